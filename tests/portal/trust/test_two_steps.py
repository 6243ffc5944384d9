"""From each number of the trust page to its evidence, and from there to facts: the demo story."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from portal.cli.seed.cast import DANA, PRIYA
from tests.portal.client import words_of

URL = "/p/northwind-harbor/trust"
DAYS_AGO = (0, 100)
NUMBER = re.compile(r"<strong>\d+</strong> <small>between")


@pytest.fixture(params=[DANA, PRIYA], ids=["brand", "bpo"])
def sitting(reader, request):
    """A browser of a lead of each side."""
    return reader(request.param)


def links(part):
    """Where the links of a part of a page lead."""
    return [unescape(found) for found in re.findall(r'href="([^"]+)"', part)]


def pages(sitting):
    """The trust page now and on some days of the story."""
    for ago in DAYS_AGO:
        day = (datetime.now(UTC) - timedelta(days=ago)).date()
        yield sitting.page(f"{URL}?as_of={day}" if ago else URL)


def test_every_bar_opens_into_evidence_and_every_piece_into_facts(sitting):
    for page in pages(sitting):
        said = page.split('class="mirrors"')[1].split("Month by month")[0]
        bars = {link for link in links(said) if "/trust/" in link}
        assert len(bars) == 6
        linked = "".join(re.findall(r"<a .*?</a>", said, re.DOTALL))
        assert len(NUMBER.findall(said)) == len(NUMBER.findall(linked))
        for bar in bars:
            pieces = sitting.page(bar).split('class="card evidence__item"')[1:]
            for piece in pieces:
                facts = [link for link in links(piece) if "/history/" in link]
                assert facts, words_of(piece)
            for fact in [link for link in links("".join(pieces[:1])) if "/history/" in link]:
                assert "One line of the history" in words_of(sitting.page(fact))


def test_every_number_of_a_line_leads_to_the_fact_behind_it(sitting):
    for page in pages(sitting):
        for mark in re.findall(r"<li data-side.*?</li>", page, re.DOTALL):
            record, fact = links(mark)
            assert "One line of the history" in words_of(sitting.page(fact))
            assert sitting.get(record).status_code == 200
        drawn = re.findall(r'<svg class="course course--wide".*?</svg>', page, re.DOTALL)
        numbers = sum(each.count("course__digit") for each in drawn)
        assert numbers == len(re.findall(r"<li data-side", page))


def test_what_falls_due_leads_to_the_records(sitting):
    ahead = sitting.page(URL).split('id="next"')[1].split('id="figures"')[0]
    records = links(ahead)

    assert re.search(r"\d+ commitments? of Harbor Contact falls? due", words_of(ahead))
    assert records
    for record in records:
        assert sitting.get(record).status_code == 200


def test_the_pulse_stands_beside_the_bars(sitting):
    beside = sitting.page(URL).split('id="felt"')[1].split("</section>")[0]

    assert "It is in none of them." in words_of(beside)
    assert re.search(r"\d+ of \d+ answered", words_of(beside))
    assert sitting.get(links(beside)[0]).status_code == 200
