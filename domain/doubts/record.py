"""A doubt as a record: whose it is, whom it is told to, and how far the two have come."""

from functools import singledispatchmethod
from uuid import UUID

from domain.doubts import events
from domain.facts import Ball, Fact, Side, other
from domain.records import Record


class Doubt(Record):
    """One sentence between two people on either side of the table."""

    KIND = "doubt"
    PERSONAL_WORDS = True

    def __init__(self, record_id: UUID) -> None:
        super().__init__(record_id)
        self.author_id: UUID | None = None
        self.to_id: UUID | None = None
        self.author_side: Side = "brand"

    @singledispatchmethod
    def evolve(self, fact: Fact) -> None:
        raise NotImplementedError(type(fact).__name__)

    @evolve.register
    def _(self, fact: events.DoubtRaised) -> None:
        self.author_id, self.to_id = fact.actor_id, fact.to_id
        self.author_side = "brand" if fact.side == "brand" else "bpo"
        self._move("raised", other(self.author_side))

    @evolve.register
    def _(self, fact: events.DoubtTalked) -> None:
        self._move("talked", self.author_side)

    @evolve.register
    def _(self, fact: events.DoubtSettled) -> None:
        self._move("settled", "nobody")

    @evolve.register
    def _(self, fact: events.DoubtPromoted) -> None:
        self._move("promoted", "nobody")

    @evolve.register
    def _(self, fact: events.DoubtWithdrawn) -> None:
        self._move("withdrawn", "nobody")

    def _move(self, stage: str, ball: Ball) -> None:
        self.stage, self.ball = stage, ball
