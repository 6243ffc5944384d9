"""A partnership with a site and two teams, and both sides' browsers."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from domain.partnerships.commands import AddSite, AddTeam

CHAT, PHONE = uuid4(), uuid4()
REQUEST = {
    "title": "Refund by chat",
    "why": "Customers ask for it every day.",
    "front_line_impact": "One more macro, ten minutes of training.",
    "customer_impact": "Nobody has to call for a refund.",
    "success": "Half of all refunds go by chat.",
}
ASSESSMENT = {
    "implementer": "bpo",
    "front_line_hours": "40",
    "targets": "Handling time may rise for a week.",
    "agent_cost": "None.",
    "stress": "low",
    "customer_effect": "Shorter waits.",
    "cost": "None.",
    "risk": "low",
    "rollout": "All at once.",
    "fallback": "Take the macro away.",
    "team_ids": [str(CHAT)],
    "load_points": "2",
}


@pytest.fixture(autouse=True)
def _placed(world):
    site = uuid4()
    ids = {"record_id": world.id, "site_id": site}
    world.perform(AddSite, "bpo_lead", **ids, name="Cebu", time_zone="Asia/Manila")
    for team_id, name in ((CHAT, "Chat"), (PHONE, "Phone")):
        world.perform(AddTeam, "bpo_lead", **ids, team_id=team_id, name=name)


def local(delta: timedelta, zone: str = "Europe/Berlin") -> str:
    """So far from now, as a form holds it."""
    return (datetime.now(UTC) + delta).astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")


def on(days: int) -> str:
    """The day so many days from now."""
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


class Page:
    """The page of one change as somebody uses it."""

    def __init__(self, world, change_id: UUID) -> None:
        self.url = f"{world.base}/changes/{change_id}"
        self.id = change_id

    def does(self, browser, path: str, act: str, status: int = 303, **fields):
        """Send the form of an act."""
        return browser.submit(f"{self.url}/{path}", {"form": act, **fields}, status)


@pytest.fixture
def asked(world, brand_member) -> Page:
    """A change Northwind has asked Harbor Contact for."""
    change_id = uuid4()
    brand_member.submit(
        f"{world.base}/changes", {"form": "submit", "record_id": change_id, **REQUEST}
    )
    return Page(world, change_id)
