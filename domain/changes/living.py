"""Decisions from going live to closed: emergencies, unilateral changes, review, reopening."""

from datetime import datetime, timedelta

from domain.calendar import add_working_days, add_working_hours, end_of_day, local_day
from domain.changes import commands, events
from domain.changes.asking import content
from domain.changes.guards import (
    is_authority,
    must_be_at,
    must_implement,
    must_move_freely,
    must_not_be_ahead,
)
from domain.changes.record import Change
from domain.facts import SIDES, Claimed, Side, other
from domain.records import By, Command, must, present
from domain.schedules.record import ChangeSchedule, schedule_id_of

REOPENED_WITHIN = timedelta(days=30)


def go_live(change: Change, command: commands.GoLive, by: By) -> None:
    """Say that it is in use."""
    must_move_freely(change)
    must_be_at(change, "ready")
    must_implement(change, by, "say that it is live")
    must_not_be_ahead(command.live_at, by, "live_at")
    planned = present(change.effective_at, "Schedule it first.")
    early = command.live_at < planned and command.live_precision == "exact"
    must(
        not early and by.at >= planned,
        "Its time has not come: set another time first, so that everybody knows.",
        "live_at",
    )
    change.happened(
        events.WentLive,
        command,
        by,
        live=Claimed(command.live_at, command.live_precision),
        review_by=_days_ahead(by.side, by.terms.review_working_days, by),
    )


def raise_emergency(change: Change, command: commands.RaiseEmergency, by: By) -> None:
    """Go live at once; the other side ratifies."""
    must(change.version == 0, "This emergency is recorded already.")
    schedule = by.look(ChangeSchedule, schedule_id_of(command.partnership_id))
    must(by.side in schedule.authorities, "Your lead names an authority for emergencies first.")
    must(
        is_authority(dict(schedule.authorities), by),
        "Only the named authority of your side goes live in an emergency. Ask for a change.",
    )
    must_not_be_ahead(command.live_at, by, "live_at")
    across = by.calendar(other(by.side))
    change.happened(
        events.EmergencyRaised,
        command,
        by,
        **content(command),
        live=Claimed(command.live_at, command.live_precision),
        fallback=command.fallback,
        ratify_by=add_working_hours(across, by.at, by.terms.ratify_working_hours),
        assess_by=_days_ahead(by.side, by.terms.full_assessment_working_days, by),
        came_from=command.came_from,
    )


def ratify(change: Change, command: commands.RatifyEmergency, by: By) -> None:
    """Accept the emergency, in time."""
    ratify_by = _must_wait_for_ratification(change, by)
    must(
        by.at <= ratify_by,
        "The time to ratify it has run out: it stands as a unilateral change.",
    )
    change.happened(events.EmergencyRatified, command, by, words=command.words)


def refuse_ratification(change: Change, command: commands.RefuseRatification, by: By) -> None:
    """Hold that it was no emergency."""
    _must_wait_for_ratification(change, by)
    change.happened(events.RatificationRefused, command, by, reason=command.reason)


def lapse_ratification(change: Change, command: commands.LapseRatification, by: By) -> None:
    """Note that the time ran out."""
    ratify_by = present(change.ratify_by, "No ratification is waited for.")
    must(by.at > ratify_by, "There is still time to ratify it.")
    change.happened(events.RatificationLapsed, command, by)


def report_unilateral(change: Change, command: commands.ReportUnilateral, by: By) -> None:
    """Report what the other side changed without asking."""
    must(change.version == 0, "This change is recorded already.")
    if command.live_at:
        must_not_be_ahead(command.live_at, by, "live_at")
    live = Claimed(command.live_at, command.live_precision) if command.live_at else None
    change.happened(
        events.UnilateralReported,
        command,
        by,
        **content(command),
        made_by=other(by.side),
        live=live,
        account_by=_days_ahead(other(by.side), by.terms.full_assessment_working_days, by),
        came_from=command.came_from,
    )


def contest_unilateral(change: Change, command: commands.ContestUnilateral, by: By) -> None:
    """Hold that one's side did not make it."""
    _must_await_account(change, by)
    must(change.requester != change.implementer, "Your own side raised this one.")
    must(change.contested == 0, "It was contested once, and upheld.")
    change.happened(events.UnilateralContested, command, by, reason=command.reason)


