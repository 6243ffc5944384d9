"""The directory: people's names, e-mail addresses, credentials and settings.

Kept apart from the log on purpose: facts name people by id only, so a person can leave the
directory without a fact being touched. Credentials never become facts.
"""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from portal.tables import feeds, metadata, people, visits
from projections.tables import WRITE, engine_for

FORMER = "former participant"
PASSWORD_MIN = 10
FAILURES_MAX = 5
LOCKED_FOR = timedelta(minutes=15)
WELCOME_FOR = timedelta(days=14)
VISIT_GAP = timedelta(minutes=30)

_hasher = PasswordHasher()
_NOBODY = _hasher.hash(secrets.token_hex(16))


class EmailTaken(Exception):
    """Somebody has this e-mail address already."""


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in; the shape flask-login asks for."""

    id: UUID
    email: str
    name: str
    time_zone: str
    theme: str
    disabled: bool
    session: str
    has_password: bool

    is_authenticated = True
    is_anonymous = False

    @property
    def zone(self) -> ZoneInfo:
        """Their time zone as an object."""
        return ZoneInfo(self.time_zone)

    @property
    def is_active(self) -> bool:
        return not self.disabled

    def get_id(self) -> str:
        """What the session cookie holds: the id and the session it belongs to."""
        return f"{self.id}.{self.session}"


class Directory:
    """People and how they sign in, over one store."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def over(cls, url: str) -> "Directory":
        """A directory over the store at ``url``."""
        return cls(engine_for(url, schema="app", durable=True))

    def install(self) -> None:
        """Create missing tables; harmless where they exist."""
        with self._writing() as connection:
            metadata.create_all(connection)

    def add(
        self, email: str, name: str, time_zone: str = "UTC", password: str | None = None
    ) -> Person:
        """Add a person. Raises EmailTaken."""
        person_id = uuid4()
        values = {
            "id": person_id,
            "email": _normal(email),
            "name": name.strip(),
            "password": _hasher.hash(password) if password else None,
            "time_zone": time_zone,
            "theme": "system",
            "disabled": False,
            "session": secrets.token_urlsafe(12),
            "failures": 0,
        }
        try:
            with self._writing() as connection:
                connection.execute(insert(people).values(values))
        except IntegrityError:
            raise EmailTaken(f"Somebody with the e-mail address {email} exists already.") from None
        return self.by_id(person_id)  # type: ignore[return-value]

    def welcome_code(self, person_id: UUID) -> str:
        """A new code with which the person chooses a password once, within 14 days.

        Shown once to whoever invited them; only its hash is kept.
        """
        code = "-".join(secrets.token_hex(2) for _ in range(4))
        until = datetime.now(UTC) + WELCOME_FOR
        self._change(person_id, welcome=_hasher.hash(code), welcome_until=until)
        return code

    def accept_welcome(self, email: str, code: str, password: str) -> Person | None:
        """Set the password of who holds the code; ``None`` if e-mail, code or time do not fit."""
        row = self._row(people.c.email == _normal(email))
        fits = _fits(row["welcome"] if row and row["welcome"] else _NOBODY, code.strip().lower())
        if row is None or not fits or row["disabled"] or row["welcome_until"] < datetime.now(UTC):
            return None
        self.set_password(row["id"], password)
        return self.by_id(row["id"])

    def set_password(self, person_id: UUID, password: str) -> None:
        """Set a password; ends every session of the person and any lock."""
        self._change(
            person_id,
            password=_hasher.hash(password),
            welcome=None,
            session=secrets.token_urlsafe(12),
            failures=0,
            locked_until=None,
        )

    def sign_in(self, email: str, password: str) -> Person | None:
        """The person if e-mail and password fit and they are neither disabled nor locked out.

        After five failures in a row the door stays shut for 15 minutes, for the right password too.
        """
        now = datetime.now(UTC)
        row = self._row(people.c.email == _normal(email))
        fits = _fits(row["password"] if row and row["password"] else _NOBODY, password)
        if row is None or row["disabled"] or (row["locked_until"] and row["locked_until"] > now):
            return None
        if not fits:
            failures = row["failures"] + 1
            locked = now + LOCKED_FOR if failures >= FAILURES_MAX else None
            self._change(row["id"], failures=0 if locked else failures, locked_until=locked)
            return None
        if row["failures"] or row["locked_until"]:
            self._change(row["id"], failures=0, locked_until=None)
        return _person(row)

    def by_id(self, person_id: UUID) -> Person | None:
        """The person with that id, or ``None``."""
        row = self._row(people.c.id == person_id)
        return _person(row) if row else None

    def by_email(self, email: str) -> Person | None:
        """The person with that e-mail address, or ``None``."""
        row = self._row(people.c.email == _normal(email))
        return _person(row) if row else None

    def of_session(self, token: str) -> Person | None:
        """The person a session cookie names, unless that session ended."""
        person_id, _, session = token.partition(".")
        try:
            person = self.by_id(UUID(person_id))
        except ValueError:
            return None
        return person if person and person.session == session and not person.disabled else None

    def names(self, ids: set[UUID]) -> dict[UUID, str]:
        """Names by id; people who left the directory are missing."""
        with self.engine.connect() as connection:
            chosen = select(people.c.id, people.c.name).where(people.c.id.in_(ids))
            return {row.id: row.name for row in connection.execute(chosen)}

    def everybody(self) -> list[Person]:
        """Every person, by e-mail; for the operator."""
        with self.engine.connect() as connection:
            return [
                _person(row)
                for row in connection.execute(select(people).order_by(people.c.email)).mappings()
            ]

    def change_settings(self, person_id: UUID, **settings: Any) -> None:
        """Change name, time_zone or theme."""
        self._change(person_id, **settings)

    def disable(self, person_id: UUID, *, disabled: bool = True) -> None:
        """Shut or open the door for a person; shutting it ends their sessions."""
        self._change(person_id, disabled=disabled, session=secrets.token_urlsafe(12))

    def new_feed(self, person_id: UUID, partnership_id: UUID) -> str:
        """A new secret for the person's calendar feed; an earlier one ends. Kept as a hash."""
        token = secrets.token_urlsafe(32)
        owner = {"person_id": person_id, "partnership_id": partnership_id}
        with self._writing() as connection:
            connection.execute(delete(feeds).filter_by(**owner))
            values = {**owner, "token": _hashed(token), "since": datetime.now(UTC)}
            connection.execute(insert(feeds).values(values))
        return token

    def end_feed(self, person_id: UUID, partnership_id: UUID) -> None:
        """The person's calendar feed leads nowhere any more."""
        with self._writing() as connection:
            owner = {"person_id": person_id, "partnership_id": partnership_id}
            connection.execute(delete(feeds).filter_by(**owner))

    def feed_since(self, person_id: UUID, partnership_id: UUID) -> datetime | None:
        """Since when the person has a calendar feed; ``None`` where there is none."""
        owner = {"person_id": person_id, "partnership_id": partnership_id}
        with self.engine.connect() as connection:
            return connection.scalar(select(feeds.c.since).filter_by(**owner))

    def feed_owner(self, token: str) -> tuple[Person, UUID] | None:
        """Whose feed a secret is, and of which partnership; ``None`` if nobody's."""
        with self.engine.connect() as connection:
            row = connection.execute(select(feeds).filter_by(token=_hashed(token))).first()
        person = self.by_id(row.person_id) if row else None
        return (person, row.partnership_id) if row and person else None

    def visit(self, person_id: UUID, partnership_id: UUID) -> datetime:
        """Note that a person is here; returns since when things are new to them."""
        now = datetime.now(UTC)
        ours = (visits.c.person_id == person_id) & (visits.c.partnership_id == partnership_id)
        with self.engine.connect() as connection:
            row = connection.execute(select(visits).where(ours)).mappings().first()
        if row and now - row["latest_at"] < VISIT_GAP:
            return row["before_at"]
        before = row["latest_at"] if row else now - timedelta(days=14)
        values = {"latest_at": now, "before_at": before}
        with self._writing() as connection:
            if not connection.execute(update(visits).where(ours).values(values)).rowcount:
                connection.execute(
                    insert(visits).values(
                        person_id=person_id, partnership_id=partnership_id, **values
                    )
                )
        return before

    def _change(self, person_id: UUID, **values: Any) -> None:
        with self._writing() as connection:
            connection.execute(update(people).where(people.c.id == person_id).values(values))

    def _row(self, condition: Any) -> Any:
        with self.engine.connect() as connection:
            return connection.execute(select(people).where(condition)).mappings().first()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self.engine.connect().execution_options(**WRITE) as connection, connection.begin():
            yield connection


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _normal(email: str) -> str:
    return email.strip().casefold()


def _fits(hashed: str, secret: str) -> bool:
    try:
        return _hasher.verify(hashed, secret)
    except VerificationError:
        return False


def _person(row: Any) -> Person:
    fields = ("id", "email", "name", "time_zone", "theme", "disabled", "session")
    return Person(**{name: row[name] for name in fields}, has_password=row["password"] is not None)
