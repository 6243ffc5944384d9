"""Estimates against published figures and other implementations."""

import pytest
from scipy.stats import binomtest

from projections.trust.estimates import hidden, kaplan_meier, quantile, wilson

NEWCOMBE = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611)]
"""Newcombe 1998, table I: intervals of 95 % by Wilson's method."""


@pytest.mark.parametrize(("count", "of", "low", "high"), [*NEWCOMBE, (1, 29, 0.0061, 0.1718)])
def test_wilsons_interval_is_the_published_one(count, of, low, high):
    found = wilson(count, of, 0.95)

    assert (found.low, found.high) == (
        pytest.approx(low, abs=5e-5),
        pytest.approx(high, abs=5e-5),
    )


@pytest.mark.parametrize(("count", "of"), [(0, 1), (1, 1), (3, 8), (17, 40), (999, 1000)])
def test_wilsons_interval_is_that_of_scipy(count, of):
    other = binomtest(count, of).proportion_ci(0.90, method="wilson")

    assert wilson(count, of)[1:] == (pytest.approx(other.low), pytest.approx(other.high))


def test_an_empty_sample_has_no_share():
    assert wilson(0, 0) is None


ENDED = (6, 6, 6, 7, 10, 13, 16, 22, 23)
LASTING = (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
"""Weeks in remission under 6-MP (Freireich and others 1963): relapsed, and still in remission."""


def test_the_textbook_example_of_kaplan_and_meier():
    over = [True] * len(ENDED) + [False] * len(LASTING)
    steps = kaplan_meier([*ENDED, *LASTING], over)

    assert [step.after for step in steps] == [6, 7, 10, 13, 16, 22, 23]
    published = [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    assert [step.surviving for step in steps] == pytest.approx(published, abs=5e-4)
    assert quantile(steps, 0.5) == 23
    assert quantile(steps, 0.9) is None


def test_without_open_ones_it_is_the_plain_share():
    steps = kaplan_meier([1, 2, 2, 4], [True] * 4)

    assert steps == [(1, 0.75), (2, 0.25), (4, 0)]
    assert [quantile(steps, share) for share in (0.25, 0.5, 0.9)] == [1, 2, 4]


def test_nothing_over_yet_says_nothing():
    assert kaplan_meier([3, 5], [False, False]) == []
    assert quantile([], 0.5) is None


def test_chapmans_estimate_of_what_nobody_found():
    assert hidden(18, 10, 6) == pytest.approx(28.857, abs=5e-4)
    assert hidden(18, 10, 3) is None
