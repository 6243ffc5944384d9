"""What a review is written from: everything both sides can see of a quarter, asked once.

Nothing here depends on who asks: whoever reads a review of the same moment reads the same.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from portal.kinds import titles_of
from portal.reviews.quarters import A_MOMENT, Quarter
from projections import commitments, evidence, history, intervals, pulses
from projections.evidence import Item
from projections.history import Happened
from projections.intervals import Interval
from projections.pulses import Dossier as Pulse
from projections.registers import Entry
from projections.tables import Viewer

SIDES = ("brand", "bpo")
ACROSS = {"brand": "bpo", "bpo": "brand"}


class Account(NamedTuple):
    """A quarter as it was known ``at`` its end, or by now where it still runs.

    ``lines`` are its facts and ``items`` the evidence that took effect, oldest first; ``awaited``
    is what was waited for at the end, ``owners`` whose each commitment is, ``asked`` are those that
    were asked of their owner, ``titles`` are of all records by id, ``companies`` are by side.
    """

    quarter: Quarter
    at: datetime
    companies: Mapping[str, str]
    lines: Sequence[Happened]
    items: Sequence[Item]
    awaited: Sequence[Interval]
    pulses: Sequence[Entry[Pulse]]
    owners: Mapping[UUID, str]
    asked: frozenset[UUID]
    titles: Mapping[UUID, str]

    @property
    def is_over(self) -> bool:
        """Whether the whole quarter is in it."""
        return self.at >= self.quarter.last

    @property
    def open_when(self) -> str:
        """What is said of what stays open: at the end, or now where the quarter still runs."""
        return "Open at the end" if self.is_over else "Open now"

    def facts(self, *names: str, side: str = "", stage: str = "") -> list[Happened]:
        """The facts of these stored names, of one side or leading to one stage where asked."""
        return [
            line
            for line in self.lines
            if line.fact in names
            if side in ("", line.side)
            if stage in ("", line.stage)
        ]

    def found(self, *rules: str, side: str = "") -> list[Item]:
        """The evidence by these rules, of one side where asked."""
        return [item for item in self.items if item.rule in rules and side in ("", item.side)]

    def title(self, record_id: UUID) -> str:
        """What a record is called."""
        return self.titles.get(record_id, "A record")


def account_of(
    asking: Connection,
    viewer: Viewer,
    companies: Mapping[str, str],
    quarter: Quarter,
    now: datetime,
) -> Account:
    """Everything both sides can see of a quarter that has begun, in a few questions."""
    at = min(quarter.last, now)
    until = at + A_MOMENT
    lines = history.happened(asking, viewer, quarter.since, until)
    items = evidence.within(asking, viewer, quarter.since, until, at)
    awaited = intervals.awaited(asking, viewer, at)
    seen: list[Happened | Item | Interval] = [*lines, *items, *awaited]
    records = {(each.record_kind, each.record_id) for each in seen}
    promised = {record_id for kind, record_id in records if kind == "commitment"}
    known = commitments.titles(asking, viewer, promised)
    return Account(
        quarter,
        at,
        companies,
        lines,
        items,
        awaited,
        [
            each
            for each in pulses.closing_between(asking, viewer, quarter.since, until)
            if each.stage == "closed" and each.dossier.results
        ],
        {record_id: each.owner_side for record_id, each in known.items()},
        frozenset(record_id for record_id, each in known.items() if each.asked_by),
        titles_of(asking, viewer, records),
    )
