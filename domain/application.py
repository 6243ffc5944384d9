"""The one door into the domain: give it a command, get back a position.

``HANDLERS`` is the table of contents of everything people can do.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from typing import Any, TypeVar
from uuid import UUID

from domain import policies
from domain.appeals.handlers import DOING as APPEALS
from domain.changes import agreeing, answering, asking, living, readying, scheduling
from domain.changes import commands as changes
from domain.changes.record import Change
from domain.commitments import commands as commitments
from domain.commitments import record as commitment
from domain.commitments.record import Commitment
from domain.disclosures import beside, breaching, repair, telling
from domain.disclosures import commands as disclosures
from domain.disclosures.record import Disclosure
from domain.doubts import handlers as doubts
from domain.facts import PORTAL_ID, Fact, NoSuchRecord
from domain.feedback.handlers import DOING as FEEDBACK
from domain.partnerships import commands as partnerships
from domain.partnerships import record as partnership
from domain.partnerships import ruling
from domain.partnerships.record import Partnership
from domain.pulses import handlers as pulses
from domain.recognition import commands as recognition
from domain.recognition import giving
from domain.recognition import handlers as recognized
from domain.records import (
    By,
    Command,
    Comment,
    CorrectText,
    Decision,
    Doing,
    Member,
    Record,
    comment,
    correct_text,
)
from domain.rounds import handlers as rounds
from domain.schedules import commands as schedules
from domain.schedules import deciding as schedule
from domain.schedules.record import ChangeSchedule, schedule_id_of
from domain.store import Conflict, Log
from domain.templates import commands as templates
from domain.templates import record as template
from domain.templates.record import ChangeTemplate
from domain.visits import handlers as visits

R = TypeVar("R", bound=Record)

DOINGS: tuple[Doing, ...] = (
    recognized.DOING,
    recognized.PREFERENCE,
    FEEDBACK,
    APPEALS,
    rounds.DOING,
    visits.DOING,
    doubts.DOING,
    pulses.DOING,
)
"""What can be done to each kind of record that brings a table of its own."""


def _handled(doings: Iterable[Doing]) -> dict[type[Command], tuple[type[Record], Decision]]:
    return {
        command: (each.record, how) for each in doings for command, how in each.handlers.items()
    }


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
    partnerships.ProposeRules: (Partnership, ruling.propose_rules),
    partnerships.AgreeRules: (Partnership, ruling.agree_rules),
    partnerships.DeclineRules: (Partnership, ruling.decline_rules),
    partnerships.TakeBackRules: (Partnership, ruling.take_back_rules),
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
    disclosures.StateBreach: (Disclosure, breaching.state_breach),
    disclosures.AgreeBreach: (Disclosure, breaching.agree_breach),
    disclosures.DissentFromBreach: (Disclosure, breaching.dissent_from_breach),
    disclosures.TakeBackBreach: (Disclosure, breaching.take_back_breach),
    disclosures.AskWithdrawal: (Disclosure, beside.ask_withdrawal),
    disclosures.AgreeWithdrawal: (Disclosure, beside.agree_withdrawal),
    disclosures.DeclineWithdrawal: (Disclosure, beside.decline_withdrawal),
    disclosures.CloseDisclosure: (Disclosure, repair.close),
    disclosures.ImportIncident: (Disclosure, repair.import_incident),
    changes.DraftChange: (Change, asking.draft),
    changes.DiscardDraft: (Change, asking.discard),
    changes.SubmitChange: (Change, asking.submit),
    changes.SubmitStandard: (Change, asking.submit_standard),
    changes.ReviseChange: (Change, asking.revise),
    changes.TagTopic: (Change, asking.tag_topic),
    changes.LinkDisclosure: (Change, asking.link_disclosure),
    changes.RespondToChange: (Change, answering.respond),
    changes.AcceptOption: (Change, answering.accept_option),
    changes.RefuseOptions: (Change, answering.refuse_options),
    changes.GiveInformation: (Change, answering.give_information),
    changes.DisputeResponse: (Change, answering.dispute_response),
    changes.SettleResponse: (Change, answering.settle_response),
    changes.SendBack: (Change, answering.send_back),
    changes.DeclineChange: (Change, answering.decline),
    changes.AppealDecline: (Change, answering.appeal),
    changes.GrantAppeal: (Change, answering.grant_appeal),
    changes.DismissAppeal: (Change, answering.dismiss_appeal),
    changes.WithdrawChange: (Change, answering.withdraw),
    changes.DeferChange: (Change, answering.defer),
    changes.AwakenChange: (Change, answering.awaken),
    changes.HoldChange: (Change, answering.hold),
    changes.LiftHold: (Change, answering.lift_hold),
    changes.AssessChange: (Change, agreeing.assess),
    changes.NameOwner: (Change, agreeing.name_owner),
    changes.HoldBoard: (Change, agreeing.hold_board),
    changes.ApproveChange: (Change, agreeing.approve),
    changes.OwePaper: (Change, agreeing.owe_paper),
    changes.ProposePaperWaiver: (Change, agreeing.propose_waiver),
    changes.WaivePaper: (Change, agreeing.waive_paper),
    changes.RefusePaperWaiver: (Change, agreeing.refuse_waiver),
    changes.SignPaper: (Change, agreeing.sign_paper),
    changes.ScheduleChange: (Change, scheduling.schedule),
    changes.AskOverride: (Change, scheduling.ask_override),
    changes.AgreeOverride: (Change, scheduling.agree_override),
    changes.RefuseOverride: (Change, scheduling.refuse_override),
    changes.UnscheduleChange: (Change, scheduling.unschedule),
    changes.GiveBriefing: (Change, readying.brief),
    changes.RosterTeam: (Change, readying.roster),
    changes.RaiseQuestion: (Change, readying.raise_question),
    changes.SettleQuestion: (Change, readying.settle_question),
    changes.SetComprehension: (Change, readying.set_comprehension),
    changes.ConfirmReading: (Change, readying.confirm_reading),
    changes.VoteConfidence: (Change, readying.vote),
    changes.DeclareReady: (Change, readying.declare_ready),
    changes.RevokeReadiness: (Change, readying.revoke_readiness),
    changes.GoLive: (Change, living.go_live),
    changes.RaiseEmergency: (Change, living.raise_emergency),
    changes.RatifyEmergency: (Change, living.ratify),
    changes.RefuseRatification: (Change, living.refuse_ratification),
    changes.LapseRatification: (Change, living.lapse_ratification),
    changes.ReportUnilateral: (Change, living.report_unilateral),
    changes.ContestUnilateral: (Change, living.contest_unilateral),
    changes.UpholdUnilateral: (Change, living.uphold_unilateral),
    changes.GiveAccount: (Change, living.give_account),
    changes.BackOut: (Change, living.back_out),
    changes.AskReview: (Change, living.ask_review),
    changes.JudgeOutcome: (Change, living.judge),
    changes.RateEffort: (Change, living.rate_effort),
    changes.ReopenChange: (Change, living.reopen),
    schedules.NameAuthority: (ChangeSchedule, schedule.name_authority),
    schedules.AddFreeze: (ChangeSchedule, schedule.add_freeze),
    schedules.AcknowledgeFreeze: (ChangeSchedule, schedule.acknowledge_freeze),
    schedules.ContestFreeze: (ChangeSchedule, schedule.contest_freeze),
    schedules.LiftFreeze: (ChangeSchedule, schedule.lift_freeze),
    templates.ProposeTemplate: (ChangeTemplate, template.propose),
    templates.EndorseTemplate: (ChangeTemplate, template.endorse),
    templates.DeclineTemplate: (ChangeTemplate, template.decline),
    templates.RetireTemplate: (ChangeTemplate, template.retire),
    commitments.MakeCommitment: (Commitment, commitment.make),
    commitments.AcceptCommitment: (Commitment, commitment.accept),
    commitments.AskRenegotiation: (Commitment, commitment.ask_renegotiation),
    commitments.AgreeRenegotiation: (Commitment, commitment.agree_renegotiation),
    commitments.RefuseRenegotiation: (Commitment, commitment.refuse_renegotiation),
    commitments.KeepCommitment: (Commitment, commitment.keep),
    commitments.DisputeKeeping: (Commitment, commitment.dispute_keeping),
    commitments.ReleaseCommitment: (Commitment, commitment.release),
    commitments.DeclineCommitment: (Commitment, commitment.decline),
    **_handled(DOINGS),
}

FOLLOW_UPS: dict[type[Command], tuple[type[Record], Decision]] = {
    disclosures.SettleCorrection: (Disclosure, repair.settle_correction),
    disclosures.NoteRecurrence: (Disclosure, repair.note_recurrence),
    disclosures.NoteLink: (Disclosure, telling.note_link),
    disclosures.NoteChange: (Disclosure, telling.note_change),
    schedules.TakeSlot: (ChangeSchedule, schedule.take_slot),
    schedules.ReleaseSlot: (ChangeSchedule, schedule.release_slot),
    schedules.EnterPaperDebt: (ChangeSchedule, schedule.enter_paper_debt),
    schedules.ClearPaperDebt: (ChangeSchedule, schedule.clear_paper_debt),
    recognition.CheckLink: (Record, giving.check_link),
    **{kind: (each.record, how) for each in DOINGS for kind, how in each.follow_ups.items()},
}

ALL = HANDLERS | FOLLOW_UPS
RECORDS: tuple[type[Record], ...] = (
    Partnership,
    Disclosure,
    Commitment,
    Change,
    ChangeSchedule,
    ChangeTemplate,
    *(each.record for each in DOINGS),
)
BEGINNERS = (
    partnerships.OpenPartnership,
    disclosures.DraftDisclosure,
    disclosures.TellDisclosure,
    disclosures.ImportIncident,
    commitments.MakeCommitment,
    changes.DraftChange,
    changes.SubmitChange,
    changes.SubmitStandard,
    changes.RaiseEmergency,
    changes.ReportUnilateral,
    templates.ProposeTemplate,
    *(kind for each in DOINGS for kind in each.beginners),
)
OPERATORS = (
    disclosures.ImportIncident,
    partnerships.InvitePerson,
    changes.AwakenChange,
    changes.LapseRatification,
    *(kind for each in DOINGS for kind in each.operators),
)
KEPT: tuple[type[Record], ...] = (Partnership, ChangeSchedule)
"""Records many decisions read and that grow with a partnership: kept between calls."""

PORTAL_SEAT = Member("bpo", "lead")
"""The seat of the operator, for what the operator may do."""

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
        self._kept: dict[UUID, Record] = {}
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
        known, _ = self._up_to_date(Partnership, partnership_id)
        if known.version == 0:
            raise NoSuchRecord
        return known

    def _up_to_date(self, kind: type[R], record_id: UUID) -> tuple[R, bytes | None]:
        """A record kept between calls, and its key; a new one if there is none of this kind."""
        with self._lock:
            kept = self._kept.get(record_id)
            known = kept if isinstance(kept, kind) else kind(record_id)
            # The last known fact is read again: its row says whether the record's key still exists.
            read, key = self.log.stream(record_id, gt=max(known.version - 1, 0))
            new = [fact for fact in read if fact.originator_version > known.version]
            if new and (known.version or _kind_of(new) is kind):
                known.replay(new)
                self._kept[record_id] = known
            return (known if kind is Partnership else known.fork()), key

    def _attempt(self, command: Command, person_id: UUID) -> int:
        writing = Writing()
        by = self._by(command, person_id, writing)
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

    def _by(self, command: Command, person_id: UUID, writing: Writing) -> By:
        seat: Member | None
        if isinstance(command, partnerships.OpenPartnership):
            known, seat = Partnership(command.record_id), PORTAL_SEAT
            known.terms = command.terms
        else:
            known = self.partnership(command.partnership_id)
            operates = person_id == PORTAL_ID and isinstance(command, OPERATORS)
            seat = PORTAL_SEAT if operates else known.members.get(person_id)
        if seat is None:
            raise NoSuchRecord
        return By(
            person_id,
            *seat,
            self.clock(),
            known.terms,
            known.calendars,
            _acting(person_id, seat.side),
            known.members,
            {team_id: name for team_id, (_, name) in known.teams.items()},
            {site_id: side for site_id, (side, _) in known.sites.items()},
            lambda kind, record_id: self._look(writing, kind, record_id, command.partnership_id),
            {team_id: known.sites[site_id][0] for team_id, (site_id, _) in known.teams.items()},
        )

    def _look(self, writing: Writing, kind: type[R], record_id: UUID, partnership_id: UUID) -> Any:
        if record_id in writing.records:
            return writing.records[record_id]
        if kind in KEPT:
            record, key = self._up_to_date(kind, record_id)
            facts: list[Fact] = []
        else:
            facts, key = self.log.stream(record_id)
            alike = not facts or _kind_of(facts) is kind
            record = kind(record_id).replay(facts if alike else [])
        if record.version and record.partnership_id != partnership_id:
            raise NoSuchRecord
        writing.records[record_id], writing.facts[record_id] = record, facts
        if key:
            writing.keys[record_id] = key
        return record

    def _load(self, writing: Writing, record_type: type[Record], command: Command) -> Any:
        record_id = command.record_id
        if record_id in writing.records:
            return writing.records[record_id]
        if record_type is ChangeSchedule:
            if record_id != schedule_id_of(command.partnership_id):
                raise NoSuchRecord
            return self._look(writing, ChangeSchedule, record_id, command.partnership_id)
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
            if fact.command_id != command.command_id:
                continue
            origin = policies.Origin(
                getattr(record, "origin_id", None), getattr(record, "origin_kind", "")
            )
            for follow_up in policies.following(fact, command, origin):
                kind, decide = ALL[type(follow_up)]
                next_record = self._load(writing, kind, follow_up)
                if not next_record.is_open_to(by):
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
