"""Rebuild a read model beside the live one, then swap: readers never wait and never go back.

The successor is filled from the log in its own transactions. In the last one the live position
is locked first, the tail is drained, and the tables change names: what readers see next is at
least as new as what they saw before. The swap asks for the tables only for a moment at a time, as
a reader may hold them while it waits for something the swap holds.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, MetaData, Select, Table, select, text, update
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.sql import quoted_name

from projections.rows import Rows
from projections.runner import Numbered, ReadModel, Runner, now, positions

BATCH = 5_000
TAIL = 1_000
"""So few facts are drained while the live read model stands still."""

LOCK_MILLISECONDS = 100
SWAP_SECONDS = 60
"""How long one attempt to swap waits for readers, and how long it is tried again (PostgreSQL)."""


class Superseded(Exception):
    """Another rebuild of the same read model was started later; this one stopped."""


def rebuild(runner: Runner, name: str, progress: Callable[[int], None] = lambda _: None) -> int:
    """Rebuild the read model ``name``; returns the position at which it was swapped in.

    ``progress`` is told the position reached after each batch. A fact that cannot be applied
    raises, and the live read model stays as it was; so does OperationalError if readers never let
    go of its tables. Raises KeyError for an unknown name, Superseded if another rebuild took over.
    """
    return rebuild_together(runner, [name], progress)[name]


def rebuild_together(
    runner: Runner, names: Sequence[str], progress: Callable[[int], None] = lambda _: None
) -> dict[str, int]:
    """Rebuild several read models from one reading of the log; returns the positions by name.

    Each is swapped in on its own, one after the other. Raises as ``rebuild`` does.
    """
    token, position = str(uuid4()), 0
    models = [runner.models[name] for name in names]
    successors = {model.name: _begin(runner, model, token) for model in models}
    while len(facts := runner.log.after(position, BATCH)) >= TAIL:
        for model in models:
            with _ours(runner, model, token) as connection:
                _fill(connection, model, successors[model.name], facts)
        position = facts[-1][0]
        progress(position)
    return {
        model.name: _swap_in_time(runner, model, token, successors[model.name], position)
        for model in models
    }


def _begin(runner: Runner, model: ReadModel, token: str) -> dict[Table, Table]:
    with runner.writing() as connection:
        abandoned = connection.scalar(_locked(model))
        if abandoned:
            for table in _successors(model, abandoned).values():
                table.drop(connection, checkfirst=True)
        connection.execute(
            update(positions)
            .where(positions.c.model == model.name)
            .values(building=token, building_since=now())
        )
        successors = _successors(model, token)
        for table in successors.values():
            table.create(connection)
    return successors


def _successors(model: ReadModel, token: str) -> dict[Table, Table]:
    # PostgreSQL keeps the names of indexes when a table is renamed, so each rebuild has its own.
    later, mark = MetaData(), token[:8]
    found = {}
    for table in model.tables:
        copy = table.to_metadata(later, name=f"{table.name}_{mark}")
        for index in copy.indexes:
            index.name = quoted_name(f"{index.name}_{mark}", quote=None)
        found[table] = copy
    return found


def _fill(
    connection: Connection, model: ReadModel, successors: dict[Table, Table], facts: Numbered
) -> None:
    rows = Rows(connection, successors)
    model.apply(facts, rows)
    rows.flush()


def _swap_in_time(
    runner: Runner, model: ReadModel, token: str, successors: dict[Table, Table], position: int
) -> int:
    deadline = time.monotonic() + SWAP_SECONDS
    while True:
        try:
            return _swap(runner, model, token, successors, position)
        except OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(LOCK_MILLISECONDS / 1000)


def _swap(
    runner: Runner, model: ReadModel, token: str, successors: dict[Table, Table], position: int
) -> int:
    live = select(positions.c.position).where(positions.c.model == model.name)
    with _ours(runner, model, token, locked=True) as connection:
        reached = connection.scalar(live) or 0
        tail = runner.log.after(position, TAIL * 10)
        while tail:
            _fill(connection, model, successors, tail)
            position = tail[-1][0]
            tail = runner.log.after(position, TAIL * 10) if position < reached else []
        _take(connection, model)
        for table, successor in successors.items():
            connection.execute(text(f"DROP TABLE {table.name}"))
            connection.execute(text(f"ALTER TABLE {successor.name} RENAME TO {table.name}"))
        connection.execute(
            update(positions)
            .where(positions.c.model == model.name)
            .values(
                version=model.version,
                position=position,
                status="live",
                failed_at=None,
                error=None,
                building=None,
                building_since=None,
            )
        )
    return position


def _take(connection: Connection, model: ReadModel) -> None:
    """Take the live tables from their readers, or raise OperationalError before long."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = {LOCK_MILLISECONDS}"))
        names = ", ".join(table.name for table in model.tables)
        connection.execute(text(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE"))


@contextmanager
def _ours(
    runner: Runner, model: ReadModel, token: str, *, locked: bool = False
) -> Iterator[Connection]:
    """A transaction of this rebuild; Superseded if another one took over, even in its midst."""
    building = _locked(model) if locked else _building(model)
    try:
        with runner.writing() as connection:
            if connection.scalar(building) != token:
                raise Superseded(f"Another rebuild of {model.name} was started.")
            yield connection
    except DBAPIError as error:
        with runner.engine.connect() as connection:
            if connection.scalar(_building(model)) != token:
                raise Superseded(f"Another rebuild of {model.name} was started.") from error
        raise


def _building(model: ReadModel) -> Select[Any]:
    return select(positions.c.building).where(positions.c.model == model.name)


def _locked(model: ReadModel) -> Select[Any]:
    return _building(model).with_for_update()
