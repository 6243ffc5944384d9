"""A doubt is kept from everybody but the two: a portal with it answers as one without, everywhere.

The same portal is asked before and after. Tokens, ids of commands and times of day are taken out.
"""

import re
from datetime import UTC, datetime, timedelta
from difflib import unified_diff
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient

from domain.changes.commands import SubmitChange
from domain.commitments.commands import MakeCommitment
from domain.disclosures.commands import TellDisclosure
from domain.doubts import commands as c
from domain.records import Comment
from portal.reminders import Reminders, round_of
from projections import history
from projections.tables import Viewer
from tests.asked import REQUEST

SENTENCE = "I am not sure the Monday numbers are counted before they are sent."
TWO = ("brand_member", "bpo_member")
OTHERS = ("brand_lead", "bpo_lead", "observer", "frontline", "stranger", "stranger_lead")
RANDOM = re.compile(r'I[\w=-]+\.[\w-]{6}\.[\w-]{27}|value="[0-9a-f-]{36}"')
CLOCK = re.compile(r"\d\d:\d\d(:\d\d)?|\d{8}T\d{6}Z|\d+ (?:min|h)\b|under a minute")


@pytest.fixture
def busy(world):
    """A partnership in which other things have happened."""
    with world.past(days=30):
        told = {"what": "Letters.", "affected": "Ten.", "doing_now": "Calling."}
        now = datetime.now(UTC) - timedelta(days=31)
        world.perform(
            TellDisclosure, "bpo_member", uuid4(), **told, occurred_at=now, discovered_at=now
        )
        world.change_id = world.perform(SubmitChange, "brand_member", **REQUEST)
        due = datetime.now(UTC).date() + timedelta(days=3)
        world.perform(MakeCommitment, "brand_member", text="Call back.", due_on=due)
    return world


def doubted(world, by="brand_member", to="bpo_member"):
    """A doubt with all that can happen to one, a long time ago, and the worker's rounds since."""
    with world.past(days=20):
        doubt_id = world.perform(
            c.RaiseDoubt,
            by,
            to_id=world.people[to].id,
            dimension="character",
            sentence=SENTENCE,
        )
        world.perform(Comment, to, doubt_id, text="Call me at four.")
    round_of(world.parts, Reminders(world.parts.directory.engine), datetime.now(UTC))
    return doubt_id


def addresses(world, *ids):
    """Every address that answers a question, once for each of these ids; and some with filters."""
    for rule in world.app.url_map.iter_rules():
        if "GET" not in rule.methods or "slug" not in rule.arguments:
            continue
        for known in ids:
            filled = {"slug": "northwind-harbor", "number": 1, "form": "json"}
            yield rule.build(
                {name: filled.get(name, known) for name in rule.arguments}, append_unknown=False
            )[1]
    base = world.base
    yield from ("/", "/readyz", f"{base}/history?text=Monday", f"{base}/history?kind=doubt")
    yield from (f"{base}/history?person={world.people[name].id}" for name in TWO)
    yield from (f"{base}/history?record={known}" for known in ids)
    yield from (f"{base}/calendar?view=agenda", f"{base}/history?only=talk")


def asked(world, name, urls):
    said = {}
    browser = FlaskClient(
        world.app, world.app.response_class
    )  # quicker: markup is checked elsewhere
    with browser.session_transaction() as session:
        session["_user_id"], session["_fresh"] = world.people[name].get_id(), True
    for url in urls:
        answer = browser.get(url)
        text = CLOCK.sub("…", RANDOM.sub("…", answer.text))
        said[url] = (answer.status_code, answer.headers.get("Location"), text)
    return said


def without_id(said, known):
    """What was answered, with the id that was asked for taken out."""
    return {
        url.replace(str(known), "…"): tuple(str(part).replace(str(known), "…") for part in answer)
        for url, answer in said.items()
    }


def differences(before, after):
    """Which lines two answers do not share; short, to be read where a test fails."""
    return [] if before == after else list(unified_diff(*map(lines_of, (before, after)), n=0))


def lines_of(answer):
    status, place, text = answer
    return [str(status), str(place), *text.splitlines()]


@pytest.mark.parametrize("pair", [TWO, ("bpo_lead", "brand_member")])
def test_at_every_address_it_is_as_if_there_were_none(busy, pair):
    others = [name for name in (*OTHERS, *TWO) if name not in pair]
    ids = [UUID(int=7), busy.change_id]
    urls = list(addresses(busy, *ids))
    assert len(urls) > 80
    round_of(busy.parts, Reminders(busy.parts.directory.engine), datetime.now(UTC))
    for name in others:
        asked(busy, name, [f"{busy.base}/"])  # the first visit is another than the second
    before = {name: asked(busy, name, urls) for name in others}

    doubt_id = doubted(busy, *pair)

    for name in others:
        after = asked(busy, name, urls)
        for url in urls:
            assert not (d := differences(before[name][url], after[url])), (name, url, d)
        by_id, by_none = (
            without_id(asked(busy, name, addresses(busy, known)), known)
            for known in (doubt_id, uuid4())
        )
        for url, answer in by_none.items():
            assert not (d := differences(answer, by_id[url])), (name, url, d)


def test_the_two_are_shown_it_where_the_others_are_not(busy):
    """The check above would see it."""
    urls = list(addresses(busy, UUID(int=7)))
    before = {name: asked(busy, name, urls) for name in TWO}
    doubted(busy)
    for name in TWO:
        after = asked(busy, name, urls)
        changed = [url for url in urls if after[url] != before[name][url]]
        assert {f"{busy.base}/doubts", f"{busy.base}/history"} <= set(changed)


def test_what_others_post_to_it_is_answered_as_for_a_record_that_is_not_there(busy):
    doubt_id, unknown = doubted(busy), uuid4()
    head = busy.parts.runner.log.head()
    fields = {"talked_on": "2026-03-02", "words": "?", "text": "?", "became": "change"}
    posts = [
        rule
        for rule in busy.app.url_map.iter_rules()
        if "POST" in rule.methods and {"slug", "doubt_id"} <= rule.arguments
    ]
    assert len(posts) == 5
    for name in OTHERS:
        browser = busy.browser(name)
        for rule in posts:
            answers = []
            for known in (doubt_id, unknown):
                url = rule.build({"slug": "northwind-harbor", "doubt_id": known})[1]
                answer = browser.submit(url, fields, status=None)
                assert answer.status_code in (403, 404), (name, rule)
                answers.append((answer.status_code, RANDOM.sub("…", answer.text)))
            assert answers[0] == answers[1], (name, rule)
    assert busy.parts.runner.log.head() == head


def test_its_lines_are_no_address_to_others(busy):
    doubt_id = doubted(busy)
    with busy.parts.runner.engine.connect() as asking:
        viewer = Viewer(busy.id, "brand", busy.people["brand_member"].id)
        lines = history.of_record(asking, viewer, doubt_id)
    assert len(lines) == 2
    for name in ("brand_lead", "bpo_lead", "observer"):
        browser = busy.browser(name)
        for line in lines:
            for end in ("", "/correction"):
                url = f"{busy.base}/history/{line.id}{end}"
                assert browser.get(url).status_code in (403, 404)
            whole = browser.page(f"{busy.base}/history")
            turned = browser.page(f"{busy.base}/history?before={line.id}")
            assert (
                RANDOM.sub("", whole).split("<main")[1] == RANDOM.sub("", turned).split("<main")[1]
            )
