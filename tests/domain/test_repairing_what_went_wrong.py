from datetime import timedelta
from uuid import uuid4

import pytest

from domain.commitments import commands as commitments
from domain.commitments import events as committed
from domain.disclosures import commands as c
from domain.disclosures import events as e
from domain.disclosures.record import Disclosure
from domain.facts import NotAllowed
from domain.terms import Terms
from tests.domain.told import (
    CAUSE,
    acknowledged,
    checked,
    closed,
    contained,
    correcting,
    kept,
    promised,
    told,
    watching,
)
from tests.scenario import DANA, MARCUS, MONDAY, PRIYA, TOMAS, Scenario

DAY = timedelta(days=1)


# --- Updates, and the harm contained ------------------------------------------------------------


def test_an_update_is_promised_and_given_by_the_side_it_lies_on(story):
    told(story).when(c.PromiseUpdate, by=TOMAS, due_at=MONDAY + DAY)
    story.then((e.UpdatePromised, {"due_at": MONDAY + DAY, "stage": None, "ball": None}))

    story.when(c.GiveUpdate, by=PRIYA, text="Thirty called.", next_update_at=MONDAY + 2 * DAY)
    story.then(
        (e.UpdateGiven, {"text": "Thirty called."}),
        (e.UpdatePromised, {"due_at": MONDAY + 2 * DAY}),
    )

    story.when(c.GiveUpdate, by=TOMAS, text="All forty called.")
    story.then(e.UpdateGiven)


def test_the_other_side_asks_instead_of_updating(story):
    told(story)

    with story.refused("theirs to give an update"):
        story.when(c.GiveUpdate, by=DANA, text="They say thirty.")
    with story.refused("theirs to promise an update"):
        story.when(c.PromiseUpdate, by=DANA, due_at=MONDAY + DAY)


def test_an_update_is_promised_for_a_time_to_come(story):
    told(story)

    with story.refused("still to come"):
        story.when(c.PromiseUpdate, by=TOMAS, due_at=MONDAY)
    with story.refused("still to come"):
        story.when(c.GiveUpdate, by=TOMAS, text="So far.", next_update_at=MONDAY - DAY)


CONTAINED = {"how": "The letters are back.", "contained_at": MONDAY, "next_update_at": MONDAY + DAY}


def test_containing_the_harm_promises_the_next_update(story):
    acknowledged(story).when(c.ContainHarm, by=TOMAS, **CONTAINED)

    story.then(
        (e.HarmContained, {"how": "The letters are back.", "stage": "contained", "ball": "bpo"}),
        (e.UpdatePromised, {"due_at": MONDAY + DAY}),
    )


def test_harm_is_not_contained_without_a_next_update_to_come(story):
    acknowledged(story)

    with story.refused("still to come"):
        story.when(c.ContainHarm, by=TOMAS, **{**CONTAINED, "next_update_at": MONDAY})
    with pytest.raises(TypeError, match="next_update_at"):
        story.command(c.ContainHarm, how="Stopped.", contained_at=MONDAY)


def test_harm_is_contained_once_acknowledged_by_the_side_it_lies_on_and_not_in_the_future(story):
    told(story)
    with story.refused("after it is acknowledged"):
        story.when(c.ContainHarm, by=TOMAS, **CONTAINED)

    story.given(c.AcknowledgeDisclosure, by=DANA)
    with story.refused("theirs to say that it is contained"):
        story.when(c.ContainHarm, by=DANA, **CONTAINED)
    with story.refused("lies in the future"):
        story.when(c.ContainHarm, by=TOMAS, **{**CONTAINED, "contained_at": MONDAY + DAY})


# --- The cause ----------------------------------------------------------------------------------


def test_a_cause_is_proposed_once_the_harm_is_contained(story):
    acknowledged(story)

    with story.refused("once the harm is contained"):
        story.when(c.ProposeCause, by=PRIYA, **CAUSE)


@pytest.mark.parametrize("bpo", [69, 71])
def test_contributions_add_up_to_a_hundred(story, bpo):
    contained(story)

    with story.refused(f"add up to {30 + bpo} %"):
        story.when(c.ProposeCause, by=PRIYA, **{**CAUSE, "bpo": bpo})


def test_a_lead_s_proposal_waits_for_the_other_lead(story):
    contained(story).when(c.ProposeCause, by=PRIYA, **CAUSE)

    story.then(
        (
            e.CauseProposed,
            {
                "number": 1,
                "cause_kind": "process",
                "contribution": e.Contribution(brand=30, bpo=70),
                "awaits": ("brand",),
                "ball": "brand",
            },
        )
    )
    story.when(c.AgreeCause, by=DANA, number=1)
    story.then((e.CauseAgreed, {"number": 1, "stage": "correcting", "ball": "bpo"}))


