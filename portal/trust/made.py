"""What a bar is made of, indicator by indicator, and whether one of them is too much of it."""

from typing import NamedTuple

import numpy as np

from projections.trust.ledger import Counted
from projections.trust.score import ALMOST, Score
from projections.trust.weighing import Weighing

WIDTH = 1000.0


class Part(NamedTuple):
    """One indicator: its pieces, their weight at the moment, and their share (0..1) of the whole.

    ``speaks_for`` is the share of that weight which speaks for the side. ``x`` and ``width`` are in
    thousandths of the picture. ``code`` is its number among all indicators.
    """

    indicator: str
    code: int
    pieces: int
    weighs: float
    share: float
    speaks_for: float
    x: float
    width: float
    too_large: bool


def made_of(counted: Counted, score: Score, by: Weighing) -> list[Part]:
    """The indicators of which there is evidence in a bar, the heaviest first."""
    names, items = by.indicators, counted.items
    pieces = np.bincount(items.indicator, minlength=len(names))
    weighs = np.bincount(items.indicator, score.weighed, len(names))
    speaks = np.bincount(items.indicator, score.weighed * items.outcome, len(names))
    found, x = list[Part](), 0.0
    for code in sorted(np.flatnonzero(pieces), key=lambda code: (-weighs[code], names[code])):
        share = float(weighs[code] / score.n_eff) if score.n_eff else 0.0
        good = float(speaks[code] / weighs[code]) if weighs[code] else 0.0
        large = share > by.rules.guard.largest_share + ALMOST
        known = (names[code], int(code), int(pieces[code]), float(weighs[code]), share, good)
        found.append(Part(*known, round(x, 1), round(WIDTH * share, 1), large))
        x += WIDTH * share
    return found
