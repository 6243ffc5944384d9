"""A portal of two companies for tests, and the people in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from flask import Flask

from domain.facts import PORTAL_ID
from domain.partnerships.commands import OpenPartnership, partnership_id_of
from domain.store import create_store
from portal import create_app, workshop_over
from portal.directory import Person
from portal.settings import Settings
from portal.web import Workshop
from tests.portal.client import Browser

SLUG = "northwind-harbor"
HERE = partnership_id_of(SLUG)
NAMES = {
    "brand_lead": "Dana Whitfield",
    "brand_member": "Marcus Oyelaran",
    "bpo_lead": "Priya Raman",
}
NAMES |= {"bpo_member": "Tomás Rivera", "observer": "Olga Lind", "frontline": "Fay Santos"}
NAMES |= {"stranger": "Sten Berg", "stranger_lead": "Siri Dahl"}
SEATED = {"brand_member": ("brand_lead", "member"), "bpo_member": ("bpo_lead", "member")}
SEATED |= {"observer": ("bpo_lead", "observer"), "frontline": ("bpo_lead", "frontline")}


@dataclass
class World:
    """The app, its parts and everybody in it. ``base`` is where the partnership's pages begin."""

    app: Flask
    parts: Workshop
    people: dict[str, Person] = field(default_factory=dict)
    id: UUID = HERE
    base: str = f"/p/{SLUG}"

    def perform(self, kind: type, by: str, /, record_id: UUID | None = None, **fields: Any) -> UUID:
        """Carry out a command as one of the people; returns the id of its record."""
        record_id = record_id or uuid4()
        envelope = {"command_id": uuid4(), "partnership_id": self.id, "record_id": record_id}
        person_id = self.people[by].id if by in self.people else PORTAL_ID
        command = kind(**{**envelope, **fields})
        self.parts.runner.ensure(self.parts.partnerships.perform(command, by=person_id))
        return record_id

    @contextmanager
    def past(self, **ago: float) -> Iterator[None]:
        """What is done inside was done some time ago: ``past(days=3)``."""
        then = datetime.now(UTC) - timedelta(**ago)
        self.parts.partnerships.clock = lambda: then
        yield
        self.parts.partnerships.clock = lambda: datetime.now(UTC)

    def browser(self, name: str) -> Browser:
        """A browser in which that person is signed in."""
        client = self.app.test_client()
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = self.people[name].get_id(), True
        return client

    def open(self, slug: str, brand_lead: str, bpo_lead: str, names: tuple[str, str]) -> None:
        """Open a partnership between two companies."""
        ids = {"partnership_id": partnership_id_of(slug), "record_id": partnership_id_of(slug)}
        leads = {
            "brand_lead_id": self.people[brand_lead].id,
            "bpo_lead_id": self.people[bpo_lead].id,
        }
        names = {"slug": slug, "brand_name": names[0], "bpo_name": names[1]}
        self.perform(
            OpenPartnership, "portal", brand_id=uuid4(), bpo_id=uuid4(), **ids, **names, **leads
        )


def opened(store: Path) -> World:
    """A portal of its own over the store at that path."""
    url = f"sqlite:///{store}"
    create_store(url)
    parts = workshop_over(url)
    parts.runner.install()
    parts.directory.install()
    app = create_app(Settings(database_url=url, secret_key="for tests only"), parts)
    app.testing, app.test_client_class = True, Browser
    return World(app, parts)
