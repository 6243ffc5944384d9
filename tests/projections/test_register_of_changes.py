"""The register of changes, as facts fill it, for each side and after corrections."""

from datetime import timedelta
from uuid import uuid4

import pytest

from domain.changes import commands as c
from domain.records import Comment, CorrectText
from projections import changes
from tests.asked import (
    CHAT,
    PHONE,
    REQUEST,
    agreed,
    assessed,
    closed,
    live,
    placed,
    ready,
    scheduled,
    submitted,
)
from tests.scenario import DANA, FAY, MARCUS, MONDAY, PRIYA, TOMAS


@pytest.fixture(autouse=True)
def _placed(story):
    placed(story)


def summary(desk, story, side="brand"):
    return desk.shown(changes.one, story.id, side=side).summary


def dossier(desk, story):
    return desk.shown(changes.one, story.id).dossier


def test_submitted_it_stands_in_the_register_with_a_number(desk, story):
    submitted(story)

    row = summary(desk, story)

    assert (row.number, row.title, row.kind) == (1, "Refund by chat", "normal")
    assert (row.asked_by, row.implementer) == ("brand", "bpo")
    assert (row.stage, row.ball, row.is_open) == ("submitted", "bpo", True)
    assert (row.submitted_at, row.entered_at, row.ball_since) == (MONDAY, MONDAY, MONDAY)
    assert row.due_at == MONDAY + timedelta(hours=32)  # sixteen working hours: two days
    assert desk.shown(changes.page).items == [row]
    assert desk.shown(changes.counts) == {"submitted": 1}
    assert desk.shown(changes.titles, [story.id, uuid4()]) == {story.id: row}
    assert desk.shown(changes.titles, []) == {}


def test_a_draft_is_for_its_own_side_until_it_is_submitted(desk, story):
    story.when(c.DraftChange, by=MARCUS)
    assert summary(desk, story).title == "Untitled draft"
    assert desk.shown(changes.one, story.id, side="bpo") is None
    assert desk.shown(changes.moved, side="bpo") == 0
    assert desk.shown(changes.page).items == []
    assert desk.shown(changes.counts) == {}

    submitted(story)
    assert summary(desk, story, "bpo").number == 1
    assert desk.shown(changes.moved, side="bpo") == 1
    assert desk.shown(changes.moved, side="brand") == 2


def test_a_closed_one_tells_its_whole_story(desk, story):
    submitted(story)
    agreed(story)
    scheduled(story)
    ready(story)
    live(story)
    closed(story)

    row, d = summary(desk, story), dossier(desk, story)

    assert (row.stage, row.ball, row.is_open, row.outcome) == (
        "closed",
        "nobody",
        False,
        "successful",
    )
    assert (row.team_ids, row.load_points, row.week) == ([CHAT], 2, "2026-W12")
    assert (row.rostered, row.read, row.effective_at) == (1, 1, story.now)
    assert d.approvals == {"brand": DANA, "bpo": PRIYA}
    assert (d.schedule.notice_days, d.schedule.short_notice) == (12, False)
    assert (d.read_percent, d.voted_percent, d.confidence) == (100, 100, 4)
    assert d.efforts == {"brand": 2, "bpo": 3}
    assert desk.shown(changes.counts) == {"closed": 1}


def test_every_revision_is_kept_whole(desk, story):
    submitted(story)
    story.when(c.SendBack, by=TOMAS, reason="How many a day?")
    story.when(c.ReviseChange, by=MARCUS, **{**REQUEST, "why": "Forty a day ask for it."})

    d = dossier(desk, story)

    assert [(each.revision, each.why) for each in d.revisions] == [
        (1, "Customers ask for it every day."),
        (2, "Forty a day ask for it."),
    ]
    assert d.request.title == "Refund by chat"
    assert [(said.what, said.reason) for said in d.said] == [("sent_back", "How many a day?")]


def test_a_disputed_code_stands_beside_the_first_until_it_is_settled(desk, story):
    submitted(story)
    story.when(c.RespondToChange, by=TOMAS, code="contract_first", words="The price list.")
    story.when(c.DisputeResponse, by=MARCUS, code="act_now", reason="No price in it.")
    assert (dossier(desk, story).response.code, dossier(desk, story).response.disputed) == (
        "contract_first",
        "act_now",
    )

    story.when(c.SettleResponse, by=TOMAS)
    response = dossier(desk, story).response
    assert (response.code, response.disputed, response.settled) == ("act_now", None, True)
    assert summary(desk, story).ball == "bpo"


