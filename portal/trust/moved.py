"""The facts that moved a line most, as they are listed below it."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from portal.kinds import titles_of
from portal.web import here
from projections import evidence, history
from projections.evidence import RULES, Item
from projections.history import Line
from projections.trust.ledger import Ledger
from projections.trust.moments import moment
from projections.trust.moving import Step

GIVEN = {"praised": "Praise", "concern": "Concern", "concern_settled": "Settled concern"}
"""What the other side gives, by its rule."""


class Mark(NamedTuple):
    """A numbered fact: when it counted from, the value (0..100) before and after, and the record.

    ``cause`` is the kind of evidence in a word or two: "Keeping commitments".

    ``line`` is the line of the history it ends in, or ``None`` if the reader has none.
    """

    number: int
    side: str
    at: datetime
    before: int
    after: int
    sentence: str
    cause: str
    title: str
    record_kind: str
    record_id: UUID
    line: Line | None


class Numbered(NamedTuple):
    """A step with its side and its number."""

    number: int
    side: str
    step: Step


def marks(asking: Connection, known: Ledger, steps: Collection[Numbered]) -> dict[Step, Mark]:
    """What is listed of each step, with titles and facts; asked for all of them at once."""
    viewer = here().viewer
    ids = {each.step: UUID(str(known.ids[each.step.place])) for each in steps}
    items = {item.id: item for item in evidence.some(asking, viewer, list(ids.values()))}
    titles = titles_of(asking, viewer, {(i.record_kind, i.record_id) for i in items.values()})
    sources = {(item.record_id, item.sources[-1]) for item in items.values() if item.sources}
    lines = history.of_versions(asking, viewer, sources)
    return {
        each.step: _mark(each, items[ids[each.step]], titles, lines)
        for each in steps
        if ids[each.step] in items
    }


def _mark(
    each: Numbered,
    item: Item,
    titles: dict[UUID, str],
    lines: dict[tuple[UUID, int], Line],
) -> Mark:
    step = each.step
    return Mark(
        each.number,
        each.side,
        moment(step.day),
        round(100 * step.before.value),
        round(100 * step.after.value),
        f"{'No longer counts: ' if step.leaves else ''}{RULES[item.rule].sentence}",
        _cause(item),
        titles.get(item.record_id, "The record"),
        item.record_kind,
        item.record_id,
        lines.get((item.record_id, item.sources[-1])) if item.sources else None,
    )


def _cause(item: Item) -> str:
    if item.rule in GIVEN:
        giver = here().company("bpo" if item.side == "brand" else "brand")
        return f"{GIVEN[item.rule]} from {giver}"
    return RULES[item.rule].indicator.capitalize()
