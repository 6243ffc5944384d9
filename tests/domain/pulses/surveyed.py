"""Partnerships large enough for a pulse, and pulses as far as a test needs them."""

from typing import Any
from uuid import UUID

from domain.partnerships.commands import InvitePerson
from domain.pulses import commands as c
from tests.scenario import DANA, OURS, PRIYA, Scenario

BRAND = tuple(UUID(int=0xB4A0 + n) for n in range(6))
BPO = tuple(UUID(int=0xB900 + n) for n in range(6))
QUESTION = "What would make next month easier?"


def joined(story: Scenario, brand: int = 3, bpo: int = 2) -> Scenario:
    """So many more take part: with Dana and Marcus five at Nordlicht, five at Acme Care too."""
    for by, people in ((DANA, BRAND[:brand]), (PRIYA, BPO[:bpo])):
        for person_id in people:
            role = "frontline" if person_id.int % 2 else "member"
            story.when(InvitePerson, by=by, record_id=OURS, person_id=person_id, role=role)
    return story


def proposed(story: Scenario, **fields: Any) -> Scenario:
    """Dana proposes a pulse of a week, that begins tomorrow."""
    days = {"opens_on": story.day(1), "closes_on": story.day(7)}
    asked = {"name": "March", "question": QUESTION, **days}
    return story.when(c.ProposePulse, by=DANA, **{**asked, **fields})


def agreed(story: Scenario, **fields: Any) -> Scenario:
    """Priya agrees, and its first day comes."""
    return proposed(story, **fields).when(c.AgreePulse, by=PRIYA).after(days=1)


def opened(story: Scenario, **fields: Any) -> Scenario:
    """It is open to all who take part."""
    return agreed(story, **fields).when(c.OpenPulse, by=PRIYA)


def answered(story: Scenario, by: UUID, marks: tuple[int, int, int] = (4, 4, 3), text: str = ""):
    """Somebody answers."""
    names = ("communication", "competence", "character")
    return story.when(c.AnswerPulse, by=by, text=text, **dict(zip(names, marks, strict=True)))
