"""The pages of trust and the review: short on a phone, folded for nobody on a desk and on paper."""

import pytest

from tests.browser.conftest import DESK, PHONE

BASE = "/p/northwind-harbor"
PAGES = ("trust", "trust/indicators", "trust/talking", "trust/changes", "trust/visits", "review")
HEIGHT = "document.scrollingElement.scrollHeight"
FOLDED = """() => [...document.querySelectorAll("main details:is(.brief, .fold):not(.screen)")]
    .filter((each) => each.checkVisibility())
    .flatMap((each) => [...each.querySelectorAll("a, td")])
    .filter((each) => !each.checkVisibility({contentVisibilityAuto: true}))
    .map((each) => each.textContent)"""
"""What stands in folds and is not to be seen."""

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(signed_in):
    return signed_in("Dana Whitfield", viewport=PHONE)


def test_the_message_and_all_six_bars_stand_on_the_first_two_screens(phone):
    phone.goto(f"{BASE}/trust")
    bars = phone.locator(".mirrors .mirror")
    message = phone.get_by_text("Weakest of")

    assert bars.count() == 3
    assert message.bounding_box()["y"] < PHONE["height"]
    last = bars.last.bounding_box()
    assert last["y"] + last["height"] < 2 * PHONE["height"]


@pytest.mark.parametrize(("page", "most"), [("trust", 6_000), ("review", 10_000)])
def test_the_longest_pages_are_not_endless(phone, page, most):
    phone.goto(f"{BASE}/{page}")
    assert phone.evaluate(HEIGHT) < most


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_wider_than_the_phone_even_unfolded(signed_in, page, scheme):
    phone = signed_in("Dana Whitfield", viewport=PHONE, color_scheme=scheme)
    phone.goto(f"{BASE}/{page}")
    phone.evaluate("document.querySelectorAll('main details').forEach((each) => each.open = true)")

    assert phone.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]


def test_what_is_folded_opens_with_the_keyboard(phone):
    phone.goto(f"{BASE}/trust")
    fold = phone.locator("#trend details.brief").first
    record = fold.get_by_role("link").first
    assert not record.is_visible()

    fold.locator("summary").focus()
    phone.keyboard.press("Enter")
    assert record.is_visible()
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.textContent") == record.text_content()


@pytest.mark.parametrize("page", ["trust", "review"])
def test_on_a_desk_the_same_stands_open_without_a_handle(signed_in, page):
    desk = signed_in("Dana Whitfield", viewport=DESK)
    desk.goto(f"{BASE}/{page}")
    briefs = desk.locator("main details.brief:not(details *)")

    assert briefs.count() > 3
    for brief in briefs.all():
        assert not brief.locator("> summary").is_visible()
        assert brief.locator("> :not(summary)").first.is_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_folded_on_paper(signed_in, page, viewport):
    window = signed_in("Dana Whitfield", viewport=viewport)
    window.goto(f"{BASE}/{page}")
    window.emulate_media(media="print")

    assert window.evaluate(FOLDED) == []
