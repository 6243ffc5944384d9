"""Measures: what took how long and how much there was of it, as it was known at every moment."""

from sqlalchemy import Column, Float, Index, MetaData, String, Table, Text, Uuid

from projections.bitemporal import Bitemporal, columns, indexes, memories
from projections.measures.kept import Measure
from projections.measures.readers import READERS
from projections.rows import Row, to_json
from projections.tables import UtcDateTime

metadata = MetaData()

measures = Table(
    "measures",
    metadata,
    *columns(),
    Column("name", String(40), nullable=False),
    Column("side", String(6), nullable=False),
    Column("began_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("amount", Float, nullable=False),
    Column("detail", String(80), nullable=False),
    Column("site_id", Uuid),
    Column("team_id", Uuid),
    Column("person_id", Uuid),
    Column("sources", Text, nullable=False),
    Index("measures_by_name", "partnership_id", "name", "began_at"),
    *indexes("measures"),
)
"""``sources`` are versions of facts of the record, as JSON. The other columns are those of
``projections.measures.kept.Measure``."""

memory = memories("measures_records", metadata)


class Measures(Bitemporal):
    """Measures each record anew with every fact of it, and keeps what changed."""

    name = "measures"
    version = 3
    tables = (measures, memory)
    finding = Measure
    findings = measures
    memories = memory
    readers = READERS

    def row(self, finding: Measure) -> Row:
        return {
            "name": finding.name,
            "side": finding.side,
            "began_at": finding.began_at,
            "ended_at": finding.ended_at,
            "amount": finding.amount,
            "detail": finding.detail,
            "site_id": finding.site_id,
            "team_id": finding.team_id,
            "person_id": finding.person_id,
            "sources": to_json(finding.sources),
        }
