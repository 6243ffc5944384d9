"""The columns and tables that findings are kept in."""

from typing import Any

from sqlalchemy import BigInteger, Column, Float, Index, MetaData, String, Table, Text, Uuid

from projections.tables import UtcDateTime


def columns() -> tuple[Column[Any], ...]:
    """The columns every table of findings has.

    ``recorded_day`` and ``superseded_day`` say the same as their instants, in days since 1970.
    ``moved`` is the position of the fact that last touched the row.
    """
    return (
        Column("id", Uuid, primary_key=True),
        Column("partnership_id", Uuid, nullable=False),
        Column("audience", String(6), nullable=False),
        Column("record_kind", String(20), nullable=False),
        Column("record_id", Uuid, nullable=False),
        Column("recorded_at", UtcDateTime, nullable=False),
        Column("recorded_day", Float, nullable=False),
        Column("superseded_at", UtcDateTime),
        Column("superseded_day", Float),
        Column("moved", BigInteger, nullable=False),
    )


def indexes(name: str) -> tuple[Index, Index]:
    """Those of every table of findings: by partnership and what moved last, and by record."""
    return (
        Index(f"{name}_by_move", "partnership_id", "moved"),
        Index(f"{name}_by_record", "record_id"),
    )


def memories(name: str, metadata: MetaData) -> Table:
    """The table that remembers each record for the next fact of it."""
    return Table(
        name,
        metadata,
        Column("record_id", Uuid, primary_key=True),
        Column("memory", Text, nullable=False),
    )
