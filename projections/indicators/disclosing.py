"""Indicators of disclosures: how much is told, how soon, and how long problems last."""

from collections.abc import Callable, Sequence

from domain.rule_sets import FIRST
from projections.indicators.asking import Asked
from projections.indicators.figures import (
    Column,
    Figure,
    Indicator,
    Measured,
    Part,
    Unit,
    durations,
    of_each_side,
    share,
)
from projections.measures import Period, Taken

CANDOUR = ("told_in_time", "told_late", "found_by_others")
"""What became of a problem: the rules of evidence its telling falls under."""

SPLIT: tuple[Column, ...] = ("site_id", "team_id", "detail")
"""By the place it happened at, and by severity."""

RUNNING = (
    "The median and the ninth decile of what ran in the period, with what was still open at its "
    "end counted as at least so long (Kaplan and Meier 1958). {0}"
)
CLAIMS = (
    "Claimed times are taken at their word, but none as lying more than two years before the "
    "telling: what was claimed longer ago counts as two years, and is marked."
)


def problems(asked: Asked) -> list[Taken]:
    """Every own problem that was told or found in the period, with the place where it lies."""
    places = {each.record_id: each for each in asked.taken("telling")}
    found = asked.found(*CANDOUR)
    return [
        each._replace(site_id=place.site_id, team_id=place.team_id)
        if (place := places.get(each.record_id))
        else each
        for each in found
    ]


def told_in_time(side: str, taken: Sequence[Taken], period: Period) -> Figure:
    """The share told in time, by severity; its interval by the sample's effective size."""
    weights = [FIRST.severities[each.detail] for each in taken]
    told = sum(w for w, each in zip(weights, taken, strict=True) if each.name == "told_in_time")
    of = sum(weights)
    size = of * of / sum(w * w for w in weights) if weights else 0.0
    found = share(side, told / of * size if of else 0.0, size, len(taken))
    return found._replace(parts=tuple(_part(rule, taken) for rule in CANDOUR))


def lasting(side: str, taken: Sequence[Taken], period: Period) -> Figure:
    """How long it takes."""
    return durations(side, taken, period.until)


def _part(rule: str, taken: Sequence[Taken]) -> Part:
    count = sum(each.name == rule for each in taken)
    return Part(rule, count / len(taken) if taken else None, count)


def _named(name: str) -> Callable[[Asked], list[Taken]]:
    return lambda asked: asked.taken(name)


def _lasting(name: str, title: str, means: str, measure: str, how: str, counted: str) -> Indicator:
    measured: Measured = _named(measure)
    unit: Unit = "seconds"
    return Indicator(
        name,
        title,
        means,
        unit,
        of_each_side(measured, lasting),
        better="less",
        group="Disclosures",
        how=RUNNING.format(how),
        measured=measured,
        figure=lasting,
        counted=counted,
        split_by=SPLIT,
    )


INDICATORS = (
    Indicator(
        "proactive-disclosure",
        "Told before anybody found out",
        "Of all problems of its own, the share a side told in time, before the other side noticed.",
        "share",
        of_each_side(problems, told_in_time),
        better="more",
        group="Disclosures",
        how="Told in time, over told in time, told late and found by the other side or outside. "
        "Each weighs by its severity: half for low or unrated, 1, 2 or 4. The interval holds 90 % "
        "(Wilson 1927), by the effective size of the weighted sample (Kish 1965).",
        measured=problems,
        figure=told_in_time,
        counted="problems",
        split_by=SPLIT,
    ),
    _lasting(
        "disclosure-lag",
        "From discovered to told",
        "How long a side knew of a problem before it told the other.",
        "telling",
        CLAIMS,
        "disclosures told",
    ),
    _lasting(
        "exposure",
        "From occurred to contained",
        "How long a problem lasted, on the side it lies on.",
        "exposing",
        CLAIMS,
        "problems",
    ),
    _lasting(
        "time-to-acknowledge",
        "Time to acknowledge",
        "From when the other side told a problem to when somebody here said they had read it.",
        "acknowledging",
        "Both ends are by the server’s clock.",
        "disclosures received",
    ),
    _lasting(
        "time-to-contain",
        "Time to contain",
        "From when a problem was discovered to when its harm was stopped or bounded.",
        "containing",
        CLAIMS,
        "problems",
    ),
    _lasting(
        "time-to-make-whole",
        "Time to make whole",
        "From when a problem was told to when a promised make-good was delivered.",
        "making_whole",
        "Both ends are by the server’s clock. A delivery the other side disputes does not count.",
        "make-goods",
    ),
)
