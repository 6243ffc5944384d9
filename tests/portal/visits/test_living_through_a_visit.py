"""A visit from its form to its end, over HTTP, as each side sees it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from icalendar import Calendar

from domain.commitments.commands import KeepCommitment
from domain.partnerships.commands import AddSite
from domain.visits import commands as c
from tests.portal.client import words_of
from tests.portal.visits.conftest import CEBU, LETTERS, READY, closed, prepared, proposed, under_way


def typed(days=10, hours=0):
    return f"{datetime.now(UTC) + timedelta(days=days, hours=hours):%Y-%m-%dT%H:%M}"


FORM = {
    "form": "propose",
    "host": "bpo",
    "site_id": str(CEBU),
    "purposes": ["side-by-side walk", "training"],
    "functions": ["operations", "quality"],
    "starts_at": typed(),
    "ends_at": typed(hours=30),
    "why": "To hear the calls behind the reports.",
}


def test_it_is_proposed_agreed_and_prepared(brand_member, bpo_member, url):
    sent = brand_member.submit(url, FORM)
    page = sent.location
    words = brand_member.follow(sent)
    assert "Northwind visits Harbor Contact" in words
    assert "Waiting for Harbor Contact" in words
    assert "Does the visit suit you?" not in words

    assert "Does the visit suit you?" in words_of(bpo_member.page(page))
    assert "Prepare the visit" not in bpo_member.follow(bpo_member.submit(f"{page}/agreement"))

    ready = {"form": "preparation", **READY, "functions": ["quality"], "team_ids": [str(LETTERS)]}
    words = brand_member.follow(brand_member.submit(f"{page}/preparation", ready))
    assert READY["outcomes"] in words
    assert "Letters" in words
    assert "Waiting for Harbor Contact" in words


def test_what_is_refused_comes_back_with_everything_typed(world, brand_member, url):
    before = world.parts.runner.log.head()
    late = {**FORM, "ends_at": typed(9)}
    answer = brand_member.submit(url, late, status=409)

    words = words_of(answer.text)
    assert "A visit ends after it starts." in words
    assert FORM["why"] in words
    assert 'value="training" checked' in answer.text
    none = {name: value for name, value in FORM.items() if name not in ("purposes", "functions")}
    missing = words_of(brand_member.submit(url, none, status=422).text)
    assert missing.count("Mend this: Please fill this in.") == 2
    assert world.parts.runner.log.head() == before


def test_other_dates_and_a_decline_go_through_the_same_bar(world, brand_member, bpo_member, url):
    page = f"{url}/{proposed(world)}"
    dates = {"form": "dates", "starts_at": typed(20), "ends_at": typed(21), "reason": "Peak."}
    assert "Waiting for Northwind" in bpo_member.follow(bpo_member.submit(f"{page}/dates", dates))

    decline = {"form": "decline", "reason": "Then rather in spring."}
    words = brand_member.follow(brand_member.submit(f"{page}/decline", decline))
    assert "Declined." in words
    assert "Then rather in spring." in words


def test_a_visit_put_off_says_by_whom_why_and_how_far_ahead(world, bpo_member, url):
    page = f"{url}/{prepared(world, days=3)}"
    storm = {"form": "postponement", "reason": "A storm closes the site."}
    words = bpo_member.follow(bpo_member.submit(f"{page}/postponement", storm))

    assert "Postponed by Harbor Contact, 3 days ahead" in words
    assert "When instead?" in words

    off = {"form": "cancellation", "reason": "It does not pass."}
    words = bpo_member.follow(bpo_member.submit(f"{page}/cancellation", off))
    assert "Cancelled by Harbor Contact, 3 days ahead" in words


def test_it_starts_on_its_day(world, bpo_member, url):
    early = prepared(world)
    assert "Are the visitors there?" not in words_of(bpo_member.page(f"{url}/{early}"))
    with world.past(days=5):
        today = prepared(world, days=0)
    page = f"{url}/{today}"
    assert "Are the visitors there?" in words_of(bpo_member.page(page))

    words = bpo_member.follow(bpo_member.submit(f"{page}/start", {"form": "start"}))
    assert "No report yet." in words


SESSION = {
    "form": "session",
    "observed_role": "agent for returns",
    "call_types": "Returns without a slip",
    "roadblock": "The screen asks twice.",
    "owner_side": "brand",
    "due_on": typed(20)[:10],
}


def test_a_session_without_consent_is_refused_and_with_it_is_shown(world, brand_member, url):
    page = f"{url}/{under_way(world)}"
    before = world.parts.runner.log.head()
    answer = brand_member.submit(f"{page}/sessions", SESSION, status=409)
    assert "only with their consent" in words_of(answer.text)
    assert world.parts.runner.log.head() == before

    asked = {**SESSION, "consent": "true", "command_id": str(uuid4())}
    words = brand_member.follow(brand_member.submit(f"{page}/sessions", asked))
    brand_member.submit(f"{page}/sessions", asked)

    assert "Agent for returns" in words
    assert "With consent" in words
    assert "The screen asks twice." in words_of(brand_member.page(f"{world.base}/commitments"))
    assert world.parts.runner.log.head() == before + 3


def test_a_roadblock_is_followed_from_the_visit_to_its_commitment_and_back(
    world, brand_member, bpo_member, url
):
    visit_id = under_way(world)
    page = f"{url}/{visit_id}"
    roadblock = {"form": "roadblock", "text": "Slips are scanned twice.", "owner_side": "bpo"}
    brand_member.submit(f"{page}/roadblocks", {**roadblock, "due_on": typed(9)[:10]})
    text = brand_member.page(page)
    commitment = text.split(f'href="{world.base}/commitments/')[1].split('"')[0]
    asked = words_of(bpo_member.page(f"{world.base}/commitments/{commitment}"))
    assert "Side-by-side walk" in asked

    for by in (brand_member, bpo_member):
        report = {"form": "report", "text": "Slips are the thing.", "reached": "partly"}
        by.submit(f"{page}/reports", report)
    assert "Waiting for Harbor Contact" in words_of(brand_member.page(page))

    world.perform(KeepCommitment, "bpo_member", UUID(commitment), evidence="Once now.")
    words = words_of(brand_member.page(page))
    assert "closed the visit: nothing is left open." in words
    assert "Kept" in words


def test_each_side_reports_and_each_sees_who_is_missing(world, brand_member, bpo_member, url):
    page = f"{url}/{under_way(world, ago=2)}"
    home = words_of(bpo_member.page(f"{world.base}/"))
    assert "Report what came of the visit." in home

    report = {"form": "report", "text": "The slip is scanned twice.", "reached": "partly"}
    assert "Waiting for Northwind" in bpo_member.follow(
        bpo_member.submit(f"{page}/reports", report)
    )
    words = words_of(brand_member.page(page))
    assert "The slip is scanned twice." in words
    assert "No report yet." in words
    assert "Report what came of the visit." not in words_of(bpo_member.page(f"{world.base}/"))


def test_a_gift_above_the_cap_needs_a_reason_and_is_marked(world, brand_member, url):
    page = f"{url}/{under_way(world)}"
    gift = {"form": "gift", "what": "Jackets", "value": "240", "to_side": "bpo"}
    gift |= {"to_team_id": str(LETTERS)}
    answer = brand_member.submit(f"{page}/gifts", gift, status=409)
    assert "the charter allows 100" in words_of(answer.text)

    logged = brand_member.submit(f"{page}/gifts", {**gift, "reason": "One for each."})
    words = brand_member.follow(logged)
    assert "Above 100 EUR" in words
    assert "Harbor Contact Letters" in words


def test_observers_read_and_are_offered_nothing(world, observer, url):
    page = observer.page(f"{url}/{under_way(world)}")

    assert "What do you see?" not in page
    assert 'method="post" action="/p/northwind-harbor/visits' not in page
    assert "Propose a visit" not in words_of(observer.page(url))
    observer.submit(f"{url}", FORM, status=403)


def test_the_front_line_reads_no_visits(world, frontline, url):
    visit_id = under_way(world)
    for address in (url, f"{url}/new", f"{url}/{visit_id}"):
        assert frontline.get(address).status_code == 403


def test_a_visit_of_others_does_not_exist(world, stranger, url):
    assert stranger.get(f"{url}/{under_way(world)}").status_code == 404


def test_home_says_what_a_visit_waits_for(world, brand_member, bpo_member):
    visit_id = proposed(world)
    home = f"{world.base}/"
    assert "Agree to the visit, propose other dates, or decline." in words_of(bpo_member.page(home))
    world.perform(c.AgreeVisit, "bpo_member", visit_id)
    assert "Prepare the visit: outcomes" in words_of(brand_member.page(home))
    world.perform(c.PrepareVisit, "brand_member", visit_id, **READY, functions=("quality",))
    assert "Say when the visitors are there." in words_of(bpo_member.page(home))
    world.perform(c.PostponeVisit, "brand_lead", visit_id, reason="A storm.")
    assert "Propose other dates for the visit that was put off." in words_of(
        brand_member.page(home)
    )


def test_the_calendar_and_its_feed_carry_visits_and_reports_owed(world, brand_member):
    visit_id, coming = under_way(world), prepared(world, days=4)
    off = proposed(world, days=5)
    world.perform(c.CancelVisit, "brand_member", off, reason="Our mistake.")
    day = f"{datetime.now(UTC) - timedelta(days=1):%Y-%m-%d}"
    agenda = f"{world.base}/calendar?view=agenda&day={day}"
    words = words_of(brand_member.page(agenda))
    assert words.count("Visit report due") >= 2
    assert words_of(brand_member.page(f"{agenda}&kind=report&side=bpo")).count("Side-by-side") == 1

    subscribed = brand_member.submit(f"{world.base}/calendar/subscription", status=200)
    address = subscribed.text.split('value="http://localhost')[1].split('"')[0]
    file = Calendar.from_ical(world.app.test_client().get(address).data)
    uids = {str(event["uid"]).split("@")[0] for event in file.walk("VEVENT")}
    assert uids == {
        *(f"visit-{visit_id}", f"visit-{coming}"),
        *(f"report-{visit_id}-brand", f"report-{visit_id}-bpo"),
    }


def test_a_closed_visit_takes_only_comments_and_gifts(world, brand_member, url):
    page = words_of(brand_member.page(f"{url}/{closed(world)}"))

    assert "Log a gift" in page
    assert "Record a session" not in page
    assert "Postpone" not in page.split("What happened, as it was recorded")[0]


def test_the_time_is_told_where_the_site_is(world, brand_member, url):
    site = {"site_id": uuid4(), "name": "Manila", "time_zone": "Asia/Manila"}
    world.perform(AddSite, "bpo_lead", world.id, **site)
    starts_at = datetime(2031, 3, 3, 1, 0, tzinfo=UTC)
    dates = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=8)}
    page = f"{url}/{proposed(world, site_id=site['site_id'], **dates)}"

    assert "Mon 3 Mar 2031, 02:00 (Mon 09:00 in Manila)" in words_of(brand_member.page(page))
