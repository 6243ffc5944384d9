"""Feedback: given, acknowledged, answered, acted on, told back, settled or closed by both leads."""

from datetime import datetime
from functools import singledispatchmethod
from typing import cast
from uuid import UUID

from domain.facts import Ball, Fact, Side, other
from domain.feedback import events
from domain.records import Record


class Feedback(Record):
    """One piece of feedback of one side to the other."""

    KIND = "feedback"

    def __init__(self, record_id: UUID) -> None:
        super().__init__(record_id)
        self.giver: Side | None = None
        self.author_id: UUID | None = None
        self.kind: events.FeedbackKind = "concern"
        self.given_at: datetime | None = None
        self.acknowledge_by: datetime | None = None
        self.has_met = False
        self.actions: set[UUID] = set()
        self.changes: set[UUID] = set()
        self.proposed_by: Side | None = None
        self.proposals = self.proposal_version = 0
        self.conclusion: events.Conclusion = "settled"
        self.reviewed: set[Side] = set()

    @property
    def owner_side(self) -> Side | None:
        """The side that gives it: the one whose turn it is *not* to answer."""
        return self.giver

    @property
    def receiver(self) -> Side:
        """The side it is given to."""
        return other(self.giver or "brand")

    @singledispatchmethod
    def evolve(self, fact: Fact) -> None:
        raise NotImplementedError(type(fact).__name__)

    @evolve.register
    def _(self, fact: events.FeedbackDrafted) -> None:
        self.giver = self.audience = cast("Side", fact.side)
        self.author_id = fact.actor_id
        self._move("draft", self.giver)

    @evolve.register
    def _(self, fact: events.DraftDiscarded) -> None:
        self._move("discarded", "nobody")

    @evolve.register
    def _(self, fact: events.FeedbackGiven) -> None:
        self.audience, self.giver = "shared", cast("Side", fact.side)
        self.author_id, self.kind = fact.actor_id, fact.kind
        self.given_at, self.acknowledge_by = fact.recorded_at, fact.acknowledge_by
        self._move("given", self.receiver)

    @evolve.register
    def _(self, fact: events.FeedbackWithdrawn) -> None:
        self._move("withdrawn", "nobody")

    @evolve.register
    def _(self, fact: events.FeedbackAcknowledged) -> None:
        if self.kind == "praise":
            self._move("closed", "nobody")
        else:
            self._move("acknowledged", self.receiver)

    @evolve.register
    def _(self, fact: events.FeedbackAnswered) -> None:
        match fact.code:
            case "lets_meet":
                self._move("to meet", "both")
            case "not_accepted":
                self._move("answered", other(self.receiver))
            case _:
                self._move("acting", self.receiver)

    @evolve.register
    def _(self, fact: events.MeetingHeld) -> None:
        self.has_met = True
        self._move("acknowledged", self.receiver)

    @evolve.register
    def _(self, fact: events.ActionPromised) -> None:
        self.actions.add(fact.commitment_id)

    @evolve.register
    def _(self, fact: events.ChangeLinked) -> None:
        self.changes.add(fact.change_id)

    @evolve.register
    def _(self, fact: events.ActionSettled) -> None:
        """What became of a promise decides nothing here."""

    @evolve.register
    def _(self, fact: events.FeedbackToldBack) -> None:
        self._move("told back", other(self.receiver))

    @evolve.register
    def _(self, fact: events.FeedbackSettled) -> None:
        self._move("closed", "nobody")

    @evolve.register
    def _(self, fact: events.FeedbackNotSettled) -> None:
        self._move("escalated", "both")

    @evolve.register
    def _(self, fact: events.ConclusionProposed) -> None:
        self.proposed_by, self.proposals = cast("Side", fact.side), fact.number
        self.conclusion, self.proposal_version = fact.conclusion, fact.originator_version
        self._move("escalated", other(self.proposed_by))

    @evolve.register
    def _(self, fact: events.ConclusionRefused) -> None:
        self.proposed_by = None
        self._move("escalated", "both")

    @evolve.register
    def _(self, fact: events.FeedbackClosed) -> None:
        self.settled_texts.add(self.proposal_version)
        self.proposed_by = None
        self._move("closed", "nobody")

    @evolve.register
    def _(self, fact: events.AlarmReviewed) -> None:
        self.reviewed.add(cast("Side", fact.side))

    def _move(self, stage: str, ball: Ball) -> None:
        self.stage, self.ball = stage, ball
