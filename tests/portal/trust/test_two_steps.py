"""From each number of the trust page to its evidence, and from there to facts: the demo story."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from domain.store import create_store
from portal import create_app, workshop_over
from portal.cli.seed import seed
from portal.cli.seed.cast import DANA, PRIYA
from portal.settings import Settings
from tests.portal.client import Browser, words_of

URL = "/p/northwind-harbor/trust"
DAYS_AGO = (0, 100)
NUMBER = re.compile(r"<strong>\d+</strong> <small>between")


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """The portal with the demo story."""
    url = f"sqlite:///{tmp_path_factory.mktemp('story') / 'portal.db'}"
    create_store(url)
    parts = workshop_over(url)
    parts.directory.install()
    parts.runner.install()
    seed(parts, now=datetime.now(UTC))
    app = create_app(Settings(database_url=url, secret_key="for tests only"), parts)
    app.testing, app.test_client_class = True, Browser
    yield app
    parts.partnerships.log.close()
    parts.runner.engine.dispose()
    parts.directory.engine.dispose()


@pytest.fixture(params=[DANA, PRIYA], ids=["brand", "bpo"])
def reader(story, request):
    directory = story.extensions["partnership-portal"].directory
    client = story.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = directory.by_email(request.param.email).get_id()
        session["_fresh"] = True
    return client


def links(part):
    """Where the links of a part of a page lead."""
    return [unescape(found) for found in re.findall(r'href="([^"]+)"', part)]


def pages(reader):
    """The trust page now and on some days of the story."""
    for ago in DAYS_AGO:
        day = (datetime.now(UTC) - timedelta(days=ago)).date()
        yield reader.page(f"{URL}?as_of={day}" if ago else URL)


def test_every_bar_opens_into_evidence_and_every_piece_into_facts(reader):
    for page in pages(reader):
        said = page.split('class="mirrors"')[1].split("Month by month")[0]
        bars = {link for link in links(said) if "/trust/" in link}
        assert len(bars) == 6
        linked = "".join(re.findall(r"<a .*?</a>", said, re.DOTALL))
        assert len(NUMBER.findall(said)) == len(NUMBER.findall(linked))
        for bar in bars:
            pieces = reader.page(bar).split('class="card evidence__item"')[1:]
            for piece in pieces:
                facts = [link for link in links(piece) if "/history/" in link]
                assert facts, words_of(piece)
            for fact in [link for link in links("".join(pieces[:1])) if "/history/" in link]:
                assert "One line of the history" in words_of(reader.page(fact))


def test_every_number_of_a_line_leads_to_the_fact_behind_it(reader):
    for page in pages(reader):
        for mark in re.findall(r"<li data-side.*?</li>", page, re.DOTALL):
            record, fact = links(mark)
            assert "One line of the history" in words_of(reader.page(fact))
            assert reader.get(record).status_code == 200
        drawn = re.findall(r'<svg class="course course--wide".*?</svg>', page, re.DOTALL)
        numbers = sum(each.count("course__digit") for each in drawn)
        assert numbers == len(re.findall(r"<li data-side", page))


def test_what_falls_due_leads_to_the_records(reader):
    ahead = reader.page(URL).split('id="next"')[1].split('id="figures"')[0]
    records = links(ahead)

    assert re.search(r"\d+ commitments? of Harbor Contact falls? due", words_of(ahead))
    assert records
    for record in records:
        assert reader.get(record).status_code == 200


def test_the_pulse_stands_beside_the_bars(reader):
    beside = reader.page(URL).split('id="felt"')[1].split("</section>")[0]

    assert "It is in none of them." in words_of(beside)
    assert re.search(r"\d+ of \d+ answered", words_of(beside))
    assert reader.get(links(beside)[0]).status_code == 200
