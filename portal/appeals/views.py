"""The list of appeals, the form that raises one, and the page of one."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from werkzeug.wrappers import Response

from domain.appeals.commands import RaiseAppeal, appeal_id_of
from portal.appeals.page import ASKS, CONTESTED, PAGE, ruled
from portal.asks import Offer, context_of, shown
from portal.auth import may
from portal.forms import comes_back_to, read
from portal.kinds import KINDS, titles_of
from portal.web import connection, done, here, perform
from projections import appeals
from projections.appeals import Dossier, Filters
from projections.paging import Turn
from projections.registers import Entry

bp = Blueprint("appeals", __name__, url_prefix="/p/<slug>/feedback/appeals")

LISTED = 20
STATES = {"open": "Open", "ruled": "Ruled", "withdrawn": "Withdrawn"}


@bp.app_template_global("appeals_on")
def appeals_on(record_id: UUID) -> list[Entry[Dossier]]:
    """The appeals on a record, for its page."""
    return appeals.of_record(connection(), here().viewer, record_id)


bp.add_app_template_filter(ruled)


@bp.get("")
@may("records.read", past="replayed")
def index() -> str:
    """Every appeal, newest first."""
    asked = {key: request.args.get(key, "") for key in Filters._fields}
    asked["state"] = asked["state"] if asked["state"] in STATES else ""
    asked["side"] = asked["side"] if asked["side"] in ("brand", "bpo") else ""
    turn = Turn(_id("before"), _id("after"), LISTED)
    page = appeals.page(connection(), here().viewer, Filters(**asked), turn)
    return render_template(
        "appeals/index.html",
        page=page,
        titles=_titles([each.dossier for each in page.items]),
        active={key: value for key, value in asked.items() if value},
        states=STATES,
        kinds=KINDS,
    )


@bp.get("/about/<about_kind>/<uuid:about_id>")
@may("appeals.raise")
def new(about_kind: str, about_id: UUID) -> str:
    """The form that contests a record. 404 unless it is one the reader can see."""
    if about_kind not in CONTESTED:
        abort(404)
    place = here()
    title = titles_of(connection(), place.viewer, [(about_kind, about_id)]).get(about_id)
    before = [each.dossier.number for each in appeals_on(about_id) if _is_mine(each)]
    about = Dossier(about_kind=about_kind, about_id=about_id, number=max(before, default=0) + 1)
    return render_template(
        "appeals/new.html",
        ask=shown(Offer("raise", "Contest this"), ASKS, about, place),
        about=about,
        about_title=title or abort(404),
    )


@bp.post("/about/<about_kind>/<uuid:about_id>")
@may("appeals.raise")
@comes_back_to("appeals.new")
def contest(about_kind: str, about_id: UUID) -> Response:
    """Contest a record. Its number is the form's, so that a form sent twice raises one appeal."""
    number = request.form.get("number", 1, type=int)
    appeal_id = appeal_id_of(about_id, here().my_side, number)
    about = {"about_kind": about_kind, "about_id": about_id}
    perform(read(RaiseAppeal, appeal_id, **about))
    said = "Contested. The leads of both sides rule on it."
    return done(said, url_for(".show", slug=here().slug, appeal_id=appeal_id))


@bp.get("/<uuid:appeal_id>")
@may("records.read", past="replayed")
def show(appeal_id: UUID) -> str:
    """One appeal: what is contested, what was proposed, how it was ruled. 404 if there is none."""
    place = here()
    found = appeals.one(connection(), place.viewer, appeal_id) or abort(404)
    return render_template(
        "appeals/show.html",
        **context_of(PAGE, found, place),
        titles=_titles([found.dossier]),
        contested=CONTESTED[found.dossier.about_kind],
        kicker=f"Appeal of {place.company(found.dossier.side)}",
        kinds=KINDS,
    )


def _titles(about: list[Dossier]) -> dict[UUID, str]:
    named = [(d.about_kind, d.about_id) for d in about if d.about_id]
    return titles_of(connection(), here().viewer, named)


def _is_mine(appeal: Entry[Any]) -> bool:
    return appeal.dossier.side == here().my_side


def _id(name: str) -> UUID | None:
    try:
        return UUID(request.args.get(name, ""))
    except ValueError:
        return None
