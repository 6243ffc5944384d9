"""However much one side says or does alone, it weighs no more than the cap."""

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

UNCAPPED = weighing(
    {name: kind._replace(cap="", alone=False) for name, kind in KINDS.items()}, FIRST
)
CAPPED = weighing(KINDS, FIRST)
MANY = 16


def many_concerns_weigh_no_more_than_the_cap(seed):
    only_so_many_concerns_weigh(seed, CAPPED)


def only_so_many_concerns_weigh(seed, by):
    history = History(seed)
    giver, dimension = history.random.choice(SIDES), history.random.choice(DIMENSIONS)
    bar = other(giver), dimension
    for before, after in told_one_by_one(history, bar, by, lambda: history.concern(*bar_by(bar))):
        assert after.value <= before.value + 1e-9
        assert capped(history, after, by.cap[place("concern"), 0])


def many_promises_of_ones_own_weigh_no_more_than_the_cap(seed):
    only_so_many_promises_weigh(seed, CAPPED)


def only_so_many_promises_weigh(seed, by):
    history = History(seed)
    side = history.random.choice(SIDES)
    for before, after in told_one_by_one(
        history, (side, "character"), by, lambda: history.promise(side)
    ):
        assert after.value >= before.value - 1e-9
        assert capped(history, after, by.cap[place("kept"), 1])


LAWS = (
    (many_concerns_weigh_no_more_than_the_cap, only_so_many_concerns_weigh),
    (many_promises_of_ones_own_weigh_no_more_than_the_cap, only_so_many_promises_weigh),
)


class Standing:
    """A bar twenty days after the story: its value, and what each piece weighs before it fades."""

    def __init__(self, facts, history, bar, by):
        at = days(history.end + timedelta(days=20))
        self.counted = ledger_of(facts, history.place).counted(bar, at, by)
        score = score_of(self.counted.items, at, by.rules)
        ages = np.maximum(at - self.counted.items.fades_from, 0)
        self.value, self.n_eff = score.value, score.n_eff
        self.weights = score.weighed * np.exp2(ages / self.counted.items.half_life)


def told_one_by_one(history, bar, by, more):
    """The standing of a bar before and after each of many more things of one kind."""
    facts = [*history.facts]
    before = Standing(facts, history, bar, by)
    for _ in range(MANY):
        facts += more()
        after = Standing(facts, history, bar, by)
        yield before, after
        before = after


def capped(history, standing, cap):
    """Whether what shares a cap weighs no more than it in the time of the story."""
    length = days(history.end) - days(history.facts[0].recorded_at) + 20
    weighs = standing.weights[standing.counted.items.cap == cap].sum()
    return weighs <= np.ceil(length / FIRST.cap_days) * FIRST.cap + 1e-9


def bar_by(bar):
    """Who has to tell a concern of a bar, and of what."""
    return other(bar[0]), bar[1]


def place(rule):
    return list(KINDS).index(rule)


@pytest.mark.parametrize(("law", "_"), LAWS)
def test_it_holds_over_random_histories(law, _):
    over(8)(given(SEEDS)(law))()


@pytest.mark.parametrize(("_", "law"), LAWS)
def test_without_a_cap_it_would_not(_, law):
    assert fails(lambda seed: law(seed, UNCAPPED))


@pytest.mark.parametrize(
    ("bar", "more"),
    [
        (("bpo", "competence"), lambda history: history.concern("brand", "competence")),
        (("bpo", "character"), lambda history: history.promise("bpo")),
    ],
)
def test_sixty_of_a_day_move_a_bar_as_three_do(bar, more):
    history = History(2)
    facts, found = [*history.facts], []
    history.moment = lambda: history.end
    for _ in range(60):
        facts += more(history)
        found.append(Standing(facts, history, bar, CAPPED))

    assert found[0].n_eff < found[1].n_eff < found[2].n_eff
    assert len({round(each.value, 9) for each in found[:3]}) == 3
    assert found[-1].value == pytest.approx(found[2].value, abs=1e-9)
