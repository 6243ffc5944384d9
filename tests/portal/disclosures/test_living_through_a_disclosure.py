"""Both sides live through a disclosure in their browsers, from telling to closed."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.commitments.commands import KeepCommitment
from domain.disclosures.commands import DraftStatement
from domain.disclosures.events import StatementDrafted
from domain.facts import RuleBroken
from domain.partnerships.commands import partnership_id_of
from domain.records import CorrectText
from projections import commitments, disclosures
from projections.tables import Viewer
from tests.portal.client import words_of


def local(delta: timedelta) -> str:
    from zoneinfo import ZoneInfo

    return (
        (datetime.now(UTC) + delta).astimezone(ZoneInfo("Europe/Berlin")).strftime("%Y-%m-%dT%H:%M")
    )


def on(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


TOLD = {
    "form": "tell",
    "what": "The refund macro ran twice. 214 customers were paid twice.",
    "affected": "214 customers with parcel locker returns",
    "doing_now": "The macro is off.",
}


@pytest.fixture
def told(world, bpo_member):
    """The id of a disclosure of Harbor Contact's own mistake, told an hour after it was noticed."""
    record_id = uuid4()
    bpo_member.submit(
        f"{world.base}/disclosures",
        {
            **TOLD,
            "record_id": record_id,
            "occurred_at": local(timedelta(hours=-3)),
            "discovered_at": local(timedelta(hours=-1)),
            "severity": "high",
            "next_update_at": local(timedelta(days=2)),
        },
    )
    return record_id


@pytest.fixture
def at(world, told):
    return f"{world.base}/disclosures/{told}"


def found(world, record_id, side="brand"):
    with world.parts.runner.engine.connect() as connection:
        return disclosures.one(connection, Viewer(world.id, side), record_id)


def test_from_telling_to_closed_with_lesson_and_thanks(
    world, told, at, brand_lead, bpo_lead, bpo_member
):
    assert "Tell Harbor Contact that you have read it" in words_of(brand_lead.page(at))
    brand_lead.submit(
        f"{at}/acknowledgement",
        {
            "form": "acknowledgement",
            "thanks": "Thank you for telling us first.",
            "severity": "high",
        },
    )
    bpo_member.submit(
        f"{at}/containment",
        {
            "form": "containment",
            "how": "The macro is switched off everywhere.",
            "contained_at": local(timedelta()),
            "next_update_at": local(timedelta(days=1)),
        },
    )
    bpo_lead.submit(f"{at}/updates", {"form": "update", "text": "Finance has the list."})
    bpo_lead.submit(
        f"{at}/causes",
        {
            "form": "cause",
            "cause": "No guard against a second run.",
            "cause_kind": "tooling",
            "brand": 20,
            "bpo": 80,
        },
    )
    assert "Do you agree to this cause?" in words_of(brand_lead.page(at))
    brand_lead.submit(f"{at}/causes/1/agreement", {"form": "cause_agreement"})
    bpo_lead.submit(
        f"{at}/corrections",
        {
            "form": "correction",
            "correction_kind": "corrective",
            "text": "Add the guard.",
            "due_on": on(3),
            "command_id": uuid4(),
        },
    )
    bpo_lead.submit(
        f"{at}/make-goods",
        {
            "form": "make_good",
            "harmed": "214 customers",
            "remedy": "Apologise in writing.",
            "due_on": on(3),
            "command_id": uuid4(),
        },
    )
    bpo_lead.submit(
        f"{at}/check", {"form": "check", "measure": "No second run in 30 days.", "due_on": on(40)}
    )
    keep_all_commitments(world, told, bpo_lead)
    good = found(world, told).dossier.make_goods[0]
    bpo_lead.submit(
        f"{at}/make-goods/{good.id}/delivery",
        {"form": "make_good_delivery", "how": "Letters are out."},
    )
    brand_lead.submit(f"{at}/make-goods/{good.id}/confirmation", {"form": "make_good_confirmation"})
    bpo_lead.submit(
        f"{at}/look-back",
        {"form": "look_back", "held_on": on(0), "findings": "Guards are missing elsewhere too."},
    )
    bpo_lead.submit(
        f"{at}/check/report",
        {"form": "check_report", "passed": "true", "evidence": "None in 30 days."},
    )
    brand_lead.submit(f"{at}/check/cosignature", {"form": "check_cosignature"})
    answer = bpo_lead.submit(
        f"{at}/closure",
        {"form": "closure", "lesson": "Guard every macro.", "thanks": "Finance, for the list."},
    )

    assert "Closed. Thank you for seeing it through." in bpo_lead.follow(answer)
    for browser in (brand_lead, bpo_lead):
        words = words_of(browser.page(at))
        assert "closed it, with thanks." in words
        assert "Guard every macro." in words
    assert found(world, told).summary.stage == "closed"


