"""What may be asked of rounds."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from projections.paging import Page, Turn
from projections.registers import Entry
from projections.rounds.document import Round
from projections.rounds.model import ROUNDS, sealed, table
from projections.tables import Viewer, visible

DUE_MAX = 200
"""More deadlines than this in one span nobody reads."""


class Contribution(NamedTuple):
    """Something one's own side has written: who worded it last, and when it was begun (UTC)."""

    contribution_id: UUID
    author_id: UUID
    dimension: str
    text: str
    written_at: datetime


def one(connection: Connection, viewer: Viewer, round_id: UUID) -> Entry[Round] | None:
    """One round, or ``None`` if there is none."""
    return ROUNDS.one(connection, viewer, round_id)


def page(connection: Connection, viewer: Viewer, turn: Turn = Turn()) -> Page[Entry[Round]]:
    """A page of rounds, the latest proposed first."""
    return ROUNDS.page(connection, viewer, turn=turn)


def titles(connection: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, str]:
    """What the rounds with these ids are called."""
    return ROUNDS.titles(connection, viewer, ids)


def written(connection: Connection, viewer: Viewer, round_id: UUID) -> list[Contribution]:
    """What the viewer's own side has written for a round, in the order it was begun."""
    chosen = (
        select(sealed)
        .where(visible(sealed, viewer), sealed.c.record_id == round_id)
        .order_by(sealed.c.written_at, sealed.c.contribution_id)
    )
    found = connection.execute(chosen).mappings()
    return [Contribution(**{name: row[name] for name in Contribution._fields}) for row in found]


def due_between(
    connection: Connection, viewer: Viewer, since: datetime, until: datetime
) -> list[Entry[Round]]:
    """Rounds whose deadline lies between two instants and that are not revealed yet."""
    due = table.c.due_at
    wanted = (table.c.is_open, due >= since, due < until)
    return ROUNDS.some(connection, viewer, *wanted, order=(due, table.c.id), limit=DUE_MAX)


def to_reveal(connection: Connection, at: datetime) -> list[tuple[UUID, UUID, datetime]]:
    """Open rounds of every partnership whose deadline has passed: for the worker.

    Each with its partnership and its deadline (UTC).
    """
    chosen = select(table.c.partnership_id, table.c.id, table.c.due_at).where(
        table.c.stage == "open", table.c.due_at <= at
    )
    return [(row.partnership_id, row.id, row.due_at) for row in connection.execute(chosen)]
