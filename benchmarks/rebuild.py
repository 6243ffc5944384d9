"""Rebuilding read models from a long log, against fetching and against decoding its facts."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from statistics import median

from benchmarks.append import Acts
from benchmarks.bench import Bench, opened
from benchmarks.measuring import Aim, Result, Rounds, Table, Took, busy, in_turns, p50
from benchmarks.stores import Store, copy_of
from domain.store import Log
from portal.web import Workshop
from projections.rebuild import BATCH, rebuild, rebuild_together

FETCH = (
    "SELECT notification_id, originator_id, originator_version, topic, state FROM stored_events "
    "WHERE notification_id > ? ORDER BY notification_id LIMIT ?"
)
FETCHED, DECODED = "fetch only", "fetch and decode"
TOGETHER, IN_TURN = "all of them, from one reading", "all of them, one by one"
COLUMNS = ("s", "facts/s", "facts/busy s", "times fetching", "times decoding")


def measure(bench: Bench) -> Result:
    """Every read model in turns with plain reading; all of them one by one take the sum."""
    with copy_of(bench, bench.sizes.large) as store, opened(store.url) as parts:
        bench.say(f"Rebuilding from {store.facts:,} facts …")
        acts = _acts(store, parts)
        found = in_turns(bench.sizes.rebuilds, acts)
    names = [name for name in acts if name not in (FETCHED, DECODED, TOGETHER)]
    found[IN_TURN] = [
        [Took.sum(found[name][number][0] for name in names)]
        for number in range(bench.sizes.rebuilds)
    ]
    rows = [_row(name, each, found, store.facts) for name, each in found.items()]
    aims = [Aim(f"{n}, facts/s", store.facts / p50(found[n]), 20_000, True) for n in names]
    together = store.facts / p50(found[TOGETHER])
    aims.append(Aim("all read models from one reading, facts/s", together, 5_000, True))
    title = f"rebuild, {store.facts:,} facts on SQLite"
    return Result([Table(title, ("", *COLUMNS), rows)], aims)


@contextmanager
def inner(bench: Bench) -> Iterator[Acts]:
    """What is profiled: each read model, and decoding."""
    with copy_of(bench, bench.sizes.large) as store, opened(store.url) as parts:
        yield _acts(store, parts)


def _acts(store: Store, parts: Workshop) -> Acts:
    runner, log = parts.runner, parts.partnerships.log
    models = {name: lambda name=name: rebuild(runner, name) for name in runner.models}
    models[TOGETHER] = lambda: rebuild_together(runner, list(runner.models))
    return {FETCHED: lambda: _fetch(store), DECODED: lambda: _decode(log), **models}


def _fetch(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as connection:
        position = 0
        while rows := connection.execute(FETCH, (position, BATCH)).fetchall():
            position = rows[-1][0]


def _decode(log: Log) -> None:
    position = 0
    while facts := log.after(position, BATCH):
        position = facts[-1][0]


def _row(name: str, times: Rounds, found: dict[str, Rounds], facts: int) -> tuple[str | float, ...]:
    over = [_times(times, found[FETCHED]), _times(times, found[DECODED])]
    return (name, p50(times), facts / p50(times), facts / p50(busy(times)), *over)


def _times(these: Rounds, those: Rounds) -> float:
    return median(a[0] / b[0] for a, b in zip(these, those, strict=True))
