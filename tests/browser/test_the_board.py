"""The board in a real browser: dragged by mouse and by touch, moved by keys, followed live."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE

BOARD = "/p/northwind-harbor/board"
WAITING = "Return label in the parcel, not by e-mail"  # submitted: Harbor Contact responds
OURS = "Shorter greeting in the peak weeks"  # submitted: Northwind responds
ASSESSED = "A coaching hour a week outside of the queue"

pytestmark = pytest.mark.browser


def card(page, title):
    return page.locator(".ticket", has_text=title)


def column(page, name):
    return page.locator(f'.column[data-column="{name}"]')


def middle(locator):
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 60)


def drag(page, title, name):
    """Drag a card by its grip to a column that is in sight."""
    target = column(page, name)
    end = middle(target)
    start = middle(card(page, title).locator(".ticket__grip"))
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + 30, start[1] + 5)
    end = (end[0], start[1])
    page.mouse.move(*end, steps=6)
    page.mouse.up()


def test_a_card_dragged_by_mouse_asks_for_what_the_fact_needs(signed_in):
    page = signed_in("Priya Raman", viewport={"width": 1900, "height": 900})
    page.goto(BOARD)
    drag(page, WAITING, "responded")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name=WAITING)).to_be_visible()

    dialog.get_by_label("Counter-offer").check()
    dialog.get_by_label("In your words").fill("Half of them, to begin with.")
    dialog.get_by_role("button", name="Respond").click()
    expect(dialog.get_by_text("Offer an option.")).to_be_visible()
    expect(dialog.get_by_label("In your words")).to_have_value("Half of them, to begin with.")

    dialog.get_by_label("Option 1").fill("A label in every second parcel.")
    dialog.get_by_role("button", name="Respond").click()
    expect(dialog).to_be_hidden()
    expect(column(page, "responded").locator(".ticket", has_text=WAITING)).to_be_visible()
    assert page.problems == []


def test_a_drag_no_fact_makes_is_refused_in_words(signed_in):
    page = signed_in("Priya Raman", viewport={"width": 1900, "height": 900})
    page.goto(BOARD)
    drag(page, OURS, "agreed")
    said = page.get_by_role("dialog").get_by_role("alert")
    expect(said).to_contain_text("approves it once it is assessed")
    expect(said).to_contain_text("It waits for Northwind Outfitters.")
    page.keyboard.press("Escape")
    expect(column(page, "submitted").locator(".ticket", has_text=OURS)).to_be_visible()


def test_a_card_is_dragged_by_touch(signed_in):
    page = signed_in("Dana Whitfield", viewport={"width": 1024, "height": 900}, has_touch=True)
    page.goto(BOARD)
    end = middle(column(page, "responded"))
    start = middle(card(page, OURS).locator(".ticket__grip"))
    touch = page.context.new_cdp_session(page)

    def send(kind, *points):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    send("touchStart", {"x": start[0], "y": start[1]})
    for step in range(1, 9):
        x = start[0] + (end[0] - start[0]) * step / 8
        send("touchMove", {"x": x, "y": start[1]})
    send("touchEnd")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("radio", name=re.compile("^Act now We start"))).to_be_visible()
    dialog.get_by_role("radio", name=re.compile("^Act now We start")).check()
    dialog.get_by_label("In your words").fill("From Monday.")
    dialog.get_by_role("button", name="Respond").click()
    expect(column(page, "responded").locator(".ticket", has_text=OURS)).to_be_visible()


def test_a_card_is_moved_by_keyboard_alone(signed_in):
    page = signed_in("Dana Whitfield", viewport=DESK)
    page.goto(BOARD)
    card(page, ASSESSED).locator(".ticket__title").focus()
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Where to?")).to_be_visible()
    agreed = dialog.get_by_role("link", name="Agreed")
    agreed.focus()
    page.keyboard.press("Enter")
    word = dialog.get_by_label("A word with it")
    expect(word).to_be_focused()
    page.keyboard.type("An hour that is ours.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("Approved for your side.")).to_be_visible()
    expect(card(page, ASSESSED)).to_contain_text("Harbor Contact")


def test_the_board_follows_the_other_side_and_leaves_what_is_typed_alone(signed_in):
    here = signed_in("Dana Whitfield", viewport=DESK)
    there = signed_in("Priya Raman", viewport=DESK)
    here.goto(BOARD)
    scroller = here.locator(".board__columns")
    scroller.evaluate("element => element.scrollLeft = 120")
    typed = card(here, "Change the parcel shop after ordering")
    typed.locator(".ticket__move").click()
    dialog = here.get_by_role("dialog")
    dialog.get_by_role("link", name="Agreed").click()
    dialog.get_by_label("A word with it").fill("While I am writing")

    there.goto(BOARD)
    card(there, "Show notes of the store in the order").locator(".ticket__title").click()
    there.locator("#comment > summary").click()
    there.locator("#comment").get_by_label("Your comment").fill("Stores like it.")
    there.locator("#comment").get_by_role("button", name="Comment").click()
    expect(there.get_by_text("Your comment is recorded.")).to_be_visible()

    before = here.locator(".board__lanes").get_attribute("data-moved")
    here.evaluate("document.dispatchEvent(new Event('board:refresh'))")
    expect(here.locator("#board-note")).to_have_text(re.compile("The board has changed"))
    expect(dialog.get_by_label("A word with it")).to_have_value("While I am writing")
    expect(dialog.get_by_label("A word with it")).to_be_focused()
    assert here.locator(".board__lanes").get_attribute("data-moved") == before

    here.keyboard.press("Escape")
    expect(here.locator(".board__lanes")).not_to_have_attribute("data-moved", before)
    expect(here.locator("#board-note")).to_be_hidden()
    assert scroller.evaluate("element => element.scrollLeft") > 0


def test_on_a_phone_the_columns_scroll_and_the_page_does_not(signed_in):
    page = signed_in("Dana Whitfield", viewport=PHONE, has_touch=True)
    page.goto(BOARD)
    fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert page.evaluate(fits)
    page.locator(".ticket__move").first.tap()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate(fits)


def test_without_javascript_links_do_the_same(signed_in, portal, browser):
    page = signed_in("Dana Whitfield", viewport=DESK)
    cookies = page.context.cookies()
    plain = browser.new_context(base_url=portal[0], java_script_enabled=False)
    plain.add_cookies(cookies)
    window = plain.new_page()
    window.goto(BOARD)
    card(window, "Weekly call about what customers say").locator(".ticket__move").click()
    window.get_by_role("link", name="Responded").click()
    expect(window.get_by_label("Need information")).to_be_visible()
    plain.close()
