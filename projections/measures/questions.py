"""What may be asked of the measures: those of some names in a period, as known at its end."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, or_, select

from projections.measures.model import measures
from projections.rows import from_json
from projections.tables import Viewer, visible


class Period(NamedTuple):
    """A stretch of time (UTC), its end included: what is asked about, as known at ``until``."""

    since: datetime
    until: datetime


class Taken(NamedTuple):
    """One measure, as ``projections.measures.kept.Measure`` says, and the record it is of."""

    name: str
    side: str
    began_at: datetime
    ended_at: datetime | None
    amount: float
    detail: str
    site_id: UUID | None
    team_id: UUID | None
    person_id: UUID | None
    record_kind: str
    record_id: UUID
    sources: tuple[int, ...]


def taken(
    connection: Connection, viewer: Viewer, names: Collection[str], period: Period
) -> list[Taken]:
    """Measures that ran in a period at some time, as they were known at its end, by beginning.

    One that ended within it is whole; one that was open then has no ``ended_at``.
    """
    table = measures.c
    chosen = select(measures).where(
        visible(measures, viewer),
        table.name.in_(names),
        table.began_at <= period.until,
        or_(table.ended_at.is_(None), table.ended_at >= period.since),
        table.recorded_at <= period.until,
        or_(table.superseded_at.is_(None), table.superseded_at > period.until),
    )
    rows = connection.execute(chosen.order_by(table.began_at, table.id)).mappings()
    return [_taken(row) for row in rows]


def _taken(row: Any) -> Taken:
    values = {name: row[name] for name in Taken._fields}
    values["sources"] = from_json(row["sources"], tuple[int, ...])
    return Taken(**values)
