"""The visits of a partnership, the form that proposes one, and the page of one."""

from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, abort, render_template, request, url_for
from werkzeug.wrappers import Response

from domain.visits.commands import ProposeVisit
from domain.visits.events import PURPOSES
from portal.asks import Offer, context_of, shown
from portal.auth import may
from portal.forms import comes_back_to, form, read
from portal.visits.asks import PROPOSING
from portal.visits.cadence import cadence, unknown
from portal.visits.offers import PAGE
from portal.visits.words import REACHED, STATES, TONES, place_of, purposes, sentence_case, zone_of
from portal.web import connection, done, here, moment, perform, zone
from projections import commitments, visits
from projections.paging import Turn
from projections.visits import Filters

bp = Blueprint("visits", __name__, url_prefix="/p/<slug>/visits")

bp.add_app_template_filter(sentence_case)

LISTED = 20
NOW_LISTED = 8
"""So many of what is not over yet, of each kind; the rest is behind the filter."""


@bp.get("")
@may("records.read", past="replayed")
def index() -> str:
    """What is coming, under way and owed, the cadence, the past; or what filters let through."""
    place, asking = here(), connection()
    active = _asked()
    turn = Turn(request.args.get("before", type=UUID), request.args.get("after", type=UUID), LISTED)
    alone = bool(active or turn.before or turn.after)
    filters = Filters(**active) if active else Filters(state="over")
    return render_template(
        "visits/index.html",
        page=visits.page(asking, place.viewer, filters, turn),
        active=active,
        alone=alone,
        states=STATES,
        tones=TONES,
        purposes=purposes(),
        place_of=place_of,
        zone_of=zone_of,
        **({} if alone else _now()),
    )


@bp.get("/new")
@may("visits.arrange")
def new() -> str:
    """The form that proposes one."""
    place = here()
    return render_template(
        "visits/new.html",
        ask=shown(Offer("propose", "Propose"), {"propose": PROPOSING}, None, place),
        f=form("propose"),
        url=url_for(".propose", slug=place.slug),
        back=url_for(".index", slug=place.slug),
        title="Propose a visit",
        lead=f"{place.company(place.other_side)} agrees, proposes other dates, or declines.",
        record_id=uuid4(),
    )


@bp.post("")
@may("visits.arrange")
@comes_back_to("visits.new")
def propose() -> Response:
    """Propose a visit in either direction."""
    command = read(ProposeVisit)
    perform(command)
    url = url_for(".show", slug=here().slug, visit_id=command.record_id)
    return done(f"Proposed. {here().company(here().other_side)} answers.", url)


@bp.get("/<uuid:visit_id>")
@may("records.read", past="replayed")
def show(visit_id: UUID) -> str:
    """One visit: what comes next, the preparation, what was seen and reported. 404 if none."""
    place = here()
    found = visits.one(connection(), place.viewer, visit_id) or abort(404)
    d = found.dossier
    return render_template(
        "visits/show.html",
        **context_of(PAGE, found, place),
        kicker=f"{place.company(d.visitor)} visits {place.company(d.host)}",
        where=place_of(d, place),
        zone_of=zone_of,
        promised={
            each.id: each for each in commitments.of_record(connection(), place.viewer, visit_id)
        },
        reached=REACHED,
        at=moment(),
    )


def _asked() -> dict[str, str]:
    """The filters of the address; what makes no sense is left out."""
    known = {"state": STATES, "purpose": PURPOSES, "host": ("brand", "bpo")}
    typed = {name: request.args.get(name, "") for name in known}
    found = {name: value for name, value in typed.items() if value in known[name]}
    text = request.args.get("text", "").replace("\0", "").strip()[:200]
    return {**found, "text": text} if text else found


def _now() -> dict[str, Any]:
    """What is not over yet, and what the charter says is due."""
    place, asking, at = here(), connection(), moment()
    coming = visits.coming(asking, place.viewer)
    running = visits.under_way(asking, place.viewer)
    ended = [
        each for each in running if each.stage == "reported" or (each.dossier.ends_at or at) <= at
    ]
    ids = {each.id for each in ended}
    return {
        "to_report": ended,
        "most": NOW_LISTED,
        "under_way": [each for each in running if each.id not in ids],
        "coming": coming,
        "open_items": visits.open_items(asking, place.viewer),
        "due": cadence(place, visits.last_held(asking, place.viewer), coming, zone()),
        "uncounted": unknown(place),
        "today": at.astimezone(zone()).date(),
        "at": at,
    }
