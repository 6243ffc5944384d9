"""What may be asked of the register of changes."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from projections.changes.document import Dossier
from projections.changes.model import counters, readings, register
from projections.paging import Page, Turn, page_of
from projections.rows import from_json
from projections.tables import Viewer, visible, visible_by_id


class Summary(NamedTuple):
    """A change as lists and cards show it. ``number`` is ``None`` for drafts; times are UTC.

    ``read`` of ``rostered`` people have read and understood. ``effective_at`` is when it went
    live, or is to.
    """

    id: UUID
    number: int | None
    title: str
    kind: str
    asked_by: str
    implementer: str
    stage: str
    ball: str
    is_open: bool
    entered_at: datetime
    ball_since: datetime
    due_at: datetime | None
    effective_at: datetime | None
    week: str | None
    held_by: str | None
    paper: str
    paper_due_at: datetime | None
    risk: str | None
    load_points: int | None
    team_ids: list[UUID]
    rostered: int
    read: int
    outcome: str | None
    shown_at: datetime
    submitted_at: datetime | None
    closed_at: datetime | None
    audience: str


LISTED = [register.c[name] for name in Summary._fields]


class Filters(NamedTuple):
    """What to leave out. ``state`` is "open", "over" or a stage; ``due`` is "overdue"."""

    state: str = ""
    asked_by: str = ""
    ball: str = ""
    kind: str = ""
    paper: str = ""
    team_id: UUID | None = None
    due: str = ""
    text: str = ""


class Found(NamedTuple):
    """One change: its summary, everything known of it, and what a decision is based on.

    ``seen`` is how many facts of it the viewer can see, talk left out.
    """

    summary: Summary
    dossier: Dossier
    seen: int


class Wanted(NamedTuple):
    """A change somebody is to read and understand."""

    change_id: UUID
    number: int | None
    title: str
    effective_at: datetime | None
    team_id: UUID


def one(connection: Connection, viewer: Viewer, change_id: UUID) -> Found | None:
    """One change, or ``None`` if there is none the viewer may see."""
    chosen = select(register).where(visible(register, viewer), register.c.id == change_id)
    row = connection.execute(chosen).mappings().first()
    if row is None:
        return None
    return Found(summary(row), from_json(row["dossier"], Dossier), row[f"seen_{viewer.side}"])


def page(
    connection: Connection,
    viewer: Viewer,
    filters: Filters = Filters(),
    turn: Turn = Turn(),
    at: datetime | None = None,
) -> Page[Summary]:
    """A page of submitted changes, newest first. ``at`` is the moment "overdue" is asked for."""
    chosen = select(*LISTED).where(
        visible(register, viewer), register.c.number.is_not(None), *conditions(filters, at)
    )
    order = (register.c.shown_at, register.c.id)
    return page_of(connection, viewer, register, chosen, order, turn, summary)


def drafts(connection: Connection, viewer: Viewer) -> list[Summary]:
    """The drafts of the viewer's side, newest first."""
    chosen = (
        select(*LISTED)
        .where(visible(register, viewer), register.c.stage == "draft")
        .order_by(register.c.shown_at.desc())
    )
    return [summary(row) for row in connection.execute(chosen).mappings()]


def counts(connection: Connection, viewer: Viewer) -> dict[str, int]:
    """How many submitted changes there are by stage; stages without any are left out."""
    chosen = select(counters.c.stages).where(counters.c.partnership_id == viewer.partnership_id)
    stages = connection.scalar(chosen)
    return from_json(stages, dict[str, int]) if stages else {}


def moved(connection: Connection, viewer: Viewer) -> int:
    """How many facts about changes the viewer can see: a board showing it is up to date."""
    column = counters.c[f"moved_{viewer.side}"]
    chosen = select(column).where(counters.c.partnership_id == viewer.partnership_id)
    return connection.scalar(chosen) or 0


def titles(connection: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, Summary]:
    """Summaries of the changes with these ids that the viewer may see."""
    if not ids:
        return {}
    chosen = select(*LISTED).where(visible_by_id(register, viewer), register.c.id.in_(ids))
    return {row["id"]: summary(row) for row in connection.execute(chosen).mappings()}


