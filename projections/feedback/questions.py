"""What may be asked of the register of feedback."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from projections.feedback.document import Dossier
from projections.feedback.model import Feedback, register
from projections.paging import Page, Turn
from projections.registers import Entry
from projections.tables import Viewer, visible

REGISTER = Feedback()
UNGIVEN = ("draft", "discarded")
LISTED = 50
NEWEST = (register.c.shown_at.desc(), register.c.id)


class Filters(NamedTuple):
    """What to leave out. ``state`` is "open", "over" or a stage, ``side`` the giver's."""

    state: str = ""
    side: str = ""
    kind: str = ""
    dimension: str = ""
    ball: str = ""
    text: str = ""


def one(connection: Connection, viewer: Viewer, feedback_id: UUID) -> Entry[Dossier] | None:
    """One piece of feedback, or ``None`` if there is none the viewer may see."""
    return REGISTER.one(connection, viewer, feedback_id)


def page(
    connection: Connection, viewer: Viewer, filters: Filters = Filters(), turn: Turn = Turn()
) -> Page[Entry[Dossier]]:
    """A page of feedback given, newest first."""
    given = register.c.stage.not_in(UNGIVEN)
    return REGISTER.page(connection, viewer, given, *_conditions(filters), turn=turn)


def drafts(connection: Connection, viewer: Viewer) -> list[Entry[Dossier]]:
    """The drafts of the viewer's side, newest first."""
    wanted = (register.c.side == viewer.side, register.c.stage == "draft")
    return REGISTER.some(connection, viewer, *wanted, order=NEWEST, limit=LISTED)


def own(connection: Connection, viewer: Viewer, person_id: UUID) -> list[Entry[Dossier]]:
    """The latest feedback a person wrote, drafts among it, newest first."""
    wanted = (register.c.author_id == person_id, register.c.stage != "discarded")
    return REGISTER.some(connection, viewer, *wanted, order=NEWEST, limit=LISTED)


def counts(connection: Connection, viewer: Viewer) -> dict[tuple[str, bool], int]:
    """How much feedback was given, by the giver's side and whether it is open."""
    chosen = (
        select(register.c.side, register.c.is_open, func.count().label("n"))
        .where(visible(register, viewer), register.c.stage.not_in(UNGIVEN))
        .group_by(register.c.side, register.c.is_open)
    )
    return {(row.side, row.is_open): row.n for row in connection.execute(chosen)}


def due_between(
    connection: Connection, viewer: Viewer, since: datetime, until: datetime
) -> list[Entry[Dossier]]:
    """Open feedback due from ``since`` until ``until`` (UTC, exclusive), the next due first."""
    due = register.c.due_at
    wanted = (register.c.is_open, due >= since, due < until)
    return REGISTER.some(connection, viewer, *wanted, order=(due, register.c.id), limit=500)


def titles(connection: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, str]:
    """What the feedback with these ids that the viewer may see is called."""
    return REGISTER.titles(connection, viewer, ids)


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if filters.state in ("open", "over"):
        wanted.append(register.c.is_open.is_(filters.state == "open"))
    elif filters.state:
        wanted.append(register.c.stage == filters.state)
    named = {name: getattr(filters, name) for name in ("side", "kind", "dimension", "ball")}
    wanted += [register.c[name] == value for name, value in named.items() if value]
    if filters.text:
        wanted.append(register.c.searched.contains(filters.text.casefold(), autoescape=True))
    return wanted
