"""Accessibility and fit of every page: light, dark and phone (WCAG 2.2 AA by axe)."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESK, PHONE

BASE = "/p/northwind-harbor"
PAGES = {
    "style guide": "/styleguide",
    "home": f"{BASE}/",
    "disclosures": f"{BASE}/disclosures",
    "the form": f"{BASE}/disclosures/new",
    "board": f"{BASE}/board",
    "board in lanes": f"{BASE}/board?lanes=asked_by",
    "changes": f"{BASE}/changes",
    "asking for a change": f"{BASE}/changes/new",
    "a standard change": f"{BASE}/changes/standard",
    "an emergency": f"{BASE}/changes/emergency",
    "who held changes": f"{BASE}/changes/review",
    "freezes": f"{BASE}/freezes",
    "templates": f"{BASE}/templates",
    "commitments": f"{BASE}/commitments",
    "feedback": f"{BASE}/feedback",
    "giving feedback": f"{BASE}/feedback/new",
    "appeals": f"{BASE}/feedback/appeals",
    "rounds": f"{BASE}/rounds",
    "proposing a round": f"{BASE}/rounds/new",
    "history": f"{BASE}/history",
    "doubts": f"{BASE}/doubts",
    "raising a doubt": f"{BASE}/doubts/new",
    "pulses": f"{BASE}/pulses",
    "proposing a pulse": f"{BASE}/pulses/new",
    "trust": f"{BASE}/trust",
    "a bar of trust": f"{BASE}/trust/bpo/communication",
    "trust across partnerships": "/trust",
    "a review": f"{BASE}/review",
    "no such review": f"{BASE}/review/2019-Q1",
    "indicators": f"{BASE}/trust/indicators",
    "an indicator": f"{BASE}/trust/indicators/proactive-disclosure",
    "talking": f"{BASE}/trust/talking",
    "how changes go": f"{BASE}/trust/changes",
    "how we visit": f"{BASE}/trust/visits",
    "the rules of trust": f"{BASE}/trust/rules",
    "other rules of trust": f"{BASE}/trust/rules/new",
    "charter": f"{BASE}/charter",
    "people": f"{BASE}/people",
    "recognition": f"{BASE}/recognition",
    "recognizing": f"{BASE}/recognition/new",
    "who sees it": f"{BASE}/recognition/preference",
    "settings": "/settings",
    "permissions": "/about/permissions",
    "visits": f"{BASE}/visits",
    "proposing a visit": f"{BASE}/visits/new",
    "visits that are over": f"{BASE}/visits?state=over&purpose=audit",
}
LOOKS = {
    "light": {"viewport": DESK},
    "dark": {"viewport": DESK, "color_scheme": "dark"},
    "phone": {"viewport": PHONE},
}

CONTEST = "/feedback/appeals/about/feedback/"

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_passes_axe_and_does_not_scroll_sideways(signed_in, look):
    window = signed_in("Dana Whitfield", **LOOKS[look])
    first = window.locator
    addresses = dict(PAGES)
    window.goto(PAGES["disclosures"])
    addresses["a disclosure"] = first("table.register th a").first.get_attribute("href")
    window.goto(PAGES["changes"])
    addresses["a change"] = first("table.register th a").nth(12).get_attribute("href")
    addresses["revisions"] = addresses["a change"] + "/revisions"
    addresses["a briefing"] = addresses["a change"] + "/briefing"
    addresses["a move"] = addresses["a change"].replace("/changes/", "/board/") + "/move"
    window.goto(PAGES["templates"])
    addresses["a template"] = first("table.register th a").first.get_attribute("href")
    window.goto(PAGES["recognition"])
    addresses["a recognition"] = first(".praise__whom a").first.get_attribute("href")
    for title in ("The same routing", "The answers to the 30", "We agreed that staffing"):
        window.goto(PAGES["feedback"] + f"?text={title}")
        addresses[title] = first("table.register th a", has_text=title).get_attribute("href")
    window.goto(PAGES["appeals"])
    addresses["an appeal"] = first("table.register th a").first.get_attribute("href")
    addresses["contesting"] = addresses[title].replace("/feedback/", CONTEST)
    window.goto(PAGES["visits"])
    for number, link in enumerate(first("table.register th a").all()):
        addresses[f"visit {number}"] = link.get_attribute("href")
    window.goto(PAGES["rounds"])
    for number, stage in enumerate(("being written", "revealed", "closed")):
        link = first("table.register th a").nth(number)
        addresses[f"a round, {stage}"] = link.get_attribute("href")
    window.goto(PAGES["doubts"])
    addresses["a doubt"] = first("table.register th a").first.get_attribute("href")
    window.goto(PAGES["pulses"])
    addresses["a pulse"] = first("table.register th a").first.get_attribute("href")
    addresses["answering a pulse"] = first("a[href$='/answer']").first.get_attribute("href")
    for name, address in addresses.items():
        window.goto(address)
        found = Axe().run(window).response["violations"]
        assert not found, (
            name,
            [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in found],
        )
        fits = window.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
        assert fits, f"{name} scrolls sideways"
    assert window.problems == []
