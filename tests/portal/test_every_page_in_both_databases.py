"""Every page of the demo story opens, in SQLite and in PostgreSQL, and leads nobody astray."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest

from domain.store import create_store
from portal import create_app, workshop_over
from portal.cli.seed import seed
from portal.cli.seed.cast import ANA, DANA, GRACE, JOY, LEAH, MARCUS, PRIYA, SAM
from portal.settings import Settings

READERS = {
    "brand lead": DANA,
    "brand member": MARCUS,
    "brand observer": GRACE,
    "brand frontline": SAM,
    "bpo lead": PRIYA,
    "bpo member": JOY,
    "bpo observer": ANA,
    "bpo frontline": LEAH,
}
SOME = 6
MANY = {"changes.show": 60, "disclosures.show": 30, "templates.show": 30}
"""How many pages of a kind are opened: every record of the story, not every page of a list."""

KINDS = 38
"""How many kinds of pages a lead is led to."""

FEW = 2
"""And how many of a kind as of a day gone by."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def told(request, tmp_path_factory):
    """The app over a store with the demo story, once in each database."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('told') / 'portal.db'}"
    else:
        url = request.getfixturevalue("postgres_url")
    create_store(url)
    parts = workshop_over(url)
    parts.directory.install()
    parts.runner.install()
    seed(parts, now=datetime.now(UTC))
    yield create_app(Settings(database_url=url, secret_key="for tests only"), parts)
    parts.partnerships.log.close()
    parts.runner.engine.dispose()
    parts.directory.engine.dispose()


@pytest.mark.parametrize("reader", READERS)
def test_every_page_opens_and_leads_to_none_its_reader_may_not_open(told, reader):
    browser = signed_in(told, READERS[reader])
    opened, came_from = Counter(), {"/p/northwind-harbor/": "the door"}
    waiting, astray = list(came_from), []
    while waiting:
        url = waiting.pop(0)
        kind = kind_of(told, url)
        if opened[kind] >= MANY.get(kind, SOME):
            continue
        opened[kind] += 1
        answer = browser.get(url)
        if answer.status_code not in (200, 302, 303):
            astray.append((answer.status_code, url, came_from[url]))
        for found in links(url, answer):
            if found not in came_from:
                came_from[found] = url
                waiting.append(found)
    assert not astray, astray
    least = {"lead": KINDS, "member": KINDS - 4, "observer": KINDS - 14, "frontline": 3}
    assert len(opened) >= least[reader.split()[1]], opened


@pytest.mark.parametrize(
    ("reader", "days", "least"),
    [
        ("brand lead", 4, 30),
        ("brand lead", 45, 30),
        ("bpo frontline", 45, 3),
        ("brand lead", 400, 20),
    ],
)
def test_every_page_of_the_past_opens_and_leads_to_none_that_is_closed_today(
    told, reader, days, least
):
    browser, day = signed_in(told, READERS[reader]), datetime.now(UTC).date() - timedelta(days=days)
    waiting = [f"/p/northwind-harbor/recognition?as_of={day}"]
    opened, seen, astray = Counter(), set(waiting), []
    while waiting:
        url = waiting.pop(0)
        kind = kind_of(told, url)
        if opened[kind] >= FEW:
            continue
        opened[kind] += 1
        then, now = browser.get(url), browser.get(url.replace(f"as_of={day}", ""))
        if {then.status_code, now.status_code} != {200}:
            astray.append((then.status_code, now.status_code, url))
        fresh = {found for found in links(url, then) if f"as_of={day}" in found} - seen
        seen |= fresh
        waiting += sorted(fresh)
    assert not astray, astray
    assert len(opened) >= least, opened


def signed_in(app, person):
    directory = app.extensions["partnership-portal"].directory
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = directory.by_email(person.email).get_id()
        session["_fresh"] = True
    return client


def kind_of(app, url):
    """The endpoint behind an address; the words it asks with do not make another kind."""
    bound = app.url_map.bind("localhost")
    return bound.match(urlsplit(url).path, method="GET")[0]


def links(url, answer):
    """Where the links of a page lead, and its forms that only ask."""
    if answer.mimetype != "text/html":
        return
    for tag in re.findall(r"<(?:a|form) [^>]*>", answer.text):
        found = re.search(r' (?:href|action)="([^"]*)"', tag)
        if found and 'method="post"' not in tag:
            yield from inside(url, unescape(found[1]))


def inside(url, target):
    if target and not target.startswith("#"):
        whole = urlsplit(urljoin(f"http://localhost{url}", target))
        if whole.netloc == "localhost" and not whole.path.startswith("/static"):
            yield whole._replace(scheme="", netloc="", fragment="").geturl()
