"""What can be asked of a change. ``record_id`` is the change's id."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from annotated_types import Ge, Le, MaxLen, MinLen

from domain.changes.events import (
    Judgement,
    Level,
    LoadPoints,
    Relation,
    ResponseCode,
    Topic,
)
from domain.facts import Precision, Side
from domain.records import Command, MaybeWords, Words

Title = Annotated[str, MinLen(1), MaxLen(200)]
MaybeTitle = Annotated[str, MaxLen(200)]
Line = Annotated[str, MinLen(1), MaxLen(500)]
MaybeLine = Annotated[str, MaxLen(500)]
Grade = Annotated[int, Ge(1), Le(5)]
People = Annotated[tuple[UUID, ...], MinLen(1), MaxLen(500)]
Teams = Annotated[tuple[UUID, ...], MinLen(1), MaxLen(50)]


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is asked for, whole. ``wanted_by`` is a day that is still to come."""

    title: Title
    why: Words
    front_line_impact: Words
    customer_impact: Words
    success: Words
    wanted_by: date | None = None


# --- Asking ------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class DraftChange(Command):
    """Begin or revise a draft only one's own side sees. Refused once it is submitted."""

    ACTION = "changes.request"

    title: MaybeTitle = ""
    why: MaybeWords = ""
    front_line_impact: MaybeWords = ""
    customer_impact: MaybeWords = ""
    success: MaybeWords = ""
    wanted_by: date | None = None


@dataclass(frozen=True, kw_only=True)
class DiscardDraft(Command):
    """Put a draft away. Refused once it is submitted."""

    ACTION = "changes.request"


@dataclass(frozen=True, kw_only=True)
class SubmitChange(Request, Command):
    """Ask the other side, from a draft or at once. Refused if it was submitted already."""

    ACTION = "changes.request"

    came_from: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class SubmitStandard(Command):
    """Make a standard change from a template, scheduled at once.

    Refused if the template is not endorsed or has expired, and where the time conflicts with what
    was agreed: then another time is chosen, or a normal change is asked for.
    """

    ACTION = "changes.request"

    template_id: UUID
    effective_at: datetime
    why: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class ReviseChange(Request, Command):
    """Say the whole of it anew. Refused once it is answered, unless it was sent back."""

    ACTION = "changes.own"


@dataclass(frozen=True, kw_only=True)
class TagTopic(Command):
    """Hold that it touches a topic where paper comes first. Refused if one's side did already."""

    ACTION = "changes.answer"

    topic: Topic


# --- Answering ---------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class RespondToChange(Command):
    """Answer with a code, and with what the code asks for.

    A counter-offer needs an option, "paper later" a day for the paper, a decline an alternative.
    Refused unless it waits for an answer; "paper later" is refused at the charter's cap.
    """

    ACTION = "changes.respond"

    code: ResponseCode
    words: Words
    option_1: MaybeWords = ""
    option_2: MaybeWords = ""
    option_3: MaybeWords = ""
    paper_due_on: date | None = None
    alternative: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class AcceptOption(Command):
    """Take one of the options offered. Refused if there is no such option."""

    ACTION = "changes.own"

    number: Annotated[int, Ge(1), Le(3)]


@dataclass(frozen=True, kw_only=True)
class RefuseOptions(Command):
    """Say why none of the options fits."""

    ACTION = "changes.own"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class GiveInformation(Command):
    """Give the information asked for."""

    ACTION = "changes.own"

    text: Words


@dataclass(frozen=True, kw_only=True)
class DisputeResponse(Command):
    """Code the response differently, once. Refused for the code it already has."""

    ACTION = "changes.own"

    code: ResponseCode
    reason: Words


@dataclass(frozen=True, kw_only=True)
class SettleResponse(Command):
    """Accept the other side's code of a disputed response. Both sides can."""

    ACTION = "changes.answer"


@dataclass(frozen=True, kw_only=True)
class SendBack(Command):
    """Send it back for more. Refused once it is agreed."""

    ACTION = "changes.respond"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class DeclineChange(Command):
    """Decline after the response, with an alternative. Refused once it is agreed."""

    ACTION = "changes.respond"

    reason: Words
    alternative: Words


@dataclass(frozen=True, kw_only=True)
class AppealDecline(Command):
    """Ask for a decline to be looked at again. Refused the second time."""

    ACTION = "changes.own"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class GrantAppeal(Command):
    """Take the decline back. By a lead of the side that declined."""

    ACTION = "changes.judge_appeal"

    words: Words


