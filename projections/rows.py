"""What a projector writes through: the rows of its tables, gathered and written in one go."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

Row = dict[str, Any]

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
        target = self._physical[table]
        wanted, found = list(values), []
        for start in range(0, len(wanted), CHUNK):
            chosen = select(target).where(target.c[column].in_(wanted[start : start + CHUNK]))
            found += [dict(row) for row in self.connection.execute(chosen).mappings()]
        return found

    def insert(self, table: Table, row: Row) -> None:
        """Add a row; every column must be given."""
        self._inserts.setdefault(table, []).append(row)

    def update(self, table: Table, rows: Sequence[Row]) -> None:
        """Write whole rows back, found by their primary key."""
        if not rows:
            return
        target = self._physical[table]
        keys = [column.name for column in target.primary_key]
        matches = [target.c[key] == bindparam(f"key_{key}") for key in keys]
        changed = {c.name: bindparam(f"new_{c.name}") for c in target.c if c.name not in keys}
        self.connection.execute(
            update(target).where(*matches).values(changed),
            [
                {(f"key_{name}" if name in keys else f"new_{name}"): value for name, value in row.items()}
                for row in rows
            ],
        )

    def delete(self, table: Table, column: str, values: Iterable[Any]) -> None:
        """Remove the rows whose ``column`` is one of ``values``."""
        target = self._physical[table]
        wanted = list(values)
        for start in range(0, len(wanted), CHUNK):
            chosen = wanted[start : start + CHUNK]
            self.connection.execute(delete(target).where(target.c[column].in_(chosen)))

    def flush(self) -> None:
        """Write what was inserted, table by table."""
        for table, rows in self._inserts.items():
            self.connection.execute(insert(self._physical[table]), rows)
        self._inserts = {}


def to_json(value: object) -> str:
    """A document as it is kept in a column."""
    return msgspec.json.encode(value).decode()


def from_json(text: str, kind: Any) -> Any:
    """A document as it was kept."""
    return msgspec.json.decode(text, type=kind)
