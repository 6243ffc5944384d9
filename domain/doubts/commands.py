"""What can be asked of a doubt. ``record_id`` is the doubt's id."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from annotated_types import MaxLen, MinLen

from domain.doubts.events import Dimension, Promotion
from domain.records import Command, MaybeWords, Words

SENTENCE_MAX = 280


@dataclass(frozen=True, kw_only=True)
class RaiseDoubt(Command):
    """Tell one lead or member of the other side what one doubts. Nobody else learns of it."""

    ACTION = "doubts.raise"

    to_id: UUID
    dimension: Dimension
    sentence: Annotated[str, MinLen(1), MaxLen(SENTENCE_MAX)]


@dataclass(frozen=True, kw_only=True)
class TalkOver(Command):
    """Say that the two have talked, on which day, and a word on it. Either of them may."""

    ACTION = "doubts.answer"

    talked_on: date
    words: Words


@dataclass(frozen=True, kw_only=True)
class SettleDoubt(Command):
    """Say that it is no more: its author once the two have talked, or who is left of them."""

    ACTION = "doubts.answer"

    words: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class PromoteDoubt(Command):
    """Take it to both companies as feedback, a disclosure or a change. Refused to the other."""

    ACTION = "doubts.answer"

    became: Promotion


@dataclass(frozen=True, kw_only=True)
class WithdrawDoubt(Command):
    """Take one's own doubt back, as long as the two have not talked."""

    ACTION = "doubts.answer"