@dataclass(frozen=True, kw_only=True)
class DismissAppeal(Command):
    """Let the decline stand. By a lead of the side that declined."""

    ACTION = "changes.judge_appeal"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class WithdrawChange(Command):
    """Withdraw one's own request. Refused once it is live."""

    ACTION = "changes.own"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class DeferChange(Command):
    """Let it sleep until a day still to come, at most two years ahead. Refused once scheduled."""

    ACTION = "changes.answer"

    until: date
    reason: Words


@dataclass(frozen=True, kw_only=True)
class AwakenChange(Command):
    """Wake a deferred change. Before its day people need a reason."""

    ACTION = "changes.answer"

    reason: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class HoldChange(Command):
    """Put it on hold: nothing moves and the approval clock stands still."""

    ACTION = "changes.answer"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class LiftHold(Command):
    """End a hold. Refused to the side that did not put it."""

    ACTION = "changes.answer"


# --- Agreeing ----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class AssessChange(Command):
    """Say what it would cost and how it is done. A new assessment voids approvals given.

    Refused before the response, and once it is agreed; an emergency is assessed after it is live.
    """

    ACTION = "changes.work"

    front_line_hours: Annotated[int, Ge(0), Le(1_000_000)]
    targets: Words
    agent_cost: Words
    stress: Level
    customer_effect: Words
    cost: Words
    risk: Level
    rollout: Words
    fallback: Words
    team_ids: Teams
    load_points: LoadPoints
    implementer: Side


@dataclass(frozen=True, kw_only=True)
class NameOwner(Command):
    """Name who approves for one's own side; never the submitter. Refused once approved."""

    ACTION = "changes.name_owner"

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class HoldBoard(Command):
    """Record that the joint board sat. Needs somebody of each side, and a high risk."""

    ACTION = "changes.work"

    held_on: date
    present: People
    minutes: Words


@dataclass(frozen=True, kw_only=True)
class ApproveChange(Command):
    """Approve for one's side: by its named owner, else by a lead; never by the submitter.

    Refused before it is assessed, on hold, and at high risk before the joint board sat.
    """

    ACTION = "changes.approve"

    words: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class OwePaper(Command):
    """Say that the contract is to be amended by a day. Refused at the charter's cap."""

    ACTION = "changes.answer"

    due_on: date


@dataclass(frozen=True, kw_only=True)
class ProposePaperWaiver(Command):
    """Hold that no paper is needed; the other side answers."""

    ACTION = "changes.answer"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class WaivePaper(Command):
    """Agree that no paper is needed. Refused to the side that proposed it."""

    ACTION = "changes.answer"


@dataclass(frozen=True, kw_only=True)
class RefusePaperWaiver(Command):
    """Hold that paper is needed after all."""

    ACTION = "changes.answer"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class SignPaper(Command):
    """Record the signed amendment: where it is kept, and the day it was signed."""

    ACTION = "changes.answer"

    document: Line
    signed_on: date


# --- Scheduling --------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ScheduleChange(Command):
    """Set the time it goes live, or another one. Refused where it conflicts with what was agreed.

    A soft freeze only warns: going ahead needs a reason.
    """

    ACTION = "changes.work"

    effective_at: datetime
    reason: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class AskOverride(Command):
    """Ask to go live at a time that conflicts. A hard freeze needs one's side's authority.

    Refused where nothing conflicts: then it is scheduled at once.
    """

    ACTION = "changes.work"

    effective_at: datetime
    reason: Words


@dataclass(frozen=True, kw_only=True)
class AgreeOverride(Command):
    """Agree to the time asked for, with a reason. A hard freeze needs one's side's authority."""

    ACTION = "changes.work"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class RefuseOverride(Command):
    """Do not agree to the time asked for."""

    ACTION = "changes.work"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class UnscheduleChange(Command):
    """Give its time up. Refused once it is live."""

    ACTION = "changes.work"

    reason: Words


# --- Getting ready -----------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class GiveBriefing(Command):
    """Write what the front line is told. Said anew, everybody confirms again."""

    ACTION = "changes.work"

    text: Words
    briefed_on: date


@dataclass(frozen=True, kw_only=True)
class RosterTeam(Command):
    """Say who of a team is to read and understand. Refused for a team it does not affect."""

    ACTION = "changes.work"

    team_id: UUID
    person_ids: People


