"""A pulse as a record: what is asked, when, and of whom. It does not know who answered."""

from functools import singledispatchmethod
from uuid import UUID

import msgspec

from domain.facts import Ball, Fact, Side, TextCorrected, other
from domain.pulses import events
from domain.records import Record


class Pulse(Record):
    """A survey of both sides."""

    KIND = "pulse"

    def __init__(self, record_id: UUID) -> None:
        super().__init__(record_id)
        self.plan: events.Planned | None = None
        self.proposer: Side | None = None
        self.groups: dict[Side, frozenset[UUID]] = {}

    @property
    def owner_side(self) -> Side | None:
        """The side that proposed it, or the first of its row."""
        return self.proposer

    @singledispatchmethod
    def evolve(self, fact: Fact) -> None:
        raise NotImplementedError(type(fact).__name__)

    @evolve.register
    def _(self, fact: events.PulseProposed) -> None:
        self.plan, self.proposer = fact, "brand" if fact.side == "brand" else "bpo"
        self._move("proposed", other(self.proposer))

    @evolve.register
    def _(self, fact: events.PulseRepeated) -> None:
        self.plan, self.proposer = fact, fact.of_side
        self.settled_texts.add(1)
        self._move("agreed", "nobody")

    @evolve.register
    def _(self, fact: events.PulseAgreed) -> None:
        self.settled_texts.add(1)
        self._move("agreed", "nobody")

    @evolve.register
    def _(self, fact: events.PulseOpened) -> None:
        self.groups = {"brand": frozenset(fact.brand_ids), "bpo": frozenset(fact.bpo_ids)}
        self._move("open", "nobody")

    @evolve.register
    def _(self, fact: events.PulseAnswered) -> None:
        # A correction would be a decision, and so make pages out of date that know of no answer.
        del self.texts[fact.originator_version]

    @evolve.register
    def _(self, fact: events.PulseClosed) -> None:
        self._move("closed", "nobody")

    @evolve.register
    def _(self, fact: events.PulseCancelled) -> None:
        self._move("cancelled", "nobody")

    def _apply(self, fact: Fact) -> None:
        super()._apply(fact)
        if isinstance(fact, TextCorrected) and self.plan and fact.corrects == 1:
            self.plan = msgspec.structs.replace(self.plan, **{fact.field: fact.text})

    def _move(self, stage: str, ball: Ball) -> None:
        self.stage, self.ball = stage, ball
