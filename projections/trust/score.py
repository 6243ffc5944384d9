"""How evidence becomes a score: decay, caps, a Beta posterior, and the guards of a number.

The rules are those of "Trust score" in docs/product.md. Beta reputation: Jøsang and Ismail 2002.
Times are days (floats) since any common beginning; weights and outcomes are numbers, outcomes 0..1.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast
from uuid import UUID

import numpy as np
import numpy.typing as npt
from scipy.special import betaincinv

from domain.rule_sets import FIRST, Guard, RuleSet

Numbers = npt.NDArray[np.float64]

Codes = npt.NDArray[np.int64]

LOWER, UPPER = 0.05, 0.95
RECENT_DAYS = 90.0
ALMOST = 1e-9


class Items(NamedTuple):
    """The evidence about one side in one dimension, item by item, in any order.

    ``at`` is when it took effect, ``fades_from`` when it begins to weigh less. Items with the same
    ``cap`` weigh together no more than the cap; 0 is for those that have none.
    ``indicator`` and ``record`` tell apart by a number what it is of, ``people`` those groups of
    people of the other side who confirmed it; ``groups`` says who is in each.
    """

    at: Numbers
    weight: Numbers
    outcome: Numbers
    fades_from: Numbers
    half_life: Numbers
    cap: Codes
    indicator: Codes
    record: Codes
    people: Codes
    groups: Sequence[frozenset[UUID]]


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


def score_of(items: Items, at: float, rules: RuleSet = FIRST) -> Score:
    """The score at a moment by a rule set's cap and guard; what took effect later is left out."""
    weighed = weights_at(items, at, rules)
    r, s = float(weighed @ items.outcome), float(weighed @ (1 - items.outcome))
    alpha, beta = 1 + r, 1 + s
    low, high = betaincinv(alpha, beta, [LOWER, UPPER])
    missing = _missing(items, weighed, at, rules.guard)
    value = alpha / (alpha + beta)
    return Score(value, float(low), float(high), r + s, missing, weighed)


def weights_at(items: Items, at: float, rules: RuleSet = FIRST) -> Numbers:
    """What each item weighs at a moment: its weight, within the cap, faded by its age."""
    known = items.at <= at
    granted = np.where(known, items.weight, 0.0)
    for cap in np.flatnonzero(np.bincount(items.cap[known])[1:]) + 1:
        own = known & (items.cap == cap)
        granted[own] = within_cap(
            items.fades_from[own], items.weight[own], rules.cap, rules.cap_days
        )
    age = np.maximum(at - items.fades_from, 0.0)
    return cast("Numbers", granted * np.exp2(-age / items.half_life))


def within_cap(
    at: Numbers, weight: Numbers, cap: float = FIRST.cap, days: float = FIRST.cap_days
) -> Numbers:
    """What is left of weights so that no span of ``days`` holds more than ``cap``.

    The latest is granted first. That is the largest total after decay, at any moment: one item more
    can therefore never lower it, which granting the earliest first would do. Once a span is full,
    what lies in it is skipped: thousands of trivial items cost little.
    """
    granted = np.zeros_like(weight)
    order = np.argsort(-at, kind="stable")
    order = order[weight[order] > 0]
    times, weights, ages = at[order], weight[order], -at[order]
    held: deque[tuple[float, float]] = deque()
    total, n = 0.0, 0
    while n < len(order):
        while held and times[n] <= held[0][0] - days:
            total -= held.popleft()[1]
        if cap - total <= ALMOST:
            n = max(n + 1, int(np.searchsorted(ages, days - held[0][0])))
            continue
        share = min(float(weights[n]), cap - total)
        held.append((float(times[n]), share))
        granted[order[n]], total, n = share, total + share, n + 1
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


def weakest(scores: Mapping[str, Score]) -> str | None:
    """The dimension whose score is lowest; ``None`` unless all have enough evidence."""
    if not all(score.is_shown for score in scores.values()):
        return None
    return min(scores, key=lambda dimension: scores[dimension].value)


def _missing(items: Items, weighed: Numbers, at: float, guard: Guard) -> tuple[Missing, ...]:
    there = weighed > 0
    n_eff = float(weighed.sum())
    recent = np.unique(items.at[there & (at - items.at <= RECENT_DAYS)] // 1)
    people = frozenset[UUID]().union(*(items.groups[n] for n in np.unique(items.people[there])))
    shares = np.bincount(items.indicator[there], weighed[there])
    kinds = int((shares > 0).sum())
    found = (
        Missing("evidence", n_eff, guard.evidence),
        Missing("records", len(np.unique(items.record[there])), guard.records),
        Missing("days", len(recent), guard.days),
        Missing("people", len(people), guard.people),
        Missing("indicators", kinds, guard.indicators),
    )
    lacking = [each for each in found if each.there < each.needed - ALMOST]
    largest, most = float(shares.max(initial=0.0)), guard.largest_share * n_eff
    if kinds >= guard.indicators and largest > most + ALMOST:
        lacking.append(Missing("balance", n_eff - largest, n_eff - most))
    return tuple(lacking)