@dataclass(frozen=True, kw_only=True)
class RaiseQuestion(Command):
    """Ask something about the change, as somebody rostered or as one who works on it."""

    ACTION = "changes.read"

    text: Words


@dataclass(frozen=True, kw_only=True)
class SettleQuestion(Command):
    """Answer a question of the front line."""

    ACTION = "changes.work"

    question_id: UUID
    text: Words


@dataclass(frozen=True, kw_only=True)
class SetComprehension(Command):
    """Set a question with two or three choices that shows whether the briefing is understood."""

    ACTION = "changes.work"

    question: Line
    choice_1: Line
    choice_2: Line
    choice_3: MaybeLine = ""
    right: Annotated[int, Ge(1), Le(3)]


@dataclass(frozen=True, kw_only=True)
class ConfirmReading(Command):
    """Confirm that one has read and understood. Refused to those not rostered.

    Where a comprehension check is set its right choice confirms; another one is recorded as
    missed.
    """

    ACTION = "changes.read"

    answer: Annotated[int, Ge(1), Le(3)] | None = None


@dataclass(frozen=True, kw_only=True)
class VoteConfidence(Command):
    """Say how ready one feels, 1 to 5. Refused to those not rostered; the last vote counts."""

    ACTION = "changes.read"

    confidence: Grade


@dataclass(frozen=True, kw_only=True)
class DeclareReady(Command):
    """Say that it may go live.

    Refused before the briefing, with an open question, or with a team nobody is rostered for.
    Where readings or votes fall short of the charter a reason is needed.
    """

    ACTION = "changes.work"

    despite: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class RevokeReadiness(Command):
    """Say that it is not ready after all."""

    ACTION = "changes.work"

    reason: Words


# --- Going live --------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class GoLive(Command):
    """Say that it is in use since a time. Refused unless it is ready and its time has come."""

    ACTION = "changes.work"

    live_at: datetime
    live_precision: Precision = "exact"


@dataclass(frozen=True, kw_only=True)
class RaiseEmergency(Request, Command):
    """Go live at once. Refused to everybody but the named authority of one's side."""

    ACTION = "changes.request"

    fallback: Words
    live_at: datetime
    live_precision: Precision = "exact"
    came_from: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class RatifyEmergency(Command):
    """Accept that it was an emergency, in time."""

    ACTION = "changes.ratify"

    words: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class RefuseRatification(Command):
    """Hold that it was none: it stands as a unilateral change."""

    ACTION = "changes.ratify"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class LapseRatification(Command):
    """Note that nobody ratified it in time. Refused before its time."""

    ACTION = "changes.answer"


@dataclass(frozen=True, kw_only=True)
class ReportUnilateral(Request, Command):
    """Report a change the other side made without asking, found later."""

    ACTION = "changes.request"

    live_at: datetime | None = None
    live_precision: Precision = "day"
    came_from: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ContestUnilateral(Command):
    """Hold that one's side did not make it, or had asked. Once."""

    ACTION = "changes.account"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class UpholdUnilateral(Command):
    """Hold on to the report, with a reason."""

    ACTION = "changes.own"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class GiveAccount(Command):
    """Say why one's side changed it on its own, and what follows."""

    ACTION = "changes.answer"

    text: Words


@dataclass(frozen=True, kw_only=True)
class BackOut(Command):
    """Say that the fallback was used."""

    ACTION = "changes.work"

    reason: Words
    backed_out_at: datetime
    backed_out_precision: Precision = "exact"


@dataclass(frozen=True, kw_only=True)
class AskReview(Command):
    """Say how it went, and ask the other side to judge."""

    ACTION = "changes.work"

    text: Words


@dataclass(frozen=True, kw_only=True)
class JudgeOutcome(Command):
    """Judge the outcome, for the side that did not implement it, and rate one's own effort.

    A lesson is needed unless it was successful; what was backed out is judged so.
    """

    ACTION = "changes.answer"

    outcome: Judgement
    effort: Grade
    lesson: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class RateEffort(Command):
    """Rate what it took one's own side, 1 to 5. With both ratings a judged change is closed."""

    ACTION = "changes.answer"

    effort: Grade


@dataclass(frozen=True, kw_only=True)
class ReopenChange(Command):
    """Go on with a closed or withdrawn change. Refused after 30 days."""

    ACTION = "changes.answer"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class LinkDisclosure(Command):
    """Say that the change came from a disclosure, or caused one; shown on both pages."""

    ACTION = "changes.answer"

    disclosure_id: UUID
    relation: Relation
