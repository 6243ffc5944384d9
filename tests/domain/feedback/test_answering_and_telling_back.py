"""Feedback is acknowledged, answered, acted on and told back by the side it is given to."""

from uuid import uuid4

import pytest

from domain.calendar import WorkingCalendar, end_of_day
from domain.changes.commands import DraftChange, SubmitChange
from domain.changes.record import Change
from domain.commitments import commands as k
from domain.commitments import events as ke
from domain.feedback import commands as c
from domain.feedback import events as e
from domain.feedback.record import Feedback
from tests.asked import REQUEST
from tests.candour import accepted, acknowledged, across, given, told_back
from tests.scenario import DANA, FAY, MARCUS, PRIYA, TOMAS

WILL = {"we_will": "Tell within the hour."}


@pytest.mark.parametrize("by", [MARCUS, PRIYA])
def test_the_other_side_acknowledges_it_once(story, by):
    given(story, by)
    with story.refused("not for the side the record belongs to"):
        story.when(c.AcknowledgeFeedback, by=by)
    story.when(c.AcknowledgeFeedback, by=across(by), words="Read.")

    mine = "brand" if by == MARCUS else "bpo"
    theirs = "bpo" if by == MARCUS else "brand"
    [fact] = story.happened()
    assert (fact.stage, fact.ball, fact.side) == ("acknowledged", theirs, theirs)
    assert story.record(Feedback).giver == mine
    with story.refused("acknowledged already"):
        story.when(c.AcknowledgeFeedback, by=across(by))


def test_praise_needs_no_more_than_to_be_read(story):
    acknowledged(story, kind="praise", text="Saturday was superb.")
    story.then((e.FeedbackAcknowledged, {"stage": "closed", "ball": "nobody"}))
    with story.refused("closed"):
        story.when(c.AnswerFeedback, by=TOMAS, code="accepted", words="Yes.", done="All.")


@pytest.mark.parametrize("code", ["accepted", "partly"])
def test_what_is_accepted_becomes_a_commitment_and_is_told_back_in_ten_working_days(story, code):
    accepted(story, code=code)

    story.then(
        (e.FeedbackAnswered, {"code": code, "stage": "acting", "ball": "bpo"}),
        e.ActionPromised,
        (ke.CommitmentMade, {"owner_side": "bpo", "origin_id": story.id, "text": WILL["we_will"]}),
    )
    answered, promised, made = story.happened()
    assert made.origin_kind == "feedback"
    assert promised.commitment_id == made.originator_id
    assert answered.tell_back_by == end_of_day(WorkingCalendar(), story.day(14))


def test_what_is_accepted_names_what_follows(story):
    acknowledged(story)
    with story.refused("What follows?"):
        story.when(c.AnswerFeedback, by=TOMAS, code="partly", words="Well.")
    with story.refused("Until which day?"):
        story.when(c.AnswerFeedback, by=TOMAS, code="accepted", words="Yes.", **WILL)
    with story.refused("still to come"):
        past = {"due_on": story.day(-1)}
        story.when(c.AnswerFeedback, by=TOMAS, code="accepted", words="Yes.", **WILL, **past)
    for code in ("not_accepted", "lets_meet"):
        with story.refused("You say what follows"):
            story.when(c.AnswerFeedback, by=TOMAS, code=code, words="No.", done="A little.")


def test_what_is_done_already_is_told_back_with_the_answer(story):
    acknowledged(story)
    story.when(c.AnswerFeedback, by=TOMAS, code="accepted", words="Yes.", done="Fixed on Monday.")

    story.then(
        (e.FeedbackAnswered, {"done": "Fixed on Monday."}),
        (e.FeedbackToldBack, {"words": "Fixed on Monday.", "stage": "told back", "ball": "brand"}),
    )


def test_it_is_acted_on_by_a_change_both_sides_can_see(story):
    change_id, draft_id = uuid4(), uuid4()
    story.when(SubmitChange, by=TOMAS, record_id=change_id, **REQUEST)
    story.when(DraftChange, by=TOMAS, record_id=draft_id)
    acknowledged(story)
    answer = {"by": TOMAS, "code": "accepted", "words": "Yes."}
    for unknown in (draft_id, uuid4(), story.id):
        with story.refused("both sides can see"):
            story.when(c.AnswerFeedback, **answer, change_id=unknown)
    story.when(c.AnswerFeedback, **answer, change_id=change_id)
    story.then(e.FeedbackAnswered, (e.ChangeLinked, {"change_id": change_id}))

    with story.refused("linked already"):
        story.when(c.LinkChange, by=TOMAS, change_id=change_id)
    assert story.record(Change, change_id).version == 1


