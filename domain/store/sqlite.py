"""The log on SQLite: one file, write-ahead log, every commit synced to disk."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Self
from urllib.parse import unquote
from uuid import UUID

from eventsourcing.persistence import IntegrityError, OperationalError, PersistenceError
from eventsourcing.sqlite import (
    SQLiteApplicationRecorder,
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
)

from domain.store.sealing import SealedEvent, SealedNotification

LOCK_TIMEOUT_SECONDS = 30

GUARDS = {
    "stored_events_no_update": """
        CREATE TRIGGER IF NOT EXISTS stored_events_no_update BEFORE UPDATE ON stored_events
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    "stored_events_no_delete": """
        CREATE TRIGGER IF NOT EXISTS stored_events_no_delete BEFORE DELETE ON stored_events
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    # INSERT OR REPLACE deletes without firing the trigger above.
    "stored_events_no_replace": """
        CREATE TRIGGER IF NOT EXISTS stored_events_no_replace BEFORE INSERT ON stored_events
        WHEN EXISTS (SELECT 1 FROM stored_events WHERE originator_id = NEW.originator_id
                     AND originator_version = NEW.originator_version)
          OR NEW.notification_id BETWEEN 0 AND (SELECT MAX(notification_id) FROM stored_events)
        BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: the log is append-only'); END""",
}

TABLES = (
    """CREATE TABLE IF NOT EXISTS stored_events (
        notification_id INTEGER PRIMARY KEY,
        originator_id TEXT NOT NULL,
        originator_version INTEGER NOT NULL,
        topic TEXT NOT NULL,
        state BLOB NOT NULL,
        UNIQUE (originator_id, originator_version))""",
    "CREATE TABLE IF NOT EXISTS record_keys (record_id TEXT PRIMARY KEY, key BLOB) WITHOUT ROWID",
)

SEALED = (
    "SELECT notification_id, originator_id, originator_version, topic, state, key "
    "FROM stored_events LEFT JOIN record_keys ON record_id = originator_id "
)
AMONG = "WHERE notification_id IN (SELECT value FROM json_each(?)) ORDER BY notification_id"


class DurablePool(SQLiteConnectionPool):
    """Connections that sync every commit and wait for a lock instead of failing at once."""

    def _create_connection(self) -> SQLiteConnection:
        connection = super()._create_connection()
        connection.cursor().execute("PRAGMA synchronous = FULL")
        connection.cursor().execute("PRAGMA secure_delete = ON")
        return connection


class SQLiteLogRecorder(SQLiteApplicationRecorder):
    """The library's recorder over a table that refuses UPDATE, DELETE and INSERT OR REPLACE."""

    @classmethod
    def over(cls, url: str) -> Self:
        """A recorder over ``sqlite:///path``; relative with three slashes, absolute with four."""
        path = path_of(url)
        datastore = SQLiteDatastore(path, lock_timeout=LOCK_TIMEOUT_SECONDS)
        datastore.pool.close()
        datastore.pool = DurablePool(
            db_name=path,
            lock_timeout=LOCK_TIMEOUT_SECONDS,
            pool_size=8,
            max_overflow=24,
            pool_timeout=30,
        )
        return cls(datastore)

    def construct_create_table_statements(self) -> list[str]:
        return [*TABLES, *GUARDS.values()]

    def create_table(self, app_role: str | None = None) -> None:
        if app_role:
            raise ValueError("SQLite has no roles: whoever owns the file owns the log.")
        Path(path_of(self.datastore.pool.db_name)).parent.mkdir(parents=True, exist_ok=True)
        super().create_table()

    def check_guards(self) -> None:
        """Raise Unguarded unless all triggers stand as they were created."""
        from domain.store import Unguarded

        with self._reading() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            standing = {row["name"]: _squeezed(row["sql"]) for row in cursor.fetchall()}
        for name, sql in GUARDS.items():
            if standing.get(name) != _squeezed(sql.replace("IF NOT EXISTS ", "")):
                raise Unguarded(
                    f"The log lacks its guard {name}. Run `portal init` to create the store."
                )

    def insert_events(self, stored_events: Sequence[Any], **kwargs: Any) -> Sequence[int]:
        with _sentences(), self.datastore.transaction(commit=True) as cursor:
            return self._insert_sealed(cursor, stored_events, kwargs.get("new_keys") or {})

    def select_sealed(self, record_id: UUID, gt: int) -> Sequence[SealedEvent]:
        with self._reading() as cursor:
            cursor.execute(
                SEALED
                + "WHERE originator_id = ? AND originator_version > ? ORDER BY originator_version",
                (record_id.hex, gt),
            )
            return [
                SealedEvent(
                    record_id, row["originator_version"], row["topic"], row["state"], row["key"]
                )
                for row in cursor.fetchall()
            ]

    def select_after(self, position: int, limit: int) -> Sequence[SealedNotification]:
        with self._reading() as cursor:
            cursor.execute(
                SEALED + "WHERE notification_id > ? ORDER BY notification_id LIMIT ?",
                (position, limit),
            )
            return _notifications(cursor.fetchall())

    def select_at(self, positions: Sequence[int]) -> Sequence[SealedNotification]:
        with self._reading() as cursor:
            cursor.execute(SEALED + AMONG, (json.dumps(positions),))
            return _notifications(cursor.fetchall())

    def head(self) -> int:
        with self._reading() as cursor:
            cursor.execute("SELECT MAX(notification_id) FROM stored_events")
            return cursor.fetchone()[0] or 0

    def close(self) -> None:
        self.datastore.close()

    def _insert_sealed(
        self, cursor: SQLiteCursor, events: Sequence[SealedEvent], new_keys: dict[UUID, bytes]
    ) -> list[int]:
        for record_id, key in new_keys.items():
            cursor.execute("INSERT INTO record_keys VALUES (?, ?)", (record_id.hex, key))
        positions = []
        for event in events:
            cursor.execute(
                "INSERT INTO stored_events (originator_id, originator_version, topic, state) "
                "VALUES (?, ?, ?, ?)",
                (event.originator_id.hex, event.originator_version, event.topic, event.state),
            )
            positions.append(cursor.lastrowid)
        return positions

    @contextmanager
    def _reading(self) -> Iterator[SQLiteCursor]:
        with _sentences(), self.datastore.transaction(commit=False) as cursor:
            yield cursor


def _notifications(rows: Sequence[Any]) -> list[SealedNotification]:
    return [
        SealedNotification(_uuid(record_id), version, topic, state, position, key)
        for position, record_id, version, topic, state, key in rows
    ]


@lru_cache(maxsize=8192)
def _uuid(text: str) -> UUID:
    return UUID(text)


def path_of(url: str) -> str:
    """The file behind ``sqlite:///relative`` or ``sqlite:////absolute``."""
    return unquote(url.split(":///", 1)[1]) if ":///" in url else url


@contextmanager
def _sentences() -> Iterator[None]:
    """The library wraps only errors of BEGIN and COMMIT; wrap those of statements as well."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise IntegrityError(str(error)) from error
    except sqlite3.OperationalError as error:
        raise OperationalError(str(error)) from error
    except sqlite3.Error as error:
        raise PersistenceError(str(error)) from error


def _squeezed(sql: str) -> str:
    return " ".join(sql.split())
