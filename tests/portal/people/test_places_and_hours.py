"""Sites, teams and working hours: each side keeps its own, both read them."""

from uuid import uuid4

import pytest

from domain.partnerships.commands import AddSite
from tests.portal.client import words_of

HOURS = {"form": "calendar", "time_zone": "Asia/Manila", "weekdays": ["0", "2"], "opens": "08:00",
         "closes": "20:00", "country": "PH", "subdivision": ""}  # fmt: skip


@pytest.fixture
def url(world):
    return f"{world.base}/places"


@pytest.fixture
def cebu(world):
    site_id = uuid4()
    world.perform(
        AddSite, "bpo_lead", world.id, site_id=site_id, name="Cebu", time_zone="Asia/Manila"
    )
    return site_id


def test_a_site_and_its_team_are_added_and_seen_by_both(world, brand_member, bpo_lead, url, cebu):
    site = {"form": "site", "site_id": str(uuid4()), "name": "Davao", "time_zone": "Asia/Manila"}
    assert "Davao is added." in bpo_lead.follow(bpo_lead.submit(f"{world.base}/sites", site))

    team = {"form": "team", "team_id": str(uuid4()), "site_id": str(cebu), "name": "Returns B"}
    bpo_lead.submit(f"{world.base}/teams", team)

    text = words_of(brand_member.page(url))
    assert "Davao" in text
    assert "Returns B" in text
    assert "Add a site" not in text


def test_a_site_in_an_unknown_zone_is_refused_and_kept_in_the_form(world, bpo_lead, url):
    site = {"form": "site", "site_id": str(uuid4()), "name": "Olympus", "time_zone": "Mars/Base"}

    answer = bpo_lead.submit(f"{world.base}/sites", site, status=409)

    assert "This is no time zone we know." in words_of(answer.text)
    assert "Olympus" in answer.text


def test_a_team_needs_a_site_of_ones_own(world, brand_lead, cebu):
    team = {"form": "team", "team_id": str(uuid4()), "site_id": str(cebu), "name": "Ours"}

    brand_lead.submit(f"{world.base}/teams", team, status=409)
    brand_lead.submit(f"{world.base}/teams", {**team, "site_id": "x"}, status=422)


def test_working_hours_are_set_and_shown(world, brand_lead, bpo_lead, url):
    answer = bpo_lead.submit(f"{world.base}/calendar", HOURS)

    assert "Your working hours are kept." in bpo_lead.follow(answer)
    text = words_of(brand_lead.page(url))
    assert "08:00 to 20:00" in text
    assert "Monday, Wednesday" in text
    assert "Asia/Manila" in text


@pytest.mark.parametrize(
    ("field", "typed", "sentence", "status"),
    [
        ("time_zone", "Mars/Base", "This is no time zone we know.", 409),
        ("weekdays", [], "Choose at least one working day.", 409),
        ("weekdays", ["9"], "Choose from Monday to Sunday.", 422),
        ("opens", "eight", "Write hours like 09:00.", 409),
        ("closes", "07:00", "The day must close after it opens.", 409),
        ("country", "XX", "We know no public holidays for this country.", 409),
        ("subdivision", "ZZZ", "We know no public holidays for this part", 409),
    ],
)
def test_hours_that_make_no_sense_are_refused_in_words(
    world, bpo_lead, field, typed, sentence, status
):
    answer = bpo_lead.submit(f"{world.base}/calendar", {**HOURS, field: typed}, status=status)

    assert sentence in words_of(answer.text)
    assert 'value="20:00"' in answer.text or field == "closes"


def test_only_leads_keep_places(world, bpo_member, observer, frontline, stranger, url):
    bpo_member.submit(f"{world.base}/calendar", HOURS, status=403)
    observer.submit(f"{world.base}/sites", {"name": "X"}, status=403)
    frontline.page(url, status=403)
    stranger.page(url, status=404)
