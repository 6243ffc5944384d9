"""Pages of long lists: by the place of an item, never by counting; page 1,000 is as fast."""

from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    Table,
    and_,
    or_,
    select,
)

from projections.tables import Viewer, visible

Item = TypeVar("Item")


class Turn(NamedTuple):
    """Which page is wanted: the one before or after an item, or the newest."""

    before: UUID | None = None
    after: UUID | None = None
    size: int = 50


class Page(NamedTuple, Generic[Item]):
    """Some items, newest first. ``older`` and ``newer`` are ids to go on from, or ``None``."""

    items: list[Item]
    older: UUID | None
    newer: UUID | None


def page_of(
    connection: Connection,
    viewer: Viewer,
    table: Table,
    chosen: Select[Any],
    order: tuple[Column[Any], Column[Any]],
    turn: Turn,
    read: Callable[[RowMapping], Item],
) -> Page[Item]:
    """The page of ``chosen`` rows that ``turn`` asks for, newest first by the ``order`` columns.

    The table has a column ``id``. An id the viewer cannot see is treated as if it were not given.
    """
    edge = _edge(connection, viewer, table, order, turn)
    newer = turn.before is None and edge is not None
    if edge is not None:
        chosen = chosen.where(_beyond(order, edge, newer=newer))
    sorting = order if newer else tuple(column.desc() for column in order)
    rows = connection.execute(chosen.order_by(*sorting).limit(turn.size + 1)).mappings().all()
    more, found = len(rows) > turn.size, list(rows[: turn.size])
    if newer:
        found.reverse()
    if not found:
        return Page([], None, None)
    has_newer = more if newer else edge is not None
    has_older = True if newer else more
    return Page(
        [read(row) for row in found],
        found[-1]["id"] if has_older else None,
        found[0]["id"] if has_newer else None,
    )


def _edge(
    connection: Connection, viewer: Viewer, table: Table, order: tuple[Column[Any], ...], turn: Turn
) -> tuple[Any, ...] | None:
    item_id = turn.before or turn.after
    if item_id is None:
        return None
    chosen = select(*order).where(visible(table, viewer), table.c.id == item_id)
    row = connection.execute(chosen).first()
    return tuple(row) if row else None


def _beyond(
    order: tuple[Column[Any], Column[Any]], edge: tuple[Any, ...], *, newer: bool
) -> ColumnElement[bool]:
    (first, second), (at, tie) = order, edge
    if newer:
        return or_(first > at, and_(first == at, second > tie))
    return or_(first < at, and_(first == at, second < tie))
