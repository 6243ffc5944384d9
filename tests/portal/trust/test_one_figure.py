"""One figure for a side: only on request, with the weakest bar, and never without evidence."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from flask import g

from portal.trust.overall import overalls
from portal.trust.shown import Standing, told
from portal.web import Here
from projections import partnerships
from projections.trust.ledger import BARS
from projections.trust.score import Missing, Score
from tests.portal.client import words_of


def scores(**values):
    """Scores of the brand and the BPO by dimension; ``None`` has not enough evidence."""
    missing = (Missing("evidence", 3, 8),)
    found = {}
    for side, dimension in BARS:
        value = values.get(f"{side}_{dimension}", 0.8)
        known = (value or 0.5, (value or 0.5) - 0.1, (value or 0.5) + 0.1, 20.0)
        found[side, dimension] = Score(*known, () if value else missing, np.zeros(0))
    return Standing({}, found)


@pytest.fixture
def asking(world):
    """A request in which somebody of the partnership asks."""
    with world.app.test_request_context():
        with world.parts.runner.engine.connect() as connection:
            partnership = partnerships.by_slug(connection, "northwind-harbor")
        g.here = Here(partnership, "brand", "lead", world.people["brand_lead"].id)
        yield


def test_it_is_the_geometric_mean_with_the_weakest_bar(asking):
    found = overalls(scores(brand_character=0.5, bpo_competence=None))

    assert found[0] == "Northwind 68, with character at 50."
    assert found[1] == "No overall figure for Harbor Contact: not enough evidence of competence."


def test_better_is_said_only_where_the_intervals_do_not_overlap(asking):
    found = told(scores(brand_character=0.5, bpo_competence=0.7, bpo_communication=None))

    assert found == {
        "competence": "The intervals overlap: neither side is better.",
        "character": "Harbor Contact is better: the intervals do not overlap.",
    }


def test_it_stands_on_the_page_only_on_request(enough, brand_lead, url):
    page = words_of(brand_lead.page(url))
    assert "Show one overall figure" in page
    assert "geometric mean" not in page

    asked = words_of(brand_lead.page(f"{url}?overall=1"))
    lacking = "not enough evidence of competence and communication."
    assert f"No overall figure for Harbor Contact: {lacking}" in asked
    assert "The geometric mean of three bars. It hides what they say" in asked


def test_as_of_a_day_it_is_asked_for_with_the_day(enough, brand_lead, url):
    day = (datetime.now(UTC) - timedelta(days=2)).date()

    assert f"?overall=1&amp;as_of={day}#overall" in brand_lead.page(f"{url}?as_of={day}")
