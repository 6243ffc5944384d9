"""The home page of a partnership, and the way to it."""

from datetime import UTC, datetime, timedelta

from flask import Blueprint, redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from portal.auth import may, signed_in
from portal.home.tasks import kind_of, task
from portal.web import connection, here, workshop
from projections import commitments, disclosures, history, inbox, partnerships

bp = Blueprint("home", __name__)

DUE_WITHIN = timedelta(days=14)
SOON = timedelta(days=3)

bp.add_app_template_filter(task)
bp.add_app_template_filter(kind_of)


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
    place, asking, at = here(), connection(), datetime.now(UTC)
    if not place.may("records.read"):
        return render_template("home/plain.html")
    waits = inbox.waiting_on(asking, place.viewer, place.my_side)
    theirs = inbox.waiting_on(asking, place.viewer, place.other_side)
    due = [c for c in commitments.open_ones(asking, place.viewer) if c.due_at <= at + DUE_WITHIN]
    fresh = history.since(
        asking, place.viewer, workshop().directory.visit(current_user.id, place.id)
    )
    ids = {wait.record_id for wait in waits} | {line.record_id for line in fresh}
    return render_template(
        "home/show.html",
        waits=waits,
        theirs=len({wait.record_id for wait in theirs}),
        due=due,
        fresh=fresh,
        disclosures=disclosures.titles(asking, place.viewer, ids),
        commitments=commitments.titles(asking, place.viewer, ids),
        at=at,
        soon=at + SOON,
    )
