"""Over random stories: indicators as of a moment are those of the log cut there, and symmetric."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from domain.partnerships.commands import partnership_id_of
from domain.partnerships.events import PartnershipOpened
from domain.store import create_store
from domain.visits.events import PURPOSES
from portal import workshop_over
from portal.cli.seed import STORIES
from portal.cli.seed.cast import introduce
from portal.cli.seed.telling import tell as demo_tell
from projections.indicators import changing, landing, visiting
from projections.measures import Period, measures, questions
from tests.stories import SEEDS, tell
from tests.trust.histories import SWAPPED, swapped
from tests.trust.measured import figures_of

NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
OURS = (*changing.INDICATORS, *landing.INDICATORS, *visiting.INDICATORS)
EXAMPLES = 12

over_stories = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def told(seed):
    """A random story of changes and visits, and one of its two partnerships."""
    story = tell(seed, 260, changes=0.6, chapters=0.3)
    return [chartered(fact) for fact in story.facts], story.places[seed % 2]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo story, in which much goes all the way, and its larger partnership."""
    url = f"sqlite:///{tmp_path_factory.mktemp('demo') / 'portal.db'}"
    create_store(url)
    parts = workshop_over(url)
    parts.directory.install()
    ids = introduce(parts.directory)
    demo_tell(parts.partnerships.log, NOW, STORIES, ids, lambda _: None)
    facts = [fact for _, fact in parts.partnerships.log.after(0, 100_000)]
    parts.partnerships.log.close()
    parts.directory.engine.dispose()
    return facts, partnership_id_of("northwind-harbor")


def chartered(fact):
    """The same fact, but the terms of the beginning say how often to visit."""
    if not isinstance(fact, PartnershipOpened):
        return fact
    terms = msgspec.structs.replace(fact.terms, visit_cadence_days=dict.fromkeys(PURPOSES, 20))
    return msgspec.structs.replace(fact, terms=terms)


def periods_of(facts):
    """Periods that end at moments of the story, and after it."""
    moments = [fact.recorded_at for fact in facts[:: max(len(facts) // 4, 1)]]
    ends = [*moments, facts[-1].recorded_at + timedelta(days=40)]
    return [Period(end - timedelta(days=days), end) for end in ends for days in (90, 400)]


def as_of_a_moment_is_the_log_cut_there(facts, place):
    periods = periods_of(facts)

    then = figures_of(facts, place, periods, OURS)
    for period, figures in zip(periods, then, strict=True):
        cut = [fact for fact in facts if fact.recorded_at <= period.until]
        assert figures_of(cut, place, [period], OURS) == [figures]


def exchanged_sides_exchange_every_figure(facts, place):
    periods = periods_of(facts)

    plain = figures_of(facts, place, periods, OURS)
    turned = figures_of(swapped(facts), place, periods, OURS)
    for one, other in zip(plain, turned, strict=True):
        for name, figures in one.items():
            mirrored = {SWAPPED.get(each.side, each.side): each for each in other[name]}
            for figure in figures:
                mirror = mirrored[figure.side]
                assert mirror._replace(side=figure.side) == figure, name


LAWS = pytest.mark.parametrize(
    "law", [as_of_a_moment_is_the_log_cut_there, exchanged_sides_exchange_every_figure]
)


@LAWS
def test_a_law_holds_over_random_stories(law):
    over_stories(given(SEEDS)(lambda seed: law(*told(seed))))()


@LAWS
def test_a_law_holds_over_the_demo(law, demo):
    law(*demo)


def test_the_demo_has_something_to_say_of_each(demo):
    """Otherwise the laws above would hold of nothing."""
    period = Period(NOW - timedelta(days=180), NOW)
    [figures] = figures_of(*demo, [period], OURS)

    assert [name for name, found in figures.items() if not any(each.n for each in found)] == []
    given = {name for name, found in figures.items() if any(e.value is not None for e in found)}
    assert len(given) >= len(OURS) - 5


def test_a_law_is_found_out_where_what_was_learned_later_counts(demo, monkeypatch):
    """The check above, on a planted fault: what was superseded since is shown as it is now."""
    read = questions._read

    def as_it_is_now(connection, viewer, period, *wanted):
        return read(connection, viewer, period, measures.c.superseded_at.is_(None))

    monkeypatch.setattr(questions, "_read", as_it_is_now)

    with pytest.raises(AssertionError):
        as_of_a_moment_is_the_log_cut_there(*demo)
