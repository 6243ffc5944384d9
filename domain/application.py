"""The one door into the domain: give it a command, get back a position.

``HANDLERS`` is the table of contents of everything people can do.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from typing import Any
from uuid import UUID

from domain import policies
from domain.commitments import commands as commitments
from domain.commitments import record as commitment
from domain.commitments.record import Commitment
from domain.disclosures import beside, repair, telling
from domain.disclosures import commands as disclosures
from domain.disclosures.record import Disclosure
from domain.facts import PORTAL_ID, Fact, NoSuchRecord
from domain.partnerships import commands as partnerships
from domain.partnerships import record as partnership
from domain.partnerships.record import Partnership
from domain.records import By, Command, Comment, CorrectText, Record, comment, correct_text
from domain.store import Conflict, Log

Decision = Callable[[Any, Any, By], None]

HANDLERS: dict[type[Command], tuple[type[Record], Decision]] = {
    partnerships.OpenPartnership: (Partnership, partnership.open_partnership),
    partnerships.InvitePerson: (Partnership, partnership.invite_person),
    partnerships.ChangeRole: (Partnership, partnership.change_role),
    partnerships.EndMembership: (Partnership, partnership.end_membership),
    partnerships.AddSite: (Partnership, partnership.add_site),
    partnerships.AddTeam: (Partnership, partnership.add_team),
    partnerships.SetWorkingCalendar: (Partnership, partnership.set_working_calendar),
    partnerships.ProposeCharter: (Partnership, partnership.propose_charter),
    partnerships.SignCharter: (Partnership, partnership.sign_charter),
    partnerships.DeclineCharter: (Partnership, partnership.decline_charter),
    partnerships.TakeBackCharter: (Partnership, partnership.take_back_charter),
    disclosures.DraftDisclosure: (Disclosure, telling.draft),
    disclosures.DiscardDraft: (Disclosure, telling.discard),
    disclosures.TellDisclosure: (Disclosure, telling.tell),
    disclosures.AcknowledgeDisclosure: (Disclosure, telling.acknowledge),
    disclosures.ThankDiscloser: (Disclosure, telling.thank),
    disclosures.PassOverThanks: (Disclosure, telling.pass_over_thanks),
    disclosures.AskQuestion: (Disclosure, telling.ask_question),
    disclosures.AnswerQuestion: (Disclosure, telling.answer_question),
    disclosures.StateSeverity: (Disclosure, telling.state_severity),
    disclosures.ConfirmSeverity: (Disclosure, telling.confirm_severity),
    disclosures.ChallengeSeverity: (Disclosure, telling.challenge_severity),
    disclosures.KeepSeverity: (Disclosure, telling.keep_severity),
    disclosures.NamePlace: (Disclosure, telling.name_place),
    disclosures.StateExposure: (Disclosure, telling.state_exposure),
    disclosures.LinkDisclosure: (Disclosure, telling.link),
    disclosures.PromiseUpdate: (Disclosure, telling.promise_update),
    disclosures.GiveUpdate: (Disclosure, telling.give_update),
    disclosures.ContainHarm: (Disclosure, telling.contain),
    disclosures.ProposeCause: (Disclosure, repair.propose_cause),
    disclosures.AgreeCause: (Disclosure, repair.agree_cause),
    disclosures.DissentFromCause: (Disclosure, repair.dissent_from_cause),
    disclosures.PromiseCorrection: (Disclosure, repair.promise_correction),
    disclosures.PlanCheck: (Disclosure, repair.plan_check),
    disclosures.ReportCheck: (Disclosure, repair.report_check),
    disclosures.CosignCheck: (Disclosure, repair.cosign_check),
    disclosures.DisputeCheck: (Disclosure, repair.dispute_check),
    disclosures.PromiseMakeGood: (Disclosure, beside.promise_make_good),
    disclosures.DeliverMakeGood: (Disclosure, beside.deliver_make_good),
    disclosures.ConfirmMakeGood: (Disclosure, beside.confirm_make_good),
    disclosures.DisputeMakeGood: (Disclosure, beside.dispute_make_good),
    disclosures.DraftStatement: (Disclosure, beside.draft_statement),
    disclosures.ApproveStatement: (Disclosure, beside.approve_statement),
    disclosures.ReleaseStatement: (Disclosure, beside.release_statement),
    disclosures.HoldLookBack: (Disclosure, repair.hold_look_back),
    disclosures.AskProtectionLift: (Disclosure, beside.ask_protection_lift),
    disclosures.LiftProtection: (Disclosure, beside.lift_protection),
    disclosures.UpholdProtection: (Disclosure, beside.uphold_protection),
    disclosures.AskWithdrawal: (Disclosure, beside.ask_withdrawal),
    disclosures.AgreeWithdrawal: (Disclosure, beside.agree_withdrawal),
    disclosures.DeclineWithdrawal: (Disclosure, beside.decline_withdrawal),
    disclosures.CloseDisclosure: (Disclosure, repair.close),
    disclosures.ImportIncident: (Disclosure, repair.import_incident),
    commitments.MakeCommitment: (Commitment, commitment.make),
    commitments.AcceptCommitment: (Commitment, commitment.accept),
    commitments.AskRenegotiation: (Commitment, commitment.ask_renegotiation),
    commitments.AgreeRenegotiation: (Commitment, commitment.agree_renegotiation),
    commitments.RefuseRenegotiation: (Commitment, commitment.refuse_renegotiation),
    commitments.KeepCommitment: (Commitment, commitment.keep),
    commitments.DisputeKeeping: (Commitment, commitment.dispute_keeping),
    commitments.ReleaseCommitment: (Commitment, commitment.release),
}

FOLLOW_UPS: dict[type[Command], tuple[type[Record], Decision]] = {
    disclosures.SettleCorrection: (Disclosure, repair.settle_correction),
    disclosures.NoteRecurrence: (Disclosure, repair.note_recurrence),
    disclosures.NoteLink: (Disclosure, telling.note_link),
}

ALL = HANDLERS | FOLLOW_UPS
RECORDS: tuple[type[Record], ...] = (Partnership, Disclosure, Commitment)
BEGINNERS = (
    partnerships.OpenPartnership,
    disclosures.DraftDisclosure,
    disclosures.TellDisclosure,
    disclosures.ImportIncident,
    commitments.MakeCommitment,
)
OPERATORS = (disclosures.ImportIncident, partnerships.InvitePerson)
ATTEMPTS = 8


@dataclass
class Writing:
    """The records one command touches, and their keys, until they are saved together."""

    records: dict[UUID, Record] = field(default_factory=dict)
    facts: dict[UUID, list[Fact]] = field(default_factory=dict)
    keys: dict[UUID, bytes] = field(default_factory=dict)


class Partnerships:
    """The event-sourced application over one log. Safe to share between threads."""

    def __init__(self, log: Log, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.log = log
        self.clock = clock
        self._known: dict[UUID, Partnership] = {}
        self._lock = Lock()

    def perform(self, command: Command, *, by: UUID) -> int:
        """Carry out ``command`` on behalf of the person ``by``; all of it or nothing.

        Returns the position of the last fact in the log: a read model that has reached it shows
        this write. A command sent twice is recorded once and answered alike.

        Raises RuleBroken if a rule refuses, NotAllowed for the role, NoSuchRecord for an unknown
        record or another tenant's, OutOfDate if ``seen`` is behind, StoreBusy if the database
        cannot write.
        """
        for attempt in range(ATTEMPTS):
            try:
                return self._attempt(command, by)
            except Conflict:
                if attempt == ATTEMPTS - 1:
                    raise
        raise AssertionError("unreachable")

    def partnership(self, partnership_id: UUID) -> Partnership:
        """The partnership as of now. Raises NoSuchRecord.

        Kept between calls and brought up to date from the log at each, so it is never stale.
        """
        with self._lock:
            known = self._known.get(partnership_id) or Partnership(partnership_id)
            new = self.log.stream(partnership_id, gt=known.version).facts
            if new and (known.version or _kind_of(new) is Partnership):
                known = Partnership(partnership_id) if known.version == 0 else known
                known.replay(new)
                self._known[partnership_id] = known
        if known.version == 0:
            raise NoSuchRecord
        return known

    def _attempt(self, command: Command, person_id: UUID) -> int:
        by = self._by(command, person_id)
        writing = Writing()
        record_type, decide = self._handler(command)
        record = self._load(writing, record_type, command)
        record.admit(command, by)
        if command.command_id in record.command_ids:
            return self.log.head()
        record.check_seen(writing.facts[record.id], command, by)
        decide(record, command, by)
        self._follow(writing, record, command, by)
        return self._save(writing)

    def _handler(self, command: Command) -> tuple[type[Record], Decision]:
        kind = type(command)
        if kind is Comment or kind is CorrectText:
            return Record, comment if kind is Comment else correct_text
        return HANDLERS[kind]

    def _by(self, command: Command, person_id: UUID) -> By:
        at = self.clock()
        if isinstance(command, partnerships.OpenPartnership):
            return By(person_id, "bpo", "lead", at, command.terms, {}, _acting(person_id, "bpo"))
        known = self.partnership(command.partnership_id)
        if person_id == PORTAL_ID and isinstance(command, OPERATORS):
            return By(person_id, "bpo", "lead", at, known.terms, known.calendars, "portal")
        member = known.members.get(person_id)
        if member is None:
            raise NoSuchRecord
        return By(
            person_id, member.side, member.role, at, known.terms, known.calendars, member.side
        )

    def _load(self, writing: Writing, record_type: type[Record], command: Command) -> Any:
        record_id = command.record_id
        if record_id in writing.records:
            return writing.records[record_id]
        facts, key = self.log.stream(record_id)
        if not facts and not isinstance(command, BEGINNERS):
            raise NoSuchRecord
        kind = _kind_of(facts) if record_type is Record else record_type
        if facts and (
            facts[0].partnership_id != command.partnership_id or _kind_of(facts) is not kind
        ):
            raise NoSuchRecord
        record = kind(record_id).replay(facts)
        writing.records[record_id], writing.facts[record_id] = record, facts
        if key:
            writing.keys[record_id] = key
        return record

    def _follow(self, writing: Writing, record: Record, command: Command, by: By) -> None:
        for fact in record.new:
            policy = policies.POLICIES.get(type(fact))
            if policy is None or fact.command_id != command.command_id:
                continue
            origin = policies.Origin(getattr(record, "origin_id", None))
            for follow_up in policy(fact, command, origin):
                kind, decide = ALL[type(follow_up)]
                next_record = self._load(writing, kind, follow_up)
                if next_record.audience not in ("shared", by.acting_side):
                    raise NoSuchRecord
                decide(next_record, follow_up, by)
                self._follow(writing, next_record, follow_up, by)

    def _save(self, writing: Writing) -> int:
        new = [fact for record in writing.records.values() for fact in record.new]
        return self.log.append(new, writing.keys) if new else self.log.head()


def _acting(person_id: UUID, side: Any) -> Any:
    return "portal" if person_id == PORTAL_ID else side


def _kind_of(facts: list[Fact]) -> type[Record]:
    kind = str(facts[0].__struct_config__.tag).split(".")[0]
    return next(record for record in RECORDS if kind == record.KIND)
