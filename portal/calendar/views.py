"""The calendar as pages, and the address of one's own feed."""

from datetime import date
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from portal.auth import may
from portal.calendar.items import KINDS, items, lasting
from portal.calendar.spans import span_of
from portal.forms import comes_back_to
from portal.web import connection, done, here, moment, workshop, zone

bp = Blueprint("calendar", __name__, url_prefix="/p/<slug>/calendar")

VIEWS = {"month": "Month", "week": "Week", "agenda": "Agenda"}


@bp.get("")
@may("records.read", past="replayed")
def show() -> str:
    """A month, a week or an agenda in the reader's zone."""
    place, local = here(), zone()
    today = moment().astimezone(local).date()
    view = request.args.get("view", "month")
    span = span_of(view if view in VIEWS else "month", _day(today))
    kinds = {kind for kind in request.args.getlist("kind") if kind in KINDS}
    side = request.args.get("side", "")
    side = side if side in ("brand", "bpo") else ""
    since, until = span.bounds(local)
    found = items(connection(), place, since, until, local, kinds=kinds, side=side)
    by_day: dict[date, list[Any]] = {}
    for item in found:
        for day in lasting(item, local):
            by_day.setdefault(day, []).append(item)
    return render_template(
        "calendar/show.html",
        span=span,
        by_day=by_day,
        today=today,
        views=VIEWS,
        kinds=KINDS,
        chosen=sorted(kinds),
        side=side,
        asked={"kind": sorted(kinds)} | ({"side": side} if side else {}),
    )


@bp.get("/subscription")
@may("records.read")
def subscription() -> str:
    """Whether one has a feed, and how to get or end it."""
    since = workshop().directory.feed_since(current_user.id, here().id)
    return render_template("calendar/subscription.html", since=since, address=None)


@bp.post("/subscription")
@may("records.read")
@comes_back_to("calendar.subscription")
def subscribe() -> str:
    """A new secret address, shown this once; an earlier one ends."""
    directory = workshop().directory
    token = directory.new_feed(current_user.id, here().id)
    since = directory.feed_since(current_user.id, here().id)
    address = url_for("feed.calendar", token=token, _external=True)
    return render_template("calendar/subscription.html", since=since, address=address)


@bp.post("/subscription/end")
@may("records.read")
@comes_back_to("calendar.subscription")
def unsubscribe() -> Response:
    """The address leads nowhere any more."""
    workshop().directory.end_feed(current_user.id, here().id)
    url = url_for("calendar.subscription", slug=here().slug)
    return done("The address is revoked. Calendars that use it get nothing more.", url)


def _day(today: date) -> date:
    try:
        return date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return today
