"""Two companies with a portal of their own, everybody signed in, a stranger; and the demo story."""

from datetime import UTC, datetime
from pathlib import Path
from shutil import copy

import pytest
from jinja2 import FileSystemBytecodeCache

from domain.partnerships.commands import InvitePerson
from domain.store import create_store
from portal import create_app, workshop_over
from portal.cli.seed import seed
from portal.directory import Person
from portal.settings import Settings
from tests.portal.client import Browser
from tests.portal.world import NAMES, SEATED, SLUG, World, opened


@pytest.fixture(scope="session")
def beginning(tmp_path_factory) -> tuple[Path, dict[str, Person], FileSystemBytecodeCache]:
    """A store in which both partnerships have just begun, its people, and compiled templates."""
    folder = tmp_path_factory.mktemp("portal")
    world = opened(folder / "portal.db")
    for name, called in NAMES.items():
        world.people[name] = world.parts.directory.add(
            f"{name}@example.com", called, "Europe/Berlin"
        )
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
    here = opened(Path(copy(store, tmp_path)))
    here.people, here.app.jinja_env.bytecode_cache = dict(people), templates
    return here


def _signed_in(name: str):
    return pytest.fixture(lambda world: world.browser(name), name=name)


brand_lead, brand_member = _signed_in("brand_lead"), _signed_in("brand_member")
bpo_lead, bpo_member = _signed_in("bpo_lead"), _signed_in("bpo_member")
observer, frontline = _signed_in("observer"), _signed_in("frontline")
stranger = _signed_in("stranger")


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The app over a store with the demo story."""
    url = f"sqlite:///{tmp_path_factory.mktemp('told') / 'portal.db'}"
    create_store(url)
    parts = workshop_over(url)
    parts.directory.install()
    parts.runner.install()
    seed(parts, now=datetime.now(UTC))
    app = create_app(Settings(database_url=url, secret_key="for tests only"), parts)
    app.testing, app.test_client_class = True, Browser
    yield app
    parts.partnerships.log.close()
    parts.runner.engine.dispose()
    parts.directory.engine.dispose()


@pytest.fixture
def reader(demo):
    """Call it with somebody of the cast for a browser in which they are signed in."""

    def signed_in(person):
        directory = demo.extensions["partnership-portal"].directory
        client = demo.test_client()
        with client.session_transaction() as session:
            session["_user_id"] = directory.by_email(person.email).get_id()
            session["_fresh"] = True
        return client

    return signed_in
