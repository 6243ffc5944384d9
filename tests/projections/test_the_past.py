"""A store of the past answers as read models that never heard of anything later, and no more."""

from datetime import timedelta
from itertools import count
from random import Random
from threading import Event, Thread
from time import monotonic

import pytest
from hypothesis import given, settings

from domain.facts import Naming, tag_of
from domain.store import create_store
from projections import (
    changes,
    commitments,
    disclosures,
    doubts,
    history,
    intervals,
    partnerships,
    pulses,
    recognition,
    rounds,
    visits,
)
from projections.paging import Turn
from projections.rebuild import past
from projections.rebuild.past import CatchingUp, Pasts
from projections.rebuild.turns import NoTurn, Turns
from projections.tables import Viewer
from tests.projections.conftest import Store
from tests.stories import SEEDS, tell

ALWAYS = timedelta(days=400)


def everybody(story, place):
    """Each side of a partnership, and each person who acted in it."""
    acted = {(f.side, f.actor_id) for f in story.facts if f.partnership_id == place}
    people = [Viewer(place, side, person) for side, person in acted if side != "portal"]
    return [Viewer(place, "brand"), Viewer(place, "bpo"), *people]


def answers(connection, viewer, at):
    """What pages of the partnership would show to somebody at a moment."""
    cards = changes.board(connection, viewer, at=at, closed_since=at - ALWAYS, whole="closed")
    listed = disclosures.page(connection, viewer).items
    return {
        "board": cards,
        "disclosures": [disclosures.one(connection, viewer, each.id) for each in listed],
        "drafts": disclosures.drafts(connection, viewer),
        "commitments": commitments.open_ones(connection, viewer),
        "settled": commitments.settled(connection, viewer, 50),
        "visits": visits.page(connection, viewer, visits.Filters(), Turn()),
        "rounds": rounds.page(connection, viewer),
        "pulses": pulses.standing(connection, viewer),
        "doubts": doubts.page(connection, viewer),
        "stages": intervals.as_of(connection, viewer, "change", at),
        "people": partnerships.people(connection, viewer.partnership_id),
        "place": partnerships.by_id(connection, viewer.partnership_id),
    }


def lines(connection, viewer):
    """Everything the viewer reads in the history, by line."""
    found, turn = {}, history.page(connection, viewer)
    while True:
        found |= {
            line.id: (line.sentence, [text.text for text in line.texts]) for line in turn.items
        }
        if not turn.older:
            return found
        turn = history.page(connection, viewer, turn=Turn(before=turn.older))


def moments(story, random, times):
    """Moments in a story: of a fact, or between two."""
    spread = sorted({fact.recorded_at for fact in story.facts})
    return [
        random.choice(spread) + random.choice((timedelta(), timedelta(seconds=1)))
        for _ in range(times)
    ]


def test_the_past_of_any_history_is_what_was_known_then(tmp_path):
    numbers = count()

    @settings(max_examples=6, deadline=None, database=None)
    @given(SEEDS)
    def check(seed):
        story, random = tell(seed, 160, chapters=0.4), Random(seed)  # noqa: S311 - no secret
        url = f"sqlite:///{tmp_path}/{next(numbers)}.db"
        create_store(url)
        store = Store(url).pumped(story.commits)
        pasts = Pasts(store.runner)
        for moment in moments(story, random, 2):
            then_url = f"sqlite:///{tmp_path}/{next(numbers)}.db"
            create_store(then_url)
            then = Store(then_url).pumped(c for c in story.commits if c[0].recorded_at <= moment)
            for place in story.places:
                with pasts.connect(place, moment) as rewound, then.engine.connect() as known:
                    for viewer in everybody(story, place):
                        assert answers(rewound, viewer, moment) == answers(known, viewer, moment)
            then.close()
        pasts.close()
        store.close()

    check()


@pytest.mark.parametrize("seed", [1, 4, 10, 13])
def test_nobody_reads_in_the_past_what_they_may_not_read_today(sqlite_store, seed):
    story = tell(seed, 260, chapters=0.9)
    store = sqlite_store.pumped(story.commits)
    pasts = Pasts(store.runner)
    for place, moment in before_narrowings(story):
        with pasts.connect(place, moment) as then, store.engine.connect() as now:
            for viewer in everybody(story, place):
                assert lines(then, viewer).keys() <= lines(now, viewer).keys()
                for card in recognition.page(then, viewer).items:
                    found = recognition.one(now, viewer, card.id)
                    assert found, "still theirs to see"
                    assert set(card.dossier.recipients) <= set(found.dossier.recipients)


def before_narrowings(story):
    """Where and when something was about to be narrowed that had been read more widely."""
    there, found = set(), []
    for fact in story.facts:
        if isinstance(fact, Naming) and fact.originator_id in there:
            found.append((fact.partnership_id, fact.recorded_at - timedelta(microseconds=1)))
        there.add(fact.originator_id)
    assert found, "the story narrows something"
    return found


def test_a_store_of_the_past_knows_no_other_partnership(store):
    story = tell(21, 160, chapters=0.3)
    store.pumped(story.commits)
    here, elsewhere = story.places
    with Pasts(store.runner).connect(here, story.facts[-1].recorded_at) as connection:
        assert (
            partnerships.slugs(connection)
            == [fact.slug for fact in story.facts if tag_of(type(fact)) == "partnership.opened"][:1]
        )
        for side in ("brand", "bpo"):
            assert not history.page(connection, Viewer(elsewhere, side)).items


