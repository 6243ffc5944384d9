"""Small charts of figures: where each value stands on a scale of five marks, and its course."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from portal.trust.worded import Said, amount, said
from portal.web import here, zone
from projections.indicators import Figure, Indicator, Point

WIDTH = 1000
HOUR, DAY = 3600, 86_400
Scale = tuple[tuple[float, ...], tuple[str, ...]]
"""Five marks, and what each is called."""

SCALES: dict[str, Scale] = {
    "share": ((0, 0.25, 0.5, 0.75, 1), ("0 %", "25 %", "50 %", "75 %", "100 %")),
    "ratio": ((0, 0.25, 0.5, 0.75, 1), ("0", "0.25", "0.5", "0.75", "1")),
    "seconds": (
        (0, HOUR, DAY, 10 * DAY, 100 * DAY),
        ("0", "1 hour", "1 day", "10 days", "100 days"),
    ),
    "days": ((0, 1, 3, 10, 30), ("0", "1", "3", "10", "30 days")),
    "times": ((0, 0.5, 1, 2, 4), ("0", "0.5", "1", "2", "4 ×")),
    "grade": ((1, 2, 3, 4, 5), ("1", "2", "3", "4", "5")),
    "count": ((0, 3, 10, 30, 100), ("0", "3", "10", "30", "100")),
}
"""The five marks of each unit, at equal distances: times and counts are drawn together."""

BEYOND = ((0, 1, 2, 4, 8), ("0", "1", "2", "4", "8"))
"""The marks of a ratio that goes beyond 1."""


class Mark(NamedTuple):
    """One side on the scale: its value and the ends of its interval, 0 to 1000."""

    side: str
    at: float
    low: float
    high: float
    said: str


class Chart(NamedTuple):
    """Both sides on one scale; ``said`` is all of it in words. Without ``marks`` it is empty."""

    marks: list[Mark]
    labels: tuple[str, ...]
    said: str


class Dot(NamedTuple):
    """One month of one side: where it stands, 0 to 1000 either way, and what it says."""

    x: float
    y: float
    said: str


class Course(NamedTuple):
    """The course of both sides. ``lines`` are stretches of dots by side, gaps where too few.

    ``rows`` are its figures in words by month, the latest first.
    """

    lines: dict[str, list[list[Dot]]]
    labels: tuple[str, ...]
    months: list[str]
    said: str
    rows: list[tuple[str, list[Said]]]


def scale_for(unit: str, figures: Iterable[Figure]) -> Scale:
    """The marks that hold these figures, and what they are called."""
    highest = max((each.value or 0 for each in figures), default=0)
    return BEYOND if unit == "ratio" and highest > 1 else SCALES[unit]


def place(scale: Scale, value: float) -> float:
    """Where a value stands on a scale, 0 to 1000; beyond its ends, at the end."""
    marks, _ = scale
    step = WIDTH / (len(marks) - 1)
    for number, (low, high) in enumerate(pairwise(marks)):
        if value < high:
            return round(step * (number + max(value - low, 0) / (high - low)), 1)
    return WIDTH


def chart(indicator: Indicator, figures: Sequence[Figure]) -> Chart:
    """Both sides on one scale: a dot for the value, a line to what it may be or mostly is."""
    marks, words = [], []
    scale = scale_for(indicator.unit, figures)
    for figure in figures:
        told = said(indicator, figure)
        name = "Both sides" if figure.side == "both" else here().company(figure.side)
        words.append(f"{name}: {told.value}, {told.rests}")
        if figure.value is None:
            continue
        low = figure.value if figure.low is None else figure.low
        high = figure.high if figure.high is not None else figure.p90
        ends = [place(scale, each) for each in (low, high or figure.value)]
        at = place(scale, figure.value)
        end = WIDTH if _runs_on(indicator, figure) else ends[1]
        marks.append(Mark(figure.side, at, ends[0], end, words[-1]))
    return Chart(marks, scale[1], f"{indicator.title}. {'. '.join(words)}.")


def drawn_course(indicator: Indicator, points: Sequence[Point]) -> Course:
    """The indicator over the months; a side's line breaks where there was not enough."""
    scale = scale_for(indicator.unit, (each for point in points for each in point.figures))
    lines: dict[str, list[list[Dot]]] = {}
    for number, point in enumerate(points):
        x = WIDTH * (number + 0.5) / len(points)
        for figure in point.figures:
            stretches = lines.setdefault(figure.side, [[]])
            if figure.value is None:
                stretches.append([])
                continue
            value = amount(indicator.unit, figure.value)
            words = f"{_name(figure.side)} {value}, ninety days up to {_month(point.at)}"
            y = WIDTH - place(scale, figure.value)
            stretches[-1].append(Dot(round(x, 1), round(y, 1), words))
    kept = {side: [dots for dots in found if dots] for side, found in lines.items()}
    told = "; ".join(dot.said for found in kept.values() for dots in found for dot in dots)
    labels = tuple(reversed(scale[1]))
    months = [f"{point.at.astimezone(zone()):%b}" for point in points]
    rows = [
        (_month(point.at), [said(indicator, each) for each in point.figures])
        for point in reversed(points)
    ]
    return Course(kept, labels, months, told or "Not enough in any month.", rows)


def _runs_on(indicator: Indicator, figure: Figure) -> bool:
    return indicator.unit == "seconds" and figure.p90 is None


def _name(side: str) -> str:
    return "Both sides" if side == "both" else here().company(side)


def _month(at: datetime) -> str:
    return f"{at.astimezone(zone()):%b %Y}"
