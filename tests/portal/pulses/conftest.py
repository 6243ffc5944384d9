"""A partnership with five people on each side, and a pulse in it."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.partnerships.commands import InvitePerson
from domain.pulses import commands as c

QUESTION = "What would make next month easier?"
BRAND = ("brand_lead", "brand_member", "gil", "hana", "ivo")
BPO = ("bpo_lead", "bpo_member", "frontline", "jana", "kofi")
JOINING = {"gil": "brand", "hana": "brand", "ivo": "brand", "jana": "bpo", "kofi": "bpo"}
WAY = {"name": "Spring pulse", "question": QUESTION}


class Town:
    """A world with more people, and short ways to a pulse. Its days are counted from now."""

    def __init__(self, world) -> None:
        self.world = world
        for name, side in JOINING.items():
            person = world.parts.directory.add(f"{name}@example.com", name.title(), "Europe/Paris")
            world.people[name] = person
            seat = {"person_id": person.id, "role": "frontline"}
            world.perform(InvitePerson, f"{side}_lead", world.id, **seat)

    def proposed(self, first=0, last=6, **fields):
        """Dana proposes one, from so many days ahead to so many."""
        today = datetime.now(UTC).date()
        days = {"opens_on": today + timedelta(first), "closes_on": today + timedelta(last)}
        return self.world.perform(c.ProposePulse, "brand_lead", **{**WAY, **days, **fields})

    def opened(self, **fields):
        """One that is open since ten days ago, and ended some days ago."""
        days = {"last": -2} if "last" not in fields else {}
        with self.world.past(days=10):
            pulse_id = self.proposed(first=-10, **days, **fields)
            self.world.perform(c.AgreePulse, "bpo_lead", pulse_id)
        with self.world.past(days=9):
            self.world.perform(c.OpenPulse, "bpo_lead", pulse_id)
        return pulse_id

    def answered(self, pulse_id, name, marks=(4, 3, 5), text="", days=8):
        """Somebody answers, so many days ago."""
        names = ("communication", "competence", "character")
        with self.world.past(days=days):
            given = dict(zip(names, marks, strict=True))
            self.world.perform(c.AnswerPulse, name, pulse_id, text=text, **given)


@pytest.fixture
def town(world) -> Town:
    return Town(world)
