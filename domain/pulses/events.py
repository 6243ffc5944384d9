"""Everything that can have happened to a pulse, in the order it happens."""

from datetime import date, datetime
from uuid import UUID

from domain.facts import Fact, Personal, Side, Talk

DIMENSIONS = ("communication", "competence", "character")
SMALLEST_GROUP = 5
"""Fewer people than these are asked of no side, and fewer answers than these say nothing."""


class Planned(Fact, frozen=True, kw_only=True):
    """When a pulse is to be and what it asks. ``every_days`` is ``None`` for one that is once.

    It opens once its first day has begun on both sides (``opens_at``) and closes once its last day
    is over on both (``closes_at``).
    """

    name: Personal
    question: Personal
    opens_on: date
    closes_on: date
    opens_at: datetime
    closes_at: datetime
    every_days: int | None


class PulseProposed(Planned, frozen=True, kw_only=True, tag="pulse.proposed"):
    """A lead asked the other side for a survey of both."""


class PulseRepeated(Planned, frozen=True, kw_only=True, tag="pulse.repeated"):
    """The next of a row, as agreed with the first; ``follows_id`` is the one before.

    ``of_side`` is the side that proposed the first.
    """

    follows_id: UUID
    of_side: Side


class PulseAgreed(Fact, frozen=True, kw_only=True, tag="pulse.agreed"):
    """The other side's lead agreed to it, and to all that repeat it."""


class PulseOpened(Fact, frozen=True, kw_only=True, tag="pulse.opened"):
    """It is open, to these people and to nobody else, whoever comes or goes afterwards."""

    brand_ids: tuple[UUID, ...]
    bpo_ids: tuple[UUID, ...]


class PulseAnswered(Talk, frozen=True, kw_only=True, tag="pulse.answered"):
    """Somebody answered, or answered anew: the latest counts. Only they ever read it.

    The marks, "1" to "5", are kept as text, so that they are encrypted like words.
    """

    communication: Personal
    competence: Personal
    character: Personal
    text: Personal


class PulseClosed(Fact, frozen=True, kw_only=True, tag="pulse.closed"):
    """Its last day is over; what was answered is counted."""


class PulseCancelled(Fact, frozen=True, kw_only=True, tag="pulse.cancelled"):
    """A lead of either side called it off; nothing of it is ever counted."""

    reason: Personal
