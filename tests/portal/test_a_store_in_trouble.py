"""A locked or full database: a sentence, nothing lost, and the health check turns red."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from domain.disclosures.commands import TellDisclosure
from portal import workshop_over
from tests.portal.client import words_of

TEXT = "Please look at the second list of customers."


@pytest.fixture
def told(world):
    at = datetime.now(UTC) - timedelta(hours=2)
    return world.perform(
        TellDisclosure,
        "bpo_lead",
        what="The refund macro ran twice.",
        affected="214 customers",
        doing_now="It is off.",
        occurred_at=at,
        discovered_at=at,
    )


@pytest.fixture
def file(world):
    return world.parts.runner.log.url.removeprefix("sqlite:///")


@pytest.fixture
def impatient(monkeypatch, world):
    """The same portal, giving up on a lock after a moment."""
    monkeypatch.setattr("domain.store.sqlite.LOCK_TIMEOUT_SECONDS", 0.2)
    monkeypatch.setattr("projections.tables.LOCK_TIMEOUT_SECONDS", 0.2)
    parts = workshop_over(world.parts.runner.log.url)
    world.app.extensions["partnership-portal"] = parts
    return parts


def comment(browser, world, told, status):
    url = f"{world.base}/disclosures/{told}/comments"
    return browser.submit(url, {"form": "comment", "text": TEXT}, status=status)


def test_a_locked_database_keeps_the_text_and_says_so(world, impatient, file, told, brand_lead):
    before = world.parts.runner.log.head()
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = comment(brand_lead, world, told, 503)
        assert brand_lead.get("/readyz").status_code == 503
        other.execute("ROLLBACK")

    assert TEXT in answer.text
    assert "Nothing was recorded and nothing is lost" in words_of(answer.text)
    assert world.parts.runner.log.head() == before
    comment(brand_lead, world, told, 303)
    assert brand_lead.get("/readyz").status_code == 200


def test_a_full_disk_keeps_the_text_and_says_so(world, impatient, told, brand_lead):
    before = impatient.runner.log.head()
    with impatient.runner.log.recorder.datastore.get_connection(commit=True) as connection:
        cursor = connection.cursor()
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")

    answers = [
        brand_lead.submit(
            f"{world.base}/disclosures/{told}/comments",
            {"form": "comment", "text": TEXT * 60},
            status=None,
        )
        for _ in range(12)
    ]

    full = [answer for answer in answers if answer.status_code == 503]
    assert full
    assert TEXT in full[-1].text
    assert impatient.runner.log.head() == before + len(answers) - len(full)
