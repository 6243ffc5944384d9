"""Past pulses as lines: a chart per dimension, a line per side, gaps where too few answered."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from domain.facts import SIDES
from domain.pulses.events import DIMENSIONS
from portal.web import Here
from projections.pulses import Dossier
from projections.registers import Entry

WIDTH, HEIGHT, EDGE = 300, 100, 12
LOWEST, HIGHEST = 1, 5


class Dot(NamedTuple):
    """One pulse of one side: where it stands, and what it says."""

    x: float
    y: float
    said: str


class Chart(NamedTuple):
    """One dimension. ``lines`` are stretches of dots by side; ``said`` is all of it in words."""

    dimension: str
    lines: dict[str, list[list[Dot]]]
    said: str


def charts_of(pulses: Sequence[Entry[Dossier]], place: Here) -> list[Chart]:
    """A chart for every dimension; empty where fewer than two pulses are over."""
    return [_chart(name, pulses, place) for name in DIMENSIONS] if len(pulses) > 1 else []


def _chart(dimension: str, pulses: Sequence[Entry[Dossier]], place: Here) -> Chart:
    step = (WIDTH - 2 * EDGE) / (len(pulses) - 1)
    lines: dict[str, list[list[Dot]]] = {}
    said: list[str] = []
    for side in SIDES:
        stretches: list[list[Dot]] = [[]]
        for number, each in enumerate(pulses):
            mean = mean_of(each, side, dimension)
            if mean is None:
                stretches.append([])
                continue
            words = f"{place.company(side)} {mean:.1f} in {each.title}"
            stretches[-1].append(Dot(round(EDGE + number * step, 1), _height(mean), words))
            said.append(words)
        lines[side] = [stretch for stretch in stretches if stretch]
    return Chart(dimension, lines, f"{dimension.capitalize()}, from 1 to 5: {'; '.join(said)}")


def mean_of(pulse: Entry[Dossier], side: str, dimension: str) -> float | None:
    """The mean of a side in a dimension, or ``None`` where too few of it answered."""
    results: Any = pulse.dossier.results
    score = results.sides[side].scores.get(dimension) if results else None
    return score.mean if score else None


def _height(mean: float) -> float:
    share = (mean - LOWEST) / (HIGHEST - LOWEST)
    return round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE), 1)
