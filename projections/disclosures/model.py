"""The register's table, and how facts become rows."""

from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Column, Index, Integer, MetaData, String, Table, Text, Uuid

from domain.disclosures.events import DisclosureImported, DisclosureTold
from domain.facts import Commented, Fact, Talk, TextCorrected, tag_of
from projections.disclosures.document import Dossier, absorb
from projections.rows import Row, Rows, from_json, to_json
from projections.runner import Numbered, ReadModel
from projections.tables import UtcDateTime

metadata = MetaData()

register = Table(
    "disclosures",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Column("audience", String(6), nullable=False),
    Column("number", Integer),
    Column("headline", String(160), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("teller", String(6), nullable=False),
    Column("where", String(7), nullable=False),
    Column("severity", String(8)),
    Column("stage", String(20), nullable=False),
    Column("ball", String(6), nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("protected", Boolean, nullable=False),
    Column("imported", Boolean, nullable=False),
    Column("site_id", Uuid),
    Column("shown_at", UtcDateTime, nullable=False),
    Column("told_at", UtcDateTime),
    Column("acknowledge_by", UtcDateTime),
    Column("closed_at", UtcDateTime),
    Column("searched", Text, nullable=False),
    Column("seen_brand", Integer, nullable=False),
    Column("seen_bpo", Integer, nullable=False),
    Column("dossier", Text, nullable=False),
    Index("disclosures_by_time", "partnership_id", "shown_at"),
    Index("disclosures_open", "partnership_id", "is_open", "shown_at"),
    Index("disclosures_by_stage", "partnership_id", "stage", "shown_at"),
)
"""``number`` counts told disclosures within a partnership; drafts have none. ``seen_…`` is how
many facts of the record a side can see, talk left out: what its decisions are based on."""

counters = Table(
    "disclosure_counters",
    metadata,
    Column("partnership_id", Uuid, primary_key=True),
    Column("told", Integer, nullable=False),
    Column("stages", Text, nullable=False),
)
"""How many disclosures a partnership has told, and how many of them are in each stage (JSON,
stages without any left out): a page need not count closed history."""

OPEN = ("disclosed", "acknowledged", "contained", "correcting", "watching")
HEADLINE = 120


class Disclosures(ReadModel):
    """Keeps the register in step with the facts of disclosures; ignores all others."""

    name = "disclosures"
    version = 6
    tables = (register, counters)

    def apply(self, facts: Numbered, rows: Rows) -> None:
        ours = [fact for _, fact in facts if _is_ours(fact)]
        stored = {
            row["id"]: row for row in rows.load(register, "id", {f.originator_id for f in ours})
        }
        known, dossiers = dict(stored), {}
        counts = Counts({fact.partnership_id for fact in ours}, rows)
        for fact in ours:
            record_id = fact.originator_id
            row = known.setdefault(record_id, _blank(fact))
            if record_id not in dossiers:
                dossiers[record_id] = from_json(row["dossier"], Dossier)
            absorb(dossiers[record_id], fact)
            _count_seen(row, fact)
            _place(row, fact, counts)
        for record_id, dossier in dossiers.items():
            row, before = known[record_id], known[record_id].get("stage")
            row.update(_columns(dossier))
            if row["number"]:
                told_before = record_id in stored and row["number"] <= counts.told_before(row)
                counts.move(row, before if told_before else None)
        for record_id, row in known.items():
            if record_id not in stored:
                rows.insert(register, row)
        rows.update(register, [known[record_id] for record_id in stored])
        counts.write(rows)


class Counts:
    """The counters of some partnerships during a batch."""

    def __init__(self, partnerships: set[UUID], rows: Rows) -> None:
        found = rows.load(counters, "partnership_id", partnerships)
        self._stored = {row["partnership_id"]: row for row in found}
        self._told = {key: row["told"] for key, row in self._stored.items()}
        self._stages = {
            key: from_json(row["stages"], dict[str, int]) for key, row in self._stored.items()
        }

    def next_number(self, partnership_id: UUID) -> int:
        """The number of the next disclosure told."""
        self._told[partnership_id] = self._told.get(partnership_id, 0) + 1
        return self._told[partnership_id]

    def told_before(self, row: Row) -> int:
        """How many disclosures the partnership of ``row`` had told before this batch."""
        stored = self._stored.get(row["partnership_id"])
        return stored["told"] if stored else 0

    def move(self, row: Row, before: str | None) -> None:
        """Count a told disclosure in its stage, and no longer in the one before."""
        stages = self._stages.setdefault(row["partnership_id"], {})
        if before is not None:
            stages[before] -= 1
        stages[row["stage"]] = stages.get(row["stage"], 0) + 1

    def write(self, rows: Rows) -> None:
        """Write what changed."""
        changed = []
        for key, told in self._told.items():
            counted = {stage: n for stage, n in sorted(self._stages.get(key, {}).items()) if n}
            row = {"partnership_id": key, "told": told, "stages": to_json(counted)}
            if key not in self._stored:
                rows.insert(counters, row)
            elif row != self._stored[key]:
                changed.append(row)
        rows.update(counters, changed)


def headline(text: str) -> str:
    """The first sentence or line of a text, short enough for a list."""
    first = text.strip().split("\n", 1)[0]
    first = first.split(". ", 1)[0].rstrip(".")
    return first if len(first) <= HEADLINE else first[: HEADLINE - 1].rsplit(" ", 1)[0] + "…"


def _is_ours(fact: Fact) -> bool:
    if isinstance(fact, (Commented, TextCorrected)):
        return fact.record_kind == "disclosure"
    return tag_of(type(fact)).startswith("disclosure.")


def _blank(fact: Fact) -> Row:
    return {
        "id": fact.originator_id,
        "partnership_id": fact.partnership_id,
        "number": None,
        "shown_at": fact.recorded_at,
        "imported": fact.imported,
        "seen_brand": 0,
        "seen_bpo": 0,
        "dossier": to_json(Dossier()),
    }


def _count_seen(row: Row, fact: Fact) -> None:
    if not isinstance(fact, Talk):
        row["seen_brand"] += fact.audience in ("shared", "brand")
        row["seen_bpo"] += fact.audience in ("shared", "bpo")


def _place(row: Row, fact: Fact, counts: Counts) -> None:
    if isinstance(fact, DisclosureTold):
        row["number"], row["shown_at"] = counts.next_number(fact.partnership_id), fact.recorded_at
    if isinstance(fact, DisclosureImported):
        row["number"], row["shown_at"] = counts.next_number(fact.partnership_id), fact.occurred.at


def _columns(dossier: Dossier) -> dict[str, Any]:
    return {
        "audience": dossier.audience,
        "headline": headline(dossier.what) or "Untitled draft",
        "kind": dossier.kind,
        "teller": dossier.teller,
        "where": dossier.where,
        "severity": dossier.severity,
        "stage": dossier.stage,
        "ball": dossier.ball,
        "is_open": dossier.stage in OPEN,
        "protected": dossier.protected,
        "site_id": dossier.site_id,
        "told_at": dossier.told_at,
        "acknowledge_by": dossier.acknowledge_by,
        "closed_at": dossier.closed_at,
        "searched": " ".join(
            [dossier.what, dossier.affected, dossier.imported_from or ""]
        ).casefold(),
        "dossier": to_json(dossier),
    }
