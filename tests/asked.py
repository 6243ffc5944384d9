"""How changes go, told in short for tests of what is shown of them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from domain.changes import commands as c
from domain.partnerships import commands as p
from tests.scenario import DANA, FAY, MARCUS, OURS, PRIYA, TOMAS, Scenario

SITE, CHAT, PHONE = UUID(int=0x517E), UUID(int=0xC4A7), UUID(int=0xF0E)
REQUEST = {
    "title": "Refund by chat",
    "why": "Customers ask for it every day.",
    "front_line_impact": "One more macro, ten minutes of training.",
    "customer_impact": "Nobody has to call for a refund.",
    "success": "Half of all refunds go by chat.",
}
ASSESSMENT = {
    "implementer": "bpo",
    "front_line_hours": 40,
    "targets": "Handling time may rise for a week.",
    "agent_cost": "None.",
    "stress": "low",
    "customer_effect": "Shorter waits.",
    "cost": "None.",
    "risk": "low",
    "rollout": "All at once.",
    "fallback": "Take the macro away.",
    "team_ids": (CHAT,),
    "load_points": 2,
}


def placed(story: Scenario) -> None:
    """Acme Care has a site with two teams."""
    story.when(
        p.AddSite, by=PRIYA, record_id=OURS, site_id=SITE, name="Cebu", time_zone="Asia/Manila"
    )
    for team_id, name in ((CHAT, "Chat"), (PHONE, "Phone")):
        story.when(p.AddTeam, by=PRIYA, record_id=OURS, team_id=team_id, site_id=SITE, name=name)


def submitted(story: Scenario, **fields: Any) -> None:
    """Marcus asks for it on Monday."""
    story.when(c.SubmitChange, by=MARCUS, **{**REQUEST, **fields})


def assessed(story: Scenario, **fields: Any) -> None:
    """Tomas responds and assesses it."""
    story.when(c.RespondToChange, by=TOMAS, code="act_now", words="Gladly.")
    story.when(c.AssessChange, by=TOMAS, **{**ASSESSMENT, **fields})


def agreed(story: Scenario, **fields: Any) -> None:
    """Both leads approve it."""
    assessed(story, **fields)
    story.when(c.ApproveChange, by=DANA)
    story.when(c.ApproveChange, by=PRIYA)


def scheduled(story: Scenario, days: float = 16) -> None:
    """Tomas sets its time, so many days ahead at nine."""
    story.when(c.ScheduleChange, by=TOMAS, effective_at=story.now + timedelta(days=days))


def ready(story: Scenario) -> None:
    """Fay is rostered, reads, votes; Tomas declares it ready."""
    story.when(c.GiveBriefing, by=TOMAS, text="Read the macro.", briefed_on=story.day(0))
    story.when(c.RosterTeam, by=TOMAS, team_id=CHAT, person_ids=(FAY,))
    story.when(c.ConfirmReading, by=FAY)
    story.when(c.VoteConfidence, by=FAY, confidence=4)
    story.when(c.DeclareReady, by=TOMAS)


def live(story: Scenario, days: float = 16) -> None:
    """Its day comes and it goes live."""
    story.after(days=days)
    story.when(c.GoLive, by=TOMAS, live_at=story.now)


def closed(story: Scenario) -> None:
    """It is judged a success and rated by both."""
    story.when(c.AskReview, by=TOMAS, text="Half of all refunds go by chat.")
    story.when(c.JudgeOutcome, by=MARCUS, outcome="successful", effort=2)
    story.when(c.RateEffort, by=TOMAS, effort=3)