def test_a_member_s_proposal_waits_for_both_leads(story):
    contained(story).when(c.ProposeCause, by=MARCUS, **CAUSE)
    story.then((e.CauseProposed, {"awaits": ("brand", "bpo"), "ball": "both"}))

    story.when(c.AgreeCause, by=PRIYA, number=1)
    story.then((e.CauseAgreed, {"ball": "brand"}))
    story.when(c.AgreeCause, by=DANA, number=1)
    story.then((e.CauseAgreed, {"stage": "correcting"}))


def test_dissent_is_kept_beside_the_cause_and_the_flow_goes_on(story):
    contained(story).given(c.ProposeCause, by=PRIYA, **CAUSE)
    story.when(c.DissentFromCause, by=DANA, number=1, note="We had warned in January.")

    story.then(
        (
            e.CauseDissented,
            {"note": "We had warned in January.", "stage": "correcting", "ball": "bpo"},
        )
    )


def test_each_lead_answers_a_cause_once(story):
    contained(story).given(c.ProposeCause, by=MARCUS, **CAUSE)
    story.given(c.AgreeCause, by=PRIYA, number=1)

    with story.refused("answered this cause already"):
        story.when(c.DissentFromCause, by=PRIYA, number=1, note="Or not.")


def test_members_answer_no_cause(story):
    contained(story).given(c.ProposeCause, by=PRIYA, **CAUSE)

    with story.refused("does not agree or dissent", NotAllowed):
        story.when(c.AgreeCause, by=MARCUS, number=1)


def test_a_cause_proposed_anew_replaces_the_open_one_and_its_answers(story):
    contained(story).given(c.ProposeCause, by=MARCUS, **CAUSE).given(
        c.AgreeCause, by=PRIYA, number=1
    )
    story.when(c.ProposeCause, by=DANA, **{**CAUSE, "brand": 60, "bpo": 40})
    story.then((e.CauseProposed, {"number": 2, "awaits": ("bpo",), "ball": "bpo"}))

    with story.refused("Another cause has been proposed since"):
        story.when(c.AgreeCause, by=PRIYA, number=1)


def test_an_answered_cause_is_opened_again_only_by_a_failed_check(story):
    correcting(story)

    with story.refused("The cause is answered already"):
        story.when(c.ProposeCause, by=PRIYA, **CAUSE)
    with story.refused("No cause waits"):
        story.when(c.AgreeCause, by=DANA, number=1)


# --- Corrections --------------------------------------------------------------------------------


def test_a_correction_becomes_a_commitment_in_the_same_write(story):
    commitment_id = uuid4()
    correcting(story).when(
        c.PromiseCorrection,
        by=TOMAS,
        commitment_id=commitment_id,
        correction_kind="corrective",
        text="Print letters last.",
        due_on=story.day(7),
    )

    story.then(
        (
            e.CorrectionPromised,
            {"commitment_id": commitment_id, "correction_kind": "corrective", "owner_side": "bpo"},
        ),
        (
            committed.CommitmentMade,
            {
                "originator_id": commitment_id,
                "kind": "corrective",
                "owner_side": "bpo",
                "text": "Print letters last.",
                "due_on": story.day(7),
                "origin_id": story.id,
                "stage": "made",
                "ball": "brand",
            },
        ),
    )


def test_a_correction_that_cannot_be_a_commitment_is_not_promised_either(story):
    correcting(story)
    promise = {"correction_kind": "corrective", "text": "Print letters last."}

    with story.refused("still to come"):
        story.when(
            c.PromiseCorrection, by=TOMAS, commitment_id=uuid4(), due_on=story.day(-1), **promise
        )
    taken = promised(story)
    with story.refused("promised already"):
        story.when(
            c.PromiseCorrection, by=TOMAS, commitment_id=taken, due_on=story.day(1), **promise
        )


def test_corrections_wait_until_the_harm_is_contained(story):
    acknowledged(story)

    with story.refused("once the harm is contained"):
        promised(story)


