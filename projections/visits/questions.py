"""What is asked of the visits: pages of them, what is coming, and when each purpose had one."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, func, select

from projections.paging import Page, Turn
from projections.registers import Entry
from projections.tables import Viewer, visible
from projections.visits.document import Dossier
from projections.visits.model import VISITS, held, register

TO_COME = ("proposed", "postponed", "agreed", "prepared")
OFF = ("declined", "cancelled")
MOST = 500


class Filters(NamedTuple):
    """Which visits: open or over or of one stage, with a purpose, at one side, with these words."""

    state: str = ""
    purpose: str = ""
    host: str = ""
    text: str = ""


class Held(NamedTuple):
    """When a visit of a purpose, with a function, last took place, and which one it was."""

    purpose: str
    function: str
    held_at: datetime
    record_id: UUID


def page(
    connection: Connection, viewer: Viewer, filters: Filters, turn: Turn = Turn()
) -> Page[Entry[Dossier]]:
    """A page of visits, the latest start first."""
    return VISITS.page(connection, viewer, *_wanted(filters), turn=turn)


def one(connection: Connection, viewer: Viewer, visit_id: UUID) -> Entry[Dossier] | None:
    """One visit, or ``None`` if there is none the viewer may see."""
    return VISITS.one(connection, viewer, visit_id)


def titles(connection: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, str]:
    """What the visits with these ids that the viewer may see are called."""
    return VISITS.titles(connection, viewer, ids)


def count(connection: Connection, viewer: Viewer, filters: Filters) -> int:
    """How many visits there are."""
    return VISITS.count(connection, viewer, *_wanted(filters))


def coming(connection: Connection, viewer: Viewer, limit: int = MOST) -> list[Entry[Dossier]]:
    """Visits still to come, agreed or not, the next one first."""
    return _open(connection, viewer, register.c.stage.in_(TO_COME), limit)


def under_way(connection: Connection, viewer: Viewer, limit: int = MOST) -> list[Entry[Dossier]]:
    """Visits that have started and wait for a report, the first to start first."""
    return _open(connection, viewer, register.c.stage.in_(("under way", "reported")), limit)


def open_items(connection: Connection, viewer: Viewer, limit: int = MOST) -> list[Entry[Dossier]]:
    """Visits both sides reported whose roadblocks are not all settled, the oldest first."""
    return _open(connection, viewer, register.c.stage == "items open", limit)


def between(
    connection: Connection, viewer: Viewer, since: datetime, until: datetime
) -> list[Entry[Dossier]]:
    """Visits not called off that touch the time from ``since`` until ``until``, in order."""
    wanted = and_(
        register.c.starts_at < until, register.c.ends_at > since, register.c.stage.not_in(OFF)
    )
    order = (register.c.starts_at, register.c.id)
    return VISITS.some(connection, viewer, wanted, order=order, limit=MOST)


def reports_due(
    connection: Connection, viewer: Viewer, since: datetime, until: datetime
) -> list[tuple[str, datetime, Entry[Dossier]]]:
    """Each report somebody owes from ``since`` until ``until``: its side, when, of which visit."""
    found = []
    for entry in under_way(connection, viewer):
        d = entry.dossier
        owed = {"brand": d.report_by.brand, "bpo": d.report_by.bpo} if d.report_by else {}
        for side, at in owed.items():
            if side not in d.reports and since <= at < until:
                found.append((side, at, entry))
    return sorted(found, key=lambda each: (each[1], each[2].id, each[0]))


def last_held(connection: Connection, viewer: Viewer) -> list[Held]:
    """The last visit of each purpose and visiting function, by purpose and function."""
    latest = (
        select(held.c.purpose, held.c.function, func.max(held.c.held_at).label("at"))
        .where(visible(held, viewer))
        .group_by(held.c.purpose, held.c.function)
        .subquery()
    )
    same = and_(
        held.c.purpose == latest.c.purpose,
        held.c.function == latest.c.function,
        held.c.held_at == latest.c.at,
    )
    chosen = (
        select(held)
        .join(latest, same)
        .where(visible(held, viewer))
        .order_by(held.c.purpose, held.c.function, held.c.record_id)
    )
    rows = connection.execute(chosen).mappings()
    found = {(row["purpose"], row["function"]): row for row in rows}
    return [Held(**{name: row[name] for name in Held._fields}) for row in found.values()]


def _open(
    connection: Connection, viewer: Viewer, wanted: ColumnElement[bool], limit: int
) -> list[Entry[Dossier]]:
    order = (register.c.starts_at, register.c.id)
    is_open = register.c.is_open.is_(True)
    return VISITS.some(connection, viewer, is_open, wanted, order=order, limit=limit)


def _wanted(filters: Filters) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if filters.state in ("open", "over"):
        wanted.append(register.c.is_open.is_(filters.state == "open"))
    elif filters.state:
        wanted.append(register.c.stage == filters.state)
    if filters.purpose:
        wanted.append(register.c.purposes.contains(f"|{filters.purpose}|", autoescape=True))
    if filters.host:
        wanted.append(register.c.host == filters.host)
    if filters.text:
        wanted.append(register.c.searched.contains(filters.text.casefold(), autoescape=True))
    return wanted
