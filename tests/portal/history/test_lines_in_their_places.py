"""Lines in their places: where a day begins, how the ball goes, what was recorded at once."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from portal.words import acts
from projections.history import Line

MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)
ONE, OTHER = UUID(int=1), UUID(int=2)


@pytest.fixture(autouse=True)
def _in_a_request(world):
    with world.app.test_request_context():
        yield


def line(
    side: str,
    ball: str | None = None,
    record: UUID = ONE,
    days: int = 0,
    command: UUID | None = None,
):
    at = MONDAY + timedelta(days=days)
    known = {
        "id": uuid4(),
        "record_id": record,
        "command_id": command or uuid4(),
        "side": side,
        "ball": ball,
    }
    known |= {"shown_at": at, "recorded_at": at}
    return Line(**{name: known.get(name) for name in Line._fields})


def test_the_ball_crosses_where_somebody_else_is_waited_for():
    lines = [
        line("bpo", "brand"),
        line("bpo"),
        line("brand", "bpo"),
        line("bpo", "bpo"),
        line("brand", "nobody"),
    ]

    placed = acts(lines)

    assert [act.held for act in placed] == ["bpo", "brand", "brand", "bpo", "bpo"]
    assert [act.moved_to for act in placed] == ["brand", None, "bpo", None, "nobody"]


def test_newest_first_says_the_same_the_other_way_round():
    lines = [line("bpo", "brand"), line("brand", "bpo"), line("bpo", "nobody")]

    assert [act.moved_to for act in acts(lines[::-1], newest_first=True)] == [
        "nobody",
        "bpo",
        "brand",
    ]


def test_records_side_by_side_keep_their_own_ball():
    lines = [line("bpo", "brand"), line("brand", "bpo", OTHER), line("brand", "bpo")]

    placed = acts(lines)

    assert [act.moved_to for act in placed] == ["brand", "bpo", "bpo"]
    assert {act.held for act in placed} == {None}


def test_an_opening_that_waits_for_nobody_crosses_nothing():
    assert acts([line("portal", "nobody")])[0].moved_to is None


def test_a_day_is_named_once_where_it_begins():
    placed = acts([line("bpo"), line("brand"), line("bpo", days=1)])

    assert [act.new_day for act in placed] == ["Monday 2 March", None, "Tuesday 3 March"]


def test_what_one_command_recorded_belongs_together():
    command = uuid4()

    placed = acts(
        [
            line("bpo", command=command),
            line("bpo", command=command),
            line("bpo", record=OTHER, command=command),
        ]
    )

    assert [act.again for act in placed] == [False, True, False]


def test_no_lines_are_no_acts():
    assert acts([]) == []
