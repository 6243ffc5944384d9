"""A visit as it stands: who visits whom, when, who has reported, and what is in the way."""

from datetime import datetime
from functools import singledispatchmethod
from uuid import UUID

from domain.facts import SIDES, ActingSide, Ball, Fact, Side, other
from domain.records import Record
from domain.visits import events

TO_COME = ("proposed", "postponed", "agreed", "prepared")
"""The stages before it takes place."""

TAKEN_PLACE = ("under way", "reported", "items open")
"""The stages in which what happened on it is recorded."""


class Visit(Record):
    """One visit of one side to the other.

    ``awaits_answer`` says that the dates on the table wait for the other side's word;
    ``roadblocks`` are the owner side of each and whether it is still open, ``given`` what each side
    was given so far, by currency.
    """

    KIND = "visit"

    def __init__(self, record_id: UUID) -> None:
        super().__init__(record_id)
        self.host: Side = "bpo"
        self.starts_at: datetime | None = None
        self.ends_at: datetime | None = None
        self.awaits_answer = False
        self.is_prepared = False
        self.reported: set[Side] = set()
        self.sessions: set[UUID] = set()
        self.roadblocks: dict[UUID, tuple[Side, bool]] = {}
        self.given: dict[tuple[Side, str], int] = {}

    @property
    def visitor(self) -> Side:
        """The side that visits."""
        return other(self.host)

    @singledispatchmethod
    def evolve(self, fact: Fact) -> None:
        raise NotImplementedError(type(fact).__name__)

    @evolve.register
    def _(self, fact: events.VisitProposed) -> None:
        self.host = fact.host
        self._put_forward(fact.starts_at, fact.ends_at)
        self._move("proposed", other(_side(fact.side)))

    @evolve.register
    def _(self, fact: events.DatesProposed) -> None:
        self._put_forward(fact.starts_at, fact.ends_at)
        self._move(self.stage, other(_side(fact.side)))

    @evolve.register
    def _(self, fact: events.VisitAgreed) -> None:
        self.awaits_answer = False
        self._expect()

    @evolve.register
    def _(self, fact: events.VisitDeclined) -> None:
        self._move("declined", "nobody")

    @evolve.register
    def _(self, fact: events.VisitPrepared) -> None:
        self.is_prepared = True
        self._expect()

    @evolve.register
    def _(self, fact: events.VisitPostponed) -> None:
        if fact.starts_at and fact.ends_at:
            self._put_forward(fact.starts_at, fact.ends_at)
        side = _side(fact.side)
        self._move("postponed", other(side) if self.awaits_answer else side)

    @evolve.register
    def _(self, fact: events.VisitCancelled) -> None:
        self._move("cancelled", "nobody")

    @evolve.register
    def _(self, fact: events.VisitStarted) -> None:
        self._move("under way", "both")

    @evolve.register
    def _(self, fact: events.SessionRecorded) -> None:
        self.sessions.add(fact.session_id)

    @evolve.register
    def _(self, fact: events.RoadblockRaised) -> None:
        self.roadblocks[fact.commitment_id] = (fact.owner_side, True)
        self._weigh()

    @evolve.register
    def _(self, fact: events.RoadblockSettled) -> None:
        owner, _ = self.roadblocks[fact.commitment_id]
        self.roadblocks[fact.commitment_id] = (owner, fact.outcome == "reopened")
        self._weigh()

    @evolve.register
    def _(self, fact: events.GiftLogged) -> None:
        self.given[fact.to_side, fact.currency] = fact.total

    @evolve.register
    def _(self, fact: events.VisitReported) -> None:
        side = _side(fact.side)
        self.reported.add(side)
        self._move("reported", other(side) if len(self.reported) == 1 else "nobody")
        self._weigh()

    @evolve.register
    def _(self, fact: events.VisitClosed) -> None:
        self._move("closed", "nobody")

    def owners(self) -> list[Side]:
        """The sides whose roadblocks are still open."""
        return [side for side in SIDES if (side, True) in self.roadblocks.values()]

    def is_over(self) -> bool:
        """Whether nothing is left to do: both have reported, and every roadblock is settled."""
        return len(self.reported) == len(SIDES) and not self.owners()

    def _put_forward(self, starts_at: datetime, ends_at: datetime) -> None:
        self.starts_at, self.ends_at, self.awaits_answer = starts_at, ends_at, True

    def _expect(self) -> None:
        """The visitors prepare it, then the hosts open the door."""
        if self.is_prepared:
            self._move("prepared", self.host)
        else:
            self._move("agreed", self.visitor)

    def _weigh(self) -> None:
        """Once both have reported, whoever owns an open roadblock is waited for."""
        owners = self.owners()
        if len(self.reported) == len(SIDES) and owners:
            self._move("items open", owners[0] if len(owners) == 1 else "both")

    def _move(self, stage: str, ball: Ball) -> None:
        self.stage, self.ball = stage, ball


def _side(side: ActingSide) -> Side:
    return "brand" if side == "brand" else "bpo"
