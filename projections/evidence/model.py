"""Evidence: what each fact says of a side, as it was known at every moment.

A row holds from ``recorded_at`` until it is ``superseded_at``, by the server's clock, and counts
from ``effective_at``. What becomes true by time passing is a row that takes effect ahead.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

import msgspec
from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, String, Table, Text, Uuid

from domain.facts import Fact, tag_of
from projections.evidence.kept import Finding, Memory, Standing
from projections.evidence.readers import READERS
from projections.evidence.rules import RULES, SEVERITY_WEIGHTS, VERSION
from projections.rows import Row, Rows, from_json, to_json
from projections.runner import Numbered, ReadModel
from projections.tables import UtcDateTime
from projections.trust.bars import days

metadata = MetaData()

evidence = Table(
    "evidence",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Column("audience", String(6), nullable=False),
    Column("side", String(6), nullable=False),
    Column("dimension", String(20), nullable=False),
    Column("indicator", String(40), nullable=False),
    Column("outcome", Float, nullable=False),
    Column("weight", Float, nullable=False),
    Column("half_life", Float, nullable=False),
    Column("capped", Boolean, nullable=False),
    Column("effective_at", UtcDateTime, nullable=False),
    Column("day", Float, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("superseded_at", UtcDateTime),
    Column("record_kind", String(20), nullable=False),
    Column("record_id", Uuid, nullable=False),
    Column("sources", Text, nullable=False),
    Column("confirmed_by", Text, nullable=False),
    Column("lag", Integer),
    Column("rule", String(40), nullable=False),
    Column("rule_version", Integer, nullable=False),
    Index("evidence_by_side", "partnership_id", "superseded_at", "side", "dimension"),
    Index("evidence_by_record", "partnership_id", "record_id"),
)
"""``sources`` are versions of facts of the record, ``confirmed_by`` people of the other side, both
as JSON. ``day`` is ``effective_at`` as scores count: in days since 1970. ``half_life`` is in days,
``lag`` (of a telling, from its discovery) in seconds."""

memory = Table(
    "evidence_records",
    metadata,
    Column("record_id", Uuid, primary_key=True),
    Column("memory", Text, nullable=False),
)
"""What is remembered of each record for the next fact of it."""


class Evidence(ReadModel):
    """Finds what follows from each record anew with every fact of it, and keeps what changed."""

    name = "evidence"
    tables = (evidence, memory)

    def apply(self, facts: Numbered, rows: Rows) -> None:
        ours = [fact for _, fact in facts if _counts(fact)]
        shelf = Shelf(rows, {fact.originator_id for fact in ours})
        for fact in ours:
            shelf.hear(fact)
        shelf.write()


def _counts(fact: Fact) -> bool:
    reader = READERS.get(tag_of(type(fact)).split(".", maxsplit=1)[0])
    heard = reader is not None and type(fact) in reader.absorbs
    return heard and fact.audience == "shared" and not fact.imported


class Shelf:
    """The memories a batch touches, and the rows it adds, supersedes and takes back."""

    def __init__(self, rows: Rows, ids: Iterable[UUID]) -> None:
        self._rows = rows
        self._memories: dict[UUID, Memory | None] = dict.fromkeys(ids)
        self._known: dict[UUID, Any] = {}
        self._stored: set[UUID] = set()
        self._changed: dict[UUID, None] = {}
        self._fresh: dict[UUID, Row] = {}
        self._over: dict[UUID, Fact] = {}
        self._load(self._memories)

    def hear(self, fact: Fact) -> None:
        """Let the record of a fact, and the one it tells of it, absorb it."""
        kind = tag_of(type(fact)).split(".", maxsplit=1)[0]
        known = self._open(fact.originator_id, kind)
        self._absorb(fact.originator_id, fact)
        told = READERS[kind].tells(known)
        if told and self.look(told) is not None:
            self._absorb(told, fact)

    def look(self, record_id: UUID) -> Any:
        """What is known of a record, or ``None`` where nothing is."""
        if record_id not in self._memories:
            self._memories[record_id] = None
            self._load([record_id])
        return self._known.get(record_id)

    def write(self) -> None:
        """Write everything back."""
        gone = self._over.keys()
        rows = self._rows.load(evidence, "id", gone)
        self._rows.delete(evidence, "id", [row["id"] for row in rows if self._is_void(row)])
        self._rows.update(
            evidence,
            [
                {**row, "superseded_at": self._over[row["id"]].recorded_at}
                for row in rows
                if not self._is_void(row)
            ],
        )
        for row in self._fresh.values():
            self._rows.insert(evidence, row)
        changed: list[Row] = []
        for record_id in self._changed:
            row = {"record_id": record_id, "memory": to_json(self._remembered(record_id))}
            if record_id in self._stored:
                changed.append(row)
            else:
                self._rows.insert(memory, row)
        self._rows.update(memory, changed)

    def _load(self, ids: Iterable[UUID]) -> None:
        for row in self._rows.load(memory, "record_id", ids):
            record_id, found = row["record_id"], from_json(row["memory"], Memory)
            self._memories[record_id] = found
            self._known[record_id] = from_json(found.known, READERS[found.kind].known)
            self._stored.add(record_id)

    def _open(self, record_id: UUID, kind: str) -> Any:
        if self._memories.get(record_id) is None:
            self._memories[record_id] = Memory(kind, msgspec.Raw(b"null"))
            self._known[record_id] = READERS[kind].known()
        return self._known[record_id]

    def _absorb(self, record_id: UUID, fact: Fact) -> None:
        kept, known = self._memory(record_id), self._known[record_id]
        reader = READERS[kept.kind]
        if type(fact) not in reader.absorbs:
            return
        reader.absorbs[type(fact)](known, fact, self.look)
        self._changed[record_id] = None
        found = set(reader.found(known))
        for each in kept.standing:
            if each.finding not in found:
                self._supersede(each.id, fact)
        kept.standing = [each for each in kept.standing if each.finding in found]
        found -= {each.finding for each in kept.standing}
        for finding in sorted(found, key=lambda each: (each.rule, each.key)):
            row = _row(finding, record_id, kept.kind, fact)
            self._fresh[row["id"]] = row
            kept.standing.append(Standing(row["id"], finding))

    def _supersede(self, evidence_id: UUID, fact: Fact) -> None:
        row = self._fresh.get(evidence_id)
        if row is None:
            self._over[evidence_id] = fact
        elif row["recorded_at"] == fact.recorded_at:
            del self._fresh[evidence_id]  # nobody ever saw it
        else:
            row["superseded_at"] = fact.recorded_at

    def _is_void(self, row: Row) -> bool:
        return bool(row["recorded_at"] == self._over[row["id"]].recorded_at)

    def _memory(self, record_id: UUID) -> Memory:
        kept = self._memories[record_id]
        if kept is None:
            raise LookupError(record_id)
        return kept

    def _remembered(self, record_id: UUID) -> Memory:
        kept = self._memory(record_id)
        kept.known = msgspec.Raw(msgspec.json.encode(self._known[record_id]))
        return kept


def _row(finding: Finding, record_id: UUID, kind: str, fact: Fact) -> Row:
    rule = RULES[finding.rule]
    weight = rule.weight * (SEVERITY_WEIGHTS[finding.severity] if rule.by_severity else 1)
    return {
        "id": uuid5(fact.command_id, f"{record_id}/{finding.rule}/{finding.key}"),
        "partnership_id": fact.partnership_id,
        "audience": "shared",
        "side": finding.side,
        "dimension": rule.dimension,
        "indicator": rule.indicator,
        "outcome": rule.outcome,
        "weight": weight,
        "half_life": rule.half_life,
        "capped": rule.capped,
        "effective_at": finding.at,
        "day": days(finding.at),
        "recorded_at": fact.recorded_at,
        "superseded_at": None,
        "record_kind": kind,
        "record_id": record_id,
        "sources": to_json(finding.sources),
        "confirmed_by": to_json(finding.confirmed_by),
        "lag": finding.lag,
        "rule": finding.rule,
        "rule_version": VERSION,
    }
