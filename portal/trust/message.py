"""What a line says, in one sentence for each side, made of its figures only."""

from collections.abc import Sequence
from datetime import datetime
from itertools import combinations
from typing import NamedTuple

from portal.trust.months import month_of
from portal.words import day
from projections.trust.moments import moment
from projections.trust.moving import Step
from projections.trust.trend import Point, apart


class Course(NamedTuple):
    """One side's line: its points, and the steps that are drawn between them."""

    points: Sequence[Point]
    steps: Sequence[Step] = ()


def message(company: str, course: Course, at: datetime, *, past: bool) -> str:
    """How a bar went: its largest move between two points, where it stands, and its lowest.

    The lowest is named where a step goes below every point. "Fell" and "rose" only where the
    intervals of the two points do not overlap. ``past``: the page is as of a day gone by.
    """
    said = _went(company, course.points, at, past=past)
    low = _lowest(course)
    return f"{said} Its lowest point drawn is {low[0]}, on {day(moment(low[1]))}." if low else said


def _lowest(course: Course) -> tuple[int, float] | None:
    """The lowest value (0..100) of the steps and its day, if it is below every point."""
    values = [_whole(point) for point in course.points if point.value is not None]
    drawn = [(end.value, step.day) for step in course.steps for end in (step.before, step.after)]
    if not values or not drawn:
        return None
    value, at = min(drawn)
    return (round(100 * value), at) if round(100 * value) < min(values) else None


def _went(company: str, points: Sequence[Point], at: datetime, *, past: bool) -> str:
    known = [point for point in points if point.value is not None]
    now = points[-1]
    stood = f"on {day(at)}" if past else "now"
    if not known:
        return f"For {company} there was not enough evidence at any of these moments."
    if len(known) == 1 and now.value is not None:
        verb = "stood" if past else "stands"
        return f"{company} {verb} at {_whole(now)}; before, there was not enough evidence."
    if len(known) == 1:
        when = month_of(known[0].day, at)
        return f"{company} stood at {_whole(known[0])} in {when}; not enough evidence {stood}."
    return _moved(company, known, now, at, stood)


def _moved(company: str, known: list[Point], now: Point, at: datetime, stood: str) -> str:
    """The largest move between two of the points, the earliest of those equally large."""
    begin, end = max(
        combinations(known, 2), key=lambda pair: abs(_whole(pair[1]) - _whole(pair[0]))
    )
    if _whole(begin) == _whole(end):
        return f"{company} has stood at {_whole(end)} since {month_of(begin.day, at)}."
    verb = "moved"
    if apart(begin, end):
        verb = "fell" if _whole(end) < _whole(begin) else "rose"
    when = stood if end is now else f"in {month_of(end.day, at)}"
    said = f"{company} {verb} from {_whole(begin)} in {month_of(begin.day, at)}"
    said += f" to {_whole(end)} {when}"
    if verb == "moved":
        said += ", within the intervals"
    if end is now:
        return f"{said}."
    if now.value is None:
        return f"{said}; not enough evidence {stood}."
    return f"{said}, and {'stood' if stood != 'now' else 'stands'} at {_whole(now)}{_at(stood)}."


def _at(stood: str) -> str:
    return "" if stood == "now" else f" {stood}"


def _whole(point: Point) -> int:
    return round(100 * (point.value or 0.0))


def period(points: Sequence[Point], at: datetime) -> str:
    """From when to when, in words."""
    return f"{day(moment(points[0].day))} to {day(at)}"
