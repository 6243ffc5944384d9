"""Decisions of the leads: close together what was not settled, and look at an alarm."""

from datetime import timedelta

from domain.feedback import commands, events
from domain.feedback.record import Feedback
from domain.records import By, must


def propose_conclusion(feedback: Feedback, command: commands.ProposeConclusion, by: By) -> None:
    """Propose how to close it."""
    _must_be_escalated(feedback)
    must(
        feedback.proposed_by in (None, by.side),
        "The other lead has proposed something: agree to it, or refuse with a reason.",
    )
    feedback.happened(
        events.ConclusionProposed,
        command,
        by,
        number=feedback.proposals + 1,
        conclusion=command.conclusion,
        words=command.words,
    )


def agree_conclusion(feedback: Feedback, command: commands.AgreeConclusion, by: By) -> None:
    """Close it with what the other lead proposed."""
    _must_be_proposed(feedback, command.number, by)
    feedback.happened(
        events.FeedbackClosed,
        command,
        by,
        number=command.number,
        conclusion=feedback.conclusion,
    )


def refuse_conclusion(feedback: Feedback, command: commands.RefuseConclusion, by: By) -> None:
    """Do not close it so."""
    _must_be_proposed(feedback, command.number, by)
    feedback.happened(
        events.ConclusionRefused, command, by, number=command.number, reason=command.reason
    )


def review_alarm(feedback: Feedback, command: commands.ReviewAlarm, by: By) -> None:
    """Say what one found; whether there is an alarm is looked up, as nobody raises it by hand."""
    must(feedback.given_at and feedback.stage != "closed", "No alarm waits to be looked at.")
    must(by.side not in feedback.reviewed, "Your side has looked at this alarm already.")
    must(_alarming(feedback, command, by), "This feedback did not follow that disclosure.")
    feedback.happened(
        events.AlarmReviewed,
        command,
        by,
        disclosure_id=command.disclosure_id,
        words=command.words,
    )


def _alarming(feedback: Feedback, command: commands.ReviewAlarm, by: By) -> bool:
    found = by.find("disclosure", command.disclosure_id)
    told_at = getattr(found, "told_at", None)
    if told_at is None or feedback.given_at is None or feedback.kind not in events.NEGATIVE:
        return False
    since = feedback.given_at - told_at
    soon = timedelta() <= since <= timedelta(hours=events.ALARM_HOURS)
    return soon and getattr(found, "teller", None) == feedback.receiver


def _must_be_escalated(feedback: Feedback) -> None:
    must(feedback.stage == "escalated", "The leads close together only what was not settled.")


def _must_be_proposed(feedback: Feedback, number: int, by: By) -> None:
    _must_be_escalated(feedback)
    must(feedback.proposed_by, "Nobody has proposed how to close it.")
    must(feedback.proposed_by != by.side, "The lead of the other side answers your proposal.")
    must(number == feedback.proposals, "Something else has been proposed since.")
