"""Which days a view of the calendar shows, and where one turns from there."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

AGENDA_DAYS = 30
FIRST, LAST = date(1971, 1, 1), date(2099, 12, 1)


class Span(NamedTuple):
    """The days of a view, whole weeks for a grid; ``title`` is what they are called.

    ``before`` and ``after`` are days in the views next to it.
    """

    view: str
    day: date
    days: list[date]
    title: str
    before: date
    after: date

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """From when until when (UTC, exclusive) it lasts for somebody in ``zone``."""
        begins = datetime.combine(self.days[0], time(), zone)
        ends = datetime.combine(self.days[-1] + timedelta(days=1), time(), zone)
        return begins.astimezone(UTC), ends.astimezone(UTC)

    @property
    def weeks(self) -> list[list[date]]:
        """The days in weeks."""
        return [self.days[start : start + 7] for start in range(0, len(self.days), 7)]


def span_of(view: str, day: date) -> Span:
    """The view that holds a day; the month where the view is unknown."""
    day = min(max(day, FIRST), LAST)
    if view == "week":
        monday = day - timedelta(days=day.weekday())
        days = [monday + timedelta(days=n) for n in range(7)]
        title = f"Week {monday.isocalendar().week}, {_named(days[0])} to {_named(days[-1])}"
        return Span(view, day, days, title, monday - timedelta(7), monday + timedelta(7))
    if view == "agenda":
        days = [day + timedelta(days=n) for n in range(AGENDA_DAYS)]
        title = f"{_named(days[0])} to {_named(days[-1])} {days[-1].year}"
        step = timedelta(AGENDA_DAYS)
        return Span(view, day, days, title, day - step, day + step)
    first = day.replace(day=1)
    monday = first - timedelta(days=first.weekday())
    following = (first + timedelta(days=32)).replace(day=1)
    weeks = -(-((following - monday).days) // 7)
    days = [monday + timedelta(days=n) for n in range(7 * weeks)]
    before = (first - timedelta(days=1)).replace(day=1)
    return Span("month", day, days, f"{first:%B %Y}", before, following)


def _named(day: date) -> str:
    return f"{day.day} {day:%B}"
