"""Every page of a partnership either knows the past or shows today: somebody decided which."""

import pytest

from domain.permissions import PERMISSIONS, READING
from portal import create_app
from portal.settings import Settings

RECORDED = {
    *("trust.show", "trust.bar", "ruling.show", "indicators.index", "indicators.one"),
    *("talking.show", "changing.show", "visiting.show"),
    *("trust_exports.bar", "trust_exports.bars", "trust_exports.indicators"),
}
"""Their rows know every moment: no store of the past is made for them."""

TODAY = {
    "board.cards",  # polled by a board of today
    "board.move",
    "calendar.subscription",
    "changes.to_read",  # what one is asked to read now
    "home.show",  # what waits for one now
    "recognition.preference",
    "doubts.promoted",
    "pulses.answering",
    "history.correction",
    *("reviews.show", "reviews.paper"),  # a quarter has its own end
    *("appeals.new", "changes.draft", "changes.emergency", "changes.new", "changes.standard"),
    *("changes.unilateral", "charter.new", "commitments.new", "disclosures.draft"),
    *("disclosures.new", "doubts.new", "feedback.draft", "feedback.new", "people.new"),
    *("pulses.new", "recognition.new", "rounds.new", "ruling.new", "templates.new", "visits.new"),
}
"""Forms, and what is about now. A new page is for the past unless it is listed here."""


@pytest.fixture(scope="module")
def app():
    return create_app(Settings(database_url="sqlite:///nowhere.db", secret_key="for tests only"))


def pages(app):
    """The pages of a partnership, by endpoint, with how each knows the past."""
    return {
        rule.endpoint: getattr(app.view_functions[rule.endpoint], "past", None)
        for rule in app.url_map.iter_rules()
        if "GET" in rule.methods and "slug" in rule.arguments
    }


def test_every_page_is_decided(app):
    found = pages(app)

    assert {name for name, way in found.items() if way is None} == TODAY
    assert {name for name, way in found.items() if way == "recorded"} == RECORDED


def test_only_what_reads_knows_the_past(app):
    for endpoint, way in pages(app).items():
        if way:
            assert app.view_functions[endpoint].permission in READING, endpoint
    assert PERMISSIONS.keys() > READING


def test_nothing_that_records_knows_the_past(app):
    for rule in app.url_map.iter_rules():
        if "POST" in rule.methods:
            assert not getattr(app.view_functions[rule.endpoint], "past", None), rule
