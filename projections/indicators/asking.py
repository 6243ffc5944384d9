"""What an indicator is worked out from: measures and evidence of a period, read once for all."""

from typing import NamedTuple, Self
from uuid import UUID

from sqlalchemy import Connection

from projections import evidence
from projections.evidence import Item
from projections.measures import Known, Period, Taken, known, taken
from projections.tables import Viewer
from projections.trust.ledger import Ledger
from projections.trust.moments import days


class Asked(NamedTuple):
    """What an indicator is worked out from: questions may be asked of the connection.

    ``read`` holds every measure of the period where they were read at once, ``items`` the evidence
    looked at so far.
    """

    connection: Connection
    viewer: Viewer
    ledger: Ledger
    period: Period
    read: Known | None = None
    items: dict[UUID, Item] | None = None

    @classmethod
    def once(cls, connection: Connection, viewer: Viewer, ledger: Ledger, period: Period) -> Self:
        """With all measures of the period read in one question."""
        return cls(connection, viewer, ledger, period, known(connection, viewer, period), {})

    def during(self, period: Period) -> Self:
        """The same for a period that lies within this one, as known at its end."""
        return self._replace(period=period)

    def taken(self, *names: str) -> list[Taken]:
        """Measures with these names that ran in the period, by beginning."""
        if self.read is None:
            return taken(self.connection, self.viewer, names, self.period)
        return self.read.within(names, self.period)

    def found(self, *rules: str) -> list[Taken]:
        """Evidence under these rules that took effect in the period, as measures, by time.

        ``name`` is the rule, ``detail`` the severity it weighs by. What falls due later is not in.
        """
        since, until = self.period
        ids = [UUID(str(id)) for id in self.ledger.under(rules, days(since), days(until))]
        items = self.items if self.items is not None else {}
        missing = [id for id in ids if id not in items]
        items |= {item.id: item for item in evidence.some(self.connection, self.viewer, missing)}
        found = [items[id] for id in ids if id in items]
        return [_as_taken(item) for item in sorted(found, key=_order)]


def _order(item: Item) -> tuple[object, ...]:
    return item.effective_at, item.id


def _as_taken(item: Item) -> Taken:
    return Taken(
        item.rule,
        item.side,
        item.effective_at,
        item.effective_at,
        1.0,
        item.severity,
        None,
        None,
        None,
        item.record_kind,
        item.record_id,
        item.sources,
    )
