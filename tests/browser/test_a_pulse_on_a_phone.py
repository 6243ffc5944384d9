"""A pulse answered on a phone: four touches, in under a minute."""

import time

import pytest

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

MINUTE = 60


def test_a_pulse_is_answered_from_home_in_under_a_minute(signed_in):
    window = signed_in("Priya Raman", viewport=PHONE, has_touch=True)
    window.goto("/p/northwind-harbor/")
    begun = time.monotonic()
    window.locator("#to-answer .inbox__title").first.tap()
    for dimension in ("communication", "competence", "character"):
        mark = window.locator(f"input[name='{dimension}'][value='4']")
        box = mark.locator("xpath=..").bounding_box()
        assert min(box["width"], box["height"]) >= 44, "large enough for a thumb"
        mark.tap()
    window.get_by_role("button", name="Answer", exact=True).tap()
    window.get_by_text("Nobody else sees your answer").wait_for()

    assert time.monotonic() - begun < MINUTE
    assert window.locator("#to-answer").count() == 0
    assert window.problems == []
