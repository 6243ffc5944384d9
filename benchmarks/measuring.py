"""How things are timed: one after the other in turns, so that a busy machine is busy for all.

A ratio compares what was measured in the same round; figures themselves depend on the machine.
"""

from collections.abc import Callable, Iterable, Mapping
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any, NamedTuple

Rounds = list[list[Any]]
"""The seconds of each call, round by round."""


class Aim(NamedTuple):
    """A figure that is wanted to be at least or at most something."""

    name: str
    figure: float
    limit: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether it is so."""
        return self.figure >= self.limit if self.at_least else self.figure <= self.limit


class Table(NamedTuple):
    """Figures as they are printed and kept; numbers may be of any size."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[str | float, ...]]


class Result(NamedTuple):
    """What one benchmark found."""

    tables: list[Table]
    aims: list[Aim]


class Took(float):
    """Seconds on the clock; ``busy`` are those of them this process spent on a processor."""

    busy: float

    @classmethod
    def sum(cls, times: Iterable["Took"]) -> "Took":
        """One after the other."""
        every = list(times)
        total = cls(sum(every))
        total.busy = sum(each.busy for each in every)
        return total


def seconds(act: Callable[[], object], parts: int = 1) -> Took:
    """How long ``act`` takes; divided by ``parts`` where it does so many things."""
    began, busy = perf_counter(), process_time()
    act()
    took = Took((perf_counter() - began) / parts)
    took.busy = (process_time() - busy) / parts
    return took


def busy(rounds: Rounds) -> Rounds:
    """The same calls by the time this process was busy: what a crowded machine changes least."""
    return [[each.busy for each in calls] for calls in rounds]


def in_turns(
    rounds: int, acts: Mapping[str, Callable[[], object]], calls: int = 1
) -> dict[str, Rounds]:
    """Time every act ``calls`` times in each round; each round begins with another one."""
    found: dict[str, Rounds] = {name: [] for name in acts}
    names = list(acts)
    for number in range(rounds):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            found[name].append([seconds(acts[name]) for _ in range(calls)])
    return found


def p50(rounds: Rounds) -> float:
    """The median of all calls."""
    return median(flat(rounds))


def p95(rounds: Rounds) -> float:
    """What 19 of 20 calls stay below."""
    every = flat(rounds)
    return quantiles(every, n=20, method="inclusive")[-1] if len(every) > 1 else every[0]


def ratio(over: Rounds, under: Rounds) -> float:
    """How many times as long ``over`` takes: the median of the ratios of each round."""
    return median(median(a) / median(b) for a, b in zip(over, under, strict=True))


def flat(rounds: Iterable[list[float]]) -> list[float]:
    """All calls of all rounds."""
    return [each for calls in rounds for each in calls]
