"""A store with read models over it, and what its tables hold."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Table, inspect, select

from domain.facts import Fact, Side
from domain.store import Log, create_store, open_log
from projections import inbox
from projections.history import line_id
from projections.models import MODELS
from projections.runner import ReadModel, Runner
from projections.tables import Viewer, engine_for
from tests.scenario import OURS, Scenario
from tests.stories import committed


def line_ids(facts: Iterable[Fact]) -> list[UUID]:
    """The ids of the lines of whole commands' facts, in their order."""
    told: Counter[tuple[UUID, UUID]] = Counter()
    ids = []
    for fact in facts:
        ids.append(line_id(fact, told[fact.originator_id, fact.command_id]))
        told[fact.originator_id, fact.command_id] += 1
    return ids


class Store:
    """One log and its read models, both in the database at ``url``."""

    def __init__(self, url: str, models: Sequence[ReadModel] = MODELS) -> None:
        self.url = url
        self.log: Log = open_log(url)
        self.runner = Runner(self.log, engine_for(url), models)
        self.runner.install()

    @property
    def engine(self):
        return self.runner.engine

    def write(self, commits: Iterable[Sequence[Fact]]) -> int:
        """Write facts to the log, command by command, without pumping."""
        return max(committed(list(commits), self.log), default=0)

    def pumped(self, commits: Iterable[Sequence[Fact]]) -> "Store":
        """Write facts and bring every read model up to date."""
        self.write(commits)
        self.runner.catch_up()
        return self

    def ask(self, question: Any, *args: Any, **more: Any) -> Any:
        """What a question answers on a connection of its own."""
        with self.engine.connect() as connection:
            return question(connection, *args, **more)

    def rows(self, table: Table) -> list[tuple[Any, ...]]:
        """Every row of a table, in the order of its primary key."""
        with self.engine.connect() as connection:
            return [
                tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))
            ]

    def content(self, *names: str) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table of the named models (of all, if none is named)."""
        models = [model for name, model in self.runner.models.items() if not names or name in names]
        return {table.name: self.rows(table) for model in models for table in model.tables}

    def tables(self) -> set[str]:
        """The names of all tables beside the log's own."""
        with self.engine.connect() as connection:
            schema = None if connection.dialect.name == "sqlite" else "read"
            names = set(inspect(connection).get_table_names(schema=schema))
        return names - {"stored_events", "record_keys", "tracking"}

    def close(self) -> None:
        self.engine.dispose()
        self.log.close()


@pytest.fixture
def stores() -> Iterator[Any]:
    """Call it with the URL of an empty database for a store with read models over it."""
    opened: list[Store] = []

    def open_store(url: str, models: Sequence[ReadModel] = MODELS) -> Store:
        create_store(url)
        opened.append(Store(url, models))
        return opened[-1]

    yield open_store
    for store in opened:
        store.close()


@pytest.fixture
def store(stores, store_url) -> Store:
    """An empty store, in each database."""
    return stores(store_url)


@pytest.fixture
def sqlite_store(stores, tmp_path) -> Store:
    """An empty store where the database makes no difference."""
    return stores(f"sqlite:///{tmp_path / 'one.db'}")


def viewers(places: Iterable[UUID]) -> list[Viewer]:
    """Both sides of each partnership."""
    return [Viewer(place, side) for place in places for side in ("brand", "bpo")]


class Desk:
    """One story in one partnership, and what its read models show after each step of it."""

    def __init__(self, story: Scenario) -> None:
        self.story, self.store = story, Store(story.log.url)

    def shown(self, question: Any, *args: Any, side: Side = "brand", **more: Any) -> Any:
        """What a question answers to a side now."""
        self.store.runner.catch_up()
        return self.store.ask(question, Viewer(OURS, side), *args, **more)

    def waits(self, side: Side) -> list[str]:
        """What a side is waited for, in short and in order of the alphabet."""
        found = self.shown(inbox.waiting_on, side, side=side)
        return sorted(wait.task.removeprefix(inbox.FLOW).split(":")[0] for wait in found)


@pytest.fixture
def desk(tmp_path) -> Iterator[Desk]:
    """A partnership of Nordlicht with Acme Care in which nothing has been told yet."""
    found = Desk(Scenario(tmp_path))
    yield found
    found.store.close()


@pytest.fixture
def story(desk) -> Scenario:
    """The story the desk shows."""
    return desk.story
