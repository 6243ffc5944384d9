"""What may be asked of the evidence: all of it in columns, and pieces of it in full."""

from collections import OrderedDict
from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, String, Uuid, case, or_, select, type_coerce

from projections.evidence.model import evidence
from projections.evidence.rules import RULES
from projections.rows import from_json
from projections.tables import Viewer, shared, visible_by_id
from projections.trust.ledger import Entry, Ledger
from projections.trust.moments import moment

KEPT = 64
"""So many ledgers stay in memory: about six megabytes for a partnership of 50,000 facts."""


class Item(NamedTuple):
    """One piece of evidence in full. Times are UTC, ``lag`` is in seconds.

    ``sources`` are versions of facts of the record; ``confirmed_by`` people of the other side.
    ``fades_from`` is when it begins to weigh less. ``appeal_id`` is the appeal whose ruling put it
    under its rule, if one did.
    """

    id: UUID
    side: str
    rule: str
    dimension: str
    severity: str
    effective_at: datetime
    recorded_at: datetime
    superseded_at: datetime | None
    record_kind: str
    record_id: UUID
    sources: tuple[int, ...]
    confirmed_by: tuple[UUID, ...]
    lag: int | None
    fades_from: datetime
    appeal_id: UUID | None


def _plain(column: Any) -> Any:
    """Thousands are read at once, so ids come as the driver gives them: equal or not."""
    return type_coerce(column, String) if isinstance(column.type, Uuid) else column


HIDDEN = case(
    (evidence.c.audience != "shared", evidence.c.recorded_day), else_=evidence.c.superseded_day
)
"""What was narrowed to some readers holds for no moment: a score must open for both sides."""

COLUMNS = (
    _plain(evidence.c.id),
    evidence.c.side,
    evidence.c.rule,
    evidence.c.dimension,
    evidence.c.severity,
    evidence.c.day,
    evidence.c.fades_from,
    evidence.c.recorded_day,
    HIDDEN,
    _plain(evidence.c.record_id),
    evidence.c.confirmed_by,
)


def ledger(connection: Connection, partnership_id: UUID, known: Ledger | None = None) -> Ledger:
    """All the evidence of a partnership that both sides can open, now and ever.

    What is in ``known`` already is not read again.
    """
    known = known or Ledger(tuple(RULES))
    chosen = select(evidence.c.moved, *COLUMNS).where(
        evidence.c.partnership_id == partnership_id, evidence.c.moved > known.moved
    )
    rows = connection.execute(chosen).all()
    if not rows:
        return known
    return known.extended([Entry._make(row[1:]) for row in rows], max(row[0] for row in rows))


class Ledgers:
    """Ledgers kept in memory, so that only what has moved since is read. Safe between threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[UUID, Ledger] = OrderedDict()

    def of(self, connection: Connection, partnership_id: UUID) -> Ledger:
        """The ledger of a partnership, at least as new as what ``connection`` sees."""
        found = ledger(connection, partnership_id, self._kept.get(partnership_id))
        self._kept[partnership_id] = found
        self._kept.move_to_end(partnership_id)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found


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
    chosen = select(evidence).where(
        visible_by_id(evidence, viewer), evidence.c.record_id == record_id
    )
    if at is None:
        over = evidence.c.superseded_at
        chosen = chosen.where(or_(over.is_(None), over > evidence.c.recorded_at))
    else:
        chosen = chosen.where(*_known(at))
    order = (evidence.c.effective_at, evidence.c.recorded_at, evidence.c.id)
    return [_item(row) for row in connection.execute(chosen.order_by(*order)).mappings()]


def within(
    connection: Connection, viewer: Viewer, since: datetime, until: datetime, at: datetime
) -> list[Item]:
    """What took effect from ``since`` until ``until`` (exclusive), as both sides knew it ``at``.

    In the order it took effect.
    """
    chosen = select(evidence).where(
        shared(evidence, viewer),
        evidence.c.effective_at >= since,
        evidence.c.effective_at < until,
        *_known(at),
    )
    order = (evidence.c.effective_at, evidence.c.recorded_at, evidence.c.id)
    return [_item(row) for row in connection.execute(chosen.order_by(*order)).mappings()]


def _known(at: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    over = evidence.c.superseded_at
    return evidence.c.recorded_at <= at, or_(over.is_(None), over > at)


def _item(row: Any) -> Item:
    values = {name: row[name] for name in Item._fields}
    values["fades_from"] = moment(row["fades_from"])
    values["sources"] = from_json(row["sources"], tuple[int, ...])
    values["confirmed_by"] = from_json(row["confirmed_by"], tuple[UUID, ...])
    return Item(**values)
