"""Every guard along the flow of a change, its paper, schedule and templates, refuses in words."""

from datetime import timedelta
from uuid import uuid4

import pytest

from domain.changes import commands as c
from domain.changes import events as e
from domain.changes.record import Change
from domain.facts import PORTAL_ID, NotAllowed
from domain.schedules import commands as s
from domain.schedules import events as se
from domain.schedules.record import schedule_id_of
from domain.templates import commands as t
from tests.asked import (
    ASSESSMENT,
    CHAT,
    PHONE,
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


def freeze(story, *, by=MARCUS, days=10, **fields):
    freeze_id = uuid4()
    begins = story.now + timedelta(days=days)
    window = {"starts_at": begins, "ends_at": begins + timedelta(days=10)}
    usual = {"kind": "peak", "name": "Sale", "hard": True, "freeze_id": freeze_id, **window}
    story.when(s.AddFreeze, by=by, record_id=SCHEDULE, **{**usual, **fields})
    return freeze_id


def template(story, **fields):
    story.id = uuid4()
    usual = {**REQUEST, **ASSESSMENT, "expires_on": story.day(200)}
    story.when(t.ProposeTemplate, by=TOMAS, **{**usual, **fields})
    return story.id


# --- Asking and answering ---


def test_a_change_is_submitted_once(story):
    submitted(story)
    with story.refused("submitted already"):
        submitted(story)
    with story.refused("revise it instead"):
        story.when(c.DraftChange, by=MARCUS, title="Again")


def test_the_side_that_asked_does_not_respond(story):
    submitted(story)
    with story.refused("not for the side the record belongs to"):
        story.when(c.RespondToChange, by=DANA, code="act_now", words="Yes.")


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (c.ProposePaperWaiver, {"reason": "No price in it."}),
        (c.SignPaper, {"document": "Amendment 4", "signed_on": None}),
        (c.OwePaper, {"due_on": None}),
        (c.TagTopic, {"topic": "price"}),
    ],
)
def test_a_discarded_draft_has_no_paper_and_no_topic(story, kind, fields):
    story.when(c.DraftChange, by=MARCUS, title="Refund by chat")
    story.when(c.DiscardDraft, by=MARCUS)
    with story.refused("This change is discarded"):
        story.when(kind, by=MARCUS, **{n: v or story.day(0) for n, v in fields.items()})


def test_on_hold_a_time_is_not_given_up_nor_readiness_revoked(story):
    submitted(story)
    agreed(story)
    scheduled(story)
    ready(story)
    story.when(c.HoldChange, by=DANA, reason="Peak.")
    for kind in (c.UnscheduleChange, c.RevokeReadiness):
        with story.refused("on hold"):
            story.when(kind, by=TOMAS, reason="Later.")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"code": "counter_offer"}, "Offer an option."),
        ({"code": "act_now_paper_later"}, "Until when is it signed?"),
        ({"code": "decline"}, "What could be done instead?"),
    ],
)
def test_a_code_asks_for_what_it_means(story, fields, said):
    submitted(story)
    with story.refused(said):
        story.when(c.RespondToChange, by=TOMAS, words="So.", **fields)


def test_a_response_is_given_once(story):
    submitted(story)
    story.when(c.RespondToChange, by=TOMAS, code="act_now", words="Yes.")
    with story.refused("No answer of yours is waited for."):
        story.when(c.RespondToChange, by=TOMAS, code="act_now", words="Yes.")


def test_only_an_unanswered_request_or_one_sent_back_is_revised(story):
    submitted(story)
    story.when(c.RespondToChange, by=TOMAS, code="need_information", words="How many?")
    with story.refused("It is answered already"):
        story.when(c.ReviseChange, by=MARCUS, **REQUEST)


def test_the_first_response_is_marked_and_later_ones_are_not(story):
    submitted(story)
    story.when(c.RespondToChange, by=TOMAS, code="need_information", words="How many?")
    story.then((e.ChangeResponded, {"first": True}))
    story.when(c.GiveInformation, by=MARCUS, text="Forty.")
    story.when(c.RespondToChange, by=TOMAS, code="act_now", words="Then yes.")
    story.then((e.ChangeResponded, {"first": False}))


