"""What every indicator keeps to over random histories: symmetry, days gone by, and enough."""

from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import create_engine

from domain.facts import Naming
from projections import evidence
from projections.evidence import Evidence
from projections.indicators import INDICATORS, Asked
from projections.measures import Measures, Period
from projections.models import MODELS
from projections.rows import Rows
from projections.tables import Viewer
from projections.tables import readers as named_readers
from tests.stories import SEEDS, tell
from tests.trust.histories import SWAPPED, swapped

over_histories = settings(
    max_examples=16,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
STRETCHES = (timedelta(days=30), timedelta(days=90), timedelta(days=365))
TALKING = ("Disclosures", "Commitments", "Feedback", "Recognition")
OURS = [indicator for indicator in INDICATORS if indicator.group in TALKING]


@cache
def _engine():
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        for model in MODELS:
            for table in model.tables:
                table.create(connection)
        named_readers.create(connection, checkfirst=True)
    return engine


@contextmanager
def known(facts, measures):
    """A connection on which indicators are answered as these facts make them; nothing is kept."""
    numbered = list(enumerate(facts, 1))
    with _engine().connect() as connection:
        for model in (Evidence(), measures):
            rows = Rows(connection, {table: table for table in model.tables})
            model.apply(numbered, rows)
            rows.flush()
        yield connection


def figures_of(facts, place, period, side="brand", measures=None):
    """Every figure by indicator and side."""
    with known(facts, measures or Measures()) as connection:
        ledger = evidence.ledger(connection, place)
        asked = Asked.once(connection, Viewer(place, side), ledger, period)
        return {
            (indicator.name, figure.side): figure
            for indicator in OURS
            for figure in indicator.figures(asked)
        }


class History:
    """A random story with feedback, visits and recognition in it, and a period to look at."""

    def __init__(self, seed):
        random = Random(seed)  # noqa: S311 - no secret
        story = tell(seed, 150, 0.1, chapters=0.4)
        self.facts, self.place = story.facts, random.choice(story.places)
        self.at = random.choice(self.facts[len(self.facts) // 2 :]).recorded_at
        self.period = Period(self.at - random.choice(STRETCHES), self.at)


def bare(figure):
    """A figure without its side and its parts, rounded as far as it is shown."""
    numbers = (figure.value, figure.low, figure.high, figure.p90)
    rounded = [None if each is None else round(each, 9) for each in numbers]
    return (*rounded, figure.n, figure.open)


@over_histories
@given(SEEDS)
def test_exchanged_sides_exchange_every_figure(seed):
    exchanged_sides_exchange_every_figure(seed)


def exchanged_sides_exchange_every_figure(seed, measures=None):
    history = History(seed)
    where = {"place": history.place, "period": history.period, "measures": measures}
    plain = figures_of(history.facts, **where)
    turned = figures_of(swapped(history.facts), **where)

    for (name, side), figure in plain.items():
        assert bare(turned[name, SWAPPED.get(side, side)]) == bare(figure), name


@over_histories
@given(SEEDS)
def test_a_day_gone_by_is_what_was_known_by_then(seed):
    history = History(seed)
    namings = [f for f in history.facts if isinstance(f, Naming)]
    hidden = {f.originator_id for f in namings if f.audience != "shared"}
    seen = [f for f in history.facts if f.originator_id not in hidden]  # hidden then and before
    cut = [f for f in seen if f.recorded_at <= history.at]
    whole = figures_of(seen, history.place, history.period)

    assert whole == figures_of(cut, history.place, history.period)


@over_histories
@given(SEEDS)
def test_both_sides_are_told_the_same_figures(seed):
    history = History(seed)
    told = [figures_of(history.facts, history.place, history.period, s) for s in ("brand", "bpo")]

    assert told[0] == told[1]


@over_histories
@given(SEEDS)
def test_too_little_is_no_number(seed):
    history = History(seed)
    for figure in figures_of(history.facts, history.place, history.period).values():
        assert figure.needed >= 4
        if figure.n < figure.needed:
            assert (figure.value, figure.low, figure.high, figure.p90) == (None,) * 4
        if figure.low is not None:
            assert figure.low <= figure.value <= figure.high


RARE = {"hidden-mistakes", "feedback-told-back"}
"""What random histories hardly get to; ``test_indicators_of_talking`` counts it by hand."""


def test_the_histories_have_figures_of_every_subject():
    found = {}
    for seed in range(24):
        history = History(seed)
        for (name, _), figure in figures_of(history.facts, history.place, history.period).items():
            found[name] = max(found.get(name, 0), figure.n)

    assert {name for name, n in found.items() if n == 0} <= RARE


def test_measures_that_favour_a_side_are_found_out():
    class Lopsided(Measures):
        def row(self, finding):
            return super().row(finding) | {"side": "bpo"}

    def over_some():
        for seed in range(8):
            exchanged_sides_exchange_every_figure(seed, Lopsided())

    with pytest.raises(AssertionError):
        over_some()


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda each: each.name)
def test_every_indicator_says_what_it_means(indicator):
    assert indicator.means.endswith(".")
    assert indicator.title
    if indicator.measured:
        assert indicator.how.endswith(".")
        assert indicator.group
