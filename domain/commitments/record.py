"""A commitment: made, accepted, then kept, kept late, repaired or released."""

from datetime import date, datetime, timedelta
from functools import singledispatchmethod
from uuid import UUID

from domain.calendar import end_of_day, local_day
from domain.commitments import commands, events
from domain.facts import ActingSide, Ball, Fact, Side, other
from domain.records import By, Record, must, present

DONE = ("kept", "kept late", "repaired")


class Commitment(Record):
    """One promise of one side to the other."""

    KIND = "commitment"

    def __init__(self, record_id: UUID) -> None:
        super().__init__(record_id)
        self.kind: events.CommitmentKind = "general"
        self.owner: Side | None = None
        self.maker: ActingSide | None = None
        self.origin_id: UUID | None = None
        self.origin_kind = ""
        self.made_at: datetime | None = None
        self.due_at: datetime | None = None
        self.asked: tuple[date, datetime] | None = None
        self.times_asked = 0

    @property
    def owner_side(self) -> Side | None:
        return self.owner

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.stage in ("made", "accepted")

    @property
    def is_asked(self) -> bool:
        """Whether the other side asked it of its owner."""
        return self.maker not in (self.owner, "portal", None)

    @singledispatchmethod
    def evolve(self, fact: Fact) -> None:
        raise NotImplementedError(type(fact).__name__)

    @evolve.register
    def _(self, fact: events.CommitmentMade) -> None:
        self.kind, self.owner, self.maker = fact.kind, fact.owner_side, fact.side
        self.origin_id, self.origin_kind = fact.origin_id, fact.origin_kind
        self.made_at, self.due_at = fact.recorded_at, fact.due_at
        self._settle("made", self._answerer())

    @evolve.register
    def _(self, fact: events.CommitmentAccepted) -> None:
        self.settled_texts.add(1)
        self._settle("accepted", other(self._owner()) if self.asked else self._owner())

    @evolve.register
    def _(self, fact: events.CommitmentDeclined) -> None:
        self._settle("declined", "nobody")

    @evolve.register
    def _(self, fact: events.RenegotiationAsked) -> None:
        self.asked, self.times_asked = (fact.due_on, fact.due_at), self.times_asked + 1
        self._settle(self.stage, other(self._owner()))

    @evolve.register
    def _(self, fact: events.RenegotiationAgreed) -> None:
        self.settled_texts.add(1)
        self.due_at, self.asked = fact.due_at, None
        self._settle("accepted", self._owner())

    @evolve.register
    def _(self, fact: events.RenegotiationRefused) -> None:
        self.asked = None
        self._settle(self.stage, self._answerer() if self.stage == "made" else self._owner())

    @evolve.register
    def _(self, fact: events.CommitmentKept) -> None:
        self._settle("kept", "nobody")

    @evolve.register
    def _(self, fact: events.CommitmentKeptLate) -> None:
        self._settle("kept late", "nobody")

    @evolve.register
    def _(self, fact: events.CommitmentRepaired) -> None:
        self._settle("repaired", "nobody")

    @evolve.register
    def _(self, fact: events.KeepingDisputed) -> None:
        self._settle("accepted", self._owner())

    @evolve.register
    def _(self, fact: events.CommitmentReleased) -> None:
        self._settle("released", "nobody")

    def _settle(self, stage: str, ball: Ball) -> None:
        self.stage, self.ball = stage, ball
        if not self.is_open:
            self.asked = None

    def _answerer(self) -> Side:
        """The side that accepts it: the one it was asked of, else the one it was promised to."""
        return self._owner() if self.is_asked else other(self._owner())

    def _owner(self) -> Side:
        return self.owner or "bpo"


def make(commitment: Commitment, command: commands.MakeCommitment, by: By) -> None:
    """Make a promise with a day that is still to come."""
    must(commitment.version == 0, "This commitment was made already.")
    on_its_own = command.kind != "make_good" and command.origin_id is None
    must(
        on_its_own or command.through_origin,
        "Promise this on the page of the record it comes from.",
    )
    owner = command.owner_side or by.side
    commitment.happened(
        events.CommitmentMade,
        command,
        by,
        kind=command.kind,
        owner_side=owner,
        text=command.text,
        due_on=command.due_on,
        due_at=_due(command.due_on, owner, by),
        origin_id=command.origin_id,
        origin_kind=command.origin_kind,
    )
    if command.agreed:
        commitment.happened(events.CommitmentAccepted, command, by)


