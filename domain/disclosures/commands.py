"""What can be asked of a disclosure. ``record_id`` is the disclosure's id."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from annotated_types import Ge, Le, MaxLen

from domain.disclosures.events import (
    BreachKind,
    CauseKind,
    ChangeRelation,
    CorrectionKind,
    DisclosureKind,
    Exposure,
    Origin,
)
from domain.facts import Claimed, Precision, Side
from domain.records import Command, MaybeWords, Words
from domain.terms import Severity

Percent = Annotated[int, Ge(0), Le(100)]


@dataclass(frozen=True, kw_only=True)
class Details:
    """What may be said at once or later, with a draft or a telling."""

    severity: Severity | None = None
    site_id: UUID | None = None
    team_id: UUID | None = None
    exposure: Annotated[tuple[Exposure, ...], MaxLen(3)] = ()
    links: Annotated[tuple[UUID, ...], MaxLen(50)] = ()
    next_update_at: datetime | None = None
    recurrence_of: UUID | None = None
    kind: DisclosureKind = "own_mistake"
    where: Origin | None = None
    noticed_first: Origin | None = None
    occurred_precision: Precision = "exact"
    discovered_precision: Precision = "exact"


@dataclass(frozen=True, kw_only=True)
class DraftDisclosure(Details, Command):
    """Begin or revise a draft only one's own side sees. Refused once it is told."""

    ACTION = "disclosures.tell"

    what: MaybeWords = ""
    affected: MaybeWords = ""
    doing_now: MaybeWords = ""
    occurred_at: datetime | None = None
    discovered_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class DiscardDraft(Command):
    """Put a draft away. Refused once it is told."""

    ACTION = "disclosures.tell"


@dataclass(frozen=True, kw_only=True)
class TellDisclosure(Details, Command):
    """Tell the other side, from a draft or at once.

    Refused if it was told already, if a time lies in the future, or if it was discovered before
    it occurred.
    """

    ACTION = "disclosures.tell"

    what: Words
    affected: Words
    doing_now: Words
    occurred_at: datetime
    discovered_at: datetime


@dataclass(frozen=True, kw_only=True)
class AcknowledgeDisclosure(Command):
    """Say that a person has read it; may thank, ask, confirm or challenge the severity at once.

    Refused to the side that told it.
    """

    ACTION = "disclosures.acknowledge"

    words: MaybeWords = ""
    thanks: MaybeWords = ""
    question: MaybeWords = ""
    severity: Severity | None = None
    severity_reason: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class ThankDiscloser(Command):
    """Thank for the telling, once it is acknowledged."""

    ACTION = "disclosures.acknowledge"

    words: Words


@dataclass(frozen=True, kw_only=True)
class PassOverThanks(Command):
    """Choose not to thank now; the question is not asked again."""

    ACTION = "disclosures.acknowledge"


@dataclass(frozen=True, kw_only=True)
class AskQuestion(Command):
    """Ask the other side something about it."""

    ACTION = "disclosures.update"

    text: Words


@dataclass(frozen=True, kw_only=True)
class AnswerQuestion(Command):
    """Answer a question asked of one's side. Refused if it is answered."""

    ACTION = "disclosures.update"

    question_id: UUID
    text: Words


@dataclass(frozen=True, kw_only=True)
class StateSeverity(Command):
    """Rate the severity, or rate it anew as a challenge asks. For the side it lies on."""

    ACTION = "disclosures.update"

    severity: Severity


@dataclass(frozen=True, kw_only=True)
class ConfirmSeverity(Command):
    """Agree with the rating. For the other side."""

    ACTION = "disclosures.update"


@dataclass(frozen=True, kw_only=True)
class ChallengeSeverity(Command):
    """Rate it differently, with a reason. For the other side."""

    ACTION = "disclosures.update"

    severity: Severity
    reason: Words


@dataclass(frozen=True, kw_only=True)
class KeepSeverity(Command):
    """Let the rating stand against a challenge, with a reason."""

    ACTION = "disclosures.update"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class NamePlace(Command):
    """Name the site and team."""

    ACTION = "disclosures.update"

    site_id: UUID | None = None
    team_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class StateExposure(Command):
    """Say who outside may see it."""

    ACTION = "disclosures.update"

    exposure: Annotated[tuple[Exposure, ...], MaxLen(3)] = ()


