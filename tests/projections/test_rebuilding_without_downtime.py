"""While a read model is rebuilt, people read and write as if nothing happened."""

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, inspect, select

from domain.application import Partnerships
from domain.disclosures.commands import TellDisclosure
from projections import disclosures, history, inbox, intervals, partnerships, rebuild
from projections.history.model import lines
from projections.models import MODELS
from projections.paging import Turn
from projections.rebuild import Superseded
from projections.tables import Viewer
from tests.stories import ACME_LEAD, tell

NAMES = [model.name for model in MODELS]


def told(place):
    now = datetime.now(UTC)
    return TellDisclosure(
        command_id=uuid4(),
        partnership_id=place,
        record_id=uuid4(),
        what="We sent 40 refund letters to old addresses.",
        affected="Forty customers.",
        doing_now="We call each of them.",
        occurred_at=now - timedelta(hours=2),
        discovered_at=now - timedelta(hours=1),
    )


@pytest.fixture
def small_batches(monkeypatch):
    """A rebuild of a short story still takes many transactions."""
    monkeypatch.setattr(rebuild, "BATCH", 40)
    monkeypatch.setattr(rebuild, "TAIL", 20)


def marked(tables):
    """The tables of a rebuild under way."""
    declared = {table.name for model in MODELS for table in model.tables} | {"positions"}
    return tables - declared


def test_writers_and_readers_notice_nothing(store, small_batches):  # noqa: C901 - one story
    place = tell(41, 150)
    store.pumped(place.commits)
    here = place.places[0]
    viewer, stop, troubles, seen = Viewer(here, "brand"), threading.Event(), [], []
    application = Partnerships(store.log)

    def until_stopped(act):
        def run():
            while not stop.is_set():
                try:
                    act()
                except Exception as error:  # noqa: BLE001 - whatever it is, it is trouble
                    troubles.append(error)
                    stop.set()

        return run

    def write():
        command = told(here)
        assert store.runner.ensure(application.perform(command, by=ACME_LEAD), seconds=20)
        assert store.ask(disclosures.one, viewer, command.record_id), "one's own write"

    def read():
        """A request asks several questions on one connection, in whatever order."""
        with store.engine.connect() as connection:
            number = connection.scalar(select(func.count()).select_from(lines))
            assert not seen or number >= seen[-1], "back in time"
            seen.append(number)
            assert partnerships.memberships(connection, ACME_LEAD)
            assert partnerships.by_id(connection, here)
            assert disclosures.page(connection, viewer).items
            assert history.page(connection, viewer, turn=Turn(size=5)).items
            assert inbox.waiting_on(connection, viewer, "brand")
            assert intervals.as_of(connection, viewer, "disclosure", datetime.now(UTC))

    threads = [threading.Thread(target=until_stopped(act)) for act in (write, read)]
    for thread in threads:
        thread.start()
    rebuilds, deadline = 0, time.monotonic() + 4
    while time.monotonic() < deadline or rebuilds < len(NAMES):
        rebuild.rebuild(store.runner, NAMES[rebuilds % len(NAMES)])
        rebuilds += 1
        if stop.is_set():
            break
    stop.set()
    for thread in threads:
        thread.join(60)

    assert troubles == []
    assert seen[-1] > seen[0]
    store.runner.catch_up()
    live = store.content()
    for name in NAMES:
        rebuild.rebuild(store.runner, name)
    assert store.content() == live
    assert marked(store.tables()) == set()


def test_a_reader_who_also_writes_does_not_hang_on_the_swap(store):
    """A request may have asked something when it performs a command: the swap gives way."""
    story = tell(42, 40)
    store.pumped(story.commits)
    application = Partnerships(store.log)
    with ThreadPoolExecutor(1) as thread:
        with store.engine.connect() as request:
            assert partnerships.memberships(request, ACME_LEAD)
            rebuilding = thread.submit(rebuild.rebuild, store.runner, "partnerships")
            time.sleep(0.3)
            begun = time.monotonic()
            position = application.perform(told(story.places[0]), by=ACME_LEAD)
            assert store.runner.ensure(position)
            assert time.monotonic() - begun < 3
        assert rebuilding.result(timeout=30)


def test_a_reader_who_never_lets_go_stops_the_rebuild_and_not_the_others(
    stores, fresh_postgres, monkeypatch
):
    """Only in PostgreSQL: SQLite's readers keep what they read and stop nobody."""
    store = stores(fresh_postgres())
    monkeypatch.setattr(rebuild, "SWAP_SECONDS", 0.5)
    store.pumped(tell(43, 10).commits)
    before = store.content()

    with store.engine.connect() as request:
        assert partnerships.memberships(request, ACME_LEAD)
        with pytest.raises(Exception, match="lock timeout"):
            rebuild.rebuild(store.runner, "partnerships")

    assert store.content() == before
    rebuild.rebuild(store.runner, "partnerships")
    assert marked(store.tables()) == set()


class Interrupted(Exception):
    """Somebody pulled the plug."""


def pull_the_plug(position):
    raise Interrupted


