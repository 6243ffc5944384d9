"""Which pieces of evidence moved a bar most, and by how much, as it was known when they came in.

A step is all that one record changes in a bar at one instant: pieces come in, and what they replace
falls away, or it falls away alone. Its change is the value right after less the value right before.
Steps are compared with the cap granted in the order of time, which is quick; the largest are then
measured exactly.
"""

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from domain.rule_sets import RuleSet
from projections.trust.ledger import Bar, Ledger
from projections.trust.score import Codes, Numbers, score_of
from projections.trust.trend import By
from projections.trust.weighing import Weighing

MEASURED = 2
"""So many times as many steps as are wanted are measured exactly."""
LEAST = 0.005
"""A step that moves a bar by less than half a point of a hundred is none."""
HORIZON = 3650.0
"""Days after the last fact; what takes effect later than that is not looked at."""


class Ends(NamedTuple):
    """A value with its interval, 0..1."""

    value: float
    low: float
    high: float


class Step(NamedTuple):
    """A piece that came in or, if it ``leaves``, fell away, and the scores (0..1) around that.

    ``place`` is where it stands in the ledger.
    """

    place: int
    day: float
    leaves: bool
    before: Ends
    after: Ends

    @property
    def change(self) -> float:
        """By how much it moved the value."""
        return self.after.value - self.before.value

    @property
    def is_clear(self) -> bool:
        """Whether it is large enough, and to be seen in whole numbers."""
        shown = round(100 * self.before.value), round(100 * self.after.value)
        return abs(self.change) >= LEAST and shown[0] != shown[1]


class Steps(NamedTuple):
    """Every step of a bar: when, the place of its weightiest piece, and the change it made."""

    day: Numbers
    place: Codes
    change: Numbers


def movers(
    ledger: Ledger, bar: Bar, spans: Sequence[tuple[float, float]], by: By, most: int = 3
) -> list[Step]:
    """The steps within spans of time (days) that moved a bar most, in the order of time.

    At most ``most``, each by half a point of a hundred or more, so that the whole number changed,
    and only where there was enough evidence before and after.
    """
    if not spans:
        return []
    steps = _steps(ledger, bar, by(max(end for _, end in spans)))
    wanted = np.zeros(len(steps.day), bool)
    for begin, end in spans:
        wanted |= (steps.day > begin) & (steps.day <= end)
    some = np.flatnonzero(wanted)
    some = some[np.argsort(-np.abs(steps.change[some]), kind="stable")][: MEASURED * most]
    found = [_measured(ledger, bar, int(steps.place[n]), float(steps.day[n]), by) for n in some]
    clear = [step for step in found if step and step.is_clear]
    largest = sorted(clear, key=lambda step: -abs(step.change))[:most]
    return sorted(largest, key=lambda step: step.day)


def _measured(ledger: Ledger, bar: Bar, place: int, day: float, by: By) -> Step | None:
    weighing, figures = by(day), ledger.memo.figures
    key = ("step", bar, weighing.name, place, day)
    if key in figures:
        known: Step | None = figures[key]
        return known
    found = _measure(ledger, bar, place, day, weighing)
    ledger.memo.keep(key, found)
    return found


def _measure(ledger: Ledger, bar: Bar, place: int, day: float, by: Weighing) -> Step | None:
    """Before: as it was known, but for what the record of this piece changed at that instant."""
    rows, own = ledger.rows, np.flatnonzero(ledger.about(bar))
    some = rows[own]
    begins = np.maximum(some["recorded"], some["day"])
    after = (begins <= day) & (some["superseded"] > day)
    same = some["record"] == rows["record"][place]
    over = (some["superseded"] == day) & (begins < day)
    before = (after & ~(same & (begins == day))) | (same & over)
    scores = [score_of(ledger.items(own[known], by), day, by.rules) for known in (before, after)]
    if not all(score.is_shown for score in scores):
        return None
    ends = [Ends(score.value, score.low, score.high) for score in scores]
    return Step(place, day, bool(rows["superseded"][place] == day), *ends)


def _steps(ledger: Ledger, bar: Bar, by: Weighing) -> Steps:
    key = ("steps", bar, by.name, np.inf)  # of all moments: any later fact makes it anew
    known: Steps | None = ledger.memo.figures.get(key)
    if known is None:
        known = _all_steps(ledger, bar, by)
        ledger.memo.keep(key, known)
    return known


