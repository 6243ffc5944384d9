"""The log on PostgreSQL: one round trip per append, serialised by an advisory lock.

The application may be a role that can only read the log and call ``log.append``; the owner of
the schema creates it (``portal init``) and is not needed afterwards.
"""

from collections.abc import Sequence
from typing import Any, Self, cast
from uuid import UUID

import psycopg
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier

from domain.store.sealing import SealedEvent, SealedNotification

CONNECT_TIMEOUT_SECONDS = 10
SCHEMA = """
CREATE SCHEMA IF NOT EXISTS log;
CREATE SCHEMA IF NOT EXISTS app;
CREATE SCHEMA IF NOT EXISTS read;
CREATE TABLE IF NOT EXISTS log.stored_events (
    notification_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    originator_id uuid NOT NULL,
    originator_version bigint NOT NULL,
    topic text NOT NULL,
    state bytea NOT NULL,
    UNIQUE (originator_id, originator_version));
CREATE TABLE IF NOT EXISTS app.record_keys (record_id uuid PRIMARY KEY, key bytea);
CREATE OR REPLACE FUNCTION log.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log.stored_events
    FOR EACH STATEMENT EXECUTE FUNCTION log.refuse();
ALTER TABLE log.stored_events ENABLE ALWAYS TRIGGER append_only;
CREATE OR REPLACE FUNCTION log.append(
    records uuid[], versions bigint[], topics text[], states bytea[], keyed uuid[], keys bytea[]
) RETURNS SETOF bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(8097879449466857840);
    IF cardinality(keyed) > 0 THEN
        INSERT INTO app.record_keys (record_id, key) SELECT * FROM unnest(keyed, keys);
    END IF;
    RETURN QUERY
    INSERT INTO log.stored_events (originator_id, originator_version, topic, state)
    SELECT * FROM unnest(records, versions, topics, states)
    RETURNING notification_id;
END $$;
CREATE OR REPLACE FUNCTION log.append(
    record uuid, version bigint, topic text, state bytea, fresh_key bytea
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE appended bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(8097879449466857840);
    IF fresh_key IS NOT NULL THEN
        INSERT INTO app.record_keys (record_id, key) VALUES (record, fresh_key);
    END IF;
    INSERT INTO log.stored_events (originator_id, originator_version, topic, state)
    VALUES (record, version, append.topic, append.state) RETURNING notification_id INTO appended;
    RETURN appended;
END $$;
REVOKE ALL ON FUNCTION log.append(uuid[], bigint[], text[], bytea[], uuid[], bytea[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION log.append(uuid, bigint, text, bytea, bytea) FROM PUBLIC;
"""

GRANTS = """
GRANT USAGE ON SCHEMA log, app, read TO {role};
GRANT CREATE ON SCHEMA read TO {role};
GRANT SELECT ON log.stored_events TO {role};
GRANT EXECUTE ON FUNCTION log.append(uuid[], bigint[], text[], bytea[], uuid[], bytea[]) TO {role};
GRANT EXECUTE ON FUNCTION log.append(uuid, bigint, text, bytea, bytea) TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA app TO {role};
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role};
"""

SEALED = (
    "SELECT notification_id, originator_id, originator_version, topic, state, key "
    "FROM log.stored_events LEFT JOIN app.record_keys ON record_id = originator_id "
)
OF_RECORD = (
    SEALED + "WHERE originator_id = %b AND originator_version > %b ORDER BY originator_version"
)
AFTER = SEALED + "WHERE notification_id > %b ORDER BY notification_id LIMIT %b"
AT = SEALED + "WHERE notification_id = ANY(%b::bigint[]) ORDER BY notification_id"
APPEND = (
    "SELECT log.append(%b::uuid[], %b::bigint[], %b::text[], %b::bytea[], %b::uuid[], %b::bytea[])"
)
APPEND_ONE = "SELECT log.append(%b::uuid, %b::bigint, %b::text, %b::bytea, %b::bytea)"
GUARDED = (
    "SELECT count(*) FROM pg_trigger WHERE tgrelid = to_regclass('log.stored_events') "
    "AND tgname = 'append_only' AND tgenabled = 'A' AND tgtype = 58"
)  # 58: before, statement, update, delete, truncate


class PostgresLogRecorder(PostgresApplicationRecorder):
    """The library's recorder with one append function, one lock and no right to edit."""

    @classmethod
    def over(cls, url: str) -> Self:
        """A recorder over a ``postgresql://`` address; connects when first used."""
        where = conninfo_to_dict(url.replace("postgresql+psycopg://", "postgresql://", 1))
        datastore = PostgresDatastore(
            dbname=str(where.get("dbname") or "postgres"),
            host=str(where.get("host") or ""),
            port=str(where.get("port") or 5432),
            user=str(where.get("user") or "postgres"),
            password=str(where.get("password") or ""),
            schema="log",
            pool_size=1,
            max_overflow=31,
            connect_timeout=CONNECT_TIMEOUT_SECONDS,
        )
        known = {"dbname", "host", "port", "user", "password"}
        more = {name: value for name, value in where.items() if name not in known}
        datastore.pool.kwargs = {**cast("dict[str, Any]", datastore.pool.kwargs), **more}
        return cls(datastore)

    def create_table(self, app_role: str | None = None) -> None:
        with self.datastore.get_connection() as connection:
            connection.execute(SCHEMA)
            if app_role:
                connection.execute(SQL(GRANTS).format(role=Identifier(app_role)))

    def check_guards(self) -> None:
        """Raise Unguarded unless the trigger stands and fires for everybody."""
        from domain.store import Unguarded

        if self._fetch(GUARDED, ())[0][0] != 1:
            raise Unguarded(
                "The log lacks its guard append_only. Run `portal init` to create the store."
            )

    def insert_events(self, stored_events: Sequence[Any], **kwargs: Any) -> Sequence[int]:
        new_keys: dict[UUID, bytes] = kwargs.get("new_keys") or {}
        if len(stored_events) == 1:  # the usual case; arrays cost twice as much
            event = stored_events[0]
            one = (*event[:4], new_keys.get(event.originator_id))
            return [row[0] for row in self._fetch(APPEND_ONE, one)]
        arrays = (
            [event.originator_id for event in stored_events],
            [event.originator_version for event in stored_events],
            [event.topic for event in stored_events],
            [event.state for event in stored_events],
            list(new_keys),
            list(new_keys.values()),
        )
        return [row[0] for row in self._fetch(APPEND, arrays)]

    def select_sealed(self, record_id: UUID, gt: int) -> Sequence[SealedEvent]:
        return [SealedEvent(*row[1:]) for row in self._fetch(OF_RECORD, (record_id, gt))]

    def select_after(self, position: int, limit: int) -> Sequence[SealedNotification]:
        return self._notifications(AFTER, (position, limit))

    def select_at(self, positions: Sequence[int]) -> Sequence[SealedNotification]:
        return self._notifications(AT, (list(positions),))

    def head(self) -> int:
        return self._fetch("SELECT COALESCE(MAX(notification_id), 0) FROM log.stored_events", ())[
            0
        ][0]

    def close(self) -> None:
        self.datastore.close()

    def _notifications(
        self, statement: str, values: tuple[object, ...]
    ) -> list[SealedNotification]:
        return [
            SealedNotification(record_id, version, topic, state, at, key)
            for at, record_id, version, topic, state, key in self._fetch(statement, values)
        ]

    def _fetch(self, statement: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        with self.datastore.get_connection() as connection:
            cursor: psycopg.Cursor[Any] = connection.cursor(row_factory=tuple_row, binary=True)
            return cursor.execute(statement, values, prepare=True).fetchall()
