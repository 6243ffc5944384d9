"""Alarms: criticism given soon after a disclosure by the side it criticises.

Nobody raises or spares one: it follows from the facts of both, in the order of the log.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
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

from domain.disclosures.events import DisclosureTold
from domain.facts import Fact, other
from domain.feedback import events
from projections.rows import Row, Rows
from projections.runner import Numbered
from projections.tables import UtcDateTime, Viewer, visible, visible_by_id

tellings = Table(
    "feedback_tellings",
    MetaData(),
    Column("partnership_id", Uuid, primary_key=True),
    Column("side", String(6), primary_key=True),
    Column("disclosure_id", Uuid, nullable=False),
    Column("told_at", UtcDateTime, nullable=False),
)
"""The disclosure each side told last."""

alarms = Table(
    "feedback_alarms",
    MetaData(),
    Column("record_id", Uuid, primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Column("audience", String(6), nullable=False),
    Column("side", String(6), nullable=False),
    Column("disclosure_id", Uuid, nullable=False),
    Column("told_at", UtcDateTime, nullable=False),
    Column("given_at", UtcDateTime, nullable=False),
    Column("waits_brand", Boolean, nullable=False),
    Column("waits_bpo", Boolean, nullable=False),
    Index("feedback_alarms_by_time", "partnership_id", "given_at"),
    Index("feedback_alarms_by_disclosure", "partnership_id", "disclosure_id"),
)
"""``waits_…``: the lead of that side has not looked yet, and the feedback is not closed."""

Seat = tuple[UUID, str]


class Alarm(NamedTuple):
    """An alarm: the feedback ``record_id`` that ``side`` gave soon after ``disclosure_id``."""

    record_id: UUID
    side: str
    disclosure_id: UUID
    told_at: datetime
    given_at: datetime
    waits_brand: bool
    waits_bpo: bool

    def waits_for(self, side: str) -> bool:
        """Whether the lead of ``side`` is to look at it."""
        return self.waits_brand if side == "brand" else self.waits_bpo


def keep_up(facts: Numbered, rows: Rows) -> None:
    """Raise alarms where criticism is given, and end them where they were looked at."""
    matter = [fact for _, fact in facts if _matters(fact)]
    told = _loaded(rows, tellings, {fact.partnership_id for fact in matter})
    stored = {row["record_id"]: row for row in rows.load(alarms, "record_id", _ids(matter))}
    last, known = dict(told), dict(stored)
    for fact in matter:
        if isinstance(fact, DisclosureTold):
            last[fact.partnership_id, fact.side] = _telling(fact)
        elif isinstance(fact, events.FeedbackGiven):
            before = last.get((fact.partnership_id, other(fact.side)))  # type: ignore[arg-type]
            if before and _alarming(fact, before["told_at"]):
                known[fact.originator_id] = _alarm(fact, before)
        elif fact.originator_id in known:
            _look(known[fact.originator_id], fact)
    _write(rows, tellings, told, last)
    _write(rows, alarms, stored, known)


def alarms_of(connection: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, Alarm]:
    """The alarms that these pieces of feedback raised, by the feedback's id."""
    if not ids:
        return {}
    chosen = select(alarms).where(visible_by_id(alarms, viewer), alarms.c.record_id.in_(ids))
    return {each.record_id: each for each in _read(connection, chosen)}


def alarms_after(connection: Connection, viewer: Viewer, disclosure_id: UUID) -> list[Alarm]:
    """The alarms raised after a disclosure, the first one first."""
    wanted = (visible(alarms, viewer), alarms.c.disclosure_id == disclosure_id)
    return _read(connection, select(alarms).where(*wanted).order_by(alarms.c.given_at))


def alarms_waiting(connection: Connection, viewer: Viewer, limit: int = 20) -> list[Alarm]:
    """Alarms not both leads have looked at, the latest first."""
    waiting = or_(alarms.c.waits_brand, alarms.c.waits_bpo)
    chosen = select(alarms).where(visible(alarms, viewer), waiting)
    return _read(connection, chosen.order_by(alarms.c.given_at.desc()).limit(limit))


def _matters(fact: Fact) -> bool:
    return isinstance(
        fact,
        (
            DisclosureTold,
            events.FeedbackGiven,
            events.FeedbackSettled,
            events.FeedbackClosed,
            events.AlarmReviewed,
        ),
    )


def _ids(facts: list[Fact]) -> set[UUID]:
    return {fact.originator_id for fact in facts if not isinstance(fact, DisclosureTold)}


def _loaded(rows: Rows, table: Table, places: set[UUID]) -> dict[Seat, Row]:
    found = rows.load(table, "partnership_id", places)
    return {(row["partnership_id"], row["side"]): row for row in found}


def _telling(fact: DisclosureTold) -> Row:
    return {
        "partnership_id": fact.partnership_id,
        "side": fact.side,
        "disclosure_id": fact.originator_id,
        "told_at": fact.recorded_at,
    }


def _alarming(fact: events.FeedbackGiven, told_at: datetime) -> bool:
    soon = fact.recorded_at - told_at <= timedelta(hours=events.ALARM_HOURS)
    return soon and fact.kind in events.NEGATIVE


def _alarm(fact: events.FeedbackGiven, before: Row) -> Row:
    return {
        "record_id": fact.originator_id,
        "partnership_id": fact.partnership_id,
        "audience": fact.audience,
        "side": fact.side,
        "disclosure_id": before["disclosure_id"],
        "told_at": before["told_at"],
        "given_at": fact.recorded_at,
        "waits_brand": True,
        "waits_bpo": True,
    }


def _look(alarm: Row, fact: Fact) -> None:
    over = not isinstance(fact, events.AlarmReviewed)
    for side in ("brand", "bpo"):
        if over or fact.side == side:
            alarm[f"waits_{side}"] = False


def _write(rows: Rows, table: Table, stored: dict[Any, Row], known: dict[Any, Row]) -> None:
    for key, row in known.items():
        if key not in stored:
            rows.insert(table, row)
    rows.update(table, [known[key] for key in stored])


def _read(connection: Connection, chosen: Any) -> list[Alarm]:
    found = connection.execute(chosen).mappings()
    return [Alarm(**{name: row[name] for name in Alarm._fields}) for row in found]
