"""Everything that can have happened to a doubt, in the order it happens."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from domain.facts import Fact, Naming, Personal

Dimension = Literal["competence", "character", "communication"]
Promotion = Literal["feedback", "disclosure", "change"]


class DoubtRaised(Naming, frozen=True, kw_only=True, tag="doubt.raised"):
    """Somebody told one person on the other side what they doubt; the two are named.

    ``talk_by`` is the last instant of the third working day where the other works.
    """

    to_id: UUID
    dimension: Dimension
    sentence: Personal
    talk_by: datetime


class DoubtTalked(Fact, frozen=True, kw_only=True, tag="doubt.talked_over"):
    """The two have talked, on that day; ``words`` are a word on it by whoever records it."""

    talked_on: date
    words: Personal


class DoubtSettled(Fact, frozen=True, kw_only=True, tag="doubt.settled"):
    """The doubt is no more: its author says so, or whoever of the two is left."""

    words: Personal


class DoubtPromoted(Fact, frozen=True, kw_only=True, tag="doubt.promoted"):
    """Its author takes it to both companies as a record of another kind, which does not name it."""

    became: Promotion


class DoubtWithdrawn(Fact, frozen=True, kw_only=True, tag="doubt.withdrawn"):
    """Its author took it back before the two had talked."""
