"""Reminders: when they fall due, that each is given once, and what the worker does by the clock."""

import threading
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar
from domain.changes import commands as c
from domain.schedules.commands import NameAuthority
from domain.schedules.record import schedule_id_of
from portal.reminders import Reminders, round_of
from portal.reminders.falling_due import fallen_due
from projections import changes
from projections.inbox import Wait
from projections.tables import Viewer
from tests.portal.changes.conftest import REQUEST
from tests.portal.client import words_of

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OFFICE = WorkingCalendar()
MANILA = WorkingCalendar("Asia/Manila", country="PH")


def wait(due_at=None, since=MONDAY):
    return Wait(UUID(int=1), "change", "bpo", "flow:respond", since, due_at)


def kinds(found):
    return [(due.kind, due.number) for due in found]


def test_a_dated_wait_reminds_before_at_and_after_its_time():
    friday = wait(MONDAY + timedelta(days=4))
    assert kinds(fallen_due(friday, OFFICE, MONDAY + timedelta(days=2, hours=23))) == []
    assert kinds(fallen_due(friday, OFFICE, MONDAY + timedelta(days=3))) == [("due soon", 1)]
    assert kinds(fallen_due(friday, OFFICE, MONDAY + timedelta(days=4))) == [
        ("due soon", 1),
        ("overdue", 1),
    ]
    # the weekend does not count: two working days after Friday end on Tuesday
    assert "escalated" not in dict(kinds(fallen_due(friday, OFFICE, MONDAY + timedelta(days=8))))
    assert "escalated" in dict(kinds(fallen_due(friday, OFFICE, MONDAY + timedelta(days=9))))


def test_what_is_due_on_monday_reminds_on_friday():
    monday = wait(MONDAY + timedelta(days=7))
    [soon] = fallen_due(monday, OFFICE, MONDAY + timedelta(days=6))
    assert soon.at == MONDAY + timedelta(days=4)


def test_what_was_asked_for_at_short_notice_is_not_announced_twice():
    soon = wait(MONDAY + timedelta(hours=4))
    assert kinds(fallen_due(soon, OFFICE, MONDAY + timedelta(hours=5))) == [("overdue", 1)]


def test_without_a_date_it_ages_every_five_working_days_and_is_escalated_after_ten():
    found = fallen_due(wait(), OFFICE, MONDAY + timedelta(days=22))
    assert kinds(found) == [("ageing", 1), ("ageing", 2), ("escalated", 1), ("ageing", 3)]


MOMENTS = st.timedeltas(timedelta(), timedelta(days=400))


@settings(deadline=None)
@given(st.none() | MOMENTS, MOMENTS, MOMENTS)
def test_asked_later_it_says_the_same_and_more_and_nothing_before_its_time(due, first, second):
    early, late = sorted((MONDAY + first, MONDAY + second))
    it = wait(MONDAY + due if due is not None else None)
    before, after = fallen_due(it, MANILA, early), fallen_due(it, MANILA, late)
    assert [each for each in after if each.at <= early] == before
    assert all(it.since < each.at <= late or each.kind == "overdue" for each in after)
    assert len({(each.kind, each.number) for each in after}) == len(after)
    assert [each.at for each in after] == sorted(each.at for each in after)


@pytest.fixture
def reminders(world):
    return Reminders(world.parts.directory.engine)


def asked_a_while_ago(world, days):
    with world.past(days=days):
        return world.perform(c.SubmitChange, "brand_member", **REQUEST)


def test_each_reminder_is_given_once(world, reminders):
    asked_a_while_ago(world, 12)
    now = datetime.now(UTC)
    first, again = round_of(world.parts, reminders, now), round_of(world.parts, reminders, now)
    assert first.reminded == 3
    assert again.reminded == 0


def test_two_workers_at_once_give_it_once(world, reminders):
    for _ in range(3):
        asked_a_while_ago(world, 12)
    now, given_by = datetime.now(UTC), []

    def work():
        given_by.append(round_of(world.parts, reminders, now).reminded)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(given_by) == 9


