"""Everything that can have happened to a change, in the order it happens."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from domain.facts import Claimed, Fact, Personal, Side, Talk
from domain.schedules.events import Conflict

ChangeKind = Literal["normal", "standard", "emergency", "unilateral"]
ResponseCode = Literal[
    "act_now",
    "act_now_paper_later",
    "counter_offer",
    "need_information",
    "contract_first",
    "decline",
]
Topic = Literal["price", "liability", "data_processing"]
Level = Literal["low", "medium", "high"]
LoadPoints = Literal[1, 2, 4]
Judgement = Literal["successful", "partly", "failed", "backed_out"]
Relation = Literal["came_from", "caused"]


class Asking(Fact, frozen=True, kw_only=True):
    """What is asked for, front-line impact first. A draft may leave every text empty."""

    title: Personal
    why: Personal
    front_line_impact: Personal
    customer_impact: Personal
    success: Personal
    wanted_by: date | None = None


class Assessing(Fact, frozen=True, kw_only=True):
    """What a change would cost and how it would be done. ``implementer`` is the side that does it.

    ``front_line_hours`` is paid time of the front line in whole hours, training included.
    ``load_points`` weigh on each of ``team_ids`` in the week it goes live.
    """

    implementer: Side
    front_line_hours: int
    targets: Personal
    agent_cost: Personal
    stress: Level
    customer_effect: Personal
    cost: Personal
    risk: Level
    rollout: Personal
    fallback: Personal
    team_ids: tuple[UUID, ...]
    load_points: LoadPoints


# --- Asking ------------------------------------------------------------------------------------


class ChangeDrafted(Asking, frozen=True, kw_only=True, tag="change.drafted"):
    """Somebody began to write a request; only their side sees it."""


class DraftRevised(Asking, frozen=True, kw_only=True, tag="change.draft_revised"):
    """The draft was changed; this is the whole of it now."""


class DraftDiscarded(Fact, frozen=True, kw_only=True, tag="change.draft_discarded"):
    """The draft was put away without being submitted."""


class ChangeSubmitted(Asking, frozen=True, kw_only=True, tag="change.submitted"):
    """One side asked the other. ``respond_by``: when the other side's working hours run out.

    ``template_id`` is the template a standard change was made from, which nobody needs to answer;
    ``came_from`` the disclosure that asks for the change.
    """

    kind: ChangeKind
    respond_by: datetime | None
    template_id: UUID | None = None
    came_from: UUID | None = None


class ChangeRevised(Asking, frozen=True, kw_only=True, tag="change.revised"):
    """The request was changed; this is the whole of it now. ``revision`` counts from 2."""

    revision: int
    respond_by: datetime


class TopicTagged(Fact, frozen=True, kw_only=True, tag="change.topic_tagged"):
    """One side holds that the change touches a topic where paper comes first.

    Once both sides tagged it, it is paper first by agreement and left out of response rates.
    """

    topic: Topic


# --- Answering ---------------------------------------------------------------------------------


class ChangeResponded(Fact, frozen=True, kw_only=True, tag="change.responded"):
    """The other side answered, with a code. ``first`` marks the first response of all."""

    code: ResponseCode
    words: Personal
    first: bool


class OptionsOffered(Fact, frozen=True, kw_only=True, tag="change.options_offered"):
    """A counter-offer of up to three options; those not offered are empty."""

    option_1: Personal
    option_2: Personal = ""
    option_3: Personal = ""


class OptionAccepted(Fact, frozen=True, kw_only=True, tag="change.option_accepted"):
    """The requester took one of the options. ``number`` is 1 to 3."""

    number: int


class OptionsRefused(Fact, frozen=True, kw_only=True, tag="change.options_refused"):
    """None of the options fits; the responder answers again."""

    reason: Personal


class InformationGiven(Fact, frozen=True, kw_only=True, tag="change.information_given"):
    """The requester gave the information asked for; the responder answers again."""

    text: Personal


class ResponseDisputed(Fact, frozen=True, kw_only=True, tag="change.response_disputed"):
    """The requester codes the response differently; both codes are shown until it is settled."""

    code: ResponseCode
    reason: Personal


class ResponseSettled(Fact, frozen=True, kw_only=True, tag="change.response_settled"):
    """Both sides agree to one code of the response."""

    code: ResponseCode


class ChangeSentBack(Fact, frozen=True, kw_only=True, tag="change.sent_back"):
    """It was sent back for more; the requester revises it."""

    reason: Personal


class ChangeDeclined(Fact, frozen=True, kw_only=True, tag="change.declined"):
    """It was declined, with a reason and what could be done instead."""

    reason: Personal
    alternative: Personal


class DeclineAppealed(Fact, frozen=True, kw_only=True, tag="change.decline_appealed"):
    """The requester asked, once, for the decline to be looked at again."""

    reason: Personal


class AppealGranted(Fact, frozen=True, kw_only=True, tag="change.appeal_granted"):
    """The decline was taken back; the change goes on where it was declined."""

    words: Personal


class AppealDismissed(Fact, frozen=True, kw_only=True, tag="change.appeal_dismissed"):
    """The decline stands."""

    reason: Personal


class ChangeWithdrawn(Fact, frozen=True, kw_only=True, tag="change.withdrawn"):
    """The requester withdrew it; it stays in the history."""

    reason: Personal


class ChangeDeferred(Fact, frozen=True, kw_only=True, tag="change.deferred"):
    """It sleeps until a day. ``wakes_at``: the beginning of that day (UTC)."""

    until: date
    wakes_at: datetime
    reason: Personal


class ChangeAwakened(Fact, frozen=True, kw_only=True, tag="change.awakened"):
    """It goes on where it was deferred: its day has come, or somebody gave a reason."""

    reason: Personal = ""


class ChangeHeld(Fact, frozen=True, kw_only=True, tag="change.held"):
    """One side put it on hold; clocks stand still until that side lifts the hold."""

    reason: Personal


class HoldLifted(Fact, frozen=True, kw_only=True, tag="change.hold_lifted"):
    """The hold is over. ``approve_by`` is the approval's new end where one was running."""

    approve_by: datetime | None = None


