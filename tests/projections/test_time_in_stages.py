"""Intervals join without gap or overlap and add up to the age of their record."""

from datetime import timedelta
from itertools import groupby, pairwise

import pytest

from domain.disclosures import commands as c
from projections import intervals
from projections.intervals import intervals as table
from projections.tables import Viewer
from tests.domain.told import MISDIRECTED, acknowledged, contained
from tests.scenario import MONDAY, PRIYA
from tests.stories import tell


def stays(desk, record_id, side="brand"):
    return [
        (i.stage, i.ball, i.entered_at, i.left_at)
        for i in desk.shown(intervals.of_record, record_id, side=side)
    ]


def test_each_move_of_stage_or_ball_begins_an_interval(desk, story):
    story.when(c.DraftDisclosure, by=PRIYA, what="Letters").after(hours=1)
    acknowledged(story, **MISDIRECTED)
    told_at, now = story.now, story.now

    assert stays(desk, story.id, "bpo") == [
        ("draft", "bpo", MONDAY, told_at),
        ("disclosed", "brand", told_at, now),
        ("acknowledged", "bpo", now, None),
    ]
    assert stays(desk, story.id, "brand") == stays(desk, story.id, "bpo")[1:]


def test_where_everything_stood_at_a_past_moment(desk, story):
    contained(story.after(hours=1))
    story.after(hours=1)

    def stages(at):
        return [i.stage for i in desk.shown(intervals.as_of, "disclosure", at)]

    assert stages(MONDAY) == []
    assert stages(MONDAY + timedelta(hours=1)) == ["contained"]
    assert stages(story.now) == ["contained"]
    assert desk.shown(intervals.as_of, "commitment", story.now) == []


@pytest.mark.parametrize("seed", [201, 202])
def test_over_any_history_they_join_and_add_up_exactly(store, seed):
    story = tell(seed, 150)
    store.pumped(story.commits)
    rows = [dict(zip(table.columns.keys(), row, strict=True)) for row in store.rows(table)]
    rows.sort(key=lambda row: (row["record_id"].hex, row["position"]))
    facts = {}
    for fact in story.facts:
        facts.setdefault(fact.originator_id, []).append(fact)

    by_record = {key: list(group) for key, group in groupby(rows, key=lambda row: row["record_id"])}

    staged = {fact.originator_id for fact in story.facts if fact.stage is not None}
    assert set(by_record) == staged
    for record_id, stays in by_record.items():
        assert all(one["left_at"] == two["entered_at"] for one, two in pairwise(stays))
        assert [stay["left_at"] is None for stay in stays] == [False] * (len(stays) - 1) + [True]
        assert [stay["open_record_id"] for stay in stays] == [None] * (len(stays) - 1) + [record_id]
        begun, now = facts[record_id][0].recorded_at, story.facts[-1].recorded_at
        lasted = sum(((stay["left_at"] or now) - stay["entered_at"] for stay in stays), timedelta())
        assert lasted == now - begun
        assert all((stay["left_at"] or now) >= stay["entered_at"] for stay in stays)
        moved = [fact for fact in facts[record_id] if fact.stage is not None]
        assert [(stay["stage"], stay["entered_at"]) for stay in stays] == [
            (f.stage, f.recorded_at) for f in moved
        ]


@pytest.mark.parametrize("seed", [203, 204])
def test_at_any_moment_a_record_stands_in_one_place(sqlite_store, seed):
    story = tell(seed, 150)
    sqlite_store.pumped(story.commits)
    shared = [
        f
        for f in story.facts
        if f.partnership_id == story.places[0] and f.stage is not None and f.audience == "shared"
    ]
    for moment in {fact.recorded_at for fact in shared[::5]}:
        stood = sqlite_store.ask(
            intervals.as_of, Viewer(story.places[0], "brand"), "disclosure", moment
        )
        expected = {
            f.originator_id: f.stage
            for f in shared
            if f.recorded_at <= moment and "disclosure." in str(f.__struct_config__.tag)
        }
        assert {i.record_id: i.stage for i in stood} | {} == {
            **{i.record_id: i.stage for i in stood if i.stage in ("draft", "discarded")},
            **expected,
        }
        assert len({i.record_id for i in stood}) == len(stood)
