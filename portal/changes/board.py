"""The board both sides share: columns of the flow, moves between them, and its live refresh."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, render_template, request

from portal.auth import may
from portal.changes import moves
from portal.changes.cards import card_of, lanes_of
from portal.changes.context import context_of, shown
from portal.changes.views import filters_of
from portal.web import connection, here, moment
from projections import changes
from projections.changes import COLUMNS

bp = Blueprint("board", __name__, url_prefix="/p/<slug>/board")

CLOSED_FOR = timedelta(days=30)
LANES = {"asked_by": "Who asked", "ball": "Whose turn", "team": "Team"}
FILTERS = ("asked_by", "ball", "kind", "paper", "team_id", "due", "text")


@bp.get("")
@may("records.read", past="replayed")
def show() -> str:
    """The board, narrowed down by what the address asks."""
    place, at = here(), moment()
    return render_template(
        "board/show.html",
        **_columns(at),
        aside=[card_of(each, place, at) for each in changes.aside(connection(), place.viewer)],
        teams=[(str(team_id), name) for team_id, name in place.teams.items()],
        by_lane=LANES,
    )


@bp.get("/cards")
@may("records.read")
def cards() -> str | Response:
    """The columns alone, or 204 while a board that shows ``moved`` is up to date."""
    shown_there = request.args.get("moved", type=int)
    if changes.moved(connection(), here().viewer) == shown_there:
        return Response(status=204)
    return render_template("board/_columns.html", **_columns(moment()))


@bp.get("/<uuid:change_id>/move")
@may("records.read")
def move(change_id: UUID) -> str:
    """What leads a change to the column ``to``, or why nothing does; without it, where to.

    404 if there is no such change.
    """
    place = here()
    found = changes.one(connection(), place.viewer, change_id) or abort(404)
    d, to = found.dossier, request.values.get("to", "")
    to = to if to in moves.NAMES else ""
    acts = [shown(each, d, place) for each in moves.leading_to(to, d, place)] if to else []
    return render_template(
        "board/move.html",
        **context_of(found),
        to=to,
        names=moves.NAMES,
        acts=acts,
        chosen=request.form.get("form") or request.args.get("act") or "",
        refusal=moves.refusal(to, d, place) if to and not acts else "",
        reachable=moves.reachable(d, place),
        standing=moves.column_of(d.stage),
    )


def _columns(at: datetime) -> dict[str, Any]:
    place, asking = here(), connection()
    typed = {name: request.args.get(name, "").replace("\0", "").strip() for name in FILTERS}
    active = {name: value[:200] for name, value in typed.items() if value}
    whole, lanes = request.args.get("whole", ""), request.args.get("lanes", "")
    moved = changes.moved(asking, place.viewer)
    found = changes.board(
        asking,
        place.viewer,
        filters_of(active),
        at=at,
        closed_since=at - CLOSED_FOR,
        whole=whole if whole in COLUMNS else "",
    )
    lanes = lanes if lanes in LANES else ""
    asked = {**active, **({"lanes": lanes} if lanes else {})}
    return {
        "lanes": lanes_of(found, lanes, place, at),
        "names": moves.NAMES,
        "moved": moved,
        "active": active,
        "asked": asked,
        "lane": lanes,
        "whole": whole,
        "empty": not any(column.total for column in found),
    }
