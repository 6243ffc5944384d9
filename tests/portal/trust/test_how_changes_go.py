"""The page of changes: the way to live, paper owed, the load on teams, and days gone by."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from domain.changes import commands as c
from domain.partnerships import commands as p
from tests.asked import ASSESSMENT, CHAT, PHONE, REQUEST, SITE
from tests.portal.client import words_of

NOW = datetime.now(UTC)
PAPER = {"code": "act_now_paper_later", "words": "Go ahead."}


@pytest.fixture
def url(world):
    return f"{world.base}/trust/changes"


@pytest.fixture
def placed(world):
    """Harbor Contact has a site with two teams."""
    with world.past(days=100):
        site = {"site_id": SITE, "name": "Cebu", "time_zone": "Asia/Manila"}
        world.perform(p.AddSite, "bpo_lead", world.id, **site)
        for team_id, name in ((CHAT, "Chat"), (PHONE, "Phone")):
            team = {"team_id": team_id, "site_id": SITE, "name": name}
            world.perform(p.AddTeam, "bpo_lead", world.id, **team)
    return world


def asked_for(world, ago, title="Refund by chat", **response):
    """The brand asked, and a day later the BPO answered."""
    with world.past(days=ago):
        change = world.perform(c.SubmitChange, "brand_member", **{**REQUEST, "title": title})
    with world.past(days=ago - 1):
        said = {"code": "act_now", "words": "Gladly.", **response}
        world.perform(c.RespondToChange, "bpo_member", change, **said)
    return change


def agreed(world, ago, **assessed):
    """A change both sides want."""
    change = asked_for(world, ago)
    with world.past(days=ago - 2):
        world.perform(c.AssessChange, "bpo_member", change, **{**ASSESSMENT, **assessed})
        for lead in ("brand_lead", "bpo_lead"):
            world.perform(c.ApproveChange, lead, change)
    return change


def scheduled(world, ago, go_live, **assessed):
    """A change both agreed to, and its time; ``go_live`` is at nine of a working day."""
    change = agreed(world, ago, **assessed)
    with world.past(days=ago - 2):
        world.perform(c.ScheduleChange, "bpo_member", change, effective_at=go_live)
    return change


def working_day(days):
    """Nine o'clock of the first working day so many days from now or after; never a holiday."""
    day = (NOW + timedelta(days=days)).replace(hour=9, minute=0, second=0, microsecond=0)
    while day.weekday() > 3:
        day += timedelta(days=1)
    return day


# --- Nothing yet, and nonsense -------------------------------------------------------------------


def test_a_partnership_that_has_just_begun_has_a_page_that_says_what_will_stand_there(
    brand_lead, url
):
    said = words_of(brand_lead.page(url))

    assert "No change was on its way in this period" in said
    assert "No paper is owed; the charter allows 5." in said
    assert "No team is named yet" in said
    assert "Not enough: 0 of 5" in said


@pytest.mark.parametrize("asking", ["since=soon", "as_of=soon", "since=9999-12-31", "since=%00"])
def test_nonsense_is_answered_in_words_and_with_the_usual_period(placed, brand_lead, url, asking):
    status = 200 if asking.endswith("%00") else 422
    page = brand_lead.page(f"{url}?{asking}", status=status)

    assert ('aria-invalid="true"' in page) == (status == 422)
    assert "No paper is owed" in words_of(page)


def test_a_period_that_begins_after_its_day_is_answered_in_words(brand_lead, url):
    page = brand_lead.page(f"{url}?since=2026-05-01&as_of=2026-04-01", status=422)

    assert "That day is not before the last day of the period." in words_of(page)


def test_years_before_the_partnership_there_is_nothing_and_no_fault(placed, brand_lead, url):
    page = words_of(brand_lead.page(f"{url}?since=2001-01-01&as_of=2003-01-01"))

    assert "nothing was known" in page
    assert "No team is named yet" in page


# --- The way to live -----------------------------------------------------------------------------


def test_phases_are_drawn_in_two_colours_from_five_changes_on(placed, brand_lead, url):
    for n in range(4):
        asked_for(placed, 20 + n)
    few = words_of(brand_lead.page(url))
    assert "4 changes on the way or live: not enough to say how long it takes." in few
    assert "Submitted Not enough: 4 of 5" in few

    asked_for(placed, 19)
    page = brand_lead.page(url)
    said = words_of(page)
    assert "Fewer than half of 5 changes are live so far." in said
    assert "Submitted 1 day" in said
    assert "Submitted: 1 day, of which 1 day in the hands of Harbor Contact" in page
    assert re.search(r'<rect class="band__bpo" x="0" width="1000" y="12"', page)


