"""Chapters of random stories: one record each from beginning to end, told a step at a time.

A chapter is a generator that does things with the walker and yields between them; the walker tells
several at once, in both partnerships. What the rules refuse is counted and passed over, so a
chapter may try what is not allowed. Between them, chapters hold every fact of their kinds.
"""

from collections.abc import Callable, Iterator
from typing import Any

from tests.chapters import candid, doubting, pulsing, visits
from tests.chapters.recognition import recognized
from tests.chapters.rounds import round_of_feedback

Chapter = Callable[[Any], Iterator[None]]

CHAPTERS: tuple[Chapter, ...] = (
    candid.appeal,
    candid.feedback,
    recognized,
    round_of_feedback,
    visits.visit,
    doubting.doubt,
    pulsing.pulse,
)
