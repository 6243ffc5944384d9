"""Pumping: what a fact costs all read models together, by how many are pumped at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from benchmarks.append import Acts
from benchmarks.bench import Bench
from benchmarks.measuring import Result, Rounds, Table, busy, p50, ratio, seconds
from benchmarks.places import open_place, place_named
from benchmarks.stores import write
from benchmarks.stories import endless
from portal.web import Workshop

BATCHES = (1, 10, 500)
COLUMNS = ("µs per fact", "busy", "facts/s", "of reading them", "times a batch of 500")


def measure(bench: Bench) -> Result:
    """Each batch size in turns along the same log, in each database."""
    rows: list[tuple[str | float, ...]] = []
    for database in bench.databases:
        with _filled(bench, database) as parts:
            pumped, read = _timed(bench, parts)
        for batch in BATCHES:
            times, cost = pumped[batch], p50(pumped[batch])
            micros = cost * 1e6, p50(busy(times)) * 1e6
            over = ratio(times, read[batch]), ratio(times, pumped[500])
            rows.append((f"{database}, batches of {batch}", *micros, 1 / cost, *over))
    return Result([Table("pump, all read models together", ("", *COLUMNS), rows)], [])


@contextmanager
def inner(bench: Bench) -> Iterator[Acts]:
    """What is profiled: batches of one and of 500 on SQLite."""
    with _filled(bench, "sqlite") as parts:
        pump = parts.runner.pump
        yield {f"batches of {batch}": lambda batch=batch: pump(batch) for batch in (1, 500)}


@contextmanager
def _filled(bench: Bench, database: str) -> Iterator[Workshop]:
    place = place_named("pump")
    facts = (bench.sizes.rounds + 2) * sum(batch * _calls(bench, batch) for batch in BATCHES)
    with bench.workshop(database) as parts:
        open_place(parts.partnerships, place)
        write(parts.partnerships.log, islice(endless(place), facts))
        parts.runner.pump(500)
        yield parts


def _timed(bench: Bench, parts: Workshop) -> tuple[dict[int, Rounds], dict[int, Rounds]]:
    runner, log = parts.runner, parts.partnerships.log
    pumped: dict[int, Rounds] = {batch: [] for batch in BATCHES}
    read: dict[int, Rounds] = {batch: [] for batch in BATCHES}
    for _ in range(bench.sizes.rounds):
        for batch in BATCHES:
            reading, pumping = [], []
            for _ in range(_calls(bench, batch)):
                at = runner.position()
                reading.append(seconds(lambda: log.after(at, batch), batch))  # noqa: B023
                pumping.append(seconds(lambda: runner.pump(batch), batch))  # noqa: B023
            read[batch].append(reading)
            pumped[batch].append(pumping)
    return pumped, read


def _calls(bench: Bench, batch: int) -> int:
    return {1: bench.sizes.calls, 10: max(bench.sizes.calls // 3, 1), 500: 1}[batch]
