"""The append-only event log, on SQLite and PostgreSQL, and the keys its free text is sealed under.

Built on the recorders of the ``eventsourcing`` library, subclassed only where they must be: the
databases themselves refuse to edit or delete a fact, writers are serialised so that nothing ever
appears behind a reader, and a record's key is written together with its first fact.
"""

import os
from collections.abc import Sequence
from operator import itemgetter
from threading import Lock
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit
from uuid import UUID

from eventsourcing.persistence import IntegrityError, OperationalError, PersistenceError

from domain.facts import Fact
from domain.store.sealing import FactMapper, SealedEvent, SealedNotification, new_key

__all__ = [
    "Conflict",
    "Log",
    "Recorder",
    "SealedEvent",
    "SealedNotification",
    "StoreBusy",
    "StoreFailed",
    "Stream",
    "Unguarded",
    "Unreadable",
    "create_store",
    "open_log",
]

Conflict = IntegrityError
"""Somebody else wrote the same version of a record first; nothing was written."""

StoreBusy = OperationalError
"""The database is locked, full or away; nothing was written."""

StoreFailed = PersistenceError
"""Any failure of the store, busy or worse; nothing was written."""


CHUNK = 5_000
"""How many facts are asked for by their positions at once."""

_INHERITED: list["Recorder"] = []
"""Recorders a fork brought along: their connections are the parent's and are not to be closed."""


class Unguarded(Exception):
    """The store lacks a guard against editing or deleting; it is not opened."""


class Unreadable(Exception):
    """The fact at ``position`` cannot be read: an unknown name, or a seal that does not open."""

    def __init__(self, position: int, reason: Exception) -> None:
        super().__init__(f"The fact at {position} cannot be read: {reason!r}")
        self.position = position


class Stream(NamedTuple):
    """The facts of one record, oldest first, and the key they are sealed under.

    ``key`` is ``None`` where the record has no facts yet or where its key was destroyed.
    """

    facts: list[Fact]
    key: bytes | None


class Recorder(Protocol):
    """What the log asks of a database."""

    def insert_events(
        self, stored_events: Sequence[SealedEvent], **kwargs: object
    ) -> Sequence[int]: ...
    def select_sealed(self, record_id: UUID, gt: int) -> Sequence[SealedEvent]: ...
    def select_after(self, position: int, limit: int) -> Sequence[SealedNotification]: ...
    def select_at(self, positions: Sequence[int]) -> Sequence[SealedNotification]: ...
    def head(self) -> int: ...
    def check_guards(self) -> None: ...
    def close(self) -> None: ...


class Log:
    """The one event log: append, read one record, read everything after a position.

    Opens its database lazily and once per process, so that it may be built before a fork.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.mapper = FactMapper()
        self._recorder: Recorder | None = None
        self._pid = 0
        self._opening = Lock()

    @property
    def recorder(self) -> Recorder:
        """The recorder of this process; the first use checks the guards.

        Raises Unguarded if the database would let a fact be edited or deleted.
        """
        if self._recorder is None or self._pid != os.getpid():
            with self._opening:
                if self._recorder is None or self._pid != os.getpid():
                    recorder = _recorder_for(self.url)
                    recorder.check_guards()
                    if self._recorder is not None:
                        _INHERITED.append(self._recorder)
                    self._recorder, self._pid = recorder, os.getpid()
        return self._recorder

    def append(self, facts: Sequence[Fact], keys: dict[UUID, bytes]) -> int:
        """Store ``facts`` in one durable transaction; returns the position of the last one.

        ``keys`` are those of the records already begun; others get a new key in the same write.
        Raises Conflict if a version is taken, StoreBusy if the database cannot write.
        """
        fresh = {fact.originator_id: new_key() for fact in facts if fact.originator_id not in keys}
        known = {**keys, **fresh}
        sealed = [self.mapper.to_stored_event(fact, known[fact.originator_id]) for fact in facts]
        return self.recorder.insert_events(sealed, new_keys=fresh)[-1]

    def stream(self, record_id: UUID, gt: int = 0) -> Stream:
        """The facts of a record with a version above ``gt``, oldest first."""
        stored = self.recorder.select_sealed(record_id, gt)
        facts = [self.mapper.to_domain_event(event) for event in stored]
        return Stream(facts, stored[0].key if stored else None)

    def after(self, position: int, limit: int) -> list[tuple[int, Fact]]:
        """At most ``limit`` (position, fact) pairs after ``position``, in log order.

        Raises Unreadable if the first of them cannot be read; stops before a later one.
        """
        read = self.mapper.to_domain_event
        found: list[tuple[int, Fact]] = []
        for event in self.recorder.select_after(position, limit):
            try:
                found.append((event.id, read(event)))
            except (ValueError, KeyError) as reason:  # msgspec's errors are ValueErrors
                if not found:
                    raise Unreadable(event.id, reason) from reason
                break
        return found

    def at(self, positions: Sequence[int]) -> list[tuple[int, Fact]]:
        """The (position, fact) pairs at these positions, in log order.

        Raises Unreadable if one of them cannot be read.
        """
        read = self.mapper.to_domain_event
        found: list[tuple[int, Fact]] = []
        for start in range(0, len(positions), CHUNK):
            for event in self.recorder.select_at(positions[start : start + CHUNK]):
                try:
                    found.append((event.id, read(event)))
                except (ValueError, KeyError) as reason:
                    raise Unreadable(event.id, reason) from reason
        return sorted(found, key=itemgetter(0))

    def head(self) -> int:
        """The position of the newest fact, 0 if there is none."""
        return self.recorder.head()

    def close(self) -> None:
        """Give back this process's connections."""
        if self._recorder is not None and self._pid == os.getpid():
            self._recorder.close()
        self._recorder = None


def open_log(url: str) -> Log:
    """A log over ``sqlite:///path`` or ``postgresql://…``; connects at the first use."""
    return Log(url)


def create_store(url: str, app_role: str | None = None) -> None:
    """Create the log, its guards and the table of keys; harmless where they exist.

    ``app_role`` (PostgreSQL) is granted reading the log and the append function, nothing more.
    """
    recorder = _recorder_for(url)
    recorder.create_table(app_role=app_role)  # type: ignore[attr-defined]
    recorder.close()


def _recorder_for(url: str) -> Recorder:
    scheme = urlsplit(url).scheme.split("+")[0]
    if scheme == "sqlite":
        from domain.store.sqlite import SQLiteLogRecorder

        return SQLiteLogRecorder.over(url)
    if scheme in ("postgresql", "postgres"):
        from domain.store.postgres import PostgresLogRecorder

        return PostgresLogRecorder.over(url)
    raise ValueError(
        f"The store address must begin with sqlite:/// or postgresql://, not {scheme!r}."
    )
