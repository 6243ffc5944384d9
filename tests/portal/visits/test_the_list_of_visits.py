"""The list of visits: what comes, what is owed, what the charter says is due, and the past."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.partnerships.commands import ProposeCharter, SignCharter
from domain.terms import Terms
from domain.visits import commands as c
from tests.portal.client import words_of
from tests.portal.visits.conftest import closed, prepared, proposed, under_way


def part(text, name):
    """The words of one section of the page; empty where there is none."""
    if f'id="{name}"' not in text:
        return ""
    return words_of("<section>" + text.split(f'id="{name}">')[1].split("</section>")[0])


def signed(world, ago, number=1, **cadence):
    """A charter that says how often to visit, in force since so many days ago."""
    days = {name.replace("_", " "): every for name, every in cadence.items()}
    with world.past(days=ago):
        terms = Terms(visit_cadence_days=days)
        world.perform(ProposeCharter, "brand_lead", world.id, terms=terms, why="More often.")
        world.perform(SignCharter, "bpo_lead", world.id, number=number)


def day(ago):
    at = (datetime.now(UTC) - timedelta(days=ago)).astimezone(ZoneInfo("Europe/Berlin"))
    return f"{at:%a} {at.day} {at:%b}"


def test_an_empty_list_says_what_a_visit_is(brand_member, url):
    words = words_of(brand_member.page(url))

    assert "No visit is planned" in words
    assert "The charter does not say how often to visit." in words


def test_every_visit_stands_where_one_looks_for_it(world, brand_member, url):
    proposed(world, purposes=("audit",))
    prepared(world, purposes=("training",))
    under_way(world, purposes=("business review",))
    under_way(world, ago=1, purposes=("launch readiness",))
    closed(world, purposes=("product immersion",))
    opened = under_way(world, ago=1, purposes=("joint problem solving",))
    due_on = datetime.now(UTC).date() + timedelta(days=9)
    roadblock = {"text": "It asks twice.", "owner_side": "bpo", "due_on": due_on}
    world.perform(c.RaiseRoadblock, "brand_member", opened, **roadblock)
    for by in ("bpo_member", "brand_member"):
        world.perform(c.ReportVisit, by, opened, text="A good day.", reached="yes")

    text = brand_member.page(url)
    assert "Audit" in part(text, "coming")
    assert "Training" in part(text, "coming")
    assert "Business review" in part(text, "under-way")
    assert "Launch readiness" in part(text, "to-report")
    assert "Due" in part(text, "to-report")
    assert "Joint problem solving" in part(text, "open-items")
    assert "Product immersion" in part(text, "past")
    assert "Audit" not in part(text, "past")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=proposed", {"Audit"}),
        ("state=over", {"Product immersion"}),
        ("state=open", {"Audit", "Training"}),
        ("purpose=training", {"Training"}),
        ("host=brand", {"Training"}),
        ("text=SLOWS", {"Training", "Product immersion"}),
        ("state=nonsense&purpose=x&host=y", {"Audit", "Training", "Product immersion"}),
        ("text=nowhere", set()),
    ],
)
def test_filters_stand_in_the_address(world, brand_member, url, query, found):
    proposed(world, purposes=("audit",))
    prepared(world, host="brand", purposes=("training",))
    closed(world, purposes=("product immersion",))

    text = brand_member.page(f"{url}?{query}").split("</form>", 1)[-1]
    names = ("Audit,", "Training,", "Product immersion,")
    assert {name[:-1] for name in names if name in text} == found


def test_the_past_goes_on_after_twenty(world, brand_member, url):
    for number in range(22):
        visit_id = proposed(world, days=10 + number)
        world.perform(c.CancelVisit, "brand_member", visit_id, reason="Our mistake.")

    first = brand_member.page(url)
    older = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
    second = brand_member.page(older)
    assert first.count('rowheader"><a') == 20
    assert second.count('rowheader"><a') == 2
    assert "Coming up" not in words_of(second)


def test_a_purpose_is_overdue_from_its_last_visit(world, brand_member, url):
    signed(world, 60, **{"side-by-side_walk": 30, "Training": 90})
    closed(world, ago=40)

    words = part(brand_member.page(url), "cadence")
    assert f"Side-by-side walk Every 30 days {day(40)} Overdue since {day(10)}" in words
    assert f"Training Every 90 days None since it was agreed, {day(60)} Due {day(-30)}" in words


def test_a_purpose_nobody_came_for_is_counted_from_when_it_was_first_signed(
    world, brand_member, url
):
    signed(world, 50, audit=30)
    signed(world, 5, 2, audit=30, training=30)

    words = part(brand_member.page(url), "cadence")
    assert f"Audit Every 30 days None since it was agreed, {day(50)} Overdue" in words
    assert f"Training Every 30 days None since it was agreed, {day(5)} Due" in words


def test_a_function_that_stays_away_is_overdue_though_the_purpose_is_not(world, brand_member, url):
    signed(world, 90, **{"side-by-side_walk": 30})
    closed(world, ago=40)
    with world.past(days=9):
        later = proposed(world, days=-8, functions=("executive",))
        world.perform(c.AgreeVisit, "bpo_member", later)
        ready = {"outcomes": "One page.", "agenda": "Two hours.", "functions": ("executive",)}
        world.perform(c.PrepareVisit, "brand_member", later, **ready)
    with world.past(days=8):
        world.perform(c.StartVisit, "bpo_member", later)

    words = part(brand_member.page(url), "cadence")
    assert f"Side-by-side walk Every 30 days {day(8)} Due {day(-22)}" in words
    assert "Executive" not in words
    assert f"Quality Overdue since {day(10)}" in words


def test_what_is_planned_stands_beside_what_is_overdue(world, brand_member, url):
    signed(world, 60, audit=30)
    prepared(world, days=9, purposes=("audit",))

    words = part(brand_member.page(url), "cadence")
    assert "Overdue" in words
    assert "Planned:" in words


def test_what_no_visit_can_be_for_is_not_counted(world, brand_member, url):
    signed(world, 60, dancing=30)

    assert "no visit can be for it: dancing." in part(brand_member.page(url), "cadence")


def test_a_long_part_is_cut_off_and_leads_to_the_rest(world, brand_member, url):
    for number in range(10):
        proposed(world, days=10 + number)

    text = brand_member.page(url)
    assert part(text, "coming").count("Side-by-side walk") == 8
    assert "2 more" in part(text, "coming")
    assert brand_member.page(f"{url}?state=open").count('rowheader"><a') == 10
