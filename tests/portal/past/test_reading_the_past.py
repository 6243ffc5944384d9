"""Any page shows a day gone by: what was recorded by its end, by its clock, for reading only."""

import re

import pytest

from domain.commitments.commands import MakeCommitment
from domain.partnerships.commands import ChangeRole, EndMembership
from projections.rebuild import past
from tests.portal.client import words_of
from tests.portal.past.conftest import TOLD, day, long, on

THANKS = "Thank you for telling."


@pytest.fixture
def url(world, disclosure):
    return f"{world.base}/disclosures/{disclosure}"


def main(page):
    """The words of a page without its frame."""
    return words_of(page.split("<main")[1].split("</main>")[0])


def test_a_record_is_shown_with_what_was_recorded_by_then(url, brand_lead):
    then, now = main(brand_lead.page(url + on(15))), main(brand_lead.page(url))

    assert THANKS in now
    assert THANKS not in then
    assert TOLD["what"] in then


def test_the_day_ends_where_the_reader_is(world, url, brand_lead):
    assert THANKS in main(brand_lead.page(url + on(10)))
    assert THANKS not in main(brand_lead.page(url + on(11)))


def test_lists_and_history_stand_as_they_did(world, disclosure, brand_lead):
    assert TOLD["what"].rstrip(".") in main(brand_lead.page(f"{world.base}/disclosures{on(15)}"))
    assert "Nothing disclosed yet" in main(brand_lead.page(f"{world.base}/disclosures{on(25)}"))
    assert THANKS not in main(brand_lead.page(f"{world.base}/history{on(15)}"))
    assert THANKS in main(brand_lead.page(f"{world.base}/history{on(5)}"))


def test_the_page_says_which_day_it_stands_for_and_leads_back(world, brand_lead):
    page = brand_lead.page(f"{world.base}/history?kind=disclosure&as_of={day(15)}")

    assert f"As it stood at the end of {long(15)}. Show today" in main(page)
    assert f'href="{world.base}/history?kind=disclosure">Show today' in page
    assert '<input type="hidden" name="kind" value="disclosure">' in page


def test_pages_of_today_offer_the_past_and_say_nothing_of_it(world, brand_lead):
    for asked in ("", on(0)):
        page = brand_lead.page(f"{world.base}/disclosures{asked}")
        assert "As it stood on…" in main(page)
        assert "As it stood at the end" not in main(page)
        assert "Disclose something" in main(page)


def test_what_is_overdue_goes_by_the_clock_of_that_day(world, brand_lead):
    with world.past(days=30):
        due_on = day(12)
        made = world.perform(MakeCommitment, "bpo_member", text="Call back.", due_on=due_on)
    url = f"{world.base}/commitments/{made}"

    assert "verdue" in main(brand_lead.page(url))
    assert "verdue" not in main(brand_lead.page(url + on(20)))
    assert "verdue" in main(brand_lead.page(url + on(5)))


# --- For reading only ---------------------------------------------------------------------------


def test_nothing_can_be_done_on_a_page_of_the_past(world, url, brand_lead):
    for address in (url, f"{world.base}/board", f"{world.base}/charter", f"{world.base}/people"):
        body = brand_lead.page(address + on(5)).split("<main")[1]
        assert 'method="post"' not in body, address
        assert "/new" not in body, address


def test_the_board_of_the_past_stands_still(world, brand_lead):
    assert "data-poll" in brand_lead.page(f"{world.base}/board?text=x")
    assert "data-poll" not in brand_lead.page(f"{world.base}/board?text=x&as_of={day(5)}")


def test_what_is_sent_to_an_address_of_the_past_is_refused_in_words(world, url, bpo_lead):
    before = world.parts.runner.log.head()
    answer = bpo_lead.submit(
        f"{url}/comments{on(5)}", {"form": "comment", "text": "A thought, much later."}, 409
    )

    assert "The past is for reading" in main(answer.text)
    assert "A thought, much later." in main(answer.text)
    assert world.parts.runner.log.head() == before


# --- Walking around -----------------------------------------------------------------------------


