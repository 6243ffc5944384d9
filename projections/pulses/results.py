"""What may be said of the answers of a pulse, so that nobody learns what one person answered.

A group is spoken of where at least five of it answered. Several groups are spoken of together only
where each of them may be: otherwise whoever takes one from the whole learns of a smaller one.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from statistics import fmean, median
from typing import Any

import msgspec

from domain.pulses.events import DIMENSIONS, SMALLEST_GROUP

MARKS = (1, 2, 3, 4, 5)


class Given(msgspec.Struct, frozen=True):
    """One answer as it counts: three marks and maybe words. It does not know whose it is."""

    communication: int
    competence: int
    character: int
    text: str = ""


class Score(msgspec.Struct, frozen=True):
    """A dimension in numbers: mean, median, and how many gave each mark from 1 to 5."""

    mean: float
    median: float
    spread: list[int]


class Result(msgspec.Struct, frozen=True):
    """What is said of one group: how many were asked and answered, and more where they are enough.

    ``scores`` is by dimension, and empty where too few answered; ``texts`` are in no order.
    """

    asked: int
    answered: int
    scores: dict[str, Score] = {}
    texts: list[str] = []


class Results(msgspec.Struct, frozen=True):
    """What is said of a pulse: of each side, and of both together where that betrays neither."""

    sides: dict[str, Result]
    together: dict[str, Score] = {}


def results_of(
    asked: Mapping[str, int], given: Mapping[str, Sequence[Given]], salt: bytes
) -> Results:
    """What may be said; ``asked`` and ``given`` are by side, ``salt`` shuffles the words."""
    sides = {side: _result(asked[side], given.get(side, ()), salt) for side in asked}
    whole = [each for side in asked for each in given.get(side, ())]
    return Results(sides, _scores(whole) if all(s.scores for s in sides.values()) else {})


def _result(asked: int, given: Sequence[Given], salt: bytes) -> Result:
    if len(given) < SMALLEST_GROUP:
        return Result(asked, len(given))
    return Result(asked, len(given), _scores(given), _shuffled((g.text for g in given), salt))


def _scores(given: Sequence[Given]) -> dict[str, Score]:
    return {name: _score([getattr(each, name) for each in given]) for name in DIMENSIONS}


def _score(marks: list[Any]) -> Score:
    return Score(round(fmean(marks), 2), median(marks), [marks.count(mark) for mark in MARKS])


def _shuffled(texts: Iterable[str], salt: bytes) -> list[str]:
    """The words there are, in an order that follows from themselves and from nothing else."""
    return sorted(
        (text for text in texts if text),
        key=lambda text: blake2b(text.encode(), key=salt, digest_size=16).digest(),
    )
