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
)
"""``number`` counts told disclosures within a partnership; drafts have none. ``seen_…`` is how
many facts of the record a side can see, talk left out: what its decisions are based on."""

counters = Table(
    "disclosure_counters",
    metadata,
    Column("partnership_id", Uuid, primary_key=True),
    Column("told", Integer, nullable=False),
)

OPEN = ("disclosed", "acknowledged", "contained", "correcting", "watching")
HEADLINE = 120


class Disclosures(ReadModel):
    """Keeps the register in step with the facts of disclosures; ignores all others."""

    name = "disclosures"
    tables = (register, counters)

    def apply(self, facts: Numbered, rows: Rows) -> None:
        ours = [fact for _, fact in facts if _is_ours(fact)]
        stored = {
            row["id"]: row for row in rows.load(register, "id", {f.originator_id for f in ours})
        }
        numbers = self._numbers(ours, rows)
        known, dossiers = dict(stored), {}
        for fact in ours:
            record_id = fact.originator_id
            row = known.setdefault(record_id, _blank(fact))
            if record_id not in dossiers:
                dossiers[record_id] = from_json(row["dossier"], Dossier)
            absorb(dossiers[record_id], fact)
            _count_seen(row, fact)
            _place(row, fact, numbers)
        for record_id, dossier in dossiers.items():
            known[record_id].update(_columns(dossier))
        for record_id, row in known.items():
            if record_id not in stored:
                rows.insert(register, row)
        rows.update(register, [known[record_id] for record_id in stored])

    def _numbers(self, ours: list[Fact], rows: Rows) -> dict[UUID, int]:
        told = [f for f in ours if isinstance(f, (DisclosureTold, DisclosureImported))]
        partnerships = {fact.partnership_id for fact in told}
        counts = {
            row["partnership_id"]: row
            for row in rows.load(counters, "partnership_id", partnerships)
        }
        before = dict(counts)
        numbers = {}
        for fact in told:
            row = counts.setdefault(
                fact.partnership_id, {"partnership_id": fact.partnership_id, "told": 0}
            )
            row["told"] += 1
            numbers[fact.originator_id] = row["told"]
        for partnership_id, row in counts.items():
            if partnership_id not in before:
                rows.insert(counters, row)
        rows.update(counters, list(before.values()))
        return numbers


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


def _place(row: Row, fact: Fact, numbers: dict[UUID, int]) -> None:
    if isinstance(fact, DisclosureTold):
        row["number"], row["shown_at"] = numbers[fact.originator_id], fact.recorded_at
    if isinstance(fact, DisclosureImported):
        row["number"], row["shown_at"] = numbers[fact.originator_id], fact.occurred.at


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
