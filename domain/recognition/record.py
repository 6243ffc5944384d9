"""A recognition, from given to retracted, and what a person wishes about theirs."""

from functools import singledispatchmethod
from typing import Literal
from uuid import UUID

from domain.facts import Audience, Fact, Side, other
from domain.recognition import events
from domain.recognition.events import VISIBILITIES, Visibility
from domain.records import Record


class Recognition(Record):
    """A deed somebody recognized. ``givers`` are who gave it and who joined, in that order."""

    KIND = "recognition"
    PERSONAL_WORDS = True

    def __init__(self, record_id: UUID) -> None:
        super().__init__(record_id)
        self.given_side: Side | None = None
        self.givers: tuple[UUID, ...] = ()
        self.recipients: tuple[UUID, ...] = ()
        self.for_team = False
        self.recipient_side: Side = "brand"
        self.visibility: Visibility = "public"
        self.reward: Literal["none", "promised", "delivered"] = "none"
        self.reward_side: str = ""

    @singledispatchmethod
    def evolve(self, fact: Fact) -> None:
        raise NotImplementedError(type(fact).__name__)

    @evolve.register
    def _(self, fact: events.RecognitionGiven) -> None:
        self.given_side = "brand" if fact.side == "brand" else "bpo"
        self.givers, self.recipients = (fact.actor_id,), fact.recipients
        self.for_team = not fact.recipients
        self.recipient_side, self.visibility = fact.recipient_side, fact.visibility
        self.stage, self.ball = "given", other(self.given_side) if fact.joint else "nobody"

    @evolve.register
    def _(self, fact: events.RecognitionJoined) -> None:
        self.givers = (*self.givers, fact.actor_id)
        self.ball = "nobody"

    @evolve.register
    def _(self, fact: events.JoiningPassedOver) -> None:
        self.ball = "nobody"

    @evolve.register
    def _(self, fact: events.VisibilityNarrowed) -> None:
        self.visibility = fact.visibility
        if not can_join(fact.visibility, self.recipient_side, self.given_side):
            self.ball = "nobody"

    @evolve.register
    def _(self, fact: events.RecipientRemoved) -> None:
        self.recipients = fact.remaining
        if not fact.remaining:
            self.stage, self.ball = "left out", "nobody"

    @evolve.register
    def _(self, fact: events.RecognitionRetracted) -> None:
        self.stage, self.ball = "retracted", "nobody"

    @evolve.register
    def _(self, fact: events.RewardPromised) -> None:
        self.reward, self.reward_side = "promised", fact.side

    @evolve.register
    def _(self, fact: events.RewardDelivered) -> None:
        self.reward = "delivered"


class Preference(Record):
    """Who may see recognition of one person at most; only that person reads it."""

    KIND = "preference"
    PERSONAL_WORDS = True

    def __init__(self, record_id: UUID) -> None:
        super().__init__(record_id)
        self.visibility: Visibility = "public"

    @singledispatchmethod
    def evolve(self, fact: Fact) -> None:
        raise NotImplementedError(type(fact).__name__)

    @evolve.register
    def _(self, fact: events.PreferenceStated) -> None:
        self.visibility = fact.visibility


def narrower(one: Visibility, another: Visibility) -> Visibility:
    """The narrower of two."""
    return max(one, another, key=VISIBILITIES.index)


def can_join(visibility: Visibility, recipient_side: Side, given_side: Side | None) -> bool:
    """Whether people of the side across from the givers see it, who are not its recipients."""
    return visibility == "public" or (visibility == "team" and recipient_side != given_side)


def readers(
    visibility: Visibility,
    recipient_side: Side,
    givers: tuple[UUID, ...],
    recipients: tuple[UUID, ...],
) -> tuple[Audience, tuple[UUID, ...]]:
    """Who reads a recognition seen so far: the audience, and the people named besides."""
    if visibility == "public":
        return "shared", ()
    if visibility == "team":
        return recipient_side, givers
    return "named", tuple(dict.fromkeys((*givers, *recipients)))
