"""The calendar: months, weeks and agendas in the reader's zone, and a feed for programs."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from domain.changes import commands as c
from domain.commitments.commands import MakeCommitment
from domain.partnerships.commands import AddSite, AddTeam, EndMembership
from domain.schedules.commands import AddFreeze
from domain.schedules.record import schedule_id_of
from portal.calendar.items import Item, lasting
from portal.calendar.spans import span_of
from tests.portal.changes.conftest import ASSESSMENT, CHAT, REQUEST
from tests.portal.client import words_of

LONG = (
    "Überprüfung der Rückerstattungen für Großkundinnen und Großkunden in der Straße der Müller "
    * 2
)


@pytest.fixture(autouse=True)
def _placed(world):
    ids = {"record_id": world.id, "site_id": uuid4()}
    world.perform(AddSite, "bpo_lead", **ids, name="Cebu", time_zone="Asia/Manila")
    world.perform(AddTeam, "bpo_lead", **ids, team_id=CHAT, name="Chat")


@pytest.fixture
def url(world):
    return f"{world.base}/calendar"


def at_noon(days: int) -> datetime:
    return datetime.combine(
        datetime.now(UTC).date() + timedelta(days=days), datetime.min.time(), UTC
    ) + timedelta(hours=12)


def scheduled(world, days=20, title="Refund by chat"):
    """A change that goes live at noon so many days ahead, moved off a weekend."""
    at = at_noon(days)
    at += timedelta(days=(7 - at.weekday()) % 7 if at.weekday() > 4 else 0)
    change_id = world.perform(c.SubmitChange, "brand_member", **{**REQUEST, "title": title[:200]})
    fields = {**ASSESSMENT, "front_line_hours": 4, "team_ids": (CHAT,), "load_points": 1}
    world.perform(c.RespondToChange, "bpo_member", change_id, code="act_now", words="Gladly.")
    world.perform(c.AssessChange, "bpo_member", change_id, **fields)
    world.perform(c.ApproveChange, "brand_lead", change_id)
    world.perform(c.ApproveChange, "bpo_lead", change_id)
    world.perform(c.ScheduleChange, "bpo_member", change_id, effective_at=at)
    return change_id, at


def frozen(world, days=5, name="Autumn peak"):
    fields = {"command_id": uuid4(), "partnership_id": world.id, "kind": "peak", "name": name}
    fields |= {"starts_at": at_noon(days), "ends_at": at_noon(days + 2), "hard": True}
    fields |= {"record_id": schedule_id_of(world.id), "freeze_id": uuid4()}
    person_id = world.people["brand_member"].id
    parts = world.parts
    parts.runner.ensure(parts.partnerships.perform(AddFreeze(**fields), by=person_id))


@pytest.mark.parametrize("view", ["month", "week", "agenda"])
def test_what_goes_live_is_frozen_and_due_stands_on_its_day(world, url, brand_member, view):
    _, at = scheduled(world)
    frozen(world)
    due = at_noon(6).date()
    world.perform(MakeCommitment, "bpo_member", text="Train the night crew", due_on=due)
    for day, words in (
        (at.date(), "Refund by chat"),
        (due, "Train the night crew"),
        (at_noon(6).date(), "Autumn peak"),
    ):
        assert words in words_of(brand_member.page(f"{url}?view={view}&day={day}"))


def test_filters_stand_in_the_address(world, url, brand_member):
    _, at = scheduled(world)
    day = f"view=agenda&day={at.date()}"
    assert "Refund by chat" in brand_member.page(f"{url}?{day}&kind=live&side=bpo")
    assert "Refund by chat" not in brand_member.page(f"{url}?{day}&kind=freeze")
    assert "Refund by chat" not in brand_member.page(f"{url}?{day}&side=brand")


@pytest.mark.parametrize(
    "query",
    ["day=nonsense", "view=year", "day=0001-01-01", "day=9999-12-31&view=week", "kind=x&side=y"],
)
def test_an_address_that_makes_no_sense_still_shows_a_calendar(url, brand_member, query):
    brand_member.page(f"{url}?{query}")


def test_a_day_is_the_reader_s_own(world, url, brand_member):
    person = world.people["brand_member"]
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        world.parts.directory.change_settings(person.id, time_zone=zone)
        _, at = scheduled(world, title=f"Seen from {zone}")
        local = at.astimezone(ZoneInfo(zone)).date()
        page = brand_member.page(f"{url}?view=week&day={local}")
        cell = page.split("<tbody>")[1].split(f"day={local}")[1].split("</td>")[0]
        assert f"Seen from {zone}" in words_of(cell)


def test_a_span_touches_every_local_day_up_to_its_end():
    berlin = ZoneInfo("Europe/Berlin")
    starts = datetime(2026, 3, 28, 22, 0, tzinfo=UTC)
    item = Item(
        "x",
        "freeze",
        "x",
        "/",
        "",
        starts.astimezone(berlin).date(),
        starts,
        datetime(2026, 3, 29, 22, 0, tzinfo=UTC),
    )
    # twenty-four hours, over the night in which the clocks go forward; the end is exclusive
    assert list(lasting(item, berlin)) == [date(2026, 3, 28), date(2026, 3, 29)]


def test_a_day_of_twenty_three_hours_is_a_day():
    span = span_of("week", date(2026, 3, 29))
    since, until = span.bounds(ZoneInfo("Europe/Berlin"))
    assert (until - since) == timedelta(days=7) - timedelta(hours=1)


def test_a_month_is_whole_weeks():
    for month in range(1, 13):
        span = span_of("month", date(2026, month, 15))
        assert span.days[0].weekday() == 0
        assert len(span.days) % 7 == 0
        assert date(2026, month, 1) in span.days


def feed_of(world, browser, url):
    page = browser.submit(f"{url}/subscription", status=200).text
    return page.split('value="http://localhost')[1].split('"')[0]


def test_a_feed_carries_the_same_for_calendar_programs(world, url, brand_member):
    change_id, at = scheduled(world, title=LONG)
    frozen(world)
    due = at_noon(6).date()
    world.perform(MakeCommitment, "bpo_member", text="Train the night crew", due_on=due)
    address = feed_of(world, brand_member, url)

    answer = world.app.test_client().get(address)

    assert answer.mimetype == "text/calendar"
    file = Calendar.from_ical(answer.data)
    events = {str(event["uid"]): event for event in file.walk("VEVENT")}
    assert len(events) == len(file.walk("VEVENT")) == 3
    live = events[f"live-{change_id}@northwind-harbor.portal"]
    assert live.decoded("dtstart") == at
    assert live.decoded("dtend") == at + timedelta(hours=1)
    assert str(live["summary"]) == f"Goes live: {LONG[:200]}"
    assert max(len(line) for line in answer.data.split(b"\r\n")) <= 75
    [freeze] = [each for uid, each in events.items() if uid.startswith("freeze-")]
    assert freeze.decoded("dtend") - freeze.decoded("dtstart") == timedelta(days=2)
    [kept] = [each for uid, each in events.items() if uid.startswith("due-")]
    assert kept.decoded("dtstart") == due


def test_the_same_calendar_is_not_sent_twice(world, url, brand_member):
    scheduled(world)
    address = feed_of(world, brand_member, url)
    client = world.app.test_client()
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    scheduled(world, 27, "Another one")
    changed = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200


def test_a_revoked_or_replaced_address_leads_nowhere(world, url, brand_member):
    first, client = feed_of(world, brand_member, url), world.app.test_client()
    second = feed_of(world, brand_member, url)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    brand_member.submit(f"{url}/subscription/end")
    assert client.get(second).status_code == 404
    assert client.get("/feed/guessed.ics").status_code == 404


def test_the_address_ends_with_the_membership(world, url, brand_member):
    address, client = feed_of(world, brand_member, url), world.app.test_client()
    person_id = world.people["brand_member"].id
    world.perform(EndMembership, "brand_lead", world.id, person_id=person_id)
    assert client.get(address).status_code == 404


def test_a_feed_holds_nothing_of_others(world, url, brand_member, bpo_member):
    scheduled(world)
    world.perform(c.DraftChange, "bpo_member", title="Only ours", wanted_by=at_noon(3).date())
    address = feed_of(world, brand_member, url)
    text = world.app.test_client().get(address).text
    assert "Only ours" not in text
    assert "Stenwerk" not in text


def test_the_secret_is_kept_as_a_hash(world, url, brand_member):
    address = feed_of(world, brand_member, url)
    token = address.split("/")[-1].removesuffix(".ics")
    assert len(token) >= 40
    with world.parts.directory.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM feeds").all()
    assert token not in repr(rows)


def test_a_stranger_gets_no_calendar(world, url, stranger, frontline):
    stranger.page(url, 404)
    frontline.page(url, 403)
    frontline.submit(f"{url}/subscription", status=403)
