"""What may be asked of the measures: those that ran in a period, as known at its end."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, or_, select

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


class Known(NamedTuple):
    """Measures of a stretch of time, each with the moments between which it was known.

    Read once, they answer for every period that lies within the stretch.
    """

    rows: tuple[tuple[datetime, datetime | None, Taken], ...]

    def within(self, names: Collection[str], period: Period) -> list[Taken]:
        """As ``taken``, without asking again."""
        return [
            each
            for recorded_at, superseded_at, each in self.rows
            if each.name in names
            and each.began_at <= period.until
            and (each.ended_at is None or each.ended_at >= period.since)
            and recorded_at <= period.until
            and (superseded_at is None or superseded_at > period.until)
        ]


def taken(
    connection: Connection, viewer: Viewer, names: Collection[str], period: Period
) -> list[Taken]:
    """Measures that ran in a period at some time, as they were known at its end, by beginning.

    One that ended within it is whole; one that was open then has no ``ended_at``. Only what both
    sides can open counts, whoever asks.
    """
    over = measures.c.superseded_at
    wanted = (measures.c.name.in_(names), or_(over.is_(None), over > period.until))
    return [each for _, _, each in _read(connection, viewer, period, *wanted)]


def known(connection: Connection, viewer: Viewer, period: Period) -> Known:
    """Everything measured that ran in a period, with what was known of it at any time in it."""
    over = measures.c.superseded_at
    wanted = or_(over.is_(None), over > period.since)
    return Known(tuple(_read(connection, viewer, period, wanted)))


def between(
    connection: Connection, viewer: Viewer, names: Collection[str], reach: Period, at: datetime
) -> list[Taken]:
    """Measures that begin within ``reach``, planned ones too, as known at a moment, in order."""
    table = measures.c
    chosen = select(measures).where(
        visible(measures, viewer),
        table.audience == "shared",
        table.name.in_(names),
        table.began_at.between(*reach),
        table.recorded_at <= at,
        or_(table.superseded_at.is_(None), table.superseded_at > at),
    )
    rows = connection.execute(chosen.order_by(table.began_at, table.id)).mappings()
    return [_taken(row) for row in rows]


def _read(
    connection: Connection, viewer: Viewer, period: Period, *wanted: ColumnElement[bool]
) -> list[tuple[datetime, datetime | None, Taken]]:
    table = measures.c
    columns = (table.recorded_at, table.superseded_at, *(table[name] for name in Taken._fields))
    chosen = select(*columns).where(
        visible(measures, viewer),
        table.audience == "shared",
        table.began_at <= period.until,
        or_(table.ended_at.is_(None), table.ended_at >= period.since),
        table.recorded_at <= period.until,
        *wanted,
    )
    rows = connection.execute(chosen.order_by(table.began_at, table.id)).mappings()
    return [(row["recorded_at"], row["superseded_at"], _taken(row)) for row in rows]


def _taken(row: Any) -> Taken:
    values = {name: row[name] for name in Taken._fields}
    values["sources"] = from_json(row["sources"], tuple[int, ...])
    return Taken(**values)
