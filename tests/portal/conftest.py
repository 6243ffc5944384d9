"""Two companies with a portal of their own, everybody signed in, and a stranger next door."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copy
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache

from domain.facts import PORTAL_ID
from domain.partnerships.commands import InvitePerson, OpenPartnership, partnership_id_of
from domain.store import create_store
from portal import create_app, workshop_over
from portal.directory import Person
from portal.settings import Settings
from portal.web import Workshop
from tests.portal.client import Browser

SLUG = "northwind-harbor"
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
    id: UUID = partnership_id_of(SLUG)
    base: str = f"/p/{SLUG}"

    def perform(self, kind: type, by: str, record_id: UUID | None = None, **fields: Any) -> UUID:
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


@pytest.fixture(scope="session")
def beginning(tmp_path_factory) -> tuple[Path, dict[str, Person], FileSystemBytecodeCache]:
    """A store in which both partnerships have just begun, its people, and compiled templates."""
    folder = tmp_path_factory.mktemp("portal")
    world = _world(folder / "portal.db")
    for name, called in NAMES.items():
        world.people[name] = world.parts.directory.add(f"{name}@example.com", called, "Europe/Berlin")
    world.open(SLUG, "brand_lead", "bpo_lead", ("Northwind", "Harbor Contact"))
    world.open("sten-siri", "stranger", "stranger_lead", ("Stenwerk", "Siri Care"))
    for name, (lead, role) in SEATED.items():
        world.perform(InvitePerson, lead, world.id, person_id=world.people[name].id, role=role)
    world.parts.partnerships.log.close()
    world.parts.runner.engine.dispose()
    world.parts.directory.engine.dispose()
    return folder / "portal.db", world.people, FileSystemBytecodeCache(str(folder))


@pytest.fixture
def world(beginning, tmp_path: Path) -> World:
    store, people, templates = beginning
    here = _world(Path(copy(store, tmp_path)))
    here.people, here.app.jinja_env.bytecode_cache = dict(people), templates
    return here


def _world(store: Path) -> World:
    url = f"sqlite:///{store}"
    create_store(url)
    parts = workshop_over(url)
    parts.runner.install()
    parts.directory.install()
    app = create_app(Settings(database_url=url, secret_key="for tests only"), parts)  # noqa: S106
    app.testing, app.test_client_class = True, Browser
    return World(app, parts)


def _signed_in(name: str):
    return pytest.fixture(lambda world: world.browser(name), name=name)


brand_lead, brand_member = _signed_in("brand_lead"), _signed_in("brand_member")
bpo_lead, bpo_member = _signed_in("bpo_lead"), _signed_in("bpo_member")
observer, frontline = _signed_in("observer"), _signed_in("frontline")
stranger = _signed_in("stranger")
