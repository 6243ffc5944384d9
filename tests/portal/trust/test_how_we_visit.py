"""The page of visits: as often as agreed, where, what came of it, and days gone by."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.commitments import commands as k
from domain.partnerships import commands as p
from domain.partnerships.commands import AddSite
from domain.terms import Terms
from domain.visits import commands as c
from tests.portal.client import words_of
from tests.portal.visits.conftest import SITES, proposed, under_way

NOW = datetime.now(UTC)


@pytest.fixture
def url(world):
    return f"{world.base}/trust/visits"


@pytest.fixture
def placed(world):
    """A site of each side, and a charter that says how often to visit."""
    with world.past(days=100):
        for side, name in (("brand", "Chicago"), ("bpo", "Cebu")):
            site = {"site_id": SITES[side], "name": name, "time_zone": "UTC"}
            world.perform(AddSite, f"{side}_lead", world.id, **site)
        terms = Terms(visit_cadence_days={"side-by-side walk": 30, "audit": 60})
        world.perform(p.ProposeCharter, "brand_lead", world.id, terms=terms, why="To meet.")
        world.perform(p.SignCharter, "bpo_lead", world.id, number=1)
    return world


def roadblock(world, visit_id, ago, days):
    """Something in the way, taken on until so many days from now; gives its commitment."""
    commitment_id, due_on = uuid4(), (NOW + timedelta(days=days)).date()
    taken_on = {"text": "The screen asks twice.", "owner_side": "brand", "due_on": due_on}
    with world.past(days=ago):
        ids = {"commitment_id": commitment_id}
        world.perform(c.RaiseRoadblock, "brand_member", visit_id, **taken_on, **ids)
    return commitment_id


def test_a_partnership_that_has_just_begun_has_a_page_that_says_what_will_stand_there(
    brand_lead, url
):
    said = words_of(brand_lead.page(url))

    assert "The charter does not say how often to visit" in said
    assert "No visit in this period, and none planned" in said
    assert "Nothing was taken on at a visit" in said


@pytest.mark.parametrize("asking", ["since=soon", "as_of=2026-02-30", "since=9999-12-31"])
def test_nonsense_is_answered_in_words(placed, brand_lead, url, asking):
    page = brand_lead.page(f"{url}?{asking}", status=422)

    assert 'aria-invalid="true"' in page
    assert "0 of 2 purposes of the charter" in words_of(page)


def test_purposes_stand_against_what_was_agreed(placed, brand_lead, bpo_lead, url):
    under_way(placed, ago=10)
    page = brand_lead.page(url)
    said = words_of(page)

    assert "1 of 2 purposes of the charter had their visit in time." in said
    assert "Audit: late by 40 days, agreed every 60 days" in said
    assert re.search(r"Side-by-side walk next by \w+ \d+ \w+", said)
    assert page.count('class="lane__late"') == 2
    assert "1 visit in the period: 1 by Northwind, to 1 place. None is planned yet." in said
    lanes = re.compile(r'<svg class="lane".*?</svg>', re.DOTALL)
    assert len(lanes.findall(page)) == 3
    assert len(lanes.findall(bpo_lead.page(url))) == 3


def test_planned_visits_are_hollow_and_lead_to_their_page(placed, brand_lead, url):
    visit_id = proposed(placed, days=9.0)
    page = brand_lead.page(url)

    assert "0 visits in the period. 1 visit to come." in words_of(page)
    assert 'class="lane__hollow"' in page
    assert f"/visits/{visit_id}" in page
    assert "Planned for" in words_of(page)


def test_what_was_taken_on_stands_with_its_state(placed, brand_lead, url):
    visit_id = under_way(placed, ago=10)
    done = roadblock(placed, visit_id, 10, -2)
    with placed.past(days=6):
        placed.perform(k.KeepCommitment, "brand_lead", done, evidence="One field now.")
    roadblock(placed, visit_id, 9, 5)

    said = words_of(brand_lead.page(url))
    assert "Of 1 thing taken on at visits whose day came, 1 is done." in said
    assert "1 roadblock stands still." in said
    assert "Out of the way after 4 days" in said
    assert "Open for 9 days" in said


def test_a_day_gone_by_knows_nothing_of_later_visits(placed, brand_lead, url):
    under_way(placed, ago=10)
    before = (NOW - timedelta(days=30)).date()

    said = words_of(brand_lead.page(f"{url}?as_of={before}"))
    assert "0 of 2 purposes" in said
    assert "No visit in this period, and none planned" in said


def test_every_figure_leads_on_with_the_period_along(placed, brand_lead, url):
    under_way(placed, ago=10)
    since = (NOW - timedelta(days=40)).date()
    page = brand_lead.page(f"{url}?since={since}")
    ways = set(re.findall(r'href="([^"]+/trust/indicators/[^"#]+)', page))

    assert len(ways) == 2
    for way in ways:
        assert f"since={since}" in way
        brand_lead.page(way)


def test_an_observer_reads_it_and_the_front_line_does_not(observer, frontline, url):
    observer.page(url)
    frontline.page(url, status=403)
