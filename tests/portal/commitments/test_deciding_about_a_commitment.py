"""What each side can decide on a commitment's page, and what is refused in words."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from domain.commitments.commands import (
    AcceptCommitment,
    AskRenegotiation,
    KeepCommitment,
    MakeCommitment,
)
from tests.portal.client import words_of

TEXT = "We announce the spring assortment two weeks ahead."


def day(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()  # noqa: DTZ011 - a day to type


@pytest.fixture
def promised(world):
    """A commitment of the BPO, due in ten days."""
    due_on = date.fromisoformat(day(10))
    return world.perform(MakeCommitment, "bpo_member", text=TEXT, due_on=due_on)


@pytest.fixture
def url(world, promised):
    return f"{world.base}/commitments/{promised}"


def test_the_other_side_accepts_and_the_owner_keeps_it(brand_member, bpo_member, url):
    assert "Accept" in words_of(brand_member.page(url))
    assert "You accepted" in brand_member.follow(brand_member.submit(f"{url}/acceptance"))

    kept = bpo_member.submit(f"{url}/keeping", {"form": "keep", "evidence": "The list went out."})

    assert "The list went out." in bpo_member.follow(kept)
    assert "Kept" in words_of(brand_member.page(url))


def test_each_side_is_offered_only_its_own_decisions(brand_member, bpo_member, observer, url):
    owner, other, reader = (
        words_of(each.page(url)) for each in (bpo_member, brand_member, observer)
    )

    assert "Report it done" in owner
    assert "Release them" not in owner
    assert "Release them" in other
    assert "Report it done" not in other
    assert "Accept " not in reader.split("What happened")[0].replace("Accepting", "")


def test_another_day_is_asked_for_and_agreed(brand_lead, bpo_lead, url):
    asked = {"form": "ask", "due_on": day(20), "reason": "The supplier is late."}
    bpo_lead.submit(f"{url}/renegotiation", asked)
    assert "asks for another day" in words_of(brand_lead.page(url))

    answer = brand_lead.submit(f"{url}/renegotiation/agreement")

    assert "The new day is agreed." in brand_lead.follow(answer)


def test_another_day_is_refused_with_a_reason(brand_lead, bpo_lead, url):
    bpo_lead.submit(f"{url}/renegotiation", {"form": "ask", "due_on": day(20), "reason": "Late."})

    brand_lead.submit(f"{url}/renegotiation/refusal", {"form": "refuse"}, status=422)
    answer = brand_lead.submit(
        f"{url}/renegotiation/refusal", {"form": "refuse", "reason": "The season begins."}
    )

    assert "The season begins." in brand_lead.follow(answer)


def test_it_is_released_with_a_reason(brand_member, url):
    answer = brand_member.submit(
        f"{url}/release", {"form": "release", "reason": "The season is cancelled."}
    )

    assert "This is released" in brand_member.follow(answer)


def test_what_was_reported_done_is_disputed(world, brand_member, promised, url):
    world.perform(KeepCommitment, "bpo_lead", promised, evidence="Sent on Monday.")

    answer = brand_member.submit(f"{url}/dispute", {"form": "dispute", "reason": "Nothing came."})

    assert "It is open again." in brand_member.follow(answer)


def test_a_refused_form_keeps_what_was_typed(bpo_member, url):
    answer = bpo_member.submit(
        f"{url}/renegotiation",
        {"form": "ask", "due_on": "soon", "reason": "The supplier is late."},
        status=422,
    )

    assert "This is no date." in words_of(answer.text)
    assert "The supplier is late." in answer.text


def test_a_day_in_the_past_is_refused_beside_its_field(bpo_member, url):
    answer = bpo_member.submit(
        f"{url}/renegotiation",
        {"form": "ask", "due_on": "2020-01-01", "reason": "Because."},
        status=409,
    )

    assert "Choose a day that is still to come." in words_of(answer.text)
    assert "Because." in answer.text


def test_a_decision_on_a_page_that_is_out_of_date_is_refused_and_keeps_the_text(
    world, brand_member, promised, url
):
    world.perform(AcceptCommitment, "brand_lead", promised)

    answer = brand_member.submit(
        f"{url}/release",
        {"form": "release", "seen": "1", "reason": "No longer needed."},
        status=409,
    )

    assert "What changed meanwhile" in words_of(answer.text)
    assert "No longer needed." in answer.text


def test_the_wrong_side_and_the_wrong_role_are_refused(brand_member, observer, frontline, url):
    brand_member.submit(
        f"{url}/keeping", {"form": "keep", "evidence": "Not mine to say."}, status=409
    )
    observer.submit(f"{url}/keeping", {"form": "keep", "evidence": "I only read."}, status=403)
    frontline.page(url, status=403)


def test_a_form_cannot_pretend_to_come_from_the_record_behind_it(world, bpo_lead):
    data = {
        "form": "make",
        "text": "A remedy.",
        "due_on": day(3),
        "kind": "make_good",
        "through_origin": "true",
    }
    made = bpo_lead.submit(f"{world.base}/commitments", {**data, "origin_id": str(uuid4())})

    assert "Made on its own" in bpo_lead.follow(made)


def test_unknown_and_foreign_ids_are_not_found(world, brand_lead, stranger, url):
    brand_lead.page(f"{world.base}/commitments/{uuid4()}", status=404)
    brand_lead.page(f"{world.base}/commitments/no-uuid", status=404)
    brand_lead.submit(f"{world.base}/commitments/{uuid4()}/acceptance", status=404)
    stranger.page(url, status=404)
    stranger.page(url.replace(world.base, "/p/sten-siri"), status=404)
    stranger.submit(url.replace(world.base, "/p/sten-siri") + "/acceptance", status=404)


def test_a_missed_and_a_late_one_say_so(world, bpo_lead):
    with world.past(days=30):
        made = {"due_on": (datetime.now(UTC) - timedelta(days=20)).date()}
        old = world.perform(MakeCommitment, "bpo_lead", text="Old promise.", **made)
    url = f"{world.base}/commitments/{old}"
    assert "Overdue since" in words_of(bpo_lead.page(url))
    assert "Ask for another day" not in words_of(bpo_lead.page(url))

    bpo_lead.submit(f"{url}/keeping", {"form": "keep", "evidence": "At last."})

    assert "Missed, then repaired" in words_of(bpo_lead.page(url))


def test_an_asked_day_is_marked(world, bpo_lead, promised, url):
    asked = {"due_on": date.fromisoformat(day(15)), "reason": "Later."}
    world.perform(AskRenegotiation, "bpo_lead", promised, **asked)

    text = words_of(bpo_lead.page(url))

    assert "Another day asked" in text
    assert "1 of 2 the charter allows" in text


def test_a_decision_no_longer_on_offer_says_why_and_keeps_the_text(
    world, brand_member, promised, url
):
    world.perform(KeepCommitment, "bpo_lead", promised, evidence="Sent on Monday.")

    answer = brand_member.submit(
        f"{url}/release", {"form": "release", "reason": "It rained."}, status=409
    )

    assert "This commitment is kept already." in words_of(answer.text)
    assert "You wrote: It rained." in words_of(answer.text)
