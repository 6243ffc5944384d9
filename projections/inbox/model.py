"""The inbox: what each side is waited for, by when, and why; its tables and questions."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Index,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
    distinct,
    func,
    or_,
    select,
)

from domain.facts import tag_of
from projections.inbox.kept import Waiting
from projections.inbox.waiting import absorb, matters
from projections.rows import Row, Rows, from_json, to_json
from projections.runner import Numbered, ReadModel
from projections.tables import UtcDateTime, Viewer, visible

metadata = MetaData()

waits = Table(
    "inbox",
    metadata,
    Column("record_id", Uuid, primary_key=True),
    Column("side", String(6), primary_key=True),
    Column("task", String(60), primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Column("record_kind", String(20), nullable=False),
    Column("audience", String(6), nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime),
    Index("inbox_by_side", "partnership_id", "side"),
    Index("inbox_by_due", "partnership_id", "due_at", "since"),
)

memory = Table(
    "inbox_records",
    metadata,
    Column("record_id", Uuid, primary_key=True),
    Column("open", Text, nullable=False),
)
"""What each record waits for now; ``inbox`` is this, flattened for the question."""


class Wait(NamedTuple):
    """One thing a side is waited for. ``due_at`` (UTC) is ``None`` where there is no date."""

    record_id: UUID
    record_kind: str
    side: str
    task: str
    since: datetime
    due_at: datetime | None
    audience: str = "shared"


class Inbox(ReadModel):
    """Opens and closes waits as facts ask and answer."""

    name = "inbox"
    version = 4
    tables = (waits, memory)

    def apply(self, facts: Numbered, rows: Rows) -> None:
        moved = [fact for _, fact in facts if not fact.imported and matters(fact)]
        records = {fact.originator_id for fact in moved}
        stored = {row["record_id"]: row for row in rows.load(memory, "record_id", records)}
        known = {key: from_json(row["open"], Waiting) for key, row in stored.items()}
        tenants = {fact.originator_id: fact.partnership_id for fact in moved}
        for fact in moved:
            kind = tag_of(type(fact)).split(".")[0]
            waiting = known.setdefault(fact.originator_id, Waiting(kind, fact.audience))
            absorb(waiting, fact)
        rows.delete(waits, "record_id", stored.keys())
        for record_id, waiting in known.items():
            for row in _rows(record_id, tenants[record_id], waiting):
                rows.insert(waits, row)
            if record_id not in stored:
                rows.insert(memory, {"record_id": record_id, "open": to_json(waiting)})
        rows.update(memory, [{**row, "open": to_json(known[key])} for key, row in stored.items()])


def waiting_on(
    connection: Connection,
    viewer: Viewer,
    side: str,
    *,
    keep_until: datetime | None = None,
    limit: int | None = None,
) -> list[Wait]:
    """What ``side`` is waited for: the next due first, then what waits longest.

    With ``keep_until``, commitments to be kept only later are left out.
    """
    due = waits.c.due_at
    chosen = (
        select(waits)
        .where(*_waiting(viewer, side, keep_until))
        .order_by(due.is_(None), due, waits.c.since, waits.c.record_id, waits.c.task)
        .limit(limit)
    )
    return [
        Wait(**{name: row[name] for name in Wait._fields})
        for row in connection.execute(chosen).mappings()
    ]


def waiting_longest(
    connection: Connection, viewer: Viewer, *, dated: bool, before: datetime, limit: int
) -> list[Wait]:
    """What is shared and waits for a side the longest: due, or begun, ``before``; oldest first.

    ``dated`` asks for waits with a due time, else for those without.
    """
    by = waits.c.due_at if dated else waits.c.since
    chosen = (
        select(waits)
        .where(
            visible(waits, viewer),
            waits.c.audience == "shared",
            waits.c.due_at.is_not(None) if dated else waits.c.due_at.is_(None),
            by < before,
        )
        .order_by(by)
        .limit(limit)
    )
    return [
        Wait(**{name: row[name] for name in Wait._fields})
        for row in connection.execute(chosen).mappings()
    ]


def everywhere(connection: Connection) -> Iterator[tuple[UUID, str, Wait]]:
    """Every wait of every partnership, with the partnership and its audience: for the worker."""
    for row in connection.execute(select(waits).order_by(waits.c.partnership_id)).mappings():
        wait = Wait(**{name: row[name] for name in Wait._fields})
        yield row["partnership_id"], row["audience"], wait


def records_waiting_on(
    connection: Connection, viewer: Viewer, side: str, *, keep_until: datetime | None = None
) -> int:
    """How many records wait for ``side``, counted as ``waiting_on`` lists them."""
    chosen = select(func.count(distinct(waits.c.record_id)))
    return connection.scalar(chosen.where(*_waiting(viewer, side, keep_until))) or 0


def _waiting(viewer: Viewer, side: str, keep_until: datetime | None) -> list[ColumnElement[bool]]:
    wanted = [visible(waits, viewer), waits.c.side == side]
    if keep_until is not None:
        wanted.append(or_(waits.c.task != "keep", waits.c.due_at <= keep_until))
    return wanted


def _rows(record_id: UUID, partnership_id: UUID, waiting: Waiting) -> Iterator[Row]:
    for task in waiting.tasks:
        yield {
            "record_id": record_id,
            "side": task.side,
            "task": task.task,
            "partnership_id": partnership_id,
            "record_kind": waiting.kind,
            "audience": waiting.audience,
            "since": task.since,
            "due_at": task.due_at,
        }
