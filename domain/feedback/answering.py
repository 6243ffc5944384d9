"""Decisions of the side feedback is given to: acknowledge, answer, act, tell back."""

from uuid import uuid5

from domain.calendar import add_working_days, end_of_day, local_day
from domain.feedback import commands, events
from domain.feedback.giving import must_not_be_to_come
from domain.feedback.record import Feedback
from domain.records import By, must

TELL_BACK_WORKING_DAYS = 10
ACCEPTING = ("accepted", "partly")


def acknowledge(feedback: Feedback, command: commands.AcknowledgeFeedback, by: By) -> None:
    """Say it was read; praise is closed with it."""
    must(feedback.stage == "given", _not_now(feedback, "This feedback is acknowledged already."))
    feedback.happened(events.FeedbackAcknowledged, command, by, words=command.words)


def answer(feedback: Feedback, command: commands.AnswerFeedback, by: By) -> None:
    """Answer with a code, and with what follows from it."""
    must(feedback.stage == "acknowledged", _not_now(feedback, "No answer is waited for."))
    _check_answer(feedback, command)
    accepting = command.code in ACCEPTING
    tell_back_by = None
    if accepting:
        calendar = by.calendar(by.side)
        last = add_working_days(calendar, local_day(calendar, by.at), TELL_BACK_WORKING_DAYS)
        tell_back_by = end_of_day(calendar, last)
    feedback.happened(
        events.FeedbackAnswered,
        command,
        by,
        code=command.code,
        words=command.words,
        done=command.done,
        tell_back_by=tell_back_by,
    )
    if command.we_will:
        _promise(feedback, command, by)
    if command.change_id:
        _link(feedback, command, by)
    if accepting and not (command.we_will or command.change_id):
        feedback.happened(events.FeedbackToldBack, command, by, words=command.done)


def hold_meeting(feedback: Feedback, command: commands.HoldMeeting, by: By) -> None:
    """Record that both sides met."""
    must(feedback.stage == "to meet", _not_now(feedback, "No meeting is waited for."))
    must_not_be_to_come(command.held_on, by.at, "held_on")
    feedback.happened(events.MeetingHeld, command, by, held_on=command.held_on, words=command.words)


def promise_action(feedback: Feedback, command: commands.PromiseAction, by: By) -> None:
    """Promise one thing more."""
    _must_be_acting(feedback)
    _promise(feedback, command, by)


def link_change(feedback: Feedback, command: commands.LinkChange, by: By) -> None:
    """Name a change that acts on it."""
    _must_be_acting(feedback)
    _link(feedback, command, by)


def settle_action(feedback: Feedback, command: commands.SettleAction, by: By) -> None:
    """Note what became of a promise."""
    feedback.happened(
        events.ActionSettled,
        command,
        by,
        commitment_id=command.commitment_id,
        outcome=command.outcome,
    )


def tell_back(feedback: Feedback, command: commands.TellBack, by: By) -> None:
    """Tell what became of it; promises may still be open."""
    _must_be_acting(feedback)
    feedback.happened(events.FeedbackToldBack, command, by, words=command.words)


def _check_answer(feedback: Feedback, command: commands.AnswerFeedback) -> None:
    follows = command.we_will or command.change_id or command.done
    if command.code in ACCEPTING:
        must(
            follows,
            "What follows? Promise something with a day, name a change, or say what is done.",
            "we_will",
        )
    else:
        must(not follows, "You say what follows: then it is accepted, or partly.", "code")
    must(command.due_on or not command.we_will, "Until which day?", "due_on")
    must(
        command.code != "lets_meet" or not feedback.has_met,
        "You have met about it: now it waits for an answer.",
        "code",
    )


def _promise(
    feedback: Feedback, command: commands.AnswerFeedback | commands.PromiseAction, by: By
) -> None:
    must(
        command.due_on and command.due_on >= local_day(by.calendar(by.side), by.at),
        "Choose a day that is still to come.",
        "due_on",
    )
    commitment_id = uuid5(command.command_id, "action")
    feedback.happened(events.ActionPromised, command, by, commitment_id=commitment_id)


def _link(
    feedback: Feedback, command: commands.AnswerFeedback | commands.LinkChange, by: By
) -> None:
    found = command.change_id and by.find("change", command.change_id)
    must(found, "Choose a change both sides can see.", "change_id")
    linked = command.change_id in feedback.changes
    must(not linked, "These two are linked already.", "change_id")
    feedback.happened(events.ChangeLinked, command, by, change_id=command.change_id)


def _must_be_acting(feedback: Feedback) -> None:
    must(feedback.stage == "acting", _not_now(feedback, "Nothing of it is accepted yet."))


def _not_now(feedback: Feedback, otherwise: str) -> str:
    """Why what was asked for does not fit the stage, in words."""
    said = {
        "draft": "This feedback is not given yet.",
        "discarded": "This draft was put away.",
        "given": "Acknowledge it first.",
        "withdrawn": "This feedback was withdrawn.",
        "to meet": "You said you would meet about it: record the meeting first.",
        "answered": "It is answered already.",
        "told back": "It is told back already.",
        "escalated": "It is with the leads of both sides now.",
        "closed": "This feedback is closed.",
    }
    return said.get(feedback.stage, otherwise)