def test_more_is_promised_and_linked_until_it_is_told_back(story):
    accepted(story)
    story.when(c.PromiseAction, by=TOMAS, we_will="Train all.", due_on=story.day(5))
    story.then(e.ActionPromised, (ke.CommitmentMade, {"text": "Train all."}))
    change_id = uuid4()
    story.when(SubmitChange, by=TOMAS, record_id=change_id, **REQUEST)
    story.when(c.LinkChange, by=TOMAS, change_id=change_id)
    story.then(e.ChangeLinked)
    story.when(c.TellBack, by=TOMAS, words="Done.")
    with story.refused("told back already"):
        story.when(c.PromiseAction, by=TOMAS, we_will="More.", due_on=story.day(5))
    with story.refused("told back already"):
        story.when(c.LinkChange, by=TOMAS, change_id=uuid4())
    with story.refused("told back already"):
        story.when(c.TellBack, by=TOMAS, words="Done.")


OUTCOMES = [
    ((k.KeepCommitment, TOMAS, {"evidence": "Done."}), "kept"),
    ((k.ReleaseCommitment, DANA, {"reason": "Moot."}), "released"),
]


@pytest.mark.parametrize(("settling", "outcome"), OUTCOMES, ids=["kept", "released"])
def test_what_becomes_of_a_promise_is_noted(story, settling, outcome):
    accepted(story)
    [_, promised, _] = story.happened()
    kind, by, fields = settling
    story.when(kind, by=by, record_id=promised.commitment_id, **fields)

    noted = {"commitment_id": promised.commitment_id, "outcome": outcome}
    assert [(f.commitment_id, f.outcome) for f in story.happened()[1:]] == [tuple(noted.values())]


def test_it_is_noted_even_after_the_end(story):
    accepted(story)
    promised = story.happened()[1]
    story.when(c.TellBack, by=TOMAS, words="Soon.").when(c.SettleFeedback, by=MARCUS)
    story.after(days=30)
    story.when(k.KeepCommitment, by=TOMAS, record_id=promised.commitment_id, evidence="Late.")
    story.then(ke.CommitmentRepaired, (e.ActionSettled, {"outcome": "repaired"}))


def test_not_accepted_goes_back_to_the_giver_with_a_reason(story):
    acknowledged(story)
    story.when(c.AnswerFeedback, by=TOMAS, code="not_accepted", words="We told on Friday.")

    told = {"stage": "answered", "ball": "brand", "tell_back_by": None}
    story.then((e.FeedbackAnswered, told))
    with story.refused("answered already"):
        story.when(c.AnswerFeedback, by=TOMAS, code="accepted", words="Yes.", done="All.")
    story.when(c.SettleFeedback, by=MARCUS, words="So you did.")
    story.then((e.FeedbackSettled, {"stage": "closed", "ball": "nobody"}))


def test_a_meeting_is_held_and_then_there_is_an_answer(story):
    acknowledged(story)
    story.when(c.AnswerFeedback, by=TOMAS, code="lets_meet", words="Show us.")
    story.then((e.FeedbackAnswered, {"stage": "to meet", "ball": "both"}))
    with story.refused("record the meeting first"):
        story.when(c.AnswerFeedback, by=TOMAS, code="not_accepted", words="No.")
    with story.refused("still to come"):
        story.when(c.HoldMeeting, by=MARCUS, held_on=story.day(3), words="We will talk.")

    story.when(c.HoldMeeting, by=MARCUS, held_on=story.day(0), words="We looked at the log.")
    story.then((e.MeetingHeld, {"stage": "acknowledged", "ball": "bpo"}))
    with story.refused("No meeting is waited for"):
        story.when(c.HoldMeeting, by=TOMAS, held_on=story.day(0), words="Again.")
    with story.refused("You have met about it"):
        story.when(c.AnswerFeedback, by=TOMAS, code="lets_meet", words="Again?")
    story.when(c.AnswerFeedback, by=TOMAS, code="accepted", words="Yes.", done="Fixed.")
    assert story.record(Feedback).stage == "told back"


EARLY = [
    (c.AnswerFeedback, {"code": "not_accepted", "words": "No."}),
    (c.TellBack, {"words": "Done."}),
    (c.PromiseAction, {"we_will": "More.", "due_on": None}),
    (c.LinkChange, {"change_id": uuid4()}),
    (c.HoldMeeting, {"held_on": None, "words": "Met."}),
]


@pytest.mark.parametrize(("kind", "fields"), EARLY, ids=lambda each: getattr(each, "__name__", ""))
def test_first_it_is_acknowledged(story, kind, fields):
    given(story)
    days = {name: story.day(0) for name, value in fields.items() if value is None}
    with story.refused("Acknowledge it first."):
        story.when(kind, by=TOMAS, **{**fields, **days})


def test_the_front_line_answers_nothing(story):
    given(story)
    with story.refused("frontline", Exception):
        story.when(c.AcknowledgeFeedback, by=FAY)


def test_all_of_it_goes_from_either_side(story):
    for by in (MARCUS, TOMAS):
        story.id = uuid4()
        told_back(story, by).after(hours=1).when(c.SettleFeedback, by=by)
        told = story.record(Feedback)
        assert (told.stage, told.ball, told.giver) == (
            "closed",
            "nobody",
            "brand" if by == MARCUS else "bpo",
        )
