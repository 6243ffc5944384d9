"""What can be asked of a recognition. ``record_id`` is its id, or that of a person's preference."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from annotated_types import MaxLen

from domain.recognition.events import AboutKind, Size, Visibility
from domain.records import Command, MaybeWords, Words


@dataclass(frozen=True, kw_only=True)
class GiveRecognition(Command):
    """Recognize a deed of people of one side, or of a team where no ``person_ids`` are given.

    Refused for oneself, for who does not take part, for people of both sides at once, for a deed
    still to come, for a value the charter does not have, and for a link one may not read.
    """

    ACTION = "recognition.give"

    deed: Words
    effect: Words
    deed_on: date
    person_ids: Annotated[tuple[UUID, ...], MaxLen(20)] = ()
    team_id: UUID | None = None
    size: Size = "thank_you"
    visibility: Visibility = "public"
    given_by: Literal["own_side", "both"] = "own_side"
    value: Annotated[str, MaxLen(1000)] = ""
    about_kind: AboutKind | None = None
    about_id: UUID | None = None
    customer_words: MaybeWords = ""
    reward: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class JoinRecognition(Command):
    """Join what the other side gave, once. Refused for its recipients."""

    ACTION = "recognition.join"

    words: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class PassOverJoining(Command):
    """Do not join, if asked to."""

    ACTION = "recognition.join"


@dataclass(frozen=True, kw_only=True)
class NarrowVisibility(Command):
    """Narrow who sees a recognition of oneself. Nobody widens it again."""

    ACTION = "recognition.own"

    visibility: Literal["team", "private"]


@dataclass(frozen=True, kw_only=True)
class LeaveOut(Command):
    """Ask to be left out of a recognition of oneself."""

    ACTION = "recognition.own"


@dataclass(frozen=True, kw_only=True)
class RetractRecognition(Command):
    """Take back what one gave, with a reason."""

    ACTION = "recognition.give"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class PromiseReward(Command):
    """Promise something along with what one's side gave, once."""

    ACTION = "recognition.give"

    reward: Words


@dataclass(frozen=True, kw_only=True)
class DeliverReward(Command):
    """Say since when the recipients have what one's side promised."""

    ACTION = "recognition.give"

    delivered_on: date


@dataclass(frozen=True, kw_only=True)
class StatePreference(Command):
    """Say who may see recognition of oneself at most. Holds for what is given from now on."""

    ACTION = "recognition.own"

    visibility: Visibility


@dataclass(frozen=True, kw_only=True)
class CheckLink(Command):
    """See that a recognition links a record of this kind that its giver may read."""

    ACTION = "recognition.give"

    about_kind: str