def test_a_code_is_disputed_once_and_not_with_itself(story):
    submitted(story)
    story.when(c.RespondToChange, by=TOMAS, code="contract_first", words="Prices.")
    with story.refused("This is the code it has."):
        story.when(c.DisputeResponse, by=MARCUS, code="contract_first", reason="No.")
    story.when(c.DisputeResponse, by=MARCUS, code="act_now", reason="No.")
    story.when(c.SettleResponse, by=MARCUS)
    story.then((e.ResponseSettled, {"code": "contract_first"}))
    with story.refused("disputed already"):
        story.when(c.DisputeResponse, by=MARCUS, code="act_now", reason="Still.")


def test_there_are_only_the_options_offered(story):
    submitted(story)
    with story.refused("No options are offered."):
        story.when(c.AcceptOption, by=MARCUS, number=1)
    offer = {"code": "counter_offer", "words": "Or so.", "option_2": "By mail."}
    story.when(c.RespondToChange, by=TOMAS, **offer)
    story.then(e.ChangeResponded, (e.OptionsOffered, {"option_1": "By mail.", "option_2": ""}))
    with story.refused("There is no such option."):
        story.when(c.AcceptOption, by=MARCUS, number=2)
    with story.refused("not answered yet"):
        story.when(c.AssessChange, by=TOMAS, **ASSESSMENT)


def test_an_appeal_is_heard_once_by_a_lead_of_the_side_that_declined(story):
    submitted(story)
    story.when(c.DeclineChange, by=TOMAS, reason="No.", alternative="By mail.")
    with story.refused("No appeal waits"):
        story.when(c.GrantAppeal, by=PRIYA, words="Well.")
    story.when(c.AppealDecline, by=MARCUS, reason="Please.")
    with story.refused(kind=NotAllowed):
        story.when(c.DismissAppeal, by=TOMAS, reason="No.")
    story.when(c.DismissAppeal, by=PRIYA, reason="No.")
    with story.refused("A decline can be appealed once, and it was."):
        story.when(c.AppealDecline, by=MARCUS, reason="Please.")


def test_what_is_deferred_sleeps_until_its_day_and_the_portal_wakes_nothing_sooner(story):
    submitted(story)
    with story.refused("still to come"):
        story.when(c.DeferChange, by=TOMAS, until=story.day(0), reason="Later.")
    with story.refused("within the next two years"):
        story.when(c.DeferChange, by=TOMAS, until=story.day(800), reason="Later.")
    story.when(c.DeferChange, by=TOMAS, until=story.day(7), reason="Later.")
    with story.refused("wake it first"):
        story.when(c.SendBack, by=TOMAS, reason="More.")
    with story.refused("Its day has not come."):
        story.when(c.AwakenChange, by=PORTAL_ID)
    with story.refused("say why it is woken early"):
        story.when(c.AwakenChange, by=MARCUS)
    story.after(days=7).when(c.AwakenChange, by=PORTAL_ID)
    assert (story.record(Change).stage, story.record(Change).ball) == ("submitted", "bpo")


def test_a_hold_is_lifted_by_the_side_that_put_it(story):
    submitted(story)
    story.when(c.HoldChange, by=TOMAS, reason="Peak.")
    with story.refused("on hold already"):
        story.when(c.HoldChange, by=MARCUS, reason="Peak.")
    with story.refused("The side that put it on hold lifts"):
        story.when(c.LiftHold, by=MARCUS)
    with story.refused("nothing moves until the hold is lifted"):
        story.when(c.RespondToChange, by=TOMAS, code="act_now", words="Yes.")


# --- Agreeing ---


def test_the_submitter_never_approves_not_even_as_a_lead(story):
    story.when(c.SubmitChange, by=DANA, **REQUEST)
    assessed(story)
    with story.refused("Whoever submitted a change does not approve it."):
        story.when(c.ApproveChange, by=DANA)
    with story.refused("Whoever submitted a change does not approve it."):
        story.when(c.NameOwner, by=DANA, person_id=DANA)
    story.when(c.NameOwner, by=DANA, person_id=MARCUS)
    story.when(c.ApproveChange, by=MARCUS)


def test_one_owner_per_side_approves_once(story):
    submitted(story)
    assessed(story)
    with story.refused("A lead approves, or whom your lead names"):
        story.when(c.ApproveChange, by=TOMAS)
    story.when(c.NameOwner, by=PRIYA, person_id=TOMAS)
    with story.refused("Somebody else of your side is named"):
        story.when(c.ApproveChange, by=PRIYA)
    story.when(c.ApproveChange, by=TOMAS)
    with story.refused("Your side has approved already."):
        story.when(c.ApproveChange, by=TOMAS)
    with story.refused("Choose somebody of your own side"):
        story.when(c.NameOwner, by=DANA, person_id=PRIYA)


