"""Everything that can have happened to feedback, in the order it happens."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from domain.facts import Fact, Personal, Talk

FeedbackKind = Literal["praise", "concern", "suggestion", "expectation_missed", "target_challenge"]
Dimension = Literal["competence", "character", "communication"]
Basis = Literal["record", "case", "impression"]
AnswerCode = Literal["accepted", "partly", "not_accepted", "lets_meet"]
Outcome = Literal["kept", "kept late", "repaired", "released", "reopened"]
Conclusion = Literal["settled", "agreed_to_differ"]

NEGATIVE: tuple[FeedbackKind, ...] = ("concern", "expectation_missed", "target_challenge")
"""Kinds that criticise."""

ALARM_HOURS = 72
"""Criticism within so many clock hours of a disclosure by whom it criticises raises an alarm."""


class FeedbackDrafted(Fact, frozen=True, kw_only=True, tag="feedback.drafted"):
    """Somebody began to write feedback, or wrote it anew; only their side sees it."""

    kind: FeedbackKind | None
    dimension: Dimension | None
    text: Personal
    basis: Basis | None
    example_kind: str | None
    example_id: UUID | None
    case_on: date | None
    case: Personal


class DraftDiscarded(Fact, frozen=True, kw_only=True, tag="feedback.draft_discarded"):
    """The draft was put away without being given."""


class FeedbackGiven(Fact, frozen=True, kw_only=True, tag="feedback.given"):
    """One side told the other. ``acknowledge_by``: when the other side's working hours run out.

    ``basis`` is what it rests on: the record ``example_id`` of the kind ``example_kind``, a
    ``case`` in words of the day ``case_on``, or an impression, which weighs nothing. ``target`` is
    the target of the charter that is challenged, as it stood.
    """

    kind: FeedbackKind
    dimension: Dimension
    text: Personal
    basis: Basis
    example_kind: str | None
    example_id: UUID | None
    case_on: date | None
    case: Personal
    target: str | None
    acknowledge_by: datetime


class FeedbackWithdrawn(Fact, frozen=True, kw_only=True, tag="feedback.withdrawn"):
    """The giver's side withdrew it before it was acknowledged; that it was given stays."""

    reason: Personal


class FeedbackAcknowledged(Fact, frozen=True, kw_only=True, tag="feedback.acknowledged"):
    """Somebody on the other side has read it. Praise needs nothing more."""

    words: Personal


class FeedbackAnswered(Fact, frozen=True, kw_only=True, tag="feedback.answered"):
    """The other side answered, with a code. ``done`` says what is done already.

    ``tell_back_by``: the end of the last working day (UTC) to tell back what became of it, where
    anything is accepted.
    """

    code: AnswerCode
    words: Personal
    done: Personal
    tell_back_by: datetime | None


class MeetingHeld(Fact, frozen=True, kw_only=True, tag="feedback.meeting_held"):
    """Both sides met about it; the answer is still to come."""

    held_on: date
    words: Personal


class ActionPromised(Fact, frozen=True, kw_only=True, tag="feedback.action_promised"):
    """The other side made a commitment because of it."""

    commitment_id: UUID


class ChangeLinked(Fact, frozen=True, kw_only=True, tag="feedback.change_linked"):
    """The other side acts on it by a change."""

    change_id: UUID


class ActionSettled(Fact, frozen=True, kw_only=True, tag="feedback.action_settled"):
    """What became of a promise made because of it, as its commitment says."""

    commitment_id: UUID
    outcome: Outcome


class FeedbackToldBack(Fact, frozen=True, kw_only=True, tag="feedback.told_back"):
    """The other side told the giver what became of it: you said, we did."""

    words: Personal


class FeedbackSettled(Fact, frozen=True, kw_only=True, tag="feedback.settled"):
    """The giver's side sees it as settled; it is closed."""

    words: Personal


class FeedbackNotSettled(Fact, frozen=True, kw_only=True, tag="feedback.not_settled"):
    """The giver's side does not see it as settled: the leads of both sides close it together."""

    reason: Personal


class ConclusionProposed(Fact, frozen=True, kw_only=True, tag="feedback.conclusion_proposed"):
    """A lead proposed how to close what was not settled. ``number`` counts from 1."""

    number: int
    conclusion: Conclusion
    words: Personal


class ConclusionRefused(Fact, frozen=True, kw_only=True, tag="feedback.conclusion_refused"):
    """The other lead does not agree; either proposes again."""

    number: int
    reason: Personal


class FeedbackClosed(Fact, frozen=True, kw_only=True, tag="feedback.closed"):
    """The other lead agreed: both leads closed it with this conclusion."""

    number: int
    conclusion: Conclusion


class AlarmReviewed(Talk, frozen=True, kw_only=True, tag="feedback.alarm_reviewed"):
    """A lead looked at criticism that came soon after the disclosure ``disclosure_id``."""

    disclosure_id: UUID
    words: Personal
