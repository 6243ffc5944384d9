"""A round written on a phone: contributions are sealed, reworded in place, and taken out again."""

import pytest

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser


def test_contributions_are_written_reworded_and_taken_out(signed_in):
    window = signed_in("Dana Whitfield", viewport=PHONE)
    window.goto("/p/northwind-harbor/rounds")
    window.get_by_role("link", name="How we decide things together").click()
    window.get_by_text("Write a contribution").click()
    form = window.locator("#write form")
    form.get_by_label("Competence").check()
    form.get_by_label("What would you say?").fill("We ask four people where one would do.")
    form.get_by_role("button", name="Write it, sealed").click()
    window.get_by_text("Written and sealed.").wait_for()
    cards = window.locator("#sealed .card")
    assert cards.count() == 3
    assert window.get_by_text("switched on for a weekend test").count() == 0

    cards.last.get_by_text("Reword", exact=True).click()
    cards.last.get_by_label("What would you say?").fill("We ask four people. One would do.")
    cards.last.get_by_role("button", name="Reword it").click()
    window.get_by_text("Reworded.").wait_for()
    assert "One would do." in cards.last.inner_text()
    fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert window.evaluate(fits)

    cards.last.get_by_role("button", name="Take it out").click()
    window.get_by_text("Taken out.").wait_for()
    assert cards.count() == 2
    assert window.problems == []
