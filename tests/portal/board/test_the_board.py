"""The board over HTTP: its columns, its filters, moves between columns, and its live refresh."""

import gzip
from uuid import UUID, uuid4

import pytest

from domain.changes import commands as c
from domain.partnerships.commands import AddSite, AddTeam
from domain.records import Comment
from tests.portal.changes.conftest import ASSESSMENT, CHAT, REQUEST
from tests.portal.client import words_of


@pytest.fixture(autouse=True)
def _placed(world):
    ids = {"record_id": world.id, "site_id": uuid4()}
    world.perform(AddSite, "bpo_lead", **ids, name="Cebu", time_zone="Asia/Manila")
    world.perform(AddTeam, "bpo_lead", **ids, team_id=CHAT, name="Chat")


@pytest.fixture
def asked(world) -> UUID:
    return world.perform(c.SubmitChange, "brand_member", **REQUEST)


@pytest.fixture
def board(world):
    return f"{world.base}/board"


def assessed(world, change_id):
    fields = {**ASSESSMENT, "front_line_hours": 40, "team_ids": (CHAT,), "load_points": 2}
    world.perform(c.RespondToChange, "bpo_member", change_id, code="act_now", words="Gladly.")
    world.perform(c.AssessChange, "bpo_member", change_id, **fields)


def column(page, name):
    """The words of one column."""
    part = page.split(f'data-column="{name}"')[1].split("</section>")[0]
    return words_of(part)


def test_an_empty_board_says_how_to_begin(board, brand_member):
    assert "The board is empty" in brand_member.page(board)


def test_both_sides_see_a_card_in_the_same_column(world, board, asked, brand_member, bpo_member):
    for browser in (brand_member, bpo_member):
        card = column(browser.page(board), "submitted")
        assert "Refund by chat" in card
        assert "Harbor Contact" in card
    assessed(world, asked)
    card = column(brand_member.page(board), "assessed")
    assert "Both" in card
    assert "2 pt" in card


def test_drafts_stay_on_their_own_side(world, board, brand_member, bpo_member):
    world.perform(c.DraftChange, "brand_member", title="Later")
    assert "Later" in column(brand_member.page(board), "draft")
    assert "Later" not in bpo_member.page(board)


def test_a_card_ages_in_its_column(world, board, brand_member):
    with world.past(days=8):
        world.perform(c.SubmitChange, "brand_member", **REQUEST)
    page = brand_member.page(board)
    assert "ticket--2" in page
    assert "8 days" in column(page, "submitted")
    assert "overdue" in column(page, "submitted")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("ball=bpo", True),
        ("ball=brand", False),
        ("asked_by=brand", True),
        ("asked_by=bpo", False),
        ("text=refund", True),
        ("text=%00", True),
        ("kind=emergency", False),
        ("due=overdue", False),
        ("lanes=asked_by", True),
        ("lanes=ball", True),
        ("lanes=team", True),
        ("lanes=nonsense&whole=nonsense&team_id=nonsense", True),
    ],
)
def test_filters_and_lanes_stand_in_the_address(board, asked, brand_member, query, shown):
    assert ("Refund by chat" in brand_member.page(f"{board}?{query}")) is shown


def test_a_long_column_is_cut_and_can_be_shown_whole(world, board, brand_member):
    for number in range(43):
        world.perform(c.SubmitChange, "brand_member", **{**REQUEST, "title": f"Wish {number}."})
    page = brand_member.page(board)
    assert page.count("Wish ") == 40
    assert "Show all 43" in page
    assert brand_member.page(f"{board}?whole=submitted").count("Wish ") == 43


def test_a_move_asks_for_what_the_fact_needs(board, asked, bpo_member):
    page = bpo_member.page(f"{board}/{asked}/move?to=responded")
    assert "Your response" in page
    assert 'name="back" value="board"' in page


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("assessed", "It is assessed once it is responded to"),
        ("closed", "Northwind judges the outcome"),
        ("draft", "never a draft again"),
        ("submitted", "It stands in “Submitted” already."),
        ("live", "Harbor Contact says that it is live"),
    ],
)
def test_a_move_no_fact_makes_is_refused_in_words(board, asked, bpo_member, to, said):
    words = words_of(bpo_member.page(f"{board}/{asked}/move?to={to}"))
    assert said in words
    assert "You can do this now: respond." in words


def test_a_refusal_says_who_is_waited_for(board, asked, brand_member):
    words = words_of(brand_member.page(f"{board}/{asked}/move?to=responded"))
    assert "Harbor Contact was asked, so Harbor Contact responds." in words
    assert "It waits for Harbor Contact." in words


def test_without_a_column_it_asks_where_to(board, asked, bpo_member, observer):
    words = words_of(bpo_member.page(f"{board}/{asked}/move"))
    assert "Where to?" in words
    assert "Responded" in words
    assert "Nothing you can do moves it now." in observer.page(f"{board}/{asked}/move")
    bpo_member.page(f"{board}/{asked}/move?to=nonsense")


