"""Over any history the board shows each change where its record stands, and no other."""

import pytest

from domain.changes.record import Change
from domain.facts import visible_to
from projections import changes
from projections.changes import COLUMNS
from projections.tables import Viewer
from tests.projections.conftest import viewers
from tests.stories import BEGIN, tell

FAR = BEGIN.replace(year=2030)
STAGES = {stage: name for name, stages in COLUMNS.items() for stage in stages}


def standing(story, log, viewer: Viewer) -> dict:
    """The stage, ball and number of facts seen of every change, as its record says."""
    ids = {
        fact.originator_id
        for fact in story.facts
        if fact.partnership_id == viewer.partnership_id
        and str(fact.__struct_config__.tag).startswith("change.")
        and visible_to(fact, viewer.side)
    }
    records = [Change(each).replay(log.stream(each).facts) for each in ids]
    return {r.id: (r.stage, r.ball, r.held_by, r.paper, r.seen_by(viewer.side)) for r in records}


@pytest.mark.parametrize("seed", [301, 302, 303, 304])
def test_the_board_equals_the_log(sqlite_store, seed):
    story = tell(seed, 260, 0.9)
    sqlite_store.pumped(story.commits)
    for viewer in viewers(story.places):
        expected = standing(story, sqlite_store.log, viewer)
        board = sqlite_store.ask(changes.board, viewer, at=FAR, closed_since=BEGIN)
        shown = {card.id: column.name for column in board for card in column.cards}

        for change_id, (stage, ball, held_by, paper, seen) in expected.items():
            found = sqlite_store.ask(changes.one, viewer, change_id)
            assert (found.summary.stage, found.summary.ball) == (stage, ball)
            assert (found.summary.held_by, found.summary.paper, found.seen) == (
                held_by,
                paper,
                seen,
            )
        assert shown == {
            change_id: STAGES[stage]
            for change_id, (stage, *_) in expected.items()
            if stage in STAGES
        }
        assert sum(column.total for column in board) == len(shown)
