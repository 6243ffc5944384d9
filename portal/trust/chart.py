"""Where the parts of a trend stand in its picture, wide or narrow."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from portal.trust.months import short_day
from projections.trust.moving import Step
from projections.trust.trend import Point

NUMBER = 18
"""How far apart numbers stand at the least."""

ROOM = 64
"""How far from the end the last day of a month is named at the least, for the name of the end."""

APART = 46
"""How far apart the last days of months are named at the least."""


class Frame(NamedTuple):
    """The size of a picture, and the room around its lines."""

    width: int
    height: int
    left: int = 30
    right: int = 18
    top: int = 28
    bottom: int = 46


WIDE = Frame(720, 250)
NARROW = Frame(340, 250)


class Dot(NamedTuple):
    """A month's end: where it stands, and what it says."""

    x: float
    y: float
    said: str


class Stretch(NamedTuple):
    """A line without a gap, its band and its dots. Points are as SVG takes them."""

    line: str
    band: str
    dots: list[Dot]


class Number(NamedTuple):
    """The number of a fact that moved a line: where it is written, and the spot it points at."""

    number: int
    side: str
    x: float
    y: float
    spot_x: float
    spot_y: float


class Chart(NamedTuple):
    """A picture: stretches by side, numbers, rules as (y, value), ends of months as (x, day)."""

    frame: Frame
    stretches: dict[str, list[Stretch]]
    numbers: list[Number]
    rules: list[tuple[float, int]]
    months: list[tuple[float, str]]


class Drawn(NamedTuple):
    """What one side brings to a picture: its points, what each says, and its numbered steps."""

    points: Sequence[Point]
    said: Sequence[str]
    steps: Sequence[tuple[int, Step]]


def chart_of(sides: Mapping[str, Drawn], frame: Frame) -> Chart:
    """The picture of a dimension, from the first moment at which either side has a value."""
    place = _Place(frame, begun([drawn.points for drawn in sides.values()]))
    stretches = {side: _stretches(drawn, place) for side, drawn in sides.items()}
    numbers = [n for side, drawn in sides.items() for n in _numbers(side, drawn, place)]
    rules = [(place.y(value / 100), value) for value in (0, 25, 50, 75, 100)]
    return Chart(frame, stretches, numbers, rules, place.months())


def begun(sides: Sequence[Sequence[Point]]) -> Sequence[Point]:
    """The first side's points, from the first at which any side has a value; all if none has."""
    known = [
        any(point.value is not None for point in points) for points in zip(*sides, strict=True)
    ]
    return sides[0][known.index(True) if any(known) else 0 :]


class _Place:
    """Turns moments and values into places in a frame."""

    def __init__(self, frame: Frame, points: Sequence[Point]) -> None:
        self.frame, self.days = frame, [point.day for point in points]
        self.begin = self.days[0]
        self.span = max(self.days[-1] - self.begin, 1.0)

    def x(self, day: float) -> float:
        """How far right a moment stands."""
        room = self.frame.width - self.frame.left - self.frame.right
        return round(self.frame.left + room * (day - self.begin) / self.span, 1)

    def y(self, value: float) -> float:
        """How far down a value (0..1) stands."""
        room = self.frame.height - self.frame.top - self.frame.bottom
        return round(self.frame.top + room * (1 - value), 1)

    def months(self) -> list[tuple[float, str]]:
        """The ends of months that are named by their day, back from the last that has room."""
        found, edge = list[tuple[float, str]](), self.x(self.days[-1]) - ROOM
        for day in reversed(self.days[:-1]):
            if self.x(day) <= edge:
                found.append((self.x(day), short_day(day)))
                edge = self.x(day) - APART
        return found[::-1]


def _stretches(drawn: Drawn, place: _Place) -> list[Stretch]:
    found, open_ = list[Stretch](), list[tuple[Point, str]]()
    for point, said in [*zip(drawn.points, drawn.said, strict=True), (None, "")]:
        if point is not None and point.value is not None:
            open_.append((point, said))
        elif open_:
            found.append(_stretch(open_, drawn, place))
            open_ = []
    return found


def _stretch(points: Sequence[tuple[Point, str]], drawn: Drawn, place: _Place) -> Stretch:
    """The line and its band go through the ends of months, and jump at what moved them."""
    begin, end = points[0][0].day, points[-1][0].day
    corners = [(p.day, p.value or 0.0, p.low or 0.0, p.high or 0.0) for p, _ in points]
    for _, step in drawn.steps:
        if begin < step.day <= end:
            corners += [(step.day, *step.before), (step.day, *step.after)]
    corners.sort(key=lambda corner: corner[0])
    line = [(day, value) for day, value, _, _ in corners]
    edge = [(day, high) for day, _, _, high in corners]
    edge += [(day, low) for day, _, low, _ in reversed(corners)]
    dots = [Dot(place.x(p.day), place.y(p.value or 0.0), said) for p, said in points]
    return Stretch(_joined(line, place), _joined(edge, place), dots)


def _joined(some: Sequence[tuple[float, float]], place: _Place) -> str:
    return " ".join(f"{place.x(day)},{place.y(value)}" for day, value in some)


def _numbers(side: str, drawn: Drawn, place: _Place) -> list[Number]:
    """The brand's stand in a row above the lines, the BPO's below, none upon another."""
    frame = place.frame
    y = frame.top - 14 if side == "brand" else frame.height - frame.bottom + 14
    wanted = [place.x(step.day) for _, step in drawn.steps]
    return [
        Number(number, side, x, y, place.x(step.day), place.y(step.after.value))
        for x, (number, step) in zip(_spread(wanted, frame), drawn.steps, strict=True)
    ]


def _spread(wanted: Sequence[float], frame: Frame) -> list[float]:
    """Places in the same order, at least a number apart and within the frame."""
    found = list[float]()
    for x in wanted:
        found.append(max(x, found[-1] + NUMBER) if found else x)
    edge = float(frame.width - frame.right)
    for n in range(len(found) - 1, -1, -1):
        found[n] = round(min(found[n], edge), 1)
        edge = found[n] - NUMBER
    return found
