"""The rules on their page: in words, proposed as numbers, agreed by both leads, of any version."""

import re

import msgspec
import pytest

from domain.partnerships.commands import AgreeRules, ProposeRules
from domain.rule_sets import FIRST, Guard
from tests.portal.client import words_of
from tests.portal.trust.told import kept_by

SLOWER = msgspec.structs.replace(FIRST, half_life_days=120.0)
WHY = "A quarter is too short for us."


@pytest.fixture
def url(world):
    return f"{world.base}/trust/rules"


@pytest.fixture
def proposed(world):
    world.perform(ProposeRules, "brand_lead", world.id, rules=SLOWER, why=WHY)


@pytest.fixture
def agreed(world, proposed):
    world.perform(AgreeRules, "bpo_lead", world.id, number=1)


def test_every_rule_stands_in_plain_words_with_what_it_weighs(observer, url):
    text = words_of(observer.page(url))

    assert "Version 1. In force from the opening" in text
    assert "Kept a commitment late, within the share of its term" in text
    assert "Speaks half for" in text
    assert "1 × severity, capped" in text
    assert "2 × severity, half every 180 days" in text
    assert "low 0.5, medium 1, high 2, critical 4, and 0.5 where nobody rated it" in text
    assert "none above 50 % of it" in text
    assert "Propose other numbers" not in text


def test_only_what_differs_needs_to_be_typed(brand_lead, bpo_lead, url):
    answer = brand_lead.submit(
        f"{url}/proposals", {"form": "propose_rules", "half_life_days": "120", "why": WHY}
    )
    assert "can read what would change" in brand_lead.follow(answer)

    text = words_of(bpo_lead.page(url))
    assert "proposes other numbers" in text
    assert WHY in text
    assert "Evidence weighs half after so many days90120" in text
    assert "What the bars would be" in text


def test_what_makes_no_sense_comes_back_with_a_sentence_and_all_that_was_typed(brand_lead, url):
    typed = {"half_life_days": "long", "outcomes.kept_late": "2", "guard.days": "1.5"}
    typed |= {"weights.kept": "0,75"}
    page = brand_lead.submit(f"{url}/proposals", {"form": "propose_rules", **typed, "why": ""}, 422)

    text = words_of(page.text)
    for said in (
        *("This is no number.", "This is between 0 and 1.", "This counts things: a whole number."),
        "Please fill this in.",
    ):
        assert said in text
    for value in typed.values():
        assert f'value="{value}"' in page.text
    assert "waits for" not in words_of(brand_lead.page(url))


def test_numbers_that_break_a_law_are_refused_with_an_example(brand_lead, url):
    typed = {"weights.told_late": "0.25", "outcomes.told_late": "0"}
    page = brand_lead.submit(
        f"{url}/proposals", {"form": "propose_rules", **typed, "why": WHY}, 409
    )

    text = words_of(page.text)
    assert "it stands at 67: telling would be worse than not telling." in text
    assert 'href="#weights.told_late"' in page.text
    assert WHY in text


def test_a_proposal_waits_on_home_and_counts_once_the_other_lead_agrees(
    world, proposed, bpo_lead, url
):
    home = bpo_lead.page(f"{world.base}/")
    assert "The rules of the trust score" in words_of(home)
    assert "Agree to the proposed rules of the trust score, or decline them." in words_of(home)
    assert f'href="{url}"' in home

    answer = bpo_lead.submit(f"{url}/proposals/1/agreement", {"form": "agree"})
    text = bpo_lead.follow(answer)
    assert "Both leads agreed: these rules count from now on." in text
    assert "Version 2. Proposed by" in text
    assert "Evidence weighs half after 120 days" in text
    assert "The rules of the trust score" not in words_of(bpo_lead.page(f"{world.base}/"))


def test_a_proposal_is_declined_or_taken_back_with_a_reason(world, proposed, bpo_lead, url):
    reason = {"form": "decline", "reason": "Let us wait for the review."}
    answer = bpo_lead.submit(f"{url}/proposals/1/refusal", reason)
    assert "You declined these rules" in bpo_lead.follow(answer)
    world.perform(ProposeRules, "bpo_lead", world.id, rules=SLOWER, why=WHY)
    back = {"form": "take_back", "reason": "Another number is better."}
    answer = bpo_lead.submit(f"{url}/proposals/2/withdrawal", back)

    text = bpo_lead.follow(answer)
    assert "Your proposal is taken back." in text
    assert "Version 1. In force" in text


def test_members_read_a_proposal_and_leave_it_to_their_lead(proposed, bpo_member, url):
    text = words_of(bpo_member.page(url))

    assert "A lead of Harbor Contact agrees or declines." in text
    assert "Agree to these numbers" not in text
    bpo_member.submit(f"{url}/proposals/1/agreement", {"form": "agree"}, 403)


def test_the_bars_of_an_earlier_version_say_so_wherever_they_lead(world, agreed, observer):
    page = observer.page(f"{world.base}/trust?rules=1")

    assert "By version 1 of the rules, there from the opening." in words_of(page)
    assert "In force at that time: version 2." in words_of(page)
    assert "/trust/bpo/character?rules=1" in page
    bar = words_of(observer.page(f"{world.base}/trust/bpo/character?rules=1"))
    assert "By version 1 of the rules" in bar
    assert "By version 2 of the rules." in words_of(observer.page(f"{world.base}/trust"))


def test_a_version_nobody_agreed_to_is_answered_in_words(world, observer):
    page = observer.page(f"{world.base}/trust?rules=7", 422)

    assert "There is no version “7” of the rules: the latest is 1." in words_of(page)


def test_data_go_by_the_version_that_is_asked_for(world, agreed, observer):
    now = observer.get(f"{world.base}/trust.json").json["bars"]
    then = observer.get(f"{world.base}/trust.json?rules=1").json["bars"]

    assert {bar["rule_version"] for bar in now} == {2}
    assert {bar["rule_version"] for bar in then} == {1}
    refused = observer.get(f"{world.base}/trust.json?rules=9")
    assert (refused.status_code, refused.json["parameter"]) == (422, "rules")


def test_a_proposal_alone_brings_no_number_out(world, observer, url):
    kept_by(world, "bpo_lead", "brand_lead", 5, 1)
    loose = Guard(evidence=1, records=1, days=1, people=1, indicators=1, largest_share=1)
    heavy = FIRST.weights | {"kept": 50}
    rules = msgspec.structs.replace(FIRST, guard=loose, weights=heavy)
    world.perform(ProposeRules, "brand_lead", world.id, rules=rules, why=WHY)

    text = words_of(observer.page(url))
    assert "What the bars would be" in text
    assert not re.search(r"\d+ between \d+ and \d+", text)
    world.perform(AgreeRules, "bpo_lead", world.id, number=1)
    assert re.search(r"\d+ between \d+ and \d+", words_of(observer.page(f"{world.base}/trust")))
