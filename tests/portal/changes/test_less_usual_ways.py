"""The less usual ways of a change, lived through by both sides in their browsers alone."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.disclosures.commands import TellDisclosure
from domain.partnerships.commands import ProposeCharter, SignCharter
from domain.terms import Terms
from tests.portal.changes.conftest import ASSESSMENT, CHAT, PHONE, REQUEST, Page, local, on
from tests.portal.client import words_of

EVERY_DAY = {
    "go_live_weekdays": tuple(range(7)),
    "go_live_from": "00:00",
    "go_live_until": "23:59",
}


@pytest.fixture
def signed(world):
    """Call it to sign a charter with these terms."""

    def sign(**terms):
        terms = Terms(**{**EVERY_DAY, "notice_working_days": 0, **terms})
        world.perform(ProposeCharter, "brand_lead", world.id, terms=terms, why="For tests.")
        world.perform(SignCharter, "bpo_lead", world.id, number=1)

    return sign


def ask(world, browser, **fields):
    change_id = uuid4()
    form = {"form": "submit", "record_id": change_id, **REQUEST, **fields}
    browser.submit(f"{world.base}/changes", form)
    return Page(world, change_id)


def respond(page, browser, code="act_now", status=303, **fields):
    words = {"code": code, "words": "Gladly.", **fields}
    return page.does(browser, "response", "response", status, **words)


def agree(page, bpo_member, bpo_lead, brand_lead, **assessment):
    respond(page, bpo_member)
    page.does(bpo_member, "assessment", "assessment", **{**ASSESSMENT, **assessment})
    page.does(bpo_lead, "approval", "approval")
    page.does(brand_lead, "approval", "approval")


def frozen(world, browser, status=303, **fields):
    window = {"starts_at": local(timedelta(days=5)), "ends_at": local(timedelta(days=9))}
    usual = {"form": "add", "freeze_id": uuid4(), "kind": "peak", "name": "Sale", "hard": "true"}
    form = {**usual, **window, **fields}
    return form["freeze_id"], browser.submit(f"{world.base}/freezes", form, status)


def test_a_standard_change_comes_from_a_template_both_sides_endorsed(
    world, signed, brand_member, brand_lead, bpo_member
):
    signed()
    templates, template_id = f"{world.base}/templates", uuid4()
    form = {"form": "propose", "record_id": template_id, **REQUEST, **ASSESSMENT}
    late = brand_member.submit(templates, {**form, "expires_on": on(400)}, 409)
    assert "A template expires within 12 months." in late.text
    bpo_member.submit(templates, {**form, "expires_on": on(3)})
    made = {"form": "submit_standard", "record_id": uuid4(), "template_id": template_id}
    made["effective_at"] = local(timedelta(days=2))
    early = brand_member.submit(f"{world.base}/changes/standard", made, 409)
    assert "This template is proposed." in early.text
    url = f"{templates}/{template_id}"
    brand_lead.submit(f"{url}/endorsement", {"form": "endorsement"})

    brand_member.submit(f"{world.base}/changes/standard", made)
    page = Page(world, made["record_id"])
    words = words_of(bpo_member.page(page.url))
    assert "Standard" in words
    assert "Scheduled" in words
    assert "Brief the front line" in words

    world.parts.partnerships.clock = lambda: datetime.now(UTC) + timedelta(days=5)
    again = {**made, "record_id": uuid4(), "effective_at": local(timedelta(days=9))}
    over = brand_member.submit(f"{world.base}/changes/standard", again, 409)
    assert "This template expired on" in over.text


def test_a_freeze_is_added_acknowledged_contested_and_lifted(world, brand_member, bpo_member):
    freeze_id, _ = frozen(world, brand_member)
    url = f"{world.base}/freezes"
    assert "Not acknowledged yet" in bpo_member.page(url)
    assert "Acknowledge a freeze, or contest it." in bpo_member.page(f"{world.base}/")
    contest = {"form": f"contest-{freeze_id}", "reason": "Too long."}
    bpo_member.submit(f"{url}/{freeze_id}/contest", contest)
    assert "Contested: only warns" in brand_member.page(url)
    bpo_member.submit(f"{url}/{freeze_id}/acknowledgement", {"form": "acknowledgement"})
    assert "Acknowledged" in words_of(brand_member.page(url))
    lift = {"form": f"lift-{freeze_id}", "reason": "The sale is off."}
    assert "The side that added a freeze lifts it." in words_of(
        bpo_member.submit(f"{url}/{freeze_id}/lift", lift, 409).text
    )
    brand_member.submit(f"{url}/{freeze_id}/lift", lift)
    assert "The sale is off." in bpo_member.page(url)


def test_a_freeze_that_makes_no_sense_is_refused_in_words_and_nothing_is_recorded(
    world, brand_member
):
    frozen(world, brand_member)
    before = world.parts.partnerships.log.head()
    ends = {"ends_at": local(timedelta(days=4))}
    assert "It ends before it begins." in frozen(world, brand_member, 409, **ends)[1].text
    overlaps = frozen(world, brand_member, 409)[1].text
    assert "It overlaps your freeze “Sale”" in words_of(overlaps)
    assert world.parts.partnerships.log.head() == before


def test_a_hard_freeze_is_overridden_by_the_authorities_of_both_sides(
    world, signed, brand_lead, brand_member, bpo_lead, bpo_member
):
    signed()
    frozen(world, brand_member)
    page = ask(world, brand_member)
    agree(page, bpo_member, bpo_lead, brand_lead)
    within = {"effective_at": local(timedelta(days=6)), "reason": "Customers wait."}
    refused = page.does(bpo_member, "schedule", "schedule", 409, **within)
    assert "It falls into the hard freeze “Sale”." in words_of(refused.text)
    refused = page.does(bpo_member, "override", "override", 409, **within)
    assert "overridden by the named authorities of both sides" in words_of(refused.text)

    for lead, name in ((bpo_lead, "bpo_member"), (brand_lead, "brand_member")):
        named = {"form": "authority", "person_id": world.people[name].id}
        lead.submit(f"{world.base}/freezes/authority", named)
    page.does(bpo_member, "override", "override", **within)
    agreed = {"reason": "Once."}
    refused = page.does(brand_lead, "override/agreement", "override_agreement", 409, **agreed)
    assert "ask yours" in refused.text
    page.does(brand_member, "override/agreement", "override_agreement", **agreed)
    assert "Scheduled" in words_of(bpo_lead.page(page.url))


def test_a_high_risk_sits_before_the_joint_board(
    world, asked, brand_lead, brand_member, bpo_lead, bpo_member
):
    respond(asked, bpo_member)
    asked.does(bpo_member, "assessment", "assessment", **{**ASSESSMENT, "risk": "high"})
    refused = asked.does(bpo_lead, "approval", "approval", 409)
    assert "after the joint board sat over it" in words_of(refused.text)
    sitting = {"held_on": on(0), "minutes": "We go on."}
    alone = {"present": [world.people["bpo_lead"].id]}
    refused = asked.does(bpo_lead, "joint-board", "joint_board", 409, **sitting, **alone)
    assert "Somebody of each side must have been there." in refused.text
    both = {"present": [world.people[name].id for name in ("bpo_lead", "brand_lead")]}
    asked.does(bpo_lead, "joint-board", "joint_board", **sitting, **both)
    named = {"person_id": world.people["brand_member"].id}
    refused = asked.does(brand_lead, "owner", "owner", 409, **named)
    assert "Whoever submitted a change does not approve it." in refused.text
    asked.does(bpo_lead, "approval", "approval")
    refused = asked.does(brand_member, "approval", "approval", 409)
    assert "Whoever submitted a change does not approve it." in words_of(refused.text)
    asked.does(brand_lead, "approval", "approval")
    assert "Set its time" in bpo_member.page(asked.url)


def test_at_the_cap_the_lane_of_paper_later_is_refused_with_the_reason(
    world, signed, brand_member, bpo_member
):
    signed(paper_debt_cap=1)
    later = {"code": "act_now_paper_later", "paper_due_on": on(20)}
    respond(ask(world, brand_member), bpo_member, **later)
    second = ask(world, brand_member)
    refused = respond(second, bpo_member, status=409, **later)
    assert "Paper is owed for 1 changes, and the charter allows 1" in words_of(refused.text)
    respond(second, bpo_member)
    refused = second.does(bpo_member, "paper", "paper", 409, due_on=on(20))
    assert "Paper is owed for 1 changes, and the charter allows 1" in words_of(refused.text)


def test_information_is_asked_and_given_and_options_are_refused(asked, brand_member, bpo_member):
    respond(asked, bpo_member, "need_information", words="How many a day?")
    assert "Give the information" in brand_member.page(asked.url)
    asked.does(brand_member, "information", "information", text="Forty.")
    respond(asked, bpo_member, "counter_offer", option_1="By mail.")
    asked.does(brand_member, "options/refusal", "option_refusal", reason="Mail takes days.")
    respond(asked, bpo_member)
    assert "Assess" in bpo_member.page(asked.url)


def test_an_appeal_that_is_granted_leads_back(asked, brand_member, bpo_lead, bpo_member):
    asked.does(bpo_member, "sending-back", "sending_back", reason="How many?")
    asked.does(brand_member, "revisions", "revision", **REQUEST)
    respond(asked, bpo_member, "decline", alternative="By mail.")
    asked.does(brand_member, "appeal", "appeal", reason="Mail takes days.")
    asked.does(bpo_member, "appeal/grant", "appeal_grant", 403, words="Well.")
    asked.does(bpo_lead, "appeal/grant", "appeal_grant", words="Well.")
    respond(asked, bpo_member)


def test_a_topic_both_sides_tag_is_paper_first_by_agreement(asked, brand_member, bpo_member):
    asked.does(brand_member, "topics", "topic", topic="price")
    assert "Paper first" not in words_of(bpo_member.page(asked.url))
    asked.does(bpo_member, "topics", "topic", topic="price")
    assert "Paper first: price" in words_of(brand_member.page(asked.url))


def test_an_emergency_nobody_ratifies_becomes_unilateral_without_a_worker(
    world, brand_lead, bpo_lead, bpo_member
):
    named = {"form": "authority", "person_id": world.people["bpo_member"].id}
    bpo_lead.submit(f"{world.base}/freezes/authority", named)
    form = {"form": "raise_emergency", "record_id": uuid4(), "fallback": "Undo.", **REQUEST}
    form |= {"live_at": local(timedelta(days=-6)), "live_precision": "exact"}
    with world.past(days=5):
        bpo_member.submit(f"{world.base}/changes/emergency", form)
    page = Page(world, form["record_id"])
    late = page.does(brand_lead, "ratification", "ratification", 409, words="Right so.")
    assert "The time to ratify it has run out" in words_of(late.text)
    page.does(bpo_member, "ratification/lapse", "ratification_lapse")
    assert "Unilateral" in words_of(brand_lead.page(page.url))
    page.does(bpo_member, "account", "account", text="The shop was down.")
    judged = {"outcome": "partly", "lesson": "Call.", "effort": "2"}
    page.does(brand_lead, "judgement", "judgement", **judged)
    page.does(bpo_member, "effort", "effort", effort="3")
    assert "closed it: partly" in words_of(brand_lead.page(page.url))


def test_backed_out_it_is_judged_so_and_closed_it_can_be_reopened(
    world, signed, asked, brand_lead, brand_member, bpo_lead, bpo_member, frontline
):
    signed()
    agree(asked, bpo_member, bpo_lead, brand_lead)
    soon = datetime.now(UTC) + timedelta(minutes=30)
    asked.does(bpo_member, "schedule", "schedule", effective_at=soon.isoformat())
    asked.does(bpo_member, "briefing", "briefing", text="Read the macro.", briefed_on=on(0))
    fay = world.people["frontline"].id
    asked.does(bpo_member, "roster", "roster", team_id=CHAT, person_ids=[fay])
    vote = {"form": "vote", "confidence": "4"}
    refused = bpo_member.submit(f"{asked.url}/vote", vote, 409)
    assert "You are not rostered for this change." in words_of(refused.text)
    short = asked.does(bpo_member, "readiness", "readiness", 409)
    assert "0 % have read and understood" in words_of(short.text)
    asked.does(bpo_member, "readiness", "readiness", despite="Everybody was told by voice.")
    world.parts.partnerships.clock = lambda: soon + timedelta(minutes=5)
    live = {"live_at": soon.isoformat(), "live_precision": "exact"}
    asked.does(bpo_member, "going-live", "going_live", **live)
    out = {"backed_out_at": soon.isoformat(), "backed_out_precision": "about"}
    asked.does(bpo_member, "backing-out", "backing_out", reason="It looped.", **out)
    judged = {"outcome": "backed_out", "lesson": "Try on one team.", "effort": "4"}
    asked.does(brand_member, "judgement", "judgement", **judged)
    asked.does(bpo_member, "effort", "effort", effort="5")
    assert "closed it: backed out" in words_of(brand_member.page(asked.url))
    asked.does(brand_member, "reopening", "reopening", reason="It came back.")
    assert "Judge the outcome" in brand_member.page(asked.url)


def test_a_week_carries_no_more_load_than_was_agreed(
    world, signed, brand_lead, brand_member, bpo_lead, bpo_member
):
    signed(load_points_cap=4)
    at = {"effective_at": local(timedelta(days=20)), "reason": "Now."}
    heavy = {"team_ids": [str(PHONE)], "load_points": "4"}
    for status in (303, 409):
        page = ask(world, brand_member)
        agree(page, bpo_member, bpo_lead, brand_lead, **heavy)
        answer = page.does(bpo_member, "schedule", "schedule", status, **at)
    assert "Phone would carry 8 of 4 load points" in words_of(answer.text)


def test_a_change_comes_from_a_disclosure_and_causes_another(world, brand_member, bpo_member):
    at = datetime.now(UTC) - timedelta(hours=2)
    told = {"affected": "214", "doing_now": "Off.", "occurred_at": at, "discovered_at": at}
    first, second = (
        world.perform(TellDisclosure, "bpo_member", what=what, **told)
        for what in ("The macro ran twice.", "The new macro ran never.")
    )
    page = ask(world, brand_member, came_from=first)
    assert "The macro ran twice" in words_of(bpo_member.page(page.url))
    page.does(bpo_member, "links", "link", disclosure_id=second, relation="caused")
    assert "The new macro ran never" in words_of(brand_member.page(page.url))
    offered = f"{world.base}/changes/new?from={first}"
    assert offered in bpo_member.page(f"{world.base}/disclosures/{first}")
    assert "The macro ran twice" in brand_member.page(offered)
    for disclosure_id in (first, second):
        for browser in (brand_member, bpo_member):
            words = words_of(browser.page(f"{world.base}/disclosures/{disclosure_id}"))
            assert "Refund by chat" in words