def test_paper_owed_is_found_until_it_is_signed(desk, story):
    submitted(story)
    story.when(
        c.RespondToChange,
        by=TOMAS,
        code="act_now_paper_later",
        words="We start.",
        paper_due_on=story.day(9),
    )
    owed = desk.shown(changes.owing_paper)
    assert [(each.id, each.paper) for each in owed] == [(story.id, "owed")]
    assert owed[0].paper_due_at.date() == story.day(9)

    story.when(c.SignPaper, by=MARCUS, document="Annex 4", signed_on=story.day(0))
    assert desk.shown(changes.owing_paper) == []
    assert dossier(desk, story).paper.document == "Annex 4"


def test_who_is_rostered_is_asked_to_read_until_they_have(desk, story):
    submitted(story)
    agreed(story)
    scheduled(story)
    story.when(c.RosterTeam, by=TOMAS, team_id=CHAT, person_ids=(FAY, TOMAS))
    assert desk.shown(changes.wanted_from, FAY, side="bpo") == []

    story.when(c.GiveBriefing, by=TOMAS, text="Read.", briefed_on=story.day(0))
    wanted = desk.shown(changes.wanted_from, FAY, side="bpo")
    assert [(each.change_id, each.title, each.team_id) for each in wanted] == [
        (story.id, "Refund by chat", CHAT)
    ]

    story.when(c.ConfirmReading, by=FAY)
    assert desk.shown(changes.wanted_from, FAY, side="bpo") == []
    assert len(desk.shown(changes.wanted_from, TOMAS, side="bpo")) == 1

    story.when(c.GiveBriefing, by=TOMAS, text="Read this instead.", briefed_on=story.day(0))
    assert len(desk.shown(changes.wanted_from, FAY, side="bpo")) == 1


def test_what_goes_live_is_found_by_time(desk, story):
    submitted(story)
    agreed(story)
    scheduled(story)
    at = summary(desk, story).effective_at

    assert [each.id for each in desk.shown(changes.between, at, at + timedelta(hours=1))] == [
        story.id
    ]
    assert desk.shown(changes.between, at - timedelta(days=1), at) == []


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"state": "open"}, 1),
        ({"state": "over"}, 0),
        ({"state": "assessed"}, 1),
        ({"asked_by": "bpo"}, 0),
        ({"ball": "brand"}, 1),  # both
        ({"kind": "emergency"}, 0),
        ({"paper": "owed"}, 0),
        ({"team_id": CHAT}, 1),
        ({"team_id": PHONE}, 0),
        ({"text": "REFUND"}, 1),
        ({"text": "100%"}, 0),
    ],
)
def test_filters_leave_out_the_rest(desk, story, filters, found):
    submitted(story)
    assessed(story)

    assert len(desk.shown(changes.page, changes.Filters(**filters)).items) == found


def test_overdue_is_asked_for_at_a_moment(desk, story):
    submitted(story)
    overdue = changes.Filters(due="overdue")

    assert desk.shown(changes.page, overdue, at=MONDAY + timedelta(days=1)).items == []
    assert len(desk.shown(changes.page, overdue, at=MONDAY + timedelta(days=3)).items) == 1


def test_a_correction_finds_its_text(desk, story):
    submitted(story)
    asked = story.happened()[0].originator_version
    story.when(c.RespondToChange, by=TOMAS, code="act_now", words="Gladly.")
    answered = story.happened()[0].originator_version
    correction = {"reason": "A slip."}
    story.when(
        CorrectText, by=MARCUS, corrects=asked, field="title", text="Refunds by chat", **correction
    )
    story.when(
        CorrectText, by=TOMAS, corrects=answered, field="words", text="With joy.", **correction
    )

    assert summary(desk, story).title == "Refunds by chat"
    assert dossier(desk, story).response.words == "With joy."
    assert dossier(desk, story).request.why == REQUEST["why"]


def test_talk_makes_no_page_of_a_change_stale_but_moves_the_board(desk, story):
    submitted(story)
    before = desk.shown(changes.one, story.id).seen
    moved = desk.shown(changes.moved)
    story.when(Comment, by=TOMAS, text="Who trains?")

    assert desk.shown(changes.one, story.id).seen == before
    assert desk.shown(changes.moved) == moved + 1
