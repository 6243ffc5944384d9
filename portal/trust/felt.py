"""Perceived trust: what the latest pulse says. It stands beside the bars and is never in them."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from portal.web import here
from projections import pulses
from projections.pulses import Score
from projections.trust.ledger import DIMENSIONS, SIDES


class Felt(NamedTuple):
    """The marks one side gave the other, by dimension; none where too few answered."""

    side: str
    answered: int
    asked: int
    scores: dict[str, Score]


class Pulse(NamedTuple):
    """The pulse that had closed last: what it is called, when it closed, and the marks."""

    id: UUID
    title: str
    closed_at: datetime | None
    felt: list[Felt]


def pulse(asking: Connection, at: datetime) -> Pulse | None:
    """The latest pulse that had closed at a moment, or ``None``."""
    found = pulses.latest(asking, here().viewer, at)
    if found is None or found.dossier.results is None:
        return None
    results = found.dossier.results
    felt = [Felt(side, *_answers(results.sides[side])) for side in SIDES if side in results.sides]
    return Pulse(found.id, found.title, found.dossier.entered_at, felt)


def _answers(result: pulses.Result) -> tuple[int, int, dict[str, Score]]:
    scores = {name: result.scores[name] for name in DIMENSIONS if name in result.scores}
    return result.answered, result.asked, scores
