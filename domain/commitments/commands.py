"""What can be asked of a commitment. ``record_id`` is the commitment's id."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from domain.commitments.events import CommitmentKind
from domain.records import BY_POLICY, Command, Words


@dataclass(frozen=True, kw_only=True)
class MakeCommitment(Command):
    """Promise something for one's own side by a day. Refused if the day is past.

    ``origin_id`` is the record it is made from, in the same write: set by a policy only, as is
    the kind ``make_good``.
    """

    ACTION = "commitments.make"

    text: Words
    due_on: date
    kind: CommitmentKind = "general"
    origin_id: UUID | None = field(default=None, metadata=BY_POLICY)
    through_origin: bool = field(default=False, metadata=BY_POLICY)


@dataclass(frozen=True, kw_only=True)
class AcceptCommitment(Command):
    """Accept it as what one's side expects. Refused if accepted already or over."""

    ACTION = "commitments.answer"


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
