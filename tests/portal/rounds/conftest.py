"""A round of feedback at several points of its life, in the portal of Northwind and Harbor."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from domain.rounds import commands as c

PROPOSAL = {
    "title": "How the spring went",
    "questions": "What should we keep doing?\nWhat should we stop?",
}
OURS_SAY = "Your team leads answer within the hour, whatever we ask."
THEY_SAY = "We hear of promotions from customers before we hear of them from you."


def propose(world, days: float = 14) -> UUID:
    deadline_at = world.parts.partnerships.clock() + timedelta(days=days)
    return world.perform(c.ProposeRound, "brand_lead", deadline_at=deadline_at, **PROPOSAL)


def write(world, by: str, round_id: UUID, text: str, dimension: str = "communication") -> UUID:
    contribution_id = uuid4()
    fields = {"command_id": contribution_id, "text": text, "dimension": dimension}
    world.perform(c.WriteContribution, by, round_id, **fields)
    return contribution_id


@pytest.fixture
def opened(world) -> UUID:
    round_id = propose(world)
    world.perform(c.OpenRound, "bpo_lead", round_id)
    return round_id


@pytest.fixture
def revealed(world, opened) -> UUID:
    write(world, "brand_member", opened, OURS_SAY)
    write(world, "bpo_member", opened, THEY_SAY)
    world.perform(c.HandIn, "brand_lead", opened)
    world.perform(c.HandIn, "bpo_lead", opened)
    return opened


@pytest.fixture
def overdue(world) -> UUID:
    """Opened three weeks ago, to be written within two; the BPO alone handed in."""
    with world.past(days=21):
        round_id = propose(world)
        world.perform(c.OpenRound, "bpo_lead", round_id)
        write(world, "brand_member", round_id, OURS_SAY)
        write(world, "bpo_member", round_id, THEY_SAY)
        world.perform(c.HandIn, "bpo_lead", round_id)
    return round_id


def now() -> datetime:
    return datetime.now(UTC)