def test_before_anything_was_recorded_everything_is_empty(sqlite_store):
    story = tell(22, 60)
    sqlite_store.pumped(story.commits)
    with Pasts(sqlite_store.runner).connect(
        story.places[0], story.facts[0].recorded_at - ALWAYS
    ) as connection:
        assert partnerships.slugs(connection) == []
        assert disclosures.counts(connection, Viewer(story.places[0], "brand")) == {}


# --- What is kept ------------------------------------------------------------------------------


@pytest.fixture
def made(monkeypatch):
    """The sizes of the stores made so far."""
    sizes, honest = [], past.store_of

    def counted(facts, unsaid=()):
        sizes.append(len(facts))
        return honest(facts, unsaid)

    monkeypatch.setattr(past, "store_of", counted)
    return sizes


def test_a_moment_is_made_once_and_shared_by_those_that_know_as_much(sqlite_store, made):
    story = tell(23, 80)
    sqlite_store.pumped(story.commits)
    pasts, end = Pasts(sqlite_store.runner), story.facts[-1].recorded_at
    for later in (1, 1, 2, 3):
        pasts.connect(story.places[0], end + timedelta(hours=later)).close()

    assert len(made) == 1


def test_only_a_few_are_kept_and_the_one_asked_longest_ago_goes_first(sqlite_store, made):
    story = tell(24, 120)
    sqlite_store.pumped(story.commits)
    pasts = Pasts(sqlite_store.runner)
    ours = sorted({f.recorded_at for f in story.facts if f.partnership_id == story.places[0]})
    some = ours[: past.KEPT + 1]
    for moment in (*some, some[-1], some[1]):
        pasts.connect(story.places[0], moment).close()
    assert len(made) == past.KEPT + 1

    pasts.connect(story.places[0], some[0]).close()
    assert len(made) == past.KEPT + 2


def test_while_the_lists_lack_facts_the_past_is_not_made(sqlite_store):
    story = tell(25, 40)
    sqlite_store.pumped(story.commits)
    with sqlite_store.runner.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE positions SET status = 'halted', position = 3 WHERE model = 'naming'"
        )
    with pytest.raises(CatchingUp):
        Pasts(sqlite_store.runner).connect(story.places[0], story.facts[-1].recorded_at)


def test_while_the_lists_lack_facts_not_even_a_kept_store_is_shown(sqlite_store):
    story = tell(26, 40)
    sqlite_store.pumped(story.commits)
    pasts, end = Pasts(sqlite_store.runner), story.facts[-1].recorded_at
    pasts.connect(story.places[0], end).close()
    with sqlite_store.runner.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE positions SET status = 'halted', position = 3 WHERE model = 'naming'"
        )
    with pytest.raises(CatchingUp):
        pasts.connect(story.places[0], end)


# --- Who waits ---------------------------------------------------------------------------------


@pytest.fixture
def held(monkeypatch):
    """Two events: a store has begun to be made, and it may go on."""
    begun, go_on, honest = Event(), Event(), past.store_of

    def slow(facts, unsaid=()):
        begun.set()
        assert go_on.wait(20)
        return honest(facts, unsaid)

    monkeypatch.setattr(past, "store_of", slow)
    yield begun, go_on
    go_on.set()


def in_thread(asked, *args):
    """A thread that asks and notes the answer, and the list it notes it in."""
    noted = []

    def ask():
        try:
            asked(*args).close()
            noted.append("shown")
        except NoTurn:
            noted.append("refused")

    thread = Thread(target=ask)
    thread.start()
    return thread, noted


def until(condition):
    """Wait for something another thread does."""
    deadline = monotonic() + 10
    while not condition() and monotonic() < deadline:
        Event().wait(0.01)
    assert condition()


def test_one_is_made_one_waits_and_all_others_are_refused_at_once(sqlite_store, made, held):
    story, (begun, go_on) = tell(27, 120), held
    sqlite_store.pumped(story.commits)
    pasts, place = Pasts(sqlite_store.runner), story.places[0]
    pasts._making = Turns(1, seconds=20)
    kept, wanted, *others = sorted(
        {f.recorded_at for f in story.facts if f.partnership_id == place}
    )[:12]
    go_on.set()
    pasts.connect(place, kept).close()
    go_on.clear(), begun.clear()

    first = in_thread(pasts.connect, place, wanted)
    assert begun.wait(10)
    second = in_thread(pasts.connect, place, wanted)
    until(lambda: pasts._making._places._value == 0)
    asked_at = monotonic()
    for other in others:
        with pytest.raises(NoTurn):
            pasts.connect(place, other)
    pasts.connect(place, kept).close()
    assert monotonic() - asked_at < 2
    go_on.set()
    for thread, noted in (first, second):
        thread.join(10)
        assert noted == ["shown"]
    assert len(made) == 2, "the one who waited shares what was made"
    pasts.connect(place, others[0]).close()


def test_the_one_who_waits_does_so_for_a_while_only(sqlite_store, held):
    story, (begun, go_on) = tell(28, 60), held
    sqlite_store.pumped(story.commits)
    pasts, place = Pasts(sqlite_store.runner), story.places[0]
    pasts._making = Turns(1, seconds=0.1)
    first = in_thread(pasts.connect, place, story.facts[-1].recorded_at)
    assert begun.wait(10)
    second = in_thread(pasts.connect, place, story.facts[-1].recorded_at - ALWAYS)
    second[0].join(10)
    go_on.set()
    first[0].join(10)
    assert (first[1], second[1]) == (["shown"], ["refused"])
