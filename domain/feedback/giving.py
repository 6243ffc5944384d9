"""Decisions of the side that gives feedback: draft, give, withdraw, settle or not."""

from datetime import datetime, timedelta
from typing import Any

from domain.calendar import add_working_hours
from domain.facts import NoSuchRecord, other
from domain.feedback import commands, events
from domain.feedback.record import Feedback
from domain.records import By, must

EASTERNMOST = timedelta(hours=14)
"""How far the day begins before UTC where it begins first."""


def draft(feedback: Feedback, command: commands.DraftFeedback, by: By) -> None:
    """Begin a draft, or replace what it says."""
    _must_be_ones_own(feedback, by)
    must(feedback.stage in ("", "draft"), "This feedback was given already.")
    _must_be_the_author(feedback, by)
    feedback.happened(
        events.FeedbackDrafted,
        command,
        by,
        **_example(command),
        kind=command.kind,
        dimension=command.dimension,
        text=command.text,
        basis=command.basis,
        audience=by.side,
    )


def discard(feedback: Feedback, command: commands.DiscardDraft, by: By) -> None:
    """Put the draft away."""
    _must_be_ones_own(feedback, by)
    must(feedback.stage == "draft", "Only a draft can be discarded.")
    feedback.happened(events.DraftDiscarded, command, by)


def give(feedback: Feedback, command: commands.GiveFeedback, by: By) -> None:
    """Tell the other side."""
    _must_be_ones_own(feedback, by)
    must(feedback.stage in ("", "draft"), "This feedback was given already.")
    _must_be_the_author(feedback, by)
    _check_example(command, by)
    calendar = by.calendar(other(by.side))
    feedback.happened(
        events.FeedbackGiven,
        command,
        by,
        **_example(command),
        kind=command.kind,
        dimension=command.dimension,
        text=command.text,
        basis=command.basis,
        target=_target(command, by),
        acknowledge_by=add_working_hours(calendar, by.at, by.terms.acknowledge_working_hours),
        audience="shared",
    )


def withdraw(feedback: Feedback, command: commands.WithdrawFeedback, by: By) -> None:
    """Withdraw it, as long as nobody has acknowledged it."""
    _must_be_ones_own(feedback, by)
    must(feedback.stage != "draft", "A draft is put away, not withdrawn.")
    must(
        feedback.stage == "given",
        "It is acknowledged already: feedback is withdrawn only before that. "
        "You can comment on it.",
    )
    feedback.happened(events.FeedbackWithdrawn, command, by, reason=command.reason)


def settle(feedback: Feedback, command: commands.SettleFeedback, by: By) -> None:
    """See it as settled."""
    _must_be_ones_own(feedback, by)
    _must_be_told_back(feedback)
    feedback.happened(events.FeedbackSettled, command, by, words=command.words)


def leave_unsettled(feedback: Feedback, command: commands.LeaveUnsettled, by: By) -> None:
    """Hand it to the leads of both sides, once."""
    _must_be_ones_own(feedback, by)
    _must_be_told_back(feedback)
    feedback.happened(events.FeedbackNotSettled, command, by, reason=command.reason)


def must_not_be_to_come(day: Any, at: datetime, field: str) -> None:
    """Refuse a day that has begun nowhere yet."""
    must(day <= (at + EASTERNMOST).date(), "This day is still to come.", field)


def _must_be_ones_own(feedback: Feedback, by: By) -> None:
    """For the front line, feedback of others does not exist."""
    if by.role == "frontline" and feedback.author_id not in (None, by.person_id):
        raise NoSuchRecord


def _must_be_the_author(feedback: Feedback, by: By) -> None:
    must(
        feedback.author_id in (None, by.person_id),
        "Whoever began a draft finishes it: feedback is given by who wrote it.",
    )


def _must_be_told_back(feedback: Feedback) -> None:
    must(
        feedback.stage in ("told back", "answered"),
        "This is settled or not once the other side has told back what became of it.",
    )


def _check_example(command: commands.GiveFeedback, by: By) -> None:
    if command.basis == "record":
        must(
            by.role != "frontline",
            "Tell of a case in your own words, or give it as an impression.",
            "basis",
        )
        must(
            command.example_id and by.find(command.example_kind or "", command.example_id),
            "Choose a record both sides can see.",
            "example_id",
        )
    if command.basis == "case":
        must(command.case_on, "When was it?", "case_on")
        must_not_be_to_come(command.case_on, by.at, "case_on")
        must(command.case, "What happened, in a sentence or two?", "case")


def _example(command: commands.DraftFeedback | commands.GiveFeedback) -> dict[str, Any]:
    """Only what the basis names: what was typed beside it is left out."""
    record, case = command.basis == "record", command.basis == "case"
    return {
        "example_kind": command.example_kind if record else None,
        "example_id": command.example_id if record else None,
        "case_on": command.case_on if case else None,
        "case": command.case if case else "",
    }


def _target(command: commands.GiveFeedback, by: By) -> str | None:
    if command.kind != "target_challenge" or command.target is None:
        return None
    targets = by.terms.targets
    must(command.target <= len(targets), "There is no such target in the charter.", "target")
    return targets[command.target - 1].statement
