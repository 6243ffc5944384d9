"""The twelve months of each dimension as a page shows them: a message, a picture, its facts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from sqlalchemy import Connection

from portal.trust.chart import NARROW, WIDE, Chart, Drawn, begun, chart_of
from portal.trust.message import Course, message, period
from portal.trust.months import month_ends, month_of
from portal.trust.moved import Mark, Numbered, marks
from portal.trust.shown import Standing
from portal.web import here
from portal.words import day
from projections.trust.ledger import DIMENSIONS, SIDES, Ledger
from projections.trust.moments import days
from projections.trust.moving import Step, movers
from projections.trust.trend import By, Point, point, trend

NEITHER = "There was not enough evidence of either side at any of these moments."
FEWEST = 2
"""A line needs so many points."""


class Row(NamedTuple):
    """A moment in the table of figures: its name, and what is said of each side."""

    when: str
    said: dict[str, str]


class Trend(NamedTuple):
    """A dimension over the months. ``charts`` is empty where there is no line to draw."""

    dimension: str
    message: str
    period: str
    sample: str
    charts: dict[str, Chart]
    marks: list[Mark]
    rows: list[Row]

    @property
    def said(self) -> str:
        """All of it in words."""
        return f"{self.dimension.capitalize()} from 0 to 100, {self.period}: {self.message}"


class _Moments(NamedTuple):
    """What lines are drawn of: the ends of months, and the moment the page stands for."""

    known: Ledger
    standing: Standing
    ends: list[float]
    at: datetime
    by: By


class _Both(NamedTuple):
    """One dimension as it went: points and steps by side."""

    points: dict[str, list[Point]]
    steps: list[Numbered]


def trends(
    asking: Connection, known: Ledger, standing: Standing, by: By, at: datetime, *, past: bool
) -> list[Trend]:
    """Each dimension over the months before ``at``; empty before there was any evidence."""
    ends = month_ends(at, known.begins())
    if not ends:
        return []
    moments = _Moments(known, standing, ends, at, by)
    courses = {each: _course(moments, each) for each in DIMENSIONS}
    listed = marks(asking, known, [step for each in courses.values() for step in each.steps])
    return [_trend(each, course, listed, at, past=past) for each, course in courses.items()]


def _course(of: _Moments, dimension: str) -> _Both:
    points, found = dict[str, list[Point]](), []
    for side in SIDES:
        bar = (side, dimension)
        score, counted = of.standing.scores[bar], of.standing.counted[bar]
        now = point(days(of.at), score, len(counted.places))
        points[side] = [*trend(of.known, bar, of.ends, of.by), now]
        found += [(side, step) for step in movers(of.known, bar, _drawn(points[side]), of.by)]
    found.sort(key=lambda each: each[1].day)
    steps = [Numbered(number, side, step) for number, (side, step) in enumerate(found, 1)]
    return _Both(points, steps)


def _drawn(points: Sequence[Point]) -> list[tuple[float, float]]:
    """The spans of time over which there is a line."""
    pairs = pairwise(points)
    return [(a.day, b.day) for a, b in pairs if a.value is not None and b.value is not None]


def _trend(
    dimension: str, course: _Both, listed: Mapping[Step, Mark], at: datetime, *, past: bool
) -> Trend:
    points, company = course.points, here().company
    said = {side: [_figures(each) for each in points[side]] for side in SIDES}
    rows = _rows(points, said, at, past=past)
    sides = {
        side: Drawn(
            points[side],
            [f"{company(side)}, {row.when}: {row.said[side]}" for row in rows],
            [(n.number, n.step) for n in course.steps if n.side == side and n.step in listed],
        )
        for side in SIDES
    }
    shown = any(sum(p.value is not None for p in each) >= FEWEST for each in points.values())
    charts = {"wide": chart_of(sides, WIDE), "narrow": chart_of(sides, NARROW)} if shown else {}
    messages = [
        message(company(side), Course(each.points, [step for _, step in each.steps]), at, past=past)
        for side, each in sides.items()
    ]
    if not any(each.value is not None for side in SIDES for each in points[side]):
        messages = [NEITHER]
    counts = " and ".join(f"{points[side][-1].pieces} of {company(side)}" for side in SIDES)
    return Trend(
        dimension,
        " ".join(messages),
        period(begun(list(points.values())), at),
        f"{counts} at the end",
        charts,
        [listed[each.step] for each in course.steps if each.step in listed],
        rows,
    )


def _rows(
    points: dict[str, list[Point]], said: dict[str, list[str]], at: datetime, *, past: bool
) -> list[Row]:
    names = [f"End of {month_of(each.day, at)}" for each in points["brand"][:-1]]
    names.append(f"End of {day(at)}" if past else "Now")
    both = zip(names, said["brand"], said["bpo"], strict=True)
    return [Row(name, {"brand": brand, "bpo": bpo}) for name, brand, bpo in both]


def _figures(each: Point) -> str:
    pieces = f"{each.pieces} piece{'' if each.pieces == 1 else 's'}"
    if each.value is None:
        return f"Not enough evidence: {pieces}"
    value, low, high = (round(100 * (part or 0.0)) for part in each[1:4])
    return f"{value}, between {low} and {high}; {pieces} weighing {each.n_eff:.1f}"
