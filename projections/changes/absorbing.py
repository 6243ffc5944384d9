"""How each fact adds to what is known of a change."""

from functools import singledispatch
from typing import Any
from uuid import UUID

from domain.changes import events
from domain.facts import Fact, TextCorrected, own_fields
from projections.changes.document import (
    Assessment,
    Board,
    Briefing,
    Comprehension,
    Dossier,
    Options,
    Override,
    Paper,
    Question,
    Reading,
    Request,
    Response,
    Said,
    Schedule,
)

REQUEST = own_fields(events.Asking)
ASSESSMENT = own_fields(events.Assessing)


def absorb(dossier: Dossier, fact: Fact) -> None:
    """Add a fact of the change to what is known."""
    if fact.stage is not None:
        if fact.stage != dossier.stage or dossier.entered_at is None:
            dossier.entered_at = fact.recorded_at
        if fact.ball != dossier.ball or dossier.ball_since is None:
            dossier.ball_since = fact.recorded_at
        dossier.stage, dossier.ball = fact.stage, fact.ball or "nobody"
    _absorb(fact, dossier)
    dossier.due_at = _due(dossier)


@singledispatch
def _absorb(fact: Fact, d: Dossier) -> None:
    """Facts that add nothing to the page beside their line of history."""


# --- Asking ------------------------------------------------------------------------------------


@_absorb.register(events.ChangeDrafted)
@_absorb.register(events.DraftRevised)
def _(fact: events.Asking, d: Dossier) -> None:
    d.audience, d.asked_by, d.submitter_id = fact.audience, fact.side, fact.actor_id
    d.revisions = [_request(fact, 0)]


@_absorb.register
def _(fact: events.ChangeSubmitted, d: Dossier) -> None:
    _asked(fact, d, fact.kind, fact.came_from)
    d.respond_by, d.template_id = fact.respond_by, fact.template_id


@_absorb.register
def _(fact: events.ChangeRevised, d: Dossier) -> None:
    d.revisions.append(_request(fact, fact.revision))
    d.respond_by = fact.respond_by


@_absorb.register
def _(fact: events.TopicTagged, d: Dossier) -> None:
    d.topics.setdefault(fact.topic, []).append(fact.side)


# --- Answering ---------------------------------------------------------------------------------


@_absorb.register
def _(fact: events.ChangeResponded, d: Dossier) -> None:
    d.responses.append(Response(**_of(fact), code=fact.code, words=fact.words))
    d.options = None


@_absorb.register
def _(fact: events.OptionsOffered, d: Dossier) -> None:
    d.options = Options(
        **_of(fact), option_1=fact.option_1, option_2=fact.option_2, option_3=fact.option_3
    )


@_absorb.register
def _(fact: events.OptionAccepted, d: Dossier) -> None:
    if d.options:
        d.options.taken = fact.number


@_absorb.register
def _(fact: events.OptionsRefused, d: Dossier) -> None:
    if d.options:
        d.options.taken = 0
    _say(d, fact, "options_refused", fact.reason)


@_absorb.register
def _(fact: events.ResponseDisputed, d: Dossier) -> None:
    if d.response:
        d.response.disputed = fact.code
    _say(d, fact, "disputed", fact.reason)


@_absorb.register
def _(fact: events.ResponseSettled, d: Dossier) -> None:
    if d.response:
        d.response.code, d.response.disputed, d.response.settled = fact.code, None, True


@_absorb.register
def _(fact: events.ChangeSentBack, d: Dossier) -> None:
    d.approvals, d.board = {}, None
    _say(d, fact, "sent_back", fact.reason)


@_absorb.register
def _(fact: events.ChangeDeclined, d: Dossier) -> None:
    _over(d, fact)
    _say(d, fact, "declined", fact.reason, fact.alternative)


@_absorb.register
def _(fact: events.DeclineAppealed, d: Dossier) -> None:
    d.appeals += 1
    _say(d, fact, "appealed", fact.reason)


@_absorb.register
def _(fact: events.AppealGranted, d: Dossier) -> None:
    d.closed_at = None


@_absorb.register
def _(fact: events.AppealDismissed, d: Dossier) -> None:
    _over(d, fact)
    _say(d, fact, "dismissed", fact.reason)