def test_done_on_the_board_one_is_back_on_the_board(world, board, asked, bpo_member):
    url = f"{world.base}/changes/{asked}/response"
    form = {"form": "response", "back": "board", "to": "responded"}
    answer = bpo_member.submit(url, {**form, "code": "act_now", "words": "Gladly."})
    assert answer.location == board
    assert "Refund by chat" in column(bpo_member.page(board), "responded")


def test_refused_on_the_board_the_form_comes_back_with_all_that_was_typed(world, asked, bpo_member):
    url = f"{world.base}/changes/{asked}/response"
    form = {"form": "response", "back": "board", "to": "responded", "code": "counter_offer"}
    page = bpo_member.submit(url, {**form, "words": "Not so, but"}, 409).text
    assert 'id="move"' in page
    assert "Offer an option." in page
    assert "Not so, but" in page


def test_back_leads_nowhere_else(world, asked, bpo_member):
    url = f"{world.base}/changes/{asked}/response"
    form = {"form": "response", "back": "https://evil.example", "code": "act_now", "words": "Go."}
    assert bpo_member.submit(url, form).location == f"{world.base}/changes/{asked}"


def test_high_risk_offers_what_is_missing(world, board, asked, brand_lead):
    assessed(world, asked)
    fields = {**ASSESSMENT, "front_line_hours": 4, "team_ids": (CHAT,), "load_points": 4}
    world.perform(c.AssessChange, "bpo_member", asked, **{**fields, "risk": "high"})
    url = f"{world.base}/changes/{asked}/approval"
    page = brand_lead.submit(url, {"form": "approval", "back": "board", "to": "agreed"}, 409).text
    assert "approved after the joint board sat" in page


def poll(browser, board, moved, more=""):
    return browser.get(f"{board}/cards?moved={moved}{more}")


def moved_of(page):
    return int(page.split('data-moved="')[1].split('"')[0])


def test_an_unchanged_board_is_not_sent_again(world, board, asked, brand_member):
    moved = moved_of(brand_member.page(board))
    assert poll(brand_member, board, moved).status_code == 204
    assert poll(brand_member, board, moved).data == b""


def test_a_changed_board_comes_as_columns_alone(world, board, asked, brand_member):
    moved = moved_of(brand_member.page(board))
    world.perform(c.RespondToChange, "bpo_member", asked, code="act_now", words="Gladly.")
    answer = brand_member.get(f"{board}/cards?moved={moved}&ball=bpo", buffered=True)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert "Refund by chat" in column(answer.text, "responded")


def test_what_the_other_side_keeps_to_itself_does_not_stir_the_board(
    world, board, asked, brand_member
):
    moved = moved_of(brand_member.page(board))
    world.perform(c.DraftChange, "bpo_member", title="Later")
    world.perform(Comment, "bpo_member", asked, text="For us.", to="own_side")
    assert poll(brand_member, board, moved).status_code == 204


def test_another_company_gets_nothing(world, board, asked, stranger, frontline):
    stranger.page(board, 404)
    assert poll(stranger, board, 0).status_code == 404
    stranger.page(f"{board}/{asked}/move", 404)
    frontline.page(board, 403)


def test_pages_go_compressed_to_those_who_accept_it(board, asked, brand_member):
    plain = brand_member.get(board)
    packed = brand_member.get(board, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "The change board" in gzip.decompress(packed.data).decode()


def test_what_left_the_flow_stands_aside(world, board, asked, brand_member):
    world.perform(c.WithdrawChange, "brand_member", asked, reason="Solved.")
    words = words_of(brand_member.page(board))
    assert "Set aside: deferred, declined, withdrawn (1)" in words


def test_closed_cards_stay_for_a_month(world, board, brand_member):
    with world.past(days=40):
        old = world.perform(c.ReportUnilateral, "brand_member", **REQUEST)
        closed(world, old)
    with world.past(days=4):
        new = {**REQUEST, "title": "Newer"}
        closed(world, world.perform(c.ReportUnilateral, "brand_member", **new))
    words = column(brand_member.page(board), "closed")
    assert "Newer" in words
    assert "Refund by chat" not in words


def closed(world, change_id):
    world.perform(c.GiveAccount, "bpo_member", change_id, text="Sorry.")
    judged = {"outcome": "failed", "lesson": "Ask.", "effort": 3}
    world.perform(c.JudgeOutcome, "brand_member", change_id, **judged)
    world.perform(c.RateEffort, "bpo_member", change_id, effort=3)


def test_every_column_a_person_can_reach_has_a_form(world, board, asked, brand_lead, bpo_lead):
    from portal.changes.moves import NAMES

    for step in (lambda: None, lambda: assessed(world, asked)):
        step()
        for browser in (brand_lead, bpo_lead):
            for name in NAMES:
                browser.page(f"{board}/{asked}/move?to={name}")


def test_age_is_counted_from_the_column(world, board, brand_member):
    with world.past(days=5):
        change_id = world.perform(c.SubmitChange, "brand_member", **REQUEST)
    world.perform(c.RespondToChange, "bpo_member", change_id, code="act_now", words="Gladly.")
    assert "today" in column(brand_member.page(board), "responded")
