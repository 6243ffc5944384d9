"""What is known of one disclosure, as its page shows it, and how each fact adds to it."""

from datetime import date, datetime
from functools import singledispatch
from typing import Any
from uuid import UUID

import msgspec

from domain.disclosures import events
from domain.facts import Claimed, Fact, TextCorrected


class Question(msgspec.Struct):
    """A question and, once given, its answer."""

    id: UUID
    to_side: str
    text: str
    answer: str | None = None


class Cause(msgspec.Struct):
    """A proposed cause. ``answers`` maps a side to "agreed" or "dissented"."""

    number: int
    proposed_by: str
    cause: str
    kind: str
    contribution: events.Contribution
    answers: dict[str, str] = {}
    notes: dict[str, str] = {}


class Correction(msgspec.Struct):
    """A promised correction; ``outcome`` is open, kept, kept late, repaired or released."""

    commitment_id: UUID
    kind: str
    owner_side: str
    outcome: str = "open"


class MakeGood(msgspec.Struct):
    """A promised remedy; ``state`` is promised, delivered or confirmed."""

    id: UUID
    promised_by: str
    harmed_side: str
    harmed: str
    remedy: str
    due_on: date
    state: str = "promised"
    how: str | None = None
    disputed: str | None = None


class Check(msgspec.Struct):
    """The effectiveness check; ``state`` is planned, reported, passed or failed."""

    measure: str
    due_on: date
    due_at: datetime
    state: str = "planned"
    evidence: str | None = None
    disputed: str | None = None


class Statement(msgspec.Struct):
    """The joint statement's current draft and who approved it."""

    number: int
    text: str
    approved_by: list[str] = []
    released: bool = False


class Breach(msgspec.Struct):
    """A breach of integrity, the side it is said of, and how severe the other side holds it."""

    kind: str
    side: str
    severity: str
    reason: str = ""


class Dossier(msgspec.Struct):
    """Everything the page of one disclosure shows."""

    kind: str = "own_mistake"
    teller: str = "bpo"
    author_id: UUID | None = None
    where: str = "bpo"
    noticed_first: str = "bpo"
    what: str = ""
    affected: str = ""
    doing_now: str = ""
    occurred: Claimed | None = None
    discovered: Claimed | None = None
    stage: str = "draft"
    ball: str = "nobody"
    audience: str = "shared"
    told_at: datetime | None = None
    acknowledge_by: datetime | None = None
    acknowledged_at: datetime | None = None
    contained: Claimed | None = None
    closed_at: datetime | None = None
    severity: str | None = None
    severity_state: str = "stated"
    severity_challenge: str | None = None
    protected: bool = False
    protection_asked: bool = False
    breach: Breach | None = None
    breaches: list[Breach] = []
    look_back_due_on: date | None = None
    look_back_due_at: datetime | None = None
    looked_back_on: date | None = None
    site_id: UUID | None = None
    team_id: UUID | None = None
    exposure: list[str] = []
    links: list[UUID] = []
    changes: dict[UUID, str] = {}
    recurrence_of: UUID | None = None
    recurrence_id: UUID | None = None
    next_update_at: datetime | None = None
    thanks: str = "open"
    questions: list[Question] = []
    cause: Cause | None = None
    corrections: list[Correction] = []
    check: Check | None = None
    make_goods: list[MakeGood] = []
    statement: Statement | None = None
    withdrawal_asked_by: str | None = None
    lesson: str | None = None
    imported_from: str | None = None
    places: dict[str, str] = {}

    @property
    def responsible(self) -> str:
        """The side that repairs it: where it lies, or who told it where it lies outside."""
        return self.teller if self.where == "outside" else self.where


Path = str
"""Where a text stands in a dossier, so that a correction finds it: "what", "cause.cause", …"""


def absorb(dossier: Dossier, fact: Fact) -> None:
    """Add what ``fact`` says, and the stage and ball it moved."""
    _absorb(fact, dossier)
    if fact.stage is not None:
        dossier.stage, dossier.ball = fact.stage, fact.ball or "nobody"
    for field, path in PATHS.get(type(fact), {}).items():
        _claim(dossier, f"{fact.originator_version}.{field}", _filled(path, fact))


