"""How changes went: who held the ball of each, across changes, and their moves as a table."""

from uuid import UUID

from flask import Blueprint, Response, render_template, request

from portal.auth import may
from portal.changes.band import band_of
from portal.changes.transitions import csv_of
from portal.web import connection, here, moment
from projections import changes, intervals
from projections.changes import Filters
from projections.paging import Turn

bp = Blueprint("change_review", __name__, url_prefix="/p/<slug>/changes/review")

LISTED = 20
EXPORTED = 5_000
STATES = {"open": "Open", "over": "Over", "closed": "Closed", "declined": "Declined"}
KINDS = {
    "normal": "Normal",
    "standard": "Standard",
    "emergency": "Emergency",
    "unilateral": "Unilateral",
}


@bp.get("")
@may("records.read", past="replayed")
def index() -> str:
    """Changes with the band of who held each, newest first."""
    asking, place, filters = connection(), here(), _filters()
    page = changes.page(asking, place.viewer, filters, _turn(LISTED), moment())
    found = intervals.of_records(asking, place.viewer, [each.id for each in page.items])
    bands = {
        each.id: band_of(found.get(each.id, []), place, each.closed_at or moment())
        for each in page.items
    }
    return render_template(
        "changes/review.html",
        page=page,
        bands=bands,
        filters=filters,
        states=STATES,
        kinds=KINDS,
        active={name: text for name, text in _typed().items() if text},
    )


@bp.get("/transitions.csv")
@may("records.read", past="replayed")
def transitions() -> Response:
    """Every move of the changes the filters leave, as CSV; at most 5,000 changes."""
    place = here()
    found = changes.page(connection(), place.viewer, _filters(), Turn(size=EXPORTED), moment())
    answer = Response(csv_of(connection(), place, found.items), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{place.slug}-changes.csv"'
    return answer


def _filters() -> Filters:
    typed = _typed()
    state = typed["state"] if typed["state"] in STATES else ""
    kind = typed["kind"] if typed["kind"] in KINDS else ""
    sides = ("brand", "bpo")
    asked_by = typed["asked_by"] if typed["asked_by"] in sides else ""
    ball = typed["ball"] if typed["ball"] in sides else ""
    return Filters(state=state, asked_by=asked_by, ball=ball, kind=kind, text=typed["text"])


def _typed() -> dict[str, str]:
    names = ("state", "asked_by", "ball", "kind", "text")
    return {name: request.args.get(name, "").replace("\0", "").strip()[:200] for name in names}


def _turn(size: int) -> Turn:
    asked = request.args
    return Turn(asked.get("before", type=UUID), asked.get("after", type=UUID), size)
