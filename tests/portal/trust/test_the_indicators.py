"""Indicators side by side, one page for each, and how both sides talk."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.commitments import commands as k
from domain.disclosures import commands as c
from domain.feedback import commands as f
from domain.recognition import commands as r
from portal.trust.measured import WORDS
from portal.trust.worded import unbroken
from projections.indicators import INDICATORS
from projections.indicators.candid import OWED
from projections.indicators.changing import OUTCOMES
from projections.indicators.disclosing import CANDOUR
from projections.indicators.keeping import DUE
from tests.candour import SAID
from tests.portal.client import words_of

TOLD = {"what": "We sent letters to old addresses.", "affected": "Forty.", "doing_now": "Calls."}
NOW = datetime.now(UTC)


@pytest.fixture
def url(world):
    return f"{world.base}/trust/indicators"


def told_by(world, teller, ago, hours=1, **more):
    """One side told a mistake so many days ago, so many hours after it was discovered."""
    with world.past(days=ago):
        seen = datetime.now(UTC) - timedelta(days=ago, hours=hours, seconds=30)
        return world.perform(
            c.TellDisclosure, teller, **TOLD, occurred_at=seen, discovered_at=seen, **more
        )


@pytest.fixture
def telling(world):
    """The BPO told six problems within six days, three hours and longer after discovering them."""
    for n in range(6):
        told_by(world, "bpo_lead", 6 - n, hours=n + 1)
    return world


# --- All of them --------------------------------------------------------------------------------


def test_a_partnership_that_has_just_begun_has_no_number_on_any_page(brand_lead, url):
    page = brand_lead.page(url)

    said = words_of(page)
    assert "Not enough: 0 of 5" in said
    assert "Not enough: 0 of 6" in said
    assert re.search(r"Not enough yet: \d+ indicators", said)
    assert "gauge__chart" not in page
    assert 'stroke-width="12"' not in page
    for indicator in INDICATORS:
        assert indicator.title in said
        assert indicator.title in words_of(brand_lead.page(f"{url}/{indicator.name}"))


def test_figures_stand_side_by_side_with_interval_sample_and_period(telling, brand_lead, url):
    page = brand_lead.page(url)

    said = words_of(page)
    assert re.search(
        r"Harbor Contact 100 %, weighed by severity \(6 of 6\), "
        r"between \d+ % and 100 %, 6 problems",
        said,
    )
    assert "3 h, the median, nine of ten within 6 h, 6 disclosures told" in said
    assert "Northwind Not enough: 0 of 5 problems" in said
    assert "Harbor Contact 100 %; nothing to say yet of Northwind." in said
    assert re.search(r"From \w+ \d+ \w+( \d+)? to \w+ \d+ \w+, as it was known then", said)


def test_both_sides_are_shown_the_same_charts(telling, brand_lead, bpo_lead, url):
    drawn = [
        re.findall(r'<svg class="gauge__chart".*?</svg>', browser.page(url), re.DOTALL)
        for browser in (brand_lead, bpo_lead)
    ]
    assert 0 < len(drawn[0]) < len(INDICATORS)
    assert drawn[0] == drawn[1]


def test_no_number_parts_from_its_unit_at_the_end_of_a_line():
    assert unbroken("between 48 % and 95 %") == "between 48\xa0% and 95\xa0%"
    assert unbroken("2 days 7 h, 1 h 5 min") == "2\xa0days 7\xa0h, 1\xa0h 5\xa0min"
    assert unbroken("22 disclosures, 3 had 4 daylight") == "22 disclosures, 3 had 4 daylight"


def test_the_tab_an_indicator_belongs_to_is_marked_as_on_every_page(brand_lead, url):
    tabs = (
        brand_lead.page(f"{url}/change-cycle-time").split('class="subtabs"')[1].split("</nav>")[0]
    )

    assert re.findall(r'aria-current="(\w+)">(\w+)', tabs) == [("true", "Indicators")]


def test_a_figure_of_both_together_has_no_legend_of_the_sides(brand_lead, url):
    page = brand_lead.page(f"{url}/change-cycle-time").split('id="figures"')[1]
    assert 'class="legend"' not in page.split("</section>")[0]


def test_usual_periods_are_links_and_the_one_shown_says_so(brand_lead, url):
    page = brand_lead.page(url)
    links = dict(re.findall(r'href="\?since=([0-9-]+)"[^>]*>(\d+) days', page))

    assert list(links.values()) == ["30", "90", "180", "365"]
    assert re.search(r'aria-current="true">90 days', page)
    since = next(day for day, length in links.items() if length == "180")
    assert re.search(r'aria-current="true">180 days', brand_lead.page(f"{url}?since={since}"))


def test_the_period_and_the_day_go_along_into_every_page(telling, brand_lead, url):
    day, since = (NOW - timedelta(days=2)).date(), (NOW - timedelta(days=40)).date()
    page = brand_lead.page(f"{url}?since={since}&as_of={day}")

    way = re.search(r'href="[^"]+/disclosure-lag\?([^"]+)"', page)[1]
    assert set(way.split("&amp;")) == {f"as_of={day}", f"since={since}"}
    assert "As it stood at the end of" in words_of(page)
    assert "6 disclosures told" not in words_of(brand_lead.page(f"{url}?since={day}"))


def test_a_day_gone_by_shows_what_was_known_by_then(telling, brand_lead, url):
    day = (NOW - timedelta(days=4)).date()

    said = words_of(brand_lead.page(f"{url}?as_of={day}"))
    assert re.search(r"Not enough: [23] of 5 disclosures told", said)


# --- Bad input ----------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["indicators", "indicators/exposure", "talking"])
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("since=soon", "This is no date."),
        ("since=2026-02-30", "This is no date."),
        ("since=%00x", "This is no date."),
        ("since=9999-12-31", "That day is not before the last day of the period."),
        ("since=2020-02-01&as_of=2020-01-01", "That day is not before the last day"),
        ("as_of=9999-12-31", "That day is still to come."),
        ("as_of=soon&since=soon", "This is no date."),
    ],
)
def test_nonsense_is_answered_in_words_beside_the_field(world, brand_lead, where, query, sentence):
    shown = brand_lead.page(f"{world.base}/trust/{where}?{query}", status=422)

    assert 'aria-invalid="true"' in shown
    assert sentence in words_of(shown)


@pytest.mark.parametrize("where", ["indicators", "indicators/exposure", "talking"])
def test_any_day_there_is_opens(world, brand_lead, where):
    for query in ("since=0001-01-01", "as_of=1970-01-01", "since=1970-01-01&as_of=2020-01-01"):
        answer = brand_lead.get(f"{world.base}/trust/{where}?{query}")
        assert answer.status_code in (200, 422), query


def test_an_indicator_nobody_knows_is_no_page(brand_lead, url):
    brand_lead.page(f"{url}/charm", status=404)


# --- One of them --------------------------------------------------------------------------------


def test_a_number_opens_into_its_records(telling, brand_lead, url):
    page = brand_lead.page(f"{url}/disclosure-lag")

    assert "6 in the period, the latest first." in words_of(page)
    assert "What it is made of" in words_of(page)
    records = re.findall(r'<th scope="row"[^>]*><a href="([^"]+/disclosures/[^"]+)"', page)
    assert len(records) == 6
    assert "We sent letters to old addresses." in words_of(brand_lead.page(records[0]))


def test_every_result_that_is_evidence_is_said_in_words():
    assert {*OUTCOMES, *DUE, *OWED, *CANDOUR, "contract_first", "answered_openly"} <= set(WORDS)


def test_more_records_than_a_page_holds_go_on_from_the_last(world, brand_lead, url):
    for n in range(28):
        told_by(world, "bpo_lead", 30 - n)
    first = brand_lead.page(f"{url}/disclosure-lag")
    older = re.search(r'href="([^"]+)" rel="next"', first)[1].replace("&amp;", "&")
    count = re.compile(r'<th scope="row"[^>]*><a href')

    assert len(count.findall(first)) == 25
    assert len(count.findall(brand_lead.page(older))) == 3


def test_no_record_is_lost_between_two_pages(world, brand_lead, url):
    told = [told_by(world, "bpo_lead", 20, hours=n + 1) for n in range(14)]
    goods = {record_id: (uuid4(), uuid4()) for record_id in told}
    remedy = {"harmed": "Forty.", "remedy": "A call.", "due_on": (NOW + timedelta(days=9)).date()}
    for number, (record_id, both) in enumerate(goods.items()):
        for good, ago in zip(both, (15, 1 + number / 2), strict=True):
            with world.past(days=ago):
                more = {"make_good_id": good}
                world.perform(c.PromiseMakeGood, "bpo_lead", record_id, **more, **remedy)
                world.perform(c.DeliverMakeGood, "bpo_lead", record_id, **more, how="Called.")
    first = brand_lead.page(f"{url}/time-to-make-whole")
    older = re.search(r'href="([^"]+)" rel="next"', first)[1].replace("&amp;", "&")
    rows = [
        re.findall(r'<th scope="row"[^>]*><a href="([^"]+)"', page)
        for page in (first, brand_lead.page(older))
    ]

    assert "28 in the period" in words_of(first)
    assert [len(found) for found in rows] == [26, 2]
    assert len({*rows[0], *rows[1]}) == 14
    unknown = brand_lead.page(f"{url}/time-to-make-whole?after={uuid4()}")
    assert re.findall(r'<th scope="row"[^>]*><a href="([^"]+)"', unknown) == rows[0]


def test_a_claim_of_many_years_is_said_to_be_cut(world, brand_lead, url):
    told_by(world, "bpo_lead", 1, hours=20 * 365 * 24)
    page = words_of(brand_lead.page(f"{url}/disclosure-lag"))

    assert "Claimed to be older than two years" in page
    assert "730 days" in page


def test_the_months_are_there_as_a_chart_and_as_figures(telling, brand_lead, url):
    page = brand_lead.page(f"{url}/disclosure-lag")

    assert page.count('stroke-width="9"') == 1
    assert "The months in figures" in words_of(page)
    assert page.count("Not enough: 0 of 5") > 11


# --- How both sides talk ------------------------------------------------------------------------


@pytest.fixture
def talking(world):
    return f"{world.base}/trust/talking"


def test_an_empty_period_says_what_would_stand_there(brand_lead, talking):
    said = words_of(brand_lead.page(talking))

    assert "Nobody told or found a problem in this period" in said
    assert "No feedback in this period" in said
    assert "No deed was recognized in this period" in said


def test_who_told_first_is_counted_beside_the_volume(telling, brand_lead, talking):
    told_by(telling, "bpo_lead", 3, hours=200)
    told_by(telling, "brand_lead", 2, kind="problem_found", where="bpo")
    due_on = (NOW + timedelta(days=5)).date()
    made = telling.perform(k.MakeCommitment, "bpo_lead", text="We will call.", due_on=due_on)
    telling.perform(k.KeepCommitment, "bpo_lead", made, evidence="Called.")

    page = brand_lead.page(talking)
    said = words_of(page)
    assert "Harbor Contact told 6 of its 8 problems in time." in said
    assert "Told first, in time 0 6 Told late 0 1 Found by the other side or outside 0 1" in said
    assert "commitments kept or past their day 0 1" in said
    assert 'class="stack__hollow stack--bpo"' in page


def test_feedback_is_counted_both_ways_with_what_came_of_it(world, brand_lead, talking):
    first = world.perform(f.GiveFeedback, "brand_member", **SAID)
    world.perform(f.GiveFeedback, "brand_member", **SAID)
    world.perform(f.GiveFeedback, "bpo_member", **SAID)
    world.perform(f.AcknowledgeFeedback, "bpo_member", first, words="Read.")

    said = words_of(brand_lead.page(talking))
    assert "Northwind gave 2 and Harbor Contact gave 1. Reciprocity: Not enough: 3 of 6." in said
    assert "Given 2 1 Acknowledged 1 0 Told back 0 0 Settled 0 0" in said


def test_recognition_says_when_the_last_one_was_and_names_nobody(world, brand_lead, talking):
    given = {"deed": "She stayed until ten.", "effect": "No caller waited.", "deed_on": NOW.date()}
    people = (world.people["bpo_member"].id,)
    world.perform(r.GiveRecognition, "brand_lead", **given, person_ids=people)

    page = words_of(brand_lead.page(talking))
    assert "Last recognized: Harbor Contact on" in page
    assert "Recognitions for its people and teams 0 1" in page
    assert "Tomás" not in page


def test_an_observer_reads_both_and_the_front_line_neither(observer, frontline, url, talking):
    for address in (url, f"{url}/exposure", talking):
        observer.page(address)
        frontline.page(address, status=403)
