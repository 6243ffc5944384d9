"""How reminders stand: what is escalated, and what somebody was reminded of.

What is escalated is worked out from what waits at the moment, so a page shows it without a worker,
and no longer once it is settled. That somebody was reminded is true only of what was given.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from domain.calendar import WorkingCalendar
from portal.reminders.falling_due import (
    AGED_DAYS,
    ESCALATED_AFTER_DAYS,
    escalates_at,
    fallen_due,
)
from portal.reminders.kept import Reminders, id_of
from portal.web import Here
from projections import inbox
from projections.inbox import Wait

AT_LEAST = {
    True: timedelta(days=ESCALATED_AFTER_DAYS - 1),
    False: timedelta(days=AGED_DAYS - 1),
}
"""By whether a wait has a due time: how long before now it fell due, or began, to be escalated."""

SPARE = 3
"""So many times more candidates are asked for: the calendar of their side decides which are."""


class Reminded(NamedTuple):
    """What became of a wait: escalated to the leads or reminded of, and when."""

    escalated: bool
    at: datetime


def escalated(connection: Connection, place: Here, at: datetime, limit: int) -> list[Wait]:
    """What waits for either side and is the leads' by ``at`` (UTC), the longest waiting first.

    At most ``limit``, and never what a side keeps to itself.
    """
    candidates = [
        wait
        for dated, least in AT_LEAST.items()
        for wait in inbox.waiting_longest(
            connection, place.viewer, dated=dated, before=at - least, limit=SPARE * limit
        )
    ]
    found = (wait for wait in sorted(candidates, key=lambda each: each.since))
    theirs = (wait for wait in found if escalates_at(wait, _calendar(place, wait)) <= at)
    return list(islice(theirs, limit))


def reminded_of(
    given: Reminders, place: Here, waits: Sequence[Wait], at: datetime
) -> dict[tuple[UUID, str], Reminded]:
    """What became of these waits by ``at`` (UTC), by record and task; missing where nothing did."""
    found: dict[tuple[UUID, str], Reminded] = {}
    told: dict[UUID, Wait] = {}
    for wait in waits:
        fallen = fallen_due(wait, _calendar(place, wait), at)
        told |= {id_of(wait, due): wait for due in fallen}
        for due in fallen:
            if due.kind == "escalated":
                found[wait.record_id, wait.task] = Reminded(escalated=True, at=due.at)
    for id, given_at in sorted(given.given(told.keys()).items(), key=lambda each: each[1]):
        key = told[id].record_id, told[id].task
        if key not in found or not found[key].escalated:
            found[key] = Reminded(escalated=False, at=given_at)
    return found


def _calendar(place: Here, wait: Wait) -> WorkingCalendar:
    return place.partnership.calendar(wait.side)
