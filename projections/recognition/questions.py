"""What may be asked of recognition: never how much of it a person has."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from projections.paging import Page, Turn
from projections.recognition.model import Dossier, Recognitions, recipients, register
from projections.registers import Entry
from projections.tables import Viewer, visible

Card = Entry[Dossier]

WALL = Recognitions()
LISTED = 20


class Filters(NamedTuple):
    """What to leave out. ``side`` is the recipients', ``mine`` keeps what is for the viewer."""

    side: str = ""
    size: str = ""
    value: str = ""
    team_id: UUID | None = None
    customer: bool = False
    mine: bool = False
    text: str = ""


class Spread(NamedTuple):
    """How many recognitions the viewer sees were for each team, and how many named no team."""

    teams: dict[UUID, int]
    without: int


def page(
    connection: Connection,
    viewer: Viewer,
    filters: Filters = Filters(),
    turn: Turn = Turn(size=LISTED),
) -> Page[Card]:
    """A page of the wall, newest first; what was taken back or left is not on it."""
    return WALL.page(connection, viewer, _standing(), *_wanted(filters, viewer), turn=turn)


def one(connection: Connection, viewer: Viewer, record_id: UUID) -> Card | None:
    """One recognition, or ``None`` if there is none the viewer may see."""
    return WALL.one(connection, viewer, record_id)


def titles(connection: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, str]:
    """What the recognitions with these ids that the viewer may see are called."""
    return WALL.titles(connection, viewer, ids)


def about(connection: Connection, viewer: Viewer, record_id: UUID) -> list[Card]:
    """The recognitions that link a record, newest first."""
    linked = register.c.about_id == record_id
    newest = (register.c.shown_at.desc(), register.c.id)
    return WALL.some(connection, viewer, _standing(), linked, order=newest, limit=LISTED)


def received(connection: Connection, viewer: Viewer, limit: int = 5) -> list[Card]:
    """The newest recognitions for the viewer themselves."""
    return _newest(connection, viewer, _theirs(viewer), limit)


def customers_words(connection: Connection, viewer: Viewer, limit: int = 5) -> list[Card]:
    """The newest with words of a customer that are for the viewer, or for a team of their side."""
    of_teams = and_(register.c.for_team.is_(True), register.c.recipient_side == viewer.side)
    wanted = and_(register.c.has_customer_words.is_(True), or_(_theirs(viewer), of_teams))
    return _newest(connection, viewer, wanted, limit)


def spread(connection: Connection, viewer: Viewer, since: datetime) -> Spread:
    """How the recognitions given since then, as far as the viewer sees them, spread over teams."""
    chosen = (
        select(register.c.team_id, func.count().label("times"))
        .where(visible(register, viewer), _standing(), register.c.shown_at >= since)
        .group_by(register.c.team_id)
    )
    found = {row.team_id: row.times for row in connection.execute(chosen)}
    without = found.pop(None, 0)
    return Spread(found, without)


def _newest(
    connection: Connection, viewer: Viewer, wanted: ColumnElement[bool], limit: int
) -> list[Card]:
    newest = (register.c.shown_at.desc(), register.c.id)
    return WALL.some(connection, viewer, _standing(), wanted, order=newest, limit=limit)


def _standing() -> ColumnElement[bool]:
    return register.c.is_open.is_(True)


def _theirs(viewer: Viewer) -> ColumnElement[bool]:
    mine = select(recipients.c.record_id).where(
        recipients.c.partnership_id == viewer.partnership_id,
        recipients.c.person_id == viewer.person_id,
    )
    return register.c.id.in_(mine)


def _wanted(filters: Filters, viewer: Viewer) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if filters.side:
        wanted.append(register.c.recipient_side == filters.side)
    if filters.size:
        wanted.append(register.c.size == filters.size)
    if filters.value:
        wanted.append(register.c.value == filters.value)
    if filters.team_id:
        wanted.append(register.c.team_id == filters.team_id)
    if filters.customer:
        wanted.append(register.c.has_customer_words.is_(True))
    if filters.mine:
        wanted.append(_theirs(viewer))
    if filters.text:
        wanted.append(register.c.searched.contains(filters.text.casefold(), autoescape=True))
    return wanted
