"""The lowest and the highest each bar stood within a quarter, with days, as known then."""

from datetime import UTC, datetime

from domain.rule_sets import FIRST
from portal.reviews.ranges import ranges, widest
from projections.evidence import KINDS
from projections.trust.weighing import weighing
from tests.portal.reviews.test_bars_at_both_ends import LOOSE, QUARTER, account, known

JULY, AUGUST, SEPTEMBER = (datetime(2026, month, 11, 12, tzinfo=UTC) for month in (7, 8, 9))
BAR = ("bpo", "character")


def found(*told, rules=LOOSE):
    return ranges(account(), known(*told), weighing(KINDS, rules))


def test_a_fall_within_the_quarter_is_told_though_there_was_no_number_at_its_start():
    told = (
        ("bpo", "kept", 20, JULY),
        ("bpo", "missed", 20, AUGUST),
        ("bpo", "kept", 60, SEPTEMBER),
    )

    each = found(*told)[BAR]

    assert each.lowest.at.date() == AUGUST.date()
    assert each.lowest.value < 60 < each.highest.value
    assert each.lowest.low <= each.lowest.value <= each.lowest.high
    assert widest(found(*told)) == (BAR, each)


def test_below_the_guard_there_is_no_range():
    assert found(("bpo", "kept", 20, JULY), rules=FIRST) == {}
    assert widest({}) is None


def test_what_is_recorded_after_the_quarter_is_in_none():
    assert found(("bpo", "kept", 20, QUARTER.until)) == {}
