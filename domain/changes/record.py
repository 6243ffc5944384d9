"""A change's state: what a later rule needs, and how each fact changes it."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import singledispatchmethod
from typing import Literal, cast
from uuid import UUID

from domain.changes import events
from domain.facts import Ball, Fact, Side, other
from domain.records import Record

OPEN = (
    "submitted",
    "sent back",
    "responded",
    "assessed",
    "agreed",
    "scheduled",
    "ready",
    "live",
    "in review",
)
BEFORE_LIVE = OPEN[:7]
PaperState = Literal["none", "owed", "waiver proposed", "not needed", "signed"]


@dataclass
class Response:
    """The response that stands: its code, and the code it is disputed with."""

    code: events.ResponseCode
    disputed: events.ResponseCode | None = None
    disputes: int = 0


@dataclass
class Reading:
    """One person rostered: for which team, whether they read and understood, and their vote."""

    team_id: UUID
    confirmed: bool = False
    confidence: int | None = None


@dataclass
class Asked:
    """An override asked for: by whom, for which time, over which conflicts."""

    by: Side
    by_person: UUID
    effective_at: datetime
    conflicts: tuple[events.Conflict, ...]


@dataclass
class Review:
    """What is known after going live: both efforts, the judgement."""

    outcome: events.Judgement | None = None
    efforts: dict[Side, int] = field(default_factory=dict)


class Change(Record):
    """One change, from draft to closed."""

    KIND = "change"

    def __init__(self, record_id: UUID) -> None:
        super().__init__(record_id)
        self.requester: Side | None = None
        self.submitter: UUID | None = None
        self.kind: events.ChangeKind = "normal"
        self.revision = 1
        self.topics: dict[events.Topic, set[Side]] = {}
        self.response: Response | None = None
        self.options = 0
        self.appeals = 0
        self.parked: tuple[str, Ball] = ("submitted", "nobody")
        self.wakes_at: datetime | None = None
        self.held_by: Side | None = None
        self.held_at: datetime | None = None
        self.before_hold: Ball = "nobody"
        self.implementer: Side = "bpo"
        self.risk: events.Level = "low"
        self.team_ids: tuple[UUID, ...] = ()
        self.load_points: events.LoadPoints = 1
        self.assessments = 0
        self.approve_by: datetime | None = None
        self.owners: dict[Side, UUID] = {}
        self.board_held = False
        self.approvals: dict[Side, UUID] = {}
        self.agreed_texts: set[int] = set()
        self.paper: PaperState = "none"
        self.waiver_by: Side | None = None
        self.before_waiver: PaperState = "none"
        self.asked: Asked | None = None
        self.effective_at: datetime | None = None
        self.briefed = False
        self.roster: dict[UUID, Reading] = {}
        self.questions: set[UUID] = set()
        self.right: int | None = None
        self.live_at: datetime | None = None
        self.ratify_by: datetime | None = None
        self.contested = 0
        self.backed_out = False
        self.review = Review()
        self.over_at: datetime | None = None
        self.disclosures: set[UUID] = set()

    @property
    def owner_side(self) -> Side | None:
        """The side that asked, or reported."""
        return self.requester

    @property
    def is_open(self) -> bool:
        """Whether it is submitted and not over; deferred is neither."""
        return self.stage in OPEN

    @property
    def judge(self) -> Side:
        """The side that judges the outcome: the one that did not implement it."""
        return other(self.implementer)

    @singledispatchmethod
    def evolve(self, fact: Fact) -> None:
        """Facts that change no later decision leave the state alone."""

    # Asking

    @evolve.register
    def _(self, fact: events.ChangeDrafted | events.DraftRevised) -> None:
        self.requester = self.audience = _side(fact)
        self._move("draft", self.requester)

    @evolve.register
    def _(self, fact: events.DraftDiscarded) -> None:
        self._move("discarded", "nobody")

    @evolve.register
    def _(self, fact: events.ChangeSubmitted) -> None:
        self._asked_for(fact, fact.kind, fact.came_from)
        self._move("submitted", other(_side(fact)))

    @evolve.register
    def _(self, fact: events.ChangeRevised) -> None:
        self.revision = fact.revision
        self.agreed_texts = {fact.originator_version}
        self._move("submitted", other(_side(fact)))

    @evolve.register
    def _(self, fact: events.TopicTagged) -> None:
        self.topics.setdefault(fact.topic, set()).add(_side(fact))

    # Answering

    @evolve.register
    def _(self, fact: events.ChangeResponded) -> None:
        disputes = self.response.disputes if self.response else 0
        self.response = Response(fact.code, disputes=disputes)
        self.options = 0
        match fact.code:
            case "act_now" | "act_now_paper_later":
                self._move("responded", _side(fact))
            case "contract_first":
                self._move("responded", "both")
            case "counter_offer":
                self._move("responded", other(_side(fact)))
            case "need_information":
                self._move("submitted", other(_side(fact)))
            case "decline":
                pass  # the fact that declines follows

    @evolve.register
    def _(self, fact: events.OptionsOffered) -> None:
        self.options = 1 + bool(fact.option_2) + bool(fact.option_3)

    @evolve.register
    def _(self, fact: events.OptionAccepted) -> None:
        self.options = 0
        self._move("responded", other(_side(fact)))

    @evolve.register
    def _(self, fact: events.OptionsRefused) -> None:
        self.options = 0
        self._move("submitted", other(_side(fact)))

    @evolve.register
    def _(self, fact: events.InformationGiven) -> None:
        self._move("submitted", other(_side(fact)))

    @evolve.register
    def _(self, fact: events.ResponseDisputed) -> None:
        if self.response:
            self.response.disputed = fact.code
            self.response.disputes += 1

    @evolve.register
    def _(self, fact: events.ResponseSettled) -> None:
        if self.response:
            self.response.code, self.response.disputed = fact.code, None
        if self.stage == "responded" and fact.code in ("act_now", "act_now_paper_later"):
            self._move_beside(other(self._requester()))

    @evolve.register
    def _(self, fact: events.ChangeSentBack) -> None:
        self._unapprove()
        self._move("sent back", self._requester())

    @evolve.register
    def _(self, fact: events.ChangeDeclined) -> None:
        self.parked = (self.stage, _side(fact))
        self._end("declined", fact)

    @evolve.register
    def _(self, fact: events.DeclineAppealed) -> None:
        self.appeals += 1
        self._move("declined", other(_side(fact)))

    @evolve.register
    def _(self, fact: events.AppealGranted) -> None:
        self._move(*self.parked)

    @evolve.register
    def _(self, fact: events.AppealDismissed) -> None:
        self._end("declined", fact)

    @evolve.register
    def _(self, fact: events.ChangeWithdrawn) -> None:
        self.parked, self.asked = (self.stage, other(_side(fact))), None
        self.effective_at = None
        self._end("withdrawn", fact)

    @evolve.register
    def _(self, fact: events.ChangeDeferred) -> None:
        self.parked, self.wakes_at = (self.stage, self.ball), fact.wakes_at
        self._move("deferred", "nobody")

    @evolve.register
    def _(self, fact: events.ChangeAwakened) -> None:
        self.wakes_at = None
        self._move(*self.parked)

    @evolve.register
    def _(self, fact: events.ChangeHeld) -> None:
        self.held_by, self.held_at, self.before_hold = _side(fact), fact.recorded_at, self.ball
        self._move(self.stage, _side(fact))

    @evolve.register
    def _(self, fact: events.HoldLifted) -> None:
        self.held_by = self.held_at = None
        self.approve_by = fact.approve_by
        self._move(self.stage, self.before_hold)

    # Agreeing

    @evolve.register
    def _(self, fact: events.ChangeAssessed) -> None:
        self.implementer, self.risk = fact.implementer, fact.risk
        self.team_ids, self.load_points = fact.team_ids, fact.load_points
        self.assessments += 1
        self.approve_by = fact.approve_by
        self._unapprove()
        self.agreed_texts.add(fact.originator_version)
        if fact.approve_by:
            self._move("assessed", "both")
        elif self.stage == "live":
            self._move("live", self._holder_when_live())

    @evolve.register
    def _(self, fact: events.OwnerNamed) -> None:
        self.owners[_side(fact)] = fact.person_id

    @evolve.register
    def _(self, fact: events.BoardHeld) -> None:
        self.board_held = True

    @evolve.register
    def _(self, fact: events.ChangeApproved) -> None:
        self.approvals[_side(fact)] = fact.actor_id
        if len(self.approvals) == len(("brand", "bpo")):
            self.settled_texts |= self.agreed_texts
            self._move("agreed", self.implementer)
        else:
            self._move("assessed", other(_side(fact)))

    @evolve.register
    def _(self, fact: events.PaperOwed) -> None:
        self.paper = "owed"

    @evolve.register
    def _(self, fact: events.PaperWaiverProposed) -> None:
        self.before_waiver, self.paper, self.waiver_by = self.paper, "waiver proposed", _side(fact)

    @evolve.register
    def _(self, fact: events.PaperWaived) -> None:
        self.paper, self.waiver_by = "not needed", None

    @evolve.register
    def _(self, fact: events.PaperWaiverRefused) -> None:
        self.paper, self.waiver_by = self.before_waiver, None

    @evolve.register
    def _(self, fact: events.PaperSigned) -> None:
        self.paper, self.waiver_by = "signed", None
        if self.stage == "responded" and "both" in (self.ball, self.held_by and self.before_hold):
            self._move_beside(other(self._requester()))

    # Scheduling

    @evolve.register
    def _(self, fact: events.OverrideAsked) -> None:
        side = _side(fact)
        self.asked = Asked(side, fact.actor_id, fact.effective_at, fact.conflicts)
        self._move(self.stage, other(side))

    @evolve.register
    def _(self, fact: events.OverrideRefused) -> None:
        self.asked = None
        self._move(self.stage, self.implementer)

    @evolve.register
    def _(self, fact: events.ChangeScheduled) -> None:
        self.effective_at, self.asked = fact.effective_at, None
        self._move("scheduled", self.implementer)

    @evolve.register
    def _(self, fact: events.ChangeUnscheduled) -> None:
        self.effective_at = self.asked = None
        self._move("agreed", self.implementer)

    # Getting ready

    @evolve.register
    def _(self, fact: events.BriefingGiven) -> None:
        self.briefed = True
        for reading in self.roster.values():
            reading.confirmed = False

    @evolve.register
    def _(self, fact: events.TeamRostered) -> None:
        kept = {key: each for key, each in self.roster.items() if each.team_id != fact.team_id}
        for person_id in fact.person_ids:
            kept[person_id] = self.roster.get(person_id) or Reading(fact.team_id)
            kept[person_id].team_id = fact.team_id
        self.roster = kept

    @evolve.register
    def _(self, fact: events.QuestionRaised) -> None:
        self.questions.add(fact.question_id)

    @evolve.register
    def _(self, fact: events.QuestionSettled) -> None:
        self.questions.discard(fact.question_id)

    @evolve.register
    def _(self, fact: events.ComprehensionSet) -> None:
        self.right = fact.right

    @evolve.register
    def _(self, fact: events.ReadingConfirmed) -> None:
        self.roster[fact.actor_id].confirmed = True

    @evolve.register
    def _(self, fact: events.ConfidenceVoted) -> None:
        self.roster[fact.actor_id].confidence = fact.confidence

    @evolve.register
    def _(self, fact: events.ReadinessDeclared) -> None:
        self._move("ready", self.implementer)

    @evolve.register
    def _(self, fact: events.ReadinessRevoked) -> None:
        self._move("scheduled", self.implementer)

    # Going live

    @evolve.register
    def _(self, fact: events.WentLive) -> None:
        self.live_at = fact.live.at
        self._move("live", self.implementer)

    @evolve.register
    def _(self, fact: events.EmergencyRaised) -> None:
        self._asked_for(fact, "emergency", fact.came_from)
        self.implementer, self.ratify_by = _side(fact), fact.ratify_by
        self.live_at = fact.live.at
        self._move("live", other(_side(fact)))

    @evolve.register
    def _(self, fact: events.EmergencyRatified) -> None:
        self.ratify_by = None
        self._move("live", self.implementer)

    @evolve.register
    def _(self, fact: events.RatificationRefused | events.RatificationLapsed) -> None:
        self.ratify_by, self.kind = None, "unilateral"
        self._move("live", self.implementer)

    @evolve.register
    def _(self, fact: events.UnilateralReported) -> None:
        self._asked_for(fact, "unilateral", fact.came_from)
        self.implementer = fact.made_by
        self._move("live", fact.made_by)

    @evolve.register
    def _(self, fact: events.UnilateralContested) -> None:
        self.contested += 1
        self._move("live", self.judge)

    @evolve.register
    def _(self, fact: events.UnilateralUpheld) -> None:
        self._move("live", self.implementer)

    @evolve.register
    def _(self, fact: events.AccountGiven) -> None:
        self._move("in review", self.judge)

    @evolve.register
    def _(self, fact: events.ChangeBackedOut) -> None:
        self.backed_out, self.ratify_by = True, None
        self._move("in review", self.judge)

    @evolve.register
    def _(self, fact: events.ReviewAsked) -> None:
        self._move("in review", self.judge)

    @evolve.register
    def _(self, fact: events.OutcomeJudged) -> None:
        self.review.outcome = fact.outcome
        self._move("in review", self.implementer)

    @evolve.register
    def _(self, fact: events.EffortRated) -> None:
        self.review.efforts[_side(fact)] = fact.effort

    @evolve.register
    def _(self, fact: events.ChangeClosed) -> None:
        self._end("closed", fact)

    @evolve.register
    def _(self, fact: events.ChangeReopened) -> None:
        if self.stage == "closed":
            self.review = Review()
            self._move("in review", self.judge)
        else:
            self._unapprove()
            self._move("submitted", other(self._requester()))
        self.over_at = None

    @evolve.register
    def _(self, fact: events.DisclosureLinked) -> None:
        self.disclosures.add(fact.disclosure_id)

    # What facts have in common

    def _asked_for(
        self, fact: events.Asking, kind: events.ChangeKind, came_from: UUID | None
    ) -> None:
        self.audience, self.kind = "shared", kind
        self.requester, self.submitter = _side(fact), fact.actor_id
        self.agreed_texts = {fact.originator_version}
        if came_from:
            self.disclosures.add(came_from)

    def _move(self, stage: str, ball: Ball) -> None:
        self.stage, self.ball = stage, ball

    def _move_beside(self, ball: Ball) -> None:
        if self.held_by:
            self.before_hold = ball
        else:
            self.ball = ball

    def _end(self, stage: str, fact: Fact) -> None:
        self.over_at, self.held_by, self.held_at = fact.recorded_at, None, None
        if stage != "closed" and self.paper in ("owed", "waiver proposed"):
            self.paper, self.waiver_by = "none", None
        self._move(stage, "nobody")

    def _unapprove(self) -> None:
        self.approvals, self.board_held = {}, False

    def _holder_when_live(self) -> Ball:
        return other(self.implementer) if self.ratify_by else self.implementer

    def _requester(self) -> Side:
        return self.requester or "bpo"


def _side(fact: Fact) -> Side:
    return cast("Side", fact.side)
