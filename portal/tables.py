"""The tables kept beside the log: people and their secrets, visits, feeds, reminders.

All stand here, so that whoever makes the tables makes every one of them, whatever was imported.
"""

from sqlalchemy import Boolean, Column, Index, Integer, MetaData, String, Table, Uuid

from projections.tables import UtcDateTime

metadata = MetaData()

people = Table(
    "people",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("email", String(254), nullable=False, unique=True),
    Column("name", String(120), nullable=False),
    Column("password", String(200)),
    Column("welcome", String(200)),  # hash of the code that lets them choose a password
    Column("welcome_until", UtcDateTime),
    Column("time_zone", String(64), nullable=False),
    Column("theme", String(6), nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("session", String(40), nullable=False),  # changes end all sessions of the person
    Column("failures", Integer, nullable=False),
    Column("locked_until", UtcDateTime),
)

visits = Table(
    "visits",
    metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("partnership_id", Uuid, primary_key=True),
    Column("latest_at", UtcDateTime, nullable=False),
    Column("before_at", UtcDateTime, nullable=False),
)
"""When a person was last here, and when before that: what is new is counted from ``before_at``."""

feeds = Table(
    "feeds",
    metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("partnership_id", Uuid, primary_key=True),
    Column("token", String(64), nullable=False, unique=True),
    Column("since", UtcDateTime, nullable=False),
)
"""The secret address of a person's calendar in a partnership; ``token`` is its hash."""

reminders = Table(
    "reminders",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Column("record_id", Uuid, nullable=False),
    Column("record_kind", String(20), nullable=False),
    Column("audience", String(6), nullable=False),
    Column("side", String(6), nullable=False),
    Column("task", String(60), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("number", Integer, nullable=False),
    Column("fell_due_at", UtcDateTime, nullable=False),
    Column("given_at", UtcDateTime, nullable=False),
    Index("reminders_by_record", "partnership_id", "record_id"),
)
"""``id`` follows from the wait and the reminder, so that it is given once, whoever works."""
