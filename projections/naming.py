"""Who may read a record by name: kept from the facts that say so."""

from uuid import UUID

from sqlalchemy import BigInteger, Column, Index, MetaData, Table, Uuid

from domain.facts import Naming
from projections.rows import Rows
from projections.runner import Numbered, ReadModel
from projections.tables import UtcDateTime, readers

namings = Table(
    "namings",
    MetaData(),
    Column("position", BigInteger, primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Column("record_id", Uuid, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Index("namings_by_time", "partnership_id", "recorded_at", "position"),
)
"""Where in the log each naming stands: what was narrowed since bounds what the past may show."""


class NamedReaders(ReadModel):
    """The people named by the latest naming of each record, and where every naming stands."""

    name = "naming"
    version = 2
    tables = (readers, namings)

    def apply(self, facts: Numbered, rows: Rows) -> None:
        latest = narrowed(facts)
        rows.delete(readers, "record_id", latest.keys())
        for record_id, fact in latest.items():
            for person_id in sorted(set(fact.named)):
                rows.insert(
                    readers,
                    {
                        "record_id": record_id,
                        "person_id": person_id,
                        "partnership_id": fact.partnership_id,
                    },
                )
        for position, naming in facts:
            if isinstance(naming, Naming):
                rows.insert(
                    namings,
                    {
                        "position": position,
                        "partnership_id": naming.partnership_id,
                        "record_id": naming.originator_id,
                        "recorded_at": naming.recorded_at,
                    },
                )


def narrowed(facts: Numbered) -> dict[UUID, Naming]:
    """The latest naming of each record in a batch, by record: what narrows what is shown of it."""
    return {fact.originator_id: fact for _, fact in facts if isinstance(fact, Naming)}
