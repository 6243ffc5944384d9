"""Everything that can have happened to a round, in the order it happens."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from domain.facts import Fact, Personal, Quoting, Side

Dimension = Literal["competence", "character", "communication"]
"""What a contribution is about: the three dimensions of trust."""

Outcome = Literal["kept", "kept late", "repaired", "released", "reopened"]


class RoundProposed(Fact, frozen=True, kw_only=True, tag="round.proposed"):
    """One side proposed a round of feedback; both write by ``deadline_at`` (UTC)."""

    title: Personal
    questions: Personal
    deadline_at: datetime


class RoundDeclined(Fact, frozen=True, kw_only=True, tag="round.declined"):
    """The other side does not want this round, with a reason."""

    reason: Personal


class RoundTakenBack(Fact, frozen=True, kw_only=True, tag="round.taken_back"):
    """The side that proposed it took it back before it was answered."""

    reason: Personal


class RoundOpened(Fact, frozen=True, kw_only=True, tag="round.opened"):
    """The other side agreed: both write now, sealed."""

    deadline_at: datetime


class ContributionWritten(Fact, frozen=True, kw_only=True, tag="round.contribution_written"):
    """Somebody wrote a contribution of their side. Sealed: only that side reads this, for good."""

    contribution_id: UUID
    dimension: Dimension
    text: Personal


class ContributionRevised(Fact, frozen=True, kw_only=True, tag="round.contribution_revised"):
    """Somebody of the same side wrote it anew before the reveal. Sealed as well."""

    contribution_id: UUID
    dimension: Dimension
    text: Personal


class ContributionRemoved(Fact, frozen=True, kw_only=True, tag="round.contribution_removed"):
    """Somebody of the same side took it out; it is never revealed. Sealed as well."""

    contribution_id: UUID


class HandedIn(Fact, frozen=True, kw_only=True, tag="round.handed_in"):
    """A side is done writing. Says neither what it wrote nor how much."""


class HandInTakenBack(Fact, frozen=True, kw_only=True, tag="round.hand_in_taken_back"):
    """A side writes on, before the reveal."""

    deadline_at: datetime


class RoundRevealed(Fact, frozen=True, kw_only=True, tag="round.revealed"):
    """The seals are broken: ``handed_in`` are the sides whose words follow, in the same write."""

    handed_in: tuple[Side, ...]


class ContributionRevealed(Quoting, frozen=True, kw_only=True, tag="round.contribution_revealed"):
    """Both sides read a contribution, as its side last worded it."""

    contribution_id: UUID
    dimension: Dimension
    text: Personal


class RoundDiscussed(Fact, frozen=True, kw_only=True, tag="round.discussed"):
    """Both sides talked about it; somebody wrote down what was said."""

    held_on: date
    text: Personal


class ClosingProposed(Fact, frozen=True, kw_only=True, tag="round.closing_proposed"):
    """One side proposed to close it with so many ``commitments``, which follow in the same write.

    It takes the place of what the same side proposed before.
    """

    commitments: int


class CommitmentProposed(Fact, frozen=True, kw_only=True, tag="round.commitment_proposed"):
    """What one of the sides would do, by a day where it works."""

    commitment_id: UUID
    owner_side: Side
    text: Personal
    due_on: date


class ClosingDeclined(Fact, frozen=True, kw_only=True, tag="round.closing_declined"):
    """The other side does not agree to close it so, with a reason."""

    reason: Personal


class CommitmentAgreed(Fact, frozen=True, kw_only=True, tag="round.commitment_agreed"):
    """Both sides want it: from now on it is a commitment of its own, of the same id."""

    commitment_id: UUID
    owner_side: Side
    text: Personal
    due_on: date


class RoundClosed(Fact, frozen=True, kw_only=True, tag="round.closed"):
    """The other side agreed to close it."""


class CommitmentSettled(Fact, frozen=True, kw_only=True, tag="round.commitment_settled"):
    """What became of a commitment that came of the round."""

    commitment_id: UUID
    outcome: Outcome
