"""Who may read a record by name: kept from the facts that say so."""

from uuid import UUID

from domain.facts import Naming
from projections.rows import Rows
from projections.runner import Numbered, ReadModel
from projections.tables import readers


class NamedReaders(ReadModel):
    """The people named by the latest naming of each record."""

    name = "naming"
    tables = (readers,)

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


def narrowed(facts: Numbered) -> dict[UUID, Naming]:
    """The latest naming of each record in a batch, by record: what narrows what is shown of it."""
    return {fact.originator_id: fact for _, fact in facts if isinstance(fact, Naming)}
