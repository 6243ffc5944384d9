"""The three bars of each side: evidence gathered into scores, at a moment."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple, cast
from uuid import UUID

import msgspec
import numpy as np

from projections.trust.score import Items, Score, score_of

DIMENSIONS = ("competence", "character", "communication")
SIDES = ("brand", "bpo")
SECONDS_A_DAY = 86_400.0

Bar = tuple[str, str]
"""A side and a dimension."""


class Piece(NamedTuple):
    """One piece of evidence, as far as a score asks for it.

    ``day`` is when it takes effect, as ``days`` counts. ``confirmed_by`` is a list of ids as JSON.
    """

    id: object
    side: str
    dimension: str
    indicator: str
    outcome: float
    weight: float
    half_life: float
    capped: bool
    day: float
    record_id: Hashable
    confirmed_by: str


WIDTH = len(Piece._fields)


@lru_cache(maxsize=4096)
def _people(text: str) -> frozenset[UUID]:
    return frozenset(msgspec.json.decode(text, type=list[UUID]))


def moment(day: float) -> datetime:
    """The instant (UTC) that ``days`` counted."""
    return datetime.fromtimestamp(day * SECONDS_A_DAY, UTC)


def days(at: datetime) -> float:
    """An instant as the scores count: in days since 1970, UTC."""
    return at.astimezone(UTC).timestamp() / SECONDS_A_DAY


def items_of(pieces: Sequence[Piece]) -> Items:
    """Pieces of one bar as arrays, in their order."""
    columns = Piece._make(zip(*pieces, strict=True)) if pieces else Piece._make([()] * WIDTH)
    return Items(
        np.array(columns.day, float),
        np.array(columns.weight, float),
        np.array(columns.outcome, float),
        np.array(columns.half_life, float),
        np.array(columns.capped, bool),
        cast("tuple[str, ...]", columns.indicator),
        cast("tuple[Hashable, ...]", columns.record_id),
        [_people(text) for text in columns.confirmed_by],
    )


def bars(pieces: Iterable[Piece]) -> dict[Bar, list[Piece]]:
    """Pieces by bar, in their order; every bar is there."""
    found: dict[Bar, list[Piece]] = {
        (side, dimension): [] for side in SIDES for dimension in DIMENSIONS
    }
    for piece in pieces:
        found[piece.side, piece.dimension].append(piece)
    return found


def scores(by_bar: Mapping[Bar, Sequence[Piece]], at: datetime) -> dict[Bar, Score]:
    """The score of each bar at a moment."""
    return {bar: score_of(items_of(those), days(at)) for bar, those in by_bar.items()}


def weakest(found: dict[Bar, Score], side: str) -> str | None:
    """The dimension of a side whose score is lowest; ``None`` unless all have enough evidence."""
    own = {dimension: found[side, dimension] for dimension in DIMENSIONS}
    if not all(score.is_shown for score in own.values()):
        return None
    return min(own, key=lambda dimension: own[dimension].value)
