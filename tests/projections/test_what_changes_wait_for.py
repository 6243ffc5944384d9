"""The inbox of both sides along the flow of a change, its paper, freezes and templates."""

from datetime import timedelta
from uuid import uuid4

import pytest

from domain.changes import commands as c
from domain.schedules import commands as s
from domain.schedules.record import schedule_id_of
from domain.templates import commands as t
from projections import inbox
from tests.asked import (
    ASSESSMENT,
    CHAT,
    REQUEST,
    agreed,
    assessed,
    closed,
    live,
    placed,
    ready,
    scheduled,
    submitted,
)
from tests.scenario import DANA, FAY, MARCUS, OURS, PRIYA, TOMAS

SCHEDULE = schedule_id_of(OURS)


@pytest.fixture(autouse=True)
def _placed(story):
    placed(story)


def due(desk, side, task):
    found = desk.shown(inbox.waiting_on, side, side=side)
    return next(w.due_at for w in found if w.task.removeprefix(inbox.FLOW).startswith(task))


def test_along_the_flow_one_side_after_the_other_is_waited_for(desk, story):
    submitted(story)
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], ["respond"])

    story.when(c.RespondToChange, by=TOMAS, code="act_now", words="Gladly.")
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], ["assess"])

    story.when(c.AssessChange, by=TOMAS, **ASSESSMENT)
    assert (desk.waits("brand"), desk.waits("bpo")) == (["approve"], ["approve"])
    deadline = due(desk, "brand", "approve")

    story.when(c.ApproveChange, by=PRIYA)
    assert (desk.waits("brand"), desk.waits("bpo")) == (["approve"], [])
    assert due(desk, "brand", "approve") == deadline

    story.when(c.ApproveChange, by=DANA)
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], ["schedule"])

    scheduled(story)
    goes_live = story.now + timedelta(days=16)
    assert (desk.waits("bpo"), due(desk, "bpo", "get_ready")) == (["get_ready"], goes_live)

    ready(story)
    assert (desk.waits("bpo"), due(desk, "bpo", "go_live")) == (["go_live"], goes_live)

    live(story)
    assert desk.waits("bpo") == ["ask_review"]

    story.when(c.AskReview, by=TOMAS, text="Well.")
    assert (desk.waits("brand"), desk.waits("bpo")) == (["judge"], [])

    story.when(c.JudgeOutcome, by=MARCUS, outcome="successful", effort=2)
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], ["rate_effort"])

    story.when(c.RateEffort, by=TOMAS, effort=3)
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], [])


def test_every_code_asks_for_something_else(desk, story):
    submitted(story)
    story.when(c.RespondToChange, by=TOMAS, code="need_information", words="How many?")
    assert (desk.waits("brand"), desk.waits("bpo")) == (["give_information"], [])

    story.when(c.GiveInformation, by=MARCUS, text="Forty a day.")
    assert desk.waits("bpo") == ["respond"]

    story.when(
        c.RespondToChange, by=TOMAS, code="counter_offer", words="Or so.", option_1="By mail."
    )
    assert (desk.waits("brand"), desk.waits("bpo")) == (["answer_options"], [])

    story.when(c.RefuseOptions, by=MARCUS, reason="No.")
    story.when(c.RespondToChange, by=TOMAS, code="contract_first", words="Prices.")
    story.when(c.DisputeResponse, by=MARCUS, code="act_now", reason="No price in it.")
    assert desk.waits("brand") == ["settle_contract"]
    assert desk.waits("bpo") == ["settle_contract", "settle_response"]

    story.when(c.SettleResponse, by=TOMAS)
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], ["assess"])


def test_on_hold_only_the_hold_is_waited_for_and_the_clock_goes_on_after(desk, story):
    submitted(story)
    assessed(story)
    deadline = due(desk, "brand", "approve")
    story.when(c.HoldChange, by=PRIYA, reason="Peak.")
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], ["lift_hold"])

    story.after(days=3).when(c.LiftHold, by=PRIYA)
    assert desk.waits("brand") == desk.waits("bpo") == ["approve"]
    assert due(desk, "brand", "approve") == deadline + timedelta(days=3)