@singledispatch
def _absorb(fact: Fact, dossier: Dossier) -> None:
    """Facts that change nothing on the page but its history."""


@_absorb.register(events.DisclosureDrafted)
@_absorb.register(events.DraftRevised)
def _(fact: events.Telling, d: Dossier) -> None:
    _content(fact, d)
    d.audience = fact.audience


@_absorb.register
def _(fact: events.DisclosureTold, d: Dossier) -> None:
    _content(fact, d)
    d.audience, d.author_id = "shared", fact.actor_id
    d.told_at, d.acknowledge_by = fact.recorded_at, fact.acknowledge_by


@_absorb.register
def _(fact: events.DisclosureProtected, d: Dossier) -> None:
    d.protected = True


@_absorb.register
def _(fact: events.ProtectionLiftAsked, d: Dossier) -> None:
    d.protection_asked = True


@_absorb.register
def _(fact: events.ProtectionLifted, d: Dossier) -> None:
    d.protected = d.protection_asked = False


@_absorb.register
def _(fact: events.ProtectionUpheld, d: Dossier) -> None:
    d.protection_asked = False


@_absorb.register
def _(fact: events.BreachStated, d: Dossier) -> None:
    accused = "bpo" if fact.side == "brand" else "brand"
    d.breach = Breach(fact.kind, accused, fact.severity, fact.reason)


@_absorb.register
def _(fact: events.BreachAgreed, d: Dossier) -> None:
    severity = d.breach.severity if d.breach else ""
    d.breach = None
    d.breaches.append(Breach(fact.kind, fact.side, severity))


@_absorb.register(events.BreachDissented)
@_absorb.register(events.BreachTakenBack)
def _(fact: Fact, d: Dossier) -> None:
    d.breach = None


@_absorb.register
def _(fact: events.LookBackAsked, d: Dossier) -> None:
    d.look_back_due_on, d.look_back_due_at = fact.due_on, fact.due_at


@_absorb.register
def _(fact: events.LookBackHeld, d: Dossier) -> None:
    d.looked_back_on = fact.held_on


@_absorb.register
def _(fact: events.DisclosureAcknowledged, d: Dossier) -> None:
    d.acknowledged_at = fact.recorded_at


@_absorb.register
def _(fact: events.DiscloserThanked, d: Dossier) -> None:
    d.thanks = "given"


@_absorb.register
def _(fact: events.ThanksPassedOver, d: Dossier) -> None:
    d.thanks = "passed over"


@_absorb.register
def _(fact: events.QuestionAsked, d: Dossier) -> None:
    d.questions.append(Question(fact.question_id, fact.to_side, fact.text))


@_absorb.register
def _(fact: events.QuestionAnswered, d: Dossier) -> None:
    for question in d.questions:
        if question.id == fact.question_id:
            question.answer = fact.text


@_absorb.register
def _(fact: events.SeverityStated, d: Dossier) -> None:
    d.severity = fact.severity
    if d.severity_state != "challenged" or d.severity_challenge == fact.severity:
        d.severity_state, d.severity_challenge = "stated", None


@_absorb.register
def _(fact: events.SeverityConfirmed, d: Dossier) -> None:
    d.severity_state, d.severity_challenge = "confirmed", None


@_absorb.register
def _(fact: events.SeverityChallenged, d: Dossier) -> None:
    d.severity_state, d.severity_challenge = "challenged", fact.severity


@_absorb.register
def _(fact: events.SeverityKept, d: Dossier) -> None:
    d.severity_state = "kept"


@_absorb.register
def _(fact: events.PlaceNamed, d: Dossier) -> None:
    d.site_id, d.team_id = fact.site_id, fact.team_id


@_absorb.register
def _(fact: events.ExposureStated, d: Dossier) -> None:
    d.exposure = list(fact.exposure)


@_absorb.register
def _(fact: events.DisclosureLinked, d: Dossier) -> None:
    d.links.append(fact.to_id)


@_absorb.register
def _(fact: events.ChangeLinked, d: Dossier) -> None:
    d.changes[fact.change_id] = fact.relation


