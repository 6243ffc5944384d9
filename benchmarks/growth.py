"""Commands, shown by every read model, with a short log and with a long one."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from benchmarks.append import Acts
from benchmarks.bench import Bench, opened
from benchmarks.measuring import Aim, Result, Rounds, Table, Took, busy, p50, p95, ratio
from benchmarks.perform import ACKNOWLEDGE, TELL, Teller, both
from benchmarks.stores import copy_of

GROWTH = 1.2
COLUMNS = ("durable and shown p50 ms", "p95", "busy", "growth")


def measure(bench: Bench) -> Result:
    """Telling and acknowledging in both stores in turns."""
    with ExitStack() as stack:
        tellers = dict(_teller(bench, facts, stack) for facts in _sizes(bench))
        found = _timed(bench, tellers)
    short, long = tellers
    rows: list[tuple[str | float, ...]] = []
    aims = []
    for name in (TELL, ACKNOWLEDGE):
        for facts in tellers:
            these = found[facts, name]
            growth = ratio(these, found[short, name])
            millis = [each * 1e3 for each in (p50(these), p95(these), p50(busy(these)))]
            rows.append((f"{name}, {facts:>7,} facts", *millis, growth))
        aims.append(Aim(f"{name}, growth from {short:,} to {long:,} facts", growth, GROWTH))
    return Result([Table("growth of perform with the log, SQLite", ("", *COLUMNS), rows)], aims)


@contextmanager
def inner(bench: Bench) -> Iterator[Acts]:
    """What is profiled: both commands over the long log."""
    with ExitStack() as stack:
        _, teller = _teller(bench, bench.sizes.large, stack)
        yield {"tell, ensure, acknowledge, ensure": teller.pair}


def _sizes(bench: Bench) -> tuple[int, int]:
    return bench.sizes.small, bench.sizes.large


def _teller(bench: Bench, facts: int, stack: ExitStack) -> tuple[int, Teller]:
    store = stack.enter_context(copy_of(bench, facts))
    teller = Teller(stack.enter_context(opened(store.url)), store.place)
    for _ in range(3):
        teller.pair()
    return store.facts, teller


def _timed(bench: Bench, tellers: dict[int, Teller]) -> dict[tuple[int, str], Rounds]:
    found: dict[tuple[int, str], Rounds] = {
        (facts, name): [] for facts in tellers for name in (TELL, ACKNOWLEDGE)
    }
    for _ in range(bench.sizes.rounds):
        pairs = {facts: list[dict[str, tuple[Took, Took]]]() for facts in tellers}
        for _ in range(max(bench.sizes.calls // 5, 2)):
            for facts, teller in tellers.items():
                pairs[facts].append(teller.pair())
        for (facts, name), rounds in found.items():
            rounds.append([both(pair[name]) for pair in pairs[facts]])
    return found
