"""An estimate of what nobody has found: two pairs of eyes, and what both of them saw."""

from collections.abc import Sequence
from math import sqrt

from projections.indicators.asking import Asked
from projections.indicators.figures import Figure, Indicator, Part, of_each_side
from projections.measures import Period, Taken
from projections.trust.estimates import LEAST_OVERLAP, hidden

NINETY = 1.645
"""So many standard deviations to either side hold 90 %."""


def seen(asked: Asked) -> list[Taken]:
    """Every problem of a side told in the period, and who had seen it by then."""
    since = asked.period.since
    return [each for each in asked.taken("seeing") if each.began_at >= since]


def nobody_saw(side: str, taken: Sequence[Taken], period: Period) -> Figure:
    """How many problems of a side neither side has found."""
    both = sum(each.detail == "found_by_both" for each in taken)
    own = both + sum(each.detail == "found_here" for each in taken)
    other = both + sum(each.detail == "found_there" for each in taken)
    parts = tuple(
        Part(label, None, count)
        for label, count in (("found_here", own), ("found_there", other), ("found_by_both", both))
    )
    there = hidden(own, other, both)
    if there is None:
        return Figure(side, None, both, LEAST_OVERLAP, parts=parts)
    spread = NINETY * sqrt(
        (own + 1) * (other + 1) * (own - both) * (other - both) / ((both + 1) ** 2 * (both + 2))
    )
    unseen = there - (own + other - both)
    low, high = max(unseen - spread, 0.0), unseen + spread
    return Figure(side, max(unseen, 0.0), both, LEAST_OVERLAP, low, high, parts=parts)


INDICATORS = (
    Indicator(
        "hidden-mistakes",
        "Problems nobody has found",
        "An estimate of how many problems lie on a side that neither side has found yet.",
        "count",
        of_each_side(seen, nobody_saw),
        group="Disclosures",
        how="Capture and recapture (Chapman 1951; the interval, which holds 90 %, after Seber "
        "1982). A side has seen a problem if it told it, or if it is said to have noticed it "
        "first: both have where one side noticed what the other told. It assumes that both look "
        "by themselves and that no problem is harder to see than another; neither is quite true, "
        "so read it as an order of magnitude. Links between disclosures are left out: they say "
        "that two belong together, not that they are the same problem. Nothing is said below "
        "four that both had seen.",
        measured=seen,
        figure=nobody_saw,
        counted="problems both sides had seen",
    ),
)
