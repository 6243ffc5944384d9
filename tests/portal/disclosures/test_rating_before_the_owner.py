"""A severity as the other side sees it, said before the side it lies on says anything."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from domain.disclosures.commands import TellDisclosure
from tests.portal.client import words_of

TOLD = {"what": "Letters went astray.", "affected": "Forty.", "doing_now": "We call them."}


@pytest.fixture
def at(world):
    """A mistake Harbor Contact told of its own without rating it."""
    seen = datetime.now(UTC) - timedelta(hours=1)
    told = world.perform(TellDisclosure, "bpo_lead", **TOLD, occurred_at=seen, discovered_at=seen)
    return f"{world.base}/disclosures/{told}"


def test_the_other_side_rates_it_and_its_own_side_answers_with_a_rating(brand_lead, bpo_lead, at):
    assert "Rate its severity" in words_of(brand_lead.page(at))
    assert "Rate its severity" not in words_of(bpo_lead.page(at))
    said = {"severity": "high", "reason": "Bank details were in them."}
    answer = brand_lead.submit(f"{at}/severity/challenge", {"form": "severity_challenge", **said})
    assert "Your rating stands beside theirs until they answer." in brand_lead.follow(answer)

    page = words_of(bpo_lead.page(at))
    assert "Northwind rates it high" in page
    assert "Keep our rating" not in page
    bpo_lead.submit(f"{at}/severity", {"form": "severity", "severity": "high"})
    assert "high, confirmed by both" in words_of(brand_lead.page(at))


def test_another_rating_of_its_own_side_stands_beside_it_until_one_gives_way(
    brand_lead, bpo_lead, at
):
    said = {"severity": "critical", "reason": "Bank details were in them."}
    brand_lead.submit(f"{at}/severity/challenge", {"form": "severity_challenge", **said})
    bpo_lead.submit(f"{at}/severity", {"form": "severity", "severity": "low"})
    page = words_of(bpo_lead.page(at))
    assert "Northwind rates it critical" in page
    assert "Keep our rating" in page
    brand_lead.submit(f"{at}/acknowledgement", {"form": "acknowledgement"})
    assert "low, challenged" in words_of(brand_lead.page(at))

    brand_lead.submit(f"{at}/severity/confirmation", {"form": "severity_confirmation"})
    assert "low, confirmed by both" in words_of(brand_lead.page(at))


def test_without_a_reason_nothing_is_recorded_and_the_choice_is_kept(brand_lead, bpo_lead, at):
    said = {"form": "severity_challenge", "severity": "high", "reason": ""}
    page = brand_lead.submit(f"{at}/severity/challenge", said, status=422).text

    assert re.search(r'value="high"[^>]* checked', page)
    assert "Please fill this in." in page
    assert "rates it high" not in words_of(bpo_lead.page(at))
