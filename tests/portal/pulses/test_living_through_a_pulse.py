"""A pulse in the portal: proposed, agreed, answered on a phone, closed, and read by both sides."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.facts import tag_of
from domain.partnerships.commands import EndMembership, InvitePerson
from domain.pulses import commands as c
from portal.reminders import Reminders, round_of
from projections import history
from projections.tables import Viewer
from tests.portal.client import words_of
from tests.portal.pulses.conftest import BPO, BRAND, QUESTION

MARKS = {"communication": "4", "competence": "2", "character": "5"}


def log_of(world, pulse_id):
    return [tag_of(type(fact)) for fact in world.parts.partnerships.log.stream(pulse_id).facts]


def round_now(world):
    return round_of(world.parts, Reminders(world.parts.directory.engine), datetime.now(UTC))


def test_one_lead_proposes_and_the_other_agrees(world, town, brand_lead, bpo_lead, bpo_member):
    today = datetime.now(UTC).date()
    said = {"name": "Spring pulse", "question": QUESTION, "opens_on": today.isoformat()}
    said |= {"closes_on": (today + timedelta(days=6)).isoformat(), "every_days": "30"}

    answer = brand_lead.submit(f"{world.base}/pulses", said)

    assert "A lead at Harbor Contact agrees to it" in brand_lead.follow(answer)
    assert "Agree to the pulse, or call it off." in bpo_lead.page(f"{world.base}/")
    page = words_of(bpo_lead.page(answer.location))
    assert "it would ask 5 people at Northwind and 5 at Harbor Contact" in page
    assert ">Agree<" not in bpo_member.page(answer.location)
    bpo_lead.submit(f"{answer.location}/agreement")
    assert "agreed to the pulse." in words_of(brand_lead.page(answer.location))


def test_where_a_side_has_four_people_the_page_says_so_and_it_stays_shut(world, town, bpo_lead):
    leaves = {"person_id": world.people["kofi"].id}
    world.perform(EndMembership, "bpo_lead", world.id, **leaves)
    pulse_id = town.proposed()
    world.perform(c.AgreePulse, "bpo_lead", pulse_id)
    url = f"{world.base}/pulses/{pulse_id}"
    assert "It opens once there are 5 on each side" in words_of(bpo_lead.page(url))
    answer = bpo_lead.submit(f"{url}/opening", status=409)
    assert "of the 5 people a pulse needs" in words_of(answer.text)
    assert round_now(world).opened == 0
    assert log_of(world, pulse_id)[-1] == "pulse.agreed"


def test_the_worker_opens_and_closes_it_and_plans_the_next(world, town):
    with world.past(days=10):
        pulse_id = town.proposed(first=-10, last=20, every_days=60)
        world.perform(c.AgreePulse, "bpo_lead", pulse_id)
    assert round_now(world).opened == 1
    assert round_now(world).opened == 0
    later = datetime.now(UTC) + timedelta(days=25)
    parts = world.parts
    parts.partnerships.clock = lambda: later
    reminders = Reminders(parts.directory.engine)
    assert round_of(parts, reminders, later).closed == 1
    assert round_of(parts, reminders, later).closed == 0
    assert log_of(world, pulse_id)[-2:] == ["pulse.opened", "pulse.closed"]
    assert log_of(world, c.next_id_of(pulse_id)) == ["pulse.repeated"]


def test_the_front_line_answers_from_home_and_anew(world, town, frontline):
    pulse_id = town.opened(last=3)
    home = frontline.page(f"{world.base}/")
    url = f"{world.base}/pulses/{pulse_id}/answer"
    assert "For you to answer" in home
    assert url in home
    assert QUESTION in frontline.page(url)

    answer = frontline.submit(url, {**MARKS, "text": "Fewer tabs."})

    assert "Nobody else sees your answer" in frontline.follow(answer)
    assert "For you to answer" not in frontline.page(f"{world.base}/")
    page = frontline.page(url)
    assert "You have answered." in page
    assert "Fewer tabs." in page
    assert 'value="2" checked' in page
    frontline.submit(url, {**MARKS, "competence": "3"})
    assert "Fewer tabs." not in frontline.page(url)


def test_a_mark_that_is_missing_comes_back_with_all_that_was_given(world, town, frontline):
    pulse_id = town.opened(last=3)
    url = f"{world.base}/pulses/{pulse_id}/answer"
    given = {"form": "answer", "communication": "4", "character": "6", "text": "Fewer tabs."}
    answer = frontline.submit(url, given, status=422)
    page = words_of(answer.text)
    assert "Please fill this in." in page
    assert "This is more than 5." in page
    assert "Fewer tabs." in page
    assert log_of(world, pulse_id)[-1] == "pulse.opened"


def test_who_came_later_is_not_asked(world, town):
    pulse_id = town.opened(last=3)
    person = world.parts.directory.add("late@example.com", "Late Comer", "UTC")
    world.people["late"] = person
    world.perform(InvitePerson, "bpo_lead", world.id, person_id=person.id, role="member")
    late = world.browser("late")
    url = f"{world.base}/pulses/{pulse_id}"
    assert "you are not among them" in words_of(late.page(url))
    assert "For you to answer" not in late.page(f"{world.base}/")
    late.page(f"{url}/answer", status=404)
    late.submit(f"{url}/answer", MARKS, status=404)
    assert log_of(world, pulse_id)[-1] == "pulse.opened"


def test_results_of_both_sides_come_with_the_close(world, town, brand_member, observer):
    pulse_id = town.opened()
    for number, name in enumerate((*BRAND, *BPO)):
        town.answered(pulse_id, name, (number % 5 + 1, 3, 4), f"Words {number}.")
    url = f"{world.base}/pulses/{pulse_id}"
    assert "Words 3." not in observer.page(url)
    brand_member.submit(f"{url}/closing")
    for reader in (brand_member, observer):
        page = words_of(reader.page(url))
        assert page.count("5 of 5 answered.") == 2
        assert "Both together" in page
        assert all(f"Words {number}." in page for number in range(10))
        assert "answered the pulse." not in page or reader is brand_member


def test_with_four_answers_there_is_no_number_anywhere(world, town, brand_member, bpo_lead):
    pulse_id = town.opened()
    for name in BRAND:
        town.answered(pulse_id, name, (2, 2, 2))
    for name in BPO[:4]:
        town.answered(pulse_id, name, (1, 1, 1), "Nobody listens.")
    with world.past(days=7):
        world.perform(
            EndMembership, "bpo_lead", world.id, person_id=world.people["jana"].id
        )  # what she answered stands
    url = f"{world.base}/pulses/{pulse_id}"
    brand_member.submit(f"{url}/closing")
    for reader in (brand_member, bpo_lead):
        for page in (reader.page(url), reader.page(f"{world.base}/pulses")):
            assert "Nobody listens." not in page.split('id="history"')[0] or reader is bpo_lead
            assert "1.0" not in page
            assert "Both together" not in page
        assert "Not enough answers: 4 of 5." in words_of(reader.page(url))
        assert "too few" in reader.page(f"{world.base}/pulses")


def test_what_is_called_off_is_never_counted(world, town, brand_lead, bpo_lead):
    pulse_id = town.opened(last=3)
    for name in (*BRAND, *BPO):
        town.answered(pulse_id, name, text="Fewer tabs.")
    url = f"{world.base}/pulses/{pulse_id}"
    bpo_lead.submit(f"{url}/cancellation", {"reason": "A storm."})
    page = words_of(brand_lead.page(url))
    assert "A storm." in page
    assert "answered." not in page.replace("answered the pulse.", "")


def test_the_trend_shows_the_latest_pulses_and_the_calendar_the_last_day(world, town, bpo_member):
    for number in (2, 4):
        pulse_id = town.opened(name=f"Pulse {number}", last=number - 6)
        for name in (*BRAND, *BPO):
            town.answered(pulse_id, name, (number, number, number))
        world.perform(c.ClosePulse, "bpo_lead", pulse_id)
    page = bpo_member.page(f"{world.base}/pulses")
    assert "Northwind 2.0 in Pulse 2; Northwind 4.0 in Pulse 4" in page
    assert page.count("<polyline") == 6
    agenda = bpo_member.page(f"{world.base}/calendar?view=agenda&kind=pulse")
    assert f"{world.base}/calendar" in agenda
    month = bpo_member.page(
        f"{world.base}/calendar?day={(datetime.now(UTC) - timedelta(days=2)).date()}"
    )
    assert "Pulse 4" in month


@pytest.mark.parametrize("name", ["brand_member", "observer"])
def test_who_is_no_lead_neither_proposes_nor_calls_off(world, town, name):
    pulse_id = town.proposed()
    browser = world.browser(name)
    page = browser.page(f"{world.base}/pulses/{pulse_id}")
    assert "Call it off" not in page
    browser.submit(f"{world.base}/pulses/{pulse_id}/cancellation", {"reason": "?"}, status=403)
    assert browser.get(f"{world.base}/pulses/new").status_code == 403
    assert log_of(world, pulse_id) == ["pulse.proposed"]


def test_one_s_own_answer_is_in_one_s_own_history_and_not_to_be_corrected(
    world, town, bpo_member, bpo_lead
):
    pulse_id = town.opened(last=3)
    town.answered(pulse_id, "bpo_member", text="Fewer tabs.")
    with world.parts.runner.engine.connect() as asking:
        viewer = Viewer(world.id, "bpo", world.people["bpo_member"].id)
        line = history.of_record(asking, viewer, pulse_id)[-1]
    assert line.fact == "pulse.answered"
    assert "Fewer tabs." in bpo_member.page(f"{world.base}/history/{line.id}")
    assert "Correct<" not in bpo_member.page(f"{world.base}/history/{line.id}")
    for browser in (bpo_member, bpo_lead):
        browser.page(f"{world.base}/history/{line.id}/correction", status=404)
    assert bpo_lead.get(f"{world.base}/history/{line.id}").status_code == 404