@_absorb.register
def _(fact: events.ChangeWithdrawn, d: Dossier) -> None:
    _over(d, fact)
    d.schedule = d.override = None
    _say(d, fact, "withdrawn", fact.reason)


@_absorb.register
def _(fact: events.ChangeDeferred, d: Dossier) -> None:
    d.until, d.wakes_at = fact.until, fact.wakes_at
    _say(d, fact, "deferred", fact.reason)


@_absorb.register
def _(fact: events.ChangeAwakened, d: Dossier) -> None:
    d.until = d.wakes_at = None


@_absorb.register
def _(fact: events.ChangeHeld, d: Dossier) -> None:
    d.held_by = fact.side
    _say(d, fact, "held", fact.reason)


@_absorb.register
def _(fact: events.HoldLifted, d: Dossier) -> None:
    d.held_by = None
    d.approve_by = fact.approve_by or d.approve_by


# --- Agreeing ----------------------------------------------------------------------------------


@_absorb.register
def _(fact: events.ChangeAssessed, d: Dossier) -> None:
    fields = {name: getattr(fact, name) for name in ASSESSMENT}
    fields["team_ids"] = list(fact.team_ids)
    d.assessments.append(Assessment(**_of(fact), **fields))
    d.approvals, d.board, d.approve_by = {}, None, fact.approve_by
    d.assess_by, d.live_week = None, fact.week


@_absorb.register
def _(fact: events.OwnerNamed, d: Dossier) -> None:
    d.owners[fact.side] = fact.person_id


@_absorb.register
def _(fact: events.BoardHeld, d: Dossier) -> None:
    d.board = Board(
        **_of(fact), held_on=fact.held_on, present=list(fact.present), minutes=fact.minutes
    )


@_absorb.register
def _(fact: events.ChangeApproved, d: Dossier) -> None:
    d.approvals[fact.side] = fact.actor_id


@_absorb.register
def _(fact: events.PaperOwed, d: Dossier) -> None:
    d.paper = Paper("owed", fact.due_on, fact.due_at)


@_absorb.register
def _(fact: events.PaperWaiverProposed, d: Dossier) -> None:
    d.paper.before_waiver, d.paper.state = d.paper.state, "waiver proposed"
    d.paper.waiver_by, d.paper.waiver_reason = fact.side, fact.reason
    d.paper.version = fact.originator_version


@_absorb.register
def _(fact: events.PaperWaived, d: Dossier) -> None:
    d.paper = Paper("not needed")


@_absorb.register
def _(fact: events.PaperWaiverRefused, d: Dossier) -> None:
    d.paper.state, d.paper.waiver_by = d.paper.before_waiver, None
    d.paper.waiver_reason = None


@_absorb.register
def _(fact: events.PaperSigned, d: Dossier) -> None:
    d.paper = Paper(
        "signed",
        document=fact.document,
        signed_on=fact.signed_on,
        version=fact.originator_version,
    )


# --- Scheduling --------------------------------------------------------------------------------


@_absorb.register
def _(fact: events.OverrideAsked, d: Dossier) -> None:
    d.override = Override(
        **_of(fact),
        effective_at=fact.effective_at,
        conflicts=list(fact.conflicts),
        reason=fact.reason,
    )


@_absorb.register(events.OverrideAgreed)
@_absorb.register(events.OverrideRefused)
def _(fact: Any, d: Dossier) -> None:
    if d.override:
        d.override.answer = "agreed" if isinstance(fact, events.OverrideAgreed) else "refused"
        d.override.answer_reason = fact.reason
        d.override.answer_version = fact.originator_version


@_absorb.register
def _(fact: events.ChangeScheduled, d: Dossier) -> None:
    d.schedule = Schedule(
        fact.effective_at,
        fact.recorded_at,
        fact.week,
        fact.notice_days,
        fact.short_notice,
        fact.consented,
        list(fact.conflicts),
    )
    if d.override and d.override.answer is None:
        d.override = None


@_absorb.register
def _(fact: events.ChangeUnscheduled, d: Dossier) -> None:
    d.schedule = d.override = None
    _say(d, fact, "unscheduled", fact.reason)


