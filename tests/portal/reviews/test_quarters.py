"""Quarters: their bounds, their names, which there are, and which is shown first."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.reviews.quarters import Quarter, named, quarter_of, quarters, usual
from portal.reviews.wording import counted, listed, were

NOVEMBER = datetime(2026, 11, 27, 9, tzinfo=UTC)
MAY = datetime(2026, 5, 18, 14, tzinfo=UTC)


def test_quarters_follow_each_other_without_gap_or_overlap():
    for year in (2023, 2024, 2026):
        for number in (1, 2, 3, 4):
            quarter = Quarter(year, number)
            assert quarter_of(quarter.since) == quarter_of(quarter.last) == quarter
            assert quarter_of(quarter.until) > quarter
            assert named(quarter.name) == quarter
            assert timedelta(days=90) <= quarter.until - quarter.since <= timedelta(days=92)


def test_a_moment_elsewhere_lies_in_the_quarter_it_is_in_by_utc():
    assert quarter_of(datetime.fromisoformat("2026-10-01T01:00:00+02:00")) == Quarter(2026, 3)


def test_it_is_called_by_its_months():
    assert Quarter(2026, 3).months == "July to September 2026"
    assert Quarter(2026, 4).months == "October to December 2026"


@pytest.mark.parametrize(
    "text",
    ["2026-Q5", "2026-Q0", "2026Q3", "26-Q3", "2026-Q3 ", "0000-Q1", "9999-Q4", "٢٠٢٦-Q3"],
)
def test_nothing_else_is_a_quarter(text):
    assert named(text) is None


def test_there_is_one_for_each_since_the_beginning_the_latest_first():
    assert quarters(MAY, NOVEMBER) == [Quarter(2026, 4), Quarter(2026, 3), Quarter(2026, 2)]
    assert quarters(NOVEMBER, NOVEMBER) == [Quarter(2026, 4)]


def test_shown_first_is_the_last_that_is_over_or_else_the_one_that_runs():
    assert usual(quarters(MAY, NOVEMBER), NOVEMBER) == Quarter(2026, 3)
    assert usual(quarters(NOVEMBER, NOVEMBER), NOVEMBER) == Quarter(2026, 4)
    new_year = Quarter(2027, 1).since
    assert usual(quarters(MAY, new_year), new_year) == Quarter(2026, 4)


def test_numbers_stand_in_sentences_with_the_right_singular():
    assert [counted(n, "change") for n in (0, 1, 2, 1_204)] == [
        *("no change", "1 change", "2 changes", "1,204 changes")
    ]
    assert counted(2, "piece of feedback", "pieces of feedback") == "2 pieces of feedback"
    assert [were(n, "kept") for n in (0, 1, 2)] == ["none was kept", "1 was kept", "2 were kept"]
    assert [listed(parts) for parts in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        *("a", "a and b", "a, b and c")
    ]
