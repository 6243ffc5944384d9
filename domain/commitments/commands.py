"""What can be asked of a commitment. ``record_id`` is the commitment's id."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from domain.commitments.events import CommitmentKind
from domain.facts import Side
from domain.records import BY_POLICY, Command, Words


@dataclass(frozen=True, kw_only=True)
class MakeCommitment(Command):
    """Promise something for one's own side by a day. Refused if the day is past.

    ``origin_id`` and ``origin_kind`` are the record it is made from, in the same write: set by a
    policy only, as are the kind ``make_good`` and ``owner_side``, which asks it of a side, and
    ``agreed``, which says that both sides have agreed to it and it is accepted at once.
    """

    ACTION = "commitments.make"

    text: Words
    due_on: date
    kind: CommitmentKind = "general"
    origin_id: UUID | None = field(default=None, metadata=BY_POLICY)
    origin_kind: str = field(default="disclosure", metadata=BY_POLICY)
    owner_side: Side | None = field(default=None, metadata=BY_POLICY)
    through_origin: bool = field(default=False, metadata=BY_POLICY)
    agreed: bool = field(default=False, metadata=BY_POLICY)


@dataclass(frozen=True, kw_only=True)
class AcceptCommitment(Command):
    """Accept it: as what one's side expects, or as what was asked of it.

    Refused for the side that made it, and if accepted already or over.
    """

    ACTION = "commitments.accept"


@dataclass(frozen=True, kw_only=True)
class DeclineCommitment(Command):
    """Do not take on what the other side asked one's own to do, with a reason."""

    ACTION = "commitments.keep"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class AskRenegotiation(Command):
    """Ask for another day, before the due instant and at most as often as the charter says."""

    ACTION = "commitments.keep"

    due_on: date
    reason: Words


@dataclass(frozen=True, kw_only=True)
class AgreeRenegotiation(Command):
    """Agree to the day asked for. Refused if none is asked."""

    ACTION = "commitments.answer"


@dataclass(frozen=True, kw_only=True)
class RefuseRenegotiation(Command):
    """Refuse the day asked for, with a reason."""

    ACTION = "commitments.answer"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class KeepCommitment(Command):
    """Report it done, with what shows it. Kept, kept late or repaired is decided by the clock.

    A make-good is kept by delivering it on its disclosure, not here.
    """

    ACTION = "commitments.keep"

    evidence: Words
    through_origin: bool = field(default=False, metadata=BY_POLICY)


@dataclass(frozen=True, kw_only=True)
class DisputeKeeping(Command):
    """Say that it is not done, with a reason; it is open again."""

    ACTION = "commitments.answer"

    reason: Words
    through_origin: bool = field(default=False, metadata=BY_POLICY)


@dataclass(frozen=True, kw_only=True)
class ReleaseCommitment(Command):
    """Let the owner side off, with a reason."""

    ACTION = "commitments.answer"

    reason: Words
