"""When a wait reminds: before it is due, once it is overdue, as it ages, and to the leads.

A pure function of the wait, the working calendar of the side waited for, and the moment. Whoever
asks later is told the same, so a worker may be stopped for a week and still remind in order.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from domain.calendar import (
    WorkingCalendar,
    add_working_days,
    end_of_day,
    is_working_day,
    local_day,
)
from projections.inbox import Wait

ReminderKind = Literal["due soon", "overdue", "ageing", "escalated"]
SOON_DAYS = 1
ESCALATED_AFTER_DAYS = 2
AGEING_EVERY_DAYS = 5
AGED_DAYS = 10
AGEING_MAX = 12
"""After so many reminders that something ages, nobody reads another."""


class Due(NamedTuple):
    """A reminder that fell due. ``number`` tells repeated ones of a kind apart, from 1."""

    kind: ReminderKind
    number: int
    at: datetime


def fallen_due(wait: Wait, calendar: WorkingCalendar, at: datetime) -> list[Due]:
    """The reminders of a wait that have fallen due by ``at`` (UTC), oldest first.

    Before its due time by a working day, at it, and two working days after it to the leads of both
    sides. Without a due time after five working days and every five on, and after ten to the leads.
    What is between named people goes to no lead.
    """
    found = list(
        _dated(wait.due_at, wait.since, calendar) if wait.due_at else _ageing(wait, calendar, at)
    )
    if wait.audience != "named":
        found.append(Due("escalated", 1, escalates_at(wait, calendar)))
    return sorted((due for due in found if due.at <= at), key=lambda due: (due.at, due.kind))


def escalates_at(wait: Wait, calendar: WorkingCalendar) -> datetime:
    """When a wait becomes the leads' of both sides (UTC)."""
    day = local_day(calendar, wait.due_at or wait.since)
    days = ESCALATED_AFTER_DAYS if wait.due_at else AGED_DAYS
    return end_of_day(calendar, add_working_days(calendar, day, days))


def _dated(due_at: datetime, since: datetime, calendar: WorkingCalendar) -> Iterator[Due]:
    day = local_day(calendar, due_at)
    soon = due_at - (timedelta(days=1) * (day - _working_day_before(calendar, day)).days)
    if soon > since:  # whoever was given less than a working day has just been told
        yield Due("due soon", 1, soon)
    yield Due("overdue", 1, due_at)


def _ageing(wait: Wait, calendar: WorkingCalendar, at: datetime) -> Iterator[Due]:
    day = local_day(calendar, wait.since)
    for number in range(1, AGEING_MAX + 1):
        day = add_working_days(calendar, day, AGEING_EVERY_DAYS)
        due = Due("ageing", number, end_of_day(calendar, day))
        if due.at > at:
            return
        yield due


def _working_day_before(calendar: WorkingCalendar, day: date) -> date:
    before = day - timedelta(days=SOON_DAYS)
    while not is_working_day(calendar, before):
        before -= timedelta(days=1)
    return before
