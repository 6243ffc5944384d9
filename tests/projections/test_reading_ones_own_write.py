"""After a command the next page shows it, unless so much waits that it is the worker's to do."""

import threading
import time

import pytest

from domain.application import Partnerships
from projections import disclosures, runner
from projections.models import MODELS
from projections.runner import Standing
from projections.tables import Viewer
from tests.projections.test_rebuilding_without_downtime import told
from tests.stories import ACME_LEAD, tell


@pytest.fixture(scope="module")
def story():
    return tell(71, 60)


@pytest.fixture
def filled(store, story):
    return store.pumped(story.commits)


def test_what_was_just_done_is_shown_without_a_worker(filled, story):
    application = Partnerships(filled.log)

    for _ in range(3):
        command = told(story.places[0])
        position = application.perform(command, by=ACME_LEAD)
        assert filled.runner.position() < position

        assert filled.runner.ensure(position)

        for side in ("brand", "bpo"):
            assert filled.ask(disclosures.one, Viewer(story.places[0], side), command.record_id)


def test_what_is_there_already_is_not_waited_for(filled, monkeypatch):
    monkeypatch.setattr(filled.runner, "pump", lambda: pytest.fail("pumped for nothing"))

    assert filled.runner.ensure(filled.log.head())


def test_a_small_backlog_is_pumped_along(store, story):
    head = store.write(story.commits)

    assert store.runner.ensure(head)
    assert {s.position for s in store.runner.standings()} == {head}


def test_a_large_backlog_is_left_to_the_worker(store, story, monkeypatch):
    monkeypatch.setattr(runner, "HELP_LIMIT", 50)
    head = store.write(story.commits)
    begun = time.monotonic()

    assert not store.runner.ensure(head, seconds=0.2)

    assert 0.2 <= time.monotonic() - begun < 2
    assert store.runner.position() == 0


def test_with_a_worker_at_it_a_large_backlog_is_waited_for(store, story, monkeypatch):
    monkeypatch.setattr(runner, "HELP_LIMIT", 50)
    head = store.write(story.commits)
    worker = threading.Thread(target=store.runner.catch_up)
    worker.start()

    assert store.runner.ensure(head, seconds=20)
    worker.join()


def test_a_position_the_log_has_not_reached_is_not_waited_for(filled):
    begun = time.monotonic()

    assert not filled.runner.ensure(filled.log.head() + 1, seconds=5)
    assert time.monotonic() - begun < 2


def test_the_standings_say_how_far_each_has_read(store, story):
    head = store.write(story.commits)
    store.runner.pump(10)

    standings = store.runner.standings()

    tenth = store.log.after(0, 10)[-1][0]
    assert standings == [
        Standing(name, tenth, head - tenth, "live", None, None, outdated=False)
        for name in sorted(model.name for model in MODELS)
    ]


def test_installing_again_changes_nothing(filled):
    before = filled.content(), filled.runner.standings()

    filled.runner.install()

    assert (filled.content(), filled.runner.standings()) == before
