"""The history: two lanes, filters that travel in the address, pages, and one line by itself."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from domain.commitments.commands import AcceptCommitment, MakeCommitment
from domain.records import Comment, CorrectText
from tests.portal.client import words_of

SOON = (datetime.now(UTC) + timedelta(days=9)).date()
PERMALINK = re.compile(r'href="([^"]+/history/[0-9a-f-]{36})"')


@pytest.fixture
def url(world):
    return f"{world.base}/history"


@pytest.fixture
def promised(world):
    """Promised by the BPO three days ago, accepted by the brand today."""
    with world.past(days=3):
        record_id = world.perform(
            MakeCommitment, "bpo_lead", text="Answer within a day.", due_on=SOON
        )
    world.perform(AcceptCommitment, "brand_member", record_id)
    return record_id


def test_both_sides_read_the_same_lines_newest_first(brand_lead, bpo_lead, url, promised):
    for reader in (brand_lead, bpo_lead):
        text = words_of(reader.page(url))

        made, accepted = text.index("made a commitment"), text.index("accepted the commitment")
        assert accepted < made
        assert "Marcus Oyelaran accepted" in text


def test_a_line_links_to_its_record_and_shows_the_ball_cross(brand_lead, url, promised):
    page = brand_lead.page(url)

    assert f'/commitments/{promised}">Answer within a day.</a>' in page
    assert 'class="crossing" data-to="bpo"' in page


def test_what_is_for_one_side_stays_there(world, brand_lead, bpo_lead, url, promised):
    world.perform(Comment, "bpo_lead", promised, text="We cannot do more.", to="own_side")

    assert "Only Harbor Contact sees this" in words_of(bpo_lead.page(url))
    assert "We cannot do more." not in brand_lead.page(url)
    line = PERMALINK.search(bpo_lead.page(f"{url}?text=cannot"))[1]
    bpo_lead.page(line)
    brand_lead.page(line, status=404)


def test_a_corrected_text_stands_struck_beside_the_new_one(world, brand_lead, url):
    new = {"corrects": 1, "field": "text", "text": "Answer in two days.", "reason": "Weekends."}
    open_one = world.perform(MakeCommitment, "bpo_lead", text="Answer within a day.", due_on=SOON)
    world.perform(CorrectText, "bpo_member", open_one, **new)

    page = brand_lead.page(url)

    assert re.search(r"<del>.*Answer within a day\.</del>", page)
    assert "Corrected: Weekends." in words_of(page)


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("kind=partnership", "Opened the partnership", "made a commitment"),
        ("side=bpo", "made a commitment", "accepted the commitment"),
        ("text=WITHIN+A+day", "made a commitment", "accepted the commitment"),
        ("kind=commitment&side=brand", "accepted the commitment", "made a commitment"),
    ],
)
def test_filters_leave_out_what_does_not_fit(brand_lead, url, promised, query, shown, hidden):
    text = words_of(brand_lead.page(f"{url}?{query}"))

    assert shown in text
    assert hidden not in text
    assert f"Filter ({query.count('=')} on)" in text


def test_a_person_and_days_narrow_it_down_the_last_day_included(world, brand_lead, url, promised):
    person = world.people["bpo_lead"].id
    then = (datetime.now(UTC) - timedelta(days=3)).astimezone().date().isoformat()

    text = words_of(
        brand_lead.page(f"{url}?person={person}&kind=commitment&since={then}&until={then}")
    )

    assert "made a commitment" in text
    assert "accepted the commitment" not in text


@pytest.mark.parametrize(
    "query",
    [
        "since=soon",
        "until=2026-02-30",
        "person=nobody",
        f"person={UUID(int=9)}",
        "kind=x",
        "side=both",
        "until=9999-12-31",
        "since=0001-01-01",
    ],
)
def test_a_filter_that_makes_no_sense_is_answered_in_words(brand_lead, url, promised, query):
    page = brand_lead.page(f"{url}?{query}", status=422)

    assert 'class="error"' in page
    assert "made a commitment" in words_of(page)


@pytest.mark.parametrize(
    "query", ["before=x", f"before={UUID(int=9)}", "after=%00", "text=%00", "text=%25_"]
)
def test_odd_addresses_do_no_harm(brand_lead, url, query):
    brand_lead.page(f"{url}?{query}")


def test_nothing_that_fits_says_how_to_go_on(brand_lead, url):
    text = words_of(brand_lead.page(f"{url}?text=unheard-of"))

    assert "No line fits these filters" in text
    assert "Show all" in text


def test_pages_turn_and_keep_the_filters(world, brand_lead, url, promised):
    for number in range(60):
        world.perform(Comment, "brand_lead", promised, text=f"Thought {number}.")
    newest = brand_lead.page(f"{url}?kind=commitment")

    older = re.search(r'href="([^"]+before=[^"]+)"', newest)[1].replace("&amp;", "&")
    oldest = brand_lead.page(older)

    assert "kind=commitment" in older
    assert "Thought 59." in newest
    assert "made a commitment" in words_of(oldest)
    newer = re.search(r'href="([^"]+after=[^"]+)"', oldest)[1].replace("&amp;", "&")
    assert "Thought 59." in brand_lead.page(newer)


def test_a_line_has_a_page_of_its_own_with_both_clocks(brand_lead, url, promised):
    line = PERMALINK.search(brand_lead.page(f"{url}?side=bpo&kind=commitment"))[1]

    text = words_of(brand_lead.page(line))

    assert "Priya Raman made a commitment" in text
    assert "Recorded, by the server’s clock" in text
    assert "Both companies" in text
    assert "Answer within a day." in text


def test_lines_of_strangers_are_not_found(brand_lead, stranger, observer, frontline, url, promised):
    line = PERMALINK.search(brand_lead.page(url))[1]

    stranger.page(url, status=404)
    stranger.page(line.replace("northwind-harbor", "sten-siri"), status=404)
    brand_lead.page(f"{url}/{uuid4()}", status=404)
    frontline.page(url, status=403)
    observer.page(url)


def test_markup_in_what_people_write_stays_text(world, brand_lead, url, promised):
    world.perform(Comment, "bpo_lead", promised, text="<script>alert(1)</script> {them}")

    assert "&lt;script&gt;" in brand_lead.page(url)


def test_the_lines_of_one_record_are_asked_for_by_its_id(world, brand_lead, url, promised):
    world.perform(MakeCommitment, "bpo_lead", text="Send the roster.", due_on=SOON)

    words = words_of(brand_lead.page(f"{url}?record={promised}"))
    assert "accepted the commitment" in words
    assert "Send the roster." not in words
    brand_lead.page(f"{url}?record=nonsense", status=422)
