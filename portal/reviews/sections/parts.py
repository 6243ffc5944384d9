"""What a section of a review is made of."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from portal.reviews.account import SIDES, Account
from projections.evidence import Item
from projections.history import Happened
from projections.intervals import Interval


class Row(NamedTuple):
    """One count of both sides; what is neither's alone is ``together``."""

    label: str
    brand: int | None
    bpo: int | None
    together: int | None = None


class Point(NamedTuple):
    """One record worth reading: what it is called, what happened to it, whose act, and when."""

    kind: str
    record_id: UUID
    title: str
    said: str
    side: str
    at: datetime


class Section(NamedTuple):
    """One question of a review. ``said`` are sentences; without rows that count, ``empty`` is."""

    id: str
    title: str
    said: Sequence[str]
    rows: Sequence[Row]
    points: Sequence[Point]
    empty: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it happened."""
        return not self.points and not any(any(row[1:]) for row in self.rows)


def by_side(label: str, acts: Iterable[Happened | Item]) -> Row:
    """How many of these each side did."""
    sides = [act.side for act in acts]
    return Row(label, *(sides.count(side) for side in SIDES))


def point(account: Account, of: Happened | Item | Interval, said: str, side: str = "") -> Point:
    """A record, by what was found of it."""
    at = (
        of.recorded_at
        if isinstance(of, Happened)
        else of.effective_at
        if isinstance(of, Item)
        else of.entered_at
    )
    title = account.title(of.record_id)
    return Point(of.record_kind, of.record_id, title, said, side or getattr(of, "side", ""), at)


def in_order(points: Iterable[Point]) -> list[Point]:
    """The oldest first; of one moment, as their records are named."""
    return sorted(points, key=lambda each: (each.at, each.title, str(each.record_id)))
