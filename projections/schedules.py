"""Freeze windows and authorities: what all changes of a partnership are scheduled against."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
    select,
)

from domain.facts import Fact, TextCorrected, tag_of
from domain.schedules import events
from projections.rows import Row, Rows, from_json, to_json
from projections.runner import Numbered, ReadModel
from projections.tables import UtcDateTime, Viewer, visible

metadata = MetaData()

freezes = Table(
    "freezes",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("schedule_id", Uuid, nullable=False),
    Column("partnership_id", Uuid, nullable=False),
    Column("audience", String(6), nullable=False),
    Column("of_side", String(6), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("hard", Boolean, nullable=False),
    Column("name", Text, nullable=False),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Column("team_ids", Text, nullable=False),
    Column("state", String(12), nullable=False),
    Column("reason", Text),
    Column("added_at", UtcDateTime, nullable=False),
    Column("version", Integer, nullable=False),
    Column("reason_version", Integer, nullable=False),
    Index("freezes_by_end", "partnership_id", "ends_at"),
    Index("freezes_by_schedule", "schedule_id"),
)
"""``state`` is added, acknowledged, contested or lifted; ``reason`` why, for the last two."""

authorities = Table(
    "change_authorities",
    metadata,
    Column("partnership_id", Uuid, primary_key=True),
    Column("side", String(6), primary_key=True),
    Column("person_id", Uuid, nullable=False),
)


class Freeze(NamedTuple):
    """A freeze window; times are UTC, ``ends_at`` exclusive; no ``team_ids``: all teams."""

    id: UUID
    of_side: str
    kind: str
    hard: bool
    name: str
    starts_at: datetime
    ends_at: datetime
    team_ids: list[UUID]
    state: str
    reason: str | None
    added_at: datetime

    @property
    def binds(self) -> bool:
        """Whether it blocks; otherwise it only warns."""
        return self.hard and self.state in ("added", "acknowledged")


class Schedules(ReadModel):
    """Keeps freezes and authorities in step with their facts."""

    name = "schedules"
    tables = (freezes, authorities)

    def apply(self, facts: Numbered, rows: Rows) -> None:
        ours = [fact for _, fact in facts if _is_ours(fact)]
        if not ours:
            return
        self._name_authorities(ours, rows)
        ids = {fact.freeze_id for fact in ours if hasattr(fact, "freeze_id")}
        schedules = {f.originator_id for f in ours if isinstance(f, TextCorrected)}
        stored = {row["id"]: row for row in rows.load(freezes, "id", ids)}
        stored |= {row["id"]: row for row in rows.load(freezes, "schedule_id", schedules)}
        known = dict(stored)
        for fact in ours:
            _change(known, fact)
        for freeze_id, row in known.items():
            if freeze_id not in stored:
                rows.insert(freezes, row)
        rows.update(freezes, [known[freeze_id] for freeze_id in stored])

    def _name_authorities(self, ours: list[Fact], rows: Rows) -> None:
        named = {
            (fact.partnership_id, fact.of_side): fact.person_id
            for fact in ours
            if isinstance(fact, events.AuthorityNamed)
        }
        found = rows.load(authorities, "partnership_id", {key[0] for key in named})
        before = {(row["partnership_id"], row["side"]) for row in found}
        changed = []
        for key, person_id in named.items():
            row = {"partnership_id": key[0], "side": key[1], "person_id": person_id}
            if key in before:
                changed.append(row)
            else:
                rows.insert(authorities, row)
        rows.update(authorities, changed)


def between(
    connection: Connection, viewer: Viewer, since: datetime, until: datetime
) -> list[Freeze]:
    """Freezes not lifted that touch the time from ``since`` until ``until``, soonest first."""
    chosen = select(freezes).where(
        visible(freezes, viewer),
        freezes.c.state != "lifted",
        freezes.c.ends_at > since,
        freezes.c.starts_at < until,
    )
    return _read(connection, chosen.order_by(freezes.c.starts_at, freezes.c.id))


def coming(connection: Connection, viewer: Viewer, at: datetime) -> list[Freeze]:
    """Freezes not lifted that are not over at a moment, soonest first."""
    chosen = select(freezes).where(
        visible(freezes, viewer), freezes.c.state != "lifted", freezes.c.ends_at > at
    )
    return _read(connection, chosen.order_by(freezes.c.starts_at, freezes.c.id))


def past(connection: Connection, viewer: Viewer, at: datetime, limit: int = 50) -> list[Freeze]:
    """Freezes that are over or were lifted, the latest first."""
    over = (freezes.c.state == "lifted") | (freezes.c.ends_at <= at)
    chosen = select(freezes).where(visible(freezes, viewer), over)
    return _read(connection, chosen.order_by(freezes.c.ends_at.desc(), freezes.c.id).limit(limit))


def authority_of(connection: Connection, viewer: Viewer) -> dict[str, UUID]:
    """The named authority of each side that named one."""
    chosen = select(authorities.c.side, authorities.c.person_id)
    ours = chosen.where(authorities.c.partnership_id == viewer.partnership_id)
    return {row.side: row.person_id for row in connection.execute(ours)}


def titles(connection: Connection, viewer: Viewer, ids: set[UUID]) -> dict[UUID, Freeze]:
    """The freezes with these ids, lifted ones too."""
    if not ids:
        return {}
    chosen = select(freezes).where(visible(freezes, viewer), freezes.c.id.in_(ids))
    return {freeze.id: freeze for freeze in _read(connection, chosen)}


def _change(known: dict[UUID, Row], fact: Fact) -> None:
    match fact:
        case events.FreezeAdded():
            known[fact.freeze_id] = _added(fact)
        case events.FreezeAcknowledged():
            known[fact.freeze_id]["state"] = "acknowledged"
        case events.FreezeContested() | events.FreezeLifted():
            state = "contested" if isinstance(fact, events.FreezeContested) else "lifted"
            version = fact.originator_version
            known[fact.freeze_id].update(state=state, reason=fact.reason, reason_version=version)
        case TextCorrected():
            for row in known.values():
                if row["schedule_id"] == fact.originator_id:
                    _correct(row, fact)


def _correct(row: Row, fact: TextCorrected) -> None:
    if row["version"] == fact.corrects:
        row["name"] = fact.text
    if row["reason_version"] == fact.corrects:
        row["reason"] = fact.text


def _added(fact: events.FreezeAdded) -> Row:
    return {
        "id": fact.freeze_id,
        "schedule_id": fact.originator_id,
        "partnership_id": fact.partnership_id,
        "audience": fact.audience,
        "of_side": fact.side,
        "kind": fact.kind,
        "hard": fact.hard,
        "name": fact.name,
        "starts_at": fact.starts_at,
        "ends_at": fact.ends_at,
        "team_ids": to_json(fact.team_ids),
        "state": "added",
        "reason": None,
        "added_at": fact.recorded_at,
        "version": fact.originator_version,
        "reason_version": 0,
    }


def _is_ours(fact: Fact) -> bool:
    if isinstance(fact, TextCorrected):
        return fact.record_kind == "schedule"
    return tag_of(type(fact)).startswith(("schedule.freeze", "schedule.authority"))


def _read(connection: Connection, chosen: Any) -> list[Freeze]:
    found = []
    for row in connection.execute(chosen).mappings():
        values = {name: row[name] for name in Freeze._fields}
        values["team_ids"] = from_json(row["team_ids"], list[UUID])
        found.append(Freeze(**values))
    return found