# --- Agreeing ----------------------------------------------------------------------------------


class ChangeAssessed(Assessing, frozen=True, kw_only=True, tag="change.assessed"):
    """One side assessed the change. ``approve_by`` is ``None`` where nobody approves any more.

    ``live_at`` and ``week`` ("2026-W12") are given where it was live before it was assessed.
    """

    approve_by: datetime | None
    live_at: datetime | None = None
    week: str | None = None


class OwnerNamed(Fact, frozen=True, kw_only=True, tag="change.owner_named"):
    """A lead named who approves this change for their side."""

    person_id: UUID


class BoardHeld(Fact, frozen=True, kw_only=True, tag="change.board_held"):
    """The joint board sat over a change of high risk. ``present`` are people of both sides."""

    held_on: date
    present: tuple[UUID, ...]
    minutes: Personal


class ChangeApproved(Fact, frozen=True, kw_only=True, tag="change.approved"):
    """The owner of one side approved."""

    words: Personal


class PaperOwed(Fact, frozen=True, kw_only=True, tag="change.paper_owed"):
    """The contract is to be amended. ``due_at`` is the last instant (UTC) of the due day."""

    due_on: date
    due_at: datetime


class PaperWaiverProposed(Fact, frozen=True, kw_only=True, tag="change.paper_waiver_proposed"):
    """One side holds that no paper is needed."""

    reason: Personal


class PaperWaived(Fact, frozen=True, kw_only=True, tag="change.paper_waived"):
    """Both sides agree that no paper is needed."""


class PaperWaiverRefused(Fact, frozen=True, kw_only=True, tag="change.paper_waiver_refused"):
    """The other side holds that paper is needed."""

    reason: Personal


class PaperSigned(Fact, frozen=True, kw_only=True, tag="change.paper_signed"):
    """The amendment is signed. ``document`` says where it is kept."""

    document: Personal
    signed_on: date


# --- Scheduling --------------------------------------------------------------------------------


class OverrideAsked(Fact, frozen=True, kw_only=True, tag="change.override_asked"):
    """One side asked to go live at a time that conflicts with what was agreed."""

    effective_at: datetime
    conflicts: tuple[Conflict, ...]
    reason: Personal


class OverrideAgreed(Fact, frozen=True, kw_only=True, tag="change.override_agreed"):
    """The other side agreed to override the conflicts, with a reason."""

    reason: Personal


class OverrideRefused(Fact, frozen=True, kw_only=True, tag="change.override_refused"):
    """The other side did not agree; another time is chosen."""

    reason: Personal


class ChangeScheduled(Fact, frozen=True, kw_only=True, tag="change.scheduled"):
    """It is to go live at ``effective_at`` (UTC).

    ``notice_days`` are the working days between the announcement, which is this fact, and going
    live. ``conflicts`` are those overridden by both sides, or warnings gone ahead with.
    ``load_points`` weigh on each of ``team_ids`` in ``week`` ("2026-W12").
    """

    effective_at: datetime
    week: str
    team_ids: tuple[UUID, ...]
    load_points: LoadPoints
    notice_days: int
    short_notice: bool
    consented: bool
    conflicts: tuple[Conflict, ...] = ()
    reason: Personal = ""


class ChangeUnscheduled(Fact, frozen=True, kw_only=True, tag="change.unscheduled"):
    """Its time was given up; another one is to be found."""

    reason: Personal


# --- Getting ready -----------------------------------------------------------------------------


class BriefingGiven(Fact, frozen=True, kw_only=True, tag="change.briefing_given"):
    """What the front line is told, and when it was."""

    text: Personal
    briefed_on: date


class TeamRostered(Fact, frozen=True, kw_only=True, tag="change.team_rostered"):
    """Who of a team is to read and understand before it goes live; replaces an earlier roster."""

    team_id: UUID
    person_ids: tuple[UUID, ...]