def test_a_high_risk_waits_for_the_joint_board(story):
    submitted(story)
    assessed(story, risk="high")
    with story.refused("after the joint board sat"):
        story.when(c.ApproveChange, by=DANA)
    sitting = {"held_on": story.day(0), "minutes": "Agreed."}
    with story.refused("Somebody of each side must have been there."):
        story.when(c.HoldBoard, by=DANA, present=(DANA, MARCUS), **sitting)
    with story.refused("Choose people who take part."):
        story.when(c.HoldBoard, by=DANA, present=(DANA, uuid4()), **sitting)
    story.when(c.HoldBoard, by=DANA, present=(DANA, PRIYA), **sitting)
    story.when(c.ApproveChange, by=DANA)


def test_a_low_risk_needs_no_board(story):
    submitted(story)
    assessed(story)
    with story.refused("only over changes of high risk"):
        story.when(c.HoldBoard, by=DANA, present=(DANA, PRIYA), held_on=story.day(0), minutes="So.")


def test_a_new_assessment_voids_what_was_approved(story):
    submitted(story)
    assessed(story)
    story.when(c.ApproveChange, by=PRIYA)
    story.when(c.AssessChange, by=TOMAS, **ASSESSMENT)
    assert story.record(Change).approvals == {}
    with story.refused("Choose teams of the list."):
        story.when(c.AssessChange, by=TOMAS, **{**ASSESSMENT, "team_ids": (uuid4(),)})


# --- Paper ---


def test_at_the_cap_no_more_paper_can_be_owed(story):
    later = {"code": "act_now_paper_later", "words": "Yes.", "paper_due_on": story.day(9)}
    for _ in range(5):
        story.id = uuid4()
        submitted(story)
        story.when(c.RespondToChange, by=TOMAS, **later)
    story.id = uuid4()
    submitted(story)
    with story.refused("Paper is owed for 5 changes, and the charter allows 5"):
        story.when(c.RespondToChange, by=TOMAS, **later)
    story.when(c.RespondToChange, by=TOMAS, code="act_now", words="Then without.")


def test_paper_is_waived_by_both_and_signed_once(story):
    submitted(story)
    story.when(c.ProposePaperWaiver, by=MARCUS, reason="Nothing changes.")
    with story.refused("The other side answers what yours proposed."):
        story.when(c.WaivePaper, by=DANA)
    story.when(c.WaivePaper, by=TOMAS)
    story.then(e.PaperWaived)
    with story.refused("Both sides agreed that no paper is needed."):
        story.when(c.SignPaper, by=TOMAS, document="Annex", signed_on=story.day(0))


def test_paper_is_not_signed_in_the_future(story):
    submitted(story)
    with story.refused("lies in the future"):
        story.when(c.SignPaper, by=TOMAS, document="Annex", signed_on=story.day(2))


# --- Scheduling ---


def test_only_the_implementing_side_sets_the_time_and_only_ahead(story):
    submitted(story)
    agreed(story)
    with story.refused("The side that implements it"):
        story.when(c.ScheduleChange, by=MARCUS, effective_at=story.now + timedelta(days=20))
    with story.refused("still to come"):
        story.when(c.ScheduleChange, by=TOMAS, effective_at=story.now)


def test_a_hard_freeze_is_overridden_by_both_authorities(story):
    submitted(story)
    agreed(story)
    freeze(story)
    within = {"effective_at": story.now + timedelta(days=16)}
    with story.refused("It falls into the hard freeze “Sale”."):
        story.when(c.ScheduleChange, by=TOMAS, **within)
    with story.refused("named authorities of both sides"):
        story.when(c.AskOverride, by=TOMAS, **within, reason="It must be.")
    story.when(s.NameAuthority, by=PRIYA, record_id=SCHEDULE, person_id=TOMAS)
    story.when(s.NameAuthority, by=DANA, record_id=SCHEDULE, person_id=MARCUS)
    story.when(c.AskOverride, by=TOMAS, **within, reason="It must be.")
    with story.refused("named authorities of both sides"):
        story.when(c.AgreeOverride, by=DANA, reason="Well.")
    with story.refused("The other side answers what yours asked for."):
        story.when(c.AgreeOverride, by=TOMAS, reason="Well.")
    story.when(c.AgreeOverride, by=MARCUS, reason="Well.")
    story.then(e.OverrideAgreed, e.ChangeScheduled, se.SlotTaken)


