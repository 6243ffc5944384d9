"""Disclosures of a quarter: told first, told late, found by the other side; closed."""

from collections import Counter
from collections.abc import Iterator

from portal.reviews.account import ACROSS, SIDES, Account
from portal.reviews.sections.parts import Point, Row, Section, by_side, in_order, point
from portal.reviews.wording import counted, were

CANDOUR = {
    "told_in_time": "Told first and in time",
    "told_late": "Told late, or after others had noticed",
    "found_by_others": "Found first by the other side or outside",
}
"""What the evidence rules say of a telling, of the side the problem is on."""


def disclosing(account: Account) -> Section:
    """What was told, how each side learned of its own problems, and what was closed."""
    told, closed = account.facts("disclosure.told"), account.facts("disclosure.closed")
    waits = Counter(each.ball for each in account.awaited if each.record_kind == "disclosure")
    rows = [
        by_side("Told the other side", told),
        *(by_side(label, account.found(rule)) for rule, label in CANDOUR.items()),
        Row("Closed", None, None, len(closed)),
        Row(f"{account.open_when}, on its side", waits["brand"], waits["bpo"]),
        Row(f"{account.open_when}, on both sides", None, None, waits["both"]),
    ]
    said = [_said(account, side) for side in SIDES]
    said.append(
        f"{were(len(closed), 'closed').capitalize()}. "
        f"{account.open_when}: {counted(waits.total(), 'disclosure')}."
    )
    empty = "Nothing was disclosed, and no disclosure was left open."
    points = _points(account)
    return Section("disclosures", "Disclosures", said, rows, in_order(points), empty)


def _said(account: Account, side: str) -> str:
    us, them = account.companies[side], account.companies[ACROSS[side]]
    told = counted(len(account.facts("disclosure.told", side=side)), "disclosure")
    first, late, found = (len(account.found(rule, side=side)) for rule in CANDOUR)
    if not first + late + found:
        return f"{us} told {told}; no problem of its own counts as told or found."
    return (
        f"{us} told {told}. Of problems on its own side, {were(first, 'told first and in time')}, "
        f"{were(late, 'told late or after others had noticed')} and "
        f"{were(found, f'found first by {them} or outside')}."
    )


def _points(account: Account) -> Iterator[Point]:
    """What was told, with how and whether it was closed; then what was told before and closed."""
    how = {item.record_id: CANDOUR[item.rule] for item in account.found(*CANDOUR)}
    closed = {line.record_id: line for line in account.facts("disclosure.closed")}
    for line in account.facts("disclosure.told"):
        said = how.get(line.record_id, "Told")
        ended = closed.pop(line.record_id, None)
        yield point(account, line, f"{said}; closed" if ended else said)
    for line in closed.values():
        yield point(account, line, "Closed")