def _all_steps(ledger: Ledger, bar: Bar, by: Weighing) -> Steps:
    own = np.flatnonzero(ledger.about(bar))
    rows = ledger.rows[own]
    begins = np.maximum(rows["recorded"], rows["day"])
    weight = _granted(rows, ledger.caps(own, by), by)
    within = begins <= rows["recorded"].max(initial=0.0) + HORIZON
    there = np.flatnonzero((weight > 0) & (begins < rows["superseded"]) & within)
    rows, begins, weight, own = rows[there], begins[there], weight[there], own[there]
    over = np.flatnonzero(np.isfinite(rows["superseded"]))
    which = np.concatenate([np.arange(len(rows)), over])
    at = np.concatenate([begins, rows["superseded"][over]])
    sign = np.concatenate([np.ones(len(rows)), -np.ones(len(over))])
    order = np.lexsort((which, -weight[which], -sign, rows["record"][which], at))
    which, at, sign = which[order], at[order], sign[order]
    begin, end = _bounds(at, rows["record"][which])
    before, after = _values(rows[which], sign * weight[which], at[end], end, by)
    return Steps(at[end], own[which[begin]], after - before)  # what came in, the weightiest, first


def _bounds(at: Numbers, record: Codes) -> tuple[Codes, Codes]:
    """Where each step begins and ends: at another instant, or with another record."""
    if not len(at):
        return np.zeros(0, int), np.zeros(0, int)
    ends = np.append(np.flatnonzero((np.diff(at) > 0) | (np.diff(record) != 0)), len(at) - 1)
    return np.append(0, ends[:-1] + 1), ends


def _values(
    rows: npt.NDArray[np.void], weight: Numbers, at: Numbers, ends: Codes, by: Weighing
) -> tuple[Numbers, Numbers]:
    """The value before and after each step; ``weight`` is negative for what falls away."""
    since = np.minimum(rows["fades_from"], np.maximum(rows["recorded"], rows["day"]))
    base = since.min() if len(rows) else 0.0
    half_life, outcome = by.half_life[rows["rule"]], by.outcome[rows["rule"]]
    before, after = np.zeros((2, len(ends))), np.zeros((2, len(ends)))
    for each in np.unique(half_life):
        own = np.where(half_life == each, weight * np.exp2((since - base) / each), 0.0)
        faded = np.exp2(-(at - base) / each)
        for n, share in enumerate((outcome, 1 - outcome)):
            sums = np.cumsum(own * share)
            after[n] += sums[ends] * faded
            before[n] += np.append(0.0, sums[ends[:-1]]) * faded
    return _value(before), _value(after)


def _value(sums: Numbers) -> Numbers:
    value: Numbers = (1 + sums[0]) / (2 + sums[0] + sums[1])
    return value


def _granted(rows: npt.NDArray[np.void], cap: Codes, by: Weighing) -> Numbers:
    """What each piece weighs; of what shares a cap, what the span before it has left."""
    weight: Numbers = by.weight[rows["rule"], rows["severity"]].copy()
    since = rows["fades_from"]
    for each in np.unique(cap[cap > 0]):
        own = np.flatnonzero((cap == each) & (weight > 0))
        own = own[np.lexsort((rows["recorded"][own], since[own]))]
        keys = zip(since[own], rows["record"][own], weight[own], strict=True)
        weight[own] = _in_order([(float(d), int(r), float(w)) for d, r, w in keys], by.rules)
    return weight


def _in_order(pieces: Sequence[tuple[float, int, float]], rules: RuleSet) -> list[float]:
    """Weights within the cap, granted in the order of time; a record is granted its room once."""
    held: deque[tuple[float, float]] = deque()
    room: dict[int, float] = {}
    total, found = 0.0, list[float]()
    for day, record, weight in pieces:
        while held and held[0][0] <= day - rules.cap_days:
            total -= held.popleft()[1]
        if record not in room:
            room[record] = max(0.0, rules.cap - total)
            held.append((day, min(weight, room[record])))
            total += held[-1][1]
        found.append(min(weight, room[record]))
    return found
