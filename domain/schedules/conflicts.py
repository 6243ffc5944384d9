"""Whether a time fits: freezes, agreed availability, minimum notice and change load."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from domain.calendar import WorkingCalendar, is_working_day, local_day
from domain.facts import Side
from domain.records import By
from domain.schedules.events import Conflict
from domain.schedules.record import ChangeSchedule

WARNINGS = ("soft_freeze",)
"""Conflicts that block nothing: going ahead needs a reason, not the other side."""

NOTICE_DAYS_MAX = 400


@dataclass(frozen=True)
class Plan:
    """A change that is to be scheduled: when, by whom, for which teams, with which load."""

    change_id: UUID
    effective_at: datetime
    implementer: Side
    team_ids: frozenset[UUID]
    load_points: int


def conflicts_of(schedule: ChangeSchedule, plan: Plan, by: By) -> tuple[Conflict, ...]:
    """Everything a plan conflicts with, the gravest first; empty where it fits.

    Days, hours and weeks are those of the implementing side, in its working calendar.
    """
    return tuple(_conflicts(schedule, plan, by))


def notice_of(effective_at: datetime, implementer: Side, by: By) -> int:
    """The working days of the implementing side between today and the day it goes live.

    Neither day is counted in full: going live on the next working day is a notice of one.
    """
    calendar = by.calendar(implementer)
    day, end = local_day(calendar, by.at), local_day(calendar, effective_at)
    given = 0
    while day < end and given < NOTICE_DAYS_MAX:
        day += timedelta(days=1)
        given += is_working_day(calendar, day)
    return given


def week_of(day: date) -> str:
    """The ISO week of a day: "2026-W12"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def said(conflict: Conflict, schedule: ChangeSchedule, by: By) -> str:
    """A conflict as a sentence for people."""
    if conflict.kind == "load" and conflict.team_id:
        team = by.teams.get(conflict.team_id, "One of the teams")
        return (
            f"{team} would carry {conflict.amount} of {conflict.allowed} load points in week "
            f"{int((conflict.week or 'W0').split('W')[1])}."
        )
    if conflict.kind == "notice":
        return (
            f"This gives {conflict.amount} working days of notice; the charter asks for "
            f"{conflict.allowed}."
        )
    if conflict.kind == "availability":
        return "This is outside the days and hours agreed for going live."
    freeze = schedule.freezes.get(conflict.freeze_id) if conflict.freeze_id else None
    name = f" “{freeze.name}”" if freeze else ""
    return f"It falls into the {'hard' if conflict.kind == 'hard_freeze' else 'soft'} freeze{name}."


def _conflicts(schedule: ChangeSchedule, plan: Plan, by: By) -> Iterator[Conflict]:
    yield from _freezes(schedule, plan, hard=True)
    yield from _availability(plan, by)
    yield from _notice(plan, by)
    yield from _load(schedule, plan, by)
    yield from _freezes(schedule, plan, hard=False)


def _freezes(schedule: ChangeSchedule, plan: Plan, *, hard: bool) -> Iterator[Conflict]:
    for freeze_id, freeze in schedule.freezes.items():
        within = freeze.starts_at <= plan.effective_at < freeze.ends_at
        if within and freeze.concerns(plan.team_ids) and freeze.binds == hard:
            yield Conflict("hard_freeze" if hard else "soft_freeze", freeze_id=freeze_id)


def _availability(plan: Plan, by: By) -> Iterator[Conflict]:
    calendar = by.calendar(plan.implementer)
    local = plan.effective_at.astimezone(calendar.zone)
    opens = time.fromisoformat(by.terms.go_live_from)
    closes = time.fromisoformat(by.terms.go_live_until)
    weekday = local.weekday() in by.terms.go_live_weekdays
    if not (weekday and opens <= local.time() < closes and not _is_holiday(calendar, local.date())):
        yield Conflict("availability")


def _is_holiday(calendar: WorkingCalendar, day: date) -> bool:
    return day.weekday() in calendar.weekdays and not is_working_day(calendar, day)


def _notice(plan: Plan, by: By) -> Iterator[Conflict]:
    given, asked = notice_of(plan.effective_at, plan.implementer, by), by.terms.notice_working_days
    if given < asked:
        yield Conflict("notice", amount=given, allowed=asked)


def _load(schedule: ChangeSchedule, plan: Plan, by: By) -> Iterator[Conflict]:
    week = week_of(local_day(by.calendar(plan.implementer), plan.effective_at))
    cap = by.terms.load_points_cap
    for team_id in sorted(plan.team_ids):
        points = schedule.load(team_id, week, plan.change_id) + plan.load_points
        if points > cap:
            yield Conflict("load", team_id=team_id, week=week, amount=points, allowed=cap)
