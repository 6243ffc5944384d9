"""A round: proposed, opened, written sealed by both sides, revealed at once, discussed, closed."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import singledispatchmethod
from uuid import UUID

import msgspec

from domain.facts import SIDES, Ball, Fact, Side, TextCorrected, other
from domain.records import Record
from domain.rounds import events


@dataclass(frozen=True)
class Contribution:
    """What one side would say, as it is worded now. ``version`` is that of the latest wording."""

    side: Side
    author_id: UUID
    dimension: events.Dimension
    text: str
    version: int


class Round(Record):
    """One sealed exchange of feedback."""

    KIND = "round"

    def __init__(self, record_id: UUID) -> None:
        super().__init__(record_id)
        self.proposer: Side | None = None
        self.deadline_at: datetime | None = None
        self.contributions: dict[UUID, Contribution] = {}
        self.handed_in: set[Side] = set()
        self.revealed_at: datetime | None = None
        self.closing_by: Side | None = None
        self.proposed: dict[UUID, events.CommitmentProposed] = {}
        self.agreed: set[UUID] = set()
        self.outcomes: dict[UUID, events.Outcome] = {}

    @property
    def owner_side(self) -> Side | None:
        """The side that proposed it."""
        return self.proposer

    def written_by(self, side: Side) -> dict[UUID, Contribution]:
        """The contributions of one side, in the order they were first written."""
        return {key: each for key, each in self.contributions.items() if each.side == side}

    def corrected(self, fact: TextCorrected) -> None:
        """What is revealed or agreed later is revealed and agreed as corrected."""
        for key, each in self.contributions.items():
            if each.version == fact.corrects:
                self.contributions[key] = replace(each, text=fact.text)
        for key, promise in self.proposed.items():
            if promise.originator_version == fact.corrects:
                self.proposed[key] = _reworded(promise, fact.text)

    @singledispatchmethod
    def evolve(self, fact: Fact) -> None:
        raise NotImplementedError(type(fact).__name__)

    @evolve.register
    def _(self, fact: events.RoundProposed) -> None:
        self.proposer, self.deadline_at = _side_of(fact), fact.deadline_at
        self._move("planned", other(self.proposer))

    @evolve.register
    def _(self, fact: events.RoundDeclined) -> None:
        self._move("declined", "nobody")

    @evolve.register
    def _(self, fact: events.RoundTakenBack) -> None:
        self._move("taken back", "nobody")

    @evolve.register
    def _(self, fact: events.RoundOpened) -> None:
        self.settled_texts.add(1)
        self._move("open", "both")

    @evolve.register
    def _(self, fact: events.ContributionWritten) -> None:
        self._word(fact)

    @evolve.register
    def _(self, fact: events.ContributionRevised) -> None:
        self._word(fact)

    @evolve.register
    def _(self, fact: events.ContributionRemoved) -> None:
        del self.contributions[fact.contribution_id]

    @evolve.register
    def _(self, fact: events.HandedIn) -> None:
        self.handed_in.add(_side_of(fact))
        self._move("open", self._writing())

    @evolve.register
    def _(self, fact: events.HandInTakenBack) -> None:
        self.handed_in.discard(_side_of(fact))
        self._move("open", self._writing())

    @evolve.register
    def _(self, fact: events.RoundRevealed) -> None:
        self.revealed_at, self.contributions = fact.recorded_at, {}
        self._move("revealed", "both")

    @evolve.register
    def _(self, fact: events.ContributionRevealed) -> None:
        self._move("revealed", "both")

    @evolve.register
    def _(self, fact: events.RoundDiscussed) -> None:
        self._move("discussed", "both")

    @evolve.register
    def _(self, fact: events.ClosingProposed) -> None:
        self.closing_by, self.proposed = _side_of(fact), {}
        self._move("discussed", other(self.closing_by))

    @evolve.register
    def _(self, fact: events.CommitmentProposed) -> None:
        self.proposed[fact.commitment_id] = fact

    @evolve.register
    def _(self, fact: events.ClosingDeclined) -> None:
        self.closing_by, self.proposed = None, {}
        self._move("discussed", "both")

    @evolve.register
    def _(self, fact: events.CommitmentAgreed) -> None:
        self.agreed.add(fact.commitment_id)
        self.settled_texts |= {fact.originator_version}
        self.settled_texts |= {each.originator_version for each in self.proposed.values()}

    @evolve.register
    def _(self, fact: events.RoundClosed) -> None:
        self._move("closed", "nobody")

    @evolve.register
    def _(self, fact: events.CommitmentSettled) -> None:
        self.outcomes[fact.commitment_id] = fact.outcome

    def _word(self, fact: events.ContributionWritten | events.ContributionRevised) -> None:
        self.contributions[fact.contribution_id] = Contribution(
            _side_of(fact), fact.actor_id, fact.dimension, fact.text, fact.originator_version
        )

    def _writing(self) -> Ball:
        """Who has not handed in; both where nobody is left, for the moment before the reveal."""
        left = [side for side in SIDES if side not in self.handed_in]
        return left[0] if len(left) == 1 else "both"

    def _move(self, stage: str, ball: Ball) -> None:
        self.stage, self.ball = stage, ball


def _side_of(fact: Fact) -> Side:
    return "brand" if fact.side == "brand" else "bpo"


def _reworded(promise: events.CommitmentProposed, text: str) -> events.CommitmentProposed:
    return msgspec.structs.replace(promise, text=text)
