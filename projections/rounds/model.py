"""Rounds of feedback: the register both sides read, and what each side has written for itself.

Sealed words never enter the dossier, which both sides read. They stand in a table of their own,
with an audience, until the reveal puts them into the dossier for both.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
)

from domain.facts import Fact, TextCorrected
from domain.rounds import events
from projections.registers import Register, table_of
from projections.rounds.document import Round, absorb
from projections.rows import Row, Rows
from projections.runner import Numbered
from projections.tables import UtcDateTime

table = table_of("rounds", indexes=(Index("rounds_by_due", "stage", "due_at"),))

sealed = Table(
    "round_contributions",
    MetaData(),
    Column("record_id", Uuid, primary_key=True),
    Column("contribution_id", Uuid, primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Column("audience", String(6), nullable=False),
    Column("author_id", Uuid, nullable=False),
    Column("dimension", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
    Index("round_contributions_by_record", "partnership_id", "record_id", "written_at"),
)
"""What each side has written, as it is worded now; ``version`` is that of the latest wording."""


class Rounds(Register[Round]):
    """Keeps rounds in step with their facts, and what each side writes apart from them."""

    name = "rounds"
    kind = "round"
    table = table
    dossier = Round
    open_stages = ("planned", "open", "revealed", "discussed")
    tables = (table, sealed)

    def apply(self, facts: Numbered, rows: Rows) -> None:
        super().apply(facts, rows)
        ours = [fact for _, fact in facts if isinstance(fact, SEALED) or self._corrects(fact)]
        records = {fact.originator_id for fact in ours}
        kept = rows.load(sealed, "record_id", records)
        known = {(row["record_id"], row["contribution_id"]): row for row in kept}
        for fact in ours:
            _keep(known, fact)
        rows.delete(sealed, "record_id", records)
        for row in known.values():
            rows.insert(sealed, row)

    def _corrects(self, fact: Fact) -> bool:
        return isinstance(fact, TextCorrected) and fact.record_kind == self.kind

    def columns(self, dossier: Round) -> Mapping[str, Any]:
        asked = dossier.asked
        title, questions = (asked.title, asked.questions) if asked else ("", "")
        return {"title": title, "searched": f"{title} {questions}"}

    def absorb(self, dossier: Round, fact: Fact) -> None:
        absorb(dossier, fact)


SEALED = (events.ContributionWritten, events.ContributionRevised, events.ContributionRemoved)

Known = dict[tuple[UUID, UUID], Row]


def _keep(known: Known, fact: Fact) -> None:
    """Follow what one side writes for itself."""
    match fact:
        case events.ContributionWritten():
            known[fact.originator_id, fact.contribution_id] = {
                "record_id": fact.originator_id,
                "contribution_id": fact.contribution_id,
                "partnership_id": fact.partnership_id,
                "audience": fact.audience,
                "written_at": fact.recorded_at,
                **_wording(fact),
            }
        case events.ContributionRevised():
            known[fact.originator_id, fact.contribution_id].update(_wording(fact))
        case events.ContributionRemoved():
            del known[fact.originator_id, fact.contribution_id]
        case TextCorrected():
            for (record_id, _), row in known.items():
                if (record_id, row["version"]) == (fact.originator_id, fact.corrects):
                    row["text"] = fact.text


def _wording(fact: events.ContributionWritten | events.ContributionRevised) -> Row:
    return {
        "author_id": fact.actor_id,
        "dimension": fact.dimension,
        "text": fact.text,
        "version": fact.originator_version,
    }


ROUNDS = Rounds()
