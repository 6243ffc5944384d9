"""A disclosure's state: what a later rule needs, and how each fact changes it."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import singledispatchmethod
from typing import Literal, cast
from uuid import UUID

from domain.disclosures import events
from domain.facts import Ball, Fact, Side, other
from domain.records import Record
from domain.terms import Severity

OPEN = ("disclosed", "acknowledged", "contained", "correcting", "watching")


@dataclass
class Cause:
    """A proposed cause and which side's lead has answered it how."""

    number: int
    answers: dict[Side, Literal["agreed", "dissented"]] = field(default_factory=dict)


@dataclass
class MakeGood:
    """A promised remedy: who promised, who was harmed, how far it is."""

    promised_by: Side
    harmed_side: Side
    state: Literal["promised", "delivered", "confirmed"] = "promised"


class Disclosure(Record):
    """One mistake or problem, from draft to lesson."""

    KIND = "disclosure"

    def __init__(self, record_id: UUID) -> None:
        super().__init__(record_id)
        self.teller: Side = "bpo"
        self.where: Side = "bpo"
        self.is_imported = self.is_outside = False
        self.told_at: datetime | None = None
        self.severity: Severity | None = None
        self.challenge: Severity | None = None
        self.confirmed = False
        self.protected = False
        self.lift_asked = False
        self.breach: tuple[events.BreachKind, Side] | None = None
        self.breaches: set[tuple[events.BreachKind, Side]] = set()
        self.look_back: Literal["none", "asked", "held"] = "none"
        self.thanks: Literal["open", "given", "passed over"] = "open"
        self.questions: dict[UUID, Side] = {}
        self.cause: Cause | None = None
        self.causes = 0
        self.corrections: dict[UUID, tuple[events.CorrectionKind, Side, str]] = {}
        self.check: Literal["none", "planned", "reported", "passed"] = "none"
        self.make_goods: dict[UUID, MakeGood] = {}
        self.cause_version = self.statement_version = 0
        self.statement = 0
        self.approvals: set[Side] = set()
        self.released = False
        self.withdrawal: Side | None = None
        self.links: set[UUID] = set()
        self.changes: set[UUID] = set()
        self.imported_rows: set[int] = set()
        self.imported_until: datetime | None = None

    @property
    def owner_side(self) -> Side | None:
        """The side that told it: the one whose turn it is *not* to acknowledge."""
        return self.teller if self.version else None

    @property
    def is_open(self) -> bool:
        """Whether it is told and neither closed nor withdrawn."""
        return self.stage in OPEN

    def correction_awaited(self) -> set[Side]:
        """The sides that still have a corrective commitment to keep."""
        return {
            side
            for kind, side, outcome in self.corrections.values()
            if kind == "corrective" and outcome == "open"
        }

    @singledispatchmethod
    def evolve(self, fact: Fact) -> None:
        """Facts that change no later decision leave the state alone."""

    @evolve.register
    def _(self, fact: events.DisclosureDrafted | events.DraftRevised) -> None:
        self.teller = self.audience = cast("Side", fact.side)
        self._move("draft", self.teller)

    @evolve.register
    def _(self, fact: events.DraftDiscarded) -> None:
        self._move("discarded", "nobody")

    @evolve.register
    def _(self, fact: events.DisclosureTold) -> None:
        self.audience, self.teller = "shared", cast("Side", fact.side)
        self.where = self.teller if fact.where == "outside" else fact.where
        self.is_outside = fact.where == "outside"
        self.told_at, self.severity = fact.recorded_at, fact.severity
        self.links = set(fact.links)
        self._move("disclosed", other(self.teller))

    @evolve.register
    def _(self, fact: events.DisclosureProtected) -> None:
        self.protected = True

    @evolve.register
    def _(self, fact: events.ProtectionLiftAsked) -> None:
        self.lift_asked = True

    @evolve.register
    def _(self, fact: events.ProtectionLifted) -> None:
        self.protected = self.lift_asked = False

    @evolve.register
    def _(self, fact: events.ProtectionUpheld) -> None:
        self.lift_asked = False

    @evolve.register
    def _(self, fact: events.BreachStated) -> None:
        self.breach = fact.kind, other(cast("Side", fact.side))

    @evolve.register
    def _(self, fact: events.BreachAgreed) -> None:
        self.breach = None
        self.breaches.add((fact.kind, cast("Side", fact.side)))

    @evolve.register
    def _(self, fact: events.BreachDissented | events.BreachTakenBack) -> None:
        self.breach = None

    @evolve.register
    def _(self, fact: events.LookBackAsked) -> None:
        self.look_back = "asked"

    @evolve.register
    def _(self, fact: events.LookBackHeld) -> None:
        self.look_back = "held"

    @evolve.register
    def _(self, fact: events.DisclosureAcknowledged) -> None:
        self._move("acknowledged", self.where)

    @evolve.register
    def _(self, fact: events.DiscloserThanked) -> None:
        self.thanks = "given"

    @evolve.register
    def _(self, fact: events.ThanksPassedOver) -> None:
        self.thanks = "passed over"

    @evolve.register
    def _(self, fact: events.QuestionAsked) -> None:
        self.questions[fact.question_id] = fact.to_side

    @evolve.register
    def _(self, fact: events.QuestionAnswered) -> None:
        del self.questions[fact.question_id]

    @evolve.register
    def _(self, fact: events.SeverityStated) -> None:
        self.severity, self.confirmed = fact.severity, False
        if self.challenge == fact.severity:
            self.challenge = None

    @evolve.register
    def _(self, fact: events.SeverityConfirmed) -> None:
        self.confirmed, self.challenge = True, None

    @evolve.register
    def _(self, fact: events.SeverityChallenged) -> None:
        self.challenge, self.confirmed = fact.severity, False

    @evolve.register
    def _(self, fact: events.SeverityKept) -> None:
        self.challenge = None

    @evolve.register
    def _(self, fact: events.ChangeLinked) -> None:
        self.changes.add(fact.change_id)

    @evolve.register
    def _(self, fact: events.DisclosureLinked) -> None:
        self.links.add(fact.to_id)

    @evolve.register
    def _(self, fact: events.HarmContained) -> None:
        self._move("contained", self.where)

    @evolve.register
    def _(self, fact: events.CauseProposed) -> None:
        if self.cause_version:
            self.settled_texts.add(self.cause_version)
        self.cause_version = fact.originator_version
        self.cause, self.causes = Cause(fact.number), fact.number
        for side in ("brand", "bpo"):
            if side not in fact.awaits:
                self.cause.answers[side] = "agreed"
        self._await_answers()

    @evolve.register
    def _(self, fact: events.CauseAgreed) -> None:
        self.settled_texts.add(self.cause_version)
        self._answer_cause(cast("Side", fact.side), "agreed")

    @evolve.register
    def _(self, fact: events.CauseDissented) -> None:
        self.settled_texts.add(self.cause_version)
        self._answer_cause(cast("Side", fact.side), "dissented")

    @evolve.register
    def _(self, fact: events.CorrectionPromised) -> None:
        self.corrections[fact.commitment_id] = (fact.correction_kind, fact.owner_side, "open")
        self._settle_corrections()

    @evolve.register
    def _(self, fact: events.CorrectionSettled) -> None:
        kind, side, _ = self.corrections[fact.commitment_id]
        outcome = "open" if fact.outcome == "reopened" else fact.outcome
        self.corrections[fact.commitment_id] = (kind, side, outcome)
        self._settle_corrections()

    @evolve.register
    def _(self, fact: events.CheckPlanned) -> None:
        self.check = "planned"

    @evolve.register
    def _(self, fact: events.CheckReported) -> None:
        self.check = "reported"
        self._move("watching", other(self.where))

    @evolve.register
    def _(self, fact: events.CheckPassed) -> None:
        self.check = "passed"
        self._move("watching", self.where)

    @evolve.register
    def _(self, fact: events.CheckDisputed) -> None:
        self.check = "planned"
        self._move("watching", self.where)

    @evolve.register
    def _(self, fact: events.CheckFailed) -> None:
        self.check, self.cause = "none", None
        self.corrections = {key: one for key, one in self.corrections.items() if one[2] == "open"}
        self._move("contained", self.where)

    @evolve.register
    def _(self, fact: events.MakeGoodPromised) -> None:
        self.make_goods[fact.make_good_id] = MakeGood(cast("Side", fact.side), fact.harmed_side)

    @evolve.register
    def _(self, fact: events.MakeGoodDelivered) -> None:
        self.make_goods[fact.make_good_id].state = "delivered"

    @evolve.register
    def _(self, fact: events.MakeGoodConfirmed) -> None:
        self.make_goods[fact.make_good_id].state = "confirmed"

    @evolve.register
    def _(self, fact: events.MakeGoodDisputed) -> None:
        self.make_goods[fact.make_good_id].state = "promised"

    @evolve.register
    def _(self, fact: events.StatementDrafted) -> None:
        if self.statement_version:
            self.settled_texts.add(self.statement_version)
        self.statement_version = fact.originator_version
        self.statement, self.approvals = fact.number, set()

    @evolve.register
    def _(self, fact: events.StatementApproved) -> None:
        self.settled_texts.add(self.statement_version)
        self.approvals.add(cast("Side", fact.side))

    @evolve.register
    def _(self, fact: events.StatementReleased) -> None:
        self.released = True

    @evolve.register
    def _(self, fact: events.WithdrawalAsked) -> None:
        self.withdrawal = cast("Side", fact.side)

    @evolve.register
    def _(self, fact: events.WithdrawalDeclined) -> None:
        self.withdrawal = None

    @evolve.register
    def _(self, fact: events.DisclosureWithdrawn) -> None:
        self.withdrawal = None
        self._move("withdrawn", "nobody")

    @evolve.register
    def _(self, fact: events.DisclosureClosed) -> None:
        self._move("closed", "nobody")

    @evolve.register
    def _(self, fact: events.DisclosureImported) -> None:
        self.is_imported = True
        self.where = self.teller = fact.where
        self.severity = fact.severity
        self._move("disclosed", "nobody")

    @evolve.register
    def _(self, fact: events.ImportedUpdate) -> None:
        self.imported_rows.add(fact.source_row)
        if fact.stage:
            self.imported_until = fact.occurred.at
            self._move(fact.stage, "nobody")

    def _move(self, stage: str, ball: Ball) -> None:
        self.stage, self.ball = stage, ball

    def _answer_cause(self, side: Side, answer: Literal["agreed", "dissented"]) -> None:
        if self.cause:
            self.cause.answers[side] = answer
        self._await_answers()

    def _await_answers(self) -> None:
        waiting = [
            side for side in ("brand", "bpo") if self.cause and side not in self.cause.answers
        ]
        if waiting:
            self._move("contained", "both" if len(waiting) > 1 else cast("Side", waiting[0]))
        else:
            self._move("correcting", self.where)
            self._settle_corrections()

    def _settle_corrections(self) -> None:
        if self.stage not in ("correcting", "watching"):
            return
        awaited = self.correction_awaited()
        if awaited:
            if self.check in ("reported", "passed"):
                self.check = "planned"  # it checked a correction that is open again
            self._move("correcting", "both" if len(awaited) > 1 else next(iter(awaited)))
        elif self._is_corrected():
            self._move("watching", other(self.where) if self.check == "reported" else self.where)
        else:
            self._move("correcting", self.where)

    def _is_corrected(self) -> bool:
        return any(
            kind == "corrective" and outcome not in ("open", "released")
            for kind, _, outcome in self.corrections.values()
        )
