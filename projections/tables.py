"""Where read models are kept: one engine, one time type, one place to filter by audience."""

import sqlite3
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import (
    Column,
    ColumnElement,
    DateTime,
    Engine,
    Index,
    MetaData,
    Table,
    Uuid,
    and_,
    create_engine,
    event,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.pool import QueuePool
from sqlalchemy.types import TypeDecorator

from domain.facts import Side

LOCK_TIMEOUT_SECONDS = 30
"""How long SQLite waits for somebody else to finish writing."""

WRITE = {"write": True}
"""Execution options of a connection that will write: SQLite then takes its lock at once."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant in UTC, on databases with and without time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def engine_for(url: str, *, schema: str = "read", durable: bool = False) -> Engine:
    """An engine over the store at ``url``; PostgreSQL keeps its tables in ``schema``.

    Read models can be rebuilt, so on SQLite their commits need not wait for the disk
    (``synchronous=NORMAL``: consistent after a crash, at most behind). What cannot be rebuilt
    asks for ``durable``. Errors never show parameters: they may be people's words.
    """
    if url.startswith("sqlite"):
        return _sqlite_engine(url, durable=durable)
    address = url.replace("postgres://", "postgresql://", 1)
    address = address.replace("postgresql://", "postgresql+psycopg://", 1)
    return create_engine(
        address,
        hide_parameters=True,
        connect_args={"options": f"-csearch_path={schema}"},
        pool_size=4,
        max_overflow=28,
    )


def memory_engine() -> Engine:
    """An engine over a new SQLite database in memory, gone once the engine is disposed of."""
    address = f"file:{uuid4().hex}?mode=memory&cache=shared"

    def opened() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)

    engine = create_engine(
        "sqlite://",
        creator=opened,
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=24,
        hide_parameters=True,
    )
    _begin_by_hand(engine)
    return engine


readers = Table(
    "named_readers",
    MetaData(),
    Column("record_id", Uuid, primary_key=True),
    Column("person_id", Uuid, primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Index("named_readers_by_person", "partnership_id", "person_id", "record_id"),
)
"""The people a record is open to by name, besides its audience; kept by ``projections.naming``."""


class Viewer(NamedTuple):
    """Who asks a question: a side of a partnership, and the person if there is one."""

    partnership_id: UUID
    side: Side
    person_id: UUID | None = None


def visible(table: Table, viewer: Viewer) -> ColumnElement[bool]:
    """The rows of ``table`` the viewer may see: of their partnership, shared or their own side's.

    And rows of records that name them, and what they did for their own eyes. Every question about
    records filters by this, and by nothing else, for tenancy and audience.
    """
    return and_(table.c.partnership_id == viewer.partnership_id, _open_to(table, viewer))


def shared(table: Table, viewer: Viewer) -> ColumnElement[bool]:
    """Of the rows the viewer may see those that both sides see: the same for either side."""
    return and_(visible(table, viewer), table.c.audience == "shared")


def visible_by_id(table: Table, viewer: Viewer) -> ColumnElement[bool]:
    """As ``visible``, for questions that name their rows by id.

    Written so that no index serves it: SQLite would walk a whole partnership for a few known rows.
    """
    tenant = func.coalesce(table.c.partnership_id, table.c.partnership_id)
    return and_(tenant == viewer.partnership_id, _open_to(table, viewer))


def _open_to(table: Table, viewer: Viewer) -> ColumnElement[bool]:
    open_to = table.c.audience.in_(("shared", viewer.side))
    if viewer.person_id is None:
        return open_to
    record_id = table.c.get("record_id", table.c.id if "id" in table.c else None)
    if record_id is None:
        return open_to
    naming = select(readers.c.record_id).where(
        readers.c.partnership_id == viewer.partnership_id,
        readers.c.person_id == viewer.person_id,
    )
    named: list[ColumnElement[bool]] = [record_id.in_(naming)]
    if "actor_id" in table.c:
        alone = ~exists().where(
            readers.c.partnership_id == viewer.partnership_id, readers.c.record_id == record_id
        )
        theirs = table.c.actor_id == viewer.person_id
        named.append(and_(table.c.audience == "named", theirs, alone))
    return or_(open_to, *named)


def _sqlite_engine(url: str, *, durable: bool) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        connect_args={"timeout": LOCK_TIMEOUT_SECONDS},
        pool_size=8,
        max_overflow=24,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")

    _begin_by_hand(engine)
    return engine


def _begin_by_hand(engine: Engine) -> None:
    """The driver must not begin of its own accord: it would begin writing too late."""

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        writes = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
