"""Open changes in any number: told once for each stage by real commands, then copied.

What they leave on the change schedule is left out: it belongs to all of them at once, and no page
of the board reads it.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Any
from uuid import UUID, uuid4, uuid5

from benchmarks.places import NAMES, Place, open_place
from benchmarks.stories import TEMPLATE, TOLD_AT, Memory, copied
from benchmarks.tellings import BPO, BPO_LEAD, BRAND, BRAND_LEAD
from domain.application import Partnerships
from domain.changes import commands as c
from domain.facts import Fact
from domain.partnerships.commands import AddTeam

TEAM = uuid5(NAMES, "team of changes")
REQUEST = {
    "title": "Say the delivery day, not a number of days",
    "why": "“Three to five days” brings every tenth caller back.",
    "front_line_impact": "One field to read out instead of counting; five minutes to learn.",
    "customer_impact": "They know on which day to be at home.",
    "success": "Calls asking where a parcel is fall by a tenth.",
}
ASSESSMENT = {
    "implementer": "bpo",
    "front_line_hours": 12,
    "targets": "Handling time may rise by a few seconds for a week.",
    "agent_cost": "Nothing beyond the hours, which are paid.",
    "stress": "low",
    "customer_effect": "A clearer answer.",
    "cost": "Within the training hours.",
    "risk": "low",
    "rollout": "One team first.",
    "fallback": "Take it back.",
    "team_ids": (TEAM,),
    "load_points": 1,
}
SHARES = {1: 25, 2: 15, 3: 15, 5: 15, 6: 15, 11: 8, 12: 7}
"""After how many commands copies stop, and how many of a hundred do: spread over the columns."""


def placed(partnerships: Partnerships, place: Place) -> None:
    """Give a place the team its changes are for."""
    ids = {"command_id": uuid4(), "partnership_id": place.id, "record_id": place.id}
    team = AddTeam(**ids, site_id=place.site_id, team_id=uuid4(), name="Orders")
    partnerships.perform(team, by=place.people[BPO_LEAD])


def copies_of(place: Place, number: int, now: datetime, random: Random) -> Iterator[Fact]:
    """So many open changes in every column of the board."""
    lengths = random.choices(list(SHARES), list(SHARES.values()), k=number)
    for length in lengths:
        commits = told()[:length]
        shift = now - timedelta(days=20 * random.random()) - commits[-1][0].recorded_at
        salt = random.getrandbits(128)
        for commit in commits:
            yield from copied(commit, place, shift, salt)


@cache
def told() -> list[list[Fact]]:
    """The facts of one change, command by command, without those of the schedule."""
    log, now = Memory(), TOLD_AT
    partnerships = Partnerships(log, clock=lambda: now)  # type: ignore[arg-type]
    open_place(partnerships, TEMPLATE)
    add = {"command_id": uuid4(), "partnership_id": TEMPLATE.id, "record_id": TEMPLATE.id}
    team = AddTeam(**add, site_id=TEMPLATE.site_id, team_id=TEAM, name="Orders")
    partnerships.perform(team, by=TEMPLATE.people[BPO_LEAD])
    before, change_id = len(log.commits), uuid5(NAMES, "a change")
    goes_live = TOLD_AT + timedelta(days=21)
    for who, kind, fields in _script(goes_live):
        now = max(now + timedelta(hours=2), fields.get("live_at", now))
        ids = {"command_id": uuid4(), "partnership_id": TEMPLATE.id, "record_id": change_id}
        partnerships.perform(kind(**ids, **fields), by=TEMPLATE.people[who])
    commits = log.commits[before:]
    return [[fact for fact in commit if fact.originator_id == change_id] for commit in commits]


def _script(goes_live: datetime) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    people = (_person(BPO), _person(BPO_LEAD))
    yield BRAND, c.SubmitChange, REQUEST
    yield BPO, c.RespondToChange, {"code": "act_now", "words": "We can start at once."}
    yield BPO, c.AssessChange, ASSESSMENT
    yield BPO_LEAD, c.ApproveChange, {}
    yield BRAND_LEAD, c.ApproveChange, {}
    yield BPO, c.ScheduleChange, {"effective_at": goes_live}
    yield BPO, c.GiveBriefing, {"text": "Say the day.", "briefed_on": TOLD_AT.date()}
    yield BPO, c.RosterTeam, {"team_id": TEAM, "person_ids": people}
    for who in (BPO, BPO_LEAD):
        yield who, c.ConfirmReading, {}
    yield BPO, c.DeclareReady, {"despite": "Everybody has read it."}
    yield BPO, c.GoLive, {"live_at": goes_live + timedelta(hours=1)}
    yield BPO, c.AskReview, {"text": "It runs."}


def _person(role: str) -> UUID:
    return TEMPLATE.people[role]