def accept(commitment: Commitment, command: commands.AcceptCommitment, by: By) -> None:
    """Accept it, if it is not one's own side that made it."""
    _must_be_open(commitment)
    must(commitment.stage == "made", "This commitment is accepted already.")
    must(
        by.side != commitment.maker,
        "This is for the other side to do: your side made the commitment.",
    )
    commitment.happened(events.CommitmentAccepted, command, by)


def decline(commitment: Commitment, command: commands.DeclineCommitment, by: By) -> None:
    """Do not take on what was asked."""
    _must_be_open(commitment)
    must(
        commitment.is_asked and commitment.stage == "made",
        "Only what the other side asks of yours can be declined, before it is accepted.",
    )
    commitment.happened(events.CommitmentDeclined, command, by, reason=command.reason)


def ask_renegotiation(commitment: Commitment, command: commands.AskRenegotiation, by: By) -> None:
    """Ask for another day in time, and not too often."""
    _must_be_open(commitment)
    must(commitment.asked is None, "Another day has been asked for already.")
    must(
        commitment.due_at and by.at <= commitment.due_at,
        "The due day is past: another day can be asked for only before it.",
    )
    most = by.terms.renegotiations_max
    must(
        commitment.times_asked < most,
        f"A commitment can be renegotiated {most} times, as the charter says.",
    )
    due_at = _due(command.due_on, by.side, by)
    must(due_at != commitment.due_at, "This is the day already agreed.", "due_on")
    commitment.happened(
        events.RenegotiationAsked,
        command,
        by,
        due_on=command.due_on,
        due_at=due_at,
        reason=command.reason,
    )


def agree_renegotiation(
    commitment: Commitment, command: commands.AgreeRenegotiation, by: By
) -> None:
    """Agree to the day asked for."""
    due_on, due_at = _asked(commitment)
    commitment.happened(events.RenegotiationAgreed, command, by, due_on=due_on, due_at=due_at)


def refuse_renegotiation(
    commitment: Commitment, command: commands.RefuseRenegotiation, by: By
) -> None:
    """Refuse the day asked for."""
    _asked(commitment)
    commitment.happened(events.RenegotiationRefused, command, by, reason=command.reason)


def keep(commitment: Commitment, command: commands.KeepCommitment, by: By) -> None:
    """Report it done; the clock decides whether that was in time."""
    _must_be_open(commitment)
    must(
        commitment.kind != "make_good" or command.through_origin,
        "A make-good is kept by delivering it on the page of its disclosure.",
    )
    kind = _kind_of_keeping(commitment, by.at, by.terms.kept_late_percent)
    commitment.happened(kind, command, by, evidence=command.evidence)


def dispute_keeping(commitment: Commitment, command: commands.DisputeKeeping, by: By) -> None:
    """Say that it is not done."""
    must(commitment.stage in DONE, "This commitment is not reported as done.")
    must(
        commitment.kind != "make_good" or command.through_origin,
        "A make-good is disputed on the page of its disclosure.",
    )
    commitment.happened(events.KeepingDisputed, command, by, reason=command.reason)


def release(commitment: Commitment, command: commands.ReleaseCommitment, by: By) -> None:
    """Let the owner off."""
    _must_be_open(commitment)
    must(commitment.kind != "make_good", "A make-good cannot be released: somebody was harmed.")
    commitment.happened(events.CommitmentReleased, command, by, reason=command.reason)


def _must_be_open(commitment: Commitment) -> None:
    must(commitment.version, "There is no such commitment.")
    must(commitment.is_open, f"This commitment is {commitment.stage} already.")


def _asked(commitment: Commitment) -> tuple[date, datetime]:
    _must_be_open(commitment)
    return present(commitment.asked, "No other day has been asked for.")


def _due(due_on: date, owner: Side, by: By) -> datetime:
    calendar = by.calendar(owner)
    must(due_on >= local_day(calendar, by.at), "Choose a day that is still to come.", "due_on")
    return end_of_day(calendar, due_on)


def _kind_of_keeping(commitment: Commitment, at: datetime, percent: int) -> type[Fact]:
    made_at = present(commitment.made_at, "There is no such commitment.")
    due_at = present(commitment.due_at, "There is no such commitment.")
    grace: timedelta = (due_at - made_at) * percent / 100
    if at <= due_at:
        return events.CommitmentKept
    return events.CommitmentKeptLate if at <= due_at + grace else events.CommitmentRepaired
