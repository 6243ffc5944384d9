"""How evidence becomes a score: decay, caps, a Beta posterior, and the guards of a number.

The rules are those of "Trust score" in docs/product.md. Beta reputation: Jøsang and Ismail 2002.
Times are days (floats) since any common beginning; weights and outcomes are numbers, outcomes 0..1.
"""

from collections.abc import Hashable, Sequence
from typing import NamedTuple, cast
from uuid import UUID

import numpy as np
import numpy.typing as npt
from scipy.special import betaincinv

Numbers = npt.NDArray[np.float64]

HALF_LIFE_DAYS, BREACH_HALF_LIFE_DAYS = 90.0, 180.0
"""After how many days evidence weighs half, and how many where integrity was breached."""

CAP, CAP_DAYS = 3.0, 30.0
"""The most weight that capped evidence of one side has within so many days."""

LOWER, UPPER = 0.05, 0.95
LEAST_EVIDENCE, LEAST_RECORDS, LEAST_DAYS, LEAST_PEOPLE, LEAST_INDICATORS = 8.0, 5, 3, 2, 2
RECENT_DAYS = 90.0
ALMOST = 1e-9


class Items(NamedTuple):
    """The evidence about one side in one dimension, item by item, in any order.

    ``at`` is when it took effect. ``indicator`` and ``record`` name what it is of; ``confirmed_by``
    the people of the other side who confirmed it. ``capped`` items weigh together at most ``CAP``.
    """

    at: Numbers
    weight: Numbers
    outcome: Numbers
    half_life: Numbers
    capped: npt.NDArray[np.bool_]
    indicator: Sequence[str]
    record: Sequence[Hashable]
    confirmed_by: Sequence[frozenset[UUID]]


class Missing(NamedTuple):
    """One thing that is not enough: how much there is, how much is needed, of what."""

    what: str
    there: float
    needed: float


class Score(NamedTuple):
    """The posterior of one side in one dimension at a moment.

    ``value``, ``low`` and ``high`` are 0..1 (the 5 to 95 % interval); they are only to be shown
    where ``missing`` is empty. ``weighed`` is what each item weighs then, in their order.
    """

    value: float
    low: float
    high: float
    n_eff: float
    missing: tuple[Missing, ...]
    weighed: Numbers

    @property
    def is_shown(self) -> bool:
        """Whether there is enough evidence for a number."""
        return not self.missing


def score_of(items: Items, at: float) -> Score:
    """The score at a moment; what took effect later is left out."""
    weighed = weights_at(items, at)
    r, s = float(weighed @ items.outcome), float(weighed @ (1 - items.outcome))
    alpha, beta = 1 + r, 1 + s
    low, high = betaincinv(alpha, beta, [LOWER, UPPER])
    missing = _missing(items, weighed, at)
    value = alpha / (alpha + beta)
    return Score(value, float(low), float(high), r + s, missing, weighed)


def weights_at(items: Items, at: float) -> Numbers:
    """What each item weighs at a moment: its weight, within the cap, faded by its age."""
    age = at - items.at
    known = age >= 0
    granted = np.where(known, items.weight, 0.0)
    capped = items.capped & known
    granted[capped] = within_cap(items.at[capped], items.weight[capped])
    faded = np.exp2(-np.where(known, age, 0.0) / items.half_life)
    return cast("Numbers", granted * faded)


def within_cap(at: Numbers, weight: Numbers, cap: float = CAP, days: float = CAP_DAYS) -> Numbers:
    """What is left of weights so that no span of ``days`` holds more than ``cap``.

    The latest is granted first. That is the largest total after decay, at any moment: one item more
    can therefore never lower it, which granting the earliest first would do.
    """
    granted = np.zeros_like(weight)
    order = np.argsort(-at, kind="stable")
    later, held = 0, 0.0
    for index in order:
        while at[order[later]] - at[index] >= days:
            held -= granted[order[later]]
            later += 1
        granted[index] = max(0.0, min(float(weight[index]), cap - held))
        held += granted[index]
    return granted


def differ(one: Score, other: Score) -> bool:
    """Whether "better" or "worse" may be said of two scores: their intervals do not overlap."""
    return one.is_shown and other.is_shown and (one.low > other.high or other.low > one.high)


def overall(scores: Sequence[Score]) -> float | None:
    """The geometric mean of the dimensions (0..1), to be shown beside the weakest of them.

    ``None`` unless every one of them has enough evidence.
    """
    if not scores or not all(score.is_shown for score in scores):
        return None
    return float(np.exp(np.mean(np.log([score.value for score in scores]))))


def _missing(items: Items, weighed: Numbers, at: float) -> tuple[Missing, ...]:
    there = np.flatnonzero(weighed > 0).tolist()
    n_eff = float(weighed.sum())
    recent = np.unique(items.at[(weighed > 0) & (at - items.at <= RECENT_DAYS)] // 1)
    people = frozenset().union(*{items.confirmed_by[i] for i in there})
    shares = _shares(items, weighed)
    found = (
        Missing("evidence", n_eff, LEAST_EVIDENCE),
        Missing("records", len({items.record[i] for i in there}), LEAST_RECORDS),
        Missing("days", len(recent), LEAST_DAYS),
        Missing("people", len(people), LEAST_PEOPLE),
        Missing("indicators", len(shares), LEAST_INDICATORS),
    )
    lacking = [each for each in found if each.there < each.needed - ALMOST]
    largest = max(shares.values(), default=0.0)
    if len(shares) >= LEAST_INDICATORS and largest > n_eff / 2 + ALMOST:
        lacking.append(Missing("balance", n_eff - largest, largest))
    return tuple(lacking)


def _shares(items: Items, weighed: Numbers) -> dict[str, float]:
    shares: dict[str, float] = {}
    for name, weight in zip(items.indicator, weighed.tolist(), strict=True):
        if weight > 0:
            shares[name] = shares.get(name, 0.0) + weight
    return shares
