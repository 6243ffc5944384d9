"""Indicators of what changes ask of the front line: load, readiness, notice."""

from collections.abc import Sequence

from projections.indicators.asking import Asked
from projections.indicators.changing import INTERVAL
from projections.indicators.figures import (
    LEAST,
    Figure,
    Indicator,
    Part,
    of_each_side,
    share,
    spread,
)
from projections.measures import Period, Taken

DESPITE = "despite"
SHORT = ("short, agreed", "short")
SHARES = {"ready_read": "read and understood", "ready_voted": "voted"}


def loads(asked: Asked) -> list[Taken]:
    """What each team took in the period, by the side whose team it is."""
    sides = {each.team_id: each.side for each in asked.taken("team")}
    return [each._replace(side=sides.get(each.team_id, "")) for each in asked.taken("load")]


def load(side: str, taken: Sequence[Taken], period: Period) -> Figure:
    """The load points of a team in a week, over the weeks in which it took any."""
    points: dict[object, float] = {}
    for each in taken:
        week = (each.team_id, each.detail)
        points[week] = points.get(week, 0.0) + each.amount
    return _plain(side, list(points.values()))


def declared(asked: Asked) -> list[Taken]:
    """Declarations of readiness, with the share of those rostered who had read."""
    return asked.taken("ready_read")


def ready(side: str, taken: Sequence[Taken], period: Period) -> Figure:
    """The share that needed no reason, as nothing the charter asks for was lacking."""
    full = sum(each.detail != DESPITE for each in taken)
    return share(side, full, len(taken), len(taken))


def votes(asked: Asked) -> list[Taken]:
    """The mean vote on each declaration of readiness, 1 to 5."""
    return asked.taken("ready_confidence")


def confidence(side: str, taken: Sequence[Taken], period: Period) -> Figure:
    """The median of the mean votes."""
    return _plain(side, [each.amount for each in taken])


def noticed(asked: Asked) -> list[Taken]:
    """The times that were set for changes and stand, by who asked for the change."""
    return asked.taken("notice")


def short_notice(side: str, taken: Sequence[Taken], period: Period) -> Figure:
    """The share that gave less notice than the charter asks for; parts say whether agreed to."""
    n = len(taken)
    counts = {each: sum(one.detail == each for one in taken) for each in SHORT}
    parts = (Part(name, count / n if n >= LEAST else None, count) for name, count in counts.items())
    return share(side, sum(counts.values()), n, n)._replace(parts=tuple(parts))


def _readiness(asked: Asked) -> list[Figure]:
    figures = of_each_side(declared, ready)(asked)
    found = asked.taken(*SHARES)
    return [
        each._replace(
            parts=tuple(
                _median(label, [o.amount for o in found if (o.side, o.name) == (each.side, name)])
                for name, label in SHARES.items()
            )
        )
        for each in figures
    ]


def _median(label: str, sizes: Sequence[float]) -> Part:
    return Part(label, _plain("", sizes).value, len(sizes))


def _plain(side: str, sizes: Sequence[float]) -> Figure:
    return spread(side, sizes, [True] * len(sizes))


INDICATORS = (
    Indicator(
        "change-load",
        "Load of a team in a week",
        "The load points of changes that go live for a team in one week.",
        "count",
        of_each_side(loads, load),
        group="Changes",
        how="The median and the ninth decile over the weeks in which a team took any, in calendar "
        "weeks of the side that carries the change out. A time that was given up weighs nothing.",
        measured=loads,
        figure=load,
        counted="weeks of a team",
        split_by=("team_id",),
    ),
    Indicator(
        "short-notice-rate",
        "Short notice",
        "Of the times set for changes a side asked for, the share with less notice than the "
        "charter asks for.",
        "share",
        of_each_side(noticed, short_notice),
        better="less",
        group="Changes",
        how="By the day the time was set; a time given up or set anew counts no more. Agreed to or "
        f"not, the front line has less time. {INTERVAL}",
        measured=noticed,
        figure=short_notice,
        counted="dates set for changes",
    ),
    Indicator(
        "readiness",
        "Ready, with nothing lacking",
        "Of the changes a side declared ready, the share of which enough people had read, "
        "understood and voted.",
        "share",
        _readiness,
        better="more",
        group="Changes",
        how="Declared without a reason that says why it goes live all the same. The parts are the "
        f"medians of those who had read, and who had voted. {INTERVAL}",
        measured=declared,
        figure=ready,
        counted="declarations",
    ),
    Indicator(
        "readiness-confidence",
        "Confidence when ready",
        "How ready the front line felt, from 1 to 5, when a change was declared ready.",
        "grade",
        of_each_side(votes, confidence),
        better="more",
        group="Changes",
        how="The median of the mean votes on each declaration.",
        measured=votes,
        figure=confidence,
        counted="declarations",
    ),
)
