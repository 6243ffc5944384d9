"""What may be asked about pulses. Nothing here tells one person of another's answer."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from projections.paging import Page, Turn
from projections.pulses.model import Dossier, Pulses, answers, register
from projections.pulses.results import Given
from projections.registers import Entry
from projections.rows import from_json
from projections.tables import Viewer, visible_by_id

_MODEL = Pulses()
TREND = 12

Answer = Given
"""One's own answer."""


class Due(NamedTuple):
    """A pulse whose day has come, for the worker: whose it is, and since when."""

    partnership_id: UUID
    pulse_id: UUID
    at: datetime


def one(connection: Connection, viewer: Viewer, pulse_id: UUID) -> Entry[Dossier] | None:
    """One pulse, or ``None`` if there is none the viewer may see."""
    return _MODEL.one(connection, viewer, pulse_id)


def page(connection: Connection, viewer: Viewer, turn: Turn = Turn()) -> Page[Entry[Dossier]]:
    """The pulses that are over, newest first."""
    return _MODEL.page(connection, viewer, register.c.is_open.is_(False), turn=turn)


def standing(connection: Connection, viewer: Viewer) -> list[Entry[Dossier]]:
    """The pulses that are proposed, agreed or open, the next to end first."""
    order = (register.c.closes_at, register.c.id)
    return _MODEL.some(connection, viewer, register.c.is_open.is_(True), order=order, limit=20)


def trend(connection: Connection, viewer: Viewer) -> list[Entry[Dossier]]:
    """The latest pulses that closed, the oldest of them first."""
    order = (register.c.closes_at.desc(), register.c.id)
    found = _MODEL.some(connection, viewer, register.c.stage == "closed", order=order, limit=TREND)
    return found[::-1]


def latest(connection: Connection, viewer: Viewer, at: datetime) -> Entry[Dossier] | None:
    """The pulse that had closed last at a moment (UTC), or ``None``."""
    wanted = (register.c.stage == "closed", register.c.closes_at <= at)
    order = (register.c.closes_at.desc(), register.c.id)
    found = _MODEL.some(connection, viewer, *wanted, order=order, limit=2)
    known = (each for each in found if each.dossier.entered_at and each.dossier.entered_at <= at)
    return next(known, None)


def closing_between(
    connection: Connection, viewer: Viewer, since: datetime, until: datetime
) -> list[Entry[Dossier]]:
    """The pulses agreed to that close in a span of time (UTC, exclusive), in order."""
    wanted = (
        register.c.stage.in_(("agreed", "open", "closed")),
        register.c.closes_at >= since,
        register.c.closes_at < until,
    )
    order = (register.c.closes_at, register.c.id)
    return _MODEL.some(connection, viewer, *wanted, order=order, limit=100)


def titles(connection: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, str]:
    """What the pulses with these ids that the viewer may see are called."""
    return _MODEL.titles(connection, viewer, ids)


def mine(connection: Connection, viewer: Viewer, pulse_id: UUID) -> Answer | None:
    """What the viewer answered themselves, or ``None``."""
    return _own(connection, viewer, [pulse_id]).get(pulse_id)


def to_answer(connection: Connection, viewer: Viewer, person_id: UUID) -> list[Entry[Dossier]]:
    """The open pulses the person is asked and has not answered, the next to end first.

    Only the person themselves is told: nothing for another than the viewer.
    """
    if viewer.person_id != person_id:
        return []
    wanted = [
        entry
        for entry in standing(connection, viewer)
        if entry.stage == "open" and person_id in entry.dossier.asked_of[viewer.side]
    ]
    answered = _own(connection, viewer, [entry.id for entry in wanted])
    return [entry for entry in wanted if entry.id not in answered]


def to_open(connection: Connection, at: datetime) -> list[Due]:
    """Pulses of all partnerships whose first day has begun, and whose last is not over."""
    wanted = (register.c.stage == "agreed", register.c.opens_at <= at, register.c.closes_at >= at)
    return _due(connection, register.c.opens_at, *wanted)


def to_close(connection: Connection, at: datetime) -> list[Due]:
    """Open pulses of all partnerships whose last day is over."""
    return _due(
        connection, register.c.closes_at, register.c.stage == "open", register.c.closes_at < at
    )


def _due(
    connection: Connection, when: ColumnElement[datetime], *wanted: ColumnElement[bool]
) -> list[Due]:
    chosen = select(register.c.partnership_id, register.c.id, when).where(*wanted).order_by(when)
    return [Due(*row) for row in connection.execute(chosen)]


def _own(connection: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, Answer]:
    chosen = select(answers.c.record_id, answers.c.answer).where(
        visible_by_id(answers, viewer),
        answers.c.record_id.in_(ids),
        answers.c.actor_id == viewer.person_id,
    )
    return {row.record_id: from_json(row.answer, Given) for row in connection.execute(chosen)}
