"""Two companies with a portal of their own, everybody signed in, and a stranger next door."""

from pathlib import Path
from shutil import copy

import pytest
from jinja2 import FileSystemBytecodeCache

from domain.partnerships.commands import InvitePerson
from portal.directory import Person
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
