"""How low and how high each bar stood within a quarter, and on which days."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from portal.reviews.account import Account
from portal.reviews.quarters import A_MOMENT
from projections.trust.ledger import BARS, Bar, Ledger
from projections.trust.moments import days, moment
from projections.trust.moving import Ends, movers
from projections.trust.trend import trend
from projections.trust.weighing import Weighing

STEPS = 6
"""So many of the largest steps of a bar are looked at, beside the ends of its months."""


class Stood(NamedTuple):
    """What a bar was at a moment: 0 to 100, between ``low`` and ``high``."""

    value: int
    low: int
    high: int
    at: datetime


class Range(NamedTuple):
    """Where a bar stood at its lowest and at its highest, each the first time."""

    lowest: Stood
    highest: Stood


def ranges(account: Account, known: Ledger, by: Weighing) -> Mapping[Bar, Range]:
    """The range of every bar that had a number within the quarter, each moment as known then.

    Looked at are the ends of months, the moment the review stands for, and both sides of the
    largest steps between them; never a moment without enough evidence.
    """
    found = {bar: sorted(_stood(account, known, bar, by), key=_when) for bar in BARS}
    return {
        bar: Range(min(stood, key=_value), max(stood, key=_value))
        for bar, stood in found.items()
        if stood
    }


def widest(found: Mapping[Bar, Range]) -> tuple[Bar, Range] | None:
    """The bar whose lowest and highest lie farthest apart; ``None`` where none moved."""
    spread = {bar: each.highest.value - each.lowest.value for bar, each in found.items()}
    bar = max(spread, key=lambda each: spread[each], default=None)
    return (bar, found[bar]) if bar and spread[bar] else None


def _stood(account: Account, known: Ledger, bar: Bar, by: Weighing) -> Iterator[Stood]:
    begin, end = days(account.quarter.since), days(account.at)
    for each in trend(known, bar, [days(at) for at in _ends(account)], lambda _: by):
        if each.value is not None and each.low is not None and each.high is not None:
            yield _whole(Ends(each.value, each.low, each.high), each.day)
    for step in movers(known, bar, [(begin, end)], lambda _: by, STEPS):
        yield _whole(step.before, step.day)
        yield _whole(step.after, step.day)


def _ends(account: Account) -> list[datetime]:
    """The ends of the quarter's months that are over, and the moment the review stands for."""
    first, found = account.quarter.since, list[datetime]()
    while (first := (first + timedelta(days=31)).replace(day=1)) <= account.at:
        found.append(first - A_MOMENT)
    return [*found, account.at]


def _whole(ends: Ends, day: float) -> Stood:
    value, low, high = (round(100 * each) for each in ends)
    return Stood(value, low, high, moment(day))


def _value(stood: Stood) -> int:
    return stood.value


def _when(stood: Stood) -> datetime:
    return stood.at
