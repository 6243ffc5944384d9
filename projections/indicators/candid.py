"""Indicators of feedback: whether it goes both ways, and whether something comes back."""

from collections.abc import Sequence

from projections.indicators.asking import Asked
from projections.indicators.disclosing import lasting
from projections.indicators.figures import Figure, Indicator, Part, of_each_side, share
from projections.measures import Period, Taken
from projections.trust.ledger import SIDES

LEAST_GIVEN = 6
"""Below so many given by both together, nothing is said of their balance."""

OWED = ("told_back_in_time", "told_back_late", "told_back_not")


def given(asked: Asked) -> list[Taken]:
    """All feedback given in the period and not withdrawn, by its giver."""
    return asked.taken("feedback_given")


def reciprocity(side: str, taken: Sequence[Taken], period: Period) -> Figure:
    """1 where both sides gave as much, 0 where only one did."""
    counts = {each: sum(one.side == each for one in taken) for each in SIDES}
    parts = tuple(Part(each, None, count) for each, count in counts.items())
    if len(taken) < LEAST_GIVEN:
        return Figure(side, None, len(taken), LEAST_GIVEN, parts=parts)
    apart = abs(counts["brand"] - counts["bpo"])
    return Figure(side, 1 - apart / len(taken), len(taken), LEAST_GIVEN, parts=parts)


def _between_both(asked: Asked) -> list[Figure]:
    return [reciprocity("both", given(asked), asked.period)]


def owed(asked: Asked) -> list[Taken]:
    """What was owed an answer of what became of it, told back or due in the period."""
    return asked.taken("feedback_owed")


def told_back(side: str, taken: Sequence[Taken], period: Period) -> Figure:
    """The share told back in time."""
    counts = {said: sum(each.detail == said for each in taken) for said in OWED}
    found = share(side, counts["told_back_in_time"], len(taken), len(taken))
    parts = [Part(said, n / len(taken) if taken else None, n) for said, n in counts.items()]
    return found._replace(parts=tuple(parts))


def read(asked: Asked) -> list[Taken]:
    """Feedback a side was given, until it acknowledged it."""
    return asked.taken("feedback_reading")


INDICATORS = (
    Indicator(
        "feedback-reciprocity",
        "Feedback goes both ways",
        "How evenly both sides gave feedback: 1 where they gave as much, 0 where only one did.",
        "ratio",
        _between_both,
        better="more",
        group="Feedback",
        how="1 less |a - b| / (a + b), where a and b are how much each side gave in the period, "
        "without what was withdrawn. From six given by both together.",
        measured=given,
        figure=reciprocity,
        counted="pieces of feedback given",
    ),
    Indicator(
        "feedback-told-back",
        "Feedback told back",
        "Of the feedback a side accepted, the share it told back in time: you said, we did.",
        "share",
        of_each_side(owed, told_back),
        better="more",
        group="Feedback",
        how="Told back by the day that was set with the answer, over all of which that day has "
        "come. One counts when it is told back, or when its day passes. The interval holds 90 % "
        "(Wilson 1927).",
        measured=owed,
        figure=told_back,
        counted="answers owed",
    ),
    Indicator(
        "time-to-acknowledge-feedback",
        "Time to acknowledge feedback",
        "From when the other side gave feedback to when somebody here said they had read it.",
        "seconds",
        of_each_side(read, lasting),
        better="less",
        group="Feedback",
        how="The median and the ninth decile of what ran in the period, with what was still open "
        "at its end counted as at least so long (Kaplan and Meier 1958).",
        measured=read,
        figure=lasting,
        counted="pieces of feedback received",
        split_by=("detail",),
    ),
)