def test_once_the_corrective_commitments_are_kept_it_is_watched(story):
    correcting(story)
    ours, theirs = promised(story, PRIYA), promised(story, DANA)
    assert story.record(Disclosure).ball == "both"

    keep = {"evidence": "Done."}
    story.when(commitments.KeepCommitment, by=TOMAS, record_id=ours, **keep)
    story.then(
        committed.CommitmentKept,
        (e.CorrectionSettled, {"commitment_id": ours, "outcome": "kept", "ball": "brand"}),
    )
    story.when(commitments.KeepCommitment, by=MARCUS, record_id=theirs, **keep)
    story.then(
        committed.CommitmentKept,
        (e.CorrectionSettled, {"outcome": "kept", "stage": "watching", "ball": "bpo"}),
    )


def test_corrections_kept_before_the_cause_is_answered_count_once_it_is(story):
    contained(story)
    kept(story, promised(story))
    story.given(c.ProposeCause, by=PRIYA, **CAUSE).when(c.AgreeCause, by=DANA, number=1)

    story.then((e.CauseAgreed, {"stage": "watching", "ball": "bpo"}))


def test_preventive_commitments_neither_hold_it_up_nor_move_it_on(story):
    correcting(story)
    preventive = promised(story, kind="preventive")
    assert story.record(Disclosure).stage == "correcting"

    kept(story, preventive)
    assert story.record(Disclosure).stage == "correcting"

    corrective, _ = promised(story), promised(story, kind="preventive")
    kept(story, corrective)
    assert story.record(Disclosure).stage == "watching"


def test_a_disputed_correction_is_to_be_corrected_again(story):
    correcting(story)
    commitment_id = promised(story)
    kept(story, commitment_id)
    story.when(
        commitments.DisputeKeeping, by=DANA, record_id=commitment_id, reason="Still wrong order."
    )

    story.then(
        committed.KeepingDisputed,
        (e.CorrectionSettled, {"outcome": "reopened", "stage": "correcting", "ball": "bpo"}),
    )


def test_a_correction_the_other_side_let_go_is_no_longer_waited_for(story):
    correcting(story)
    done, let_go = promised(story), promised(story)
    kept(story, done)
    story.when(
        commitments.ReleaseCommitment, by=DANA, record_id=let_go, reason="Not needed after all."
    )

    story.then(
        committed.CommitmentReleased,
        (e.CorrectionSettled, {"outcome": "released", "stage": "watching", "ball": "bpo"}),
    )


def test_where_every_correction_was_let_go_nothing_is_there_to_watch(story):
    correcting(story)
    story.when(
        commitments.ReleaseCommitment, by=DANA, record_id=promised(story), reason="Another way."
    )

    assert story.record(Disclosure).stage == "correcting"


def test_a_new_corrective_promise_takes_it_back_to_correcting(story):
    watching(story)
    promised(story, DANA)

    disclosure = story.record(Disclosure)
    assert (disclosure.stage, disclosure.ball) == ("correcting", "brand")


# --- The effectiveness check --------------------------------------------------------------------

PLAN = {"measure": "No letter to an old address in 40 days."}
REPORT = {"passed": True, "evidence": "None in 2,000 letters."}


@pytest.mark.parametrize("days", [29, 91])
def test_a_check_lies_within_the_days_the_charter_allows(story, days):
    correcting(story)

    with story.refused("30 to 90 days from now"):
        story.when(c.PlanCheck, by=PRIYA, **PLAN, due_on=story.day(days))


@pytest.mark.parametrize("days", [30, 90])
def test_the_first_and_the_last_of_these_days_are_allowed(story, days):
    correcting(story).when(c.PlanCheck, by=PRIYA, **PLAN, due_on=story.day(days))

    story.then((e.CheckPlanned, {"due_on": story.day(days), "stage": None, "ball": None}))


def test_another_charter_allows_other_days(tmp_path):
    story = correcting(Scenario(tmp_path, Terms(check_days_min=5, check_days_max=6)))

    with story.refused("5 to 6 days"):
        story.when(c.PlanCheck, by=PRIYA, **PLAN, due_on=story.day(30))
    story.when(c.PlanCheck, by=PRIYA, **PLAN, due_on=story.day(6))
    story.then(e.CheckPlanned)


def test_a_check_is_planned_once_the_cause_is_answered(story):
    contained(story)

    with story.refused("once the cause is answered"):
        story.when(c.PlanCheck, by=PRIYA, **PLAN, due_on=story.day(40))


def test_a_check_is_reported_while_watched_after_a_plan_by_the_side_it_lies_on(story):
    correcting(story)
    with story.refused("while the correction is watched"):
        story.when(c.ReportCheck, by=PRIYA, **REPORT)
    kept(story, promised(story))
    with story.refused("Plan the check first"):
        story.when(c.ReportCheck, by=PRIYA, **REPORT)
    story.given(c.PlanCheck, by=DANA, **PLAN, due_on=story.day(40))
    with story.refused("The side the problem lies on reports"):
        story.when(c.ReportCheck, by=DANA, **REPORT)


