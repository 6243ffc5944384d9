"""Promises of a quarter: made, kept, kept late, missed; and what was made good."""

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from portal.reviews.account import SIDES, Account
from portal.reviews.sections.parts import Row, Section, by_side, in_order, point
from portal.reviews.wording import counted, were

BECAME = {"kept": "Kept in time", "kept_late": "Kept late", "missed": "Missed"}
GOODS = {"made_good": "Made good in time", "made_good_late": "Made good late, or not yet"}


def promising(account: Account) -> Section:
    """What each side promised, and what became of what was settled or fell due."""
    owed = Counter(account.owners.get(record_id, "") for record_id in _taken_on(account))
    waits = Counter(each.ball for each in account.awaited if each.record_kind == "commitment")
    rows = [
        Row("Made or taken on", owed["brand"], owed["bpo"]),
        *(by_side(label, account.found(rule)) for rule, label in (BECAME | GOODS).items()),
        Row(f"{account.open_when}, on its side", waits["brand"], waits["bpo"]),
    ]
    notable = account.found("kept_late", "missed", "made_good_late")
    points = [point(account, item, (BECAME | GOODS)[item.rule]) for item in notable]
    said = [_said(account, side, owed[side]) for side in SIDES]
    empty = "Nothing was promised, and no promise was settled or fell due."
    return Section("promises", "Promises", said, rows, in_order(points), empty)


def _taken_on(account: Account) -> Iterator[UUID]:
    """What a side promised by itself, and what it was asked to promise and accepted."""
    for line in account.facts("commitment.made"):
        if line.record_id not in account.asked:
            yield line.record_id
    for line in account.facts("commitment.accepted"):
        if line.record_id in account.asked:
            yield line.record_id


def _said(account: Account, side: str, made: int) -> str:
    us = account.companies[side]
    kept, late, missed = (len(account.found(rule, side=side)) for rule in BECAME)
    said = f"{us} made or took on {counted(made, 'promise')}."
    if not kept + late + missed:
        return f"{said} None of its promises was settled or fell due."
    return (
        f"{said} Of its promises that were settled or fell due, {were(kept, 'kept in time')}, "
        f"{were(late, 'kept late')} and {were(missed, 'missed')}."
    )
