"""Indicators of changes."""

from collections.abc import Sequence

from projections.indicators.figures import (
    LEAST,
    Asked,
    Figure,
    Indicator,
    Part,
    durations,
    share,
    spread,
)
from projections.indicators.spoken import spoken
from projections.indicators.walking import PHASES, Walk, held_by, in_phase, walks
from projections.measures import Taken, taken
from projections.trust.ledger import SIDES

ANSWERS = ("contract_first", "answered_openly")
OUTCOMES = ("change_worked", "change_partly", "change_failed")


def cycle_time(asked: Asked) -> Sequence[Figure]:
    """From the request to being live, and in each phase."""
    walked, found = walks(asked), taken(asked.connection, asked.viewer, ["cycle"], asked.period)
    parts = [_part(phase, in_phase(walked, phase)) for phase in PHASES]
    whole = durations("both", found, asked.period.until)
    return [whole._replace(parts=tuple(part for part in parts if part.n))]


def ball_time(asked: Asked) -> Sequence[Figure]:
    """How long each side held a change on its way, and in which phases."""
    walked = walks(asked)
    return [held_by(walked, side)._replace(parts=_phases(walked, side)) for side in SIDES]


def answering(asked: Asked) -> Sequence[Figure]:
    """How long each side takes to answer a request of the other for the first time."""
    found = taken(asked.connection, asked.viewer, ["answering"], asked.period)
    return [
        durations(side, [each for each in found if each.side == side], asked.period.until)
        for side in SIDES
    ]


def contract_first(asked: Asked) -> Sequence[Figure]:
    """How often each side answers with the contract first."""
    return _shares_of_rules(asked, ANSWERS, "contract_first")


def success(asked: Asked) -> Sequence[Figure]:
    """How often what a side carried out was judged successful by the other."""
    return _shares_of_rules(asked, OUTCOMES, "change_worked")


def paper_debt(asked: Asked) -> Sequence[Figure]:
    """For how many changes paper is owed; a count, so that no sample is too small."""
    found = owed(asked)
    return [Figure("both", float(len(found)), len(found), 0, open=len(found))]


def paper_age(asked: Asked) -> Sequence[Figure]:
    """For how long the paper that is owed has been owed."""
    found = owed(asked)
    ages = [(asked.period.until - each.began_at).total_seconds() for each in found]
    figure = spread("both", ages, [True] * len(ages))
    return [figure._replace(open=len(found))]


def owed(asked: Asked) -> list[Taken]:
    """The paper that is owed at the end of a period, the oldest first."""
    found = taken(asked.connection, asked.viewer, ["paper"], asked.period)
    return [each for each in found if each.ended_at is None]


def _shares_of_rules(asked: Asked, rules: Sequence[str], counted: str) -> list[Figure]:
    found = spoken(asked.ledger, rules, asked.period)
    return [
        _share_of(side, [each.rule for each in found if each.side == side], rules, counted)
        for side in SIDES
    ]


def _share_of(side: str, there: Sequence[str], rules: Sequence[str], counted: str) -> Figure:
    n = len(there)
    figure = share(side, there.count(counted), n, n)
    parts = (Part(rule, there.count(rule) / n if n >= LEAST else None, n) for rule in rules)
    return figure._replace(parts=tuple(parts))


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
    ),
    Indicator(
        "change-ball-time",
        "Changes in one's hands",
        "How long a side alone was waited for on the way of a change from the request to live.",
        "seconds",
        ball_time,
        better="less",
    ),
    Indicator(
        "first-response-time",
        "First response",
        "From when the other side asked for a change to when it was first answered, sent back or "
        "declined here.",
        "seconds",
        answering,
        better="less",
    ),
    Indicator(
        "contract-first-rate",
        "Contract first",
        "How many first responses named the contract first, undisputed and not by agreement.",
        "share",
        contract_first,
        better="less",
    ),
    Indicator(
        "paper-debt",
        "Paper owed",
        "For how many changes paper is owed at the end of the period.",
        "count",
        paper_debt,
        better="less",
    ),
    Indicator(
        "paper-debt-age",
        "Age of paper owed",
        "For how long the paper that is owed at the end of the period has been owed.",
        "seconds",
        paper_age,
        better="less",
    ),
    Indicator(
        "change-success-rate",
        "Changes judged successful",
        "How many of the changes carried out here the other side judged successful.",
        "share",
        success,
        better="more",
    ),
)
