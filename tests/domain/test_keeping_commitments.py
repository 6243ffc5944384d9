from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.calendar import WorkingCalendar
from domain.commitments import commands as c
from domain.commitments import events as e
from domain.facts import NotAllowed
from domain.partnerships.commands import SetWorkingCalendar
from domain.terms import Terms
from tests.scenario import DANA, FAY, MARCUS, OLGA, OURS, PRIYA, TOMAS, Scenario

PROMISE = "A weekly list of changed addresses."


def made(story, days=10, by=PRIYA):
    return story.given(c.MakeCommitment, by=by, text=PROMISE, due_on=story.day(days))


def due(story, days):
    """The last instant of the due day, where days end at midnight UTC."""
    return datetime.combine(story.day(days + 1), datetime.min.time(), UTC) - timedelta(seconds=1)


def test_a_promise_has_an_owner_side_and_a_due_day_and_waits_to_be_accepted(story):
    story.when(c.MakeCommitment, by=TOMAS, text=PROMISE, due_on=story.day(10))

    story.then(
        (
            e.CommitmentMade,
            {
                "kind": "general",
                "owner_side": "bpo",
                "text": PROMISE,
                "due_on": story.day(10),
                "due_at": due(story, 10),
                "origin_id": None,
                "stage": "made",
                "ball": "brand",
            },
        )
    )


def test_a_due_day_ends_where_the_owner_works(story):
    story.given(
        SetWorkingCalendar,
        by=PRIYA,
        record_id=OURS,
        calendar=WorkingCalendar(time_zone="Asia/Manila"),
    )
    story.when(c.MakeCommitment, by=TOMAS, text=PROMISE, due_on=story.day(10))

    story.then((e.CommitmentMade, {"due_at": due(story, 10) - timedelta(hours=8)}))


def test_today_is_a_day_still_to_come_and_yesterday_is_not(story):
    with story.refused("still to come"):
        story.when(c.MakeCommitment, by=TOMAS, text=PROMISE, due_on=story.day(-1))
    story.when(c.MakeCommitment, by=TOMAS, text=PROMISE, due_on=story.day(0))
    story.then(e.CommitmentMade)


def test_a_commitment_is_made_once(story):
    made(story)

    with story.refused("made already"):
        made(story)


def test_the_other_side_accepts_it_once(story):
    made(story)
    with story.refused("This is for the other side"):
        story.when(c.AcceptCommitment, by=TOMAS)

    story.when(c.AcceptCommitment, by=MARCUS)
    story.then((e.CommitmentAccepted, {"stage": "accepted", "ball": "bpo"}))
    with story.refused("accepted already"):
        story.when(c.AcceptCommitment, by=DANA)


# --- Kept, late, repaired -----------------------------------------------------------------------

KEEP = {"evidence": "The first list is out."}
TERM = timedelta(days=10, hours=15) - timedelta(seconds=1)
"""From Monday 09:00 to the end of the tenth day."""


@pytest.mark.parametrize(
    ("passed", "outcome", "stage"),
    [
        (timedelta(), e.CommitmentKept, "kept"),
        (TERM, e.CommitmentKept, "kept"),
        (TERM + timedelta(seconds=1), e.CommitmentKeptLate, "kept late"),
        (TERM * 1.2, e.CommitmentKeptLate, "kept late"),
        (TERM * 1.2 + timedelta(seconds=1), e.CommitmentRepaired, "repaired"),
        (TERM * 9, e.CommitmentRepaired, "repaired"),
    ],
)
def test_the_clock_decides_how_it_was_kept(story, passed, outcome, stage):
    made(story).after(seconds=passed.total_seconds()).when(c.KeepCommitment, by=TOMAS, **KEEP)

    story.then((outcome, {**KEEP, "stage": stage, "ball": "nobody"}))


def test_the_charter_says_how_late_is_still_late_and_not_missed(tmp_path):
    story = made(Scenario(tmp_path, Terms(kept_late_percent=0)))
    story.after(seconds=TERM.total_seconds() + 1).when(c.KeepCommitment, by=TOMAS, **KEEP)

    story.then(e.CommitmentRepaired)


def test_only_the_owner_reports_it_done_and_once(story):
    made(story)
    with story.refused("the record is theirs"):
        story.when(c.KeepCommitment, by=DANA, **KEEP)

    story.given(c.KeepCommitment, by=TOMAS, **KEEP)
    with story.refused("is kept already"):
        story.when(c.KeepCommitment, by=PRIYA, **KEEP)


def test_the_other_side_disputes_what_is_not_done(story):
    made(story)
    with story.refused("not reported as done"):
        story.when(c.DisputeKeeping, by=DANA, reason="No list came.")
    story.given(c.KeepCommitment, by=TOMAS, **KEEP)
    with story.refused("This is for the other side"):
        story.when(c.DisputeKeeping, by=PRIYA, reason="It is empty.")

    story.when(c.DisputeKeeping, by=MARCUS, reason="It is empty.")
    story.then((e.KeepingDisputed, {"reason": "It is empty.", "stage": "accepted", "ball": "bpo"}))


def test_what_was_disputed_is_kept_by_the_clock_of_the_second_report(story):
    made(story).given(c.KeepCommitment, by=TOMAS, **KEEP).given(
        c.DisputeKeeping, by=DANA, reason="Empty."
    )
    story.after(days=30).when(c.KeepCommitment, by=TOMAS, **KEEP)

    story.then(e.CommitmentRepaired)