@pytest.mark.parametrize("holder", [PRIYA, DANA])
def test_a_hold_keeps_what_waits_beside_the_flow(desk, story, holder):
    submitted(story)
    agreed(story)
    scheduled(story)
    story.when(c.OwePaper, by=MARCUS, due_on=story.day(30))
    story.when(c.RosterTeam, by=TOMAS, team_id=CHAT, person_ids=(FAY,))
    story.when(c.RaiseQuestion, by=FAY, text="At night too?")
    question_id = story.happened()[0].question_id
    before = desk.waits("brand"), desk.waits("bpo")
    story.when(c.HoldChange, by=holder, reason="Peak.")
    beside = ["lift_hold", "sign_paper"]
    held = (["sign_paper"], ["front_line_question", *beside])
    if holder == DANA:
        held = (beside, ["front_line_question", "sign_paper"])
    assert (desk.waits("brand"), desk.waits("bpo")) == held

    story.when(c.LiftHold, by=holder)
    assert (desk.waits("brand"), desk.waits("bpo")) == before

    story.when(c.HoldChange, by=holder, reason="Peak.")
    story.when(c.SettleQuestion, by=TOMAS, question_id=question_id, text="Yes.")
    story.when(c.SignPaper, by=MARCUS, document="Amendment 4", signed_on=story.day(0))
    story.when(c.LiftHold, by=holder)
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], ["get_ready"])


@pytest.mark.parametrize("holder", [PRIYA, DANA])
def test_paper_signed_on_hold_lets_the_assessment_go_on_once_it_is_lifted(desk, story, holder):
    submitted(story)
    first = {"code": "contract_first", "words": "Prices.", "paper_due_on": story.day(30)}
    story.when(c.RespondToChange, by=TOMAS, **first)
    story.when(c.HoldChange, by=holder, reason="Peak.")
    story.when(c.SignPaper, by=MARCUS, document="Amendment 4", signed_on=story.day(0))
    assert desk.waits("brand") + desk.waits("bpo") == ["lift_hold"]

    story.when(c.LiftHold, by=holder)
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], ["assess"])


def test_what_is_settled_while_a_change_sleeps_waits_no_more_when_it_wakes(desk, story):
    submitted(story)
    story.when(c.RespondToChange, by=TOMAS, code="contract_first", words="Prices.")
    story.when(c.DisputeResponse, by=MARCUS, code="act_now_paper_later", reason="No price.")
    story.when(c.DeferChange, by=TOMAS, until=story.day(20), reason="After the peak.")
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], [])

    story.when(c.SettleResponse, by=MARCUS)
    story.when(c.AwakenChange, by=MARCUS, reason="Sooner.")
    assert desk.waits("brand") == desk.waits("bpo") == ["settle_contract"]


def test_a_new_response_ends_the_dispute_of_the_old_one(desk, story):
    submitted(story)
    story.when(c.RespondToChange, by=TOMAS, code="contract_first", words="Prices.")
    story.when(c.DisputeResponse, by=MARCUS, code="act_now", reason="No price in it.")
    assert desk.waits("bpo") == ["settle_contract", "settle_response"]

    story.when(c.RespondToChange, by=TOMAS, code="act_now", words="Well then.")
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], ["assess"])


def test_a_deferred_change_waits_for_nobody_until_it_wakes(desk, story):
    submitted(story)
    story.when(c.DeferChange, by=TOMAS, until=story.day(20), reason="After the peak.")
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], [])

    story.when(c.AwakenChange, by=MARCUS, reason="Sooner.")
    assert desk.waits("bpo") == ["respond"]


def test_paper_outlasts_the_flow_until_it_is_signed(desk, story):
    submitted(story)
    agreed(story)
    story.when(c.OwePaper, by=MARCUS, due_on=story.day(30))
    scheduled(story)
    ready(story)
    live(story)
    closed(story)
    assert desk.waits("brand") == desk.waits("bpo") == ["sign_paper"]

    story.when(c.ProposePaperWaiver, by=TOMAS, reason="Nothing changed in price.")
    assert desk.waits("brand") == ["paper_waiver", "sign_paper"]

    story.when(c.WaivePaper, by=MARCUS)
    assert desk.waits("brand") == desk.waits("bpo") == []


