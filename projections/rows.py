"""What a projector writes through: the rows of its tables, gathered and written in one go.

A batch touches few rows of many tables, so building and compiling a statement would cost more than
running it. The statements of a table are therefore written once, in the driver's own words.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Column, Connection, Float, String, Table, Uuid
from sqlalchemy.engine import Dialect

from projections.tables import UtcDateTime

Row = dict[str, Any]
Convert = Callable[[Any], Any]

CHUNK = 500


class Rows:
    """The tables of one read model inside one transaction.

    ``physical`` maps each declared table to the one written to: itself when live, its successor
    during a rebuild. Inserts are gathered until ``flush``.
    """

    def __init__(self, connection: Connection, physical: Mapping[Table, Table]) -> None:
        self.connection = connection
        self._physical = physical
        self._inserts: dict[Table, list[Row]] = {}

    def load(self, table: Table, column: str, values: Iterable[Any]) -> list[Row]:
        """The rows whose ``column`` is one of ``values``, in no particular order."""
        speech = self._speech(table)
        found: list[Row] = []
        for statement, chosen in speech.among(speech.select, column, values):
            found += speech.read(self.connection.exec_driver_sql(statement, chosen))
        return found

    def load_within(self, table: Table, partnership_id: UUID, record_id: UUID) -> list[Row]:
        """The rows of one record, where the index begins with the partnership."""
        speech = self._speech(table)
        statement, chosen = speech.of_record(partnership_id, record_id)
        return list(speech.read(self.connection.exec_driver_sql(statement, chosen)))

    def insert(self, table: Table, row: Row) -> None:
        """Add a row; every column must be given."""
        self._inserts.setdefault(table, []).append(row)

    def update(self, table: Table, rows: Sequence[Row]) -> None:
        """Write whole rows back, found by their primary key."""
        if rows:
            speech = self._speech(table)
            self.connection.exec_driver_sql(speech.update, speech.values(speech.changing, rows))

    def delete(self, table: Table, column: str, values: Iterable[Any]) -> None:
        """Remove the rows whose ``column`` is one of ``values``."""
        speech = self._speech(table)
        for statement, chosen in speech.among(speech.delete, column, values):
            self.connection.exec_driver_sql(statement, chosen)

    def flush(self) -> None:
        """Write what was inserted, table by table."""
        for table, rows in self._inserts.items():
            speech = self._speech(table)
            self.connection.exec_driver_sql(speech.insert, speech.values(speech.columns, rows))
        self._inserts = {}

    def _speech(self, table: Table) -> "Speech":
        return speech_of(self._physical[table], self.connection.dialect)


class Speech:
    """The statements of one table in the words of one driver, and how values are put for it."""

    def __init__(self, table: Table, dialect: Dialect) -> None:
        quoted = dialect.identifier_preparer
        self._quote = quoted.quote
        self._arrays = dialect.name == "postgresql"
        self._mark = "?" if dialect.paramstyle == "qmark" else "%s"
        self.columns = [column.name for column in table.columns]
        self._to = {column.name: _to_driver(column, dialect) for column in table.columns}
        self._from = [_from_driver(column, dialect) for column in table.columns]
        keys = [column.name for column in table.primary_key]
        changed = [name for name in self.columns if name not in keys]
        self.changing = changed + keys
        name, marks = quoted.format_table(table), ", ".join(self._mark for _ in self.columns)
        self.select = f"SELECT {', '.join(map(self._quote, self.columns))} FROM {name}"  # noqa: S608
        self.insert = (
            f"INSERT INTO {name} ({', '.join(map(self._quote, self.columns))}) VALUES ({marks})"  # noqa: S608
        )
        self.update = (
            f"UPDATE {name} SET {', '.join(map(self._equals, changed))} "  # noqa: S608
            f"WHERE {' AND '.join(map(self._equals, keys))}"
        )
        self.delete = f"DELETE FROM {name}"  # noqa: S608

    def values(self, names: Sequence[str], rows: Sequence[Row]) -> list[tuple[Any, ...]]:
        """The named values of each row, in order, as the driver wants them."""
        put = [(name, self._to[name]) for name in names]
        return [
            tuple([row[name] if to is None else to(row[name]) for name, to in put]) for row in rows
        ]

    def read(self, found: Iterable[Sequence[Any]]) -> Iterator[Row]:
        """What ``select`` found, as rows."""
        gotten = list(zip(self.columns, self._from, strict=True))
        for values in found:
            yield {
                name: value if get is None else get(value)
                for (name, get), value in zip(gotten, values, strict=True)
            }

    def among(
        self, statement: str, column: str, values: Iterable[Any]
    ) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """``statement`` for the rows whose ``column`` is one of ``values``, a chunk at a time."""
        to, quoted = self._to[column], self._quote(column)
        wanted = [value if to is None else to(value) for value in values]
        for start in range(0, len(wanted), CHUNK):
            chosen = wanted[start : start + CHUNK]
            if self._arrays:
                yield f"{statement} WHERE {quoted} = ANY({self._mark})", (chosen,)
            else:
                marks = ", ".join(self._mark for _ in chosen)
                yield f"{statement} WHERE {quoted} IN ({marks})", tuple(chosen)

    def of_record(self, partnership_id: UUID, record_id: UUID) -> tuple[str, tuple[Any, ...]]:
        """``select`` for the rows of one record of a partnership."""
        named = (("partnership_id", partnership_id), ("record_id", record_id))
        wanted = " AND ".join(self._equals(column) for column, _ in named)
        values = tuple(
            value if (to := self._to[column]) is None else to(value) for column, value in named
        )
        return f"{self.select} WHERE {wanted}", values

    def _equals(self, column: str) -> str:
        return f"{self._quote(column)} = {self._mark}"


@lru_cache(maxsize=128)
def speech_of(table: Table, dialect: Dialect) -> Speech:
    """The statements of a table, written at first need."""
    return Speech(table, dialect)


def _to_driver(column: Column[Any], dialect: Dialect) -> Convert | None:
    if dialect.name == "sqlite" and isinstance(column.type, (Uuid, UtcDateTime)):
        return _hex if isinstance(column.type, Uuid) else _instant  # as SQLAlchemy, only sooner
    convert = column.type.dialect_impl(dialect).bind_processor(dialect)
    return _storable if convert is None and isinstance(column.type, String) else convert


def _hex(value: UUID | None) -> str | None:
    return None if value is None else value.hex


def _instant(value: datetime | None) -> str | None:
    if value is None:
        return None
    utc = value if value.tzinfo is UTC else value.astimezone(UTC)
    return utc.isoformat(" ", "microseconds")[:26]


def _storable(text: str | None) -> str | None:
    """PostgreSQL keeps no NUL, and what one person typed must not halt a read model for all."""
    return text.replace("\0", "\ufffd") if text and "\0" in text else text


def _from_driver(column: Column[Any], dialect: Dialect) -> Convert | None:
    if isinstance(column.type, Float):
        return None  # both drivers answer with floats; the type would ask for their code of it
    return column.type.dialect_impl(dialect).result_processor(dialect, None)


def to_json(value: object) -> str:
    """A document as it is kept in a column."""
    return msgspec.json.encode(value).decode()


def from_json(text: str, kind: Any) -> Any:
    """A document as it was kept."""
    return msgspec.json.decode(text, type=kind)
