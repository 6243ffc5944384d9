"""How a bar went: what it was at moments gone by, as it was known then."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from projections.trust.ledger import Bar, Ledger, Weighing
from projections.trust.score import Score, score_of

By = Callable[[float], Weighing]
"""The rule set that counts at a moment (days since 1970, UTC)."""

KEPT = 20_000
"""So many figures are remembered of a ledger; then they are worked out anew."""


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


def remember(ledger: Ledger, key: tuple[object, ...], found: object) -> None:
    """Keep something with a ledger; the last part of its key is the moment it is of."""
    if len(ledger.memo) >= KEPT:
        ledger.memo.clear()
    ledger.memo[key] = found


def name_of(by: Weighing) -> bytes:
    """What tells a rule set from others."""
    return msgspec.json.encode(by.rules)


def _known(ledger: Ledger, bar: Bar, day: float, by: Weighing) -> Point:
    key = ("point", bar, name_of(by), day)
    if key not in ledger.memo:
        counted = ledger.counted(bar, day, by)
        score = score_of(counted.items, day, by.rules)
        remember(ledger, key, point(day, score, len(counted.places)))
    found: Point = ledger.memo[key]
    return found
