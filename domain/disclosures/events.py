"""Everything that can have happened to a disclosure, in the order it happens."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

import msgspec

from domain.facts import Claimed, Fact, Personal, Side, Talk
from domain.terms import Severity

DisclosureKind = Literal["own_mistake", "problem_found"]
Origin = Literal["brand", "bpo", "outside"]
Exposure = Literal["customers", "press", "regulator"]
CauseKind = Literal[
    "process",
    "training",
    "tooling",
    "staffing",
    "communication",
    "policy",
    "data",
    "third_party",
    "other",
]
CorrectionKind = Literal["corrective", "preventive"]
ChangeRelation = Literal["came_from", "caused"]
BreachKind = Literal["concealed", "audience"]
Outcome = Literal["kept", "kept late", "repaired", "released", "reopened"]


class Contribution(msgspec.Struct, frozen=True):
    """Who contributed how much to a cause, in percent adding up to 100."""

    brand: int = 0
    bpo: int = 0
    shared: int = 0
    outside: int = 0


class Telling(Fact, frozen=True, kw_only=True):
    """What is told. ``where`` is the side the problem lies on, ``noticed_first`` who saw it first.

    Fields a draft leaves open are ``None`` or empty; a told disclosure has the first eight.
    """

    kind: DisclosureKind
    where: Origin
    noticed_first: Origin
    what: Personal
    affected: Personal
    doing_now: Personal
    occurred: Claimed | None
    discovered: Claimed | None
    severity: Severity | None = None
    site_id: UUID | None = None
    team_id: UUID | None = None
    exposure: tuple[Exposure, ...] = ()
    links: tuple[UUID, ...] = ()
    recurrence_of: UUID | None = None


class DisclosureDrafted(Telling, frozen=True, kw_only=True, tag="disclosure.drafted"):
    """Somebody began to write; only their side sees it."""


class DraftRevised(Telling, frozen=True, kw_only=True, tag="disclosure.draft_revised"):
    """The draft was changed; this is the whole of it now."""


class DraftDiscarded(Fact, frozen=True, kw_only=True, tag="disclosure.draft_discarded"):
    """The draft was put away without being told."""


class DisclosureTold(Telling, frozen=True, kw_only=True, tag="disclosure.told"):
    """One side told the other. ``acknowledge_by``: when the other side's working hours run out."""

    acknowledge_by: datetime


class DisclosureProtected(Fact, frozen=True, kw_only=True, tag="disclosure.protected"):
    """Told promptly and of one's own mistake, so it may not be used to penalise.

    ``window_hours`` is the charter's window from discovery at that moment.
    """

    window_hours: int


class ProtectionLiftAsked(Fact, frozen=True, kw_only=True, tag="disclosure.protection_lift_asked"):
    """A lead of the other side holds that the mistake was deliberate."""

    reason: Personal


class ProtectionLifted(Fact, frozen=True, kw_only=True, tag="disclosure.protection_lifted"):
    """The discloser's lead agreed that protection does not apply."""


class ProtectionUpheld(Fact, frozen=True, kw_only=True, tag="disclosure.protection_upheld"):
    """The discloser's lead did not agree; the disclosure stays protected."""

    reason: Personal


class BreachStated(Fact, frozen=True, kw_only=True, tag="disclosure.breach_stated"):
    """A lead holds that the other side concealed it, or passed on what was not for others.

    ``severity`` is how severe that lead holds it to be; the other side agrees to it too.
    """

    kind: BreachKind
    severity: Severity
    reason: Personal


class BreachAgreed(Fact, frozen=True, kw_only=True, tag="disclosure.breach_agreed"):
    """The lead of the side it is said of agreed: both leads hold it."""

    kind: BreachKind


class BreachDissented(Fact, frozen=True, kw_only=True, tag="disclosure.breach_dissented"):
    """The lead of the side it is said of does not agree."""

    kind: BreachKind
    reason: Personal


class BreachTakenBack(Fact, frozen=True, kw_only=True, tag="disclosure.breach_taken_back"):
    """The side that stated it took it back before it was answered."""

    kind: BreachKind
    reason: Personal


class LookBackAsked(Fact, frozen=True, kw_only=True, tag="disclosure.look_back_asked"):
    """Its severity asks for a joint look-back by the end of a day."""

    due_on: date
    due_at: datetime


