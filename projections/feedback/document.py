"""What is known of feedback, as its page shows it, and how each fact adds to it."""

from datetime import date, datetime
from functools import singledispatch
from uuid import UUID

import msgspec

from domain.facts import Fact
from domain.feedback import events
from projections import dossiers
from projections.dossiers import Part, part, say


class Message(Part, kw_only=True):
    """What was said, and the case it rests on, if it is one."""

    text: str
    case: str = ""


class Answer(Part, kw_only=True):
    """An answer: its code, in words, and what is done already."""

    code: str
    words: str
    done: str = ""


class Meeting(Part, kw_only=True):
    """A meeting about it."""

    held_on: date
    words: str


class Words(Part, kw_only=True):
    """Words of one side: of an acknowledgement, on telling back, on settling, on an alarm."""

    words: str


class Proposal(Part, kw_only=True):
    """How a lead would close it. ``refused`` once the other lead did not agree."""

    number: int
    conclusion: str
    words: str
    refused: bool = False


class Dossier(dossiers.Dossier, kw_only=True):
    """Everything known of one piece of feedback. ``outcome`` is how it ended, in a word or two.

    ``actions`` are the promises made because of it, with what became of each.
    """

    kind: str = ""
    dimension: str = ""
    basis: str = ""
    example_kind: str | None = None
    example_id: UUID | None = None
    case_on: date | None = None
    target: str | None = None
    message: Message | None = None
    given_at: datetime | None = None
    acknowledge_by: datetime | None = None
    tell_back_by: datetime | None = None
    acknowledged: Words | None = None
    answers: list[Answer] = msgspec.field(default_factory=list)
    meetings: list[Meeting] = msgspec.field(default_factory=list)
    actions: dict[UUID, str] = msgspec.field(default_factory=dict)
    changes: list[UUID] = msgspec.field(default_factory=list)
    told: Words | None = None
    settled: Words | None = None
    proposals: list[Proposal] = msgspec.field(default_factory=list)
    reviews: dict[str, Words] = msgspec.field(default_factory=dict)
    outcome: str = ""

    @property
    def receiver(self) -> str:
        """The side it is given to."""
        return "bpo" if self.side == "brand" else "brand"

    @property
    def answer(self) -> Answer | None:
        """The latest answer."""
        return self.answers[-1] if self.answers else None

    @property
    def proposal(self) -> Proposal | None:
        """The proposal that waits for the other lead."""
        open_ones = [each for each in self.proposals if not each.refused]
        return open_ones[-1] if open_ones and self.ball != "both" else None

    @property
    def is_negative(self) -> bool:
        """Whether it criticises."""
        return self.kind in events.NEGATIVE


@singledispatch
def absorb(fact: Fact, d: Dossier) -> None:
    """Add what a fact says; facts of no kind below add nothing beside their line of history."""


@absorb.register
def _(fact: events.FeedbackDrafted, d: Dossier) -> None:
    d.kind, d.dimension, d.basis = fact.kind or "", fact.dimension or "", fact.basis or ""
    _say_first(fact, d)


@absorb.register
def _(fact: events.FeedbackGiven, d: Dossier) -> None:
    d.kind, d.dimension, d.basis = fact.kind, fact.dimension, fact.basis
    d.target, d.given_at, d.acknowledge_by = fact.target, fact.recorded_at, fact.acknowledge_by
    d.due_at = fact.acknowledge_by
    d.begun_at = fact.recorded_at  # when a draft was begun is its own side's
    _say_first(fact, d)


@absorb.register
def _(fact: events.FeedbackWithdrawn, d: Dossier) -> None:
    d.due_at = None
    say(d, fact, fact.reason)


@absorb.register
def _(fact: events.FeedbackAcknowledged, d: Dossier) -> None:
    d.acknowledged, d.due_at = part(Words, fact), None
    if fact.stage == "closed":
        d.outcome = "received"


@absorb.register
def _(fact: events.FeedbackAnswered, d: Dossier) -> None:
    d.answers.append(part(Answer, fact))
    d.tell_back_by = d.due_at = fact.tell_back_by


@absorb.register
def _(fact: events.MeetingHeld, d: Dossier) -> None:
    d.meetings.append(part(Meeting, fact))


@absorb.register
def _(fact: events.ActionPromised, d: Dossier) -> None:
    d.actions[fact.commitment_id] = "open"


@absorb.register
def _(fact: events.ActionSettled, d: Dossier) -> None:
    d.actions[fact.commitment_id] = "open" if fact.outcome == "reopened" else fact.outcome


@absorb.register
def _(fact: events.ChangeLinked, d: Dossier) -> None:
    d.changes.append(fact.change_id)


@absorb.register
def _(fact: events.FeedbackToldBack, d: Dossier) -> None:
    d.told, d.due_at = part(Words, fact), None


@absorb.register
def _(fact: events.FeedbackSettled, d: Dossier) -> None:
    d.settled, d.outcome = part(Words, fact), "settled"


@absorb.register
def _(fact: events.FeedbackNotSettled, d: Dossier) -> None:
    say(d, fact, fact.reason)


@absorb.register
def _(fact: events.ConclusionProposed, d: Dossier) -> None:
    d.proposals = [each for each in d.proposals if each.refused]
    d.proposals.append(part(Proposal, fact))


@absorb.register
def _(fact: events.ConclusionRefused, d: Dossier) -> None:
    for each in d.proposals:
        each.refused = True
    say(d, fact, fact.reason)


@absorb.register
def _(fact: events.FeedbackClosed, d: Dossier) -> None:
    d.outcome = "settled" if fact.conclusion == "settled" else "agreed to differ"


@absorb.register
def _(fact: events.AlarmReviewed, d: Dossier) -> None:
    d.reviews[fact.side] = part(Words, fact)


def _say_first(fact: events.FeedbackDrafted | events.FeedbackGiven, d: Dossier) -> None:
    d.message = part(Message, fact)
    d.example_kind, d.example_id, d.case_on = fact.example_kind, fact.example_id, fact.case_on
