"""One round of the worker: what the clock decides, and who is to be reminded.

The log is the queue. What is due is worked out from read models at each round; a worker that was
stopped catches up, and two workers do nothing twice: commands and reminders have derived ids.
"""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid5

import structlog
from sqlalchemy import Connection

from domain.calendar import WorkingCalendar
from domain.changes.commands import AwakenChange, LapseRatification
from domain.facts import PORTAL_ID, RuleBroken
from domain.pulses.commands import ClosePulse, OpenPulse
from domain.rounds.commands import RevealRound
from portal.reminders.falling_due import fallen_due
from portal.reminders.kept import Reminders, id_of
from portal.web import Workshop
from projections import changes, inbox, partnerships, pulses, rounds

log = structlog.get_logger(__name__)


class Round(NamedTuple):
    """What one round did: changes woken, emergencies lapsed, rounds revealed, reminders, pulses."""

    woken: int
    lapsed: int
    revealed: int
    reminded: int
    opened: int = 0
    closed: int = 0


def round_of(parts: Workshop, reminders: Reminders, at: datetime) -> Round:
    """Do everything that has fallen due by ``at`` (UTC), and nothing else."""
    with parts.runner.engine.connect() as connection:
        sleeping = changes.to_wake(connection, at)
        unratified = changes.to_lapse(connection, at)
        sealed = rounds.to_reveal(connection, at)
        ending, beginning = pulses.to_close(connection, at), pulses.to_open(connection, at)
    woken = sum(_performed(parts, AwakenChange, *each, reason="") for each in sleeping)
    lapsed = sum(_performed(parts, LapseRatification, *each) for each in unratified)
    revealed = sum(_performed(parts, RevealRound, *each) for each in sealed)
    closed = sum(_performed(parts, ClosePulse, *each) for each in ending)
    opened = sum(_performed(parts, OpenPulse, *each) for each in beginning)
    if woken or lapsed or revealed or closed or opened:
        parts.runner.catch_up()
    with parts.runner.engine.connect() as connection:
        reminded = _remind(connection, reminders, at)
    return Round(woken, lapsed, revealed, reminded, opened, closed)


def _performed(
    parts: Workshop, kind: Any, partnership_id: UUID, record_id: UUID, due: datetime, **fields: Any
) -> bool:
    command = kind(
        command_id=uuid5(record_id, f"{kind.__name__}/{due.isoformat()}"),
        partnership_id=partnership_id,
        record_id=record_id,
        **fields,
    )
    try:
        parts.partnerships.perform(command, by=PORTAL_ID)
    except RuleBroken as refusal:  # somebody was faster
        log.info("nothing left to do", record=str(record_id), because=refusal.sentence)
        return False
    return True


def _remind(connection: Connection, reminders: Reminders, at: datetime) -> int:
    calendars: dict[tuple[UUID, str], WorkingCalendar] = {}
    done = 0
    for partnership_id, audience, wait in inbox.everywhere(connection):
        key = (partnership_id, wait.side)
        if key not in calendars:
            known = partnerships.by_id(connection, partnership_id)
            calendars[key] = known.calendar(wait.side) if known else WorkingCalendar()
        due = {id_of(wait, each): each for each in fallen_due(wait, calendars[key], at)}
        fresh = due.keys() - reminders.given(due.keys()).keys()
        done += sum(reminders.give(wait, partnership_id, audience, due[one], at) for one in fresh)
    return done
