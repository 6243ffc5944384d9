"""The tables of visits: the register, and which purposes were served by which functions when."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Index, MetaData, String, Table, Uuid

from domain.visits import events
from projections.registers import Register, table_of
from projections.rows import Row, Rows, from_json
from projections.runner import Numbered
from projections.tables import UtcDateTime
from projections.visits.document import Dossier, absorb

register = table_of(
    "site_visits",
    Column("host", String(6), nullable=False),
    Column("site_id", Uuid),
    Column("purposes", String(400), nullable=False),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    indexes=(Index("site_visits_by_start", "partnership_id", "starts_at"),),
)
"""``shown_at`` is when a visit starts; ``purposes`` stand between bars: "|audit|training|".

The directory has a table ``visits`` already, in which people come home.
"""

held = Table(
    "site_visits_held",
    MetaData(),
    Column("record_id", Uuid, primary_key=True),
    Column("purpose", String(40), primary_key=True),
    Column("function", String(20), primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Column("audience", String(6), nullable=False),
    Column("held_at", UtcDateTime, nullable=False),
    Index("site_visits_held_by_purpose", "partnership_id", "purpose", "function", "held_at"),
)
"""One row for each purpose and visiting function of a visit that took place."""


class Visits(Register[Dossier]):
    """Keeps the visits in step with their facts."""

    name = "visits"
    kind = "visit"
    table = register
    tables = (register, held)
    dossier = Dossier
    open_stages = (
        *("proposed", "postponed", "agreed", "prepared"),
        *("under way", "reported", "items open"),
    )

    def apply(self, facts: Numbered, rows: Rows) -> None:
        super().apply(facts, rows)
        began = {f.originator_id: f for _, f in facts if isinstance(f, events.VisitStarted)}
        rows.flush()
        for row in rows.load(register, "id", began.keys()):
            self._hold(row, rows, began[row["id"]].recorded_at)

    def absorb(self, dossier: Any, fact: Any) -> None:
        absorb(dossier, fact)

    def columns(self, dossier: Any) -> Mapping[str, Any]:
        texts = [dossier.proposal.why]
        if dossier.preparation:
            texts += [dossier.preparation.outcomes, dossier.preparation.agenda]
        return {
            "title": title_of(dossier.purposes, dossier.starts_on),
            "searched": " ".join([*dossier.purposes, *dossier.functions, *texts]),
            "shown_at": dossier.starts_at,
            "host": dossier.host,
            "site_id": dossier.site_id,
            "purposes": f"|{'|'.join(dossier.purposes)}|",
            "starts_at": dossier.starts_at,
            "ends_at": dossier.ends_at,
        }

    def _hold(self, row: Row, rows: Rows, at: datetime) -> None:
        dossier = from_json(row["dossier"], Dossier)
        for purpose in dossier.purposes:
            for function in dossier.functions:
                rows.insert(
                    held,
                    {
                        "record_id": row["id"],
                        "purpose": purpose,
                        "function": function,
                        "partnership_id": row["partnership_id"],
                        "audience": row["audience"],
                        "held_at": at,
                    },
                )


VISITS = Visits()


def title_of(purposes: list[str], starts_on: date) -> str:
    """What a visit is called: "Side-by-side walk and training, 12 March 2026"."""
    said = [*purposes[:-2], " and ".join(purposes[-2:])]
    text = ", ".join(said)
    return f"{text[:1].upper()}{text[1:]}, {starts_on.day} {starts_on:%B %Y}"