def test_links_go_on_in_the_past_where_there_is_one(world, url, brand_lead):
    page = brand_lead.page(url + on(5))
    links = set(re.findall(r'href="(/p/[^"#]+)"', page))

    assert f"{world.base}/board{on(5)}" in links
    assert f"{world.base}/" in links
    assert any(link.startswith(f"{world.base}/history/") and on(5) in link for link in links)


def test_filters_stay_in_the_past(world, brand_lead):
    page = brand_lead.page(f"{world.base}/disclosures{on(5)}")
    form = page.split('role="search"')[1].split("</form>")[0]

    assert f'name="as_of" value="{day(5)}"' in form
    assert "(1 on)" not in page


def test_pages_without_a_past_show_today(world, brand_lead):
    assert "As it stood" not in main(brand_lead.page(f"{world.base}/{on(5)}"))


# --- Who may ----------------------------------------------------------------------------------


def test_who_may_read_is_decided_as_of_today(world, url, brand_member):
    assert THANKS in main(brand_member.page(url + on(5)))
    person = world.people["brand_member"].id
    ids = {"record_id": world.id, "person_id": person}
    world.perform(ChangeRole, "brand_lead", **ids, role="frontline")
    brand_member.page(url + on(5), status=403)
    world.perform(EndMembership, "brand_lead", **ids)
    brand_member.page(url + on(5), status=404)


def test_strangers_learn_nothing_from_the_past_either(world, url, stranger):
    assert words_of(stranger.page(url + on(5), status=404)) == words_of(
        stranger.page("/p/nowhere/board", status=404)
    )


# --- Days that make no sense ----------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["soon", "2026-02-30", "1" * 400, "%00"])
def test_what_is_no_day_is_answered_beside_the_field(world, brand_lead, asked):
    answer = brand_lead.get(f"{world.base}/disclosures?as_of={asked}")

    assert answer.status_code in (200, 422)
    assert ("This is no date." in main(answer.text)) == (asked != "%00")
    assert "Disclose something" in main(answer.text)


def test_a_day_to_come_shows_now_and_says_so(world, brand_lead):
    page = brand_lead.page(f"{world.base}/board{on(-3)}", status=422)

    assert "That day is still to come. This is how it stands now." in main(page)


def test_before_the_partnership_began_every_page_is_there_and_empty(world, disclosure, brand_lead):
    for rule in world.app.url_map.iter_rules():
        view = world.app.view_functions[rule.endpoint]
        if getattr(view, "past", None) and rule.arguments == {"slug"}:
            address = rule.build({"slug": "northwind-harbor"})[1]
            answer = brand_lead.get(address + on(90))
            assert answer.status_code == 200, rule
            assert TOLD["what"] not in answer.text
            if answer.mimetype == "text/html":
                assert f"began here on {long(60)}: nothing was known on {long(90)}." in answer.text


def test_while_lists_catch_up_the_past_waits(world, brand_lead, monkeypatch):
    def lacking(_self):
        raise past.CatchingUp

    monkeypatch.setattr(past.Pasts, "_catch_up", lacking)
    page = brand_lead.page(f"{world.base}/board{on(5)}", status=503)
    assert "The past cannot be shown yet" in main(page)


def test_while_other_days_are_worked_out_one_is_told_so_and_today_is_there(world, brand_lead):
    making = world.app.extensions["partnership-portal-pasts"]._making
    with making.turn():
        making.seconds = 0
        answer = brand_lead.get(f"{world.base}/board{on(5)}")
        assert brand_lead.page(f"{world.base}/board")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "3"
    assert "Another day is being worked out. Try again in a moment." in main(answer.text)
    assert brand_lead.page(f"{world.base}/board{on(5)}")


def test_a_past_once_shown_stays_as_it_is(world, brand_lead):
    url = f"{world.base}/commitments"
    assert "Call back." not in main(brand_lead.page(url + on(1)))
    world.perform(MakeCommitment, "bpo_member", text="Call back.", due_on=day(-9))

    assert "Call back." not in main(brand_lead.page(url + on(1)))
    assert "Call back." in main(brand_lead.page(url))
