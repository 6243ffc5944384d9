"""The journey the portal is for: a mistake is told on a phone and acknowledged with thanks."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE

BASE = "/p/northwind-harbor"
WHAT = "The IVR sent Saturday callers to the closed queue."

pytestmark = pytest.mark.browser


def fits(page):
    return page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


def tell_on_a_phone(phone):
    phone.goto(f"{BASE}/")
    phone.get_by_role("link", name="Disclose something").click()
    phone.get_by_label("What happened?").fill(WHAT)
    phone.get_by_label("Who is affected?").fill("About 60 callers")
    phone.get_by_label("What are you doing now?").fill(
        "The routing is corrected, we call them back today."
    )
    expect(
        phone.get_by_text(re.compile(r"These \d+ people at Northwind Outfitters will see this"))
    ).to_be_visible()
    assert fits(phone)
    phone.get_by_role("button", name="Tell Northwind Outfitters").click()
    expect(phone.get_by_text("Thank you for telling.")).to_be_visible()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("The IVR sent Saturday callers")
    assert fits(phone)
    return phone.url


def test_a_bpo_manager_discloses_on_a_phone_and_the_brands_lead_acknowledges_with_thanks(signed_in):
    phone = signed_in("Priya Raman", viewport=PHONE, has_touch=True)
    desk = signed_in("Dana Whitfield", viewport=DESK)
    address = tell_on_a_phone(phone)

    desk.goto(f"{BASE}/")
    desk.get_by_role("link", name=WHAT.rstrip(".")).first.click()
    desk.locator("#acknowledgement > summary").click()
    desk.locator("#acknowledgement").get_by_label("Thanks").fill(
        "Thank you for telling us before we saw it."
    )
    desk.locator("#acknowledgement").get_by_role("button", name="Acknowledge").click()
    expect(
        desk.get_by_text("Acknowledged. Harbor Contact sees that you have read it.")
    ).to_be_visible()

    for window in (phone, desk):
        window.goto(address)
        lanes = window.locator(".lanes")
        expect(lanes.locator(".entry[data-side=bpo]").first).to_contain_text("disclosed a mistake")
        expect(lanes.locator(".entry[data-side=brand]").first).to_contain_text("acknowledged it.")
        expect(lanes).to_contain_text("Thank you for telling us before we saw it.")
        assert fits(window)
        assert window.problems == []


def test_what_both_did_stands_in_two_lanes(signed_in):
    desk = signed_in("Dana Whitfield", viewport=DESK)
    desk.goto(f"{BASE}/history")
    brand = desk.locator(".entry[data-side=brand] .entry__card").first.bounding_box()
    bpo = desk.locator(".entry[data-side=bpo] .entry__card").first.bounding_box()

    assert brand["x"] + brand["width"] <= bpo["x"]


def test_everything_works_without_javascript(signed_in):
    phone = signed_in("Priya Raman", viewport=PHONE, java_script_enabled=False)
    phone.goto(f"{BASE}/disclosures/new")
    phone.get_by_role("button", name="Tell Northwind Outfitters").click()
    # The browser itself refuses empty required fields; past that the server does.
    phone.get_by_label("What happened?").fill(WHAT)
    phone.get_by_label("Who is affected?").fill("60")
    phone.get_by_label("What are you doing now?").fill("   ")
    phone.get_by_role("button", name="Tell Northwind Outfitters").click()

    expect(phone.get_by_label("What happened?")).to_have_value(WHAT)
    expect(phone.get_by_text("Please fill this in.").first).to_be_visible()
    phone.get_by_label("What are you doing now?").fill("We call them back.")
    phone.get_by_role("button", name="Tell Northwind Outfitters").click()
    expect(phone.get_by_text("Thank you for telling.")).to_be_visible()


def test_a_refused_form_swaps_in_place_and_keeps_what_was_typed(signed_in):
    desk = signed_in("Dana Whitfield", viewport=DESK)
    desk.goto(f"{BASE}/disclosures/new")
    desk.get_by_label("What happened?").fill("We announced the sale without telling the floor.")
    desk.get_by_label("Who is affected?").fill("Everybody on shift")
    desk.get_by_label("What are you doing now?").fill("Briefing all teams.")
    desk.get_by_label("When did it happen?").fill("2099-01-01T10:00")
    desk.get_by_role("button", name="Tell Harbor Contact").click()

    expect(desk.get_by_text("This time lies in the future.").first).to_be_visible()
    expect(desk.get_by_label("What happened?")).to_have_value(
        "We announced the sale without telling the floor."
    )
