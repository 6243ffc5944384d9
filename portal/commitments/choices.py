"""What a person can decide about a commitment now, and how a list of them is sorted by urgency."""

from datetime import datetime, timedelta
from typing import NamedTuple

from domain.facts import Side, other
from portal.web import Here
from projections.commitments import Commitment

WEEK = timedelta(days=7)
DONE = ("kept", "kept late", "repaired")


class Urgency(NamedTuple):
    """Open commitments by when they are due: past, within seven days, later."""

    overdue: list[Commitment]
    soon: list[Commitment]
    later: list[Commitment]


def by_urgency(commitments: list[Commitment], at: datetime) -> Urgency:
    """Open commitments in three lists, each in the order given."""
    overdue = [c for c in commitments if c.is_missed(at)]
    soon = [c for c in commitments if c not in overdue and c.due_at <= at + WEEK]
    return Urgency(overdue, soon, [c for c in commitments if c not in overdue and c not in soon])


def choices(commitment: Commitment, place: Here, at: datetime) -> frozenset[str]:
    """What the person may decide: keep, ask, accept, decline, answer, release, dispute.

    A make-good is delivered and disputed on its disclosure, so neither is offered for one.
    """
    found = set()
    owner: Side = commitment.owner_side  # type: ignore[assignment]
    general = commitment.kind != "make_good"
    asked = commitment.asked_by is not None
    accepts = owner if asked else other(owner)
    if commitment.stage == "made" and place.may("commitments.accept") and place.my_side == accepts:
        found |= {"accept", "decline"} if asked else {"accept"}
    if place.may("commitments.keep", owner) and commitment.is_open:
        found |= {"keep"} if general else set()
        found |= {"ask"} if _may_ask(commitment, place, at) else set()
    if place.may("commitments.answer", owner):
        found |= {"answer"} if commitment.is_open and commitment.asked_due_on else set()
        found |= {"release"} if commitment.is_open and general else set()
        found |= {"dispute"} if commitment.stage in DONE and general else set()
    return frozenset(found)


def _may_ask(commitment: Commitment, place: Here, at: datetime) -> bool:
    most = place.partnership.charter.terms.renegotiations_max
    in_time = at <= commitment.due_at and commitment.times_asked < most
    return in_time and commitment.asked_due_on is None