def test_a_soft_or_contested_freeze_only_warns_and_asks_why(story):
    submitted(story)
    agreed(story)
    freeze_id = freeze(story)
    story.when(s.ContestFreeze, by=TOMAS, record_id=SCHEDULE, freeze_id=freeze_id, reason="Long.")
    within = {"effective_at": story.now + timedelta(days=16)}
    with story.refused("Say why you go ahead"):
        story.when(c.ScheduleChange, by=TOMAS, **within)
    story.when(c.ScheduleChange, by=TOMAS, **within, reason="It is small.")


def test_a_freeze_for_other_teams_does_not_concern_it(story):
    submitted(story)
    agreed(story)
    freeze(story, team_ids=(PHONE,))
    scheduled(story)


@pytest.mark.parametrize("hours", [10, 18, 120])  # too late, at night, on Saturday
def test_outside_of_the_agreed_days_and_hours_it_does_not_go_live(story, hours):
    submitted(story)
    agreed(story)
    at = story.now + timedelta(days=14, hours=hours + 1)
    with story.refused("outside the days and hours agreed"):
        story.when(c.ScheduleChange, by=TOMAS, effective_at=at)


def test_more_than_the_load_of_a_week_needs_both(story):
    for _ in range(3):
        story.id = uuid4()
        submitted(story)
        agreed(story)
        scheduled(story)
    story.id = uuid4()
    submitted(story)
    agreed(story)
    with story.refused("Chat would carry 8 of 6 load points in week 12."):
        scheduled(story)
    with story.refused("Nothing blocks this time"):
        next_week = story.now + timedelta(days=23)
        story.when(c.AskOverride, by=TOMAS, effective_at=next_week, reason="So.")
    at = story.now + timedelta(days=16)
    story.when(c.AskOverride, by=TOMAS, effective_at=at, reason="Together.")
    story.when(c.AgreeOverride, by=MARCUS, reason="With more people.")
    scheduling = story.happened()[1]
    assert [conflict.kind for conflict in scheduling.conflicts] == ["load"]


def test_a_time_given_up_is_free_again(story):
    for _ in range(3):
        story.id = uuid4()
        submitted(story)
        agreed(story)
        scheduled(story)
    story.when(c.UnscheduleChange, by=TOMAS, reason="Not now.")
    story.then(e.ChangeUnscheduled, se.SlotReleased)
    scheduled(story)


# --- Freezes and templates ---


def test_a_window_makes_sense(story):
    with story.refused("It ends before it begins."):
        freeze(story, ends_at=story.now)
    with story.refused("This is over already."):
        freeze(story, days=-20)
    with story.refused("at most 180 days"):
        freeze(story, ends_at=story.now + timedelta(days=400))
    freeze(story)
    with story.refused("It overlaps your freeze “Sale”"):
        freeze(story, days=15)
    freeze(story, days=15, kind="audit")
    freeze(story, by=TOMAS, days=15)


def test_a_freeze_is_answered_by_the_other_side_and_lifted_by_its_own(story):
    ids = {"record_id": SCHEDULE, "freeze_id": freeze(story)}
    with story.refused("The other side answers"):
        story.when(s.AcknowledgeFreeze, by=DANA, **ids)
    with story.refused("The side that added a freeze lifts it."):
        story.when(s.LiftFreeze, by=TOMAS, **ids, reason="No.")
    story.when(s.AcknowledgeFreeze, by=TOMAS, **ids)
    with story.refused("acknowledged this freeze"):
        story.when(s.ContestFreeze, by=TOMAS, **ids, reason="After all.")
    story.when(s.LiftFreeze, by=MARCUS, **ids, reason="It is over.")
    with story.refused("no such freeze any more"):
        story.when(s.LiftFreeze, by=MARCUS, **ids, reason="Again.")


def test_a_template_is_endorsed_in_time_and_used_until_its_last_day(story):
    with story.refused("within 12 months"):
        template(story, expires_on=story.day(400))
    with story.refused("of high risk"):
        template(story, risk="high")
    template_id = template(story, expires_on=story.day(60))
    standard = {"template_id": template_id, "effective_at": story.now + timedelta(days=16)}
    with story.refused("This template is proposed."):
        story.when(c.SubmitStandard, by=MARCUS, record_id=uuid4(), **standard)
    with story.refused(kind=NotAllowed):
        story.when(t.EndorseTemplate, by=MARCUS)
    story.when(t.EndorseTemplate, by=DANA)
    story.when(c.SubmitStandard, by=MARCUS, record_id=uuid4(), **standard)
    story.then(e.ChangeSubmitted, e.ChangeAssessed, e.ChangeScheduled, se.SlotTaken)
    story.after(days=63)
    standard["effective_at"] = story.now + timedelta(days=16)
    with story.refused("This template expired on"):
        story.when(c.SubmitStandard, by=MARCUS, record_id=uuid4(), **standard)


