"""A team at each side, and a recognition Marcus gives."""

from typing import Any
from uuid import UUID

import pytest

from domain.partnerships import commands as p
from domain.recognition import commands as c
from tests.scenario import DANA, FAY, MARCUS, OURS, PRIYA, Scenario

VOICE, STORES = UUID(int=0xF01CE), UUID(int=0x5702E)
PRAISE = {
    "deed": "Called 29 owners of the lamp in one afternoon.",
    "effect": "No lamp hangs that should not.",
}


@pytest.fixture(autouse=True)
def _placed(story: Scenario) -> None:
    for lead, team, name in ((PRIYA, VOICE, "Voice"), (DANA, STORES, "Stores")):
        site = UUID(int=team.int + 1)
        story.when(p.AddSite, by=lead, record_id=OURS, site_id=site, name=name, time_zone="UTC")
        story.when(p.AddTeam, by=lead, record_id=OURS, team_id=team, site_id=site, name=name)


def gives(story: Scenario, by: UUID = MARCUS, **fields: Any) -> None:
    """Somebody recognizes Fay, unless the fields say otherwise."""
    whom = {} if "person_ids" in fields or "team_id" in fields else {"person_ids": (FAY,)}
    usual = {**PRAISE, "deed_on": story.day(0), **whom}
    story.when(c.GiveRecognition, by=by, **{**usual, **fields})