def uphold_unilateral(change: Change, command: commands.UpholdUnilateral, by: By) -> None:
    """Hold on to the report."""
    contested = change.kind == "unilateral" and change.stage == "live"
    must(contested and change.ball == change.judge, "Nobody contests it.")
    change.happened(events.UnilateralUpheld, command, by, reason=command.reason)


def give_account(change: Change, command: commands.GiveAccount, by: By) -> None:
    """Account for a change made alone; the other side judges it."""
    _must_await_account(change, by)
    change.happened(events.AccountGiven, command, by, text=command.text)


def back_out(change: Change, command: commands.BackOut, by: By) -> None:
    """Use the fallback."""
    must_be_at(change, "live", "in review")
    must_implement(change, by, "back it out")
    must(not change.backed_out, "It is backed out already.")
    must(change.review.outcome is None, "It is judged already.")
    must_not_be_ahead(command.backed_out_at, by, "backed_out_at")
    change.happened(
        events.ChangeBackedOut,
        command,
        by,
        reason=command.reason,
        backed_out=Claimed(command.backed_out_at, command.backed_out_precision),
    )


def ask_review(change: Change, command: commands.AskReview, by: By) -> None:
    """Ask the other side to judge."""
    must_be_at(change, "live")
    must_implement(change, by, "ask for the review")
    must(change.kind != "unilateral", "Account for it: that asks for the judgement.")
    must(change.ratify_by is None, "The other side has not ratified it yet.")
    must(change.assessments, "Write the full assessment first.")
    change.happened(
        events.ReviewAsked,
        command,
        by,
        text=command.text,
        judge_by=_days_ahead(change.judge, by.terms.review_working_days, by),
    )


def judge(change: Change, command: commands.JudgeOutcome, by: By) -> None:
    """Judge the outcome and rate one's own effort."""
    must_be_at(change, "in review")
    must(change.review.outcome is None, "The outcome is judged already.")
    must(change.judge == by.side, "The side that did not implement it judges the outcome.")
    if change.backed_out:
        must(command.outcome == "backed_out", "It was backed out.", "outcome")
    else:
        must(command.outcome != "backed_out", "It was not backed out.", "outcome")
    lesson = command.outcome == "successful" or command.lesson
    must(lesson, "What is the lesson? Only a success needs none.", "lesson")
    change.happened(
        events.OutcomeJudged, command, by, outcome=command.outcome, lesson=command.lesson
    )
    change.happened(events.EffortRated, command, by, effort=command.effort)
    _close_when_complete(change, command, by)


def rate_effort(change: Change, command: commands.RateEffort, by: By) -> None:
    """Rate one's own effort."""
    must_be_at(change, "in review")
    must(by.side not in change.review.efforts, "Your side has rated the effort already.")
    change.happened(events.EffortRated, command, by, effort=command.effort)
    _close_when_complete(change, command, by)


def reopen(change: Change, command: commands.ReopenChange, by: By) -> None:
    """Go on after it was over."""
    must(change.stage in ("closed", "withdrawn"), "Only what is over can be reopened.")
    if change.stage == "withdrawn":
        must(change.requester == by.side, "Whoever withdrew it can reopen it.")
        must(change.kind != "unilateral", "Report it anew.")
    over_at = present(change.over_at, "Only what is over can be reopened.")
    within = by.at - over_at <= REOPENED_WITHIN
    must(within, f"It was over more than {REOPENED_WITHIN.days} days ago: ask for a new change.")
    change.happened(events.ChangeReopened, command, by, reason=command.reason)


def _close_when_complete(change: Change, command: Command, by: By) -> None:
    if change.review.outcome and len(change.review.efforts) == len(SIDES):
        change.happened(events.ChangeClosed, command, by, outcome=change.review.outcome)


def _must_wait_for_ratification(change: Change, by: By) -> datetime:
    ratify_by = present(change.ratify_by, "No ratification is waited for.")
    schedule = by.look(ChangeSchedule, schedule_id_of(change.partnership_id or change.id))
    able = by.role == "lead" or is_authority(dict(schedule.authorities), by)
    must(able, "Your lead or your named authority answers an emergency.")
    return ratify_by


def _must_await_account(change: Change, by: By) -> None:
    awaited = change.kind == "unilateral" and change.stage == "live"
    must(awaited and change.ball == change.implementer, "No account is waited for.")
    must_implement(change, by, "account for it")


def _days_ahead(side: Side, days: int, by: By) -> datetime:
    calendar = by.calendar(side)
    return end_of_day(calendar, add_working_days(calendar, local_day(calendar, by.at), days))