class LookBackHeld(Fact, frozen=True, kw_only=True, tag="disclosure.look_back_held"):
    """Both sides looked back together."""

    held_on: date
    findings: Personal


class DisclosureAcknowledged(Fact, frozen=True, kw_only=True, tag="disclosure.acknowledged"):
    """A person on the other side has read it and says so."""

    words: Personal


class DiscloserThanked(Fact, frozen=True, kw_only=True, tag="disclosure.discloser_thanked"):
    """The other side thanked for the telling."""

    words: Personal


class ThanksPassedOver(Fact, frozen=True, kw_only=True, tag="disclosure.thanks_passed_over"):
    """The other side was asked whether to thank and chose not to; it is not asked again."""


class QuestionAsked(Talk, frozen=True, kw_only=True, tag="disclosure.question_asked"):
    """A question that wants an answer."""

    question_id: UUID
    to_side: Side
    text: Personal


class QuestionAnswered(Talk, frozen=True, kw_only=True, tag="disclosure.question_answered"):
    """The answer to a question."""

    question_id: UUID
    text: Personal


class SeverityStated(Fact, frozen=True, kw_only=True, tag="disclosure.severity_stated"):
    """The side the problem lies on rated how severe it is."""

    severity: Severity


class SeverityConfirmed(Fact, frozen=True, kw_only=True, tag="disclosure.severity_confirmed"):
    """The other side agrees with the rating."""

    severity: Severity


class SeverityChallenged(Fact, frozen=True, kw_only=True, tag="disclosure.severity_challenged"):
    """The other side rates it differently, and says why."""

    severity: Severity
    reason: Personal


class SeverityKept(Fact, frozen=True, kw_only=True, tag="disclosure.severity_kept"):
    """The rating stands against the challenge, with a reason; both are shown."""

    severity: Severity
    reason: Personal


class PlaceNamed(Fact, frozen=True, kw_only=True, tag="disclosure.place_named"):
    """The site and team it happened at."""

    site_id: UUID | None
    team_id: UUID | None


class ExposureStated(Fact, frozen=True, kw_only=True, tag="disclosure.exposure_stated"):
    """Who outside may see it: customers, press, regulator; empty for nobody."""

    exposure: tuple[Exposure, ...]


class DisclosureLinked(Fact, frozen=True, kw_only=True, tag="disclosure.linked"):
    """It belongs together with another record."""

    to_id: UUID


class ChangeLinked(Fact, frozen=True, kw_only=True, tag="disclosure.change_linked"):
    """A change came from this disclosure, or caused it."""

    change_id: UUID
    relation: ChangeRelation


class UpdatePromised(Fact, frozen=True, kw_only=True, tag="disclosure.update_promised"):
    """The next update will be given by this instant (UTC); replaces an earlier promise."""

    due_at: datetime


class UpdateGiven(Fact, frozen=True, kw_only=True, tag="disclosure.update_given"):
    """How things stand now."""

    text: Personal


class HarmContained(Fact, frozen=True, kw_only=True, tag="disclosure.contained"):
    """The harm is stopped or bounded."""

    how: Personal
    contained: Claimed


class CauseProposed(Fact, frozen=True, kw_only=True, tag="disclosure.cause_proposed"):
    """A cause in blameless words, with who contributed how much. ``awaits`` must answer it."""

    number: int
    cause: Personal
    cause_kind: CauseKind
    contribution: Contribution
    awaits: tuple[Side, ...]


class CauseAgreed(Fact, frozen=True, kw_only=True, tag="disclosure.cause_agreed"):
    """A lead agreed to the cause and the contribution."""

    number: int


class CauseDissented(Fact, frozen=True, kw_only=True, tag="disclosure.cause_dissented"):
    """A lead sees it differently; the note stays beside the cause."""

    number: int
    note: Personal


class CorrectionPromised(Fact, frozen=True, kw_only=True, tag="disclosure.correction_promised"):
    """A commitment was made to correct it, or to prevent it from happening again."""

    commitment_id: UUID
    correction_kind: CorrectionKind
    owner_side: Side


class CorrectionSettled(Fact, frozen=True, kw_only=True, tag="disclosure.correction_settled"):
    """What became of a promised correction, as its commitment says."""

    commitment_id: UUID
    outcome: Outcome


