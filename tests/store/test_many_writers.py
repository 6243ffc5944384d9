"""Eight processes at once: nothing is lost or appears behind a reader, one opens a record."""

import multiprocessing
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from domain.store import Conflict, open_log
from domain.store.sealing import FactMapper, new_key
from tests.store.conftest import connected
from tests.store.writing import append_many, comment, open_record

SPAWN = multiprocessing.get_context("spawn")
WRITERS, EACH = 8, 100


@pytest.fixture
def at_once():
    """Start a process for each tuple of arguments; they begin together."""
    begin, started = SPAWN.Barrier(WRITERS), []

    def start(work, url, arguments):
        started.extend(SPAWN.Process(target=work, args=(url, begin, *more)) for more in arguments)
        for process in started:
            process.start()
        return started

    yield start
    for process in started:
        process.kill()


@pytest.mark.slow
def test_a_reader_tailing_the_log_misses_nothing_while_eight_processes_write(log, at_once):
    writers = at_once(append_many, log.url, [(writer, EACH) for writer in range(WRITERS)])
    seen, deadline = [], time.monotonic() + 120
    while any(writer.is_alive() for writer in writers) or log.head() > (seen[-1][0] if seen else 0):
        seen += log.after(seen[-1][0] if seen else 0, 50)
        assert time.monotonic() < deadline

    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    assert len(seen) == WRITERS * EACH
    assert seen == log.after(0, 2 * WRITERS * EACH)
    for record_id in {fact.originator_id for _, fact in seen}:
        versions = [fact.originator_version for _, fact in seen if fact.originator_id == record_id]
        assert versions == list(range(1, EACH + 1))


def begun(connection, url, fact):
    """Write a fact in a transaction of one's own that is not committed yet."""
    sealed = FactMapper().to_stored_event(fact, new_key())
    row = (sealed.originator_id, 1, sealed.topic, sealed.state)
    if url.startswith("sqlite"):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO stored_events VALUES (NULL, ?, ?, ?, ?)", (row[0].hex, *row[1:])
        )
    else:
        connection.execute("BEGIN")
        connection.execute(
            "SELECT log.append(%s::uuid[], %s::bigint[], %s::text[], %s::bytea[], '{}', '{}')",
            [[value] for value in row],
        )


def test_a_writer_waits_for_the_one_before_so_that_no_position_appears_behind_a_later_one(log):
    first, second = comment(uuid4(), text=""), comment(uuid4())
    with connected(log.url) as connection, ThreadPoolExecutor(1) as pool:
        begun(connection, log.url, first)
        later = pool.submit(log.append, [second], {})
        time.sleep(0.3)
        assert not later.done()
        assert log.after(0, 10) == []
        connection.execute("COMMIT")
        later.result(timeout=30)

    assert [fact for _, fact in log.after(0, 10)] == [first, second]


@pytest.mark.slow
def test_of_eight_processes_that_open_the_same_record_one_wins(log, at_once):
    record_id, answers = uuid4(), SPAWN.Queue()
    openers = at_once(open_record, log.url, [(record_id, answers) for _ in range(WRITERS)])
    said = [answers.get(timeout=60) for _ in openers]
    for opener in openers:
        opener.join()

    assert said.count("conflict") == WRITERS - 1
    assert len(log.stream(record_id).facts) == 1


def test_a_version_is_written_once_and_all_or_nothing(log):
    record_id, another = uuid4(), uuid4()
    log.append([comment(record_id)], {})
    key = log.stream(record_id).key

    with pytest.raises(Conflict):
        log.append([comment(another), comment(record_id)], {record_id: key})
    assert log.stream(another).facts == []
    log.append([comment(another), comment(record_id, 2)], {record_id: key})
    assert len(log.after(0, 10)) == 3


def test_the_key_of_a_record_is_made_once(log):
    record_id = uuid4()
    log.append([comment(record_id)], {})

    with pytest.raises(Conflict):
        log.append([comment(record_id, 2)], {})
    assert [fact.originator_version for fact in log.stream(record_id).facts] == [1]


def test_positions_grow_and_the_head_is_the_last_of_them(log):
    assert log.head() == 0
    record_id = uuid4()
    last = log.append([comment(record_id, version) for version in (1, 2, 3)], {})

    positions = [position for position, _ in log.after(0, 10)]
    assert positions == sorted(set(positions))
    assert log.head() == last == positions[-1]
    assert [position for position, _ in log.after(positions[0], 1)] == positions[1:2]


def test_a_stream_begins_after_the_version_one_has(log):
    record_id = uuid4()
    log.append([comment(record_id, version) for version in (1, 2, 3)], {})

    assert [fact.originator_version for fact in log.stream(record_id, gt=1).facts] == [2, 3]
    nothing = log.stream(record_id, gt=3)
    assert nothing.facts == []
    assert log.stream(uuid4()) == ([], None)


# --- Forks --------------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "fork") or sys.platform == "darwin", reason="needs fork")
@pytest.mark.parametrize("used_before", [False, True])
def test_a_log_built_before_a_fork_is_opened_by_each_process_for_itself(log, used_before):
    record_id = uuid4()
    shared = open_log(log.url)
    if used_before:
        shared.append([comment(record_id)], {})

    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        try:
            for _ in range(5):
                shared.append([comment(uuid4())], {})
            os._exit(0)
        except BaseException:  # noqa: BLE001 - a child never returns into pytest
            os._exit(1)
    for _ in range(5):
        shared.append([comment(uuid4())], {})
    _, status = os.waitpid(child, 0)

    assert status == 0
    assert len(shared.after(0, 100)) == 10 + used_before
    shared.close()
