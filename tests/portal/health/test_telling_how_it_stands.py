"""The two addresses of whoever watches the portal."""

import sqlite3
from pathlib import Path

import pytest


@pytest.fixture
def anybody(world):
    return world.app.test_client()


@pytest.fixture
def store(world):
    path = Path(world.parts.runner.log.url.removeprefix("sqlite:///"))
    with sqlite3.connect(path) as connection:
        yield connection


def test_alive_is_one_word(anybody):
    answer = anybody.get("/healthz")

    assert (answer.status_code, answer.text, answer.mimetype) == (200, "ok\n", "text/plain")


def test_ready_says_what_was_looked_at_and_names_nobody(anybody, world):
    answer = anybody.get("/readyz")

    assert answer.status_code == 200
    assert answer.json["ready"]
    assert answer.json["database"] == {"reachable": True, "writable": True}
    assert set(answer.json["read_models"]) == set(world.parts.runner.models)
    assert all(each["lag"] == 0 for each in answer.json["read_models"].values())
    assert "Northwind" not in answer.text
    assert "northwind" not in answer.text


def test_looking_writes_nothing(anybody, store):
    before = store.execute("SELECT * FROM positions").fetchall()
    anybody.get("/readyz")

    assert store.execute("SELECT * FROM positions").fetchall() == before


def test_a_halted_read_model_is_not_ready(anybody, store):
    store.execute(
        "UPDATE positions SET status = 'halted', failed_at = 3, error = 'Acme' "
        "WHERE model = 'inbox'"
    )
    store.commit()

    answer = anybody.get("/readyz")

    assert answer.status_code == 503
    assert answer.json["read_models"]["inbox"]["failed_at"] == 3
    assert "Acme" not in answer.text


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE positions SET version = 0 WHERE model = 'history'",
        "DELETE FROM positions WHERE model = 'history'",
    ],
)
def test_an_outdated_or_missing_read_model_is_not_ready(anybody, store, change):
    store.execute(change)
    store.commit()

    assert anybody.get("/readyz").status_code == 503


def test_a_log_without_its_guards_is_not_ready(anybody, store):
    store.execute("DROP TRIGGER stored_events_no_update")
    store.commit()

    answer = anybody.get("/readyz")

    assert answer.status_code == 503
    assert answer.json["guards"] is False


def test_a_store_that_cannot_be_written_is_not_ready(anybody, world, store):
    store.execute("DROP TABLE positions")
    store.commit()

    answer = anybody.get("/readyz")

    assert answer.status_code == 503
    assert answer.json["database"] == {"reachable": False, "writable": False}


def test_lag_is_told_and_is_no_fault(anybody, world, store):
    store.execute("UPDATE positions SET position = position - 1 WHERE model = 'history'")
    store.commit()

    answer = anybody.get("/readyz")

    assert answer.status_code == 200
    assert answer.json["read_models"]["history"]["lag"] == 1
