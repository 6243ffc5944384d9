"""The databases themselves refuse to edit or delete, and a store that would not is not opened."""

import sqlite3
from uuid import uuid4

import psycopg
import pytest

from domain.store import Unguarded, create_store, open_log
from tests.store.writing import comment

REFUSED = (sqlite3.IntegrityError, psycopg.errors.InsufficientPrivilege)
TABLE = {"sqlite": "stored_events", "postgresql": "log.stored_events"}


def table(url):
    return TABLE[url.split(":")[0]]


@pytest.fixture
def written(log):
    """A record with one fact."""
    record_id = uuid4()
    log.append([comment(record_id)], {})
    return record_id


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET topic = 'record.commented'",
        "UPDATE {table} SET originator_version = originator_version WHERE originator_version = 1",
        "DELETE FROM {table}",
        "DELETE FROM {table} WHERE originator_version = 1",
        (
            "INSERT INTO {table} (originator_id, originator_version, topic, state) "
            "SELECT originator_id, originator_version, topic, state FROM {table} WHERE true "
            "ON CONFLICT (originator_id, originator_version) DO UPDATE SET topic = 'x'"
        ),
    ],
)
def test_the_database_refuses_to_edit_or_delete(log, written, directly, statement):
    with pytest.raises(REFUSED, match="append-only"):
        directly(log.url, statement.format(table=table(log.url)))

    assert len(log.after(0, 10)) == 1


@pytest.mark.parametrize("more", ["", " CASCADE", " RESTART IDENTITY"])
def test_postgresql_refuses_to_truncate(fresh_postgres, directly, more):
    url = fresh_postgres()
    create_store(url)

    with pytest.raises(REFUSED, match="append-only"):
        directly(url, "TRUNCATE log.stored_events" + more)


@pytest.fixture
def sqlite_log(tmp_path):
    url = f"sqlite:///{tmp_path / 'log.db'}"
    create_store(url)
    log = open_log(url)
    yield log
    log.close()


@pytest.mark.parametrize("how", ["INSERT OR REPLACE", "REPLACE"])
@pytest.mark.parametrize("same", ["notification_id", "originator_version", "both"])
def test_sqlite_refuses_to_replace(sqlite_log, directly, how, same):
    sqlite_log.append([comment(record := uuid4()), comment(record, 2)], {})
    position, version = {"notification_id": (1, 9), "originator_version": (9, 1), "both": (1, 1)}[
        same
    ]

    with pytest.raises(REFUSED, match="append-only"):
        directly(
            sqlite_log.url,
            f"{how} INTO stored_events VALUES (?, ?, ?, 'record.commented', x'00')",
            position,
            record.hex,
            version,
        )
    assert [fact.originator_version for _, fact in sqlite_log.after(0, 10)] == [1, 2]


# --- A store without its guards -----------------------------------------------------------------


def assert_unguarded(url):
    for _ in range(2):  # a refusal is not forgotten at the second try
        log = open_log(url)
        with pytest.raises(Unguarded, match="lacks its guard"):
            log.head()
        with pytest.raises(Unguarded):
            log.append([comment(uuid4())], {})
        log.close()


@pytest.mark.parametrize(
    "guard", ["stored_events_no_update", "stored_events_no_delete", "stored_events_no_replace"]
)
@pytest.mark.parametrize(
    "instead", ["", "CREATE TRIGGER {guard} BEFORE UPDATE ON stored_events BEGIN SELECT 1; END"]
)
def test_a_sqlite_store_without_one_of_its_guards_is_not_opened(tmp_path, directly, guard, instead):
    url = f"sqlite:///{tmp_path / 'log.db'}"
    create_store(url)
    directly(url, f"DROP TRIGGER {guard}")
    if instead:
        directly(url, instead.format(guard=guard))

    assert_unguarded(url)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER append_only ON log.stored_events",
        "ALTER TABLE log.stored_events DISABLE TRIGGER append_only",
        "ALTER TABLE log.stored_events ENABLE TRIGGER append_only",
        "ALTER TABLE log.stored_events ENABLE REPLICA TRIGGER append_only",
        (
            "CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE ON log.stored_events "
            "FOR EACH STATEMENT EXECUTE FUNCTION log.refuse()"
        ),
        "DROP SCHEMA log CASCADE",
    ],
)
def test_a_postgresql_store_whose_guard_is_gone_or_weakened_is_not_opened(
    fresh_postgres, directly, statement
):
    url = fresh_postgres()
    create_store(url)
    directly(url, statement)

    assert_unguarded(url)


