"""The score of one side in one dimension, against arithmetic done by other means."""

from fractions import Fraction
from math import comb
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.rule_sets import FIRST
from projections.trust.score import (
    Items,
    differ,
    overall,
    score_of,
    weights_at,
    within_cap,
)

ANA, BO = UUID(int=1), UUID(int=2)


def items(*rows, half_life=90.0, cap=0):
    """Evidence from (at, weight, outcome, indicator, record number, people)."""
    at, weight, outcome, indicator, record, people = zip(*rows, strict=True) if rows else [()] * 6
    names = sorted(set(indicator))
    return Items(
        np.array(at, float),
        np.array(weight, float),
        np.array(outcome, float),
        np.array(at, float),
        np.full(len(at), half_life),
        np.full(len(at), cap),
        np.array([names.index(name) for name in indicator], int),
        np.array(record, int),
        np.arange(len(at)),
        [frozenset(each) for each in people],
    )


def enough(outcome=1.0, weight=2.0):
    """Evidence that passes every guard: six records, six days, three indicators, two people."""
    return [
        (100 - n, weight, outcome, ("kept", "checked", "told")[n % 3], n, {ANA, BO})
        for n in range(6)
    ]


def below(x, a, b):
    """The share of Beta(a, b) below x for whole a and b, as a sum of binomials, exactly."""
    n, x = a + b - 1, Fraction(x).limit_denominator(10**12)
    return float(sum(comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(a, n + 1)))


# --- The posterior ------------------------------------------------------------------------------


def test_without_evidence_there_is_a_half_nobody_is_shown():
    found = score_of(items(), at=0)

    assert (found.value, found.n_eff, found.is_shown) == (0.5, 0, False)


@pytest.mark.parametrize(("good", "bad"), [(0, 0), (1, 0), (3, 1), (7, 7), (20, 3), (0, 12)])
def test_the_interval_leaves_a_twentieth_on_either_side(good, bad):
    rows = [(0, 1, 1, "a", n, ()) for n in range(good)]
    rows += [(0, 1, 0, "a", n, ()) for n in range(bad)]
    found = score_of(items(*rows), at=0)

    assert found.value == pytest.approx((1 + good) / (2 + good + bad))
    assert below(found.low, 1 + good, 1 + bad) == pytest.approx(0.05, abs=1e-9)
    assert below(found.high, 1 + good, 1 + bad) == pytest.approx(0.95, abs=1e-9)


F_95 = {(2, 2): 19.00, (10, 10): 2.978, (6, 4): 6.163, (4, 10): 3.478, (20, 8): 3.150}
"""The 95 % points of the F distribution by its degrees of freedom, as statistical tables print."""


@pytest.mark.parametrize(("degrees", "point"), F_95.items())
def test_the_upper_end_is_the_one_of_published_tables(degrees, point):
    alpha, beta = degrees[0] / 2, degrees[1] / 2
    rows = [(0, alpha - 1, 1, "a", 1, ()), (0, beta - 1, 0, "a", 2, ())]

    upper = alpha * point / (beta + alpha * point)
    assert score_of(items(*rows), at=0).high == pytest.approx(upper, abs=2e-4)


def test_evidence_weighs_half_after_its_half_life():
    assert weights_at(items((0, 4, 1, "a", 1, ())), at=90)[0] == pytest.approx(2)
    assert weights_at(items((0, 4, 1, "a", 1, ()), half_life=180.0), at=90)[0] == pytest.approx(
        4 * 2**-0.5
    )


def test_what_takes_effect_later_weighs_nothing_yet():
    assert score_of(items((10, 4, 0, "a", 1, ())), at=9.9).n_eff == 0


# --- The guards ---------------------------------------------------------------------------------


def lacking(*rows, at=100):
    return [missing.what for missing in score_of(items(*rows), at).missing]


def test_enough_of_everything_is_shown():
    assert lacking(*enough()) == []


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("evidence", lambda row: (row[0], 1.2, *row[2:])),
        ("records", lambda row: (*row[:4], row[4] % 4, row[5])),
        ("days", lambda row: (99 + row[4] % 2, *row[1:])),
        ("people", lambda row: (*row[:5], {ANA})),
        ("indicators", lambda row: (*row[:3], "kept", *row[4:])),
        ("balance", lambda row: (row[0], 5 if row[3] == "kept" else 2, *row[2:])),
    ],
)
def test_each_guard_alone_keeps_the_number_back(what, change):
    assert lacking(*map(change, enough())) == [what]


def test_days_count_only_within_the_last_ninety():
    assert "days" in lacking(*enough(weight=20), at=300)


