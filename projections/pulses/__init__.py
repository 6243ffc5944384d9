"""Pulses: what is asked and when, who has still to answer, and what came of it."""

from projections.pulses.model import Dossier, Pulses, answers, register
from projections.pulses.questions import (
    Answer,
    closing_between,
    latest,
    mine,
    one,
    page,
    standing,
    titles,
    to_answer,
    to_close,
    to_open,
    trend,
)
from projections.pulses.results import Result, Results, Score, results_of

__all__ = [
    "Answer",
    "Dossier",
    "Pulses",
    "Result",
    "Results",
    "Score",
    "answers",
    "closing_between",
    "latest",
    "mine",
    "one",
    "page",
    "register",
    "results_of",
    "standing",
    "titles",
    "to_answer",
    "to_close",
    "to_open",
    "trend",
]
