"""However many concerns one side tells the other, they weigh no more than the cap."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given

from domain.facts import other
from domain.rule_sets import FIRST
from projections.evidence import KINDS
from projections.trust.ledger import DIMENSIONS, SIDES
from projections.trust.moments import days
from projections.trust.score import score_of
from projections.trust.weighing import weighing
from tests.stories import SEEDS
from tests.trust.histories import History, ledger_of
from tests.trust.test_the_laws import fails, over

UNCAPPED = weighing({name: kind._replace(cap="") for name, kind in KINDS.items()}, FIRST)
CAPPED = weighing(KINDS, FIRST)
MANY = 16


def many_concerns_weigh_no_more_than_the_cap(seed):
    only_so_many_weigh(seed, CAPPED)


def only_so_many_weigh(seed, by):
    history = History(seed)
    giver, dimension = history.random.choice(SIDES), history.random.choice(DIMENSIONS)
    bar, at = (other(giver), dimension), history.end + timedelta(days=20)
    facts = [*history.facts]
    spans = np.ceil((days(at) - days(facts[0].recorded_at)) / FIRST.cap_days)
    before, _ = standing(facts, history.place, bar, at, by)
    for number in range(MANY):
        facts += history.concern(giver, dimension)
        after, concerns = standing(facts, history.place, bar, at, by)
        assert after <= before + 1e-9, number
        assert concerns <= spans * FIRST.cap + 1e-9, number
        before = after


def standing(facts, place, bar, at, by):
    """The score of a bar, and what the concerns in it weigh together before they fade."""
    counted = ledger_of(facts, place).counted(bar, days(at), by)
    score = score_of(counted.items, days(at), by.rules)
    ages = np.maximum(days(at) - counted.items.fades_from, 0)
    own = counted.items.cap == by.cap[list(KINDS).index("concern")]
    weights = score.weighed * np.exp2(ages / counted.items.half_life)
    return score.value, float(weights[own].sum()) if own.any() else 0.0


def test_it_holds_over_random_histories():
    over(8)(given(SEEDS)(many_concerns_weigh_no_more_than_the_cap))()


def test_without_a_cap_it_would_not():
    assert fails(lambda seed: only_so_many_weigh(seed, UNCAPPED))


def test_sixty_concerns_of_a_day_move_a_bar_as_three_do():
    history = History(2)
    at, bar = history.end + timedelta(days=20), ("bpo", "competence")
    facts, values = [*history.facts], []
    history.moment = lambda: history.end
    for _ in range(60):
        facts += history.concern("brand", "competence")
        values.append(standing(facts, history.place, bar, at, CAPPED)[0])

    assert values[0] > values[1] > values[2]
    assert values[-1] == pytest.approx(values[2], abs=1e-9)