@_absorb.register
def _(fact: events.UpdatePromised, d: Dossier) -> None:
    d.next_update_at = fact.due_at


@_absorb.register
def _(fact: events.UpdateGiven, d: Dossier) -> None:
    d.next_update_at = None


@_absorb.register
def _(fact: events.HarmContained, d: Dossier) -> None:
    d.contained = fact.contained


@_absorb.register
def _(fact: events.CauseProposed, d: Dossier) -> None:
    answers = {side: "agreed" for side in ("brand", "bpo") if side not in fact.awaits}
    d.cause = Cause(fact.number, fact.side, fact.cause, fact.cause_kind, fact.contribution, answers)


@_absorb.register
def _(fact: events.CauseAgreed, d: Dossier) -> None:
    if d.cause:
        d.cause.answers[fact.side] = "agreed"


@_absorb.register
def _(fact: events.CauseDissented, d: Dossier) -> None:
    if d.cause:
        d.cause.answers[fact.side] = "dissented"
        d.cause.notes[fact.side] = fact.note


@_absorb.register
def _(fact: events.CorrectionPromised, d: Dossier) -> None:
    d.corrections.append(Correction(fact.commitment_id, fact.correction_kind, fact.owner_side))


@_absorb.register
def _(fact: events.CorrectionSettled, d: Dossier) -> None:
    for correction in d.corrections:
        if correction.commitment_id == fact.commitment_id:
            correction.outcome = "open" if fact.outcome == "reopened" else fact.outcome


@_absorb.register
def _(fact: events.CheckPlanned, d: Dossier) -> None:
    d.check = Check(fact.measure, fact.due_on, fact.due_at)


@_absorb.register
def _(fact: events.CheckReported, d: Dossier) -> None:
    if d.check:
        d.check.state, d.check.evidence, d.check.disputed = "reported", fact.evidence, None


@_absorb.register
def _(fact: events.CheckPassed, d: Dossier) -> None:
    if d.check:
        d.check.state = "passed"


@_absorb.register
def _(fact: events.CheckDisputed, d: Dossier) -> None:
    if d.check:
        d.check.state, d.check.disputed = "planned", fact.reason


@_absorb.register
def _(fact: events.CheckFailed, d: Dossier) -> None:
    if d.check:
        d.check.state, d.check.evidence = "failed", fact.evidence
    d.cause = None


@_absorb.register
def _(fact: events.MakeGoodPromised, d: Dossier) -> None:
    d.make_goods.append(
        MakeGood(
            fact.make_good_id, fact.side, fact.harmed_side, fact.harmed, fact.remedy, fact.due_on
        )
    )


@_absorb.register
def _(fact: events.MakeGoodDelivered, d: Dossier) -> None:
    good = _good(d, fact.make_good_id)
    good.state, good.how, good.disputed = "delivered", fact.how, None


@_absorb.register
def _(fact: events.MakeGoodConfirmed, d: Dossier) -> None:
    _good(d, fact.make_good_id).state = "confirmed"


@_absorb.register
def _(fact: events.MakeGoodDisputed, d: Dossier) -> None:
    good = _good(d, fact.make_good_id)
    good.state, good.disputed = "promised", fact.reason


@_absorb.register
def _(fact: events.StatementDrafted, d: Dossier) -> None:
    d.statement = Statement(fact.number, fact.text)


@_absorb.register
def _(fact: events.StatementApproved, d: Dossier) -> None:
    if d.statement:
        d.statement.approved_by.append(fact.side)


@_absorb.register
def _(fact: events.StatementReleased, d: Dossier) -> None:
    if d.statement:
        d.statement.released = True


@_absorb.register
def _(fact: events.WithdrawalAsked, d: Dossier) -> None:
    d.withdrawal_asked_by = fact.side


@_absorb.register(events.WithdrawalDeclined)
@_absorb.register(events.DisclosureWithdrawn)
def _(fact: Fact, d: Dossier) -> None:
    d.withdrawal_asked_by = None
    if isinstance(fact, events.DisclosureWithdrawn):
        d.closed_at = fact.recorded_at


@_absorb.register
def _(fact: events.LessonWritten, d: Dossier) -> None:
    d.lesson = fact.lesson