def test_a_database_nobody_created_a_store_in_is_not_opened(store_url):
    assert_unguarded(store_url)


def test_creating_a_store_twice_is_harmless_and_restores_its_guards(log, written, directly):
    create_store(log.url)
    assert len(log.stream(written).facts) == 1

    on_table = " ON log.stored_events" if log.url.startswith("postgresql") else ""
    guard = "append_only" if on_table else "stored_events_no_delete"
    directly(log.url, f"DROP TRIGGER {guard}{on_table}")
    assert_unguarded(log.url)
    create_store(log.url)
    again = open_log(log.url)
    assert again.head() == 1
    again.close()


def test_only_two_kinds_of_database_can_hold_a_log():
    with pytest.raises(ValueError, match="must begin with sqlite"):
        create_store("mysql://localhost/log")


def test_sqlite_has_no_roles(tmp_path):
    with pytest.raises(ValueError, match="SQLite has no roles"):
        create_store(f"sqlite:///{tmp_path / 'log.db'}", app_role="portal")


# --- The application's role ---------------------------------------------------------------------


@pytest.fixture
def as_portal(fresh_postgres, directly):
    """The address of a store for a role that may only read and append."""
    url = fresh_postgres()
    role = f"portal_{uuid4().hex[:8]}"
    directly(url, f"CREATE ROLE {role} LOGIN")
    create_store(url, app_role=role)
    yield url.replace("postgres@", f"{role}@", 1)
    directly(url, f"DROP OWNED BY {role}")
    directly(url, f"DROP ROLE {role}")


def test_the_application_s_role_appends_and_reads(as_portal):
    log = open_log(as_portal)
    record_id = uuid4()
    first = log.append([comment(record_id)], {})
    log.append([comment(record_id, 2)], {record_id: log.stream(record_id).key})

    assert [fact.originator_version for _, fact in log.after(first - 1, 10)] == [1, 2]
    log.close()


@pytest.mark.parametrize(
    "statement",
    [
        (
            "INSERT INTO log.stored_events (originator_id, originator_version, topic, state) "
            "VALUES (gen_random_uuid(), 1, 'x', '')"
        ),
        "UPDATE log.stored_events SET topic = 'x'",
        "DELETE FROM log.stored_events",
        "TRUNCATE log.stored_events",
        "DROP TABLE log.stored_events",
        "DROP TRIGGER append_only ON log.stored_events",
        "ALTER TABLE log.stored_events DISABLE TRIGGER append_only",
        "ALTER TABLE log.stored_events ADD COLUMN remark text",
        "CREATE TRIGGER mine BEFORE INSERT ON log.stored_events EXECUTE FUNCTION log.refuse()",
        "CREATE TABLE log.mine (a int)",
        "CREATE FUNCTION log.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE OR REPLACE FUNCTION log.refuse() RETURNS trigger LANGUAGE sql AS 'SELECT 1'",
        "DROP SCHEMA log CASCADE",
        "CREATE SCHEMA mine",
        "SET session_replication_role = replica",
        "SELECT setval(pg_get_serial_sequence('log.stored_events', 'notification_id'), 1)",
        "ALTER TABLE app.record_keys ADD COLUMN remark text",
    ],
)
def test_the_application_s_role_can_do_nothing_else_to_the_log(as_portal, directly, statement):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        directly(as_portal, statement)


def test_another_role_cannot_even_read(as_portal, fresh_postgres, directly):
    owner = as_portal.replace(as_portal.split("//")[1].split("@")[0], "postgres", 1)
    role = f"stranger_{uuid4().hex[:8]}"
    directly(owner, f"CREATE ROLE {role} LOGIN")
    stranger = owner.replace("postgres@", f"{role}@", 1)
    try:
        for statement in (
            "SELECT * FROM log.stored_events",
            "SELECT log.append('{}','{}','{}','{}','{}','{}')",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                directly(stranger, statement)
    finally:
        directly(owner, f"DROP ROLE {role}")
