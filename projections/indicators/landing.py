"""Indicators of what changes ask of the front line: their load, how ready it was, how much notice."""

from collections.abc import Mapping, Sequence
from statistics import median

from projections.indicators.figures import (
    LEAST,
    Asked,
    Figure,
    Indicator,
    Part,
    share,
    spread,
)
from projections.measures import Taken, taken
from projections.partnerships import by_id
from projections.trust.ledger import SIDES


def load(asked: Asked) -> Sequence[Figure]:
    """The load points of a team in a week, over the weeks in which it took any."""
    points: dict[tuple[str, str], float] = {}
    for each in taken(asked.connection, asked.viewer, ["load"], asked.period):
        week = (str(each.team_id), each.detail)
        points[week] = points.get(week, 0.0) + each.amount
    sides = sides_of_teams(asked)
    return [
        _loads(side, {key: each for key, each in points.items() if sides.get(key[0]) == side})
        for side in SIDES
    ]


def sides_of_teams(asked: Asked) -> dict[str, str]:
    """Whose each team is, by its id."""
    found = by_id(asked.connection, asked.viewer.partnership_id)
    sites = found.details.sites if found else []
    return {str(team_id): site.side for site in sites for team_id in site.teams}


def readiness(asked: Asked) -> Sequence[Figure]:
    """How often all that the charter asks for was there when a change was declared ready."""
    names = ("ready_read", "ready_voted", "ready_confidence")
    found = taken(asked.connection, asked.viewer, names, asked.period)
    return [_ready(side, [each for each in found if each.side == side]) for side in SIDES]


def short_notice(asked: Asked) -> Sequence[Figure]:
    """How often what a side asked for was scheduled at short notice."""
    found = taken(asked.connection, asked.viewer, ["notice"], asked.period)
    return [_noticed(side, [each for each in found if each.side == side]) for side in SIDES]


def _loads(side: str, points: Mapping[tuple[str, str], float]) -> Figure:
    teams = sorted({team_id for team_id, _ in points})
    parts = []
    for team_id in teams:
        own = [each for (team, _), each in points.items() if team == team_id]
        parts.append(Part(team_id, _plain(team_id, own).value, len(own)))
    return _plain(side, list(points.values()))._replace(parts=tuple(parts))


def _plain(side: str, sizes: Sequence[float]) -> Figure:
    return spread(side, sizes, [True] * len(sizes))


def _ready(side: str, found: Sequence[Taken]) -> Figure:
    by_name: dict[str, list[float]] = {"ready_read": [], "ready_voted": [], "ready_confidence": []}
    for each in found:
        by_name[each.name].append(each.amount)
    whole = [each.detail != "despite" for each in found if each.name == "ready_read"]
    parts = (
        Part(name, median(own) if len(own) >= LEAST else None, len(own))
        for name, own in by_name.items()
    )
    return share(side, sum(whole), len(whole), len(whole))._replace(parts=tuple(parts))


def _noticed(side: str, found: Sequence[Taken]) -> Figure:
    n = len(found)
    short = [each.detail for each in found if each.detail != "in time"]
    parts = (
        Part(label, short.count(label) / n if n >= LEAST else None, n)
        for label in ("short, agreed", "short")
    )
    return share(side, len(short), n, n)._replace(parts=tuple(parts))


INDICATORS = (
    Indicator(
        "change-load",
        "Load of a team in a week",
        "Load points of changes going live, by team and week, over the weeks that had any.",
        "count",
        load,
    ),
    Indicator(
        "readiness",
        "Ready without falling short",
        "How many declarations of readiness needed no reason: enough had read, understood and "
        "voted.",
        "share",
        readiness,
        better="more",
    ),
    Indicator(
        "short-notice-rate",
        "Short notice",
        "How many of the times set for changes asked for here gave less notice than the charter "
        "asks for.",
        "share",
        short_notice,
        better="less",
    ),
)
