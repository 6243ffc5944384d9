"""The templates standard changes are made from: one row each."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    Date,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
    select,
)

from domain.facts import Commented, Fact, Talk, TextCorrected, own_fields, tag_of
from domain.templates import events
from projections.rows import Row, Rows, from_json, to_json
from projections.runner import Numbered, ReadModel
from projections.tables import UtcDateTime, Viewer, visible, visible_by_id

register = Table(
    "change_templates",
    MetaData(),
    Column("id", Uuid, primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Column("audience", String(6), nullable=False),
    Column("proposer", String(6), nullable=False),
    Column("stage", String(20), nullable=False),
    Column("ball", String(6), nullable=False),
    Column("proposed_at", UtcDateTime, nullable=False),
    Column("expires_on", Date, nullable=False),
    Column("content", Text, nullable=False),
    Column("reason", Text),
    Column("reason_version", Integer, nullable=False),
    Column("seen_brand", Integer, nullable=False),
    Column("seen_bpo", Integer, nullable=False),
    Index("change_templates_by_stage", "partnership_id", "stage", "expires_on"),
)


class Content(msgspec.Struct):
    """What a template says; fields as of the fact that proposed it."""

    title: str
    why: str
    front_line_impact: str
    customer_impact: str
    success: str
    implementer: str
    front_line_hours: int
    targets: str
    agent_cost: str
    stress: str
    customer_effect: str
    cost: str
    risk: str
    rollout: str
    fallback: str
    team_ids: list[UUID]
    load_points: int
    expires_on: date


class Template(NamedTuple):
    """A template; ``reason`` is why it was declined or retired."""

    id: UUID
    proposer: str
    stage: str
    ball: str
    proposed_at: datetime
    expires_on: date
    content: Content
    reason: str | None
    seen: int


class Templates(ReadModel):
    """Keeps the templates in step with their facts."""

    name = "templates"
    tables = (register,)

    def apply(self, facts: Numbered, rows: Rows) -> None:
        ours = [fact for _, fact in facts if _is_ours(fact)]
        if not ours:
            return
        stored = {
            row["id"]: row for row in rows.load(register, "id", {f.originator_id for f in ours})
        }
        known = dict(stored)
        for fact in ours:
            if isinstance(fact, events.TemplateProposed):
                known[fact.originator_id] = _proposed(fact)
            _change(known[fact.originator_id], fact)
        for record_id, row in known.items():
            if record_id not in stored:
                rows.insert(register, row)
        rows.update(register, [known[record_id] for record_id in stored])


def one(connection: Connection, viewer: Viewer, template_id: UUID) -> Template | None:
    """One template, or ``None`` if there is none the viewer may see."""
    chosen = select(register).where(visible(register, viewer), register.c.id == template_id)
    return next(iter(_read(connection, viewer, chosen)), None)


def titles(connection: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, Template]:
    """The templates with these ids that the viewer may see."""
    if not ids:
        return {}
    chosen = select(register).where(visible_by_id(register, viewer), register.c.id.in_(ids))
    return {template.id: template for template in _read(connection, viewer, chosen)}


def all_of(connection: Connection, viewer: Viewer) -> list[Template]:
    """Every template, proposed first, then endorsed, then those that are over."""
    chosen = select(register).where(visible(register, viewer))
    found = _read(connection, viewer, chosen.order_by(register.c.expires_on.desc()))
    return sorted(found, key=lambda each: ORDER.index(each.stage))


def usable(connection: Connection, viewer: Viewer, today: date) -> list[Template]:
    """Endorsed templates that have not expired, the next to expire first."""
    chosen = select(register).where(
        visible(register, viewer), register.c.stage == "endorsed", register.c.expires_on >= today
    )
    return _read(connection, viewer, chosen.order_by(register.c.expires_on, register.c.id))


ORDER = ("proposed", "endorsed", "retired", "declined")


def _proposed(fact: events.TemplateProposed) -> Row:
    content = {name: getattr(fact, name) for name in own_fields(events.TemplateProposed)}
    return {
        "id": fact.originator_id,
        "partnership_id": fact.partnership_id,
        "audience": fact.audience,
        "proposer": fact.side,
        "stage": "proposed",
        "ball": "nobody",
        "proposed_at": fact.recorded_at,
        "expires_on": fact.expires_on,
        "content": to_json(content),
        "reason": None,
        "reason_version": 0,
        "seen_brand": 0,
        "seen_bpo": 0,
    }


def _change(row: Row, fact: Fact) -> None:
    if not isinstance(fact, Talk):
        row["seen_brand"] += fact.audience in ("shared", "brand")
        row["seen_bpo"] += fact.audience in ("shared", "bpo")
    if fact.stage is not None:
        row["stage"], row["ball"] = fact.stage, fact.ball
    match fact:
        case events.TemplateDeclined() | events.TemplateRetired():
            row["reason"], row["reason_version"] = fact.reason, fact.originator_version
        case TextCorrected() if fact.corrects == 1:
            content = from_json(row["content"], Content)
            setattr(content, fact.field, fact.text)
            row["content"] = to_json(content)
        case TextCorrected() if fact.corrects == row["reason_version"]:
            row["reason"] = fact.text


def _is_ours(fact: Fact) -> bool:
    if isinstance(fact, (Commented, TextCorrected)):
        return fact.record_kind == "template"
    return tag_of(type(fact)).startswith("template.")


def _read(connection: Connection, viewer: Viewer, chosen: Any) -> list[Template]:
    found = []
    for row in connection.execute(chosen).mappings():
        stored = {n: row[n] for n in Template._fields if n not in ("seen", "content")}
        content = from_json(row["content"], Content)
        found.append(Template(**stored, content=content, seen=row[f"seen_{viewer.side}"]))
    return found
