"""Stores of the past: read models that know of one partnership what was recorded up to a moment.

The same facts go through the same projectors into a database in memory, and the same questions are
asked of it. What was narrowed since is narrowed there too. See ``docs/decisions/0032``.
"""

import gc
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Engine, delete, exists, select

from domain.facts import Fact
from projections import history
from projections.history.model import lines
from projections.models import MODELS
from projections.naming import namings
from projections.rebuild.turns import Turns
from projections.rows import Rows
from projections.runner import Numbered, ReadModel, Runner, positions
from projections.tables import memory_engine

LEFT_OUT = ("evidence", "inbox")
"""Read models no rewound page asks: evidence knows every moment itself."""

KEPT = 4
"""How many stores a process keeps; the one asked longest ago goes first."""

KEPT_FACTS = 100_000
"""And how many facts they hold together; the latest is kept however large it is."""

REMEMBERED = 200
"""How many moments a process remembers the last fact of."""

SETTLED = timedelta(minutes=1)
"""After this a moment is over for every server: nothing is still being written for it."""

PATIENCE = 3.0
"""So many seconds the one who waits for a store does so: a thread of the server waits along."""

SOURCES = ("history", "naming")
"""The live read models that say which facts a past is made of."""


class CatchingUp(Exception):
    """The live read models lack facts the past is made of; a moment later they may not."""


class Key(NamedTuple):
    """What a store is made of: the last fact, how many there are, and the last naming since."""

    partnership_id: UUID
    last: int
    facts: int
    narrowed: int


class Pasts:
    """The stores of the past of one process, made when first asked for and kept for a while.

    One is made at a time: it takes a processor for as long as it lasts. One more waits for that,
    and finds it made if it wanted the same; others are refused at once.
    """

    def __init__(self, runner: Runner) -> None:
        self.runner = runner
        self._kept: OrderedDict[Key, Engine] = OrderedDict()
        self._known: OrderedDict[tuple[UUID, datetime], tuple[int, int]] = OrderedDict()
        self._looking, self._making = Lock(), Turns(1, PATIENCE)

    def connect(self, partnership_id: UUID, moment: datetime) -> Connection:
        """A connection to a partnership as of ``moment`` (UTC); it knows no other partnership.

        Whoever asks closes it. Raises CatchingUp, and NoTurn while others are being made.
        """
        return self._found(partnership_id, moment) or self._in_turn(partnership_id, moment)

    def close(self) -> None:
        """Let go of every store."""
        with self._looking:
            while self._kept:
                self._kept.popitem()[1].dispose()

    def _found(self, partnership_id: UUID, moment: datetime) -> Connection | None:
        known = self._known.get((partnership_id, moment))
        if known is None or self._lacks(self.runner.log.head()):
            return None
        with self.runner.engine.connect() as connection:
            since = narrowed_since(connection, partnership_id, moment)
        return self._take(Key(partnership_id, *known, max(since, default=0)))

    def _in_turn(self, partnership_id: UUID, moment: datetime) -> Connection:
        with self._making.turn():
            if found := self._found(partnership_id, moment):
                return found  # somebody else made it meanwhile
            self._catch_up()
            with self.runner.engine.connect() as connection:
                wanted = history.positions(connection, partnership_id, moment)
                since = narrowed_since(connection, partnership_id, moment)
            known = (max(wanted, default=0), len(wanted))
            if datetime.now(UTC) - moment > SETTLED:
                self._remember((partnership_id, moment), known)
            key = Key(partnership_id, *known, max(since, default=0))
            return self._take(key) or self._keep(key, self._made(wanted, since, moment))

    def _catch_up(self) -> None:
        head = self.runner.log.head()
        self.runner.ensure(head)
        if self._lacks(head):
            raise CatchingUp

    def _lacks(self, head: int) -> bool:
        """Whether the live rows lack facts: a naming among them would have narrowed a store."""
        with self.runner.engine.connect() as connection:
            chosen = select(positions.c.position).where(positions.c.model.in_(SOURCES))
            return min(connection.scalars(chosen)) < head

    def _made(self, wanted: Sequence[int], since: Sequence[int], moment: datetime) -> Engine:
        log = self.runner.log
        with _undisturbed():
            narrowing = [(position, _still(fact, moment)) for position, fact in log.at(since)]
            return store_of([*log.at(wanted), *narrowing], unsaid=since)

    def _take(self, key: Key) -> Connection | None:
        with self._looking:  # a store that is let go of would be empty when connected to
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key].connect()

    def _keep(self, key: Key, engine: Engine) -> Connection:
        with self._looking:
            self._kept[key] = engine
            while len(self._kept) > 1 and (len(self._kept) > KEPT or self._held() > KEPT_FACTS):
                self._kept.popitem(last=False)[1].dispose()
            return engine.connect()

    def _held(self) -> int:
        return sum(key.facts for key in self._kept)

    def _remember(self, moment: tuple[UUID, datetime], known: tuple[int, int]) -> None:
        self._known[moment] = known
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


def store_of(facts: Numbered, unsaid: Sequence[int] = ()) -> Engine:
    """A database in memory with the read models of rewound pages, fed with ``facts`` at once.

    The facts at the positions ``unsaid`` have their effect and no line in the history.
    """
    models = [model for model in MODELS if model.name not in LEFT_OUT]
    engine = memory_engine()
    with engine.begin() as connection:
        for model in models:
            _fill(connection, model, facts)
        for start in range(0, len(unsaid), 500):
            some = unsaid[start : start + 500]
            connection.execute(delete(lines).where(lines.c.position.in_(some)))
    return engine


def narrowed_since(connection: Connection, partnership_id: UUID, moment: datetime) -> list[int]:
    """Where the namings stand that came after ``moment`` for records that were there by then."""
    there = exists().where(
        lines.c.partnership_id == partnership_id,
        lines.c.record_id == namings.c.record_id,
        lines.c.recorded_at <= moment,
    )
    later = (namings.c.partnership_id == partnership_id, namings.c.recorded_at > moment)
    return sorted(connection.scalars(select(namings.c.position).where(*later, there)))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without the collector of garbage: it would look at every row again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _fill(connection: Connection, model: ReadModel, facts: Numbered) -> None:
    """Tables first, indexes last: an index of a full table costs half of one that grows."""
    for table in model.tables:
        bare = table.to_metadata(type(table.metadata)())
        bare.indexes.clear()
        bare.create(connection)
    rows = Rows(connection, {table: table for table in model.tables})
    if facts:
        model.apply(facts, rows)
    rows.flush()
    for table in model.tables:
        for index in table.indexes:
            index.create(connection)


def _still(fact: Fact, moment: datetime) -> Fact:
    """A naming that says who reads, and moves nothing else: it was not there yet."""
    return msgspec.structs.replace(fact, stage=None, ball=None, recorded_at=moment)
