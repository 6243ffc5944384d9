"""An appeal: raised by one side, ruled on by the leads of both, or withdrawn."""

from functools import singledispatchmethod
from typing import cast
from uuid import UUID

from domain.appeals import events
from domain.facts import Ball, Fact, Side, other
from domain.records import Record

OPEN = ("raised", "proposed")


class Appeal(Record):
    """One contest of what a record counts for."""

    KIND = "appeal"

    def __init__(self, record_id: UUID) -> None:
        super().__init__(record_id)
        self.raiser: Side | None = None
        self.raised: events.AppealRaised | None = None
        self.proposal: events.RulingProposed | None = None
        self.proposals = 0

    @property
    def owner_side(self) -> Side | None:
        """The side that raised it."""
        return self.raiser

    @property
    def is_open(self) -> bool:
        """Whether it waits for a ruling."""
        return self.stage in OPEN

    @singledispatchmethod
    def evolve(self, fact: Fact) -> None:
        raise NotImplementedError(type(fact).__name__)

    @evolve.register
    def _(self, fact: events.AppealRaised) -> None:
        self.raiser, self.raised = cast("Side", fact.side), fact
        self._move("raised", "both")

    @evolve.register
    def _(self, fact: events.RulingProposed) -> None:
        self.proposal, self.proposals = fact, fact.proposal
        self._move("proposed", other(cast("Side", fact.side)))

    @evolve.register
    def _(self, fact: events.RulingRefused) -> None:
        self.proposal = None
        self._move("raised", "both")

    @evolve.register
    def _(self, fact: events.AppealRuled) -> None:
        if self.proposal:
            self.settled_texts.add(self.proposal.originator_version)
        self._move("ruled", "nobody")

    @evolve.register
    def _(self, fact: events.AppealWithdrawn) -> None:
        self._move("withdrawn", "nobody")

    def _move(self, stage: str, ball: Ball) -> None:
        self.stage, self.ball = stage, ball
