"""Home answers one question: what is waiting on us?"""

from datetime import UTC, datetime, timedelta

from domain.commitments.commands import MakeCommitment
from domain.disclosures.commands import AcknowledgeDisclosure, TellDisclosure
from tests.portal.client import words_of


def told(world, by="bpo_member", what="The refund macro ran twice.", **more):
    at = datetime.now(UTC) - timedelta(hours=2)
    return world.perform(
        TellDisclosure, by, what=what, affected="214 customers", doing_now="It is off.",
        occurred_at=at, discovered_at=at, **more,
    )  # fmt: skip


def test_an_empty_home_says_that_nothing_waits(world, brand_lead):
    words = words_of(brand_lead.page(f"{world.base}/"))

    assert "Nothing waits for Northwind" in words
    assert "Nothing is due in the next two weeks" in words


def test_what_was_disclosed_waits_for_the_other_side_and_is_new_to_it(world, brand_lead, bpo_lead):
    told(world)

    words = words_of(brand_lead.page(f"{world.base}/"))
    assert "One thing waits for Northwind" in words
    assert "Say that you have read it." in words
    assert "Tomás Rivera disclosed a mistake made at Harbor Contact to Northwind." in words
    assert "Nothing waits for Harbor Contact" in words_of(bpo_lead.page(f"{world.base}/"))


def test_after_the_acknowledgement_the_ball_is_on_the_other_side(world, brand_lead, bpo_lead):
    record_id = told(world)
    world.perform(AcknowledgeDisclosure, "brand_lead", record_id, thanks="Thank you.")

    assert "Nothing waits for Northwind" in words_of(brand_lead.page(f"{world.base}/"))
    assert "Say how the harm is contained." in words_of(bpo_lead.page(f"{world.base}/"))


def test_a_promise_far_away_does_not_crowd_the_home_page(world, brand_lead):
    today = datetime.now(UTC).date()
    world.perform(
        MakeCommitment,
        "brand_lead",
        text="Tell the floor a week ahead.",
        due_on=today + timedelta(days=5),
    )
    world.perform(
        MakeCommitment, "brand_lead", text="Review the contract.", due_on=today + timedelta(days=80)
    )

    words = words_of(brand_lead.page(f"{world.base}/"))
    assert "Tell the floor a week ahead." in words
    assert "Review the contract." not in words


def test_one_record_waits_once_however_many_things_it_asks(world, brand_lead):
    record_id = told(world, severity="high")

    page = brand_lead.page(f"{world.base}/")
    waiting = page[page.index('id="waiting"') : page.index("Due soon")]
    assert waiting.count(str(record_id)) == 1
    assert "Hold the joint look-back." in waiting


def test_frontline_people_are_welcomed_and_see_no_record(world, frontline):
    told(world)

    assert "The refund macro" not in frontline.page(f"{world.base}/")


def test_who_takes_part_nowhere_is_told_what_to_do(world):
    person = world.parts.directory.add("new@example.com", "Nia New")
    world.people["new"] = person

    assert "You take part in no partnership yet" in words_of(world.browser("new").page("/"))
