"""Intervals: which stage a record was in and who held the ball, from when to when.

By recorded time, so that they say what both sides knew. Answers "the board on 3 March", time in a
stage, time by holder. Imported records are marked: they stay out of every lag and score.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Index,
    MetaData,
    String,
    Table,
    Uuid,
    or_,
    select,
)

from domain.facts import Commented, Fact, TextCorrected, tag_of
from projections.naming import narrowed
from projections.rows import Row, Rows
from projections.runner import Numbered, ReadModel
from projections.tables import UtcDateTime, Viewer, shared, visible, visible_by_id

intervals = Table(
    "intervals",
    MetaData(),
    Column("record_id", Uuid, primary_key=True),
    Column("position", BigInteger, primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Column("record_kind", String(20), nullable=False),
    Column("audience", String(6), nullable=False),
    Column("stage", String(20), nullable=False),
    Column("ball", String(6), nullable=False),
    Column("entered_at", UtcDateTime, nullable=False),
    Column("left_at", UtcDateTime),
    Column("imported", Boolean, nullable=False),
    Column("open_record_id", Uuid),  # the record's id while open: finds the open one by an index
    Index("intervals_open", "open_record_id"),
    Index("intervals_by_time", "partnership_id", "record_kind", "entered_at"),
)
"""``left_at`` is ``None`` for the interval a record is in now; they join without gap or overlap."""


class Interval(NamedTuple):
    """One stage with one holder, from ``entered_at`` to ``left_at`` (UTC; ``None``: still)."""

    record_id: UUID
    record_kind: str
    stage: str
    ball: str
    entered_at: datetime
    left_at: datetime | None
    imported: bool


class Intervals(ReadModel):
    """Opens an interval with every fact that moves stage or ball, and closes the one before."""

    name = "intervals"
    version = 2
    tables = (intervals,)

    def apply(self, facts: Numbered, rows: Rows) -> None:
        moves = [(position, fact) for position, fact in facts if fact.stage is not None]
        records = {fact.originator_id for _, fact in moves}
        standing = {
            row["record_id"]: row for row in rows.load(intervals, "open_record_id", records)
        }
        closed: list[Row] = []
        fresh: dict[UUID, Row] = {}
        for position, fact in moves:
            record_id = fact.originator_id
            if before := fresh.pop(record_id, None):
                rows.insert(intervals, _closed(before, fact))
            elif stored := standing.pop(record_id, None):
                closed.append(_closed(stored, fact))
            fresh[record_id] = _opened(position, fact)
        rows.update(intervals, closed)
        for row in fresh.values():
            rows.insert(intervals, row)
        _narrow(facts, rows)


def _narrow(facts: Numbered, rows: Rows) -> None:
    namings = narrowed(facts)
    if namings:
        rows.flush()
        stored = rows.load(intervals, "record_id", namings.keys())
        rows.update(
            intervals,
            [{**row, "audience": namings[row["record_id"]].audience} for row in stored],
        )


def of_record(connection: Connection, viewer: Viewer, record_id: UUID) -> list[Interval]:
    """The intervals of one record, oldest first."""
    chosen = (
        select(intervals)
        .where(visible(intervals, viewer), intervals.c.record_id == record_id)
        .order_by(intervals.c.position)
    )
    return [_interval(row) for row in connection.execute(chosen).mappings()]


def of_records(
    connection: Connection, viewer: Viewer, ids: Collection[UUID]
) -> dict[UUID, list[Interval]]:
    """The intervals of several records, each oldest first; records without any are left out."""
    found: dict[UUID, list[Interval]] = {}
    if ids:
        chosen = select(intervals).where(
            visible_by_id(intervals, viewer), intervals.c.record_id.in_(ids)
        )
        for row in connection.execute(chosen.order_by(intervals.c.position)).mappings():
            found.setdefault(row["record_id"], []).append(_interval(row))
    return found


def as_of(connection: Connection, viewer: Viewer, kind: str, at: datetime) -> list[Interval]:
    """Where every record of a kind stood at a past moment, oldest standing first."""
    chosen = (
        select(intervals)
        .where(
            visible(intervals, viewer),
            intervals.c.record_kind == kind,
            intervals.c.entered_at <= at,
            or_(intervals.c.left_at.is_(None), intervals.c.left_at > at),
        )
        .order_by(intervals.c.entered_at, intervals.c.position)
    )
    return [_interval(row) for row in connection.execute(chosen).mappings()]


def awaited(connection: Connection, viewer: Viewer, at: datetime) -> list[Interval]:
    """What a side was waited for at a past moment, as both sides see it, oldest waiting first."""
    chosen = (
        select(intervals)
        .where(
            shared(intervals, viewer),
            intervals.c.ball.in_(("brand", "bpo", "both")),
            intervals.c.entered_at <= at,
            or_(intervals.c.left_at.is_(None), intervals.c.left_at > at),
        )
        .order_by(intervals.c.entered_at, intervals.c.position)
    )
    return [_interval(row) for row in connection.execute(chosen).mappings()]


def _opened(position: int, fact: Fact) -> Row:
    return {
        "record_id": fact.originator_id,
        "position": position,
        "partnership_id": fact.partnership_id,
        "record_kind": _kind(fact),
        "audience": fact.audience,
        "stage": fact.stage,
        "ball": fact.ball or "nobody",
        "entered_at": fact.recorded_at,
        "left_at": None,
        "imported": fact.imported,
        "open_record_id": fact.originator_id,
    }


def _closed(row: Row, fact: Fact) -> Row:
    return {**row, "left_at": fact.recorded_at, "open_record_id": None}


def _kind(fact: Fact) -> str:
    if isinstance(fact, (Commented, TextCorrected)):
        return fact.record_kind
    return tag_of(type(fact)).split(".")[0]


def _interval(row: Any) -> Interval:
    return Interval(**{name: row[name] for name in Interval._fields})
