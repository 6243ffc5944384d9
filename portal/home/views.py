"""The home page of a partnership, and the way to it."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from portal.auth import may, signed_in
from portal.home.tasks import PAGES, called, kind_of, said_of, task, where
from portal.kinds import titles_of
from portal.reminders import Reminders, escalated, reminded_of
from portal.sections import sections_of
from portal.web import connection, here, moment, workshop
from projections import (
    changes,
    commitments,
    feedback,
    history,
    inbox,
    partnerships,
)

bp = Blueprint("home", __name__)

DUE_WITHIN = timedelta(days=14)
SOON = timedelta(days=3)
LISTED = 20
DUE_LISTED = 10
ESCALATED_LISTED = 10

bp.add_app_template_filter(task)
bp.add_app_template_filter(kind_of)
bp.add_app_template_filter(said_of)
bp.add_app_template_filter(called)
bp.add_app_template_filter(where)


@bp.get("/")
@signed_in
def choose() -> str | Response:
    """Straight to the one partnership of the person, else a choice."""
    mine = partnerships.memberships(connection(), current_user.id)
    if len(mine) == 1:
        return redirect(url_for("home.show", slug=mine[0].slug))
    return render_template("home/choose.html", mine=mine)


@bp.get("/p/<slug>/")
@may("portal.use")
def show() -> str:
    """What is waiting on us, due soon, and new from the other side."""
    place, asking, at = here(), connection(), moment()
    to_read = changes.wanted_from(asking, place.viewer, current_user.id)
    if not place.may("records.read"):
        return render_template("home/plain.html", to_read=to_read, sections=sections_of(place))
    soon, later = at + SOON, at + DUE_WITHIN
    waits = inbox.waiting_on(asking, place.viewer, place.my_side, keep_until=later, limit=LISTED)
    ours, theirs = (
        inbox.records_waiting_on(asking, place.viewer, side, keep_until=later)
        for side in (place.my_side, place.other_side)
    )
    given = Reminders(workshop().directory.engine)
    raised = escalated(asking, place, at, ESCALATED_LISTED) if place.role == "lead" else []
    alarms = feedback.alarms_waiting(asking, place.viewer) if place.role == "lead" else []
    due = commitments.open_ones(asking, place.viewer, until=later, limit=DUE_LISTED)
    before = workshop().directory.visit(current_user.id, place.id)
    fresh = _by_command(history.since(asking, place.viewer, before, limit=40))[:8]
    return render_template(
        "home/show.html",
        waits=_by_record(waits),
        ours=ours,
        theirs=theirs,
        due=due,
        fresh=fresh,
        titles=_titles([*waits, *raised], fresh, alarms),
        reminded=reminded_of(given, place, waits, at),
        escalated=raised,
        alarms=alarms,
        to_read=to_read,
        sections=sections_of(place),
        at=at,
        soon=soon,
    )


def _titles(
    waits: Sequence[inbox.Wait], fresh: Sequence[history.Line], alarms: Sequence[feedback.Alarm]
) -> dict[UUID, str]:
    """What the records shown are called, by id."""
    shown = [
        *((wait.record_kind, wait.record_id) for wait in waits),
        *((line.record_kind, line.record_id) for line in fresh),
        *(("feedback", alarm.record_id) for alarm in alarms),
        *(("disclosure", alarm.disclosure_id) for alarm in alarms),
    ]
    return titles_of(connection(), here().viewer, shown)


def _by_record(waits: list[inbox.Wait]) -> list[list[inbox.Wait]]:
    """What is waited for, together where one page answers it, the most urgent first."""
    found: dict[tuple[UUID, str], list[inbox.Wait]] = {}
    for wait in waits:
        page = wait.task if wait.task in PAGES else ""
        found.setdefault((wait.record_id, page), []).append(wait)
    return list(found.values())


def _by_command(lines: Sequence[history.Line]) -> list[history.Line]:
    """One line per command, newest first: the one that says what was done."""
    first = {line.command_id: line for line in lines}
    return list(first.values())
