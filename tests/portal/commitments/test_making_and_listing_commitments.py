"""The list of commitments, the form for a new one, and talk about one."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.commitments.commands import KeepCommitment, MakeCommitment
from tests.portal.client import words_of


def on(days: int):
    return (datetime.now(UTC) + timedelta(days=days)).date()


@pytest.fixture
def url(world):
    return f"{world.base}/commitments"


def test_an_empty_list_teaches_and_offers_the_form_to_who_may_use_it(brand_member, observer, url):
    assert "Nothing is open" in words_of(brand_member.page(url))
    assert "Make a commitment" in words_of(brand_member.page(url))
    assert "Make a commitment" not in words_of(observer.page(url))
    observer.page(f"{url}/new", status=403)


def test_the_form_says_who_will_see_it(brand_member, url):
    text = words_of(brand_member.page(f"{url}/new"))

    assert "These 3 people at Harbor Contact will see this" in text
    assert "Priya Raman" in text
    assert "Fay Santos" not in text


def test_a_promise_is_made_once_however_often_it_is_sent(world, brand_member, bpo_lead, url):
    data = {"form": "make", "text": "Answer within a day.", "due_on": on(9).isoformat()}
    ids = {"record_id": str(uuid4()), "command_id": str(uuid4())}

    made = brand_member.submit(url, data | ids)
    again = brand_member.submit(url, data | ids)

    assert made.location == again.location
    assert "Answer within a day." in words_of(bpo_lead.page(made.location))
    assert words_of(bpo_lead.page(url)).count("Answer within a day.") == 1


def test_an_incomplete_promise_comes_back_with_what_was_typed(brand_member, url):
    answer = brand_member.submit(url, {"form": "make", "text": "Half a promise"}, status=422)

    assert "Half a promise" in answer.text
    assert "Please fill this in." in answer.text


def test_open_ones_are_grouped_by_urgency_and_settled_ones_stand_below(world, brand_lead, url):
    with world.past(days=30):
        world.perform(MakeCommitment, "bpo_lead", text="An overdue one.", due_on=on(-5))
        kept = world.perform(MakeCommitment, "brand_lead", text="A kept one.", due_on=on(-6))
        world.perform(KeepCommitment, "brand_lead", kept, evidence="Done.")
    world.perform(MakeCommitment, "brand_lead", text="A near one.", due_on=on(3))
    world.perform(MakeCommitment, "brand_lead", text="A far one.", due_on=on(60))

    text = words_of(brand_lead.page(url))

    places = [
        "Overdue (1)",
        "An overdue one.",
        "Due within seven days (1)",
        "A near one.",
        "Later (1)",
        "A far one.",
    ]
    found = [text.index(each) for each in [*places, "Settled", "A kept one."]]
    assert found == sorted(found)


def test_the_list_is_narrowed_down_to_one_side(world, brand_lead, url):
    world.perform(MakeCommitment, "bpo_lead", text="Theirs.", due_on=on(3))
    world.perform(MakeCommitment, "brand_lead", text="Ours.", due_on=on(3))

    text = words_of(brand_lead.page(f"{url}?side=bpo"))

    assert "Theirs." in text
    assert "Ours." not in text
    brand_lead.page(f"{url}?side=nonsense")


@pytest.fixture
def promised(world):
    return world.perform(MakeCommitment, "brand_member", text="Answer within a day.", due_on=on(9))


def test_a_comment_is_for_both_sides_or_for_ones_own(brand_lead, bpo_lead, url, promised):
    comments = f"{url}/{promised}/comments"
    brand_lead.submit(
        comments, {"form": "comment", "text": "Shall we count weekends?", "to": "shared"}
    )
    brand_lead.submit(
        comments, {"form": "comment", "text": "They will ask for less.", "to": "own_side"}
    )

    assert "Only Northwind sees this" in words_of(brand_lead.page(f"{url}/{promised}"))
    assert "Shall we count weekends?" in words_of(bpo_lead.page(f"{url}/{promised}"))
    assert "They will ask for less." not in bpo_lead.page(f"{url}/{promised}")


def test_an_empty_comment_is_refused_in_its_own_form(brand_lead, url, promised):
    answer = brand_lead.submit(
        f"{url}/{promised}/comments", {"form": "comment", "to": "shared"}, status=422
    )

    assert "Please fill this in." in answer.text


def test_who_is_not_signed_in_is_asked_to_sign_in(world, url):
    answer = world.app.test_client().get(url)

    assert answer.status_code == 303
    assert "/sign-in" in answer.location
