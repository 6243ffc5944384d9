"""The register of changes, and the page of one."""

from uuid import UUID

from flask import Blueprint, abort, render_template, request

from portal.auth import may
from portal.changes import offers
from portal.changes.acts import ACTS
from portal.changes.band import band_of
from portal.changes.context import context_of, shown
from portal.changes.differences import between
from portal.changes.words import code_name, conflicts_in_words, kicker
from portal.web import connection, here, moment
from projections import changes, disclosures, history, intervals, schedules
from projections.changes import Dossier, Filters, Found
from projections.paging import Turn

bp = Blueprint("changes", __name__, url_prefix="/p/<slug>/changes")

bp.add_app_template_filter(code_name)

LISTED = 40
STATES = {
    "open": "Open",
    "over": "Over",
    "submitted": "Submitted",
    "sent back": "Sent back",
    "responded": "Responded",
    "assessed": "Assessed",
    "agreed": "Agreed",
    "scheduled": "Scheduled",
    "ready": "Ready",
    "live": "Live",
    "in review": "In review",
    "closed": "Closed",
    "declined": "Declined",
    "withdrawn": "Withdrawn",
    "deferred": "Deferred",
}
FLOW = (
    "submitted",
    "responded",
    "assessed",
    "agreed",
    "scheduled",
    "ready",
    "live",
    "in review",
    "closed",
)


@bp.get("")
@may("records.read", past="replayed")
def index() -> str:
    """The register: what was asked for, newest first, and the drafts of one's own side."""
    asking, viewer, at = connection(), here().viewer, moment()
    turn = Turn(request.args.get("before", type=UUID), request.args.get("after", type=UUID), LISTED)
    names = ("state", "asked_by", "ball", "kind", "paper", "team_id", "due", "text")
    typed = {name: request.args.get(name, "").replace("\0", "").strip() for name in names}
    active = {name: value[:200] for name, value in typed.items() if value}
    return render_template(
        "changes/index.html",
        page=changes.page(asking, viewer, filters_of(active), turn, at),
        drafts=changes.drafts(asking, viewer),
        counts=changes.counts(asking, viewer),
        active=active,
        states=STATES,
        at=at,
    )


@bp.get("/<uuid:change_id>")
@may("records.read", past="replayed")
def show(change_id: UUID) -> str:
    """One change: what waits, what was asked and answered, its history. 404 if there is none."""
    asking, place = connection(), here()
    found = changes.one(asking, place.viewer, change_id) or abort(404)
    d = found.dossier
    adding = request.args.get("add") or request.form.get("form")
    held = intervals.of_record(asking, place.viewer, change_id)
    until = d.closed_at or moment()
    return render_template(
        "changes/show.html",
        **context_of(found),
        kicker=kicker(found, place),
        flow=FLOW,
        band=band_of(held, place, until),
        lines=history.of_record(asking, place.viewer, change_id),
        related=disclosures.titles(asking, place.viewer, {*d.came_from, *d.caused}),
        conflicts=_conflicts(found),
        decisions=[shown(each, d, place) for each in offers.decisions(d, place)],
        beside=[_lazily(each, d, adding) for each in offers.beside(d, place)],
        adding=adding,
    )


@bp.get("/<uuid:change_id>/revisions")
@may("records.read", past="replayed")
def revisions(change_id: UUID) -> str:
    """Two revisions of a request side by side, field by field. 404 if there is none."""
    found = changes.one(connection(), here().viewer, change_id) or abort(404)
    kept = found.dossier.revisions
    last = len(kept) - 1
    old = min(max(request.args.get("old", max(last - 1, 0), type=int), 0), last)
    new = min(max(request.args.get("new", last, type=int), 0), last)
    return render_template(
        "changes/revisions.html",
        **context_of(found),
        kept=kept,
        old=old,
        new=new,
        differences=between(kept[old], kept[new]),
    )


def filters_of(asked: dict[str, str]) -> Filters:
    """The filters of an address; what makes no sense is left out."""
    known = {name: asked.get(name, "") for name in Filters._fields if name != "team_id"}
    known["state"] = known["state"] if known["state"] in STATES else ""
    try:
        team_id = UUID(asked.get("team_id", ""))
    except ValueError:
        team_id = None
    return Filters(**known, team_id=team_id)


def _lazily(offer: offers.Offer, d: Dossier, adding: str | None) -> object:
    """An act beside the flow; its form only where it is open, as there are many."""
    opened = offer.name == adding or offer.name not in ACTS
    return shown(offer, d, here()) if opened or offer.name == "comment" else offer


def _conflicts(found: Found) -> list[str]:
    d = found.dossier
    known = d.override_open.conflicts if d.override_open else []
    known = known or (d.schedule.conflicts if d.schedule else [])
    ids = {each.freeze_id for each in known if each.freeze_id}
    names = schedules.titles(connection(), here().viewer, ids)
    return conflicts_in_words(known, here(), names)
