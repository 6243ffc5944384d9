"""Working calendars: when a side is at work, in its own time zone, with its public holidays.

Holidays come from the ``holidays`` library by country and, where it matters, subdivision.
A local time that daylight saving skips is moved on by the gap; one that is repeated means its first
occurrence (PEP 495, ``fold=0``).
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
import msgspec


class WorkingCalendar(msgspec.Struct, frozen=True):
    """Working hours of a side. ``weekdays`` are 0 (Monday) to 6; times are local, "HH:MM"."""

    time_zone: str = "UTC"
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    opens: str = "09:00"
    closes: str = "17:00"
    country: str = ""
    subdivision: str = ""

    @property
    def zone(self) -> ZoneInfo:
        """The time zone as an object."""
        return ZoneInfo(self.time_zone)


def is_working_day(calendar: WorkingCalendar, day: date) -> bool:
    """Whether the side works on that local day."""
    return day.weekday() in calendar.weekdays and day not in _holidays(
        calendar.country, calendar.subdivision, day.year
    )


def working_hours_a_week(calendar: WorkingCalendar) -> float:
    """How many hours a week the side works, holidays left aside."""
    opens, closes = time.fromisoformat(calendar.opens), time.fromisoformat(calendar.closes)
    minutes = (closes.hour - opens.hour) * 60 + closes.minute - opens.minute
    return minutes / 60 * len(set(calendar.weekdays))


def add_working_days(calendar: WorkingCalendar, start: date, days: int) -> date:
    """The ``days``-th working day after ``start`` (which is not counted)."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if is_working_day(calendar, day):
            days -= 1
    return day


def add_working_hours(calendar: WorkingCalendar, start: datetime, hours: float) -> datetime:
    """The instant (UTC) at which ``hours`` of working time have passed since ``start``."""
    left = timedelta(hours=hours)
    day = start.astimezone(calendar.zone).date()
    while True:
        opens, closes = _shift(calendar, day)
        begins = max(opens, start)
        if is_working_day(calendar, day) and begins < closes:
            if closes - begins >= left:
                return (begins + left).astimezone(UTC)
            left -= closes - begins
        day += timedelta(days=1)


def working_time_between(calendar: WorkingCalendar, start: datetime, end: datetime) -> timedelta:
    """How much of the time between two instants lies in working hours."""
    total = timedelta()
    day, last = start.astimezone(calendar.zone).date(), end.astimezone(calendar.zone).date()
    while day <= last:
        if is_working_day(calendar, day):
            opens, closes = _shift(calendar, day)
            total += max(min(closes, end) - max(opens, start), timedelta())
        day += timedelta(days=1)
    return total


def end_of_day(calendar: WorkingCalendar, day: date) -> datetime:
    """The last instant (UTC) of a local day: a due *day* is kept until then."""
    midnight = datetime.combine(day + timedelta(days=1), time(), calendar.zone)
    return midnight.astimezone(UTC) - timedelta(seconds=1)


def local_day(calendar: WorkingCalendar, at: datetime) -> date:
    """The calendar day of an instant where the side is."""
    return at.astimezone(calendar.zone).date()


def _shift(calendar: WorkingCalendar, day: date) -> tuple[datetime, datetime]:
    opens = datetime.combine(day, time.fromisoformat(calendar.opens), calendar.zone)
    closes = datetime.combine(day, time.fromisoformat(calendar.closes), calendar.zone)
    return opens.astimezone(UTC), closes.astimezone(UTC)


@lru_cache(maxsize=256)
def _holidays(country: str, subdivision: str, year: int) -> frozenset[date]:
    if not country:
        return frozenset()
    return frozenset(holidays.country_holidays(country, subdiv=subdivision or None, years=year))