class QuestionRaised(Talk, frozen=True, kw_only=True, tag="change.question_raised"):
    """The front line asked something about the change."""

    question_id: UUID
    text: Personal


class QuestionSettled(Talk, frozen=True, kw_only=True, tag="change.question_settled"):
    """A question of the front line was answered."""

    question_id: UUID
    text: Personal


class ComprehensionSet(Fact, frozen=True, kw_only=True, tag="change.comprehension_set"):
    """A question everybody rostered answers. ``right`` is the number of the right choice."""

    question: Personal
    choice_1: Personal
    choice_2: Personal
    choice_3: Personal
    right: int


class ComprehensionMissed(Talk, frozen=True, kw_only=True, tag="change.comprehension_missed"):
    """Somebody rostered did not find the right choice; they read again."""


class ReadingConfirmed(Talk, frozen=True, kw_only=True, tag="change.reading_confirmed"):
    """Somebody rostered has read and understood."""

    team_id: UUID


class ConfidenceVoted(Talk, frozen=True, kw_only=True, tag="change.confidence_voted"):
    """Somebody rostered said how ready they feel, from 1 (not at all) to 5."""

    confidence: int


class ReadinessDeclared(Fact, frozen=True, kw_only=True, tag="change.readiness_declared"):
    """It may go live. ``despite`` is the reason where votes or readings fall short.

    Percentages are of the people rostered, over all teams; ``confidence`` is the mean vote times
    ten, ``None`` where nobody voted.
    """

    read_percent: int
    voted_percent: int
    confidence: int | None
    despite: Personal = ""


class ReadinessRevoked(Fact, frozen=True, kw_only=True, tag="change.readiness_revoked"):
    """It is not ready after all."""

    reason: Personal


# --- Going live --------------------------------------------------------------------------------


class WentLive(Fact, frozen=True, kw_only=True, tag="change.went_live"):
    """It is in use. ``review_by``: the end of the day until which a review is asked for (UTC)."""

    live: Claimed
    review_by: datetime


class EmergencyRaised(Asking, frozen=True, kw_only=True, tag="change.emergency_raised"):
    """The named authority of one side went live at once; the other side ratifies by a time."""

    live: Claimed
    fallback: Personal
    ratify_by: datetime
    assess_by: datetime
    came_from: UUID | None = None


class EmergencyRatified(Fact, frozen=True, kw_only=True, tag="change.emergency_ratified"):
    """The other side accepts that it was an emergency."""

    words: Personal


class RatificationRefused(Fact, frozen=True, kw_only=True, tag="change.ratification_refused"):
    """The other side does not; it stands as a unilateral change."""

    reason: Personal


class RatificationLapsed(Fact, frozen=True, kw_only=True, tag="change.ratification_lapsed"):
    """Nobody ratified it in time; it stands as a unilateral change."""


class UnilateralReported(Asking, frozen=True, kw_only=True, tag="change.unilateral_reported"):
    """One side found a change the other side had made without asking. ``made_by`` made it."""

    made_by: Side
    live: Claimed | None
    account_by: datetime
    came_from: UUID | None = None


class UnilateralContested(Fact, frozen=True, kw_only=True, tag="change.unilateral_contested"):
    """The side said to have made it holds that it did not, or had asked."""

    reason: Personal


class UnilateralUpheld(Fact, frozen=True, kw_only=True, tag="change.unilateral_upheld"):
    """The side that found it holds on to it."""

    reason: Personal


class AccountGiven(Fact, frozen=True, kw_only=True, tag="change.account_given"):
    """The side that changed something on its own said why, and what follows."""

    text: Personal


class ChangeBackedOut(Fact, frozen=True, kw_only=True, tag="change.backed_out"):
    """The fallback was used: things are as they were before."""

    reason: Personal
    backed_out: Claimed


class ReviewAsked(Fact, frozen=True, kw_only=True, tag="change.review_asked"):
    """The implementing side says how it went and asks the other to judge."""

    text: Personal
    judge_by: datetime


class OutcomeJudged(Fact, frozen=True, kw_only=True, tag="change.outcome_judged"):
    """The side that did not implement it judged the outcome; a lesson unless successful."""

    outcome: Judgement
    lesson: Personal = ""


class EffortRated(Fact, frozen=True, kw_only=True, tag="change.effort_rated"):
    """One side rated what the change took, from 1 (easy) to 5 (exhausting)."""

    effort: int


class ChangeClosed(Fact, frozen=True, kw_only=True, tag="change.closed"):
    """Judged, and rated by both sides."""

    outcome: Judgement


class ChangeReopened(Fact, frozen=True, kw_only=True, tag="change.reopened"):
    """It goes on after it was over, within 30 days."""

    reason: Personal


class DisclosureLinked(Fact, frozen=True, kw_only=True, tag="change.disclosure_linked"):
    """The change came from a disclosure, or caused one."""

    disclosure_id: UUID
    relation: Relation