def test_a_declined_change_owes_no_paper_any_more(desk, story):
    submitted(story)
    story.when(c.OwePaper, by=MARCUS, due_on=story.day(30))
    story.when(c.DeclineChange, by=TOMAS, reason="No.", alternative="By mail.")
    assert desk.waits("brand") == desk.waits("bpo") == []

    story.when(c.AppealDecline, by=MARCUS, reason="Please.")
    assert desk.waits("bpo") == ["answer_appeal"]

    story.when(c.GrantAppeal, by=PRIYA, words="Well.")
    assert desk.waits("bpo") == ["respond"]


def test_questions_of_the_front_line_wait_for_the_implementing_side(desk, story):
    submitted(story)
    agreed(story)
    scheduled(story)
    story.when(c.RosterTeam, by=TOMAS, team_id=CHAT, person_ids=(FAY,))
    story.when(c.RaiseQuestion, by=FAY, text="At night too?")
    assert desk.waits("bpo") == ["front_line_question", "get_ready"]

    question_id = story.happened()[0].question_id
    story.when(c.SettleQuestion, by=TOMAS, question_id=question_id, text="Yes.")
    assert desk.waits("bpo") == ["get_ready"]


def test_an_emergency_waits_for_the_other_side_and_for_its_assessment(desk, story):
    story.when(s.NameAuthority, by=PRIYA, record_id=SCHEDULE, person_id=TOMAS)
    story.when(c.RaiseEmergency, by=TOMAS, **REQUEST, fallback="Undo.", live_at=story.now)
    assert (desk.waits("brand"), desk.waits("bpo")) == (["ratify"], ["full_assessment"])
    ratify_by = due(desk, "brand", "ratify")

    story.when(c.AssessChange, by=TOMAS, **ASSESSMENT)
    assert (desk.waits("brand"), due(desk, "brand", "ratify")) == (["ratify"], ratify_by)

    story.when(c.RatifyEmergency, by=DANA)
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], ["ask_review"])


def test_a_unilateral_change_waits_for_an_account(desk, story):
    story.when(c.ReportUnilateral, by=MARCUS, **REQUEST)
    assert desk.waits("bpo") == ["account"]

    story.when(c.ContestUnilateral, by=TOMAS, reason="It was asked for.")
    assert (desk.waits("brand"), desk.waits("bpo")) == (["answer_contest"], [])

    story.when(c.UpholdUnilateral, by=MARCUS, reason="It was not.")
    story.when(c.GiveAccount, by=TOMAS, text="We should have asked.")
    assert (desk.waits("brand"), desk.waits("bpo")) == (["judge"], [])


def test_an_override_waits_for_the_other_side(desk, story):
    submitted(story)
    agreed(story)
    soon = story.now + timedelta(days=1)
    story.when(c.AskOverride, by=TOMAS, effective_at=soon, reason="Customers wait.")
    assert (desk.waits("brand"), desk.waits("bpo")) == (["answer_override"], [])

    story.when(c.RefuseOverride, by=MARCUS, reason="Too soon.")
    assert desk.waits("bpo") == ["schedule"]


def test_a_freeze_waits_for_the_other_side_until_it_is_answered(desk, story):
    freeze_id = uuid4()
    story.when(
        s.AddFreeze,
        by=MARCUS,
        record_id=SCHEDULE,
        freeze_id=freeze_id,
        kind="peak",
        name="Spring sale",
        hard=True,
        starts_at=story.now + timedelta(days=5),
        ends_at=story.now + timedelta(days=9),
    )
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], ["freeze"])

    contest = {"record_id": SCHEDULE, "freeze_id": freeze_id}
    story.when(s.ContestFreeze, by=TOMAS, **contest, reason="Too long.")
    assert (desk.waits("brand"), desk.waits("bpo")) == (["freeze_contested"], [])

    story.when(s.AcknowledgeFreeze, by=TOMAS, **contest)
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], [])


def test_a_template_waits_for_the_other_side(desk, story):
    template = {**REQUEST, **ASSESSMENT, "expires_on": story.day(90)}
    story.when(t.ProposeTemplate, by=TOMAS, **template)
    assert (desk.waits("brand"), desk.waits("bpo")) == (["endorse_template"], [])

    story.when(t.EndorseTemplate, by=DANA)
    assert desk.waits("brand") == []


def test_another_time_moves_what_is_due(desk, story):
    submitted(story)
    agreed(story)
    scheduled(story, days=16)
    scheduled(story, days=23)

    assert due(desk, "bpo", "get_ready") == story.now + timedelta(days=23)
