"""Bars of both sides: a number only where there is enough, days gone by, and the way to facts."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.commitments import commands as k
from domain.disclosures import commands as c
from projections.trust.ledger import DIMENSIONS
from tests.portal.client import words_of
from tests.portal.trust.told import TOLD, answered_by, kept_by, steadily

NOT_ENOUGH = "Not enough evidence: 0 of 8"
NOW = datetime.now(UTC)
HEADINGS = "How far do we trust each other?"


def test_below_the_guard_no_number_stands_anywhere(world, brand_lead, url):
    kept_by(world, "bpo_lead", "brand_lead", 9, 1)
    page = brand_lead.page(url)

    assert words_of(page).count(NOT_ENOUGH) >= 8
    assert "Not enough evidence: 0 of 8" in words_of(brand_lead.page(f"{url}/bpo/character"))
    assert "band__brand" not in page
    assert "band__bpo" not in page
    assert not re.search(r"between \d+ and \d+", page)
    assert "Weakest" not in page


def test_enough_evidence_is_a_bar_with_its_interval_alike_for_both_sides(
    enough, brand_lead, bpo_lead, url
):
    pages = [browser.page(url) for browser in (brand_lead, bpo_lead)]
    for page in pages:
        assert page.count('class="band__bpo"') == 1
        assert 'class="band__brand"' not in page
        [(value, low, high)] = set(
            re.findall(r"<strong>(\d+)</strong> <small>between (\d+) and (\d+)", page)
        )
        assert 80 < int(value) <= 100
        assert int(low) < int(value) < int(high)
    drawn = [re.findall(r'<svg class="mirror".*?</svg>', page, re.DOTALL) for page in pages]
    assert drawn[0] == drawn[1]


def test_a_bar_opens_into_its_evidence_and_from_there_into_facts(enough, brand_lead, url):
    [way] = set(re.findall(r'href="([^"]+/trust/bpo/character)"', brand_lead.page(url)))
    listed = brand_lead.page(way)

    said = words_of(listed)
    assert "Kept a commitment by its due day." in said
    assert "Confirmed by Marcus Oyelaran" in said
    assert "Rule version 1." in said
    assert listed.count("evidence__item") == 19
    facts = re.findall(r'href="([^"]+/history/[^"]+)"', listed)
    assert "Promise of" in said
    assert "One line of the history" in words_of(brand_lead.page(facts[0]))
    record = re.search(r'href="([^"]+/commitments/[^"]+)"', listed)[1]
    assert "Promise of" in words_of(brand_lead.page(record))


def test_more_evidence_than_a_page_holds_goes_on_from_the_last(enough, brand_lead, url):
    for n in range(13):
        answered_by(enough, "brand_lead", "bpo_lead", 5 + n)
    first = brand_lead.page(f"{url}/bpo/character")
    older = re.search(r'href="([^"]+)" rel="next"', first)[1]

    assert first.count("evidence__item") == 25
    assert brand_lead.page(older).count("evidence__item") == 7
    assert brand_lead.page(f"{url}/bpo/character?after={uuid4()}").count("evidence__item") == 25


# --- As of a day --------------------------------------------------------------------------------


def test_a_day_gone_by_shows_what_was_recorded_by_then(enough, brand_lead, url):
    day = (NOW - timedelta(days=17)).date()
    page = brand_lead.page(f"{url}?as_of={day}")

    assert f"As it stood at the end of {day.day} {day:%B} {day.year}." in page
    assert "band__bpo" not in page
    assert re.search(r"Not enough evidence: [1-7] of 8", words_of(page))
    assert f"/trust/bpo/character?as_of={day}" in page
    listed = brand_lead.page(f"{url}/bpo/character?as_of={day}")
    assert 0 < listed.count("evidence__item") < 20


def test_a_severity_learned_later_is_not_known_before(world, brand_lead, url):
    with world.past(days=10):
        then = datetime.now(UTC) - timedelta(days=10, hours=1)
        times = {"occurred_at": then, "discovered_at": then}
        told = world.perform(c.TellDisclosure, "bpo_lead", **TOLD, **times)
    with world.past(days=2):
        world.perform(c.StateSeverity, "bpo_lead", told, severity="medium")

    before = (NOW - timedelta(days=6)).date()
    page = words_of(brand_lead.page(f"{url}/bpo/communication?as_of={before}"))
    assert re.search(r"nearly all of 0.5, fading since \w+ \d+ \w+: half", page)
    page = words_of(brand_lead.page(f"{url}/bpo/communication"))
    assert re.search(r"about nine tenths of 1, fading since \w+ \d+ \w+: half", page)


def test_a_day_before_the_partnership_says_that_nothing_was_known(brand_lead, url):
    page = words_of(brand_lead.page(f"{url}?as_of=2019-04-01"))

    assert "nothing was known on 1 April 2019" in page
    assert NOT_ENOUGH in page


def test_a_day_to_come_is_answered_in_words(brand_lead, url):
    page = words_of(brand_lead.page(f"{url}?as_of=9999-12-31", status=422))

    assert "That day is still to come. This is how it stands now." in page


@pytest.mark.parametrize("garbage", ["soon", "2026-02-30", "%00x", "1" * 400, "0001-01-01x"])
def test_garbage_is_answered_in_words_beside_the_field(brand_lead, url, garbage):
    page = brand_lead.page(f"{url}?as_of={garbage}", status=422)

    assert 'aria-invalid="true"' in page
    assert HEADINGS in words_of(page)


def test_the_first_day_of_all_is_no_fault(brand_lead, url):
    for day in ("0001-01-01", "0002-01-01", "1969-12-31"):
        for page in ("", "/indicators", "/indicators/time-to-acknowledge", "/talking", "/changes"):
            said = words_of(brand_lead.page(f"{url}{page}?as_of={day}", status=422))
            assert "Nothing is dated before 1970." in said
    assert brand_lead.get(f"{url}.json?as_of=0001-01-01").json["parameter"] == "as_of"
    brand_lead.page(f"{url}?as_of=1970-01-01")


# --- What comes next ----------------------------------------------------------------------------


def test_what_falls_due_within_a_week_would_change_it_next(world, brand_lead, url):
    said = words_of(brand_lead.page(url))
    assert "Nothing falls due within seven days." in said
    assert "Nothing falls due after that, within thirty days." in said
    for days in (2, 3, 20, 40):
        due_on = (datetime.now(UTC) + timedelta(days=days)).date()
        world.perform(k.MakeCommitment, "bpo_lead", text=f"In {days}.", due_on=due_on)

    page = brand_lead.page(url)
    ahead = words_of(page).split("What would change it next")[1].split("The figures")[0]
    soon, later = ahead.split("After that, within thirty days")
    assert "2 commitments of Harbor Contact fall due." in soon
    assert "In 2." in soon
    assert "1 commitment of Harbor Contact falls due." in later
    assert "In 20." in later
    assert "In 40." not in ahead
    record = re.search(r'href="([^"]+/commitments/[^"]+)">In 2', page)[1]
    assert "In 2." in words_of(brand_lead.page(record))


def test_a_bar_that_only_fades_is_said_to_lose_its_number(world, brand_lead, url):
    steadily(world, 165, over=100)
    said = words_of(brand_lead.page(url)).split("What fades")[1].split("The figures")[0]

    assert "what fades already weighs 79 % of it in thirty days." in said
    assert "Harbor Contact’s character would lose its number within thirty days." in said


# --- Who may see it, and where it is found ------------------------------------------------------


def test_there_are_three_bars_of_each_side_and_no_others(brand_lead, url):
    for side in ("brand", "bpo"):
        for dimension in DIMENSIONS:
            assert "No evidence yet" in brand_lead.page(f"{url}/{side}/{dimension}")
    brand_lead.page(f"{url}/portal/character", status=404)
    brand_lead.page(f"{url}/bpo/charm", status=404)


def test_an_observer_reads_it_and_the_front_line_does_not(observer, frontline, url):
    assert 'data-go="t"' in observer.page(url)
    frontline.page(url, status=403)