@dataclass(frozen=True, kw_only=True)
class LinkDisclosure(Command):
    """Link it to an earlier disclosure or another record of the same partnership."""

    ACTION = "disclosures.update"

    to_id: UUID


@dataclass(frozen=True, kw_only=True)
class NoteLink(Command):
    """Show on this disclosure a link made from another. Sent by a policy only."""

    ACTION = "portal.use"

    to_id: UUID


@dataclass(frozen=True, kw_only=True)
class NoteChange(Command):
    """Follow-up of a change that came from this disclosure or caused it.

    Nothing happens where it is noted already.
    """

    ACTION = "disclosures.update"

    change_id: UUID
    relation: ChangeRelation


@dataclass(frozen=True, kw_only=True)
class PromiseUpdate(Command):
    """Promise when the next update comes. For the side it lies on."""

    ACTION = "disclosures.update"

    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class GiveUpdate(Command):
    """Say how things stand, and when the next update comes. For the side it lies on."""

    ACTION = "disclosures.update"

    text: Words
    next_update_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ContainHarm(Command):
    """Say how the harm was stopped or bounded, and promise the next update."""

    ACTION = "disclosures.repair"

    how: Words
    contained_at: datetime
    next_update_at: datetime
    contained_precision: Precision = "exact"


@dataclass(frozen=True, kw_only=True)
class ProposeCause(Command):
    """Propose a cause, naming roles and no persons, with contributions adding up to 100 %.

    Replaces an open proposal. Refused before the harm is contained.
    """

    ACTION = "disclosures.repair"

    cause: Words
    cause_kind: CauseKind
    brand: Percent = 0
    bpo: Percent = 0
    shared: Percent = 0
    outside: Percent = 0


@dataclass(frozen=True, kw_only=True)
class AgreeCause(Command):
    """Agree to the proposed cause and contribution, for one's side."""

    ACTION = "disclosures.agree"

    number: int


@dataclass(frozen=True, kw_only=True)
class DissentFromCause(Command):
    """Keep a note of dissent beside the cause; the flow goes on."""

    ACTION = "disclosures.agree"

    number: int
    note: Words


@dataclass(frozen=True, kw_only=True)
class PromiseCorrection(Command):
    """Promise, for one's own side, what corrects it or prevents it from happening again."""

    ACTION = "disclosures.repair"

    commitment_id: UUID
    correction_kind: CorrectionKind
    text: Words
    due_on: date


@dataclass(frozen=True, kw_only=True)
class SettleCorrection(Command):
    """Carry the outcome of a commitment to its disclosure. Sent by a policy only."""

    ACTION = "portal.use"

    commitment_id: UUID
    outcome: str


@dataclass(frozen=True, kw_only=True)
class PlanCheck(Command):
    """Plan the effectiveness check, within the days the charter allows."""

    ACTION = "disclosures.repair"

    measure: Words
    due_on: date


@dataclass(frozen=True, kw_only=True)
class ReportCheck(Command):
    """Report the check: the measure is reached, or the correction failed."""

    ACTION = "disclosures.repair"

    passed: bool
    evidence: Words


@dataclass(frozen=True, kw_only=True)
class CosignCheck(Command):
    """Co-sign that the measure is reached. For the other side."""

    ACTION = "disclosures.repair"


@dataclass(frozen=True, kw_only=True)
class DisputeCheck(Command):
    """Say why the measure is not reached. For the other side."""

    ACTION = "disclosures.repair"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class PromiseMakeGood(Command):
    """Promise a remedy by a day, for whom was harmed."""

    ACTION = "disclosures.make_good"

    make_good_id: UUID
    harmed: Words
    remedy: Words
    due_on: date


@dataclass(frozen=True, kw_only=True)
class DeliverMakeGood(Command):
    """Say how the remedy was delivered. For the side that promised it."""

    ACTION = "disclosures.make_good"

    make_good_id: UUID
    how: Words


@dataclass(frozen=True, kw_only=True)
class ConfirmMakeGood(Command):
    """Confirm that it was made good. For the harmed side."""

    ACTION = "disclosures.make_good"

    make_good_id: UUID


