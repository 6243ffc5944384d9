"""What holds for every review, over random histories: symmetry, one page for both, nobody's own."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import create_engine

from domain.rule_sets import FIRST
from portal.reviews.account import account_of
from portal.reviews.bars import moved
from portal.reviews.quarters import quarter_of
from portal.reviews.sections import SECTIONS, summing_up
from projections import evidence
from projections.evidence import KINDS
from projections.models import MODELS
from projections.rows import Rows
from projections.tables import Viewer
from projections.trust.weighing import weighing
from tests.stories import SEEDS, tell, told_without
from tests.trust.histories import SWAPPED, swapped

COMPANIES = {"brand": "Nordlicht", "bpo": "Acme Care"}
few = settings(
    max_examples=12,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
ENGINE = create_engine("sqlite://")


@contextmanager
def known(facts) -> Iterator:
    """A connection on which every read model knows these facts; nothing is committed."""
    numbered = list(enumerate(facts, 1))
    with ENGINE.connect() as connection:
        for model in MODELS:
            for table in model.tables:
                table.create(connection, checkfirst=True)
        connection.commit()
        for model in MODELS:
            rows = Rows(connection, {table: table for table in model.tables})
            model.apply(numbered, rows)
            rows.flush()
        yield connection
        connection.rollback()


def reviewed(story, facts, side="brand", companies=COMPANIES):
    """Every section and the bars of the quarter a story begins in, as somebody of a side reads."""
    place, last = story.places[0], story.facts[-1].recorded_at
    quarter = quarter_of(story.facts[len(story.facts) // 2].recorded_at)
    with known(facts) as connection:
        account = account_of(connection, Viewer(place, side), companies, quarter, last)
        ledger = evidence.ledger(connection, place)
    sections = [make(account) for make in (summing_up, *SECTIONS)]
    return sections, moved(account, ledger, weighing(KINDS, FIRST))


def story_of(seed):
    return tell(seed, 70, chapters=0.3)


def exchanged(section):
    """A section with the sides exchanged, in no order of its sentences."""
    rows = [row._replace(brand=row.bpo, bpo=row.brand) for row in section.rows]
    points = [each._replace(side=SWAPPED.get(each.side, each.side)) for each in section.points]
    return Counter(section.said), rows, Counter(points)


def as_it_is(section):
    return Counter(section.said), list(section.rows), Counter(section.points)


def exchanged_sides_exchange_everything(seed):
    story = story_of(seed)
    ours, bars = reviewed(story, story.facts)
    across = {side: COMPANIES[SWAPPED[side]] for side in COMPANIES}
    theirs, their_bars = reviewed(story, swapped(story.facts), companies=across)
    assert [exchanged(section) for section in theirs] == [as_it_is(section) for section in ours]
    assert Counter(their_bars.said) == Counter(bars.said)


@few
@given(SEEDS)
def test_exchanged_sides_exchange_every_sentence_and_count(seed):
    exchanged_sides_exchange_everything(seed)


def test_a_sentence_for_one_side_only_breaks_it(monkeypatch):
    told = import_module("portal.reviews.sections.disclosing")
    monkeypatch.setattr(told, "ACROSS", {"brand": "bpo", "bpo": "bpo"})
    with pytest.raises(AssertionError):
        over_some_histories(exchanged_sides_exchange_everything)


def over_some_histories(law):
    for seed in range(12):
        law(seed)


@few
@given(SEEDS)
def test_both_sides_read_the_same(seed):
    story = story_of(seed)

    assert reviewed(story, story.facts, "brand") == reviewed(story, story.facts, "bpo")


@pytest.mark.parametrize("side", ["brand", "bpo"])
def test_what_a_side_keeps_to_itself_changes_nothing(side):
    for seed in range(6):
        story = story_of(seed)
        without = told_without(story, side)
        assert reviewed(story, story.facts) == reviewed(story, without.facts)


def test_the_other_partnership_of_the_bpo_changes_nothing():
    story = story_of(3)
    alone = [fact for fact in story.facts if fact.partnership_id == story.places[0]]

    assert reviewed(story, story.facts) == reviewed(story, alone)


def test_something_happens_in_the_stories_told_here():
    filled = Counter()
    for seed in range(12):
        story = story_of(seed)
        filled.update(s.id for s in reviewed(story, story.facts)[0] if not s.is_empty)
    assert set(filled) >= {"summary", "disclosures", "promises", "open", "agreed"}
