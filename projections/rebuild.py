"""Rebuild a read model beside the live one, then swap: readers never wait and never go back.

The successor is filled from the log in its own transactions. In the last one the live position
is locked first, the tail is drained, and the tables change names: what readers see next is at
least as new as what they saw before.
"""

from collections.abc import Callable
from uuid import uuid4

from sqlalchemy import Connection, MetaData, Table, select, text, update

from projections.rows import Rows
from projections.runner import Numbered, ReadModel, Runner, now, positions

BATCH = 5_000
TAIL = 1_000
"""So few facts are drained while the live read model stands still."""


class Superseded(Exception):  # noqa: N818
    """Another rebuild of the same read model was started later; this one stopped."""


def rebuild(runner: Runner, name: str, progress: Callable[[int], None] = lambda _: None) -> int:
    """Rebuild the read model ``name``; returns the position at which it was swapped in.

    ``progress`` is told the position reached after each batch. A fact that cannot be applied
    raises, and the live read model stays as it was. Raises KeyError for an unknown name,
    Superseded if another rebuild took over.
    """
    model, token = runner.models[name], str(uuid4())
    successors = _begin(runner, model, token)
    position = 0
    while True:
        facts = runner.log.after(position, BATCH)
        if len(facts) < TAIL:
            return _swap(runner, model, token, successors, position)
        with runner.writing() as connection:
            _still_ours(connection, model, token)
            _fill(connection, model, successors, facts)
        position = facts[-1][0]
        progress(position)


def _begin(runner: Runner, model: ReadModel, token: str) -> dict[Table, Table]:
    ours = positions.c.model == model.name
    with runner.writing() as connection:
        abandoned = connection.scalar(select(positions.c.building).where(ours))
        if abandoned:
            for table in _successors(model, abandoned).values():
                table.drop(connection, checkfirst=True)
        connection.execute(update(positions).where(ours).values(building=token, building_since=now()))
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
            index.name = f"{index.name}_{mark}"
        found[table] = copy
    return found


def _fill(
    connection: Connection, model: ReadModel, successors: dict[Table, Table], facts: Numbered
) -> None:
    rows = Rows(connection, successors)
    model.apply(facts, rows)
    rows.flush()


def _swap(
    runner: Runner, model: ReadModel, token: str, successors: dict[Table, Table], position: int
) -> int:
    with runner.writing() as connection:
        locked = select(positions.c.position).where(positions.c.model == model.name)
        if connection.dialect.name == "postgresql":
            locked = locked.with_for_update()
        live = connection.scalar(locked) or 0
        _still_ours(connection, model, token)
        tail = runner.log.after(position, TAIL * 10)
        while tail:
            _fill(connection, model, successors, tail)
            position = tail[-1][0]
            tail = runner.log.after(position, TAIL * 10) if position < live else []
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


def _still_ours(connection: Connection, model: ReadModel, token: str) -> None:
    ours = connection.scalar(select(positions.c.building).where(positions.c.model == model.name))
    if ours != token:
        raise Superseded(f"Another rebuild of {model.name} was started.")
