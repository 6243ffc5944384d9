"""What a commitment says of the side that owes it, and which charter is in force."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from domain.commitments import events
from domain.facts import Fact
from domain.partnerships import events as partnership
from projections.bitemporal import Absorb, Look, Reader
from projections.evidence.appealing import RULED, Ruling
from projections.evidence.kept import Finding, from_its_day, is_late

ENDS = {"good": "kept", "partly": "kept_late", "bad": "missed"}
SETTLED: dict[type[Fact], str] = {
    events.CommitmentKept: "kept",
    events.CommitmentKeptLate: "kept_late",
    events.CommitmentRepaired: "missed",
    events.CommitmentReleased: "released",
    events.CommitmentDeclined: "declined",
}


class Promise(msgspec.Struct):
    """A commitment. ``settled`` is the rule that what became of it falls under, if it is settled.

    What was ``asked`` of its owner counts from when the owner ``accepted`` it. ``stands``: its
    keeping was disputed too late to change what it counts as.
    """

    kind: str = ""
    owner: str = ""
    origin_id: UUID | None = None
    asked: bool = False
    accepted: bool = False
    due_at: datetime | None = None
    settled: str = ""
    settled_at: datetime | None = None
    settled_version: int = 0
    stands: bool = False
    confirmed_by: tuple[UUID, ...] = ()
    ruling: Ruling = Ruling()


def made(known: Promise, fact: events.CommitmentMade, look: Look) -> None:
    """One side promised, or was asked to."""
    known.kind, known.owner, known.due_at = fact.kind, fact.owner_side, fact.due_at
    known.origin_id = fact.origin_id
    known.asked = fact.side not in (fact.owner_side, "portal")
    _confirmed(known, fact)


def accepted(known: Promise, fact: Any, look: Look) -> None:
    """It is what both expect."""
    known.accepted = True
    _confirmed(known, fact)


def renegotiated(known: Promise, fact: events.RenegotiationAgreed, look: Look) -> None:
    """The other side agreed to another day, which accepts it: to both it is not done."""
    known.due_at = fact.due_at
    if known.stands:
        known.stands = False
        reopened(known, fact, look)
    accepted(known, fact, look)


def settled(known: Promise, fact: Any, look: Look) -> None:
    """Kept, kept late, repaired, released or declined."""
    if known.stands:
        return
    known.settled, known.settled_at = SETTLED[type(fact)], fact.recorded_at
    known.settled_version = fact.originator_version


def disputed(known: Promise, fact: events.KeepingDisputed, look: Look) -> None:
    """The other side does not see it done."""
    done_at = known.settled_at
    known.stands = known.stands or bool(
        done_at and is_late(fact.recorded_at, done_at, known.due_at)
    )
    if not known.stands:
        reopened(known, fact, look)


def reopened(known: Promise, fact: Fact, look: Look) -> None:
    """It is not done."""
    known.settled, known.settled_at, known.settled_version = "", None, 0


def found(known: Promise) -> Iterator[Finding]:
    """Kept, kept late, or missed at the due instant, which stays true whatever follows.

    What nobody of the other side accepted says nothing where it was kept late: else many trifles
    kept late, each half for its owner, would be worth more than the same kept in time.
    """
    due_at, done_at = known.due_at, known.settled_at
    counts = (known.accepted or not known.asked) and known.kind != "make_good"
    if not counts or due_at is None or known.settled == "declined" or known.ruling.excludes:
        return
    if known.settled == "released" and done_at and done_at <= due_at:
        return
    end = known.settled if known.settled in ("kept", "kept_late") else "missed"
    rule, people = known.ruling.rule(end, ENDS), known.confirmed_by
    if end == "kept_late" and not people and not known.ruling.appeal:
        return
    kept_at = done_at if end == rule == "kept" else None
    yield Finding(
        rule,
        known.owner,
        kept_at or due_at,
        (1,) if end == "missed" else (1, known.settled_version),
        confirmed_by=people,
        fades_from=from_its_day(kept_at, due_at) if kept_at and people else None,
        appeal=known.ruling.appeal,
    )


def _confirmed(known: Promise, fact: Any) -> None:
    if fact.side not in (known.owner, "portal"):
        known.confirmed_by = tuple(sorted({*known.confirmed_by, fact.actor_id}))


COMMITMENTS = Reader(
    Promise,
    {
        events.CommitmentMade: made,
        events.CommitmentAccepted: accepted,
        events.RenegotiationAgreed: renegotiated,
        events.KeepingDisputed: disputed,
        **dict.fromkeys(SETTLED, settled),
        **RULED,
    },
    found,
    tells=lambda known: known.origin_id if known.kind == "make_good" else None,
)
"""A make-good counts on its disclosure, which is told of its due day."""


class Charter(msgspec.Struct):
    """The protection window in force, in hours, and the one a proposal names."""

    window: int = 72
    proposed: int = 72


def _opened(known: Charter, fact: partnership.PartnershipOpened, look: Look) -> None:
    known.window = fact.terms.protection_window_hours


def _proposed(known: Charter, fact: partnership.CharterProposed, look: Look) -> None:
    known.proposed = fact.terms.protection_window_hours


def _signed(known: Charter, fact: partnership.CharterSigned, look: Look) -> None:
    known.window = known.proposed


HEARD: dict[Any, Absorb] = {
    partnership.PartnershipOpened: _opened,
    partnership.CharterProposed: _proposed,
    partnership.CharterSigned: _signed,
}

CHARTERS = Reader(Charter, HEARD, lambda _known: iter(()))
