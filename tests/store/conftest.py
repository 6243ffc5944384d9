"""Stores ready to use, and connections that go round the portal."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

from domain.store import Log, create_store, open_log
from domain.store.sqlite import path_of


@pytest.fixture
def log(store_url: str) -> Iterator[Log]:
    """An empty log, once in each database."""
    create_store(store_url)
    log = open_log(store_url)
    yield log
    log.close()


@pytest.fixture
def directly() -> Callable[..., list[Any]]:
    """Run SQL as whoever owns the database, round the portal: ``directly(url, statement)``."""

    def run(url: str, statement: str, *values: Any) -> list[Any]:
        with connected(url) as connection:
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    return run


@contextmanager
def connected(url: str) -> Iterator[Any]:
    """A connection of the database's own driver that commits every statement."""
    if url.startswith("sqlite"):
        connection = sqlite3.connect(path_of(url), isolation_level=None)
    else:
        connection = psycopg.connect(url, autocommit=True)
    try:
        yield connection
    finally:
        connection.close()