@_absorb.register
def _(fact: events.DisclosureClosed, d: Dossier) -> None:
    d.closed_at = fact.recorded_at


@_absorb.register
def _(fact: events.DisclosureRecurred, d: Dossier) -> None:
    d.recurrence_id = fact.recurrence_id


@_absorb.register
def _(fact: events.DisclosureImported, d: Dossier) -> None:
    d.kind, d.where, d.noticed_first = "problem_found", "bpo", "outside"
    d.teller, d.author_id = "portal", fact.actor_id
    d.what, d.affected, d.occurred, d.severity = (
        fact.what,
        fact.details,
        fact.occurred,
        fact.severity,
    )
    d.imported_from, d.told_at = f"{fact.source} {fact.number}", fact.recorded_at


@_absorb.register
def _(fact: events.ImportedUpdate, d: Dossier) -> None:
    if fact.stage in ("closed", "withdrawn"):
        d.closed_at = fact.occurred.at


@_absorb.register
def _(fact: TextCorrected, d: Dossier) -> None:
    path = d.places.get(f"{fact.corrects}.{fact.field}")
    if path:
        _set(d, path, fact.text)


PATHS: dict[type[Fact], dict[str, Path]] = {
    events.DisclosureTold: {name: name for name in ("what", "affected", "doing_now")},
    events.DisclosureImported: {"what": "what", "details": "affected"},
    events.CauseProposed: {"cause": "cause.cause"},
    events.CauseDissented: {"note": "cause.notes.{side}"},
    events.CheckPlanned: {"measure": "check.measure"},
    events.CheckReported: {"evidence": "check.evidence"},
    events.StatementDrafted: {"text": "statement.text"},
    events.LessonWritten: {"lesson": "lesson"},
    events.BreachStated: {"reason": "breach.reason"},
    events.QuestionAsked: {"text": "questions.{question_id}.text"},
    events.QuestionAnswered: {"text": "questions.{question_id}.answer"},
    events.MakeGoodPromised: {
        "harmed": "make_goods.{make_good_id}.harmed",
        "remedy": "make_goods.{make_good_id}.remedy",
    },
    events.MakeGoodDelivered: {"how": "make_goods.{make_good_id}.how"},
}
"""Which text of which fact stands where in the dossier."""


def _claim(dossier: Dossier, text: str, path: Path) -> None:
    """Let only the newest fact's text stand at ``path``, and nothing of what it replaces.

    Correcting an old text must not change a newer one.
    """
    part = path.split(".")[0] + "." if path in WHOLES else path
    dossier.places = {
        known: at for known, at in dossier.places.items() if at != path and not at.startswith(part)
    }
    dossier.places[text] = path


WHOLES = ("cause.cause", "check.measure", "statement.text")
"""Texts whose fact replaces all that stands beside them."""


def _content(fact: events.Telling, d: Dossier) -> None:
    d.kind, d.where, d.noticed_first = fact.kind, fact.where, fact.noticed_first
    d.teller, d.author_id = fact.side, fact.actor_id
    d.what, d.affected, d.doing_now = fact.what, fact.affected, fact.doing_now
    d.occurred, d.discovered, d.severity = fact.occurred, fact.discovered, fact.severity
    d.site_id, d.team_id = fact.site_id, fact.team_id
    d.exposure, d.links = list(fact.exposure), list(fact.links)
    d.recurrence_of = fact.recurrence_of


def _good(d: Dossier, make_good_id: UUID) -> MakeGood:
    return next(good for good in d.make_goods if good.id == make_good_id)


def _filled(path: Path, fact: Fact) -> Path:
    for name in ("side", "question_id", "make_good_id"):
        if "{" + name + "}" in path:
            path = path.replace("{" + name + "}", str(getattr(fact, name)))
    return path


def _set(d: Any, path: Path, text: str) -> None:
    *way, last = path.split(".")
    for step in way:
        d = _step(d, step)
        if d is None:
            return
    if isinstance(d, dict):
        d[last] = text
    else:
        setattr(d, last, text)


def _step(d: Any, step: str) -> Any:
    if isinstance(d, list):
        return next((item for item in d if str(item.id) == step), None)
    return getattr(d, step)