def test_both_sides_read_the_same_page(placed, brand_lead, bpo_lead, url):
    for n in range(5):
        asked_for(placed, 20 + n)
    drawn = [
        re.findall(r"<svg class=\"(?:band|tile|lane).*?</svg>", each.page(url), re.DOTALL)
        for each in (brand_lead, bpo_lead)
    ]

    assert drawn[0]
    assert drawn[0] == drawn[1]


def test_a_day_gone_by_shows_what_was_known_then(placed, brand_lead, url):
    for n in range(5):
        asked_for(placed, 20 + n)
    day = (NOW - timedelta(days=23)).date()

    page = words_of(brand_lead.page(f"{url}?as_of={day}"))
    assert re.search(r"[23] changes on the way or live: not enough", page)


# --- Paper ---------------------------------------------------------------------------------------


def test_paper_owed_leads_to_its_changes_with_its_age_and_day(placed, brand_lead, url):
    days = [(NOW + timedelta(days=n)).date() for n in (30, -3)]
    asked_for(placed, 40, **PAPER, paper_due_on=days[0])
    late = asked_for(placed, 30, "Warranty by post", **PAPER, paper_due_on=days[1])

    page = brand_lead.page(url)
    said = words_of(page)
    assert "Paper is owed for 2 changes, the oldest for 39 days; the charter allows 5." in said
    assert "1 of them is past its day." in said
    assert f"/changes/{late}" in page
    assert "2 of 5 that the charter allows" in said


# --- Load ----------------------------------------------------------------------------------------


def test_load_stands_in_its_week_past_and_to_come_with_the_changes(placed, brand_lead, url):
    coming = scheduled(placed, 20, working_day(14))
    page = brand_lead.page(url)
    said = words_of(page)

    assert f"Chat with 2 of 6 load points in week {working_day(14).isocalendar().week}" in said
    assert "No team is above what the charter allows." in said
    assert page.count('class="tile__fill') == 1
    assert "stroke-dasharray" in page
    assert "Chat is to carry 2 of 6 load points in week" in page
    assert f"/changes/{coming}" in page.split("The figures, with their changes")[1]


def test_a_week_above_the_cap_is_marked_by_more_than_colour(placed, brand_lead, url):
    go_live = {"effective_at": working_day(14), "reason": "A recall."}
    scheduled(placed, 20, working_day(14), load_points=4)
    assert 'stroke-width="3.5"' not in brand_lead.page(url)
    second = agreed(placed, 20, load_points=4)
    placed.perform(c.AskOverride, "bpo_member", second, **go_live)
    placed.perform(c.AgreeOverride, "brand_lead", second, reason="A recall.")

    page = brand_lead.page(url)
    assert "1 week of a team is above what the charter allows." in words_of(page)
    assert "Chat with 8 of 6 load points" in words_of(page)
    assert page.count('stroke-width="3.5"') == 1


def test_a_time_given_up_is_gone_from_its_week_but_not_from_the_past(placed, brand_lead, url):
    change = scheduled(placed, 20, working_day(14))
    placed.perform(c.UnscheduleChange, "bpo_member", change, reason="A launch.")

    assert "tile__fill" not in brand_lead.page(url)
    before = (NOW - timedelta(days=3)).date()
    assert "tile__fill" in brand_lead.page(f"{url}?as_of={before}")


# --- Ways ----------------------------------------------------------------------------------------


def test_every_figure_leads_to_its_records_with_the_period_along(placed, brand_lead, url):
    change = asked_for(placed, 20)
    since = (NOW - timedelta(days=30)).date()
    page = brand_lead.page(f"{url}?since={since}")
    ways = set(re.findall(r'href="([^"]+/trust/indicators/[^"#]+)', page))

    assert len(ways) >= 8
    for way in ways:
        assert f"since={since}" in way
        brand_lead.page(way)
    listed = brand_lead.page(f"{placed.base}/trust/indicators/first-response-time")
    assert f"/changes/{change}" in listed


def test_an_observer_reads_it_and_the_front_line_does_not(observer, frontline, url):
    observer.page(url)
    frontline.page(url, status=403)
