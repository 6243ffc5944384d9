"""How bars went over the months: as they were known then, and the facts that moved them."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal.trust.chart import WIDE, Drawn, chart_of
from portal.trust.message import Course, message
from projections.trust.moments import days
from projections.trust.moving import Ends, Step
from projections.trust.trend import Point
from tests.portal.client import words_of
from tests.portal.trust.told import contested, kept_by

BERLIN = ZoneInfo("Europe/Berlin")
FIGURES = re.compile(r"(\d+), between (\d+) and (\d+); (\d+) pieces? weighing")


def ends_of_months(count):
    """The last days of the months that are over where the reader is, the latest first."""
    day = datetime.now(BERLIN).date()
    for _ in range(count):
        day = day.replace(day=1) - timedelta(days=1)
        yield day


def character(page):
    """The part of the page on the months of character."""
    return page.split('id="trend-character"')[1].split("</section>")[0]


def test_a_month_is_what_the_page_showed_at_its_end(long, brand_lead, url):
    table = character(brand_lead.page(url))
    months = list(ends_of_months(3))
    for day in months:
        page = brand_lead.page(f"{url}?as_of={day}")
        [bar] = set(re.findall(r"<strong>(\d+)</strong> <small>between (\d+) and (\d+)", page))
        year = "" if day.year == datetime.now(BERLIN).year else f" {day.year}"
        row = words_of(table.split(f"End of {day:%B}{year}</th>")[1].split("</tr>")[0])
        assert FIGURES.search(row).groups()[:3] == bar
        last = character(page).split("<tbody")[1].split("</tr>")[0]
        assert FIGURES.search(words_of(last)).groups()[:3] == bar


def test_what_is_recorded_later_leaves_the_months_as_they_were(long, brand_lead, url):
    def figures():
        rows = character(brand_lead.page(url)).split("<tbody")[1].split("<tr")[2:]
        return [FIGURES.findall(words_of(f"<table><tr{row}</table>")) for row in rows]

    before = figures()
    kept_by(long, "bpo_lead", "brand_lead", 2, 99)

    assert figures() == before
    assert any(before)


def test_the_picture_shows_lines_where_there_was_enough_and_gaps_elsewhere(long, brand_lead, url):
    page = brand_lead.page(url)

    assert page.count('class="course course--wide"') == 1
    assert page.count('class="course course--narrow"') == 1
    assert "course__band course--bpo" in page
    assert "course__band course--brand" not in page
    said = words_of(character(page))
    assert "For Northwind there was not enough evidence at any of these moments." in said
    assert re.search(r"Harbor Contact (moved|rose|fell|has stood)", said)
    competence = page.split('id="trend-competence"')[1].split("</section>")[0]
    assert "<svg" not in competence.split("legend")[0]


def test_numbers_on_the_line_lead_to_the_facts_in_two_steps(long, brand_lead, bpo_lead, url):
    part = character(brand_lead.page(url))
    marks = re.findall(r"<li data-side.*?</li>", part, re.DOTALL)
    drawn = part.split("course--narrow")[0].count('class="course__digit"')

    assert 1 <= len(marks) <= 3
    assert len(marks) == drawn
    for mark in marks:
        before, after = map(int, re.search(r"from (\d+) to (\d+)", mark).groups())
        assert before != after
        record, fact = re.findall(r'href="([^"]+)"', mark)
        assert "One line of the history" in words_of(brand_lead.page(fact))
        assert brand_lead.get(record).status_code == 200
    assert re.findall(r"<li data-side.*?</li>", character(bpo_lead.page(url)), re.DOTALL) == marks


def test_what_a_ruling_takes_away_is_a_step_on_the_line(long, brand_lead, url):
    contested(long, "excluded", ago=40)
    part = words_of(character(brand_lead.page(url)))

    assert "The due day of a commitment passed without it being kept." in part
    assert "No longer counts: The due day of a commitment passed without it being kept." in part


def test_before_any_evidence_there_are_no_months(brand_lead, url):
    assert "No months yet" in words_of(brand_lead.page(url))


# --- In one sentence ----------------------------------------------------------------------------

AT = datetime(2026, 10, 12, tzinfo=UTC)


def points(*values):
    """The ends of June to September 2026 and a moment in October, from (value, half a width)."""
    moments = [datetime(2026, month, 28, tzinfo=UTC) for month in (6, 7, 8, 9)] + [AT]
    return [
        Point(days(at), *(_ends(*each) if each else (None, None, None)), 20.0, 30)
        for at, each in zip(moments[-len(values) :], values, strict=True)
    ]


def _ends(value, half):
    return value / 100, (value - half) / 100, (value + half) / 100


@pytest.fixture
def said(world):
    def say(*values, past=False, steps=()):
        with world.app.test_request_context():
            return message("Harbor", Course(points(*values), steps), AT, past=past)

    return say


def test_it_fell_only_where_the_intervals_do_not_overlap(said):
    assert said((71, 5), (65, 5), (60, 5), (58, 5), (66, 5)) == (
        "Harbor fell from 71 in June to 58 in September, and stands at 66."
    )
    assert said((71, 9), (65, 9), (60, 9), (58, 9), (66, 9)) == (
        "Harbor moved from 71 in June to 58 in September, within the intervals, and stands at 66."
    )
    assert said((50, 4), (70, 4)) == "Harbor rose from 50 in September to 70 now."


def test_where_evidence_is_missing_it_says_so(said):
    assert said(None, None) == ("For Harbor there was not enough evidence at any of these moments.")
    assert said(None, (70, 4)) == ("Harbor stands at 70; before, there was not enough evidence.")
    assert said((70, 4), None) == "Harbor stood at 70 in September; not enough evidence now."
    assert said((50, 4), (70, 4), None) == (
        "Harbor rose from 50 in August to 70 in September; not enough evidence now."
    )


def test_what_did_not_move_has_stood(said):
    assert said((70, 4), (70.2, 4), (70.1, 4)) == "Harbor has stood at 70 since August."


def test_as_of_a_day_it_speaks_of_that_day(said):
    found = said((50, 4), (70, 4), (66, 4), past=True)

    assert found.startswith("Harbor rose from 50 in August to 70 in September, and stood at 66 on ")


def fall(to, moment):
    """A step from 70 down to a value."""
    ends = [Ends(each / 100, each / 100 - 0.1, each / 100 + 0.1) for each in (70, to)]
    return Step(0, days(moment), False, *ends)


def test_a_low_between_the_ends_of_months_is_named_with_its_day(said):
    low = datetime(datetime.now(UTC).year, 9, 21, 9, tzinfo=UTC)

    found = said((71, 9), (63, 9), (64, 9), steps=[fall(54, low)])
    assert re.search(r" Its lowest point drawn is 54, on \w{3} 21 Sep\.$", found)
    assert "lowest" not in said((71, 9), (63, 9), (64, 9), steps=[fall(63, low)])


# --- The picture --------------------------------------------------------------------------------


def test_the_axis_begins_with_the_evidence_and_names_days(world):
    with world.app.test_request_context():
        found = points(None, (70, 4), (66, 4), (60, 4), (61, 4))
        drawn = chart_of({"bpo": Drawn(found, [""] * 5, ())}, WIDE)

    assert [name for _, name in drawn.months] == ["28 Jul", "28 Aug", "28 Sep"][: len(drawn.months)]
    assert drawn.months[0] == (WIDE.left, "28 Jul")
