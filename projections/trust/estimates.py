"""Estimates for small and open samples: shares with intervals, running times, what is hidden."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

import numpy as np
from scipy.special import ndtri

LEAST_OVERLAP = 4
"""Below so many found by both, nothing is said about how many nobody found."""


class Share(NamedTuple):
    """A share of a sample, 0..1, with its interval."""

    value: float
    low: float
    high: float


class Step(NamedTuple):
    """After ``after``, the share ``surviving`` is still open."""

    after: float
    surviving: float


def wilson(count: float, of: float, confidence: float = 0.90) -> Share | None:
    """A share with the score interval of Wilson (1927), as by itself it never leaves 0..1.

    ``count`` and ``of`` may be weighted. ``None`` for an empty sample.
    """
    if of <= 0:
        return None
    z = float(ndtri(0.5 + confidence / 2))
    value, width = count / of, z * z / of
    middle = (value + width / 2) / (1 + width)
    half = z / (1 + width) * np.sqrt(value * (1 - value) / of + width / (4 * of))
    return Share(value, max(0.0, float(middle - half)), min(1.0, float(middle + half)))


def kaplan_meier(spans: Sequence[float], ended: Sequence[bool]) -> list[Step]:
    """How long things stay open, those still open included (Kaplan and Meier 1958).

    ``spans`` are durations in any unit, ``ended`` says which are over; the others are open at that
    age. One step for each age at which something ended, in order.
    """
    order = np.argsort(spans, kind="stable")
    times, over = np.asarray(spans, float)[order], np.asarray(ended, bool)[order]
    steps, surviving = [], 1.0
    for time in np.unique(times[over]):
        at_risk = int((times >= time).sum())
        surviving *= 1 - int((over & (times == time)).sum()) / at_risk
        steps.append(Step(float(time), surviving))
    return steps


def quantile(steps: Sequence[Step], share: float) -> float | None:
    """The time by which ``share`` (0..1) are over; ``None`` while too many are open to say."""
    reached = next((step.after for step in steps if 1 - step.surviving >= share - 1e-12), inf)
    return None if reached == inf else reached


def hidden(first: int, second: int, both: int) -> float | None:
    """How many there are in all, found or not, if two look independently: Chapman's estimate.

    ``first`` and ``second`` found so many, ``both`` of them the same ones. ``None`` where the
    overlap is too small to say anything. Chapman 1951; Seber 1982.
    """
    if both < LEAST_OVERLAP:
        return None
    return (first + 1) * (second + 1) / (both + 1) - 1
