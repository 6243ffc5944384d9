"""Indicators of changes: how long they take, in whose hands, and how they turn out."""

from collections.abc import Sequence

from projections.indicators.asking import Asked
from projections.indicators.disclosing import lasting
from projections.indicators.figures import (
    LEAST,
    Figure,
    Indicator,
    Part,
    durations,
    of_each_side,
    share,
    spread,
)
from projections.indicators.walking import PHASES, Walk, held_by, in_phase, walks
from projections.measures import Period, Taken
from projections.trust.ledger import SIDES

OUTCOMES = ("change_worked", "change_partly", "change_failed")
WITH_OPEN = (
    "The median and the ninth decile, with what was still open at the end of the period counted as "
    "at least so long (Kaplan and Meier 1958)."
)
INTERVAL = "The interval holds 90 % (Wilson 1927)."


def requested(asked: Asked) -> list[Taken]:
    """Every request that went live in the period or was on its way at its end, by who asked."""
    return asked.taken("cycle")


def cycle_time(asked: Asked) -> Sequence[Figure]:
    """From the request to being live, and in each phase."""
    walked = walks(asked)
    parts = [_part(phase, in_phase(walked, phase)) for phase in PHASES]
    whole = durations("both", requested(asked), asked.period.until)
    return [whole._replace(parts=tuple(part for part in parts if part.n))]


def ball_time(asked: Asked) -> Sequence[Figure]:
    """How long each side held a change on its way, and in which phases."""
    walked = walks(asked)
    return [held_by(walked, side)._replace(parts=_phases(walked, side)) for side in SIDES]


def answered(asked: Asked) -> list[Taken]:
    """Requests of the other side, until they were answered for the first time."""
    return asked.taken("answering")


def answers(asked: Asked) -> list[Taken]:
    """First responses that count as evidence: undisputed, and not paper first by agreement."""
    return asked.found("contract_first", "answered_openly")


def contract_first(side: str, taken: Sequence[Taken], period: Period) -> Figure:
    """The share of first responses that named the contract first."""
    return share(side, _named(taken, "contract_first"), len(taken), len(taken))


def judged(asked: Asked) -> list[Taken]:
    """Changes the other side judged in the period."""
    return asked.found(*OUTCOMES)


def success(side: str, taken: Sequence[Taken], period: Period) -> Figure:
    """The share judged successful; parts are all judgements."""
    n = len(taken)
    counts = {rule: _named(taken, rule) for rule in OUTCOMES}
    parts = (Part(rule, count / n if n >= LEAST else None, count) for rule, count in counts.items())
    return share(side, counts["change_worked"], n, n)._replace(parts=tuple(parts))


def owed(asked: Asked) -> list[Taken]:
    """The paper that is owed at the end of the period, the oldest first."""
    return [each for each in asked.taken("paper") if each.ended_at is None]


def paper_debt(asked: Asked) -> Sequence[Figure]:
    """For how many changes paper is owed, of those for which it was at some time in the period."""
    there, still = len(asked.taken("paper")), len(owed(asked))
    return [Figure("both", float(still) if there else None, there, 1, open=still)]


def paper_age(asked: Asked) -> Sequence[Figure]:
    """For how long the paper that is owed has been owed."""
    ages = [(asked.period.until - each.began_at).total_seconds() for each in owed(asked)]
    return [spread("both", ages, [True] * len(ages))._replace(open=len(ages))]


def _named(taken: Sequence[Taken], rule: str) -> int:
    return sum(each.name == rule for each in taken)


def _phases(walked: Sequence[Walk], side: str) -> tuple[Part, ...]:
    found = [_part(phase, in_phase(walked, phase, side)) for phase in PHASES]
    return tuple(part for part in found if part.n)


def _part(label: str, figure: Figure) -> Part:
    return Part(label, figure.value, figure.n)


INDICATORS = (
    Indicator(
        "change-cycle-time",
        "From request to live",
        "From when a change was asked for to when it went live, those still on their way included.",
        "seconds",
        cycle_time,
        better="less",
        group="Changes",
        how=f"By when it was recorded. {WITH_OPEN} What was declined, withdrawn or live before "
        "anybody was asked is left out. The parts are the time spent in each phase.",
        measured=requested,
        figure=lasting,
        counted="changes",
        split_by=("detail",),
    ),
    Indicator(
        "change-ball-time",
        "Time a side held a change",
        "How long a side alone was waited for on the way of a change from the request to live.",
        "seconds",
        ball_time,
        better="less",
        group="Changes",
        how=f"Clock time in which the ball was with this side alone. {WITH_OPEN}",
        measured=requested,
        counted="changes",
    ),
    Indicator(
        "first-response-time",
        "First response",
        "From when the other side asked for a change to when this one first answered, sent back or "
        "declined.",
        "seconds",
        of_each_side(answered, lasting),
        better="less",
        group="Changes",
        how=f"Clock time. {WITH_OPEN} Standard changes need no answer and are left out.",
        measured=answered,
        figure=lasting,
        counted="requests",
    ),
    Indicator(
        "contract-first-rate",
        "Contract first",
        "Of the first responses a side gave, the share that named the contract first.",
        "share",
        of_each_side(answers, contract_first),
        better="less",
        group="Changes",
        how="Over first responses that are not disputed, where paper does not come first by "
        f"agreement. {INTERVAL}",
        measured=answers,
        figure=contract_first,
        counted="first responses",
    ),
    Indicator(
        "change-success-rate",
        "Changes judged successful",
        "Of the changes a side carried out, the share the other side judged successful.",
        "share",
        of_each_side(judged, success),
        better="more",
        group="Changes",
        how="Successful, over successful, partly, failed and backed out, by the day of the "
        f"judgement. {INTERVAL}",
        measured=judged,
        figure=success,
        counted="judgements",
    ),
    Indicator(
        "paper-debt",
        "Paper owed",
        "For how many changes paper is owed at the end of the period.",
        "count",
        paper_debt,
        better="less",
        group="Changes",
        how="Owed until it is signed, both agree that none is needed, or the change goes no "
        "further. A count of all there is, not of a sample: one change that ever owed is enough.",
        measured=owed,
        counted="changes",
    ),
    Indicator(
        "paper-debt-age",
        "Age of paper owed",
        "For how long the paper that is owed at the end of the period has been owed.",
        "seconds",
        paper_age,
        better="less",
        group="Changes",
        how="The median and the ninth decile of the ages, from when it was first owed.",
        measured=owed,
        counted="changes",
    ),
)
