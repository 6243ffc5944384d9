"""A pulse: agreed by both leads, opened to groups of five or more, answered for nobody to see."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.calendar import WorkingCalendar
from domain.facts import PORTAL_ID, NoSuchRecord, NotAllowed, RuleBroken
from domain.partnerships.commands import ChangeRole, EndMembership, InvitePerson, SetWorkingCalendar
from domain.pulses import commands as c
from domain.pulses import events as e
from domain.pulses.record import Pulse
from domain.records import Comment, CorrectText
from tests.domain.pulses.surveyed import BPO, BRAND, QUESTION, agreed, answered, joined, opened
from tests.domain.pulses.surveyed import proposed as proposing
from tests.scenario import DANA, FAY, MARCUS, OLGA, OURS, PRIYA, TOMAS


def test_one_lead_proposes_it_and_the_other_agrees(story):
    proposing(story)
    story.then((e.PulseProposed, {"stage": "proposed", "ball": "bpo", "question": QUESTION}))
    with story.refused("for the other side to do"):
        story.when(c.AgreePulse, by=DANA)
    with story.refused(kind=NotAllowed):
        story.when(c.AgreePulse, by=TOMAS)
    with story.refused("agrees first"):
        story.when(c.OpenPulse, by=PRIYA)

    story.when(c.AgreePulse, by=PRIYA)

    story.then((e.PulseAgreed, {"stage": "agreed", "ball": "nobody"}))
    with story.refused("agreed already"):
        story.when(c.AgreePulse, by=PRIYA)


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("opens_on", {"opens_on": -1, "closes_on": 5}),
        ("closes_on", {"opens_on": 3, "closes_on": 2}),
        ("closes_on", {"opens_on": 1, "closes_on": 32}),
        ("every_days", {"opens_on": 1, "closes_on": 9, "every_days": 8}),
    ],
)
def test_its_days_make_sense(story, field, fields):
    days = {name: story.day(fields[name]) for name in ("opens_on", "closes_on")}
    with pytest.raises(RuleBroken) as refused:
        proposing(story, **days, every_days=fields.get("every_days"))
    assert refused.value.field == field
    story.then_nothing()


def test_only_leads_propose_and_call_off(story):
    with story.refused(kind=NotAllowed):
        story.when(
            c.ProposePulse,
            by=MARCUS,
            name="March",
            question=QUESTION,
            opens_on=story.day(1),
            closes_on=story.day(2),
        )
    proposing(story)
    with story.refused(kind=NotAllowed):
        story.when(c.CancelPulse, by=TOMAS, reason="No.")


def test_a_day_has_begun_once_it_has_on_both_sides_and_is_over_once_it_is_on_both(story):
    for by, zone in ((DANA, "America/Chicago"), (PRIYA, "Asia/Manila")):
        calendar = WorkingCalendar(time_zone=zone)
        story.when(SetWorkingCalendar, by=by, record_id=OURS, calendar=calendar)

    proposing(story)

    [fact] = story.happened()
    assert fact.opens_at == datetime(2026, 3, 3, 6, tzinfo=UTC)  # midnight in Chicago
    assert fact.closes_at == datetime(2026, 3, 10, 4, 59, 59, tzinfo=UTC)  # summer time by then


def test_its_groups_are_fixed_as_it_opens(story):
    agreed(joined(story))
    story.when(c.OpenPulse, by=PORTAL_ID)
    story.then((e.PulseOpened, {"stage": "open", "side": "portal"}))
    groups = story.record(Pulse).groups
    assert groups["brand"] == {DANA, MARCUS, *BRAND[:3]}
    assert groups["bpo"] == {PRIYA, TOMAS, FAY, *BPO[:2]}  # who only reads is not asked
    late = uuid4()
    story.when(InvitePerson, by=PRIYA, record_id=OURS, person_id=late, role="member")
    for person_id in (late, OLGA):
        with story.refused(kind=RuleBroken if person_id == late else NotAllowed):
            answered(story, person_id)


@pytest.mark.parametrize("sizes", [(2, 2), (3, 1), (0, 6), (6, 0)])
def test_with_four_people_on_a_side_it_does_not_open(story, sizes):
    agreed(joined(story, *sizes))
    with story.refused("of the 5 people a pulse needs"):
        story.when(c.OpenPulse, by=PRIYA)
    with story.refused("of the 5 people a pulse needs"):
        story.when(c.OpenPulse, by=PORTAL_ID)


def test_it_opens_on_its_days_only(story):
    proposing(joined(story)).when(c.AgreePulse, by=PRIYA)
    with story.refused("It opens on 3 March 2026"):
        story.when(c.OpenPulse, by=PRIYA)
    story.after(days=8)
    with story.refused("Its days are over"):
        story.when(c.OpenPulse, by=PRIYA)


def test_nobody_agrees_to_days_that_are_over(story):
    proposing(story).after(days=8)
    with story.refused("Its days are over"):
        story.when(c.AgreePulse, by=PRIYA)


def test_an_answer_is_for_whoever_gave_it_moves_nothing_and_may_be_given_anew(story):
    opened(joined(story))
    before = story.record(Pulse)
    answered(story, FAY, (1, 2, 3), "More time between calls.")
    story.then((e.PulseAnswered, {"audience": "named", "stage": None, "communication": "1"}))
    answered(story.after(days=2), FAY, (5, 5, 5))
    story.then((e.PulseAnswered, {"actor_id": FAY, "competence": "5", "text": ""}))

    after = story.record(Pulse)
    for side in ("brand", "bpo"):
        assert after.seen_by(side) == before.seen_by(side)
    story.when(c.CancelPulse, by=DANA, reason="Storm.", seen=before.seen_by("brand"))
    story.then(e.PulseCancelled)


def test_an_answer_is_corrected_by_none_not_even_its_author(story):
    answered(opened(joined(story)), TOMAS, text="Hm.")
    [fact] = story.happened()
    wish = {"corrects": fact.originator_version, "field": "text", "text": "!", "reason": "?"}
    for person_id in (TOMAS, PRIYA, DANA):
        with story.refused("no such text"):
            story.when(CorrectText, by=person_id, **wish)


def test_it_is_answered_while_it_is_open(story):
    agreed(joined(story))
    with story.refused("not open"):
        answered(story, FAY)
    story.when(c.OpenPulse, by=PRIYA).after(days=7)
    with story.refused("its last day has passed"):
        answered(story, FAY)
    story.when(c.ClosePulse, by=TOMAS)
    with story.refused("not open"):
        answered(story, FAY)


def test_who_left_answers_no_more_and_what_they_answered_stands(story):
    opened(joined(story))
    answered(story, BPO[0])
    story.when(EndMembership, by=PRIYA, record_id=OURS, person_id=BPO[0])
    story.when(ChangeRole, by=PRIYA, record_id=OURS, person_id=BPO[1], role="observer")
    with story.refused(kind=NoSuchRecord):
        answered(story, BPO[0])
    with story.refused(kind=NotAllowed):
        answered(story, BPO[1])
    story.after(days=7).when(c.ClosePulse, by=PORTAL_ID)
    story.then((e.PulseClosed, {"stage": "closed", "ball": "nobody"}))


def test_it_closes_once_its_last_day_is_over(story):
    opened(joined(story)).after(days=6, hours=14)
    with story.refused("It closes once 9 March 2026 is over on both sides"):
        story.when(c.ClosePulse, by=TOMAS)
    story.after(hours=2).when(c.ClosePulse, by=TOMAS)
    story.then(e.PulseClosed)
    with story.refused("not open"):
        story.when(c.ClosePulse, by=PRIYA)


@pytest.mark.parametrize("by", [DANA, PRIYA])
@pytest.mark.parametrize("after", [proposing, agreed, opened])
def test_either_lead_calls_it_off_with_a_reason(story, by, after):
    after(joined(story)).when(c.CancelPulse, by=by, reason="We are moving house.")
    story.then((e.PulseCancelled, {"stage": "cancelled", "ball": "nobody"}))
    with story.refused("cancelled already"):
        story.when(c.CancelPulse, by=by, reason="Again.")


def test_one_that_comes_again_plans_the_next_as_it_closes_with_the_words_agreed_to(story):
    proposing(joined(story), every_days=28)
    story.when(CorrectText, by=DANA, corrects=1, field="name", text="Monthly", reason="Not March.")
    story.when(c.AgreePulse, by=PRIYA).after(days=1).when(c.OpenPulse, by=PRIYA).after(days=7)

    story.when(c.ClosePulse, by=PORTAL_ID)

    planned = {"name": "Monthly", "follows_id": story.id, "every_days": 28, "stage": "agreed"}
    planned |= {"opens_on": story.day(-7) + timedelta(days=28), "of_side": "brand"}
    story.then(e.PulseClosed, (e.PulseRepeated, planned))
    story.id = c.next_id_of(story.id)
    story.after(days=21).when(c.OpenPulse, by=PORTAL_ID)
    story.then(e.PulseOpened)
    wish = {"corrects": 1, "field": "name", "text": "Yearly", "reason": "?"}
    with story.refused("agreed to these words"):
        story.when(CorrectText, by=DANA, **wish)


def test_the_next_of_a_row_passes_over_days_that_are_gone(story):
    opened(joined(story), every_days=10).after(days=40).when(c.ClosePulse, by=PORTAL_ID)
    [_, planned] = story.happened()
    assert planned.closes_at > story.now
    assert (planned.opens_on - story.record(Pulse).plan.opens_on).days % 10 == 0


def test_one_that_is_once_plans_nothing(story):
    opened(joined(story)).after(days=7).when(c.ClosePulse, by=TOMAS)
    story.then(e.PulseClosed)


def test_it_is_talked_about_by_both(story):
    proposing(story).when(Comment, by=TOMAS, text="Good idea.")
    [fact] = story.happened()
    assert fact.audience == "shared"