def keep_all_commitments(world, record_id, browser):
    with world.parts.runner.engine.connect() as connection:
        promises = commitments.of_record(connection, Viewer(world.id, "bpo"), record_id)
    for promise in promises:
        if promise.kind != "make_good":
            world.perform(KeepCommitment, "bpo_lead", promise.id, evidence="It is in production.")


def test_each_page_of_the_way_offers_only_acts_whose_forms_work(
    world, told, at, brand_lead, bpo_lead
):
    for browser in (brand_lead, bpo_lead):
        text = browser.page(at)
        for name in set(re.findall(r'name="form" value="(\w+)"', text)):
            assert f'value="{name}"' in text


def test_a_form_with_gaps_comes_back_with_all_that_was_typed(world, bpo_member):
    answer = bpo_member.submit(
        f"{world.base}/disclosures",
        {
            "form": "tell",
            "what": "Callbacks were missed",
            "affected": "",
            "occurred_at": "yesterday",
        },
        status=422,
    )

    assert "Callbacks were missed" in answer.text
    assert 'value="yesterday"' in answer.text
    words = words_of(answer.text)
    assert "Please fill this in." in words
    assert "This is no date and time." in words


def test_a_refused_rule_is_said_beside_the_field(world, bpo_member):
    answer = bpo_member.submit(
        f"{world.base}/disclosures",
        {
            **TOLD,
            "occurred_at": local(timedelta(hours=2)),
            "discovered_at": local(timedelta(hours=3)),
        },
        status=409,
    )

    assert "This time lies in the future." in words_of(answer.text)
    assert TOLD["affected"] in answer.text


def test_a_decision_on_a_stale_page_is_refused_with_what_changed(
    told, at, brand_lead, brand_member
):
    brand_member.submit(
        f"{at}/acknowledgement", {"form": "acknowledgement", "words": "We have read it."}
    )

    answer = brand_lead.submit(
        f"{at}/acknowledgement",
        {"form": "acknowledgement", "seen": 4, "words": "Please call the customers."},
        status=409,
    )

    words = words_of(answer.text)
    assert "What changed meanwhile" in words
    assert "Marcus Oyelaran, Northwind, acknowledged it." in words
    assert "We have read it." in words


def test_sending_a_form_twice_records_it_once(world, told, at, brand_lead):
    form = {"form": "comment", "command_id": uuid4(), "text": "We look at it now.", "to": "shared"}
    brand_lead.submit(f"{at}/comments", form)
    brand_lead.submit(f"{at}/comments", form)

    assert words_of(brand_lead.page(at)).count("We look at it now.") == 1


def test_a_comment_to_ones_own_side_is_seen_by_nobody_else(
    told, at, brand_lead, brand_member, bpo_lead
):
    brand_lead.submit(
        f"{at}/comments", {"form": "comment", "text": "Check the contract first.", "to": "own_side"}
    )

    assert "Check the contract first." in brand_member.page(at)
    assert "Check the contract first." not in bpo_lead.page(at)


def test_a_cause_that_names_a_person_comes_back(told, at, brand_lead, bpo_lead):
    brand_lead.submit(f"{at}/acknowledgement", {"form": "acknowledgement"})
    bpo_lead.submit(
        f"{at}/containment",
        {
            "form": "containment",
            "how": "Off.",
            "contained_at": local(timedelta()),
            "next_update_at": local(timedelta(days=1)),
        },
    )
    answer = bpo_lead.submit(
        f"{at}/causes",
        {"form": "cause", "cause": "Marcus forgot the file.", "cause_kind": "data", "brand": 100},
        status=422,
    )

    assert "A cause names roles, not people" in words_of(answer.text)
    assert "Marcus forgot the file." in answer.text


def test_drafts_and_unknown_disclosures_look_alike_to_the_other_side(world, bpo_member, brand_lead):
    record_id = uuid4()
    bpo_member.submit(
        f"{world.base}/disclosures/drafts",
        {"form": "tell", "record_id": record_id, "what": "Half a thought"},
    )

    hidden = brand_lead.page(f"{world.base}/disclosures/{record_id}", status=404)
    unknown = brand_lead.page(f"{world.base}/disclosures/{uuid4()}", status=404)

    assert words_of(hidden) == words_of(unknown)
    assert "Half a thought" not in brand_lead.page(f"{world.base}/disclosures")
    assert "Half a thought" in bpo_member.page(f"{world.base}/disclosures")
    brand_lead.submit(
        f"{world.base}/disclosures/{record_id}/comments",
        {"form": "comment", "text": "?"},
        status=404,
    )


