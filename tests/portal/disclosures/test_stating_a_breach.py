"""A breach of integrity on the page: stated by one lead, answered by the other, shown to both."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.disclosures.commands import TellDisclosure
from tests.portal.client import words_of

TOLD = {"what": "Letters went astray.", "affected": "Forty.", "doing_now": "We call them."}


@pytest.fixture
def at(world):
    """A problem of Harbor Contact that the brand found."""
    seen = datetime.now(UTC) - timedelta(hours=1)
    times = {"occurred_at": seen, "discovered_at": seen}
    theirs = {"kind": "problem_found", "where": "bpo"}
    told = world.perform(TellDisclosure, "brand_lead", **TOLD, **times, **theirs)
    return f"{world.base}/disclosures/{told}"


@pytest.fixture
def stated(brand_lead, at):
    said = {
        "kind": "concealed",
        "severity": "high",
        "reason": "It stood in the chat a week before.",
    }
    return brand_lead.follow(brand_lead.submit(f"{at}/breach", {"form": "breach", **said}))


def test_the_other_lead_reads_why_and_agrees(stated, bpo_lead, at):
    assert "Stated. The lead of Harbor Contact agrees, or says why not." in stated
    page = words_of(bpo_lead.page(at))
    assert "Northwind holds that Harbor Contact concealed it" in page
    assert "It stood in the chat a week before." in page
    assert "They hold it to be of high severity." in page

    answer = bpo_lead.submit(f"{at}/breach/agreement", {"form": "breach_agreement"})
    assert "Harbor Contact concealed it, both leads agreed; of high severity" in bpo_lead.follow(
        answer
    )


def test_who_does_not_agree_says_why(stated, bpo_lead, bpo_member, at):
    assert "Agree: it was so" not in words_of(bpo_member.page(at))
    bpo_lead.submit(f"{at}/breach/dissent", {"form": "breach_dissent", "reason": "Nobody read it."})

    page = words_of(bpo_lead.page(at))
    assert "does not agree that Harbor Contact concealed it." in page
    assert "both leads agreed" not in page


def test_who_stated_it_takes_it_back(stated, brand_lead, at):
    back = {"form": "breach_taking_back", "reason": "It was another list."}
    answer = brand_lead.submit(f"{at}/breach/taking-back", back)

    assert "It is taken back." in brand_lead.follow(answer)