def reported(story):
    watching(story).given(c.PlanCheck, by=PRIYA, **PLAN, due_on=story.day(40))
    return story.given(c.ReportCheck, by=PRIYA, **REPORT)


def test_a_reported_check_waits_for_the_other_side(story):
    reported(story)
    assert story.record(Disclosure).ball == "brand"

    with story.refused("reported already"):
        story.when(c.ReportCheck, by=TOMAS, **REPORT)
    with story.refused("reported already"):
        story.when(c.PlanCheck, by=TOMAS, **PLAN, due_on=story.day(50))
    with story.refused("co-signed by the other side"):
        story.when(c.CosignCheck, by=TOMAS)
    story.when(c.CosignCheck, by=MARCUS)
    story.then((e.CheckPassed, {"ball": "bpo"}))
    with story.refused("No check waits"):
        story.when(c.CosignCheck, by=DANA)


def test_a_disputed_check_is_reported_again(story):
    reported(story).when(c.DisputeCheck, by=DANA, reason="Two came back on Friday.")
    story.then((e.CheckDisputed, {"reason": "Two came back on Friday.", "ball": "bpo"}))

    story.when(c.ReportCheck, by=PRIYA, **REPORT)
    story.then((e.CheckReported, {"ball": "brand"}))


def failed(story):
    watching(story).given(c.PlanCheck, by=PRIYA, **PLAN, due_on=story.day(40))
    return story.given(c.ReportCheck, by=PRIYA, passed=False, evidence="Nine more letters.")


def test_a_failed_check_leads_back_to_the_cause(story):
    failed(story)

    story.then(
        (e.CheckFailed, {"evidence": "Nine more letters.", "stage": "contained", "ball": "bpo"})
    )
    with story.refused("once the cause is answered"):
        story.when(c.PlanCheck, by=PRIYA, **PLAN, due_on=story.day(40))


def test_the_cause_after_a_failed_check_has_a_number_of_its_own(story):
    failed(story).when(c.ProposeCause, by=PRIYA, **CAUSE)

    story.then((e.CauseProposed, {"number": 2}))
    with story.refused("Another cause has been proposed since"):
        story.when(c.AgreeCause, by=DANA, number=1)


def test_what_did_not_work_is_not_watched_a_second_time(story):
    failed(story).given(c.ProposeCause, by=PRIYA, **CAUSE)
    story.when(c.AgreeCause, by=DANA, number=2)
    story.then((e.CauseAgreed, {"stage": "correcting", "ball": "bpo"}))

    kept(story, promised(story))
    assert story.record(Disclosure).stage == "watching"


def test_a_preventive_commitment_kept_meanwhile_leaves_the_ball_with_the_co_signing_side(story):
    reported(story)
    kept(story, promised(story, kind="preventive"))

    disclosure = story.record(Disclosure)
    assert (disclosure.stage, disclosure.ball) == ("watching", "brand")


def test_a_check_does_not_outlive_the_correction_it_checked(story):
    correcting(story)
    commitment_id = promised(story)
    kept(story, commitment_id)
    story.given(c.PlanCheck, by=PRIYA, **PLAN, due_on=story.day(40)).given(
        c.ReportCheck, by=PRIYA, **REPORT
    )
    story.given(
        commitments.DisputeKeeping,
        by=DANA,
        record_id=commitment_id,
        reason="The order is still wrong.",
    )

    with story.refused("No check waits"):
        story.when(c.CosignCheck, by=DANA)
    kept(story, commitment_id)
    story.when(c.ReportCheck, by=PRIYA, **REPORT)
    story.then((e.CheckReported, {"ball": "brand"}))


def test_a_check_is_not_co_signed_once_both_agree_it_was_no_mistake(story):
    reported(story)
    story.given(c.AskWithdrawal, by=PRIYA, reason="A drill.").given(c.AgreeWithdrawal, by=DANA)

    with story.refused("No check waits"):
        story.when(c.CosignCheck, by=DANA)


# --- The look-back ------------------------------------------------------------------------------


@pytest.mark.parametrize("severity", ["low", "medium"])
def test_a_mild_disclosure_owes_no_look_back(story, severity):
    told(story, severity=severity)

    assert e.LookBackAsked not in [type(fact) for fact in story.happened()]


