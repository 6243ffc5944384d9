"""One visit one can picture, arranged and lived through as far as a story needs it."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from domain.partnerships.commands import AddSite, AddTeam
from domain.visits import commands as c
from tests.scenario import DANA, MARCUS, MONDAY, OURS, PRIYA, TOMAS, Scenario

CEBU, CHICAGO, LETTERS = (UUID(int=0x517E_0000 + n) for n in range(3))
STARTS, ENDS = MONDAY + timedelta(days=14), MONDAY + timedelta(days=15, hours=8)
"""Monday morning until Tuesday evening, in two weeks."""

WALK = {
    "purposes": ("side-by-side walk", "training"),
    "functions": ("operations", "quality"),
    "starts_at": STARTS,
    "ends_at": ENDS,
}
PREPARED = {
    "outcomes": "We know what slows down a return by letter.",
    "agenda": "Monday: two hours beside letters. Tuesday: what we saw, together.",
    "functions": ("quality",),
    "team_ids": (LETTERS,),
}
REPORT = {"text": "Letters wait for a scan nobody reads.", "reached": "partly"}
SESSION = {
    "observed_role": "agent for returns by letter",
    "call_types": "Returns without a slip",
    "process_questions": "Why is the slip scanned twice?",
    "consent": True,
}
ROADBLOCK = {"text": "The returns screen asks for the order number twice."}
SITES = {"brand": CHICAGO, "bpo": CEBU}
LEADS = {"brand": DANA, "bpo": PRIYA}
MEMBERS = {"brand": MARCUS, "bpo": TOMAS}


def placed(story: Scenario) -> Scenario:
    """A site of each side, and a team."""
    for side, name in (("brand", "Chicago"), ("bpo", "Cebu")):
        site = {"record_id": OURS, "site_id": SITES[side], "name": name, "time_zone": "UTC"}
        story.given(AddSite, by=LEADS[side], **site)
    team = {"record_id": OURS, "team_id": LETTERS, "site_id": CEBU, "name": "Letters"}
    return story.given(AddTeam, by=PRIYA, **team)


def proposed(story: Scenario, host: str = "bpo", by: UUID = DANA, **more: Any) -> Scenario:
    """Somebody proposed it, at the host's site."""
    place = {"host": host, "site_id": SITES[host]}
    return placed(story).given(c.ProposeVisit, by=by, **{**place, **WALK, **more})


def agreed(story: Scenario, host: str = "bpo", by: UUID = DANA, **more: Any) -> Scenario:
    """The other side agreed."""
    return proposed(story, host, by, **more).given(c.AgreeVisit, by=across(by))


def prepared(story: Scenario, host: str = "bpo", by: UUID = DANA, **more: Any) -> Scenario:
    """The visiting side prepared it."""
    agreed(story, host, by, **more)
    visitor = MEMBERS["brand" if host == "bpo" else "bpo"]
    return story.given(c.PrepareVisit, by=visitor, visitors=(visitor,), **PREPARED)


def under_way(story: Scenario, host: str = "bpo", by: UUID = DANA, **more: Any) -> Scenario:
    """It is the day, and the visitors are there."""
    prepared(story, host, by, **more)
    story.now = STARTS
    return story.given(c.StartVisit, by=MEMBERS[host])


def with_roadblock(
    story: Scenario, by: UUID = MARCUS, owner: str = "brand", days: int = 30
) -> UUID:
    """A roadblock is raised; gives the id of its commitment."""
    commitment_id = uuid4()
    roadblock = {"owner_side": owner, "due_on": story.day(days), "commitment_id": commitment_id}
    story.given(c.RaiseRoadblock, by=by, **ROADBLOCK, **roadblock)
    return commitment_id


def reported(story: Scenario) -> Scenario:
    """Both sides reported."""
    for by in (MARCUS, TOMAS):
        story.given(c.ReportVisit, by=by, **REPORT)
    return story


def across(by: UUID) -> UUID:
    """The lead of the other side."""
    return PRIYA if by in (DANA, MARCUS) else DANA
