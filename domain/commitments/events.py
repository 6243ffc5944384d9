"""Everything that can have happened to a commitment, in the order it happens."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from domain.facts import Fact, Personal, Side

CommitmentKind = Literal["general", "corrective", "preventive", "make_good"]


class CommitmentMade(Fact, frozen=True, kw_only=True, tag="commitment.made"):
    """One side said "we will". ``due_at`` is the last instant (UTC) of the due day where it works.

    ``origin_id`` is the record it came from, of the kind ``origin_kind``; ``None`` where it was
    made on its own. Where its ``side`` is not the ``owner_side``, it was asked of the owner.
    """

    kind: CommitmentKind
    owner_side: Side
    text: Personal
    due_on: date
    due_at: datetime
    origin_id: UUID | None = None
    origin_kind: str = "disclosure"


class CommitmentAccepted(Fact, frozen=True, kw_only=True, tag="commitment.accepted"):
    """The other side accepted it as what they expect."""


class CommitmentDeclined(Fact, frozen=True, kw_only=True, tag="commitment.declined"):
    """The side it was asked of did not take it on, with a reason."""

    reason: Personal


class RenegotiationAsked(Fact, frozen=True, kw_only=True, tag="commitment.renegotiation_asked"):
    """The owner asked, before the due day, for another one."""

    due_on: date
    due_at: datetime
    reason: Personal


class RenegotiationAgreed(Fact, frozen=True, kw_only=True, tag="commitment.renegotiation_agreed"):
    """The other side agreed to the new due day."""

    due_on: date
    due_at: datetime


class RenegotiationRefused(Fact, frozen=True, kw_only=True, tag="commitment.renegotiation_refused"):
    """The other side refused; the old due day stands."""

    reason: Personal


class CommitmentKept(Fact, frozen=True, kw_only=True, tag="commitment.kept"):
    """The owner reported it done by the due instant."""

    evidence: Personal


class CommitmentKeptLate(Fact, frozen=True, kw_only=True, tag="commitment.kept_late"):
    """The owner reported it done late, but within the share of its term the charter allows."""

    evidence: Personal


class CommitmentRepaired(Fact, frozen=True, kw_only=True, tag="commitment.repaired"):
    """It was missed, and done after all."""

    evidence: Personal


class KeepingDisputed(Fact, frozen=True, kw_only=True, tag="commitment.keeping_disputed"):
    """The other side does not see it as done; it is open again."""

    reason: Personal


class CommitmentReleased(Fact, frozen=True, kw_only=True, tag="commitment.released"):
    """The other side let the owner off, with a reason."""

    reason: Personal
