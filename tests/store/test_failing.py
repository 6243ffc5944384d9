"""A store that cannot write says so, and has written nothing."""

import time
from uuid import uuid4

import psycopg
import pytest

from domain.disclosures.commands import TellDisclosure
from domain.store import StoreBusy, StoreFailed, Unguarded, create_store, open_log, postgres, sqlite
from tests.domain.told import MISDIRECTED
from tests.scenario import PRIYA, Scenario
from tests.store.conftest import connected
from tests.store.writing import comment


@pytest.fixture
def sqlite_url(tmp_path):
    url = f"sqlite:///{tmp_path / 'log.db'}"
    create_store(url)
    return url


def test_a_locked_database_is_busy_after_a_while_and_writes_again_later(sqlite_url, monkeypatch):
    monkeypatch.setattr(sqlite, "LOCK_TIMEOUT_SECONDS", 0.2)
    log = open_log(sqlite_url)
    log.append([comment(uuid4())], {})

    with connected(sqlite_url) as other:
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        with pytest.raises(StoreBusy, match="locked"):
            log.append([comment(uuid4())], {})
        assert 0.1 < time.monotonic() - began < 10
        assert len(log.after(0, 10)) == 1  # readers are not held up
        other.execute("ROLLBACK")

    log.append([comment(uuid4())], {})
    assert len(log.after(0, 10)) == 2
    log.close()


def on_every_connection(log, pragma):
    """Set a limit of SQLite's on the one connection this log has."""
    with log.recorder.datastore.transaction(commit=False) as cursor:
        cursor.execute("ROLLBACK")
        cursor.execute(pragma)
        cursor.execute("BEGIN")


def test_a_full_disk_fails_the_write_and_nothing_else(sqlite_url):
    log = open_log(sqlite_url)
    log.append([comment(uuid4())], {})
    on_every_connection(log, "PRAGMA max_page_count = 1")

    record_id = uuid4()
    with pytest.raises(StoreBusy, match="full"):
        log.append([comment(record_id), comment(record_id, 2, "long " * 10_000)], {})
    assert log.stream(record_id) == ([], None)

    on_every_connection(log, "PRAGMA max_page_count = 1000000")
    log.append([comment(record_id)], {})
    assert len(log.after(0, 10)) == 2
    log.close()


def test_a_database_one_may_only_read_fails_the_write(sqlite_url):
    log = open_log(sqlite_url)
    on_every_connection(log, "PRAGMA query_only = ON")

    with pytest.raises(StoreBusy, match="readonly"):
        log.append([comment(uuid4())], {})
    assert log.after(0, 10) == []
    log.close()


def test_a_command_that_cannot_be_stored_is_not_half_stored(tmp_path):
    story = Scenario(tmp_path)
    on_every_connection(story.log, "PRAGMA query_only = ON")

    with story.refused("readonly", StoreBusy):
        story.when(TellDisclosure, by=PRIYA, **MISDIRECTED)
    on_every_connection(story.log, "PRAGMA query_only = OFF")
    story.when(TellDisclosure, by=PRIYA, **MISDIRECTED)
    assert len(story.happened()) == 2


@pytest.mark.parametrize("content", [b"This is no database at all. " * 400, b""])
def test_a_file_that_is_no_store_is_no_surprise(tmp_path, content):

    (tmp_path / "notes.db").write_bytes(content)
    log = open_log(f"sqlite:///{tmp_path / 'notes.db'}")

    with pytest.raises((StoreFailed, Unguarded)):
        log.head()
    log.close()


def test_a_folder_that_is_not_there_is_a_failure_of_the_store(tmp_path):
    log = open_log(f"sqlite:///{tmp_path / 'nowhere' / 'log.db'}")

    with pytest.raises(StoreFailed):
        log.head()


# --- PostgreSQL ---------------------------------------------------------------------------------


@pytest.fixture
def postgres_log(fresh_postgres):
    url = fresh_postgres()
    create_store(url)
    log = open_log(url)
    yield log
    log.close()


def test_a_server_that_cannot_be_reached_is_busy(tmp_path, monkeypatch):
    monkeypatch.setattr(postgres, "CONNECT_TIMEOUT_SECONDS", 1)
    log = open_log(f"postgresql://portal@/portal?host={tmp_path}")

    with pytest.raises(StoreBusy):
        log.head()
    log.close()


def test_a_server_that_only_reads_fails_the_write(postgres_log, directly):
    postgres_log.append([comment(uuid4())], {})
    name = psycopg.conninfo.conninfo_to_dict(postgres_log.url)["dbname"]
    directly(postgres_log.url, f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    log = open_log(postgres_log.url)

    with pytest.raises(StoreFailed, match="read-only"):
        log.append([comment(uuid4())], {})
    assert len(log.after(0, 10)) == 1
    log.close()


def test_connections_the_server_ended_are_replaced(postgres_log, directly):
    postgres_log.append([comment(uuid4())], {})
    directly(
        postgres_log.url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )

    for _ in range(3):
        try:
            postgres_log.append([comment(uuid4())], {})
        except StoreBusy:
            continue
        break
    assert len(postgres_log.after(0, 10)) == 2