# --- Getting ready, going live, review ---


def test_only_who_is_rostered_confirms_and_votes(story):
    submitted(story)
    agreed(story)
    scheduled(story)
    with story.refused("You are not rostered"):
        story.when(c.VoteConfidence, by=FAY, confidence=3)
    with story.refused("This team is not affected."):
        story.when(c.RosterTeam, by=TOMAS, team_id=PHONE, person_ids=(FAY,))
    story.when(c.RosterTeam, by=TOMAS, team_id=CHAT, person_ids=(FAY,))
    with story.refused("no briefing to read"):
        story.when(c.ConfirmReading, by=FAY)
    with story.refused("You are not rostered"):
        story.when(c.VoteConfidence, by=PRIYA, confidence=3)


def test_ready_needs_a_briefing_a_roster_answers_and_where_votes_fall_short_a_reason(story):
    submitted(story)
    agreed(story)
    scheduled(story)
    with story.refused("Brief the front line first."):
        story.when(c.DeclareReady, by=TOMAS)
    story.when(c.GiveBriefing, by=TOMAS, text="Read.", briefed_on=story.day(0))
    with story.refused("Nobody is rostered for Chat yet."):
        story.when(c.DeclareReady, by=TOMAS)
    story.when(c.RosterTeam, by=TOMAS, team_id=CHAT, person_ids=(FAY, TOMAS))
    story.when(c.RaiseQuestion, by=FAY, text="At night too?")
    question_id = story.happened()[0].question_id
    with story.refused("not answered yet"):
        story.when(c.DeclareReady, by=TOMAS)
    story.when(c.SettleQuestion, by=TOMAS, question_id=question_id, text="Yes.")
    story.when(c.ConfirmReading, by=FAY)
    with story.refused("50 % have read and understood; 90 % are agreed."):
        story.when(c.DeclareReady, by=TOMAS)
    story.when(c.DeclareReady, by=TOMAS, despite="Tomas reads tonight.")


def test_a_wrong_answer_confirms_nothing(story):
    submitted(story)
    agreed(story)
    scheduled(story)
    story.when(c.GiveBriefing, by=TOMAS, text="Read.", briefed_on=story.day(0))
    story.when(c.RosterTeam, by=TOMAS, team_id=CHAT, person_ids=(FAY,))
    check = {"question": "Up to?", "choice_1": "10", "choice_2": "50", "right": 2}
    with story.refused("There is no third choice."):
        story.when(c.SetComprehension, by=TOMAS, **{**check, "right": 3})
    story.when(c.SetComprehension, by=TOMAS, **check)
    with story.refused("Choose an answer."):
        story.when(c.ConfirmReading, by=FAY)
    story.when(c.ConfirmReading, by=FAY, answer=1)
    story.then(e.ComprehensionMissed)
    story.when(c.ConfirmReading, by=FAY, answer=2)
    story.then(e.ReadingConfirmed)


def test_nothing_goes_live_before_its_time_or_unready(story):
    submitted(story)
    agreed(story)
    scheduled(story)
    with story.refused("This change is scheduled"):
        story.when(c.GoLive, by=TOMAS, live_at=story.now)
    ready(story)
    with story.refused("Its time has not come"):
        story.when(c.GoLive, by=TOMAS, live_at=story.now)


def test_only_the_named_authority_goes_live_at_once_and_ratification_has_its_time(story):
    urgent = {**REQUEST, "fallback": "Undo.", "live_at": story.now}
    with story.refused("names an authority for emergencies first"):
        story.when(c.RaiseEmergency, by=TOMAS, **urgent)
    story.when(s.NameAuthority, by=PRIYA, record_id=SCHEDULE, person_id=TOMAS)
    with story.refused("Only the named authority of your side"):
        story.when(c.RaiseEmergency, by=PRIYA, **urgent)
    story.when(c.RaiseEmergency, by=TOMAS, **urgent)
    story.then((e.EmergencyRaised, {"ratify_by": story.now + timedelta(hours=4)}))
    with story.refused("There is still time to ratify it."):
        story.when(c.LapseRatification, by=PORTAL_ID)
    with story.refused("Your lead or your named authority"):
        story.when(c.RatifyEmergency, by=MARCUS)
    story.after(hours=5)
    with story.refused("it stands as a unilateral change"):
        story.when(c.RatifyEmergency, by=DANA)
    story.when(c.LapseRatification, by=PORTAL_ID)
    assert story.record(Change).kind == "unilateral"
    with story.refused("The side that implements it is the one to account for it."):
        story.when(c.GiveAccount, by=DANA, text="It was them.")


