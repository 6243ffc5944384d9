"""What every indicator answers with: a figure of one side in a period, or why there is none."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from projections.indicators.asking import Asked
from projections.measures import Period, Taken
from projections.trust.estimates import kaplan_meier, quantile, wilson
from projections.trust.ledger import SIDES

Unit = Literal["share", "seconds", "days", "count", "ratio", "times", "grade"]
Group = Literal["Disclosures", "Commitments", "Feedback", "Recognition", "Changes", "Visits", ""]
LEAST = 5
"""Below so many, a figure says nothing and is not given."""

MIDDLE, MOST = 0.5, 0.9


class Part(NamedTuple):
    """A figure of a part: ``label`` is a phase, a holder, a site's or a team's id, a purpose."""

    label: str
    value: float | None
    n: int


class Figure(NamedTuple):
    """One indicator of one side ("both" where it is neither's alone) in a period.

    ``value`` is ``None`` below ``needed``; shares are 0..1, with ``low`` and ``high`` the 90 %
    interval, times are medians with ``p90``, in seconds. ``n`` is the sample, ``open`` how many of
    it still run.
    """

    side: str
    value: float | None
    n: int
    needed: int = LEAST
    low: float | None = None
    high: float | None = None
    p90: float | None = None
    open: int = 0
    parts: tuple[Part, ...] = ()


Column = Literal["site_id", "team_id", "detail"]
Measured = Callable[[Asked], Sequence[Taken]]
OfSide = Callable[[str, Sequence[Taken], Period], Figure]


class Indicator(NamedTuple):
    """An indicator: its name in addresses and exports, its title, its meaning in a sentence.

    ``figures`` answers with one figure for each side, the brand's first, or with one of both.
    ``group`` is the subject pages show it under, ``how`` how it is worked out, with its source.
    ``measured``, where there is one, says what the figures are made of, so that they open into
    records; ``figure`` works out one side's figure from some of it, for sites, teams and months.
    ``counted`` names the sample in the plural, as pages write it. ``split_by`` names columns of
    what is measured by which figures are worked out once more.
    """

    name: str
    title: str
    means: str
    unit: Unit
    figures: Callable[[Asked], Sequence[Figure]]
    better: Literal["more", "less", ""] = ""
    group: Group = ""
    how: str = ""
    measured: Measured | None = None
    figure: OfSide | None = None
    counted: str = "records"
    split_by: tuple[Column, ...] = ()


def of_each_side(measured: Measured, figure: OfSide) -> Callable[[Asked], list[Figure]]:
    """The ``figures`` of an indicator that looks at what is measured of each side by itself."""

    def figures(asked: Asked) -> list[Figure]:
        found = measured(asked)
        return [
            figure(side, [each for each in found if each.side == side], asked.period)
            for side in SIDES
        ]

    return figures


def durations(side: str, taken: Sequence[Taken], until: datetime, needed: int = LEAST) -> Figure:
    """The median and the ninth decile of how long things took, those still open included.

    Kaplan and Meier (1958): leaving the open ones out would flatter whoever leaves most open.
    """
    spans = [((each.ended_at or until) - each.began_at).total_seconds() for each in taken]
    return spread(side, spans, [each.ended_at is not None for each in taken], needed)


def spread(side: str, sizes: Sequence[float], ended: Sequence[bool], needed: int = LEAST) -> Figure:
    """The median and the ninth decile of sizes, some of which still grow: those not ``ended``."""
    steps = kaplan_meier(sizes, ended) if len(sizes) >= needed else []
    middle, most = quantile(steps, MIDDLE), quantile(steps, MOST)
    return Figure(side, middle, len(sizes), needed, p90=most, open=list(ended).count(False))


def share(side: str, count: float, of: float, n: int, needed: int = LEAST) -> Figure:
    """A share with its interval; ``count`` and ``of`` may be weighted, ``n`` is the sample."""
    found = wilson(count, of) if n >= needed else None
    if found is None:
        return Figure(side, None, n, needed)
    return Figure(side, found.value, n, needed, found.low, found.high)
