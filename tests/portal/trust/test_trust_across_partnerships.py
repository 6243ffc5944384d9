"""Trust in every partnership of a person: all of theirs, none of anybody else's, and no ranking."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from domain.partnerships.commands import EndMembership
from portal.cli.seed.cast import DANA, LEAH, PRIYA
from tests.portal.client import words_of
from tests.portal.trust.told import answered_by, kept_by, made_good_by

NOW = datetime.now(UTC)
NOT_ENOUGH = "Not enough evidence: 0 of 8"
ORDER = ["Lumen Home and Harbor Contact", "Northwind Outfitters and Harbor Contact"]


def partnerships_of(page):
    return re.findall(r'<h2 id="of-[^"]+"><a href="[^"]+">(.*?)</a>', page)


def test_somebody_of_two_partnerships_sees_the_bars_of_both_by_name(reader):
    page = reader(PRIYA).page("/trust")

    assert partnerships_of(page) == ORDER
    assert page.count('<svg class="mirror"') == 6
    assert "never weighed against another" in words_of(page)
    for slug in ("northwind-harbor", "lumen-harbor"):
        for side in ("brand", "bpo"):
            assert f'href="/p/{slug}/trust/{side}/character"' in page


def test_every_bar_says_there_what_it_says_on_its_own_page(reader):
    priya = reader(PRIYA)
    across = words_of(priya.page("/trust"))
    for slug in ("northwind-harbor", "lumen-harbor"):
        for bar in priya.get(f"/p/{slug}/trust.json").json["bars"]:
            assert f"{bar['company']}, {bar['dimension']}: {bar['withheld']}".rstrip() in across


def test_nobody_sees_a_partnership_they_do_not_take_part_in(world, brand_lead, stranger):
    ours, theirs = brand_lead.page("/trust"), stranger.page("/trust")

    assert partnerships_of(ours) == ["Northwind and Harbor Contact"]
    assert partnerships_of(theirs) == ["Stenwerk and Siri Care"]
    for word in ("Stenwerk", "Siri", "sten-siri"):
        assert word not in ours
    for word in ("Northwind", "Harbor", "northwind-harbor"):
        assert word not in theirs


def test_a_brand_does_not_see_the_other_brand_of_its_bpo(reader):
    page = reader(DANA).page("/trust")

    assert partnerships_of(page) == [ORDER[1]]
    assert "Lumen" not in page


def test_somebody_of_one_partnership_gets_its_bars_and_nothing_of_others(brand_lead):
    page = brand_lead.page("/trust")

    assert page.count('<svg class="mirror"') == 3
    assert "weighed against another" not in page
    assert words_of(page).count(NOT_ENOUGH) >= 6
    assert "No evidence yet." in words_of(page)


def test_who_left_sees_it_no_more(world, brand_member):
    assert partnerships_of(brand_member.page("/trust"))
    person_id = world.people["brand_member"].id
    world.perform(EndMembership, "brand_lead", world.id, person_id=person_id)

    page = words_of(brand_member.page("/trust"))
    assert "There is nothing to read here" in page
    assert "Northwind" not in page


def test_a_role_that_reads_no_shared_records_reads_no_bars(frontline, reader):
    for browser in (frontline, reader(LEAH)):
        assert "There is nothing to read here" in words_of(browser.page("/trust"))


def test_without_signing_in_one_gets_nowhere(world):
    assert world.app.test_client().get("/trust").location.startswith("/sign-in")


def test_a_number_stands_there_once_there_is_enough(world, brand_lead):
    for n in range(6):
        kept_by(world, "bpo_lead", ("brand_lead", "brand_member")[n % 2], 20 - n, n)
    for n in range(10):
        answered_by(world, "brand_lead", "bpo_member", 20 - n)
    for n in range(3):
        made_good_by(world, "bpo_lead", 12 - n)

    assert re.search(r"\d+, between \d+ and \d+", words_of(brand_lead.page("/trust")))
    before = (NOW - timedelta(days=17)).date()
    said = words_of(brand_lead.page(f"/trust?as_of={before}"))
    assert not re.search(r"\d+, between \d+ and \d+", said)
    assert "As it stood at the end of" in said


@pytest.mark.parametrize("typed", ["soon", "2026-02-30", "9999-12-31", "%00x", "0000-00-00"])
def test_a_day_that_makes_no_sense_is_answered_in_words(brand_lead, typed):
    page = brand_lead.page(f"/trust?as_of={typed}", status=422)

    assert 'aria-invalid="true"' in page


def test_the_way_there_is_shown_to_those_of_several_partnerships(reader):
    assert 'href="/trust"' in reader(PRIYA).page("/p/northwind-harbor/")
    assert 'href="/trust"' in reader(PRIYA).page("/")
    assert 'href="/trust"' not in reader(DANA).page("/p/northwind-harbor/")
