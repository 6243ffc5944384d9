"""Which pieces moved a bar most, against scores worked out before and after every instant."""

import msgspec
import numpy as np
import pytest

from domain.rule_sets import FIRST, Guard
from projections.evidence import KINDS, RULES
from projections.trust.ledger import BARS, Entry, Ledger
from projections.trust.moments import days
from projections.trust.moving import LEAST, movers
from projections.trust.weighing import weighing
from tests.trust.histories import History, ledger_of

OPEN = msgspec.structs.replace(FIRST, guard=Guard(0.0, 0, 0, 0, 0, 1.0))
"""A rule set that shows every number, so that every step can be compared."""


def by(_day):
    return weighing(KINDS, OPEN)


def steps_of(ledger, bar, end):
    """Every instant at which something came in or fell away, and the value before and after."""
    rules = by(end)
    rows = ledger.rows
    begins = np.maximum(rows["recorded"], rows["day"])
    counts = begins < rows["superseded"]
    moments, found = np.concatenate([begins[counts], rows["superseded"][counts]]), {}
    for at in np.unique(moments[moments <= end]):
        before, after = (
            ledger.counted(bar, np.nextafter(at, 0), rules),
            ledger.counted(bar, at, rules),
        )
        if set(after.places) != set(before.places):
            found[at] = (
                ledger.score(bar, np.nextafter(at, 0), rules).value,
                ledger.score(bar, at, rules).value,
            )
    return found


@pytest.mark.parametrize("seed", range(10))
def test_the_largest_changes_are_found_and_measured_exactly(seed):
    history = History(seed)
    ledger, end = ledger_of(history.facts, history.place), days(history.end)
    for bar in BARS:
        expected = steps_of(ledger, bar, end)
        found = movers(ledger, bar, [(0.0, end)], by, most=3)
        for step in found:
            before, after = expected[step.day]
            assert step.change == pytest.approx(after - before, abs=1e-6)
            assert abs(step.change) >= LEAST
            assert round(100 * before) != round(100 * after)
        largest = sorted(expected.values(), key=lambda ends: -abs(ends[1] - ends[0]))[:3]
        seen = [ends for ends in largest if round(100 * ends[0]) != round(100 * ends[1])]
        clear = [abs(after - before) for before, after in seen if abs(after - before) > LEAST]
        assert sorted((abs(step.change) for step in found), reverse=True)[: len(clear)] == (
            pytest.approx(clear, abs=0.01)
        )


def test_they_come_in_the_order_of_time_and_only_from_the_spans_asked_for():
    history = History(4)
    ledger, end = ledger_of(history.facts, history.place), days(history.end)
    middle = days(history.facts[len(history.facts) // 2].recorded_at)
    for bar in BARS:
        found = [step.day for step in movers(ledger, bar, [(0.0, middle)], by, most=5)]
        assert found == sorted(found)
        assert all(day <= middle for day in found)
        assert all(s.day > middle for s in movers(ledger, bar, [(middle, end)], by, most=5))


def test_where_there_was_not_enough_evidence_nothing_moved_a_number():
    history = History(4)
    ledger, end = ledger_of(history.facts, history.place), days(history.end)
    high = msgspec.structs.replace(FIRST, guard=Guard(evidence=10_000))

    for bar in BARS:
        assert movers(ledger, bar, [(0.0, end)], lambda _: weighing(KINDS, high)) == []


def test_a_step_is_what_came_in_and_what_fell_away_only_where_nothing_did():
    kept = ("kept", "bpo", "kept", "character", "", 1.0, 1.0, 1.0, 5.0, 7, "[]")
    instead = ("missed", "bpo", "missed", "character", "", 5.0, 5.0, 5.0, 6.0, 7, "[]")
    ledger = Ledger(tuple(RULES)).extended([Entry(*kept), Entry(*instead)], 1)

    found = movers(ledger, ("bpo", "character"), [(0.0, 9.0)], by)
    assert [(step.day, ledger.ids[step.place], step.leaves) for step in found] == [
        (1.0, "kept", False),
        (5.0, "missed", False),
        (6.0, "missed", True),
    ]


def test_an_empty_ledger_has_no_steps():
    assert movers(ledger_of([], History(1).place), BARS[0], [(0.0, 9e9)], by) == []