def test_the_other_side_lets_the_owner_off(story):
    made(story)
    with story.refused("This is for the other side"):
        story.when(c.ReleaseCommitment, by=PRIYA, reason="We are busy.")

    story.when(c.ReleaseCommitment, by=MARCUS, reason="The lists merged.")
    story.then(
        (
            e.CommitmentReleased,
            {"reason": "The lists merged.", "stage": "released", "ball": "nobody"},
        )
    )
    for kind, by, fields in (
        (c.KeepCommitment, TOMAS, KEEP),
        (c.AcceptCommitment, DANA, {}),
        (c.AskRenegotiation, TOMAS, {"due_on": story.day(20), "reason": "Ill."}),
        (c.ReleaseCommitment, DANA, {"reason": "Again."}),
    ):
        with story.refused("is released already"):
            story.when(kind, by=by, **fields)


# --- Renegotiation ------------------------------------------------------------------------------


def asked(story, days=20):
    return story.given(
        c.AskRenegotiation, by=TOMAS, due_on=story.day(days), reason="The tool is late."
    )


def test_another_day_is_asked_for_and_agreed_to(story):
    made(story).when(c.AskRenegotiation, by=TOMAS, due_on=story.day(20), reason="The tool is late.")
    new_day = {"due_on": story.day(20), "due_at": due(story, 20)}
    story.then((e.RenegotiationAsked, {**new_day, "reason": "The tool is late."}))

    story.when(c.AgreeRenegotiation, by=DANA)
    story.then((e.RenegotiationAgreed, {**new_day, "stage": "accepted", "ball": "bpo"}))
    story.after(days=15).when(c.KeepCommitment, by=TOMAS, **KEEP)
    story.then(e.CommitmentKept)


def test_agreeing_to_another_day_accepts_the_commitment(story):
    asked(made(story)).given(c.AgreeRenegotiation, by=DANA)

    with story.refused("accepted already"):
        story.when(c.AcceptCommitment, by=DANA)


def test_a_day_refused_leaves_the_old_one_standing(story):
    asked(made(story).given(c.AcceptCommitment, by=DANA))
    story.when(c.RefuseRenegotiation, by=DANA, reason="The launch cannot wait.")
    story.then((e.RenegotiationRefused, {"reason": "The launch cannot wait.", "ball": "bpo"}))

    story.after(days=20).when(c.KeepCommitment, by=TOMAS, **KEEP)
    story.then(e.CommitmentRepaired)


def test_accepting_the_promise_does_not_answer_the_question_for_another_day(story):
    asked(made(story))
    story.when(c.AcceptCommitment, by=DANA)

    story.then((e.CommitmentAccepted, {"stage": "accepted", "ball": "brand"}))


def test_only_the_owner_asks_and_only_the_other_side_answers(story):
    made(story)
    with story.refused("the record is theirs"):
        story.when(c.AskRenegotiation, by=DANA, due_on=story.day(20), reason="Sooner.")
    asked(story)
    for kind, fields in ((c.AgreeRenegotiation, {}), (c.RefuseRenegotiation, {"reason": "No."})):
        with story.refused("This is for the other side"):
            story.when(kind, by=PRIYA, **fields)


def test_one_day_is_asked_for_at_a_time_and_answered_once(story):
    made(story)
    for kind, fields in ((c.AgreeRenegotiation, {}), (c.RefuseRenegotiation, {"reason": "No."})):
        with story.refused("No other day has been asked for"):
            story.when(kind, by=DANA, **fields)
    asked(story)
    with story.refused("asked for already"):
        story.when(c.AskRenegotiation, by=TOMAS, due_on=story.day(30), reason="Later still.")


def test_another_day_is_asked_for_until_the_due_instant(story):
    made(story).after(seconds=TERM.total_seconds())
    asked(story).given(c.RefuseRenegotiation, by=DANA, reason="No.")

    story.after(seconds=1)
    with story.refused("only before it"):
        asked(story)


def test_the_day_asked_for_is_another_one_and_still_to_come(story):
    made(story)
    with story.refused("the day already agreed"):
        asked(story, days=10)
    with story.refused("still to come"):
        asked(story, days=-1)


def test_a_commitment_is_renegotiated_twice_at_most(story):
    made(story)
    for days, answer, why in (
        (20, c.RefuseRenegotiation, {"reason": "No."}),
        (30, c.AgreeRenegotiation, {}),
    ):
        asked(story, days).given(answer, by=DANA, **why)

    with story.refused("renegotiated 2 times"):
        asked(story, 40)


def test_the_charter_says_how_often(tmp_path):
    story = made(Scenario(tmp_path, Terms(renegotiations_max=0)))

    with story.refused("renegotiated 0 times"):
        asked(story)


def test_a_question_for_another_day_ends_with_the_commitment(story):
    asked(made(story)).given(c.KeepCommitment, by=TOMAS, **KEEP)
    with story.refused("is kept already"):
        story.when(c.AgreeRenegotiation, by=DANA)

    story.given(c.DisputeKeeping, by=DANA, reason="Empty.")
    with story.refused("No other day has been asked for"):
        story.when(c.AgreeRenegotiation, by=DANA)


# --- Made from a disclosure ---------------------------------------------------------------------


@pytest.mark.parametrize("origin", [{"kind": "make_good"}, {"origin_id": uuid4()}])
def test_what_comes_from_a_record_is_promised_on_its_page(story, origin):
    with story.refused("on the page of the record it comes from"):
        story.when(c.MakeCommitment, by=TOMAS, text=PROMISE, due_on=story.day(3), **origin)


def test_observers_and_the_front_line_promise_nothing(story):
    for person in (OLGA, FAY):
        with story.refused("does not make a commitment", NotAllowed):
            story.when(c.MakeCommitment, by=person, text=PROMISE, due_on=story.day(3))
