"""A partnership that began sixty days ago, and days gone by as its readers count them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.disclosures import commands as c
from domain.partnerships.commands import InvitePerson
from tests.portal.world import NAMES, SEATED, SLUG, opened

BERLIN = "Europe/Berlin"
TOLD = {"what": "Letters went astray.", "affected": "Ten.", "doing_now": "We call them."}


@pytest.fixture
def world(beginning, tmp_path):
    here = opened(tmp_path / "portal.db")
    here.app.jinja_env.bytecode_cache = beginning[2]
    for name, called in NAMES.items():
        here.people[name] = here.parts.directory.add(f"{name}@example.com", called, BERLIN)
    with here.past(days=60):
        here.open(SLUG, "brand_lead", "bpo_lead", ("Northwind", "Harbor Contact"))
        here.open("sten-siri", "stranger", "stranger_lead", ("Stenwerk", "Siri Care"))
        for name, (lead, role) in SEATED.items():
            person = here.people[name].id
            here.perform(InvitePerson, lead, here.id, person_id=person, role=role)
    return here


@pytest.fixture
def disclosure(world):
    """Told twenty days ago, acknowledged ten days ago."""
    with world.past(days=20):
        at = datetime.now(UTC) - timedelta(days=21)
        told = world.perform(
            c.TellDisclosure, "bpo_member", **TOLD, occurred_at=at, discovered_at=at
        )
    with world.past(days=10):
        world.perform(c.AcknowledgeDisclosure, "brand_lead", told, words="Thank you for telling.")
    return told


def day(ago: int) -> date:
    """The day so many days ago in Berlin."""
    return datetime.now(ZoneInfo(BERLIN)).date() - timedelta(days=ago)


def on(ago: int) -> str:
    """What an address ends with to ask for that day."""
    return f"?as_of={day(ago)}"


def long(ago: int) -> str:
    """That day in words."""
    return f"{day(ago).day} {day(ago):%B %Y}"
