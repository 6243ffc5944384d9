"""Trust: what a fact costs the evidence, and the pages of a partnership with 50,000 facts."""

import tracemalloc
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta

from flask.testing import FlaskClient

from benchmarks import report
from benchmarks.append import Acts
from benchmarks.bench import Bench
from benchmarks.crowd import Desk, crowded, sizes
from benchmarks.measuring import (
    Aim,
    Result,
    Rounds,
    Table,
    busy,
    in_turns,
    p50,
    p95,
    ratio,
    seconds,
)
from projections import evidence
from projections.evidence import Evidence
from projections.runner import Runner

BATCHES = (1, 10, 500)
AGO = 150
BAR, PAGE, PAST, COLD = "a bar", "trust page", "as of five months ago", "first of a process"
PAGE_MILLIS, PUMP_MICROS, PAST_RATIO, GROWTH = 40, 1_000, 1.5, 1.1


def measure(bench: Bench) -> Result:
    """On each database: the pages among few others' facts and among many, in turns; the pump."""
    found = [_measured(bench, database) for database in bench.databases]
    tables = [table for result in found for table in result.tables]
    return Result(tables, [aim for result in found for aim in result.aims])


@contextmanager
def inner(bench: Bench) -> Iterator[Acts]:
    """What is profiled: the pages."""
    with crowded(bench, "sqlite", sizes(bench)[1]) as desk:
        yield _acts(desk, "")


def _measured(bench: Bench, database: str) -> Result:
    with crowded(bench, database, sizes(bench)[1], pump=False) as desk:
        pumped = _pumped(bench, desk)
    with ExitStack() as stack:
        desks = {}
        for name, others in zip(("few", "many"), sizes(bench)[1:], strict=True):
            bench.say(f"Building {others:,} facts of others on {database} …")
            desks[name] = stack.enter_context(crowded(bench, database, others))
        acts = {key: act for name, each in desks.items() for key, act in _acts(each, name).items()}
        for act in acts.values():
            act()  # compiles templates, fills memory
        found = in_turns(bench.sizes.rounds, acts, max(bench.sizes.calls // 10, 1))
        tables = [_pages(database, desks, found), _costs(database, pumped), _kept(database, desks)]
    result = Result(tables, _aims(database, found, pumped))
    bench.say("\n".join(report.lines_of(result)))  # the other database takes as long again
    return result


def _acts(desk: Desk, name: str) -> Acts:
    base = f"/p/{desk.place.slug}/trust"
    then = (datetime.now(UTC) - timedelta(days=AGO)).date()
    addresses = {PAGE: base, PAST: f"{base}?as_of={then}", BAR: f"{base}/bpo/communication"}
    acts: Acts = {
        f"{title}, {name}": lambda address=address: _asked(desk.client, address)
        for title, address in addresses.items()
    }
    return {**acts, f"{COLD}, {name}": lambda: _asked(desk.cold, base)}


def _asked(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status}")


def _pumped(bench: Bench, desk: Desk) -> dict[int, Rounds]:
    runner = Runner(desk.parts.partnerships.log, desk.parts.runner.engine, [Evidence()])
    found: dict[int, Rounds] = {batch: [] for batch in BATCHES}
    for _ in range(bench.sizes.rounds):
        for batch in BATCHES:
            calls = max(bench.sizes.calls // 10, 1) if batch < max(BATCHES) else 1
            found[batch].append([seconds(lambda: runner.pump(batch), batch) for _ in range(calls)])  # noqa: B023
    return found


def _pages(database: str, desks: dict[str, Desk], found: dict[str, Rounds]) -> Table:
    few, many = (f"{desk.all_facts - desk.facts:,}" for desk in desks.values())
    title = f"{database}: pages of {desks['few'].facts:,} facts; of others {few} or {many}"
    rows = [
        (f"{database}, {name}", p50(r) * 1e3, p95(r) * 1e3, p50(busy(r)) * 1e3)
        for name, r in found.items()
    ]
    return Table(title, ("", "p50 ms", "p95", "busy"), [*rows])


def _costs(database: str, pumped: dict[int, Rounds]) -> Table:
    rows = [
        (f"{database}, batches of {n}", p50(r) * 1e6, p95(r) * 1e6, p50(busy(r)) * 1e6)
        for n, r in pumped.items()
    ]
    return Table("evidence pumped alone", ("", "µs per fact, p50", "p95", "busy"), [*rows])


def _kept(database: str, desks: dict[str, Desk]) -> Table:
    """What is kept in memory of the measured partnership, and what building the stores took."""
    rows = [(f"{database}, {name}", _megabytes(desk), desk.took) for name, desk in desks.items()]
    columns = ("", "ledger, MB", "built in s")
    return Table("memory, and the stores", columns, [*rows])


def _megabytes(desk: Desk) -> float:
    with desk.parts.runner.engine.connect() as connection:
        tracemalloc.start()
        held = evidence.ledger(connection, desk.place.id)
        found, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return found / 1e6 if held else 0.0


def _aims(database: str, found: dict[str, Rounds], pumped: dict[int, Rounds]) -> list[Aim]:
    few, many = found[f"{PAGE}, few"], found[f"{PAGE}, many"]
    past = ratio(found[f"{PAST}, many"], many)
    aims = [Aim(f"{database}, {PAGE}, ms", p50(many) * 1e3, PAGE_MILLIS)]
    aims += [Aim(f"{database}, {PAST} / now", past, PAST_RATIO)]
    aims += [Aim(f"{database}, {PAGE}, many / few", ratio(many, few), GROWTH)]
    cost = p50(pumped[max(BATCHES)]) * 1e6
    aims += [Aim(f"{database}, evidence, batches of {max(BATCHES)}, µs a fact", cost, PUMP_MICROS)]
    return aims
