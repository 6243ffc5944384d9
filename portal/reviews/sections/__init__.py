"""The sections of a review, each written from what both sides can see of the quarter."""

from collections.abc import Callable

from portal.reviews.account import Account
from portal.reviews.sections.agreeing import agreeing
from portal.reviews.sections.changing import changing
from portal.reviews.sections.disclosing import disclosing
from portal.reviews.sections.meeting import recognizing, visiting
from portal.reviews.sections.parts import Point, Row, Section
from portal.reviews.sections.promising import promising
from portal.reviews.sections.speaking import speaking
from portal.reviews.sections.waiting import summing_up, waiting

SECTIONS: tuple[Callable[[Account], Section], ...] = (
    changing,
    disclosing,
    promising,
    visiting,
    recognizing,
    speaking,
    agreeing,
    waiting,
)
"""In the order they stand, after the summary and the bars."""

__all__ = ["SECTIONS", "Point", "Row", "Section", "summing_up"]
