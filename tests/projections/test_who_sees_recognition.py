"""Every question shows each person exactly the recognition that the domain opens to them."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from domain.facts import personal_fields
from domain.recognition.events import PreferenceStated, RecognitionGiven
from domain.recognition.record import Recognition
from projections import history, inbox, intervals, recognition
from projections.paging import Turn
from projections.recognition import Filters
from projections.tables import Viewer
from tests.stories import BEGIN, tell

SEEDS = [2, 10, 48]


@pytest.fixture(scope="module", params=SEEDS)
def story(request):
    return tell(request.param, 260, chapters=0.85)


@pytest.fixture
def shown(sqlite_store, story):
    return sqlite_store.pumped(story.commits)


def told(story):
    """Every recognition of the story as the domain knows it, with all its facts."""
    streams = {}
    for fact in story.facts:
        streams.setdefault(fact.originator_id, []).append(fact)
    return {
        id: (Recognition(id).replay(facts), facts)
        for id, facts in streams.items()
        if isinstance(facts[0], RecognitionGiven)
    }


def people(story):
    """Everybody of both partnerships, as they ask."""
    invited = [f for f in story.facts if type(f).__name__ == "PersonInvited"]
    return {Viewer(f.partnership_id, f.of_side, f.person_id) for f in invited}


def is_open(record, viewer):
    here = record.partnership_id == viewer.partnership_id
    return here and (record.audience in ("shared", viewer.side) or viewer.person_id in record.named)


def waited_for(shown, viewer):
    sides = (shown.ask(inbox.waiting_on, viewer, side) for side in ("brand", "bpo"))
    return {wait.record_id for waits in sides for wait in waits}


def test_the_stories_hold_what_is_open_and_what_is_not(story):
    records = [record for record, _ in told(story).values()]
    assert {record.audience for record in records} == {"shared", "brand", "bpo", "named"}
    assert {record.stage for record in records} >= {"given", "retracted"}


def test_each_is_there_for_whom_it_is_open_to_and_for_nobody_else(shown, story):
    for viewer in people(story):
        for id, (record, facts) in told(story).items():
            open_to = is_open(record, viewer)
            lines = shown.ask(history.of_record, viewer, id)
            assert (shown.ask(recognition.one, viewer, id) is not None) == open_to
            assert (id in shown.ask(recognition.titles, viewer, [id])) == open_to
            assert len(lines) == (len(facts) if open_to else 0)
            assert bool(shown.ask(intervals.of_record, viewer, id)) == open_to
            assert open_to or id not in waited_for(shown, viewer)
            for line in lines:
                assert shown.ask(history.line, viewer, line.id) == line


def test_nobody_comes_across_a_word_of_what_is_not_open_to_them(shown, story):
    for viewer in people(story):
        hidden = [facts for record, facts in told(story).values() if not is_open(record, viewer)]
        words = {
            getattr(fact, name)
            for facts in hidden
            for fact in facts
            for name in personal_fields(type(fact))
        } - {""}
        seen = repr(
            [
                shown.ask(history.page, viewer, turn=Turn(size=1000)),
                shown.ask(recognition.page, viewer, turn=Turn(size=1000)),
                shown.ask(recognition.customers_words, viewer, 1000),
                shown.ask(recognition.received, viewer, 1000),
                shown.ask(history.since, viewer, BEGIN, limit=1000),
            ]
        )
        assert [text for text in words if repr(text)[1:-1] in seen] == []


def test_the_wall_and_its_counts_hold_what_stands_and_is_open(shown, story):
    for viewer in people(story):
        records = told(story)
        standing = {
            id: facts[0]
            for id, (record, facts) in records.items()
            if is_open(record, viewer) and record.stage == "given"
        }
        mine = {id for id in standing if viewer.person_id in records[id][0].recipients}
        ids = [each.id for each in shown.ask(recognition.page, viewer, turn=Turn(size=999)).items]
        assert sorted(ids) == sorted(standing)
        own = shown.ask(recognition.page, viewer, Filters(mine=True), Turn(size=999)).items
        assert {each.id for each in own} == mine
        assert {each.id for each in shown.ask(recognition.received, viewer, 999)} == mine
        counted = Counter(fact.team_id for fact in standing.values())
        spread = shown.ask(recognition.spread, viewer, BEGIN)
        assert spread.without == counted.pop(None, 0)
        assert spread.teams == counted
        for linked in {fact.about_id for fact in standing.values()} - {None}:
            about = {each.id for each in shown.ask(recognition.about, viewer, linked)}
            assert about == {id for id, fact in standing.items() if fact.about_id == linked}


def test_nothing_is_counted_from_before_it_is_asked_for(shown, story):
    viewer = next(iter(people(story)))
    spread = shown.ask(recognition.spread, viewer, datetime(2100, 1, 1, tzinfo=UTC))

    assert (spread.teams, spread.without) == ({}, 0)


def test_what_somebody_wishes_is_told_to_them_alone(shown, story):
    latest = {f.originator_id: f for f in story.facts if isinstance(f, PreferenceStated)}
    assert latest
    for viewer in people(story):
        mine = [
            f
            for f in latest.values()
            if (f.partnership_id, f.actor_id) == (viewer.partnership_id, viewer.person_id)
        ]
        wish = shown.ask(recognition.preference, viewer)
        assert wish == (mine[0].visibility if mine else "public")
        for fact in latest.values():
            lines = shown.ask(history.of_record, viewer, fact.originator_id)
            assert bool(lines) == (fact in mine)
