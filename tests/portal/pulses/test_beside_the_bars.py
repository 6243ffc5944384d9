"""The trust page shows the latest pulse beside the bars, as it had closed by then."""

from datetime import UTC, datetime, timedelta

from domain.pulses import commands as c
from tests.portal.client import words_of
from tests.portal.pulses.conftest import BPO, BRAND


def beside(browser, world, query=""):
    """The words of what stands beside the bars."""
    page = browser.page(f"{world.base}/trust{query}")
    return words_of(page.split('id="felt"')[1].split("</section>")[0])


def closed(town, answering):
    """A pulse these people answered, closed since yesterday."""
    pulse_id = town.opened()
    for name in answering:
        town.answered(pulse_id, name)
    with town.world.past(days=1):
        town.world.perform(c.ClosePulse, "bpo_lead", pulse_id)


def test_a_closed_pulse_shows_means_and_spread_of_each_side(town, brand_lead):
    assert "No pulse had closed." in beside(brand_lead, town.world)
    closed(town, (*BRAND, *BPO))
    said = beside(brand_lead, town.world)

    assert "Spring pulse" in said
    assert said.count("Communication4.0") == 2
    assert "5 of 5 answered." in said


def test_where_too_few_answered_there_is_no_mark(town, brand_lead):
    closed(town, (*BRAND, *BPO[:3]))
    said = beside(brand_lead, town.world)

    assert "Not enough answers: 3 of 5." in said
    assert said.count("Communication4.0") == 1


def test_before_it_closed_there_was_none(town, brand_lead):
    closed(town, BRAND)
    then = (datetime.now(UTC) - timedelta(days=4)).date()

    assert "No pulse had closed." in beside(brand_lead, town.world, f"?as_of={then}")
