"""Evidence: what each fact says of a side, as it was known at every moment.

A row counts from ``effective_at``: what becomes true by time passing takes effect ahead. What a
rule weighs is not kept here but looked up in a rule set when a score is asked for, so that any
version of the rules answers for any moment.
"""

from sqlalchemy import Column, Float, Integer, MetaData, String, Table, Text, Uuid

from projections.bitemporal import Bitemporal, columns, indexes, memories
from projections.evidence.kept import Finding
from projections.evidence.readers import READERS
from projections.evidence.rules import RULES
from projections.rows import Row, to_json
from projections.tables import UtcDateTime
from projections.trust.moments import days

metadata = MetaData()

evidence = Table(
    "evidence",
    metadata,
    *columns(),
    Column("side", String(6), nullable=False),
    Column("rule", String(40), nullable=False),
    Column("dimension", String(13), nullable=False),
    Column("severity", String(10), nullable=False),
    Column("effective_at", UtcDateTime, nullable=False),
    Column("day", Float, nullable=False),
    Column("fades_from", Float, nullable=False),
    Column("sources", Text, nullable=False),
    Column("confirmed_by", Text, nullable=False),
    Column("lag", Integer),
    Column("appeal_id", Uuid),
    *indexes("evidence"),
)
"""``sources`` are versions of facts of the record, ``confirmed_by`` people of the other side, both
as JSON. ``day`` is ``effective_at`` as scores count: in days since 1970; so is ``fades_from``, from
when it weighs less. ``severity`` is empty where nobody rated it. ``lag`` (of a telling, from its
discovery) is in seconds. ``appeal_id`` is the appeal whose ruling put it under its rule."""

memory = memories("evidence_records", metadata)


class Evidence(Bitemporal):
    """Finds what follows from each record anew with every fact of it, and keeps what changed."""

    name = "evidence"
    version = 5
    tables = (evidence, memory)
    finding = Finding
    findings = evidence
    memories = memory
    readers = READERS

    def row(self, finding: Finding) -> Row:
        return {
            "side": finding.side,
            "rule": finding.rule,
            "dimension": finding.dimension or RULES[finding.rule].dimension,
            "severity": finding.severity,
            "effective_at": finding.at,
            "day": days(finding.at),
            "fades_from": days(finding.fades_from or finding.at),
            "sources": to_json(finding.sources),
            "confirmed_by": to_json(finding.confirmed_by),
            "lag": finding.lag,
            "appeal_id": finding.appeal,
        }
