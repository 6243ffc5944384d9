"""What may be asked of the evidence: as it was known at a moment, and counted by then."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, String, Uuid, func, or_, select, type_coerce

from projections.evidence.model import evidence
from projections.rows import from_json
from projections.tables import Viewer, visible, visible_by_id
from projections.trust.bars import Piece


class Item(NamedTuple):
    """One piece of evidence in full. Times are UTC, ``half_life`` in days, ``lag`` in seconds.

    ``sources`` are versions of facts of the record; ``confirmed_by`` people of the other side.
    """

    id: UUID
    side: str
    dimension: str
    indicator: str
    outcome: float
    weight: float
    half_life: float
    capped: bool
    effective_at: datetime
    recorded_at: datetime
    superseded_at: datetime | None
    record_kind: str
    record_id: UUID
    sources: tuple[int, ...]
    confirmed_by: tuple[UUID, ...]
    lag: int | None
    rule: str
    rule_version: int


PIECE = [
    type_coerce(column, String) if isinstance(column.type, Uuid) else column
    for column in (evidence.c[name] for name in Piece._fields)
]
"""Thousands are read at once, so ids come as the driver gives them: equal or not."""


def pieces(
    connection: Connection, viewer: Viewer, at: datetime, side: str = "", dimension: str = ""
) -> list[Piece]:
    """What counted at a moment as it was known then, in no particular order.

    Of one bar, if it is given: then the latest first.
    """
    chosen = select(*PIECE).where(visible(evidence, viewer), *_known(at))
    chosen = chosen.where(evidence.c.effective_at <= at)
    if side:
        chosen = chosen.where(evidence.c.side == side, evidence.c.dimension == dimension)
        chosen = chosen.order_by(evidence.c.effective_at.desc(), evidence.c.id)
    return [Piece(*row) for row in connection.execute(chosen).all()]


def some(connection: Connection, viewer: Viewer, ids: Collection[UUID]) -> list[Item]:
    """The pieces with these ids in full, in no particular order."""
    if not ids:
        return []
    chosen = select(evidence).where(visible_by_id(evidence, viewer), evidence.c.id.in_(ids))
    return [_item(row) for row in connection.execute(chosen).mappings()]


def of_record(
    connection: Connection, viewer: Viewer, record_id: UUID, at: datetime | None = None
) -> list[Item]:
    """What a record says of both sides, in the order it takes effect; what lies ahead included.

    As it was known at a moment; ever, with what was superseded, if none is given.
    """
    chosen = select(evidence).where(visible(evidence, viewer), evidence.c.record_id == record_id)
    if at is not None:
        chosen = chosen.where(*_known(at))
    order = (evidence.c.effective_at, evidence.c.recorded_at, evidence.c.id)
    return [_item(row) for row in connection.execute(chosen.order_by(*order)).mappings()]


def ahead(
    connection: Connection, viewer: Viewer, at: datetime, until: datetime
) -> dict[tuple[str, str], int]:
    """How many pieces take effect between two moments if nothing is done, by side and rule."""
    named = (evidence.c.side, evidence.c.rule)
    chosen = (
        select(*named, func.count())
        .where(visible(evidence, viewer), *_known(at))
        .where(evidence.c.effective_at > at, evidence.c.effective_at <= until)
        .group_by(*named)
    )
    return {(side, rule): count for side, rule, count in connection.execute(chosen)}


def begins(connection: Connection, viewer: Viewer) -> datetime | None:
    """When the first piece of evidence was recorded, or ``None`` while there is none."""
    chosen = select(func.min(evidence.c.recorded_at)).where(visible(evidence, viewer))
    return connection.scalar(chosen)


def _known(at: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    over = evidence.c.superseded_at
    return evidence.c.recorded_at <= at, or_(over.is_(None), over > at)


def _item(row: Any) -> Item:
    values = {name: row[name] for name in Item._fields}
    values["sources"] = from_json(row["sources"], tuple[int, ...])
    values["confirmed_by"] = from_json(row["confirmed_by"], tuple[UUID, ...])
    return Item(**values)
