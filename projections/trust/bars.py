"""The three bars of each side: evidence gathered into scores, at a moment."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

import numpy as np

from projections.trust.score import Items, Score, score_of

DIMENSIONS = ("competence", "character", "communication")
SIDES = ("brand", "bpo")
SECONDS_A_DAY = 86_400.0

Bar = tuple[str, str]
"""A side and a dimension."""


class Piece(NamedTuple):
    """One piece of evidence, as far as a score asks for it. ``effective_at`` is in UTC."""

    id: UUID
    side: str
    dimension: str
    indicator: str
    outcome: float
    weight: float
    half_life: float
    capped: bool
    effective_at: datetime
    record_id: UUID
    confirmed_by: frozenset[UUID]


def days(at: datetime) -> float:
    """An instant as the scores count: in days since 1970, UTC."""
    return at.astimezone(UTC).timestamp() / SECONDS_A_DAY


def items_of(pieces: Sequence[Piece]) -> Items:
    """Pieces of one bar as arrays, in their order."""
    numbers = np.array(
        [(days(p.effective_at), p.weight, p.outcome, p.half_life) for p in pieces], float
    ).reshape(-1, 4)
    at, weight, outcome, half_life = numbers.T
    return Items(
        at,
        weight,
        outcome,
        half_life,
        np.array([each.capped for each in pieces], bool),
        [each.indicator for each in pieces],
        [each.record_id for each in pieces],
        [each.confirmed_by for each in pieces],
    )


def bars(pieces: Iterable[Piece]) -> dict[Bar, list[Piece]]:
    """Pieces by bar, in their order; every bar is there."""
    found: dict[Bar, list[Piece]] = {
        (side, dimension): [] for side in SIDES for dimension in DIMENSIONS
    }
    for piece in pieces:
        found[piece.side, piece.dimension].append(piece)
    return found


def scores(pieces: Iterable[Piece], at: datetime) -> dict[Bar, Score]:
    """The score of each bar at a moment."""
    return {bar: score_of(items_of(those), days(at)) for bar, those in bars(pieces).items()}


def weakest(found: dict[Bar, Score], side: str) -> str | None:
    """The dimension of a side whose score is lowest; ``None`` unless all have enough evidence."""
    own = {dimension: found[side, dimension] for dimension in DIMENSIONS}
    if not all(score.is_shown for score in own.values()):
        return None
    return min(own, key=lambda dimension: own[dimension].value)
