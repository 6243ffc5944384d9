"""Every fact is counted once, however often and by however many it is pumped."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from projections.history.model import History
from projections.models import MODELS
from projections.rebuild import rebuild
from projections.runner import Runner
from projections.tables import engine_for
from tests.stories import tell

PUMP = """
import sys
from domain import application
from domain.store import open_log
from projections.models import runner_over

runner = runner_over(sys.argv[1], open_log(sys.argv[1]))
while runner.pump(7):
    pass
"""


@pytest.fixture(scope="module")
def story():
    return tell(31, 150)


def test_pumping_again_changes_nothing(store, story):
    store.pumped(story.commits)
    before = store.content()

    assert store.runner.pump() == 0
    store.runner.catch_up()

    assert store.content() == before
    assert len(before["history"]) == len(story.facts)


def test_four_threads_count_each_fact_once(store, story):
    store.write(story.commits)
    runners = [Runner(store.log, store.engine, MODELS) for _ in range(4)]

    def pump(runner):
        while runner.pump(7):
            pass

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(pump, runners))

    assert_counted_once(store, story)


def test_four_processes_count_each_fact_once(store, story):
    store.write(story.commits)

    pumps = [subprocess.Popen([sys.executable, "-c", PUMP, store.url]) for _ in range(4)]

    assert [pump.wait(60) for pump in pumps] == [0, 0, 0, 0]
    assert_counted_once(store, story)


def assert_counted_once(store, story):
    pumped = store.content()
    standings = store.runner.standings()
    assert {(s.position, s.lag, s.status) for s in standings} == {(store.log.head(), 0, "live")}
    assert len(pumped["history"]) == len(story.facts)
    for name in store.runner.models:
        rebuild(store.runner, name)
    assert store.content() == pumped


def test_a_pump_that_forgets_how_far_it_was_is_found_out(stores, tmp_path, story):
    """The check above, on a planted fault: the position moves past a fact nobody read."""

    class Lazy(History):
        def apply(self, facts, rows):
            super().apply(facts[1:], rows)

    store = stores(f"sqlite:///{tmp_path / 'planted.db'}", [Lazy()])
    store.write(story.commits)
    while store.runner.pump(7):
        pass
    store.runner.models = {"history": History()}
    with pytest.raises(AssertionError):
        assert_counted_once(store, story)


def test_one_writer_at_a_time_holds_the_positions(store, story):
    """While one pumps, another neither reads nor writes ahead of it."""
    store.write(story.commits)
    other = Runner(store.log, engine_for(store.url), MODELS)
    with ThreadPoolExecutor(1) as thread:
        with store.runner.writing() as connection:
            store.runner._live(connection, lock=True)
            waiting = thread.submit(other.pump, 10)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.3)
        assert waiting.result(timeout=30) == 10
    other.engine.dispose()
