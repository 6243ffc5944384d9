"""Every benchmark runs at a tiny size and finds figures; whether they are good is not asked."""

import pytest

from benchmarks import (
    append,
    board,
    feedback,
    growth,
    pages,
    perform,
    pump,
    rebuild,
    report,
    rewind,
    together,
    trust,
    wall,
)
from benchmarks.bench import TINY, Bench
from benchmarks.measuring import Result


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    keep = tmp_path_factory.mktemp("keep")
    return Bench(TINY, tmp_path_factory.mktemp("home"), keep)


def rows_of(result: Result) -> dict[str, tuple]:
    rows = {row[0]: row[1:] for table in result.tables for row in table.rows}
    assert all(figure > 0 for row in rows.values() for figure in row), rows
    assert len("\n".join(report.lines_of(result)).splitlines()) > len(rows)
    return rows


@pytest.mark.parametrize("module", [append, perform, pump])
def test_writing_is_measured(bench, module):
    assert all(name.startswith("sqlite, ") for name in rows_of(module.measure(bench)))


def test_appending_is_measured_on_postgresql(bench, postgres_server, tmp_path):
    both = Bench(TINY._replace(calls=2), tmp_path, tmp_path, postgres_server)
    rows = rows_of(append.measure(both))
    assert sum(name.startswith("postgresql, ") for name in rows) == 2


def test_rebuilding_is_measured_for_every_read_model(bench):
    rows = rows_of(rebuild.measure(bench))
    assert {"history", "inbox", "fetch only"} < rows.keys()


def test_commands_are_measured_with_two_sizes_of_log(bench):
    assert len(rows_of(growth.measure(bench))) == 4


def test_pages_are_measured_over_http(bench):
    names = rows_of(pages.measure(bench))
    assert len(names) == 6


def test_what_is_kept_besides_is_measured_with_two_sizes_of_log(bench):
    assert len(rows_of(together.measure(bench))) == 6


def test_the_board_is_measured_with_two_sizes_of_log(bench):
    assert len(rows_of(board.measure(bench))) == 6


def test_the_wall_is_measured_with_two_sizes_of_log(bench):
    assert len(rows_of(wall.measure(bench))) == 8


def test_feedback_is_measured_with_two_sizes_of_log(bench):
    assert len(rows_of(feedback.measure(bench))) == 6


def test_going_back_is_measured_in_partnerships_of_two_sizes(bench):
    assert len(rows_of(rewind.measure(bench))) == 8


def test_trust_is_measured(bench):
    rows = rows_of(trust.measure(bench))
    assert len(rows) == 13
    assert all(name.startswith("sqlite, ") for name in rows)
