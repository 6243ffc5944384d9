"""Rows wait in a temporary database until the whole file is read, then come back by incident.

So memory does not grow with the file, however its rows are scattered.
"""

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, Self

import msgspec

from portal.incidents.refusals import Broken, quoted
from portal.incidents.rows import Row

BATCH = 1000
CACHE_KIB = 16_384
MOST_ROWS = 10_000
"""More rows with one number are no incident: the mapping names the wrong column."""

TABLE = "CREATE TABLE rows (number TEXT, at REAL, line INTEGER, row BLOB)"
INDEX = "CREATE INDEX by_incident ON rows (number, at, line)"
LARGEST = "SELECT number, COUNT(*) AS n FROM rows GROUP BY number ORDER BY n DESC LIMIT 1"
BY_INCIDENT = "SELECT row FROM rows ORDER BY number, at, line"


class Incident(NamedTuple):
    """The rows of one incident by claimed time, and how many more repeat one of them."""

    number: str
    rows: tuple[Row, ...]
    repeated: int


class Staging:
    """A temporary place for rows, gone when its context ends."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="portal-import-")
        self._database = sqlite3.connect(Path(self._folder.name, "rows.db"), isolation_level=None)
        self._decode = msgspec.msgpack.Decoder(Row).decode
        self._encode = msgspec.msgpack.Encoder().encode
        self._waiting: list[tuple[str, float, int, bytes]] = []
        for order in ("journal_mode=OFF", "synchronous=OFF", f"cache_size=-{CACHE_KIB}"):
            self._database.execute(f"PRAGMA {order}")
        self._database.execute(TABLE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()
        self._folder.cleanup()

    def add(self, row: Row) -> None:
        """Keep a row for later."""
        at = row.occurred.at.timestamp()
        self._waiting.append((row.number, at, row.line, self._encode(row)))
        if len(self._waiting) == BATCH:
            self._write()

    def finish(self, mapped: str) -> int:
        """Sort what is there; returns the number of incidents.

        Raises Broken if one number has too many rows to be an incident's; ``mapped`` is the
        column the numbers come from.
        """
        self._write()
        self._database.execute(INDEX)
        number, rows = self._database.execute(LARGEST).fetchone() or ("", 0)
        if rows > MOST_ROWS:
            raise Broken(
                f"column {mapped}: {quoted(number)} has {rows:,} rows, more than the "
                f"{MOST_ROWS:,} an incident may have; columns.number names the wrong column."
            )
        return int(self._database.execute("SELECT COUNT(DISTINCT number) FROM rows").fetchone()[0])

    def incidents(self) -> Iterator[Incident]:
        """Every incident, by number, its rows in the order of their claimed times, then lines."""
        rows = (self._decode(row) for (row,) in self._database.execute(BY_INCIDENT))
        for number, group in groupby(rows, key=attrgetter("number")):
            every = tuple(group)
            once = tuple({row.source_row: row for row in reversed(every)}.values())[::-1]
            yield Incident(number, once, len(every) - len(once))

    def _write(self) -> None:
        self._database.execute("BEGIN")
        self._database.executemany("INSERT INTO rows VALUES (?, ?, ?, ?)", self._waiting)
        self._database.execute("COMMIT")
        self._waiting.clear()
