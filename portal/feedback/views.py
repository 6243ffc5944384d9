"""The register of feedback, the form, and the page of one piece."""

from collections.abc import Collection
from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from domain.feedback.commands import DraftFeedback, GiveFeedback
from portal.asks import Offer, context_of, shown
from portal.auth import may
from portal.feedback import wording
from portal.feedback.giving import example_of, form_of, wanted
from portal.feedback.page import ACTS, ASKS, PAGE
from portal.forms import comes_back_to, read
from portal.kinds import titles_of
from portal.web import Here, connection, done, here, perform
from projections import commitments, feedback
from projections.feedback import Alarm, Dossier, Filters
from projections.paging import Turn
from projections.registers import Entry

bp = Blueprint("feedback", __name__, url_prefix="/p/<slug>/feedback")

LISTED = 20
KNOWN: dict[str, Collection[str]] = {
    "state": wording.STAGES,
    "side": ("brand", "bpo"),
    "kind": wording.KINDS,
    "dimension": wording.DIMENSIONS,
    "ball": ("brand", "bpo", "both"),
}


@bp.app_template_global("alarms_after")
def alarms_after(disclosure_id: UUID) -> list[Alarm]:
    """The alarms raised after a disclosure, for its page."""
    return feedback.alarms_after(connection(), here().viewer, disclosure_id)


@bp.get("")
@may("feedback.see", past="replayed")
def index() -> str:
    """What was given, newest first, and the drafts of one's own side; the front line's own only."""
    asking, place = connection(), here()
    if not place.may("records.read"):
        mine = feedback.own(asking, place.viewer, place.person_id)
        return render_template("feedback/own.html", mine=mine, wording=wording)
    active = {key: value for key in Filters._fields if (value := _asked(key))}
    turn = Turn(_id("before"), _id("after"), LISTED)
    page = feedback.page(asking, place.viewer, Filters(**active), turn)
    return render_template(
        "feedback/index.html",
        page=page,
        alarms=feedback.alarms_of(asking, place.viewer, [each.id for each in page.items]),
        drafts=feedback.drafts(asking, place.viewer),
        counts=feedback.counts(asking, place.viewer),
        active=active,
        wording=wording,
    )


@bp.get("/new")
@may("feedback.give")
def new() -> str:
    """The form that gives feedback; it may come from the page of a record."""
    return _form(uuid4(), wanted(), url_for(".index", slug=here().slug))


@bp.get("/<uuid:feedback_id>/draft")
@may("feedback.give")
def draft(feedback_id: UUID) -> str | Response:
    """The form, with what one's own draft says. 404 unless one may see it."""
    found = _found(feedback_id, here())
    page = url_for(".show", slug=here().slug, feedback_id=feedback_id)
    if found.stage != "draft" or found.dossier.author_id != here().person_id:
        return redirect(page)
    return _form(feedback_id, found.dossier, url_for(".index", slug=here().slug))


@bp.post("")
@may("feedback.give")
@comes_back_to("feedback.new")
def give() -> Response:
    """Give it to the other side."""
    command = read(GiveFeedback, **example_of(request.form.get("example_id", "")))
    perform(command)
    said = f"{here().company(here().other_side)} can read it now. Thank you for being candid."
    return done(said, url_for(".show", slug=here().slug, feedback_id=command.record_id))


@bp.post("/drafts")
@may("feedback.give")
@comes_back_to("feedback.new")
def keep_draft() -> Response:
    """Keep what is written so far, for one's own side only."""
    command = read(DraftFeedback, **example_of(request.form.get("example_id", "")))
    perform(command)
    return done("Kept as a draft. Only your side sees it.", url_for(".index", slug=here().slug))


@bp.get("/<uuid:feedback_id>")
@may("feedback.see", past="replayed")
def show(feedback_id: UUID) -> str:
    """One piece of feedback. 404 if there is none, or for the front line if it is not its own."""
    asking, place = connection(), here()
    found = _found(feedback_id, place)
    context = context_of(PAGE, found, place)
    reads_all = place.may("records.read")
    if not reads_all:
        context["lines"] = [line for line in context["lines"] if line.audience == "shared"]
    alarm = feedback.alarms_of(asking, place.viewer, [feedback_id]).get(feedback_id)
    return render_template(
        "feedback/show.html",
        **context,
        kicker=_kicker(found, place),
        promises=commitments.of_record(asking, place.viewer, feedback_id),
        titles=titles_of(asking, place.viewer, _named(found.dossier, alarm)),
        alarm=alarm if reads_all else None,
        looking=_looking(found, alarm, place),
        reads_all=reads_all,
        wording=wording,
    )


def _found(feedback_id: UUID, place: Here) -> Entry[Dossier]:
    found = feedback.one(connection(), place.viewer, feedback_id) or abort(404)
    own = found.dossier.author_id == place.person_id
    if not (own or place.may("records.read")):
        abort(404)
    return found


def _form(feedback_id: UUID, dossier: Dossier, back: str) -> str:
    return render_template(
        "feedback/new.html",
        each=form_of(dossier, here()),
        feedback_id=feedback_id,
        is_draft=dossier.stage == "draft",
        back=back,
    )


def _kicker(found: Entry[Dossier], place: Here) -> str:
    d, giver = found.dossier, place.company(found.dossier.side)
    if d.given_at is None:
        return f"Draft of {place.name(d.author_id) if d.author_id else giver}"
    return f"{wording.KINDS[d.kind]} · {giver} to {place.company(d.receiver)}"


def _looking(found: Entry[Dossier], alarm: Alarm | None, place: Here) -> Any:
    """The form by which a lead says that they looked at an alarm, while it waits for them."""
    waits = alarm is not None and alarm.waits_for(place.my_side)
    if not waits or not place.may(ACTS["looking"].command.ACTION):
        return None
    return shown(Offer("looking", "I have looked at it"), ASKS, found.dossier, place)


def _named(d: Dossier, alarm: Alarm | None) -> list[tuple[str, UUID]]:
    named = [("change", each) for each in d.changes]
    if d.example_kind and d.example_id:
        named.append((d.example_kind, d.example_id))
    return [*named, ("disclosure", alarm.disclosure_id)] if alarm else named


def _asked(key: str) -> str:
    """What an address asks to filter by; empty where it makes no sense."""
    value = request.args.get(key, "").replace("\0", "").strip()[:200]
    return value if key == "text" or value in KNOWN[key] else ""


def _id(name: str) -> UUID | None:
    try:
        return UUID(request.args.get(name, ""))
    except ValueError:
        return None
