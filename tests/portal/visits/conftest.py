"""A site of each side, a team, and visits as far as a test needs them."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from domain.partnerships.commands import AddSite, AddTeam
from domain.visits import commands as c

CEBU, CHICAGO, LETTERS = (UUID(int=0x517E_0000 + n, version=4) for n in range(3))
SITES = {"brand": CHICAGO, "bpo": CEBU}
READY = {"outcomes": "We know what slows returns down.", "agenda": "Monday: beside the phones."}


@pytest.fixture(autouse=True)
def _placed(world):
    for side, name in (("brand", "Chicago"), ("bpo", "Cebu")):
        site = {"site_id": SITES[side], "name": name, "time_zone": "UTC"}
        world.perform(AddSite, f"{side}_lead", world.id, **site)
    team = {"team_id": LETTERS, "site_id": CEBU, "name": "Letters"}
    world.perform(AddTeam, "bpo_lead", world.id, **team)


@pytest.fixture
def url(world):
    return f"{world.base}/visits"


def proposed(world, by="brand_member", host="bpo", days=10.0, **more):
    """A visit that starts in so many days."""
    starts_at = datetime.now(UTC) + timedelta(days=days)
    fields = {"host": host, "site_id": SITES[host], "purposes": ("side-by-side walk",)}
    fields |= {"functions": ("quality",), "starts_at": starts_at}
    fields |= {"ends_at": starts_at + timedelta(hours=6)}
    return world.perform(c.ProposeVisit, by, **{**fields, **more})


def prepared(world, by="brand_member", host="bpo", days=10.0, **more):
    """Agreed by the other side, and prepared by the visitors."""
    visit_id = proposed(world, by, host, days, **more)
    world.perform(c.AgreeVisit, "bpo_member" if by.startswith("brand") else "brand_lead", visit_id)
    visitor = "brand_member" if host == "bpo" else "bpo_member"
    world.perform(c.PrepareVisit, visitor, visit_id, **READY, functions=("quality",))
    return visit_id


def under_way(world, ago=0.1, host="bpo", **more):
    """Started so many days ago; by default it goes on for some hours."""
    with world.past(days=ago + 5):
        visit_id = prepared(world, host=host, days=-ago, **more)
    with world.past(days=ago):
        world.perform(c.StartVisit, f"{host}_member", visit_id)
    return visit_id


def closed(world, ago=1.0, **more):
    """Over and reported by both sides."""
    visit_id = under_way(world, ago, **more)
    with world.past(days=ago - 0.3):
        for by in ("bpo_member", "brand_member"):
            world.perform(c.ReportVisit, by, visit_id, text="A good day.", reached="yes")
    return visit_id