class CheckPlanned(Fact, frozen=True, kw_only=True, tag="disclosure.check_planned"):
    """How and when it will be seen whether the correction works."""

    measure: Personal
    due_on: date
    due_at: datetime


class CheckReported(Fact, frozen=True, kw_only=True, tag="disclosure.check_reported"):
    """The side that corrected reports that the measure is reached."""

    evidence: Personal


class CheckPassed(Fact, frozen=True, kw_only=True, tag="disclosure.check_passed"):
    """The other side co-signed: the correction works."""


class CheckDisputed(Fact, frozen=True, kw_only=True, tag="disclosure.check_disputed"):
    """The other side does not see the measure reached, and says why."""

    reason: Personal


class CheckFailed(Fact, frozen=True, kw_only=True, tag="disclosure.check_failed"):
    """The correction does not work; back to the cause."""

    evidence: Personal


class MakeGoodPromised(Fact, frozen=True, kw_only=True, tag="disclosure.make_good_promised"):
    """A remedy was promised to whom was harmed. ``harmed_side`` will confirm it."""

    make_good_id: UUID
    harmed: Personal
    remedy: Personal
    harmed_side: Side
    due_on: date


class MakeGoodDelivered(Fact, frozen=True, kw_only=True, tag="disclosure.make_good_delivered"):
    """The remedy was delivered."""

    make_good_id: UUID
    how: Personal


class MakeGoodConfirmed(Fact, frozen=True, kw_only=True, tag="disclosure.make_good_confirmed"):
    """The harmed side confirmed that it was made good."""

    make_good_id: UUID


class MakeGoodDisputed(Fact, frozen=True, kw_only=True, tag="disclosure.make_good_disputed"):
    """The harmed side does not see it made good, and says why."""

    make_good_id: UUID
    reason: Personal


class StatementDrafted(Fact, frozen=True, kw_only=True, tag="disclosure.statement_drafted"):
    """A joint statement was drafted; approvals of an earlier draft lapse."""

    number: int
    text: Personal


class StatementApproved(Fact, frozen=True, kw_only=True, tag="disclosure.statement_approved"):
    """A lead approved the draft for their side."""

    number: int


class StatementReleased(Fact, frozen=True, kw_only=True, tag="disclosure.statement_released"):
    """The statement both leads approved was released."""

    number: int


class WithdrawalAsked(Fact, frozen=True, kw_only=True, tag="disclosure.withdrawal_asked"):
    """One side holds that it was no mistake."""

    reason: Personal


class WithdrawalDeclined(Fact, frozen=True, kw_only=True, tag="disclosure.withdrawal_declined"):
    """The other side holds that it was one."""

    reason: Personal


class DisclosureWithdrawn(Fact, frozen=True, kw_only=True, tag="disclosure.withdrawn"):
    """Both sides agree that it was no mistake; the record stays."""


class LessonWritten(Fact, frozen=True, kw_only=True, tag="disclosure.lesson_written"):
    """What was learned, for whoever comes next."""

    lesson: Personal


class DisclosureClosed(Fact, frozen=True, kw_only=True, tag="disclosure.closed"):
    """It is corrected, checked and learned from, and people were thanked."""

    thanks: Personal


class DisclosureRecurred(Fact, frozen=True, kw_only=True, tag="disclosure.recurred"):
    """It happened again: the new disclosure says so."""

    recurrence_id: UUID


class DisclosureImported(Fact, frozen=True, kw_only=True, tag="disclosure.imported"):
    """A past incident was taken over from another system; it stays out of every lag and score.

    ``number`` is its own there, ``where`` the side the problem lies on.
    """

    source: str
    number: str
    where: Side
    what: Personal
    details: Personal
    occurred: Claimed
    severity: Severity | None = None


class ImportedUpdate(Fact, frozen=True, kw_only=True, tag="disclosure.imported_update"):
    """A state of the imported incident, at the time the other system claims.

    ``source_row`` tells it from the incident's other states and is the same in every export (up
    to 53 bits, no position in a file). ``backwards`` marks a row whose times contradict each
    other in the source. ``stage`` is ``None`` for an older state added late, which moves nothing.
    """

    source_row: int
    state: str
    occurred: Claimed
    details: Personal
    backwards: bool = False
