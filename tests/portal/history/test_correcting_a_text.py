"""A text is corrected where it stands; the old words stay beside the new ones."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.commitments.commands import MakeCommitment
from domain.records import Comment
from tests.portal.client import words_of

NEW = {
    "form": "correction",
    "field": "text",
    "text": "Answer within two days.",
    "reason": "Weekends.",
}


@pytest.fixture
def promised(world):
    due_on = (datetime.now(UTC) + timedelta(days=9)).date()
    return world.perform(MakeCommitment, "brand_lead", text="Answer within a day.", due_on=due_on)


@pytest.fixture
def record(world, promised):
    return f"{world.base}/commitments/{promised}"


def way_to_correct(browser, record):
    found = re.search(r'href="([^"]+/correction)"', browser.page(record))
    return found and found[1]


def test_a_text_is_corrected_by_its_side_and_the_old_words_stay(brand_lead, bpo_lead, record):
    way = way_to_correct(brand_lead, record)
    assert "Answer within a day." in brand_lead.page(way)

    answer = brand_lead.submit(way, NEW)

    for browser in (brand_lead, bpo_lead):
        shown = browser.page(answer.location.split("#")[0])
        assert "<del>" in shown
        assert "Answer within two days." in words_of(shown)
        assert "Answer within a day." in words_of(shown)


def test_the_other_side_finds_no_way_to_correct_it(brand_lead, bpo_lead, record):
    way = way_to_correct(brand_lead, record)

    assert way_to_correct(bpo_lead, record) is None
    bpo_lead.page(way, status=404)
    bpo_lead.submit(way, NEW, status=404)


def test_a_correction_without_a_reason_keeps_the_new_words(brand_lead, record):
    answer = brand_lead.submit(
        way_to_correct(brand_lead, record), {**NEW, "reason": ""}, status=422
    )

    assert "Answer within two days." in answer.text
    assert "Please fill this in." in words_of(answer.text)


def test_a_form_cannot_say_which_fact_is_corrected(brand_lead, record):
    way = way_to_correct(brand_lead, record)

    answer = brand_lead.submit(way, {**NEW, "corrects": "99"})

    assert "Answer within two days." in words_of(brand_lead.page(answer.location.split("#")[0]))


def test_ones_own_note_is_corrected_without_the_other_side_knowing(
    world, brand_lead, bpo_lead, promised, record
):
    world.perform(
        Comment,
        "brand_lead",
        promised,
        text="Check the holliday calendar.",
        to="own_side",
        command_id=uuid4(),
    )
    ways = re.findall(r'href="([^"]+/correction)"', brand_lead.page(record))
    before = words_of(bpo_lead.page(record))

    brand_lead.submit(ways[-1], {**NEW, "text": "Check the holiday calendar."})

    assert words_of(bpo_lead.page(record)) == before