@pytest.mark.parametrize("severity", ["high", "critical"])
def test_a_severe_one_owes_a_look_back_within_five_working_days(story, severity):
    told(story, severity=severity)

    asked = story.happened()[-1]
    assert isinstance(asked, e.LookBackAsked)
    assert asked.due_on == story.day(7)
    assert asked.due_at == (MONDAY + 8 * DAY).replace(hour=0) - timedelta(seconds=1)


def test_the_charter_says_from_which_severity_and_within_how_many_days(tmp_path):
    story = Scenario(tmp_path, Terms(look_back_from="low", look_back_working_days=1))
    told(story, severity="low")

    assert story.happened()[-1].due_on == story.day(1)


def test_a_severity_raised_later_asks_for_it_once(story):
    told(story).when(c.StateSeverity, by=PRIYA, severity="high")
    story.then(e.SeverityStated, e.LookBackAsked)

    story.when(c.StateSeverity, by=PRIYA, severity="critical")
    story.then(e.SeverityStated)


def test_a_look_back_is_held_once_and_not_in_the_future(story):
    told(story, severity="high")
    findings = {"findings": "Both sides saw the wrong list and said nothing."}

    with story.refused("lies in the future"):
        story.when(c.HoldLookBack, by=DANA, held_on=story.day(1), **findings)
    story.when(c.HoldLookBack, by=DANA, held_on=story.day(0), **findings)
    story.then((e.LookBackHeld, {"held_on": story.day(0), **findings}))
    with story.refused("held already"):
        story.when(c.HoldLookBack, by=PRIYA, held_on=story.day(0), **findings)


# --- Closing ------------------------------------------------------------------------------------

LESSON = {"lesson": "Print last.", "thanks": "Thank you, letters team."}


def test_it_closes_with_a_lesson_and_thanks(story):
    checked(story).when(c.CloseDisclosure, by=TOMAS, **LESSON)

    story.then(
        (e.LessonWritten, {"lesson": "Print last."}),
        (
            e.DisclosureClosed,
            {"thanks": "Thank you, letters team.", "stage": "closed", "ball": "nobody"},
        ),
    )


def test_only_the_side_it_lies_on_closes_it(story):
    checked(story)

    with story.refused("The side the problem lies on closes it"):
        story.when(c.CloseDisclosure, by=DANA, **LESSON)


@pytest.mark.parametrize("so_far", [told, acknowledged, contained, correcting, watching, reported])
def test_it_does_not_close_before_the_check_is_co_signed(story, so_far):
    so_far(story)

    with story.refused("once the effectiveness check is co-signed"):
        story.when(c.CloseDisclosure, by=PRIYA, **LESSON)


def test_it_does_not_close_while_a_correction_is_open_again(story):
    checked(story)
    promised(story, DANA)

    with story.refused("once the effectiveness check is co-signed"):
        story.when(c.CloseDisclosure, by=PRIYA, **LESSON)


def test_an_owed_look_back_keeps_it_open(story):
    checked(story, severity="high")

    with story.refused("The joint look-back is still owed"):
        story.when(c.CloseDisclosure, by=PRIYA, **LESSON)
    story.given(c.HoldLookBack, by=DANA, held_on=story.day(0), findings="Print last.")
    story.when(c.CloseDisclosure, by=PRIYA, **LESSON)
    story.then(e.LessonWritten, e.DisclosureClosed)


def test_what_is_closed_is_not_worked_on(story):
    closed(story)

    for kind, by, fields in (
        (c.CloseDisclosure, PRIYA, LESSON),
        (c.GiveUpdate, PRIYA, {"text": "More."}),
        (c.NamePlace, PRIYA, {}),
        (c.StateExposure, PRIYA, {"exposure": ("press",)}),
        (c.AskWithdrawal, PRIYA, {"reason": "No."}),
        (c.DraftStatement, PRIYA, {"text": "We are sorry."}),
        (c.HoldLookBack, PRIYA, {"held_on": story.day(0), "findings": "None."}),
    ):
        with story.refused("This disclosure is closed"):
            story.when(kind, by=by, **fields)


def test_place_and_exposure_may_be_told_later(story):
    site, team = uuid4(), uuid4()
    told(story).when(c.NamePlace, by=DANA, site_id=site, team_id=team)
    story.then((e.PlaceNamed, {"site_id": site, "team_id": team, "ball": None}))

    story.when(c.StateExposure, by=TOMAS, exposure=("customers", "press"))
    story.then((e.ExposureStated, {"exposure": ("customers", "press")}))
