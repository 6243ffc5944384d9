"""What can be asked of an appeal. ``record_id`` is the appeal's id."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID, uuid5

from annotated_types import Ge, Le

from domain.appeals.events import AboutKind, Contested, CountsAs, Ruling
from domain.facts import Side
from domain.records import Command, Words


@dataclass(frozen=True, kw_only=True)
class RaiseAppeal(Command):
    """Contest what a record counts for, with a reason.

    ``record_id`` is ``appeal_id_of`` the record, one's side and ``number``, from 1: so a side has
    one open appeal per record. Refused while the one before is open, and of what is not scored.
    """

    ACTION = "appeals.raise"

    about_kind: AboutKind
    about_id: UUID
    number: Annotated[int, Ge(1), Le(100)]
    contested: Contested
    reason: Words


@dataclass(frozen=True, kw_only=True)
class ProposeRuling(Command):
    """Propose a ruling, as a lead. Replaces one's own side's open proposal.

    ``counts_as`` is needed to correct and goes with nothing else.
    """

    ACTION = "appeals.rule"

    ruling: Ruling
    counts_as: CountsAs | None = None
    words: Words


@dataclass(frozen=True, kw_only=True)
class AgreeRuling(Command):
    """Agree to what the other lead proposed; it is ruled."""

    ACTION = "appeals.rule"

    proposal: int


@dataclass(frozen=True, kw_only=True)
class RefuseRuling(Command):
    """Do not agree, with a reason; either lead proposes again."""

    ACTION = "appeals.rule"

    proposal: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class WithdrawAppeal(Command):
    """Take one's own side's appeal back, with a reason, until it is ruled."""

    ACTION = "appeals.own"

    reason: Words


def appeal_id_of(about_id: UUID, side: Side, number: int) -> UUID:
    """The id of the appeal a side raises on a record for the n-th time."""
    return uuid5(about_id, f"appeal/{side}/{number}")
