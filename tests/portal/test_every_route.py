"""What holds for every address: who is let in, what strangers learn, and how pages are sent."""

import re
from uuid import UUID

import pytest

from domain.permissions import PERMISSIONS
from tests.portal.client import words_of

FILLED = {"slug": "northwind-harbor", "number": 1, "filename": "favicon.svg", "form": "json"}


def address(rule):
    arguments = {name: FILLED.get(name, UUID(int=7)) for name in rule.arguments}
    return rule.build(arguments, append_unknown=False)[1]


def tabs_of(page):
    return set(re.findall(r'href="([^"]+)"', page.split('<nav class="tabs"')[1].split("</nav>")[0]))


def guarded(world):
    rules = [rule for rule in world.app.url_map.iter_rules() if "slug" in rule.arguments]
    assert len(rules) > 60
    return rules


def test_a_stranger_learns_nothing_from_any_address_of_a_partnership(world, stranger):
    unknown = words_of(stranger.page("/p/no-such-partnership/", status=404))
    for rule in guarded(world):
        if "GET" in rule.methods:
            answer = stranger.get(address(rule))
        else:
            answer = stranger.submit(address(rule), {"form": "x"}, status=404)
        assert answer.status_code == 404, rule
        assert words_of(answer.text) == unknown, rule


def test_nobody_gets_anywhere_without_signing_in(world):
    anonymous = world.app.test_client()
    for rule in guarded(world):
        if "GET" in rule.methods:
            answer = anonymous.get(address(rule))
        else:
            answer = anonymous.submit(address(rule))
        assert answer.status_code == 303, rule
        assert answer.location.startswith("/sign-in"), rule


def test_frontline_people_get_only_where_the_table_lets_them(world, frontline):
    for rule in guarded(world):
        permission = world.app.view_functions[rule.endpoint].permission
        allowed = "frontline" in PERMISSIONS[permission].roles
        if "GET" in rule.methods:
            answered = frontline.get(address(rule)).status_code
            there = 404 if rule.arguments - {"slug"} else 200  # there is no such record
            there = 404 if {"change_id", "feedback_id"} & rule.arguments else 200  # there is none
            there = 404 if rule.arguments - FILLED.keys() else 200  # there is no such record
            assert (answered == there) == allowed, rule
        elif not allowed:
            frontline.submit(address(rule), {"form": "x"}, status=403)


def test_no_tab_leads_where_one_is_not_let_in(world, frontline, brand_lead):
    home = "/p/northwind-harbor/"
    tabs = {who: tabs_of(who.page(home)) for who in (frontline, brand_lead)}
    assert home in tabs[frontline]
    assert len(tabs[brand_lead]) > len(tabs[frontline])
    for who, addresses in tabs.items():
        assert {who.get(each).status_code for each in addresses} == {200}


def test_posts_without_the_token_of_a_form_record_nothing(world, brand_lead):
    before = world.parts.runner.log.head()
    for rule in world.app.url_map.iter_rules():
        if "POST" in rule.methods:
            answer = brand_lead.post(address(rule), data={"text": "x"})
            assert answer.status_code in (400, 404), rule

    assert world.parts.runner.log.head() == before


@pytest.mark.parametrize(
    "url", ["/sign-in", "/p/northwind-harbor/", "/p/northwind-harbor/history", "/nowhere"]
)
def test_pages_are_sent_with_a_strict_policy_and_kept_nowhere(brand_lead, url):
    headers = brand_lead.get(url).headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


def test_everything_a_page_needs_comes_from_the_portal_itself(brand_lead):
    page = brand_lead.page("/p/northwind-harbor/")

    assert "//" not in page.replace("<!doctype html>", "").replace(
        'xmlns="http://www.w3.org/2000/svg"', ""
    )


def test_an_unreadable_address_is_no_fault(brand_lead):
    for url in (
        "/p/northwind-harbor/disclosures/not-an-id",
        "/p/%00/",
        "/p/northwind-harbor/history?before=%FF",
    ):
        assert brand_lead.get(url).status_code in (200, 404, 422)


def test_a_megabyte_of_text_is_refused_in_words(world, brand_lead):
    answer = brand_lead.submit(
        f"{world.base}/disclosures", {"form": "tell", "what": "x" * 1_100_000}, status=413
    )

    assert "This is too much at once" in words_of(answer.text)
