"""Which purposes are due for a visit: from the last one, or from when it was agreed to."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from domain.visits.events import PURPOSES
from portal.web import Here
from projections.partnerships import Partnership
from projections.registers import Entry
from projections.visits import Dossier
from projections.visits.questions import Held


class Function(NamedTuple):
    """A function that visited for a purpose: when last, and when that is to be again."""

    name: str
    last_on: date
    due_on: date


class Due(NamedTuple):
    """A purpose of the charter: how often, the last visit if there was one, when the next is due.

    ``since`` is the day it is counted from; ``planned`` the next visit for it that is to come.
    """

    purpose: str
    days: int
    last_id: UUID | None
    since: date
    due_on: date
    planned: Entry[Dossier] | None
    functions: list[Function]

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed without a visit."""
        return self.due_on < today

    def late(self, today: date) -> list[Function]:
        """The functions that came before and are overdue to come again."""
        return [each for each in self.functions if each.due_on < today]


def cadence(
    place: Here, held: Iterable[Held], coming: Iterable[Entry[Dossier]], zone: ZoneInfo
) -> list[Due]:
    """Every purpose of the charter in force that is one of visits, the next due first."""
    known, planned = list(held), list(coming)
    agreed = place.partnership.charter.terms.visit_cadence_days
    names = {purpose.casefold(): days for purpose, days in agreed.items()}
    found = [
        _due(place.partnership, purpose, names[purpose], known, planned, zone)
        for purpose in PURPOSES
        if purpose in names
    ]
    return sorted(found, key=lambda each: (each.due_on, each.purpose))


def unknown(place: Here) -> list[str]:
    """What the charter says to visit for and no visit can be for: it is not counted."""
    agreed = place.partnership.charter.terms.visit_cadence_days
    return [purpose for purpose in agreed if purpose.casefold() not in PURPOSES]


def agreed_since(partnership: Partnership, purpose: str) -> datetime:
    """Since when one charter after the other has said how often to visit for it."""
    since = partnership.details.opened_at
    in_force = [c for c in partnership.details.charters if c.number == 0 or c.decided_at]
    signed = [c for c in in_force if c.state in ("in force", "replaced")]
    for charter in reversed(signed):
        if purpose not in {name.casefold() for name in charter.terms.visit_cadence_days}:
            return since
        since = charter.decided_at or charter.proposed_at
    return since


def _due(
    partnership: Partnership,
    purpose: str,
    days: int,
    held: list[Held],
    coming: list[Entry[Dossier]],
    zone: ZoneInfo,
) -> Due:
    ours = [each for each in held if each.purpose == purpose]
    last = max(ours, key=lambda each: each.held_at, default=None)
    since = (last.held_at if last else agreed_since(partnership, purpose)).astimezone(zone).date()
    return Due(
        purpose,
        days,
        last.record_id if last else None,
        since,
        since + timedelta(days=days),
        next((each for each in coming if purpose in each.dossier.purposes), None),
        [_function(each, days, zone) for each in ours],
    )


def _function(each: Held, days: int, zone: ZoneInfo) -> Function:
    last_on = each.held_at.astimezone(zone).date()
    return Function(each.function, last_on, last_on + timedelta(days=days))
