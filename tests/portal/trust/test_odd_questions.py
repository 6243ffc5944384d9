"""The pages of trust when little is known, much was said, or times are nonsense."""

from datetime import UTC, datetime, timedelta
from time import process_time
from uuid import uuid4

import msgspec
import pytest

from domain.disclosures import commands as c
from domain.facts import Claimed, RuleBroken
from projections.evidence import Evidence
from projections.runner import Runner
from projections.trust.ledger import DIMENSIONS, SIDES
from tests.portal.client import words_of
from tests.portal.trust.told import TOLD, steadily

NOW = datetime.now(UTC)
TOO_MANY = 10_000


def every_page(browser, url, query=""):
    """The words of the trust page and of each bar; all of them must open."""
    bars = [f"{url}/{side}/{dimension}" for side in SIDES for dimension in DIMENSIONS]
    return [words_of(browser.page(f"{each}{query}")) for each in (url, *bars)]


def told(world, teller, at, **times):
    """A disclosure told at a moment."""
    world.parts.partnerships.clock = lambda: at
    done = world.perform(c.TellDisclosure, teller, **{**TOLD, **times})
    world.parts.partnerships.clock = lambda: datetime.now(UTC)
    return done


def test_without_facts_every_page_says_what_is_missing(brand_lead, url):
    page, *bars = every_page(brand_lead, url)

    assert page.count("No evidence yet") == 6
    assert "No months yet" in page
    assert "No pulse had closed." in page
    assert all("No evidence yet" in bar for bar in bars)


def test_with_one_fact_there_is_one_piece_and_no_number(world, brand_lead, url):
    told(world, "bpo_lead", NOW, occurred_at=NOW, discovered_at=NOW)
    page, *bars = every_page(brand_lead, url)

    assert "1 piece, the last" in page
    assert "Not enough evidence: 0 of 8" in page
    assert sum("Told a problem of its own" in bar for bar in bars) == 1
    assert sum("100 % of the weight, 1 piece" in bar for bar in bars) == 1


def test_before_the_first_fact_nothing_was_known(world, brand_lead, url):
    told(world, "bpo_lead", NOW, occurred_at=NOW, discovered_at=NOW)
    for words in every_page(brand_lead, url, "?as_of=2001-01-01"):
        assert "nothing was known on 1 January 2001" in words


def test_a_day_ahead_shows_how_it_stands_now(world, brand_lead, url):
    told(world, "bpo_lead", NOW, occurred_at=NOW, discovered_at=NOW)
    page = words_of(brand_lead.page(f"{url}?as_of={(NOW + timedelta(9)).date()}", status=422))

    assert "That day is still to come. This is how it stands now." in page
    assert "1 piece, the last" in page


def test_a_side_that_was_silent_for_a_year_has_no_number_and_keeps_its_evidence(
    world, brand_lead, url
):
    steadily(world, 700)
    page = words_of(brand_lead.page(url))

    assert "Not enough evidence" in page
    assert "stands at" not in page
    listed = words_of(brand_lead.page(f"{url}/bpo/character"))
    assert "less than a tenth of" in listed
    then = (NOW - timedelta(days=600)).date()
    assert "<strong>9" in brand_lead.page(f"{url}?as_of={then}")


@pytest.mark.parametrize("year", [1926, 2126])
def test_times_a_century_off_are_refused_in_words(world, brand_lead, url, year):
    then = datetime(year, 3, 4, 9, 0, tzinfo=UTC)
    for times in ({"discovered_at": then}, {"next_update_at": then}):
        with pytest.raises(RuleBroken, match="Choose a date between 1970 and 2100"):
            told(world, "bpo_lead", NOW, **{"occurred_at": NOW, "discovered_at": NOW, **times})

    assert every_page(brand_lead, url)[0].count("No evidence yet") == 6


@pytest.mark.parametrize(("year", "said"), [(1926, "late or after"), (2126, "within the prot")])
def test_facts_that_claim_such_times_all_the_same_are_shown(world, brand_lead, url, year, said):
    first = told(world, "bpo_lead", NOW, occurred_at=NOW, discovered_at=NOW)
    claimed = Claimed(datetime(year, 3, 4, 9, 0, tzinfo=UTC))
    repeated(world, first, 1, discovered=claimed)
    page, *bars = every_page(brand_lead, url)

    assert "2 pieces" in page
    [listed] = [bar for bar in bars if "Told a problem" in bar]
    assert said in listed


def test_thousands_of_trivial_disclosures_in_a_day_gain_the_cap_and_no_more(world, brand_lead, url):
    then = NOW - timedelta(hours=3)
    own = {"kind": "problem_found", "where": "bpo", "noticed_first": "bpo", "severity": "low"}
    times = {"occurred_at": then, "discovered_at": then}
    first = told(world, "bpo_lead", NOW - timedelta(hours=2), **own, **times)
    repeated(world, first, TOO_MANY - 1)
    brand_lead.page(url)
    began = process_time()
    page = words_of(brand_lead.page(url))
    took = process_time() - began

    assert f"{TOO_MANY} pieces" in page
    assert "Not enough evidence: 2 of 8" in page  # the cap is 3, and two hours have faded it
    listed = words_of(brand_lead.page(f"{url}/bpo/communication"))
    assert listed.count("Weighs 0.50") == 6
    assert (
        listed.count("Weighs nothing of 0.5: what came later fills the cap on disclosures.") == 19
    )
    assert took < 1


def repeated(world, disclosure_id, times, **changed):
    """The telling of a disclosure again and again, each in a record of its own."""
    parts = world.parts
    fact = parts.partnerships.log.stream(disclosure_id).facts[0]
    again = [msgspec.structs.replace(fact, originator_id=uuid4(), **changed) for _ in range(times)]
    for start in range(0, times, 1_000):
        parts.partnerships.log.append(again[start : start + 1_000], {})
    Runner(parts.partnerships.log, parts.runner.engine, [Evidence()]).catch_up()
