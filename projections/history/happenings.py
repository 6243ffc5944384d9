"""What both sides can see to have happened in a stretch of time, fact by fact and without words."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from projections.history.model import lines
from projections.tables import Viewer, shared


class Happened(NamedTuple):
    """One fact: its stored name, its record, whose it is, when it was recorded.

    ``stage`` is the one it led to, ``None`` where it moved nothing.
    """

    fact: str
    record_kind: str
    record_id: UUID
    side: str
    recorded_at: datetime
    stage: str | None


def happened(
    connection: Connection, viewer: Viewer, since: datetime, until: datetime
) -> list[Happened]:
    """Every fact recorded from ``since`` until ``until`` (exclusive), oldest first.

    What was imported is left out: it happened elsewhere and at another time.
    """
    chosen = (
        select(*(lines.c[name] for name in Happened._fields))
        .where(
            shared(lines, viewer),
            lines.c.imported.is_(False),
            lines.c.shown_at >= since,
            lines.c.shown_at < until,
        )
        .order_by(lines.c.position)
    )
    return [Happened._make(row) for row in connection.execute(chosen)]
