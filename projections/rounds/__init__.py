"""Rounds of feedback: the register both sides read, and what each side writes for itself."""

from projections.rounds.document import Promise, Revealed, Round
from projections.rounds.model import ROUNDS
from projections.rounds.questions import (
    Contribution,
    due_between,
    one,
    page,
    titles,
    to_reveal,
    written,
)

__all__ = [
    "ROUNDS",
    "Contribution",
    "Promise",
    "Revealed",
    "Round",
    "due_between",
    "one",
    "page",
    "titles",
    "to_reveal",
    "written",
]
