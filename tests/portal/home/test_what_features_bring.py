"""Both homes show the sections that features bring, that of the front line in three minutes."""

from datetime import UTC, datetime, timedelta

from domain.recognition.commands import GiveRecognition
from portal.sections import EXTENSION, Section
from tests.portal.client import words_of


def recognized(world, who, by="brand_member", **fields):
    usual = {"deed": "Called all 29 owners.", "effect": "No lamp hangs.", "customer_words": ""}
    world.perform(
        GiveRecognition,
        by,
        person_ids=(world.people[who].id,),
        **{"deed_on": datetime.now(UTC).date(), **usual, **fields},
    )


def test_what_is_for_oneself_stands_on_the_home_of_the_front_line(world, frontline):
    recognized(world, "frontline", customer_words="She called me back.")

    words = words_of(frontline.page(f"{world.base}/"))
    assert "For you" in words
    assert "Called all 29 owners." in words
    assert "She called me back." in words


def test_what_is_for_others_does_not(world, frontline):
    recognized(world, "bpo_member", customer_words="He called me back.")

    words = words_of(frontline.page(f"{world.base}/"))
    assert "Nothing for you yet" in words
    assert "called" not in words


def test_what_customers_said_comes_after_what_is_above_already(world, frontline):
    for number in range(5):
        recognized(world, "frontline", deed=f"Deed {number}.", customer_words=f"Words {number}.")

    page = frontline.page(f"{world.base}/")
    above, below = page.split('id="because-of-you"')
    assert [number for number in range(5) if f"Words {number}." in above] == [2, 3, 4]
    assert [number for number in range(5) if f"Words {number}." in below] == [0, 1]


def test_the_home_of_a_member_shows_it_once_there_is_some(world, bpo_member):
    assert "For you" not in words_of(bpo_member.page(f"{world.base}/"))
    recognized(world, "bpo_member")

    words = words_of(bpo_member.page(f"{world.base}/"))
    assert "For you" in words
    assert "Called all 29 owners." in words


def test_the_home_of_a_member_does_not_keep_it_for_ever(world, bpo_member, frontline):
    for who in ("bpo_member", "frontline"):
        with world.past(days=61):
            recognized(world, who, deed_on=(datetime.now(UTC) - timedelta(days=62)).date())

    assert "For you" not in words_of(bpo_member.page(f"{world.base}/"))
    assert "Called all 29 owners." in words_of(frontline.page(f"{world.base}/"))


def test_the_front_line_is_offered_no_tab_that_would_be_refused(world, frontline):
    page = frontline.page(f"{world.base}/")
    tabs = page.split('class="tabs__list"')[1].split("</ul>")[0]

    assert "Recognition" in tabs
    for refused in ("Board", "Disclosures", "History", "People"):
        assert refused not in tabs


def test_a_section_is_one_function_in_a_table(world, frontline, brand_lead):
    world.app.extensions[EXTENSION] = (
        lambda place: Section("mine", f"Hello, {place.role}", "recognition/_received.html", []),
        lambda place: None,
    )

    assert "Hello, frontline" in words_of(frontline.page(f"{world.base}/"))
    assert "Hello, lead" in words_of(brand_lead.page(f"{world.base}/"))
