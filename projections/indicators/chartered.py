"""What the charter said of visits at a moment, and since when."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from domain.terms import Terms
from domain.visits.events import PURPOSES
from projections.partnerships import Charter, Details


class Cadence(NamedTuple):
    """How often to visit for a purpose, in days, and since when that has been agreed (UTC)."""

    purpose: str
    days: int
    since: datetime


def terms_at(details: Details, at: datetime) -> Terms:
    """The terms in force at a moment; the first ones before there were any."""
    signed = _signed(details, at)
    return signed[-1].terms if signed else Terms()


def cadences(details: Details, at: datetime) -> list[Cadence]:
    """What was agreed for each purpose that a visit can be for, in the order of purposes."""
    signed = _signed(details, at)
    if not signed:
        return []
    agreed = _by_purpose(signed[-1])
    return [
        Cadence(purpose, agreed[purpose], _since(signed, purpose, details.opened_at))
        for purpose in PURPOSES
        if purpose in agreed
    ]


def _signed(details: Details, at: datetime) -> list[Charter]:
    """The charters that have been in force by a moment, in that order."""
    known = [each for each in details.charters if each.state in ("in force", "replaced")]
    return [each for each in known if (begun := _begun(each)) is not None and begun <= at]


def _begun(charter: Charter) -> datetime | None:
    return charter.proposed_at if charter.number == 0 else charter.decided_at


def _since(signed: Sequence[Charter], purpose: str, opened_at: datetime) -> datetime:
    since = opened_at
    for charter in reversed(signed):
        if purpose not in _by_purpose(charter):
            return since
        since = _begun(charter) or since
    return since


def _by_purpose(charter: Charter) -> dict[str, int]:
    return {name.casefold(): days for name, days in charter.terms.visit_cadence_days.items()}
