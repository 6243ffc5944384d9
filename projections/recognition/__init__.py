"""Recognition as the wall and its pages need it, and what each person wishes about theirs."""

from projections.recognition.model import Dossier, Recognitions
from projections.recognition.preferences import Preferences, preference
from projections.recognition.questions import (
    Card,
    Filters,
    Spread,
    about,
    customers_words,
    one,
    page,
    received,
    spread,
    titles,
)

__all__ = [
    "Card",
    "Dossier",
    "Filters",
    "Preferences",
    "Recognitions",
    "Spread",
    "about",
    "customers_words",
    "one",
    "page",
    "preference",
    "received",
    "spread",
    "titles",
]