def between(
    connection: Connection, viewer: Viewer, since: datetime, until: datetime
) -> list[Summary]:
    """Changes that go or went live from ``since`` until ``until`` (exclusive), soonest first."""
    chosen = (
        select(*LISTED)
        .where(
            visible(register, viewer),
            register.c.effective_at >= since,
            register.c.effective_at < until,
            register.c.number.is_not(None),
        )
        .order_by(register.c.effective_at, register.c.id)
    )
    return [summary(row) for row in connection.execute(chosen).mappings()]


def due_between(
    connection: Connection, viewer: Viewer, since: datetime, until: datetime
) -> list[Summary]:
    """Open changes that wait for somebody until a time in this span, the next due first."""
    chosen = (
        select(*LISTED)
        .where(
            visible(register, viewer),
            register.c.is_open,
            register.c.due_at >= since,
            register.c.due_at < until,
        )
        .order_by(register.c.due_at, register.c.id)
    )
    return [summary(row) for row in connection.execute(chosen).mappings()]


def owing_paper(connection: Connection, viewer: Viewer) -> list[Summary]:
    """Changes whose paper is owed, the longest due first."""
    owed = or_(register.c.paper == "owed", register.c.paper == "waiver proposed")
    chosen = (
        select(*LISTED)
        .where(visible(register, viewer), owed)
        .order_by(register.c.paper_due_at, register.c.id)
    )
    return [summary(row) for row in connection.execute(chosen).mappings()]


def wanted_from(connection: Connection, viewer: Viewer, person_id: UUID) -> list[Wanted]:
    """What a person is to read and understand, the soonest to go live first."""
    chosen = (
        select(
            readings.c.change_id,
            register.c.number,
            register.c.title,
            register.c.effective_at,
            readings.c.team_id,
        )
        .join_from(readings, register, register.c.id == readings.c.change_id)
        .where(visible(readings, viewer), readings.c.person_id == person_id, readings.c.wanted)
        .order_by(register.c.effective_at.is_(None), register.c.effective_at)
    )
    return [Wanted(*row) for row in connection.execute(chosen)]


def to_wake(connection: Connection, at: datetime) -> list[tuple[UUID, UUID, datetime]]:
    """Deferred changes of all partnerships whose day has come: partnership, change, when."""
    return _timed(connection, register.c.stage == "deferred", at)


def to_lapse(connection: Connection, at: datetime) -> list[tuple[UUID, UUID, datetime]]:
    """Emergencies of all partnerships nobody ratified in time: partnership, change, until when."""
    found = and_(register.c.kind == "emergency", register.c.stage == "live")
    waiting = register.c.ball != register.c.implementer
    return _timed(connection, and_(found, waiting), at)


def _timed(
    connection: Connection, wanted: ColumnElement[bool], at: datetime
) -> list[tuple[UUID, UUID, datetime]]:
    chosen = select(register.c.partnership_id, register.c.id, register.c.due_at)
    return [tuple(row) for row in connection.execute(chosen.where(wanted, register.c.due_at < at))]


def conditions(filters: Filters, at: datetime | None = None) -> list[ColumnElement[bool]]:
    """What rows must fulfil for these filters."""
    wanted: list[ColumnElement[bool]] = []
    if filters.state in ("open", "over"):
        wanted.append(register.c.is_open.is_(filters.state == "open"))
    elif filters.state:
        wanted.append(register.c.stage == filters.state)
    if filters.ball:
        wanted.append(register.c.ball.in_((filters.ball, "both")))
    named = {name: getattr(filters, name) for name in ("asked_by", "kind", "paper")}
    wanted += [register.c[name] == value for name, value in named.items() if value]
    if filters.team_id:
        wanted.append(register.c.team_ids.contains(str(filters.team_id)))
    if filters.due == "overdue" and at:
        overdue = and_(register.c.due_at < at, register.c.is_open)
        wanted.append(or_(overdue, register.c.paper_due_at < at))
    if filters.text:
        wanted.append(register.c.searched.contains(filters.text.casefold(), autoescape=True))
    return wanted


def summary(row: Any) -> Summary:
    """A row as a summary."""
    values = {name: row[name] for name in Summary._fields}
    values["team_ids"] = from_json(row["team_ids"], list[UUID])
    return Summary(**values)