@dataclass(frozen=True, kw_only=True)
class DisputeMakeGood(Command):
    """Say why it is not made good. For the harmed side."""

    ACTION = "disclosures.make_good"

    make_good_id: UUID
    reason: Words


@dataclass(frozen=True, kw_only=True)
class DraftStatement(Command):
    """Draft, or redraft, a joint statement; earlier approvals lapse."""

    ACTION = "disclosures.state"

    text: Words


@dataclass(frozen=True, kw_only=True)
class ApproveStatement(Command):
    """Approve the current draft for one's side."""

    ACTION = "disclosures.release"

    number: int


@dataclass(frozen=True, kw_only=True)
class ReleaseStatement(Command):
    """Release the statement both leads approved."""

    ACTION = "disclosures.release"

    number: int


@dataclass(frozen=True, kw_only=True)
class HoldLookBack(Command):
    """Record the joint look-back: the day it was held and what was found."""

    ACTION = "disclosures.repair"

    held_on: date
    findings: Words


@dataclass(frozen=True, kw_only=True)
class AskProtectionLift(Command):
    """Hold that the mistake was deliberate. For the other side's lead."""

    ACTION = "disclosures.agree"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class LiftProtection(Command):
    """Agree that protection does not apply. For the discloser's lead."""

    ACTION = "disclosures.agree"


@dataclass(frozen=True, kw_only=True)
class UpholdProtection(Command):
    """Disagree, with a reason; protection stays. For the discloser's lead."""

    ACTION = "disclosures.agree"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class StateBreach(Command):
    """Hold that the other side concealed it, or passed on what was not for others. For a lead.

    ``severity`` is how severe one's side holds it to be. Refused while another is unanswered, for
    what is agreed already, and as concealed where it is protected or does not lie with the other
    side.
    """

    ACTION = "disclosures.agree"

    kind: BreachKind
    severity: Severity
    reason: Words


@dataclass(frozen=True, kw_only=True)
class AgreeBreach(Command):
    """Agree to a breach. For a lead of the side it is said of."""

    ACTION = "disclosures.agree"


@dataclass(frozen=True, kw_only=True)
class DissentFromBreach(Command):
    """Disagree, with a reason. For a lead of the side it is said of."""

    ACTION = "disclosures.agree"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class TakeBackBreach(Command):
    """Take back, with a reason, what one's own side stated."""

    ACTION = "disclosures.agree"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class AskWithdrawal(Command):
    """Hold, with a reason, that it was no mistake."""

    ACTION = "disclosures.agree"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class AgreeWithdrawal(Command):
    """Agree that it was no mistake. For the side that did not ask."""

    ACTION = "disclosures.agree"


@dataclass(frozen=True, kw_only=True)
class DeclineWithdrawal(Command):
    """Hold, with a reason, that it was one. For the side that did not ask."""

    ACTION = "disclosures.agree"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class CloseDisclosure(Command):
    """Close with a lesson and thanks.

    Refused while a make-good is unconfirmed, the check not passed, or a look-back owed.
    """

    ACTION = "disclosures.close"

    lesson: Words
    thanks: Words


@dataclass(frozen=True, kw_only=True)
class NoteRecurrence(Command):
    """Note on the closed disclosure that it happened again. Sent by a policy only."""

    ACTION = "disclosures.tell"

    recurrence_id: UUID


@dataclass(frozen=True, kw_only=True)
class ImportedState:
    """One state of an imported incident: its time, its words, and the stage it means here.

    ``source_row`` identifies it in any export (up to 53 bits), ``backwards`` marks times that
    contradict each other in the source.
    """

    source_row: int
    state: str
    stage: str
    occurred: Claimed
    details: str = ""
    backwards: bool = False


@dataclass(frozen=True, kw_only=True)
class ImportIncident(Command):
    """Take over a past incident with its states, all or nothing. Only the operator can ask it.

    Sent again, it adds the states that are not in the record yet.
    """

    ACTION = "portal.use"

    source: str
    number: str
    what: Words
    details: MaybeWords
    where: Side
    occurred: Claimed
    states: tuple[ImportedState, ...]
    severity: Severity | None = None