# --- The cap ------------------------------------------------------------------------------------


def test_within_the_cap_everything_is_granted():
    assert list(within_cap(np.array([0.0, 10.0]), np.array([1.0, 2.0]))) == [1, 2]


def test_the_latest_is_granted_first():
    assert list(within_cap(np.array([0.0, 10.0, 41.0]), np.array([2.0, 2.0, 2.0]))) == [1, 2, 2]


def test_a_day_of_trivial_disclosures_gains_no_more_than_the_cap():
    rows = [(50, 0.5, 1, "told", n, ()) for n in range(10_000)]

    assert score_of(items(*rows, cap=1), at=50).n_eff == pytest.approx(FIRST.cap)


def test_what_shares_no_cap_does_not_fill_that_of_others():
    praise = [(50, 1, 1, "said", n, ()) for n in range(10)]
    concerns = [(50, 1, 0, "said", 10 + n, ()) for n in range(10)]
    found = items(*praise, *concerns)._replace(cap=np.repeat([1, 2], 10))

    assert score_of(found, at=50).n_eff == pytest.approx(2 * FIRST.cap)


def test_what_does_not_fade_yet_weighs_in_full():
    kept = items((0, 1, 1, "kept", 1, ()))._replace(fades_from=np.array([40.0]))

    assert [float(weights_at(kept, at)[0]) for at in (0, 40, 130)] == [1, 1, 0.5]


MOMENTS = st.lists(
    st.tuples(st.floats(0, 120), st.sampled_from([0.5, 1.0, 2.0, 4.0])), min_size=1, max_size=12
)


@settings(max_examples=300)
@given(MOMENTS)
def test_no_span_of_days_holds_more_than_the_cap(told):
    at, weight = np.array(told).T
    granted = within_cap(at, weight)

    assert (granted <= weight).all()
    for start in at:
        inside = (at >= start) & (at < start + FIRST.cap_days)
        assert granted[inside].sum() <= FIRST.cap + 1e-9


def one_by_one(at, weight):
    """The same rule without skipping what lies in a full span."""
    granted = np.zeros_like(weight)
    for index in np.argsort(-at, kind="stable"):
        span = (at >= at[index]) & (at[index] > at - FIRST.cap_days)
        granted[index] = max(0.0, min(weight[index], FIRST.cap - granted[span].sum()))
    return granted


@settings(max_examples=300)
@given(st.lists(st.tuples(st.floats(0, 200), st.sampled_from([0.0, 0.5, 1.0, 4.0])), max_size=60))
def test_skipping_what_a_full_span_leaves_nothing_to_changes_nothing(told):
    at, weight = np.array(told).reshape(-1, 2).T

    assert within_cap(at, weight) == pytest.approx(one_by_one(at, weight), abs=1e-6)


def faded(at, granted, now=200.0):
    return float((granted * np.exp2(-(now - at) / 90)).sum())


@settings(max_examples=300)
@given(MOMENTS, st.floats(0, 120), st.sampled_from([0.5, 1.0, 2.0, 4.0]))
def test_one_more_disclosure_never_lowers_what_the_others_gained(told, at, weight):
    ats, weights = np.array(told).T
    more_at, more_weight = np.append(ats, at), np.append(weights, weight)

    before = faded(ats, within_cap(ats, weights))
    assert faded(more_at, within_cap(more_at, more_weight)) >= before - 1e-9


def test_granting_the_earliest_first_would_lower_it():
    """The property above, on a planted wrong rule."""

    def earliest_first(at, weight):
        return within_cap(-at, weight)

    late, both = np.array([29.0]), np.array([0.0, 29.0])
    alone = faded(late, earliest_first(late, np.array([3.0])))

    assert faded(both, earliest_first(both, np.array([3.0, 3.0]))) < alone


# --- Several scores -----------------------------------------------------------------------------


def test_better_is_said_only_where_intervals_do_not_overlap():
    good = score_of(items(*enough(1.0)), 100)
    bad = score_of(items(*enough(0.0)), 100)
    fair = score_of(items(*enough(0.8)), 100)

    assert differ(good, bad)
    assert not differ(good, fair)
    assert not differ(good, score_of(items(), 100))


def test_the_overall_figure_is_a_geometric_mean_of_all_or_nothing():
    good, fair = score_of(items(*enough(1.0)), 100), score_of(items(*enough(0.5)), 100)

    assert overall([good, fair]) == pytest.approx((good.value * fair.value) ** 0.5)
    assert overall([good, score_of(items(), 100)]) is None
    assert overall([]) is None
