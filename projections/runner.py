"""Keep read models in step with the log: pulled, in order, exactly once.

Position and rows commit in one transaction. Any process may pump; a lock on the positions makes
one winner. Live read models are pumped together, each behind a savepoint, so that a fact one of
them cannot apply halts only that one. See ``docs/decisions/0006``.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import ClassVar, NamedTuple

import structlog
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    bindparam,
    insert,
    select,
    update,
)
from sqlalchemy.exc import OperationalError

from domain.facts import Fact
from domain.store import Log, Unreadable
from projections.rows import Rows
from projections.tables import WRITE, UtcDateTime

log_ = structlog.get_logger(__name__)

metadata = MetaData()

positions = Table(
    "positions",
    metadata,
    Column("model", String(40), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("status", String(10), nullable=False),  # live | halted
    Column("failed_at", BigInteger),
    Column("error", Text),
    Column("building", String(36)),  # the token of a rebuild under way
    Column("building_since", UtcDateTime),
)
"""How far each read model has read. ``failed_at`` is the position of the fact it halted at."""

BATCH = 500
HELP_LIMIT = 2_000
"""A request helps to pump a backlog up to this many facts; a larger one is the worker's."""

LIVE = "SELECT model, position FROM positions WHERE status = 'live' ORDER BY model"
"""Asked several times by every request that writes, so it is not built anew each time."""

MOVE = (
    update(positions)
    .where(positions.c.model.in_(bindparam("models", expanding=True)))
    .values(position=bindparam("to"))
)

Numbered = Sequence[tuple[int, Fact]]


class ReadModel:
    """The base of a read model: its tables and how a batch of facts changes them.

    ``version`` is raised with every change of shape or meaning; the model is then rebuilt.
    """

    name: ClassVar[str]
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[Table, ...]]

    def apply(self, facts: Numbered, rows: Rows) -> None:
        """Fold ``facts`` (position and fact, in log order) into the tables."""
        raise NotImplementedError


class Standing(NamedTuple):
    """How one read model stands. ``lag`` counts facts it has not read yet (an upper bound)."""

    model: str
    position: int
    lag: int
    status: str
    failed_at: int | None
    error: str | None
    outdated: bool