@pytest.mark.parametrize("name", ["history", "disclosures", "inbox"])
def test_an_interrupted_rebuild_leaves_the_live_one_and_the_next_cleans_up(
    store, small_batches, name
):
    store.pumped(tell(44, 100).commits)
    before = store.content()

    with pytest.raises(Interrupted):
        rebuild.rebuild(store.runner, name, pull_the_plug)

    assert marked(store.tables())
    assert store.content() == before
    assert store.runner.pump() == 0

    rebuild.rebuild(store.runner, name)
    assert store.content() == before
    assert marked(store.tables()) == set()


KILLED = """
import os, sys
from domain import application
from domain.store import open_log
from projections import rebuild
from projections.models import runner_over

rebuild.BATCH, rebuild.TAIL = 40, 20
runner = runner_over(sys.argv[1], open_log(sys.argv[1]))
rebuild.rebuild(runner, "disclosures", lambda position: position > 100 and os._exit(9))
"""


def test_a_killed_rebuild_leaves_the_live_one_and_the_next_cleans_up(store):
    store.pumped(tell(45, 150).commits)
    before = store.content()

    assert subprocess.run([sys.executable, "-c", KILLED, store.url], check=False).returncode == 9

    assert marked(store.tables())
    assert store.content() == before
    rebuild.rebuild(store.runner, "disclosures")
    assert store.content() == before
    assert marked(store.tables()) == set()


def test_a_rebuild_interrupted_in_the_swap_leaves_the_live_one(store, monkeypatch):
    store.pumped(tell(46, 60).commits)
    before = store.content()
    with monkeypatch.context() as broken:
        broken.setattr(rebuild, "_take", lambda *_: pull_the_plug(0))
        with pytest.raises(Interrupted):
            rebuild.rebuild(store.runner, "disclosures")

    assert store.content() == before
    rebuild.rebuild(store.runner, "disclosures")
    assert marked(store.tables()) == set()


def test_of_two_rebuilds_at_once_the_older_stops(store, small_batches):
    store.pumped(tell(47, 100).commits)
    before = store.content()

    def another(position):
        rebuild.rebuild(store.runner, "disclosures")

    with pytest.raises(Superseded, match="disclosures"):
        rebuild.rebuild(store.runner, "disclosures", another)

    assert store.content() == before
    assert marked(store.tables()) == set()


def test_many_rebuilds_at_once_end_well(store, small_batches):
    """All but the last begun are superseded, whatever they were doing; nothing else goes wrong."""
    store.pumped(tell(48, 100).commits)
    before = store.content()

    def run(number):
        time.sleep(number * 0.02)
        try:
            return rebuild.rebuild(store.runner, "disclosures")
        except Superseded:
            return None

    for _ in range(3):
        with ThreadPoolExecutor(5) as threads:
            ends = list(threads.map(run, range(5)))
        assert store.log.head() in ends
        assert store.content() == before
        assert marked(store.tables()) == set()


def test_a_rebuild_taken_over_in_the_midst_of_a_batch_is_superseded(
    stores, fresh_postgres, small_batches, monkeypatch
):
    """The newer one drops the tables the older one is about to write to (in SQLite it waits)."""
    store = stores(fresh_postgres())
    store.pumped(tell(49, 100).commits)
    fill, calls = rebuild._fill, []

    def slow(connection, model, successors, facts):
        if not calls:
            calls.append("taken over")
            rebuild._begin(store.runner, model, str(uuid4()))
        fill(connection, model, successors, facts)

    monkeypatch.setattr(rebuild, "_fill", slow)
    with pytest.raises(Superseded):
        rebuild.rebuild(store.runner, "disclosures")
    rebuild.rebuild(store.runner, "disclosures")
    assert marked(store.tables()) == set()


def test_a_fact_that_cannot_be_applied_leaves_the_live_one_as_it_was(
    store, small_batches, monkeypatch
):
    store.pumped(tell(50, 100).commits)
    before = store.content()
    model = store.runner.models["intervals"]
    monkeypatch.setattr(model, "apply", lambda facts, rows: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        rebuild.rebuild(store.runner, "intervals")

    assert store.content() == before
    assert {standing.status for standing in store.runner.standings()} == {"live"}


def test_a_rebuild_takes_up_a_raised_version_and_an_unknown_name_is_refused(store, monkeypatch):
    store.pumped(tell(51, 10).commits)
    monkeypatch.setattr(type(store.runner.models["history"]), "version", 7)
    assert all(s.outdated for s in store.runner.standings() if s.model == "history")

    rebuild.rebuild(store.runner, "history")

    assert not any(s.outdated for s in store.runner.standings() if s.model == "history")
    with pytest.raises(KeyError):
        rebuild.rebuild(store.runner, "board")


def test_a_swap_that_forgets_the_tail_is_found_out(store, monkeypatch):
    """The check of the first test, on a planted fault."""
    store.pumped(tell(52, 60).commits)
    before = store.content("history")
    monkeypatch.setattr(rebuild, "_fill", lambda *_: None)

    rebuild.rebuild(store.runner, "history")

    assert store.content("history") != before


def test_indexes_are_there_again_after_a_rebuild(store):
    store.pumped(tell(53, 10).commits)
    rebuild.rebuild(store.runner, "history")
    rebuild.rebuild(store.runner, "history")

    with store.engine.connect() as connection:
        listed = inspect(connection).get_indexes("history")
        assert len(listed) == len(lines.indexes)
