"""How reminders stand: what is escalated, and what somebody was reminded of.

What is escalated is worked out from what waits at the moment, so a page shows it without a worker,
and no longer once it is settled. That somebody was reminded is true only of what was given.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from domain.facts import SIDES
from portal.reminders.falling_due import AGED_DAYS, ESCALATED_AFTER_DAYS, Due, fallen_due
from portal.reminders.kept import Reminders, id_of
from portal.web import Here
from projections import inbox
from projections.inbox import Wait

AT_LEAST = {
    True: timedelta(days=ESCALATED_AFTER_DAYS - 1),
    False: timedelta(days=AGED_DAYS - 1),
}
"""By whether a wait has a due time: how long before now it fell due, or began, to be escalated."""


class Reminded(NamedTuple):
    """What became of a wait: escalated to the leads or reminded of, and when."""

    escalated: bool
    at: datetime


def escalated(connection: Connection, place: Here, at: datetime, limit: int) -> list[Wait]:
    """What waits for either side and is the leads' by ``at`` (UTC), the longest waiting first.

    At most ``limit`` of each side, and never what a side keeps to itself.
    """
    found = [
        wait
        for side in SIDES
        for dated, least in AT_LEAST.items()
        for wait in inbox.waiting_longest(
            connection, place.viewer, side, dated=dated, before=at - least, limit=limit
        )
        if any(_escalations(fallen_due(wait, place.partnership.calendar(side), at)))
    ]
    return sorted(found, key=lambda wait: wait.since)[:limit]


def reminded_of(
    given: Reminders, place: Here, waits: Sequence[Wait], at: datetime
) -> dict[tuple[UUID, str], Reminded]:
    """What became of these waits by ``at`` (UTC), by record and task; missing where nothing did."""
    found: dict[tuple[UUID, str], Reminded] = {}
    told: dict[UUID, Wait] = {}
    for wait in waits:
        fallen = fallen_due(wait, place.partnership.calendar(wait.side), at)
        told |= {id_of(wait, due): wait for due in fallen}
        for due in _escalations(fallen):
            found[wait.record_id, wait.task] = Reminded(escalated=True, at=due.at)
    for id, given_at in sorted(given.given(told.keys()).items(), key=lambda each: each[1]):
        key = told[id].record_id, told[id].task
        if key not in found or not found[key].escalated:
            found[key] = Reminded(escalated=False, at=given_at)
    return found


def _escalations(fallen: Sequence[Due]) -> Iterator[Due]:
    return (due for due in fallen if due.kind == "escalated")
