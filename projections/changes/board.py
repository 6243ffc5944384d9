"""The board: open changes by column, each column cut off where nobody reads on."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from projections.changes.model import register
from projections.changes.questions import LISTED, Filters, Summary, conditions, summary
from projections.tables import Viewer, visible

COLUMNS: dict[str, tuple[str, ...]] = {
    "draft": ("draft",),
    "submitted": ("submitted", "sent back"),
    "responded": ("responded",),
    "assessed": ("assessed",),
    "agreed": ("agreed",),
    "scheduled": ("scheduled",),
    "ready": ("ready",),
    "live": ("live",),
    "in review": ("in review",),
    "closed": ("closed",),
}
"""The columns in the order of the flow, with the stages each holds."""

ASIDE = ("deferred", "declined", "withdrawn")
"""Where changes stand that left the flow."""

CARDS = 40


class ColumnOfCards(NamedTuple):
    """One column: its cards, the longest there first (closed: the latest first), and their number.

    ``total`` counts those cut off as well.
    """

    name: str
    cards: list[Summary]
    total: int


def board(
    connection: Connection,
    viewer: Viewer,
    filters: Filters = Filters(),
    *,
    at: datetime,
    closed_since: datetime,
    whole: str = "",
) -> list[ColumnOfCards]:
    """The columns of the board as the viewer sees it. ``at`` is the moment "overdue" means.

    Closed changes are shown from ``closed_since`` on. The column ``whole`` is not cut off.
    """
    names = {stage: name for name, stages in COLUMNS.items() for stage in stages}
    columns: dict[str, list[Summary]] = {name: [] for name in COLUMNS}
    totals: dict[str, dict[str, int]] = {name: {} for name in COLUMNS}
    wanted = [visible(register, viewer), *conditions(filters, at)]
    open_ones = _cut([*wanted, register.c.stage.in_(set(names) - {"closed"})], whole)
    closed = _latest([*wanted, register.c.stage == "closed", register.c.closed_at >= closed_since])
    for chosen in (open_ones, closed if whole == "closed" else closed.limit(CARDS)):
        for row in connection.execute(chosen).mappings():
            name = names[row["stage"]]
            columns[name].append(summary(row))
            totals[name][row["stage"]] = row["total"]
    return [
        ColumnOfCards(name, cards, sum(totals[name].values())) for name, cards in columns.items()
    ]


def aside(connection: Connection, viewer: Viewer, limit: int = CARDS) -> list[Summary]:
    """Changes that left the flow, the latest first."""
    chosen = (
        select(*LISTED)
        .where(visible(register, viewer), register.c.stage.in_(ASIDE))
        .order_by(register.c.entered_at.desc(), register.c.id)
        .limit(limit)
    )
    return [summary(row) for row in connection.execute(chosen).mappings()]


def load_between(
    connection: Connection, viewer: Viewer, since: datetime, until: datetime
) -> dict[tuple[UUID, str], int]:
    """Load points by team and week of what goes or went live in that time."""
    chosen = select(*LISTED).where(
        visible(register, viewer),
        register.c.effective_at >= since,
        register.c.effective_at < until,
        register.c.week.is_not(None),
    )
    points: dict[tuple[UUID, str], int] = {}
    for row in connection.execute(chosen).mappings():
        each = summary(row)
        for team_id in each.team_ids:
            key = (team_id, each.week or "")
            points[key] = points.get(key, 0) + (each.load_points or 0)
    return points


def _cut(wanted: list[ColumnElement[bool]], whole: str) -> Select[Any]:
    """Cards the longest in their stage first, each stage cut off but those of ``whole``."""
    stage = register.c.stage
    place = func.row_number().over(
        partition_by=stage, order_by=(register.c.entered_at, register.c.id)
    )
    total = func.count().over(partition_by=stage)
    kept = select(*LISTED, place.label("place"), total.label("total")).where(*wanted).subquery()
    few = kept.c.place <= CARDS
    if whole in COLUMNS:
        few = or_(few, kept.c.stage.in_(COLUMNS[whole]))
    return select(kept).where(few).order_by(kept.c.entered_at, kept.c.id)


def _latest(wanted: list[ColumnElement[bool]]) -> Select[Any]:
    total = func.count().over()
    chosen = select(*LISTED, total.label("total")).where(*wanted)
    return chosen.order_by(register.c.closed_at.desc(), register.c.id)
