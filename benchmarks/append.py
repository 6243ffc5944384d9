"""Appending facts, durably, against plain INSERTs of the same bytes into a table of equal shape."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import islice
from typing import Any

import psycopg

from benchmarks.bench import Bench
from benchmarks.measuring import Aim, Result, Rounds, Table, busy, in_turns, p50, p95, ratio
from benchmarks.places import place_named
from benchmarks.stories import endless
from domain.store import SealedEvent, open_log
from domain.store.sealing import new_key
from domain.store.sqlite import path_of

Acts = dict[str, Callable[[], object]]

SQLITE = """CREATE TABLE plain (
    notification_id INTEGER PRIMARY KEY, originator_id TEXT NOT NULL,
    originator_version INTEGER NOT NULL, topic TEXT NOT NULL, state BLOB NOT NULL,
    UNIQUE (originator_id, originator_version))"""
POSTGRES = """CREATE TABLE plain (
    notification_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, originator_id uuid NOT NULL,
    originator_version bigint NOT NULL, topic text NOT NULL, state bytea NOT NULL,
    UNIQUE (originator_id, originator_version))"""
INSERT = "INSERT INTO plain (originator_id, originator_version, topic, state) VALUES "
COLUMNS = ("log/s", "raw/s", "of raw", "log p50 µs", "p95", "busy", "raw p50 µs", "busy")


def measure(bench: Bench) -> Result:
    """Single facts and batches of ten, in each database."""
    rows, aims = [], []
    for database in bench.databases:
        for batch in (1, 10):
            with subjects(bench, database, batch) as acts:
                found = in_turns(bench.sizes.rounds, acts, bench.sizes.calls)
            rows.append(_row(f"{database}, {batch} at a time", found, batch))
            share = 1 / ratio(found["log"], found["raw"])
            aims.append(
                Aim(f"{database}, {batch} at a time, share of the raw rate", share, 0.5, True)
            )
    return Result([Table("append, facts per second", ("", *COLUMNS), rows)], aims)


@contextmanager
def inner(bench: Bench) -> Iterator[Acts]:
    """What is profiled: one fact in each database."""
    with ExitStack() as stack:
        acts = {each: stack.enter_context(subjects(bench, each, 1)) for each in bench.databases}
        yield {f"one fact, {database}": each["log"] for database, each in acts.items()}


@contextmanager
def subjects(bench: Bench, database: str, batch: int) -> Iterator[Acts]:
    """Two ways to append the next facts of a stream; everything else is done beforehand."""
    stream, key = endless(place_named("append")), new_key()
    batches = [list(islice(stream, batch)) for _ in range(bench.sizes.rounds * bench.sizes.calls)]
    with bench.empty_store(database) as url, closing(open_log(url)) as log, plain(url) as insert:
        known = [{fact.originator_id: key for fact in facts} for facts in batches]
        sealed = [[log.mapper.to_stored_event(fact, key) for fact in facts] for facts in batches]
        values = iter([[_values(event, database) for event in events] for events in sealed])
        ours = iter(list(zip(batches, known, strict=True)))
        yield {"log": lambda: log.append(*next(ours)), "raw": lambda: insert(next(values))}


@contextmanager
def plain(url: str) -> Iterator[Callable[[list[tuple[Any, ...]]], None]]:
    """A way to insert rows in one durable transaction, with nothing around it."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(path_of(url) + "-plain", isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(SQLITE)
            yield lambda rows: _into_sqlite(connection, rows)
    else:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(POSTGRES)
            yield lambda rows: _into_postgres(connection, rows)


def _into_sqlite(connection: sqlite3.Connection, rows: list[tuple[Any, ...]]) -> None:
    if len(rows) == 1:
        connection.execute(INSERT + "(?, ?, ?, ?)", rows[0])
        return
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(INSERT + "(?, ?, ?, ?)", rows)
    connection.execute("COMMIT")


def _into_postgres(connection: psycopg.Connection[Any], rows: list[tuple[Any, ...]]) -> None:
    if len(rows) == 1:
        connection.execute(INSERT + "(%b, %b, %b, %b)", rows[0], prepare=True)
        return
    with connection.transaction():
        connection.cursor().executemany(INSERT + "(%b, %b, %b, %b)", rows)


def _values(event: SealedEvent, database: str) -> tuple[Any, ...]:
    record_id: Any = event.originator_id
    record_id = record_id.hex if database == "sqlite" else record_id
    return (record_id, event.originator_version, event.topic, event.state)


def _row(name: str, found: dict[str, Rounds], batch: int) -> tuple[str | float, ...]:
    ours, raw = found["log"], found["raw"]
    times = [p50(ours), p95(ours), p50(busy(ours)), p50(raw), p50(busy(raw))]
    micros = [each * 1e6 for each in times]
    return (name, batch / p50(ours), batch / p50(raw), 1 / ratio(ours, raw), *micros)
