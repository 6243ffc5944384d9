"""How a bar went: what it was at moments gone by, as it was known then."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from projections.trust.ledger import Bar, Ledger
from projections.trust.score import Score, score_of
from projections.trust.weighing import Weighing

By = Callable[[float], Weighing]
"""The rule set that counts at a moment (days since 1970, UTC)."""


class Point(NamedTuple):
    """A bar at a moment: ``value`` with its interval, 0..1, and the sample it rests on.

    ``value``, ``low`` and ``high`` are ``None`` where there was not enough evidence.
    """

    day: float
    value: float | None
    low: float | None
    high: float | None
    n_eff: float
    pieces: int


def trend(ledger: Ledger, bar: Bar, moments: Sequence[float], by: By) -> list[Point]:
    """A bar at each of these moments: the same as a page that was opened then showed.

    What was worked out once is kept with the ledger, so ask for moments that come again.
    """
    return [_known(ledger, bar, day, by(day)) for day in moments]


def point(day: float, score: Score, pieces: int) -> Point:
    """A score as a point."""
    if not score.is_shown:
        return Point(day, None, None, None, score.n_eff, pieces)
    return Point(day, score.value, score.low, score.high, score.n_eff, pieces)


def apart(one: Point, other: Point) -> bool:
    """Whether it may be said that the one is higher: the intervals do not overlap."""
    known = (one.low, one.high, other.low, other.high)
    if None in known:
        return False
    low, high, other_low, other_high = known
    return bool(low > other_high or other_low > high)  # type: ignore[operator]


def _known(ledger: Ledger, bar: Bar, day: float, by: Weighing) -> Point:
    key = ("point", bar, by.name, day)
    known: Point | None = ledger.memo.figures.get(key)
    if known is None:
        counted = ledger.counted(bar, day, by)
        known = point(day, score_of(counted.items, day, by.rules), len(counted.places))
        ledger.memo.keep(key, known)
    return known
