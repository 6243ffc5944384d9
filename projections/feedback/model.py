"""The register's table, and how facts become rows."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Index, String

from domain.facts import Fact
from projections.dossiers import headline
from projections.feedback import alarms, document
from projections.feedback.document import Dossier
from projections.registers import Register, table_of
from projections.rows import Rows
from projections.runner import Numbered

register = table_of(
    "feedback",
    Column("kind", String(20), nullable=False),
    Column("dimension", String(15), nullable=False),
    Column("basis", String(10), nullable=False),
    indexes=(
        Index("feedback_by_author", "partnership_id", "author_id", "shown_at"),
        Index("feedback_by_side", "partnership_id", "side", "shown_at"),
    ),
)

OPEN = ("given", "acknowledged", "to meet", "answered", "acting", "told back", "escalated")


class Feedback(Register[Dossier]):
    """Keeps the register and the alarms in step with feedback, and with disclosures as told."""

    name = "feedback"
    kind = "feedback"
    table = register
    tables = (register, alarms.tellings, alarms.alarms)
    dossier = Dossier
    open_stages = OPEN

    def apply(self, facts: Numbered, rows: Rows) -> None:
        super().apply(facts, rows)
        alarms.keep_up(facts, rows)

    def absorb(self, dossier: Dossier, fact: Fact) -> None:
        document.absorb(fact, dossier)

    def columns(self, dossier: Dossier) -> Mapping[str, Any]:
        said = dossier.message
        texts = (said.text, said.case) if said else ("", "")
        return {
            "title": headline(texts[0]) or "Untitled draft",
            "searched": " ".join(texts),
            "shown_at": dossier.given_at or dossier.begun_at,
            "kind": dossier.kind,
            "dimension": dossier.dimension,
            "basis": dossier.basis,
        }
