"""The days of a story: counted back from now, on working days of everybody in it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from domain.calendar import WorkingCalendar, is_working_day

_DAYS_BACK, _DAYS_AHEAD = 260, 150


class At(NamedTuple):
    """So many working days ago (below 1: still to come), at a local time of whoever acts."""

    day: int
    clock: str


class Ago(NamedTuple):
    """So many minutes ago, or as long before the end of the last shift of whoever acts."""

    minutes: int


class Before(NamedTuple):
    """So many minutes before the step it is said in."""

    minutes: int


class Day(NamedTuple):
    """The day so many working days ago; below 1, a day still to come."""

    day: int


class Almanac:
    """Days on which everybody in a story works, counted from ``now`` in both directions."""

    def __init__(self, now: datetime, calendars: Iterable[WorkingCalendar]) -> None:
        self.now = now
        shared = tuple(calendars)
        around = (now.date() + timedelta(days) for days in range(-_DAYS_BACK, _DAYS_AHEAD))
        common = [day for day in around if all(is_working_day(one, day) for one in shared)]
        over = [day for day in common if all(_shift(one, day)[1] <= now for one in shared)]
        self._past, self._ahead = over[::-1], common[len(over) :]

    def day(self, ago: int) -> date:
        """The working day ``ago`` days back: 1 is the last one that is over everywhere."""
        return self._past[ago - 1] if ago > 0 else self._ahead[-ago]

    def instant(self, when: At, works: WorkingCalendar) -> datetime:
        """A local time on one of the days, as an instant."""
        local = datetime.combine(self.day(when.day), time.fromisoformat(when.clock), works.zone)
        return local.astimezone(UTC)

    def latest(self, minutes: int, works: WorkingCalendar) -> datetime:
        """The instant so many minutes ago if somebody was at work then, or late in their shift."""
        moment = self.now - timedelta(minutes=minutes)
        day = moment.astimezone(works.zone).date()
        while not (is_working_day(works, day) and _shift(works, day)[0] <= moment):
            day -= timedelta(days=1)
        return min(moment, _shift(works, day)[1] - timedelta(minutes=minutes))


def _shift(works: WorkingCalendar, day: date) -> tuple[datetime, datetime]:
    opens = datetime.combine(day, time.fromisoformat(works.opens), works.zone)
    closes = datetime.combine(day, time.fromisoformat(works.closes), works.zone)
    return opens.astimezone(UTC), closes.astimezone(UTC)
