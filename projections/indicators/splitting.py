"""An indicator worked out once more: by place or kind, and month by month."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from projections.indicators.asking import Asked
from projections.indicators.figures import Column, Figure, Indicator
from projections.measures import Period
from projections.trust.ledger import SIDES

STRETCH = timedelta(days=90)
"""Every point of a course stands for so long before it."""


class Point(NamedTuple):
    """The figures of both sides over the ninety days up to a moment, as known then."""

    at: datetime
    figures: Sequence[Figure]


def split(
    indicator: Indicator, asked: Asked, by: Column
) -> dict[UUID | str | None, dict[str, Figure]]:
    """The figures of both sides by a column of what is measured; empty unless it tells apart.

    What says nothing there stands under ``None`` or "", last.
    """
    if indicator.measured is None or indicator.figure is None:
        return {}
    found = indicator.measured(asked)
    values = sorted({getattr(each, by) for each in found}, key=lambda value: str(value or "~"))
    if not any(values) or len(values) < 2:  # noqa: PLR2004 - nothing to compare
        return {}
    return {
        value: {
            side: indicator.figure(
                side,
                [each for each in found if getattr(each, by) == value and each.side == side],
                asked.period,
            )
            for side in SIDES
        }
        for value in values
    }


def course(indicator: Indicator, asked: Asked, moments: Sequence[datetime]) -> list[Point]:
    """The indicator at some moments, each over the ninety days before it, in their order.

    ``asked`` reaches back far enough for the first of them.
    """
    return [Point(at, indicator.figures(asked.during(Period(at - STRETCH, at)))) for at in moments]
