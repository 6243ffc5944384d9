"""The register of pulses, and the answers beside it, which nobody but their authors reads."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Column, Date, Index, MetaData, String, Table, Text, Uuid

from domain.facts import SIDES, Fact
from domain.pulses import events
from projections import dossiers
from projections.dossiers import Part, part, say
from projections.pulses.results import Given, Results, results_of
from projections.registers import Register, table_of
from projections.rows import Rows, from_json, to_json
from projections.runner import Numbered
from projections.tables import UtcDateTime

register = table_of(
    "pulses",
    Column("opens_at", UtcDateTime, nullable=False),
    Column("closes_at", UtcDateTime, nullable=False),
    Column("closes_on", Date, nullable=False),
    indexes=(Index("pulses_by_end", "partnership_id", "closes_at"),),
)

answers = Table(
    "pulse_answers",
    MetaData(),
    Column("record_id", Uuid, primary_key=True),
    Column("actor_id", Uuid, primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Column("audience", String(6), nullable=False),
    Column("side", String(6), nullable=False),
    Column("answer", Text, nullable=False),
)
"""The latest answer of each person. Read by its author, and counted once the pulse closes."""


class Asked(Part, kw_only=True):
    """What the pulse is called, and its open question."""

    name: str = ""
    question: str = ""


class Dossier(dossiers.Dossier, kw_only=True):
    """What both sides know of a pulse; nothing of an answer until it closes.

    ``asked_of`` are the people it was opened to, by side.
    """

    asked: Asked | None = None
    opens_on: date | None = None
    closes_on: date | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    every_days: int | None = None
    follows_id: UUID | None = None
    asked_of: dict[str, list[UUID]] = msgspec.field(default_factory=dict)
    results: Results | None = None


class Pulses(Register[Dossier]):
    """Keeps pulses and answers, and works out what may be said of them when a pulse closes."""

    name = "pulses"
    tables = (register, answers)
    kind = "pulse"
    table = register
    dossier = Dossier
    open_stages = ("proposed", "agreed", "open")

    def apply(self, facts: Numbered, rows: Rows) -> None:
        _keep([fact for _, fact in facts if isinstance(fact, events.PulseAnswered)], rows)
        super().apply(facts, rows)
        closed = {f.originator_id for _, f in facts if isinstance(f, events.PulseClosed)}
        if closed:
            rows.flush()
            _count(closed, rows)

    def absorb(self, dossier: Dossier, fact: Fact) -> None:
        match fact:
            case events.Planned():
                dossier.asked = part(Asked, fact)
                dossier.opens_on, dossier.closes_on = fact.opens_on, fact.closes_on
                dossier.opens_at, dossier.closes_at = fact.opens_at, fact.closes_at
                dossier.every_days = fact.every_days
                if isinstance(fact, events.PulseRepeated):
                    dossier.follows_id, dossier.side = fact.follows_id, fact.of_side
            case events.PulseOpened():
                dossier.asked_of = {"brand": list(fact.brand_ids), "bpo": list(fact.bpo_ids)}
                dossier.due_at = dossier.closes_at
            case events.PulseClosed():
                dossier.due_at = None
            case events.PulseCancelled():
                dossier.due_at = None
                say(dossier, fact, fact.reason)

    def columns(self, dossier: Dossier) -> dict[str, Any]:
        asked = dossier.asked or Asked(version=0, actor_id=UUID(int=0), side="", at=datetime.min)  # noqa: DTZ901
        return {
            "title": asked.name,
            "searched": f"{asked.name} {asked.question}",
            "opens_at": dossier.opens_at,
            "closes_at": dossier.closes_at,
            "closes_on": dossier.closes_on,
        }


def _keep(given: list[events.PulseAnswered], rows: Rows) -> None:
    latest = {(fact.originator_id, fact.actor_id): fact for fact in given}
    stored = rows.load(answers, "record_id", {record_id for record_id, _ in latest})
    known = {(row["record_id"], row["actor_id"]) for row in stored}
    changed = [_row(fact) for key, fact in latest.items() if key in known]
    rows.update(answers, changed)
    for key, fact in latest.items():
        if key not in known:
            rows.insert(answers, _row(fact))


def _row(fact: events.PulseAnswered) -> dict[str, Any]:
    given = Given(int(fact.communication), int(fact.competence), int(fact.character), fact.text)
    return {
        "record_id": fact.originator_id,
        "actor_id": fact.actor_id,
        "partnership_id": fact.partnership_id,
        "audience": fact.audience,
        "side": fact.side,
        "answer": to_json(given),
    }


def _count(closed: set[UUID], rows: Rows) -> None:
    given: dict[UUID, dict[str, list[Given]]] = {
        pulse_id: {side: [] for side in SIDES} for pulse_id in closed
    }
    found = rows.load(answers, "record_id", closed)
    for row in sorted(found, key=lambda row: row["answer"]):
        given[row["record_id"]][row["side"]].append(from_json(row["answer"], Given))
    counted = rows.load(register, "id", closed)
    for row in counted:
        dossier = from_json(row["dossier"], Dossier)
        asked = {side: len(people) for side, people in dossier.asked_of.items()}
        dossier.results = results_of(asked, given[row["id"]], row["id"].bytes)
        row["dossier"] = to_json(dossier)
    rows.update(register, counted)