def test_what_is_done_meanwhile_reminds_nobody(world, reminders):
    change_id = asked_a_while_ago(world, 12)
    world.perform(c.RespondToChange, "bpo_member", change_id, code="act_now", words="Gladly.")
    assert round_of(world.parts, reminders, datetime.now(UTC)).reminded == 0


def test_what_one_side_keeps_to_itself_is_not_told_to_the_other(
    world, reminders, brand_lead, bpo_lead
):
    with world.past(days=30):
        world.perform(c.DraftChange, "brand_member", title="Later")
    assert round_of(world.parts, reminders, datetime.now(UTC)).reminded > 0
    for lead in (brand_lead, bpo_lead):
        assert "Escalated to you" not in lead.page(f"{world.base}/")


def test_leads_of_both_sides_see_what_is_escalated_without_any_worker(
    world, brand_lead, bpo_lead, bpo_member
):
    asked_a_while_ago(world, 12)
    for lead in (brand_lead, bpo_lead):
        assert "Escalated to you and the lead of" in lead.page(f"{world.base}/")
    page = bpo_member.page(f"{world.base}/")
    assert "Escalated to you" not in page
    assert "escalated" in page


def test_what_is_settled_is_escalated_no_longer_and_asked_anew_not_at_once(
    world, reminders, bpo_lead
):
    change_id = asked_a_while_ago(world, 12)
    round_of(world.parts, reminders, datetime.now(UTC))
    need = {"code": "need_information", "words": "How many?"}
    world.perform(c.RespondToChange, "bpo_member", change_id, **need)
    assert "Escalated to you" not in bpo_lead.page(f"{world.base}/")
    world.perform(c.GiveInformation, "brand_member", change_id, text="Twelve.")
    page = bpo_lead.page(f"{world.base}/")
    assert "Respond to the change." in words_of(page)
    assert "escalated" not in page.casefold()
    assert ", reminded" not in page


def test_who_was_reminded_is_told_so_and_who_was_not_is_not(world, reminders, brand_member):
    change_id = asked_a_while_ago(world, 9)
    with world.past(days=9):
        need = {"code": "need_information", "words": "How many?"}
        world.perform(c.RespondToChange, "bpo_member", change_id, **need)
    assert ", reminded" not in brand_member.page(f"{world.base}/")
    assert round_of(world.parts, reminders, datetime.now(UTC)).reminded == 1
    assert ", reminded" in brand_member.page(f"{world.base}/")


def test_a_deferred_change_wakes_on_its_day(world, reminders):
    with world.past(days=5):
        change_id = world.perform(c.SubmitChange, "brand_member", **REQUEST)
        until = (datetime.now(UTC) - timedelta(days=1)).date()
        world.perform(c.DeferChange, "bpo_member", change_id, until=until, reason="Later.")
    assert round_of(world.parts, reminders, datetime.now(UTC)).woken == 1
    assert round_of(world.parts, reminders, datetime.now(UTC)).woken == 0
    with world.parts.runner.engine.connect() as connection:
        found = changes.one(connection, Viewer(world.id, "brand"), change_id)
    assert (found.summary.stage, found.summary.ball) == ("submitted", "bpo")


def test_an_emergency_nobody_ratified_becomes_a_unilateral_change(world, reminders):
    with world.past(days=6):
        ids = {"person_id": world.people["bpo_member"].id}
        world.perform(NameAuthority, "bpo_lead", schedule_id_of(world.id), **ids)
        change_id = world.perform(
            c.RaiseEmergency,
            "bpo_member",
            uuid4(),
            **REQUEST,
            fallback="Undo.",
            live_at=datetime.now(UTC) - timedelta(days=6),
        )
    assert round_of(world.parts, reminders, datetime.now(UTC)).lapsed == 1
    with world.parts.runner.engine.connect() as connection:
        found = changes.one(connection, Viewer(world.id, "brand"), change_id)
    assert (found.summary.kind, found.summary.ball) == ("unilateral", "bpo")
    assert round_of(world.parts, reminders, datetime.now(UTC)).lapsed == 0