# --- Getting ready -----------------------------------------------------------------------------


@_absorb.register
def _(fact: events.BriefingGiven, d: Dossier) -> None:
    d.briefing = Briefing(**_of(fact), text=fact.text, briefed_on=fact.briefed_on)
    for reading in d.readings:
        reading.confirmed_at = None


@_absorb.register
def _(fact: events.TeamRostered, d: Dossier) -> None:
    before = {each.person_id: each for each in d.readings}
    kept = [each for each in d.readings if each.team_id != fact.team_id]
    for person_id in fact.person_ids:
        reading = before.get(person_id) or Reading(person_id, fact.team_id)
        kept.append(reading)
    d.readings = kept


@_absorb.register
def _(fact: events.QuestionRaised, d: Dossier) -> None:
    d.questions.append(Question(**_of(fact), id=fact.question_id, text=fact.text))


@_absorb.register
def _(fact: events.QuestionSettled, d: Dossier) -> None:
    for question in d.questions:
        if question.id == fact.question_id:
            question.answer, question.answer_version = fact.text, fact.originator_version


@_absorb.register
def _(fact: events.ComprehensionSet, d: Dossier) -> None:
    d.comprehension = Comprehension(
        **_of(fact),
        question=fact.question,
        choice_1=fact.choice_1,
        choice_2=fact.choice_2,
        choice_3=fact.choice_3,
        right=fact.right,
    )


@_absorb.register
def _(fact: events.ComprehensionMissed, d: Dossier) -> None:
    for reading in _readings(d, fact.actor_id):
        reading.missed += 1


@_absorb.register
def _(fact: events.ReadingConfirmed, d: Dossier) -> None:
    for reading in _readings(d, fact.actor_id):
        reading.confirmed_at = fact.recorded_at


@_absorb.register
def _(fact: events.ConfidenceVoted, d: Dossier) -> None:
    for reading in _readings(d, fact.actor_id):
        reading.confidence = fact.confidence


@_absorb.register
def _(fact: events.ReadinessDeclared, d: Dossier) -> None:
    if fact.despite:
        _say(d, fact, "ready_despite", fact.despite)


@_absorb.register
def _(fact: events.ReadinessRevoked, d: Dossier) -> None:
    _say(d, fact, "readiness_revoked", fact.reason)


# --- Going live --------------------------------------------------------------------------------


@_absorb.register
def _(fact: events.WentLive, d: Dossier) -> None:
    d.live, d.live_since, d.review_by = fact.live, fact.recorded_at, fact.review_by


@_absorb.register
def _(fact: events.EmergencyRaised, d: Dossier) -> None:
    _asked(fact, d, "emergency", fact.came_from)
    d.live, d.live_since = fact.live, fact.recorded_at
    d.ratify_by, d.assess_by = fact.ratify_by, fact.assess_by
    d.fallback, d.fallback_version = fact.fallback, fact.originator_version


@_absorb.register
def _(fact: events.EmergencyRatified, d: Dossier) -> None:
    d.ratify_by = None


@_absorb.register
def _(fact: events.RatificationRefused, d: Dossier) -> None:
    d.kind, d.ratify_by = "unilateral", None
    _say(d, fact, "ratification_refused", fact.reason)


@_absorb.register
def _(fact: events.RatificationLapsed, d: Dossier) -> None:
    d.kind, d.ratify_by = "unilateral", None


@_absorb.register
def _(fact: events.UnilateralReported, d: Dossier) -> None:
    _asked(fact, d, "unilateral", fact.came_from)
    d.made_by, d.live, d.live_since = fact.made_by, fact.live, fact.recorded_at
    d.account_by = fact.account_by


@_absorb.register
def _(fact: events.UnilateralContested, d: Dossier) -> None:
    d.contested = True
    _say(d, fact, "contested", fact.reason)


@_absorb.register
def _(fact: events.UnilateralUpheld, d: Dossier) -> None:
    _say(d, fact, "upheld", fact.reason)


@_absorb.register
def _(fact: events.AccountGiven, d: Dossier) -> None:
    d.account_by = None
    _say(d, fact, "account", fact.text)


