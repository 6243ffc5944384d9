"""A record that came later says so to whom it concerns today, and nothing to anybody else."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.disclosures import commands as c
from tests.portal.client import words_of
from tests.portal.past.conftest import TOLD, long, on


def times(days):
    at = datetime.now(UTC) - timedelta(days=days)
    return {"occurred_at": at, "discovered_at": at}


@pytest.fixture
def drafted(world):
    """Kept as a draft of the brand twenty days ago, told five days ago."""
    id = uuid4()
    with world.past(days=20):
        world.perform(c.DraftDisclosure, "brand_lead", id, **TOLD, **times(21))
    with world.past(days=5):
        world.perform(c.TellDisclosure, "brand_lead", id, **TOLD, **times(21))
    return id


def test_it_says_when_it_was_first_recorded(world, disclosure, bpo_lead):
    page = words_of(bpo_lead.page(f"{world.base}/disclosures/{disclosure}{on(30)}", status=404))

    assert f"It did not exist yet on {long(30)}. It was first recorded on {long(20)}." in page
    assert "Show today" in page


def test_a_draft_of_the_other_side_is_not_betrayed(world, drafted, brand_lead, bpo_lead):
    url = f"{world.base}/disclosures/{drafted}{on(10)}"

    assert TOLD["what"] in words_of(brand_lead.page(url))
    said = words_of(bpo_lead.page(url, status=404))
    assert f"It was first recorded on {long(5)}." in said


def test_who_may_not_see_it_today_learns_nothing(world, brand_lead, bpo_lead):
    kept = world.perform(c.DraftDisclosure, "brand_lead", uuid4(), **TOLD, **times(1))
    url = f"{world.base}/disclosures"

    hidden = words_of(bpo_lead.page(f"{url}/{kept}{on(10)}", status=404))
    assert hidden == words_of(bpo_lead.page(f"{url}/{uuid4()}{on(10)}", status=404))
    assert "did not exist yet" in words_of(brand_lead.page(f"{url}/{kept}{on(10)}", status=404))


def test_a_line_of_the_history_says_so_too(world, disclosure, brand_lead):
    listed = brand_lead.page(f"{world.base}/history?record={disclosure}")
    line = listed.split(f'href="{world.base}/history/')[1].split('"')[0]

    page = words_of(brand_lead.page(f"{world.base}/history/{line}{on(30)}", status=404))
    assert f"It did not exist yet on {long(30)}." in page
