"""The reminders that were given: kept beside the log, as nothing in it says them."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from sqlalchemy import (
    Column,
    Engine,
    Index,
    Integer,
    String,
    Table,
    Uuid,
    insert,
    select,
)
from sqlalchemy.exc import IntegrityError

from portal.directory import metadata
from portal.reminders.falling_due import Due
from projections.inbox import Wait
from projections.tables import WRITE, UtcDateTime, Viewer

given = Table(
    "reminders",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Column("record_id", Uuid, nullable=False),
    Column("record_kind", String(20), nullable=False),
    Column("audience", String(6), nullable=False),
    Column("side", String(6), nullable=False),
    Column("task", String(60), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("number", Integer, nullable=False),
    Column("fell_due_at", UtcDateTime, nullable=False),
    Column("given_at", UtcDateTime, nullable=False),
    Index("reminders_by_record", "partnership_id", "record_id"),
)
"""``id`` follows from the wait and the reminder, so that it is given once, whoever works."""


class Reminder(NamedTuple):
    """A reminder somebody was given about a wait."""

    record_id: UUID
    record_kind: str
    side: str
    task: str
    kind: str
    number: int
    fell_due_at: datetime
    given_at: datetime


class Reminders:
    """The reminders of one store, in the database of its directory, which creates the table."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def known(self, ids: Collection[UUID]) -> set[UUID]:
        """Which of these were given already."""
        if not ids:
            return set()
        with self.engine.connect() as connection:
            return set(connection.scalars(select(given.c.id).where(given.c.id.in_(ids))))

    def give(
        self, wait: Wait, partnership_id: UUID, audience: str, due: Due, given_at: datetime
    ) -> bool:
        """Give a reminder once; ``False`` where another worker was faster."""
        values = {
            "id": id_of(wait, due),
            "partnership_id": partnership_id,
            "record_id": wait.record_id,
            "record_kind": wait.record_kind,
            "audience": audience,
            "side": wait.side,
            "task": wait.task,
            "kind": due.kind,
            "number": due.number,
            "fell_due_at": due.at,
            "given_at": given_at,
        }
        try:
            writing = self.engine.connect().execution_options(**WRITE)
            with writing as connection, connection.begin():
                connection.execute(insert(given).values(values))
        except IntegrityError:
            return False
        return True

    def of_records(self, viewer: Viewer, ids: Iterable[UUID]) -> dict[tuple[UUID, str], Reminder]:
        """The latest reminder of each record and task to the viewer's side."""
        return self._latest(viewer, given.c.record_id.in_(list(ids)), given.c.side == viewer.side)

    def escalated(self, viewer: Viewer, limit: int = 50) -> list[Reminder]:
        """What was escalated to the leads of both sides, the latest first; never a side's own."""
        shared = given.c.audience == "shared"
        found = self._latest(viewer, given.c.kind == "escalated", shared)
        return sorted(found.values(), key=lambda each: each.given_at, reverse=True)[:limit]

    def _latest(self, viewer: Viewer, *wanted: Any) -> dict[tuple[UUID, str], Reminder]:
        chosen = (
            select(given)
            .where(
                given.c.partnership_id == viewer.partnership_id,
                given.c.audience.in_(("shared", viewer.side)),
                *wanted,
            )
            .order_by(given.c.fell_due_at)
        )
        with self.engine.connect() as connection:
            rows = connection.execute(chosen).mappings().all()
        found = [Reminder(**{name: row[name] for name in Reminder._fields}) for row in rows]
        return {(each.record_id, each.task): each for each in found}


def id_of(wait: Wait, due: Due) -> UUID:
    """The id of a reminder: the same whoever works it out."""
    name = f"{wait.side}/{wait.task}/{wait.since.isoformat()}/{wait.due_at}/{due.kind}/{due.number}"
    return uuid5(wait.record_id, name)
