"""What may be asked of the register of disclosures."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from projections.disclosures.document import Dossier
from projections.disclosures.model import counters, register
from projections.paging import Page, Turn, page_of
from projections.rows import from_json
from projections.tables import Viewer, visible, visible_by_id

LISTED = [column for column in register.c if column.name not in ("dossier", "searched")]


class Summary(NamedTuple):
    """A disclosure as a list shows it. ``number`` is ``None`` for drafts; times are UTC."""

    id: UUID
    number: int | None
    headline: str
    kind: str
    teller: str
    where: str
    severity: str | None
    stage: str
    ball: str
    is_open: bool
    protected: bool
    imported: bool
    site_id: UUID | None
    shown_at: datetime
    told_at: datetime | None
    acknowledge_by: datetime | None
    closed_at: datetime | None
    audience: str


class Filters(NamedTuple):
    """What to leave out of the register. ``state`` is "open", "closed" or a stage."""

    state: str = ""
    teller: str = ""
    ball: str = ""
    severity: str = ""
    site_id: UUID | None = None
    imported: bool | None = None
    text: str = ""


class Found(NamedTuple):
    """One disclosure: its summary, everything known of it, and what a decision is based on.

    ``seen`` is how many facts of it the viewer can see, talk left out.
    """

    summary: Summary
    dossier: Dossier
    seen: int


def one(connection: Connection, viewer: Viewer, disclosure_id: UUID) -> Found | None:
    """One disclosure, or ``None`` if there is none the viewer may see."""
    chosen = select(register).where(visible(register, viewer), register.c.id == disclosure_id)
    row = connection.execute(chosen).mappings().first()
    if row is None:
        return None
    return Found(_summary(row), from_json(row["dossier"], Dossier), row[f"seen_{viewer.side}"])


def page(
    connection: Connection, viewer: Viewer, filters: Filters = Filters(), turn: Turn = Turn()
) -> Page[Summary]:
    """A page of told disclosures, newest first."""
    told = register.c.number.is_not(None)
    chosen = select(*LISTED).where(visible(register, viewer), told, *_conditions(filters))
    order = (register.c.shown_at, register.c.id)
    return page_of(connection, viewer, register, chosen, order, turn, _summary)


def drafts(connection: Connection, viewer: Viewer) -> list[Summary]:
    """The drafts of the viewer's side, newest first."""
    chosen = (
        select(*LISTED)
        .where(visible(register, viewer), register.c.stage == "draft")
        .order_by(register.c.shown_at.desc())
    )
    return [_summary(row) for row in connection.execute(chosen).mappings()]


def counts(connection: Connection, viewer: Viewer) -> dict[str, int]:
    """How many told disclosures there are by stage; stages without any are left out."""
    chosen = select(counters.c.stages).where(counters.c.partnership_id == viewer.partnership_id)
    stages = connection.scalar(chosen)
    return from_json(stages, dict[str, int]) if stages else {}


def titles(connection: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, Summary]:
    """Summaries of the disclosures with these ids that the viewer may see."""
    if not ids:
        return {}
    chosen = select(*LISTED).where(visible_by_id(register, viewer), register.c.id.in_(ids))
    return {row["id"]: _summary(row) for row in connection.execute(chosen).mappings()}


def recurring(connection: Connection, viewer: Viewer, limit: int = 50) -> list[Summary]:
    """Closed disclosures a new one may be a recurrence of, newest first."""
    chosen = (
        select(*LISTED)
        .where(
            visible(register, viewer), register.c.stage == "closed", register.c.imported.is_(False)
        )
        .order_by(register.c.shown_at.desc())
        .limit(limit)
    )
    return [_summary(row) for row in connection.execute(chosen).mappings()]


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if filters.state in ("open", "closed"):
        wanted.append(register.c.is_open.is_(filters.state == "open"))
    elif filters.state:
        wanted.append(register.c.stage == filters.state)
    named = {name: getattr(filters, name) for name in ("teller", "ball", "severity")}
    wanted += [register.c[name] == value for name, value in named.items() if value]
    if filters.site_id:
        wanted.append(register.c.site_id == filters.site_id)
    if filters.imported is not None:
        wanted.append(register.c.imported.is_(filters.imported))
    if filters.text:
        wanted.append(register.c.searched.contains(filters.text.casefold(), autoescape=True))
    return wanted


def _summary(row: Any) -> Summary:
    return Summary(**{name: row[name] for name in Summary._fields})
