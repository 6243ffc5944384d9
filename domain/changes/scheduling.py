"""Decisions of scheduling: set a time, override what it conflicts with, give it up."""

from datetime import datetime

from domain.calendar import local_day
from domain.changes import commands, events
from domain.changes.guards import is_authority, must_be_at, must_implement, must_move_freely
from domain.changes.record import Asked, Change
from domain.facts import RuleBroken
from domain.records import By, Command, must, present
from domain.schedules.conflicts import WARNINGS, Plan, conflicts_of, notice_of, said, week_of
from domain.schedules.events import Conflict
from domain.schedules.record import ChangeSchedule, schedule_id_of


def schedule(change: Change, command: commands.ScheduleChange, by: By) -> None:
    """Set the time it goes live."""
    _must_be_schedulable(change, by)
    put_on_schedule(change, command, by, command.effective_at, command.reason)


def ask_override(change: Change, command: commands.AskOverride, by: By) -> None:
    """Ask for a time that conflicts."""
    _must_be_schedulable(change, by)
    must(change.asked is None, "An override is asked for already.")
    _must_lie_ahead(command.effective_at, by)
    conflicts = _conflicts(change, command, by, command.effective_at)
    must(_blocking(conflicts), "Nothing blocks this time: schedule it.", "effective_at")
    _must_be_authority(change, command, by, conflicts)
    change.happened(
        events.OverrideAsked,
        command,
        by,
        effective_at=command.effective_at,
        conflicts=conflicts,
        reason=command.reason,
    )


def agree_override(change: Change, command: commands.AgreeOverride, by: By) -> None:
    """Agree to the time asked for; it is scheduled by that."""
    asked = _asked(change, by)
    must_move_freely(change)
    must(asked.effective_at > by.at, "The time asked for has passed: another one is needed.")
    conflicts = _conflicts(change, command, by, asked.effective_at)
    known = {_what(each) for each in asked.conflicts}
    fresh = [each for each in _blocking(conflicts) if _what(each) not in known]
    must(not fresh, f"Since it was asked for, more stands against it. {_said(fresh, command, by)}")
    _must_be_authority(change, command, by, conflicts)
    change.happened(events.OverrideAgreed, command, by, reason=command.reason)
    _happens_at(change, command, by, asked.effective_at, asked.conflicts)


def refuse_override(change: Change, command: commands.RefuseOverride, by: By) -> None:
    """Do not agree."""
    _asked(change, by)
    must_move_freely(change)
    change.happened(events.OverrideRefused, command, by, reason=command.reason)


def unschedule(change: Change, command: commands.UnscheduleChange, by: By) -> None:
    """Give the time up."""
    must_move_freely(change)
    must_be_at(change, "scheduled", "ready")
    change.happened(events.ChangeUnscheduled, command, by, reason=command.reason)


def put_on_schedule(
    change: Change, command: Command, by: By, effective_at: datetime, reason: str = ""
) -> None:
    """Schedule ``change`` unless something stands against it. Raises RuleBroken with all of it."""
    _must_lie_ahead(effective_at, by)
    conflicts = _conflicts(change, command, by, effective_at)
    if blocking := _blocking(conflicts):
        advice = "Choose another time, or ask the other side to override."
        if change.kind == "standard":
            advice = "Choose another time, or ask for a normal change."
        raise RuleBroken(f"{_said(blocking, command, by)} {advice}", "effective_at")
    must(
        not conflicts or reason,
        f"{_said(conflicts, command, by)} Say why you go ahead, or choose another time.",
        "reason" if isinstance(command, commands.ScheduleChange) else "effective_at",
    )
    _happens_at(change, command, by, effective_at, conflicts, reason)


def _happens_at(
    change: Change,
    command: Command,
    by: By,
    effective_at: datetime,
    conflicts: tuple[Conflict, ...],
    reason: str = "",
) -> None:
    notice = notice_of(effective_at, change.implementer, by)
    short = notice < by.terms.notice_working_days
    change.happened(
        events.ChangeScheduled,
        command,
        by,
        effective_at=effective_at,
        week=week_of(local_day(by.calendar(change.implementer), effective_at)),
        team_ids=change.team_ids,
        load_points=change.load_points,
        notice_days=notice,
        short_notice=short,
        consented=any(each.kind == "notice" for each in conflicts) or not short,
        conflicts=conflicts,
        reason=reason,
    )


def _conflicts(
    change: Change, command: Command, by: By, effective_at: datetime
) -> tuple[Conflict, ...]:
    plan = Plan(
        change.id,
        effective_at,
        change.implementer,
        frozenset(change.team_ids),
        change.load_points,
    )
    return conflicts_of(_schedule(command, by), plan, by)


def _schedule(command: Command, by: By) -> ChangeSchedule:
    return by.look(ChangeSchedule, schedule_id_of(command.partnership_id))


def _blocking(conflicts: tuple[Conflict, ...]) -> tuple[Conflict, ...]:
    return tuple(each for each in conflicts if each.kind not in WARNINGS)


def _said(conflicts: tuple[Conflict, ...] | list[Conflict], command: Command, by: By) -> str:
    known = _schedule(command, by)
    return " ".join(said(each, known, by) for each in conflicts)


def _what(conflict: Conflict) -> tuple[object, ...]:
    return conflict.kind, conflict.freeze_id, conflict.team_id


def _asked(change: Change, by: By) -> Asked:
    asked = present(change.asked, "No override is asked for.")
    must(asked.by != by.side, "The other side answers what yours asked for.")
    return asked


def _must_be_schedulable(change: Change, by: By) -> None:
    must_move_freely(change)
    must_be_at(change, "agreed", "scheduled", "ready")
    must_implement(change, by, "set its time")


def _must_lie_ahead(effective_at: datetime, by: By) -> None:
    must(effective_at > by.at, "Choose a time that is still to come.", "effective_at")


def _must_be_authority(
    change: Change, command: Command, by: By, conflicts: tuple[Conflict, ...]
) -> None:
    hard = any(each.kind == "hard_freeze" for each in conflicts)
    must(
        not hard or is_authority(dict(_schedule(command, by).authorities), by),
        "A hard freeze is overridden by the named authorities of both sides: ask yours.",
    )
