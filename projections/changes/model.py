"""The tables of changes, and how facts become rows."""

from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    Uuid,
)

from domain.changes import events
from domain.facts import Commented, Fact, Talk, TextCorrected, tag_of
from projections.changes.absorbing import absorb
from projections.changes.document import Dossier
from projections.rows import Row, Rows, from_json, to_json
from projections.runner import Numbered, ReadModel
from projections.tables import UtcDateTime

metadata = MetaData()

register = Table(
    "changes",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Column("audience", String(6), nullable=False),
    Column("number", Integer),
    Column("title", String(200), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("asked_by", String(6), nullable=False),
    Column("implementer", String(6), nullable=False),
    Column("stage", String(20), nullable=False),
    Column("ball", String(6), nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("entered_at", UtcDateTime, nullable=False),
    Column("ball_since", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime),
    Column("effective_at", UtcDateTime),
    Column("week", String(8)),
    Column("held_by", String(6)),
    Column("paper", String(15), nullable=False),
    Column("paper_due_at", UtcDateTime),
    Column("risk", String(6)),
    Column("load_points", SmallInteger),
    Column("team_ids", Text, nullable=False),
    Column("rostered", Integer, nullable=False),
    Column("read", Integer, nullable=False),
    Column("outcome", String(10)),
    Column("shown_at", UtcDateTime, nullable=False),
    Column("submitted_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    Column("searched", Text, nullable=False),
    Column("seen_brand", Integer, nullable=False),
    Column("seen_bpo", Integer, nullable=False),
    Column("dossier", Text, nullable=False),
    Index("changes_by_stage", "partnership_id", "stage", "entered_at"),
    Index("changes_by_time", "partnership_id", "shown_at"),
    Index("changes_by_effect", "partnership_id", "effective_at"),
    Index("changes_by_due", "partnership_id", "is_open", "due_at"),
    Index("changes_by_paper", "partnership_id", "paper", "paper_due_at"),
)
"""``number`` counts submitted changes within a partnership; drafts have none. ``team_ids`` is a
JSON list. ``seen_…`` is how many facts of it a side can see, talk left out."""

counters = Table(
    "change_counters",
    metadata,
    Column("partnership_id", Uuid, primary_key=True),
    Column("submitted", Integer, nullable=False),
    Column("stages", Text, nullable=False),
    Column("moved_brand", Integer, nullable=False),
    Column("moved_bpo", Integer, nullable=False),
)
"""How many changes a partnership has submitted and how many of them are in each stage (JSON).

``moved_…`` counts the facts about changes that side can see: a board that shows this number is up
to date while it stands."""

readings = Table(
    "change_readings",
    metadata,
    Column("change_id", Uuid, primary_key=True),
    Column("person_id", Uuid, primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Column("audience", String(6), nullable=False),
    Column("team_id", Uuid, nullable=False),
    Column("wanted", Boolean, nullable=False),
    Column("confirmed_at", UtcDateTime),
    Column("confidence", SmallInteger),
    Index("change_readings_by_person", "partnership_id", "person_id", "wanted"),
)
"""Who is to read and understand which change. ``wanted``: briefed, not confirmed, not yet live."""

OPEN = (
    "submitted",
    "sent back",
    "responded",
    "assessed",
    "agreed",
    "scheduled",
    "ready",
    "live",
    "in review",
)
READABLE = ("agreed", "scheduled", "ready")
BEGINNING = (events.ChangeSubmitted, events.EmergencyRaised, events.UnilateralReported)
SCHEDULED = ("scheduled", "ready", "live", "in review", "closed")


class Changes(ReadModel):
    """Keeps the register of changes in step with their facts; ignores all others."""

    name = "changes"
    tables = (register, counters, readings)

    def apply(self, facts: Numbered, rows: Rows) -> None:
        ours = [fact for _, fact in facts if _is_ours(fact)]
        if not ours:
            return
        ids = {fact.originator_id for fact in ours}
        stored = {row["id"]: row for row in rows.load(register, "id", ids)}
        known, dossiers = dict(stored), {}
        counts = Counts({fact.partnership_id for fact in ours}, rows)
        rosters: set[UUID] = set()
        for fact in ours:
            record_id = fact.originator_id
            row = known.setdefault(record_id, _blank(fact))
            if record_id not in dossiers:
                dossiers[record_id] = from_json(row["dossier"], Dossier)
            absorb(dossiers[record_id], fact)
            counts.saw(fact)
            _count_seen(row, fact)
            if isinstance(fact, BEGINNING):
                row["number"] = counts.next_number(fact.partnership_id)
                row["shown_at"] = fact.recorded_at
        for record_id, dossier in dossiers.items():
            row, before = known[record_id], known[record_id].get("stage")
            row.update(_columns(dossier))
            if row["number"]:
                numbered = record_id in stored and row["number"] <= counts.submitted_before(row)
                counts.move(row, before if numbered else None)
            if dossier.readings or record_id in stored:
                rosters.add(record_id)
        for record_id, row in known.items():
            if record_id not in stored:
                rows.insert(register, row)
        rows.update(register, [known[record_id] for record_id in stored])
        _write_readings(rows, known, dossiers, rosters)
        counts.write(rows)


class Counts:
    """The counters of some partnerships during a batch."""

    def __init__(self, partnerships: set[UUID], rows: Rows) -> None:
        found = rows.load(counters, "partnership_id", partnerships)
        self._stored = {row["partnership_id"]: row for row in found}
        self._now = {
            key: {**row, "stages": from_json(row["stages"], dict[str, int])}
            for key, row in self._stored.items()
        }

    def saw(self, fact: Fact) -> None:
        """Count a fact for those who can see it."""
        row = self._of(fact.partnership_id)
        row["moved_brand"] += fact.audience in ("shared", "brand")
        row["moved_bpo"] += fact.audience in ("shared", "bpo")

    def next_number(self, partnership_id: UUID) -> int:
        """The number of the next change submitted."""
        row = self._of(partnership_id)
        row["submitted"] += 1
        return row["submitted"]

    def submitted_before(self, row: Row) -> int:
        """How many changes the partnership of ``row`` had submitted before this batch."""
        stored = self._stored.get(row["partnership_id"])
        return stored["submitted"] if stored else 0

    def move(self, row: Row, before: str | None) -> None:
        """Count a submitted change in its stage, and no longer in the one before."""
        stages = self._of(row["partnership_id"])["stages"]
        if before is not None:
            stages[before] -= 1
        stages[row["stage"]] = stages.get(row["stage"], 0) + 1

    def write(self, rows: Rows) -> None:
        """Write what changed."""
        changed = []
        for key, now in self._now.items():
            counted = {stage: n for stage, n in sorted(now["stages"].items()) if n}
            row = {**now, "stages": to_json(counted)}
            if key in self._stored:
                changed.append(row)
            else:
                rows.insert(counters, row)
        rows.update(counters, changed)

    def _of(self, partnership_id: UUID) -> Row:
        return self._now.setdefault(
            partnership_id,
            {
                "partnership_id": partnership_id,
                "submitted": 0,
                "stages": {},
                "moved_brand": 0,
                "moved_bpo": 0,
            },
        )


def _is_ours(fact: Fact) -> bool:
    if isinstance(fact, (Commented, TextCorrected)):
        return fact.record_kind == "change"
    return tag_of(type(fact)).startswith("change.")


def _blank(fact: Fact) -> Row:
    return {
        "id": fact.originator_id,
        "partnership_id": fact.partnership_id,
        "number": None,
        "shown_at": fact.recorded_at,
        "seen_brand": 0,
        "seen_bpo": 0,
        "dossier": to_json(Dossier()),
    }


def _count_seen(row: Row, fact: Fact) -> None:
    if not isinstance(fact, Talk):
        row["seen_brand"] += fact.audience in ("shared", "brand")
        row["seen_bpo"] += fact.audience in ("shared", "bpo")


def _columns(d: Dossier) -> dict[str, Any]:
    asked, assessment = d.request, d.assessment
    scheduled = d.schedule.effective_at if d.schedule else None
    live_at = d.live.at if d.live else None
    return {
        "audience": d.audience,
        "title": (asked.title if asked else "") or "Untitled draft",
        "kind": d.kind,
        "asked_by": d.asked_by,
        "implementer": d.implementer,
        "stage": d.stage,
        "ball": d.ball,
        "is_open": d.stage in OPEN,
        "entered_at": d.entered_at,
        "ball_since": d.ball_since,
        "due_at": d.due_at,
        "effective_at": live_at or scheduled,
        "week": d.schedule.week if d.schedule else d.live_week,
        "held_by": d.held_by,
        "paper": d.paper.state,
        "paper_due_at": d.paper.due_at,
        "risk": assessment.risk if assessment else None,
        "load_points": assessment.load_points if assessment else None,
        "team_ids": to_json(assessment.team_ids if assessment else []),
        "rostered": len(d.readings),
        "read": sum(each.confirmed_at is not None for each in d.readings),
        "outcome": d.outcome,
        "submitted_at": d.submitted_at,
        "closed_at": d.closed_at,
        "searched": " ".join([asked.title, asked.why] if asked else []).casefold(),
        "dossier": to_json(d),
    }


def _write_readings(
    rows: Rows, known: dict[UUID, Row], dossiers: dict[UUID, Dossier], rosters: set[UUID]
) -> None:
    rows.delete(readings, "change_id", rosters)
    for change_id in rosters:
        dossier, row = dossiers[change_id], known[change_id]
        briefed = dossier.briefing is not None and dossier.stage in READABLE
        for each in dossier.readings:
            rows.insert(
                readings,
                {
                    "change_id": change_id,
                    "person_id": each.person_id,
                    "partnership_id": row["partnership_id"],
                    "audience": row["audience"],
                    "team_id": each.team_id,
                    "wanted": briefed and each.confirmed_at is None,
                    "confirmed_at": each.confirmed_at,
                    "confidence": each.confidence,
                },
            )