@_absorb.register
def _(fact: events.ChangeBackedOut, d: Dossier) -> None:
    d.backed_out, d.ratify_by = fact.backed_out, None
    _say(d, fact, "backed_out", fact.reason)


@_absorb.register
def _(fact: events.ReviewAsked, d: Dossier) -> None:
    d.review_by, d.judge_by = None, fact.judge_by
    _say(d, fact, "review_asked", fact.text)


@_absorb.register
def _(fact: events.OutcomeJudged, d: Dossier) -> None:
    d.outcome, d.judge_by = fact.outcome, None
    d.lesson, d.lesson_version = fact.lesson or None, fact.originator_version


@_absorb.register
def _(fact: events.EffortRated, d: Dossier) -> None:
    d.efforts[fact.side] = fact.effort


@_absorb.register
def _(fact: events.ChangeClosed, d: Dossier) -> None:
    _over(d, fact)


@_absorb.register
def _(fact: events.ChangeReopened, d: Dossier) -> None:
    d.closed_at = None
    if fact.stage == "in review":
        d.outcome, d.lesson, d.efforts = None, None, {}
    else:
        d.approvals, d.board = {}, None
    _say(d, fact, "reopened", fact.reason)


@_absorb.register
def _(fact: events.DisclosureLinked, d: Dossier) -> None:
    (d.came_from if fact.relation == "came_from" else d.caused).append(fact.disclosure_id)


@_absorb.register
def _(fact: TextCorrected, d: Dossier) -> None:
    for part in d.parts():
        name = "reason" if isinstance(part, Said) and fact.field in AS_REASON else fact.field
        if part.version == fact.corrects and hasattr(part, name):
            setattr(part, name, fact.text)
    for question in d.questions:
        if question.answer_version == fact.corrects:
            question.answer = fact.text
    if d.override and d.override.answer_version == fact.corrects:
        d.override.answer_reason = fact.text
    if fact.corrects == d.lesson_version:
        d.lesson = fact.text
    if fact.corrects == d.fallback_version and fact.field == "fallback":
        d.fallback = fact.text
    if fact.corrects == d.paper.version:
        setattr(d.paper, "document" if fact.field == "document" else "waiver_reason", fact.text)


AS_REASON = ("text", "despite")
"""Texts said in passing that their facts call by another name."""

DUE_AT = {
    "submitted": "respond_by",
    "responded": "",
    "assessed": "approve_by",
    "in review": "judge_by",
    "deferred": "wakes_at",
}


def _due(d: Dossier) -> Any:
    if d.held_by:
        return None
    if d.stage in ("scheduled", "ready"):
        return d.schedule.effective_at if d.schedule else None
    if d.stage == "live":
        return d.ratify_by or d.assess_by or d.account_by or d.review_by
    if d.stage == "submitted" and d.ball == d.asked_by:
        return None
    return getattr(d, DUE_AT[d.stage]) if DUE_AT.get(d.stage) else None


def _asked(fact: events.Asking, d: Dossier, kind: str, came_from: UUID | None) -> None:
    d.audience, d.asked_by, d.submitter_id = "shared", fact.side, fact.actor_id
    d.kind, d.submitted_at = kind, fact.recorded_at
    d.revisions = [_request(fact, 1)]
    d.came_from += [came_from] if came_from else []


def _request(fact: events.Asking, revision: int) -> Request:
    asked = {name: getattr(fact, name) for name in REQUEST}
    return Request(**_of(fact), revision=revision, **asked)


def _of(fact: Fact) -> dict[str, Any]:
    return {
        "version": fact.originator_version,
        "actor_id": fact.actor_id,
        "side": fact.side,
        "at": fact.recorded_at,
    }


def _say(d: Dossier, fact: Fact, what: str, reason: str, alternative: str = "") -> None:
    d.said.append(Said(**_of(fact), what=what, reason=reason, alternative=alternative))


def _over(d: Dossier, fact: Fact) -> None:
    d.closed_at, d.held_by = fact.recorded_at, None
    if fact.stage != "closed" and d.paper.state in ("owed", "waiver proposed"):
        d.paper = Paper()


def _readings(d: Dossier, person_id: UUID) -> list[Reading]:
    return [each for each in d.readings if each.person_id == person_id]
