"""Indicators of recognition: how soon it comes, and how it spreads over teams, never people."""

from collections import Counter
from collections.abc import Sequence

from projections.indicators.asking import Asked
from projections.indicators.figures import (
    LEAST,
    MIDDLE,
    MOST,
    Figure,
    Indicator,
    Part,
    of_each_side,
    share,
)
from projections.measures import Period, Taken
from projections.trust.estimates import kaplan_meier, quantile
from projections.trust.ledger import SIDES


def given(asked: Asked) -> list[Taken]:
    """Recognition a side gave in the period, by giver; the size is in working days."""
    return asked.taken("recognizing")


def latency(side: str, taken: Sequence[Taken], period: Period) -> Figure:
    """The median and the ninth decile of the working days from deed to recognition."""
    enough = len(taken) >= LEAST
    steps = kaplan_meier([each.amount for each in taken], [True] * len(taken)) if enough else []
    middle, most = quantile(steps, MIDDLE), quantile(steps, MOST)
    return Figure(side, middle, len(taken), p90=most)


def received(asked: Asked) -> list[Taken]:
    """Recognition of a side’s teams in the period, by the side it is for."""
    return [each for each in asked.taken("recognized") if each.team_id]


def _spread(asked: Asked) -> list[Figure]:
    """The share of each side’s teams that were recognized, of those there were at the end."""
    found, teams = received(asked), asked.taken("team")
    figures = []
    for side in SIDES:
        there = {each.team_id for each in teams if each.side == side}
        own = [each for each in found if each.side == side]
        reached = len({each.team_id for each in own} & there)
        parts = (Part("recognized_teams", None, reached), Part("teams", None, len(there)))
        value = reached / len(there) if there and len(own) >= LEAST else None
        figures.append(Figure(side, value, len(own), parts=parts))
    return figures


def concentration(side: str, taken: Sequence[Taken], period: Period) -> Figure:
    """The share that went to the team that was recognized most; which one is not said."""
    counts = Counter(each.team_id for each in taken)
    most = max(counts.values(), default=0)
    return share(side, most, len(taken), len(taken))


INDICATORS = (
    Indicator(
        "recognition-latency",
        "From deed to recognition",
        "How many working days passed between a deed and its recognition, by who recognized it.",
        "days",
        of_each_side(given, latency),
        better="less",
        group="Recognition",
        how="The median and the ninth decile, in working days of the recipients’ side. Only what "
        "both companies see counts. A deed of longer ago than 500 working days counts as 500.",
        measured=given,
        figure=latency,
        counted="recognitions given",
    ),
    Indicator(
        "recognition-spread",
        "Teams recognized",
        "The share of a side’s teams that somebody recognized, for a whole team or for its people.",
        "share",
        _spread,
        better="more",
        group="Recognition",
        how="Teams that were recognized in the period, over the teams there were at its end. Only "
        "what both companies see and that names a team counts. People are never counted.",
        measured=received,
        counted="recognitions of teams",
    ),
    Indicator(
        "recognition-concentration",
        "Recognition of one team",
        "Of the recognition of a side’s teams, the share that went to the team with the most.",
        "share",
        of_each_side(received, concentration),
        group="Recognition",
        how="Which team it is, is not said, and people are never counted or ranked. The interval "
        "holds 90 % (Wilson 1927).",
        measured=received,
        figure=concentration,
        counted="recognitions of teams",
    ),
)
