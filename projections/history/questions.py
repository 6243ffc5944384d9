"""What may be asked of the history."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select

from domain.facts import ActingSide, Fact
from projections.history.model import Told, lines
from projections.paging import Page, Turn, page_of
from projections.rows import from_json
from projections.tables import Viewer, visible


class Line(NamedTuple):
    """One line of the history. ``sentence`` carries marks for the page to fill in."""

    id: UUID
    record_id: UUID
    record_kind: str
    version: int
    fact: str
    command_id: UUID
    actor_id: UUID
    side: ActingSide
    audience: str
    shown_at: datetime
    recorded_at: datetime
    occurred_at: datetime | None
    precision: str | None
    imported: bool
    talk: bool
    stage: str | None
    ball: str | None
    sentence: str
    texts: list[Told]


class Filters(NamedTuple):
    """What to leave out. Times are UTC; ``until`` is exclusive; ``text`` is found anywhere.

    ``talk`` keeps only talk, or where false only decisions.
    """

    record_id: UUID | None = None
    kind: str | None = None
    side: str | None = None
    person_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    text: str = ""
    talk: bool | None = None


def page(
    connection: Connection, viewer: Viewer, filters: Filters = Filters(), turn: Turn = Turn()
) -> Page[Line]:
    """A page of the history, newest first."""
    chosen = select(lines).where(visible(lines, viewer), *_conditions(filters))
    order = (lines.c.shown_at, lines.c.position)
    return page_of(connection, viewer, lines, chosen, order, turn, _line)


def of_record(connection: Connection, viewer: Viewer, record_id: UUID) -> list[Line]:
    """Every line of one record the viewer may see, oldest first (imported: as claimed)."""
    chosen = (
        select(lines)
        .where(visible(lines, viewer), lines.c.record_id == record_id)
        .order_by(lines.c.shown_at, lines.c.position)
    )
    return [_line(row) for row in connection.execute(chosen).mappings()]


def line(connection: Connection, viewer: Viewer, line_id: UUID) -> Line | None:
    """One line, or ``None`` if there is none the viewer may see."""
    row = (
        connection.execute(select(lines).where(visible(lines, viewer), lines.c.id == line_id))
        .mappings()
        .first()
    )
    return _line(row) if row else None


def of_facts(connection: Connection, viewer: Viewer, facts: Sequence[Fact]) -> list[Line]:
    """The lines of these facts of one record that the viewer may see, oldest first."""
    if not facts:
        return []
    versions = [fact.originator_version for fact in facts]
    chosen = (
        select(lines)
        .where(
            visible(lines, viewer),
            lines.c.record_id == facts[0].originator_id,
            lines.c.version.in_(versions),
        )
        .order_by(lines.c.position)
    )
    return [_line(row) for row in connection.execute(chosen).mappings()]


def of_versions(
    connection: Connection, viewer: Viewer, wanted: Collection[tuple[UUID, int]]
) -> dict[tuple[UUID, int], Line]:
    """The lines of these facts (record and version) that the viewer may see."""
    if not wanted:
        return {}
    chosen = select(lines).where(
        visible(lines, viewer),
        lines.c.record_id.in_({record_id for record_id, _ in wanted}),
        lines.c.version.in_({version for _, version in wanted}),
    )
    found = (_line(row) for row in connection.execute(chosen).mappings())
    return {key: line for line in found if (key := (line.record_id, line.version)) in wanted}


def since(
    connection: Connection, viewer: Viewer, moment: datetime, limit: int = 10
) -> Sequence[Line]:
    """What the other side did after ``moment`` (recorded), newest first, imports left out."""
    chosen = (
        select(lines)
        .where(
            visible(lines, viewer),
            lines.c.shown_at > moment,
            lines.c.side != viewer.side,
            lines.c.side != "portal",
        )
        .order_by(lines.c.shown_at.desc(), lines.c.position.desc())
        .limit(limit)
    )
    return [_line(row) for row in connection.execute(chosen).mappings()]


def known_by(connection: Connection, viewer: Viewer, moment: datetime) -> bool:
    """Whether anything the viewer may see was recorded by ``moment``."""
    chosen = select(lines.c.id).where(visible(lines, viewer), lines.c.recorded_at <= moment)
    return connection.scalar(chosen.limit(1)) is not None


def positions(connection: Connection, partnership_id: UUID, until: datetime) -> list[int]:
    """Where in the log the facts of a partnership stand that were recorded by ``until``, in order.

    Clocks of servers may differ: of each record they are the first so many, without a gap. This is
    for the machinery that replays them, and not for a page: it knows no audience.
    """
    chosen = (
        select(lines.c.position, lines.c.record_id, lines.c.version)
        .where(lines.c.partnership_id == partnership_id, lines.c.recorded_at <= until)
        .order_by(lines.c.position)
    )
    found, reached = [], dict[UUID, int]()
    for position, record_id, version in connection.execute(chosen):
        if version == reached.get(record_id, 0) + 1:
            reached[record_id] = version
            found.append(position)
    return found


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if filters.record_id:
        wanted.append(lines.c.record_id == filters.record_id)
    if filters.kind:
        wanted.append(lines.c.record_kind == filters.kind)
    if filters.side:
        wanted.append(lines.c.side == filters.side)
    if filters.person_id:
        wanted.append(lines.c.actor_id == filters.person_id)
    if filters.since:
        wanted.append(lines.c.shown_at >= filters.since)
    if filters.until:
        wanted.append(lines.c.shown_at < filters.until)
    if filters.talk is not None:
        wanted.append(lines.c.talk.is_(filters.talk))
    if filters.text:
        wanted.append(lines.c.searched.contains(filters.text.casefold(), autoescape=True))
    return wanted


def _line(row: RowMapping) -> Line:
    fields = {name: row[name] for name in Line._fields if name != "texts"}
    return Line(**fields, texts=from_json(row["texts"], list[Told]))


def count(connection: Connection, viewer: Viewer, record_id: UUID) -> int:
    """How many facts of a record the viewer can see, talk left out."""
    chosen = select(func.count()).where(
        visible(lines, viewer), lines.c.record_id == record_id, lines.c.talk.is_(False)
    )
    return connection.scalar(chosen) or 0