def test_a_draft_is_taken_up_again_and_told(world, bpo_member, brand_lead):
    record_id = uuid4()
    bpo_member.submit(
        f"{world.base}/disclosures/drafts",
        {"form": "tell", "record_id": record_id, "what": "Half a thought"},
    )
    assert "Half a thought" in bpo_member.page(f"{world.base}/disclosures/{record_id}/draft")

    bpo_member.submit(
        f"{world.base}/disclosures",
        {
            **TOLD,
            "record_id": record_id,
            "occurred_at": local(timedelta(hours=-3)),
            "discovered_at": local(timedelta(hours=-1)),
        },
    )

    assert "The refund macro ran twice" in brand_lead.page(f"{world.base}/disclosures")


def test_observers_read_and_do_not_write(world, told, at, observer):
    assert "Add to the record" not in observer.page(at) or "Comment" not in words_of(
        observer.page(at)
    )
    observer.submit(f"{at}/comments", {"form": "comment", "text": "May I?"}, status=403)
    observer.page(f"{world.base}/disclosures/new", status=403)


def test_the_register_filters_by_state_side_words_and_severity(world, told, brand_lead):
    index = f"{world.base}/disclosures"
    for query in (
        "state=open",
        "teller=bpo",
        "ball=brand",
        "severity=high",
        "text=MACRO",
        "imported=no",
    ):
        assert "The refund macro ran twice" in brand_lead.page(f"{index}?{query}"), query
    for query in (
        "state=closed",
        "teller=brand",
        "ball=bpo",
        "severity=low",
        "text=lighthouse",
        "imported=yes",
    ):
        assert "The refund macro ran twice" not in brand_lead.page(f"{index}?{query}"), query
    brand_lead.page(f"{index}?site_id=nonsense&before=nonsense&severity=enormous")


def test_an_empty_register_teaches(world, brand_lead):
    assert "A disclosure takes two minutes and needs four fields." in words_of(
        brand_lead.page(f"{world.base}/disclosures")
    )


def test_everything_can_be_withdrawn_by_both_as_no_mistake(world, told, at, brand_lead, bpo_lead):
    bpo_lead.submit(
        f"{at}/withdrawal", {"form": "withdrawal", "reason": "The payments were right."}
    )
    assert "holds that it was no mistake" in words_of(brand_lead.page(at))
    brand_lead.submit(f"{at}/withdrawal/agreement", {"form": "withdrawal_agreement"})

    assert found(world, told).summary.stage == "withdrawn"
    assert "it is withdrawn" in words_of(bpo_lead.page(at))


def test_correcting_a_superseded_text_changes_no_newer_one(world, told, at, brand_lead, bpo_lead):
    world.perform(DraftStatement, "bpo_lead", told, text="We are both addressing this.")
    world.perform(DraftStatement, "brand_lead", told, text="Both companies are addressing this.")
    first = next(
        f for f in world.parts.runner.log.stream(told).facts if isinstance(f, StatementDrafted)
    )

    new = {"corrects": first.originator_version, "field": "text", "text": "No.", "reason": "x"}
    with pytest.raises(RuleBroken, match="can no longer be corrected"):
        world.perform(CorrectText, "bpo_member", told, **new)

    assert found(world, told).dossier.statement.text == "Both companies are addressing this."


def test_a_form_cannot_choose_an_id_that_is_derived_from_something(world, bpo_member):
    partnership_id = partnership_id_of("some-other-partnership")
    bpo_member.submit(
        f"{world.base}/disclosures/drafts",
        {"form": "tell", "record_id": partnership_id, "what": "Half a thought"},
    )

    assert world.parts.runner.log.stream(partnership_id).facts == []


ENDS_OF_TIME = ["0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "9999-12-31T23:59"]


@pytest.mark.parametrize("at_all", ENDS_OF_TIME)
def test_a_time_at_the_end_of_time_is_refused_in_words(world, bpo_member, brand_lead, at_all):
    form = {**TOLD, "occurred_at": at_all, "discovered_at": at_all}
    for url in ("disclosures", "disclosures/drafts"):
        answer = bpo_member.submit(f"{world.base}/{url}", form, status=None)
        assert answer.status_code in (409, 422)
    assert {s.status for s in world.parts.runner.standings()} == {"live"}
    brand_lead.page(f"{world.base}/history")
