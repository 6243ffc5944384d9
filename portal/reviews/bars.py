"""The bars of both sides as they were known when a quarter began and when it ended."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from portal.reviews.account import Account
from portal.reviews.quarters import A_MOMENT
from portal.trust.shown import Shown, one
from projections.trust.ledger import BARS, Bar, Ledger
from projections.trust.moments import days
from projections.trust.score import Score, differ, score_of
from projections.trust.weighing import Weighing

STEADY = "No bar moved enough for its interval to lie clear of the one at the start."
UNKNOWN = "No bar had enough evidence at both ends to compare."


class Moved(NamedTuple):
    """Every bar at both ends of a quarter, and sentences on those that clearly moved."""

    first: Mapping[Bar, Shown]
    last: Mapping[Bar, Shown]
    said: list[str]


def moved(account: Account, known: Ledger, by: Weighing) -> Moved:
    """The bars at both ends, each as known then, by one rule set.

    "Better" and "worse" are only said where the intervals do not overlap.
    """
    first, before = _bars(known, by, account.quarter.since - A_MOMENT)
    last, after = _bars(known, by, account.at)
    then = "was {} at the end than" if account.is_over else "is {} now than"
    clear = [
        f"The {bar[1]} of {account.companies[bar[0]]} "
        f"{then.format('better' if after[bar].value > before[bar].value else 'worse')} "
        "at the start: the intervals do not overlap."
        for bar in BARS
        if differ(before[bar], after[bar])
    ]
    both = [bar for bar in BARS if before[bar].is_shown and after[bar].is_shown]
    return Moved(first, last, clear or [STEADY if both else UNKNOWN])


def _bars(known: Ledger, by: Weighing, at: datetime) -> tuple[dict[Bar, Shown], dict[Bar, Score]]:
    counted = {bar: known.counted(bar, days(at), by) for bar in BARS}
    scores = {bar: score_of(each.items, days(at), by.rules) for bar, each in counted.items()}
    return {bar: one(bar, scores[bar], counted[bar]) for bar in BARS}, scores
