"""A partnership with a team, and recognition given in its browsers."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from domain.partnerships.commands import AddSite, AddTeam, InvitePerson
from tests.portal.client import words_of

VOICE = uuid4()
DEED = "Called 29 owners of the lamp in one afternoon."
PRAISE = {"deed": DEED, "effect": "No lamp hangs that should not.", "size": "notable"}
PEOPLE = (
    "brand_lead", "brand_member", "bpo_lead", "bpo_member", "observer", "frontline", "second",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _placed(world):
    """Harbor Contact has a team, and a second agent beside Fay."""
    ids = {"record_id": world.id, "site_id": uuid4()}
    world.perform(AddSite, "bpo_lead", **ids, name="Cebu", time_zone="Asia/Manila")
    world.perform(AddTeam, "bpo_lead", **ids, team_id=VOICE, name="Voice")
    world.people["second"] = world.parts.directory.add("second@example.com", "Luz Marquez")
    second = world.people["second"].id
    world.perform(InvitePerson, "bpo_lead", world.id, person_id=second, role="frontline")


def today() -> str:
    """Today in Berlin and elsewhere, as a form holds it."""
    return datetime.now(UTC).date().isoformat()


class Praised:
    """One recognition as people of the partnership come across it."""

    def __init__(self, world, id: UUID) -> None:
        self.world, self.id = world, id
        self.wall = f"{world.base}/recognition"
        self.url = f"{self.wall}/{id}"

    def does(self, name: str, path: str, act: str, status: int | None = 303, **fields):
        """Send the form of an act as somebody."""
        browser = self.world.browser(name)
        return browser.submit(f"{self.url}/{path}", {"form": act, **fields}, status)

    def seen_by(self, name: str) -> bool:
        """Whether its page is there for somebody."""
        answer = self.world.browser(name).get(self.url)
        assert answer.status_code in (200, 404)
        return answer.status_code == 200

    def readers(self) -> set[str]:
        """Everybody for whom its page is there."""
        return {name for name in PEOPLE if self.seen_by(name)}

    def words(self, name: str) -> str:
        """What its page says to somebody."""
        return words_of(self.world.browser(name).page(self.url))


@pytest.fixture
def give(world):
    """Recognize Fay as Marcus, unless told otherwise: ``give(visibility="team")``."""

    def carry_out(by="brand_member", whom=("frontline",), status=303, **fields):
        id = uuid4()
        ids = [str(world.people[name].id) for name in whom]
        sent = {"form": "give", "record_id": str(id), "person_ids": ids, "deed_on": today()}
        browser = world.browser(by)
        answer = browser.submit(f"{world.base}/recognition", {**sent, **PRAISE, **fields}, status)
        return Praised(world, id) if status == 303 else answer

    return carry_out
