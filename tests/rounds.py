"""How rounds of feedback go, told in short for tests of them."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from domain.rounds import commands as c
from tests.scenario import DANA, PRIYA, Scenario

OURS_SAY = "Your team leads answer within the hour, whatever we ask."
THEY_SAY = "We hear of promotions from customers before we hear of them from you."


def proposed(story: Scenario, days: float = 7) -> None:
    """Dana proposes a round on Monday, to be written within a week."""
    story.when(
        c.ProposeRound,
        by=DANA,
        title="How the spring went",
        questions="What should we keep doing? What should we stop?",
        deadline_at=story.now + timedelta(days=days),
    )


def opened(story: Scenario, days: float = 7) -> None:
    """Priya opens it."""
    proposed(story, days)
    story.when(c.OpenRound, by=PRIYA)


def write(story: Scenario, by: UUID, text: str, dimension: str = "communication") -> UUID:
    """Somebody writes a contribution; returns its id."""
    contribution_id = uuid4()
    fields: dict[str, Any] = {"text": text, "dimension": dimension}
    story.when(c.WriteContribution, by=by, command_id=contribution_id, **fields)
    return contribution_id


def revealed(story: Scenario) -> None:
    """Both write one contribution and hand in."""
    opened(story)
    write(story, DANA, OURS_SAY)
    write(story, PRIYA, THEY_SAY)
    story.when(c.HandIn, by=DANA)
    story.when(c.HandIn, by=PRIYA)


def discussed(story: Scenario) -> None:
    """They talk about it the next day."""
    revealed(story)
    story.after(days=1)
    story.when(c.DiscussRound, by=PRIYA, held_on=story.day(0), text="Both hear it.")
