"""Ball in court: how long each side held a record, in clock time and in its own working time.

Pure functions over intervals. A side's working time is counted in its own calendar and time zone;
while both are waited for, it runs in both calendars.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from domain.calendar import WorkingCalendar, working_time_between
from projections.intervals import Interval

HOLDERS = ("brand", "bpo", "both", "nobody")
NOTHING = timedelta()


class Stretch(NamedTuple):
    """One interval as far as it is over: stage, holder, from, to (UTC), working time.

    ``working`` is that of the holder; while both are waited for that of the brand and of the BPO,
    each in its own calendar.
    """

    stage: str
    ball: str
    since: datetime
    until: datetime
    working: Mapping[str, timedelta]

    @property
    def raw(self) -> timedelta:
        """Clock time."""
        return self.until - self.since


class Held(NamedTuple):
    """How long a record was held. ``raw`` by holder adds up to ``total`` exactly.

    ``working`` is by side. ``bounces`` counts how often the ball crossed from one side to the
    other. ``stages`` is raw time by stage and holder.
    """

    total: timedelta
    raw: Mapping[str, timedelta]
    working: Mapping[str, timedelta]
    bounces: int
    stages: Mapping[tuple[str, str], timedelta]
    stretches: Sequence[Stretch]


def held(
    intervals: Iterable[Interval], calendars: Mapping[str, WorkingCalendar], until: datetime
) -> Held:
    """Who held a record for how long, up to a moment; intervals oldest first.

    Imported intervals are left out, as their times are claims.
    """
    stretches = [
        stretch
        for interval in intervals
        if not interval.imported and interval.entered_at < until
        if (stretch := _stretch(interval, calendars, until)).raw > NOTHING
    ]
    raw = dict.fromkeys(HOLDERS, NOTHING)
    working = {"brand": NOTHING, "bpo": NOTHING}
    stages: dict[tuple[str, str], timedelta] = {}
    for stretch in stretches:
        raw[stretch.ball] += stretch.raw
        key = (stretch.stage, stretch.ball)
        stages[key] = stages.get(key, NOTHING) + stretch.raw
        for side, time in stretch.working.items():
            working[side] += time
    total = sum((stretch.raw for stretch in stretches), NOTHING)
    return Held(total, raw, working, _bounces(stretches), stages, stretches)


def _stretch(
    interval: Interval, calendars: Mapping[str, WorkingCalendar], until: datetime
) -> Stretch:
    end = min(interval.left_at or until, until)
    sides = ("brand", "bpo") if interval.ball == "both" else (interval.ball,)
    working = {
        side: working_time_between(calendars.get(side, WorkingCalendar()), interval.entered_at, end)
        for side in sides
        if side in ("brand", "bpo")
    }
    return Stretch(interval.stage, interval.ball, interval.entered_at, end, working)


def _bounces(stretches: Sequence[Stretch]) -> int:
    holders = [each.ball for each in stretches if each.ball in ("brand", "bpo")]
    return sum(before != after for before, after in pairwise(holders))
