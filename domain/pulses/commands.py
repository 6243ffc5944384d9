"""What can be asked of a pulse. ``record_id`` is the pulse's id."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID, uuid5

from annotated_types import Ge, Le, MaxLen, MinLen

from domain.records import Command, Words

Mark = Annotated[int, Ge(1), Le(5)]


def next_id_of(pulse_id: UUID) -> UUID:
    """The id of the pulse that repeats another."""
    return uuid5(pulse_id, "the next of the row")


@dataclass(frozen=True, kw_only=True)
class ProposePulse(Command):
    """Ask the other side for a survey of both, once or every so many days.

    Refused if it begins in the past, lasts more than 31 days, or would begin anew before its end.
    """

    ACTION = "pulses.propose"

    name: Annotated[str, MinLen(1), MaxLen(120)]
    question: Annotated[str, MinLen(1), MaxLen(280)]
    opens_on: date
    closes_on: date
    every_days: Annotated[int, Ge(7), Le(366)] | None = None


@dataclass(frozen=True, kw_only=True)
class AgreePulse(Command):
    """Agree to a survey the other side proposed, and to all that repeat it."""

    ACTION = "pulses.agree"


@dataclass(frozen=True, kw_only=True)
class OpenPulse(Command):
    """Open it on its day, to everybody who takes part now and does more than read.

    Refused where a side has fewer than five of them.
    """

    ACTION = "pulses.keep"


@dataclass(frozen=True, kw_only=True)
class AnswerPulse(Command):
    """Answer, or answer anew until it closes. Refused to whom it was not opened to."""

    ACTION = "pulses.answer"

    communication: Mark
    competence: Mark
    character: Mark
    text: Annotated[str, MaxLen(1000)] = ""


@dataclass(frozen=True, kw_only=True)
class ClosePulse(Command):
    """Close it once its last day is over on both sides."""

    ACTION = "pulses.keep"


@dataclass(frozen=True, kw_only=True)
class CancelPulse(Command):
    """Call it off, or decline it, with a reason. What was answered is never counted."""

    ACTION = "pulses.propose"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class RepeatPulse(Command):
    """Follow-up of closing one that comes again: the next of the row."""

    ACTION = "pulses.keep"

    follows_id: UUID