class Runner:
    """Pumps the live read models of one store."""

    def __init__(self, log: Log, engine: Engine, models: Sequence[ReadModel]) -> None:
        self.log = log
        self.engine = engine
        self.models = {model.name: model for model in models}

    def install(self, owner: str | None = None) -> None:
        """Create missing tables and positions; harmless where they exist.

        On PostgreSQL the tables are handed over to the role ``owner``, which may then rebuild them.
        """
        with self.writing() as connection:
            metadata.create_all(connection)
            known = set(connection.scalars(select(positions.c.model)))
            for model in self.models.values():
                for table in model.tables:
                    table.create(connection, checkfirst=True)
                if model.name not in known:
                    connection.execute(insert(positions).values(_beginning(model)))
            if owner:
                tables = [positions, *(table for m in self.models.values() for table in m.tables)]
                quoted = connection.dialect.identifier_preparer.quote
                for table in tables:
                    connection.exec_driver_sql(f"ALTER TABLE {table.name} OWNER TO {quoted(owner)}")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that will write."""
        with self.engine.connect().execution_options(**WRITE) as connection, connection.begin():
            yield connection

    def position(self) -> int:
        """The position every live read model has reached."""
        with self.engine.connect() as connection:
            return min(self._live(connection).values(), default=0)

    def pump(self, limit: int = BATCH) -> int:
        """Feed the next facts to every live read model; returns how many were read."""
        return self._pump(limit)[0]

    def catch_up(self) -> None:
        """Pump until nothing is left."""
        while self.pump():
            pass

    def ensure(self, position: int, seconds: float = 3.0) -> bool:
        """Read models include the fact at ``position``; helps to pump if the backlog is small.

        ``False`` if they could not get there in time; the page then says that it is catching up.
        """
        deadline = time.monotonic() + seconds
        for _ in range(HELP_LIMIT // BATCH):
            read, reached = self._pump(BATCH)
            if reached >= position or not read:
                return reached >= position
        while self.position() < position:  # the worker's
            if time.monotonic() > deadline:
                return False
            time.sleep(0.05)
        return True

    def _pump(self, limit: int) -> tuple[int, int]:
        """How many facts were read, and the position every live read model has reached."""
        with self.writing() as connection:
            live = self._live(connection, lock=True)
            reached = min(live.values(), default=0)
            try:
                facts = self.log.after(reached, limit) if live else []
            except Unreadable as error:
                self._halt(connection, list(live), error.position, str(error))
                return 0, 0
            if not facts:
                return 0, reached
            if self._feed_together(connection, live, facts):
                return len(facts), facts[-1][0]
            for name, position in live.items():
                unread = [pair for pair in facts if pair[0] > position]
                if unread:
                    self._feed(connection, self.models[name], unread)
            return len(facts), min(self._live(connection).values(), default=0)

    def standings(self) -> list[Standing]:
        """Every read model's standing, by name."""
        head = self.log.head()
        with self.engine.connect() as connection:
            rows = connection.execute(select(positions).order_by(positions.c.model)).all()
        return [
            Standing(
                row.model,
                row.position,
                max(head - row.position, 0),
                row.status,
                row.failed_at,
                row.error,
                row.model in self.models and self.models[row.model].version != row.version,
            )
            for row in rows
        ]

    def resume(self, name: str) -> None:
        """Let a halted read model try again from where it stopped."""
        with self.writing() as connection:
            connection.execute(
                update(positions)
                .where(positions.c.model == name)
                .values(status="live", failed_at=None, error=None)
            )

    def _live(self, connection: Connection, *, lock: bool = False) -> dict[str, int]:
        locking = lock and connection.dialect.name == "postgresql"
        found = connection.exec_driver_sql(LIVE + " FOR UPDATE" if locking else LIVE)
        return {model: position for model, position in found if model in self.models}

    def _feed_together(self, connection: Connection, live: dict[str, int], facts: Numbered) -> bool:
        """The usual case: all models have read as far and none of them stumbles."""
        if len(set(live.values())) > 1:
            return False
        try:
            with connection.begin_nested():
                for name in live:
                    _apply(connection, self.models[name], facts)
        except OperationalError:
            raise  # a lock or a lost connection is not a fact's fault
        except Exception:  # noqa: BLE001 - whose fault it is is found out one model at a time
            return False
        _move(connection, live, facts[-1][0])
        return True

    def _feed(self, connection: Connection, model: ReadModel, facts: Numbered) -> None:
        try:
            with connection.begin_nested():
                _apply(connection, model, facts)
                _move(connection, [model.name], facts[-1][0])
        except OperationalError:
            raise  # a lock or a lost connection is not the fact's fault
        except Exception as error:  # noqa: BLE001 - a projector may stumble in any way
            if len(facts) > 1:
                self._feed_one_by_one(connection, model, facts)
            else:
                self._stumble(connection, model, facts[0], error)

    def _feed_one_by_one(self, connection: Connection, model: ReadModel, facts: Numbered) -> None:
        for pair in facts:
            self._feed(connection, model, [pair])
            if model.name not in self._live(connection):
                return

    def _stumble(
        self, connection: Connection, model: ReadModel, pair: tuple[int, Fact], error: Exception
    ) -> None:
        position, fact = pair
        where = f"{fact.originator_id}/{fact.originator_version}"
        self._halt(connection, [model.name], position, f"{type(error).__name__}: {error} ({where})")

    def _halt(self, connection: Connection, names: list[str], position: int, sentence: str) -> None:
        log_.error("read models halted", models=names, position=position, error=sentence)
        connection.execute(
            update(positions)
            .where(positions.c.model.in_(names))
            .values(status="halted", failed_at=position, error=sentence[:2000])
        )


def _apply(connection: Connection, model: ReadModel, facts: Numbered) -> None:
    rows = Rows(connection, {table: table for table in model.tables})
    model.apply(facts, rows)
    rows.flush()


def _move(connection: Connection, names: Iterable[str], position: int) -> None:
    connection.execute(MOVE, {"models": list(names), "to": position})


def _beginning(model: ReadModel) -> dict[str, object]:
    return {"model": model.name, "version": model.version, "position": 0, "status": "live"}


def now() -> datetime:
    """The clock of bookkeeping; no projector ever reads it."""
    return datetime.now(UTC)
