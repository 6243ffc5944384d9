"""The wall: its filters as an address carries them, and how it spreads over teams."""

from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from flask import request

from portal.web import connection, here, moment
from projections import recognition
from projections.paging import Turn
from projections.recognition import Filters

PAGE_SIZE = 20
SPREAD_DAYS = 60
GUARD = 5
"""With fewer recognitions than this, a share would say more about chance than about teams."""

SIZES = {"thank_you": "Thank-you", "notable": "Notable", "exceptional": "Exceptional"}


class TeamShare(NamedTuple):
    """One team on the wall: its name, its site's, and how often it was recognized."""

    id: UUID
    name: str
    site: str
    side: str
    times: int


class Spread(NamedTuple):
    """How the last sixty days spread over teams, as far as the reader sees them.

    ``percent`` is the share of teams recognized, ``most`` that of the team named most often, both
    of what names a team; ``most`` is ``None`` where there is too little to say it.
    """

    teams: list[TeamShare]
    reached: int
    percent: int
    most: int | None
    named: int
    without: int


def filters() -> tuple[Filters, dict[str, str]]:
    """The filters of the address, and those that are on, by name."""
    asked = request.args
    names = ("side", "size", "value", "team_id", "customer", "mine", "text")
    active = {name: text for name in names if (text := _clean(asked.get(name, "")))}
    team_id = asked.get("team_id", type=UUID)
    chosen = Filters(
        side=active.get("side", ""),
        size=active.get("size", ""),
        value=active.get("value", ""),
        team_id=team_id,
        customer="customer" in active,
        mine="mine" in active,
        text=active.get("text", "")[:200],
    )
    return chosen, active


def turn() -> Turn:
    """Which page of the wall is wanted."""
    asked = request.args
    return Turn(asked.get("before", type=UUID), asked.get("after", type=UUID), PAGE_SIZE)


def spread() -> Spread:
    """How recognition spreads over the teams of both sides, in the order of sites and names."""
    place, since = here(), moment() - timedelta(days=SPREAD_DAYS)
    counted = recognition.spread(connection(), place.viewer, since)
    teams = [
        TeamShare(team_id, name, site.name, site.side, counted.teams.get(team_id, 0))
        for site in place.partnership.details.sites
        for team_id, name in site.teams.items()
    ]
    teams.sort(key=lambda team: (team.side, team.site, team.name))
    named = sum(team.times for team in teams)
    reached = sum(team.times > 0 for team in teams)
    most = max((team.times for team in teams), default=0)
    return Spread(
        teams,
        reached,
        round(100 * reached / len(teams)) if teams else 0,
        round(100 * most / named) if named >= GUARD else None,
        named,
        counted.without,
    )


def _clean(text: str) -> str:
    return text.replace("\0", "").strip()