def test_an_emergency_is_assessed_before_it_is_reviewed(story):
    story.when(s.NameAuthority, by=PRIYA, record_id=SCHEDULE, person_id=TOMAS)
    story.when(c.RaiseEmergency, by=TOMAS, **REQUEST, fallback="Undo.", live_at=story.now)
    with story.refused("has not ratified it yet"):
        story.when(c.AskReview, by=TOMAS, text="Well.")
    story.when(c.RatifyEmergency, by=DANA)
    with story.refused("Write the full assessment first."):
        story.when(c.AskReview, by=TOMAS, text="Well.")
    story.when(c.AssessChange, by=TOMAS, **ASSESSMENT)
    story.then(e.ChangeAssessed, se.SlotTaken)
    story.when(c.AskReview, by=TOMAS, text="Well.")


def test_a_report_is_contested_once(story):
    story.when(c.ReportUnilateral, by=MARCUS, **REQUEST)
    with story.refused("the side the record belongs to"):
        story.when(c.ContestUnilateral, by=DANA, reason="No.")
    story.when(c.ContestUnilateral, by=TOMAS, reason="It was asked for.")
    story.when(c.UpholdUnilateral, by=MARCUS, reason="It was not.")
    with story.refused("It was contested once, and upheld."):
        story.when(c.ContestUnilateral, by=TOMAS, reason="It was.")


def test_the_side_that_did_not_implement_judges_with_a_lesson(story):
    submitted(story)
    agreed(story)
    scheduled(story)
    ready(story)
    live(story)
    story.when(c.AskReview, by=TOMAS, text="Well.")
    with story.refused("The side that did not implement it judges"):
        story.when(c.JudgeOutcome, by=TOMAS, outcome="successful", effort=1)
    with story.refused("What is the lesson?"):
        story.when(c.JudgeOutcome, by=MARCUS, outcome="partly", effort=1)
    with story.refused("It was not backed out."):
        story.when(c.JudgeOutcome, by=MARCUS, outcome="backed_out", effort=1, lesson="So.")
    story.when(c.BackOut, by=TOMAS, reason="Wrong.", backed_out_at=story.now)
    with story.refused("It was backed out."):
        story.when(c.JudgeOutcome, by=MARCUS, outcome="failed", effort=1, lesson="So.")
    story.when(c.JudgeOutcome, by=MARCUS, outcome="backed_out", effort=1, lesson="So.")
    with story.refused("Your side has rated the effort already."):
        story.when(c.RateEffort, by=MARCUS, effort=1)


def test_what_is_over_is_reopened_within_thirty_days(story):
    submitted(story)
    agreed(story)
    scheduled(story)
    ready(story)
    live(story)
    closed(story)
    story.after(days=30).when(c.ReopenChange, by=MARCUS, reason="Not quite.")
    assert (story.record(Change).stage, story.record(Change).ball) == ("in review", "brand")
    story.when(c.JudgeOutcome, by=MARCUS, outcome="successful", effort=1)
    story.when(c.RateEffort, by=TOMAS, effort=1)
    story.after(days=31)
    with story.refused("ask for a new change"):
        story.when(c.ReopenChange, by=MARCUS, reason="Still.")


def test_withdrawn_it_is_reopened_by_who_withdrew_it(story):
    submitted(story)
    story.when(c.WithdrawChange, by=MARCUS, reason="Solved.")
    with story.refused("Whoever withdrew it can reopen it."):
        story.when(c.ReopenChange, by=TOMAS, reason="It is not.")
    story.when(c.ReopenChange, by=MARCUS, reason="It is not.")
    assert (story.record(Change).stage, story.record(Change).ball) == ("submitted", "bpo")


def test_a_live_change_is_not_withdrawn(story):
    submitted(story)
    agreed(story)
    scheduled(story)
    ready(story)
    live(story)
    with story.refused("that is not possible now"):
        story.when(c.WithdrawChange, by=MARCUS, reason="Oh.")
