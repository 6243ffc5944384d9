"""What can be asked of a round. ``record_id`` is the round's id."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from annotated_types import MaxLen, MinLen

from domain.facts import Side
from domain.records import Command, MaybeWords, Words
from domain.rounds.events import Dimension, Outcome


@dataclass(frozen=True, kw_only=True)
class ProposeRound(Command):
    """Propose a round of feedback.

    Refused if its deadline is past or leaves either side less than a working day.
    """

    ACTION = "rounds.propose"

    title: Annotated[str, MinLen(1), MaxLen(200)]
    questions: Words
    deadline_at: datetime


@dataclass(frozen=True, kw_only=True)
class TakeBackRound(Command):
    """Take one's side's proposal back before it is answered, with a reason."""

    ACTION = "rounds.propose"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class OpenRound(Command):
    """Agree to the round; both sides write from now on. Refused once its deadline has passed."""

    ACTION = "rounds.answer"


@dataclass(frozen=True, kw_only=True)
class DeclineRound(Command):
    """Do not take part, with a reason."""

    ACTION = "rounds.answer"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class WriteContribution(Command):
    """Write a contribution for one's own side; its id is that of the command.

    Refused unless the round is open, and once one's own side has handed in.
    """

    ACTION = "rounds.contribute"

    dimension: Dimension
    text: Words


@dataclass(frozen=True, kw_only=True)
class ReviseContribution(Command):
    """Write a contribution of one's own side anew. Refused as writing is."""

    ACTION = "rounds.contribute"

    contribution_id: UUID
    dimension: Dimension
    text: Words


@dataclass(frozen=True, kw_only=True)
class RemoveContribution(Command):
    """Take a contribution of one's own side out. Refused as writing is."""

    ACTION = "rounds.contribute"

    contribution_id: UUID


@dataclass(frozen=True, kw_only=True)
class HandIn(Command):
    """Say that one's own side is done. The second side to do so reveals both.

    Refused while one's own side has written nothing.
    """

    ACTION = "rounds.contribute"


@dataclass(frozen=True, kw_only=True)
class TakeBackHandIn(Command):
    """Write on. Refused after the reveal and after the deadline."""

    ACTION = "rounds.contribute"


@dataclass(frozen=True, kw_only=True)
class RevealRound(Command):
    """Reveal what was handed in, once the deadline has passed."""

    ACTION = "rounds.contribute"


@dataclass(frozen=True, kw_only=True)
class DiscussRound(Command):
    """Write down what was said about it. Refused before the reveal."""

    ACTION = "rounds.conclude"

    held_on: date
    text: Words


@dataclass(frozen=True, kw_only=True)
class ProposeClosing(Command):
    """Propose to close the round, with at most three commitments of either side.

    Each has words, a side and a day that is still to come; a row left empty is none.
    """

    ACTION = "rounds.conclude"

    text_1: MaybeWords = ""
    owner_1: Side | None = None
    due_1: date | None = None
    text_2: MaybeWords = ""
    owner_2: Side | None = None
    due_2: date | None = None
    text_3: MaybeWords = ""
    owner_3: Side | None = None
    due_3: date | None = None


@dataclass(frozen=True, kw_only=True)
class AgreeClosing(Command):
    """Agree to what the other side proposed: the round is closed, its commitments are made."""

    ACTION = "rounds.conclude"


@dataclass(frozen=True, kw_only=True)
class DeclineClosing(Command):
    """Do not agree to what the other side proposed, with a reason."""

    ACTION = "rounds.conclude"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class SettleCommitment(Command):
    """Note what became of a commitment of the round; sent by a policy."""

    ACTION = "commitments.keep"

    commitment_id: UUID
    outcome: Outcome
