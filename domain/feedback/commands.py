"""What can be asked of feedback. ``record_id`` is the feedback's id."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from annotated_types import Ge, MaxLen

from domain.feedback.events import AnswerCode, Basis, Conclusion, Dimension, FeedbackKind
from domain.records import Command, MaybeWords, Words


@dataclass(frozen=True, kw_only=True)
class Example:
    """What feedback rests on: a record by kind and id, or a dated case in words, or neither."""

    example_kind: Annotated[str, MaxLen(20)] | None = None
    example_id: UUID | None = None
    case_on: date | None = None
    case: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class DraftFeedback(Example, Command):
    """Begin or revise a draft only one's own side sees. Refused to all but who began it."""

    ACTION = "feedback.give"

    kind: FeedbackKind | None = None
    dimension: Dimension | None = None
    text: MaybeWords = ""
    basis: Basis | None = None


@dataclass(frozen=True, kw_only=True)
class DiscardDraft(Command):
    """Put a draft away: whoever began it, or a colleague who may write. Refused once given."""

    ACTION = "feedback.own"


@dataclass(frozen=True, kw_only=True)
class GiveFeedback(Example, Command):
    """Give the other side feedback, from one's own draft or at once.

    Refused without the example its basis names; the front line names a case or an impression.
    ``target`` is the number of the target in the charter, from 1, that is challenged.
    """

    ACTION = "feedback.give"

    kind: FeedbackKind
    dimension: Dimension
    text: Words
    basis: Basis
    target: Annotated[int, Ge(1)] | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawFeedback(Command):
    """Withdraw it with a reason, before it is acknowledged."""

    ACTION = "feedback.own"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class AcknowledgeFeedback(Command):
    """Say that a person has read it. Refused to the side that gave it."""

    ACTION = "feedback.answer"

    words: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class AnswerFeedback(Command):
    """Answer with a code and in words: what is accepted, why not, or what to meet about.

    What is accepted, wholly or partly, names what follows: a promise with a day, a change, or what
    is done already.
    """

    ACTION = "feedback.answer"

    code: AnswerCode
    words: Words
    we_will: MaybeWords = ""
    due_on: date | None = None
    change_id: UUID | None = None
    done: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class HoldMeeting(Command):
    """Record the meeting that was asked for; the answer is still to come."""

    ACTION = "feedback.meet"

    held_on: date
    words: Words


@dataclass(frozen=True, kw_only=True)
class PromiseAction(Command):
    """Promise one thing more for one's own side, until it is told back."""

    ACTION = "feedback.answer"

    we_will: Words
    due_on: date


@dataclass(frozen=True, kw_only=True)
class LinkChange(Command):
    """Name a change by which one's side acts on it. Refused unless both sides can see it."""

    ACTION = "feedback.answer"

    change_id: UUID


@dataclass(frozen=True, kw_only=True)
class SettleAction(Command):
    """Note what became of a promise. Sent by a policy only."""

    ACTION = "portal.use"

    commitment_id: UUID
    outcome: str


@dataclass(frozen=True, kw_only=True)
class TellBack(Command):
    """Tell the giver what became of it."""

    ACTION = "feedback.answer"

    words: Words


@dataclass(frozen=True, kw_only=True)
class SettleFeedback(Command):
    """See it as settled, once it is told back or not accepted. For the giver's side."""

    ACTION = "feedback.own"

    words: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class LeaveUnsettled(Command):
    """Do not see it as settled, with a reason: the leads of both sides close it together."""

    ACTION = "feedback.own"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class ProposeConclusion(Command):
    """Propose how to close what was not settled. Replaces one's own side's open proposal."""

    ACTION = "feedback.conclude"

    conclusion: Conclusion
    words: Words


@dataclass(frozen=True, kw_only=True)
class AgreeConclusion(Command):
    """Agree to what the other lead proposed; it is closed."""

    ACTION = "feedback.conclude"

    number: int


@dataclass(frozen=True, kw_only=True)
class RefuseConclusion(Command):
    """Do not agree, with a reason; either lead proposes again."""

    ACTION = "feedback.conclude"

    number: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class ReviewAlarm(Command):
    """Say, as a lead, what one found on looking at criticism that came soon after a disclosure.

    Refused unless that disclosure was told by the side criticised within the hours before.
    """

    ACTION = "feedback.conclude"

    disclosure_id: UUID
    words: Words
