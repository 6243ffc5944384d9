"""How a bar went: each point as it was known then, whatever was recorded since."""

from datetime import timedelta

import msgspec
import pytest

from domain.rule_sets import FIRST, Guard
from projections import evidence
from projections.trust.ledger import BARS
from projections.trust.moments import days
from projections.trust.score import Score
from projections.trust.trend import Point, apart, point, trend
from projections.trust.weighing import weighing
from tests.trust.histories import History, first, known, ledger_of

LOW = msgspec.structs.replace(FIRST, guard=Guard(1.0, 1, 1, 0, 1, 1.0))
"""A rule set whose guard lets small histories through."""


def by(_day):
    return weighing(evidence.KINDS, LOW)


def moments_of(history):
    """Twelve moments over a history, and one after it."""
    begin = history.facts[0].recorded_at
    step = (history.end - begin) / 12
    return [days(begin + n * step) for n in range(1, 12)] + [days(history.later())]


@pytest.mark.parametrize("seed", range(12))
def test_a_point_is_what_was_known_at_its_moment(seed):
    history = History(seed)
    whole, moments = ledger_of(history.facts, history.place), moments_of(history)

    for day in moments[:-1:3]:
        by_then = [fact for fact in history.facts if days(fact.recorded_at) <= day]
        then = ledger_of(by_then, history.place)
        for bar in BARS:
            counted = len(then.counted(bar, day, by(day)).places)
            expected = point(day, then.score(bar, day, by(day)), counted)
            assert trend(whole, bar, [day], by) == [pytest.approx(expected)]


@pytest.mark.parametrize("seed", range(12))
def test_what_is_remembered_is_what_would_be_worked_out_anew(seed):
    history, moments = History(seed), moments_of(History(seed))
    half = len(history.facts) // 2
    with known(history.facts[:half]) as connection:
        earlier = evidence.ledger(connection, history.place)
    for bar in BARS:
        trend(earlier, bar, moments, by)
    with known(history.facts) as connection:
        later = evidence.ledger(connection, history.place, earlier)
        fresh = evidence.ledger(connection, history.place)

    for bar in BARS:
        assert trend(later, bar, moments, by) == trend(fresh, bar, moments, by)


def test_what_is_recorded_now_leaves_the_points_of_long_ago_remembered():
    history = History(3)
    half = len(history.facts) // 2
    old, then = (days(history.facts[n].recorded_at) for n in (half // 2, half))
    with known(history.facts[: half + 1]) as connection:
        earlier = evidence.ledger(connection, history.place)
    trend(earlier, BARS[0], [old, then + 400], by)
    with known(history.facts) as connection:
        later = evidence.ledger(connection, history.place, earlier)

    assert later is not earlier
    assert [key[-1] for key in earlier.memo.figures] == [old, then + 400]
    assert [key[-1] for key in later.memo.figures] == [old]


def test_below_the_guard_a_point_has_no_value():
    history = History(1)
    ledger, day = ledger_of(history.facts, history.place), days(history.end + timedelta(days=900))

    [found] = trend(ledger, BARS[0], [day], lambda _: first())
    assert found[1:4] == (None, None, None)


def test_one_is_higher_only_where_the_intervals_do_not_overlap():
    low, high = Point(0, 0.4, 0.3, 0.5, 9, 9), Point(1, 0.7, 0.6, 0.8, 9, 9)
    wide, none = Point(2, 0.6, 0.45, 0.75, 9, 9), Point(3, None, None, None, 2, 2)

    assert apart(low, high)
    assert apart(high, low)
    assert not apart(low, wide)
    assert not apart(low, none)


def test_a_score_that_is_not_shown_makes_an_empty_point():
    score = Score(0.5, 0.1, 0.9, 3.0, ("something",), [])

    assert point(4.0, score, 2) == Point(4.0, None, None, None, 3.0, 2)
