"""The wall, the form that recognizes, the page of one recognition, and one's preference."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from flask import Blueprint, abort, render_template, request, url_for
from werkzeug.wrappers import Response

from domain.recognition import commands
from domain.recognition.ids import preference_id_of
from portal.asks import context_of
from portal.auth import may
from portal.forms import comes_back_to, read
from portal.kinds import titles_of
from portal.recognition import asking, wall
from portal.recognition.page import PAGE
from portal.web import connection, done, here, perform, zone
from projections import recognition

bp = Blueprint("recognition", __name__, url_prefix="/p/<slug>/recognition")


@bp.get("")
@may("recognition.read", past="replayed")
def index() -> str:
    """The wall, narrowed down by what the address asks."""
    filters, active = wall.filters()
    return render_template(
        "recognition/index.html",
        page=recognition.page(connection(), here().viewer, filters, wall.turn()),
        active=active,
        spread=wall.spread(),
        sizes=wall.SIZES,
        values=here().partnership.charter.terms.values,
    )


@bp.get("/new")
@may("recognition.give")
def new() -> str:
    """The form; the address may say what it is about and whom it is for."""
    return render_template(
        "recognition/new.html",
        recognition_id=uuid4(),
        about=asking.about(),
        to=request.args.get("to"),
        today=datetime.now(UTC).astimezone(zone()).date().isoformat(),
        sizes=wall.SIZES,
        **asking.choices(),
    )


@bp.post("")
@may("recognition.give")
@comes_back_to("recognition.new")
def give() -> Response:
    """Recognize a deed."""
    command = read(commands.GiveRecognition)
    perform(command)
    found = recognition.one(connection(), here().viewer, command.record_id)
    seen = found.dossier.visibility if found else "public"
    url = url_for(".show", slug=here().slug, recognition_id=command.record_id)
    return done(f"Recognized. {SAID[seen]}", url)


SAID = {
    "public": "Both companies see it on the wall.",
    "team": "Their own side sees it, and you.",
    "private": "Only those named in it see it.",
}


@bp.get("/preference")
@may("recognition.own")
def preference() -> str:
    """Who may see recognition of oneself."""
    return render_template(
        "recognition/preference.html", now=recognition.preference(connection(), here().viewer)
    )


@bp.post("/preference")
@may("recognition.own")
@comes_back_to("recognition.preference")
def state_preference() -> Response:
    """Say who may see recognition of oneself."""
    own = preference_id_of(here().id, here().person_id)
    perform(read(commands.StatePreference, own))
    url = url_for(".preference", slug=here().slug)
    return done("Recorded. It holds for what is given from now on.", url)


@bp.get("/<uuid:recognition_id>")
@may("recognition.read", past="replayed")
def show(recognition_id: UUID) -> str:
    """One recognition. 404 if there is none the person may see."""
    place = here()
    found = recognition.one(connection(), place.viewer, recognition_id) or abort(404)
    d = found.dossier
    linked = [(d.about_kind, d.about_id)] if d.about_kind and d.about_id else []
    titles = titles_of(connection(), place.viewer, linked) if place.may("records.read") else {}
    return render_template(
        "recognition/show.html",
        **context_of(PAGE, found, place),
        about=titles.get(d.about_id) if d.about_id else None,
    )
