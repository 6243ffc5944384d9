"""The pulses of a partnership, the page of one, and the form that answers it."""

from uuid import UUID, uuid4

from flask import Blueprint, abort, render_template, request, url_for
from werkzeug.wrappers import Response

from domain.pulses.commands import AnswerPulse, ProposePulse
from domain.pulses.events import DIMENSIONS, SMALLEST_GROUP
from portal.asks import Offer, context_of, shown
from portal.auth import may
from portal.forms import comes_back_to, form, read
from portal.pulses.page import PAGE, PROPOSING, group_sizes, is_over
from portal.pulses.trend import charts_of
from portal.web import connection, done, here, perform
from projections import pulses
from projections.paging import Turn
from projections.pulses import Dossier
from projections.registers import Entry

bp = Blueprint("pulses", __name__, url_prefix="/p/<slug>/pulses")

LISTED = 40
ASKED = {
    "communication": "Do they tell us in time what we need to know?",
    "competence": "Can they do what was agreed?",
    "character": "Do they mean what they say, and stand by it?",
}


@bp.get("")
@may("records.read", past="replayed")
def index() -> str:
    """What is coming and open, how past ones went, and the list of them."""
    asking, viewer = connection(), here().viewer
    turn = Turn(request.args.get("before", type=UUID), request.args.get("after", type=UUID), LISTED)
    trend = pulses.trend(asking, viewer)
    return render_template(
        "pulses/index.html",
        standing=pulses.standing(asking, viewer),
        mine={
            each.id
            for each in pulses.to_answer(asking, viewer, here().person_id)
            if here().may("pulses.answer")
        },
        page=pulses.page(asking, viewer, turn),
        trend=trend,
        charts=charts_of(trend, here()),
        dimensions=DIMENSIONS,
    )


@bp.get("/new")
@may("pulses.propose")
def new() -> str:
    """The form that proposes one."""
    return render_template(
        "pulses/new.html",
        ask=shown(Offer("propose", "Propose a pulse"), {"propose": PROPOSING}, Dossier(), here()),
        f=form("propose"),
        url=url_for(".propose", slug=here().slug),
        record_id=uuid4(),
        back=url_for(".index", slug=here().slug),
    )


@bp.post("")
@may("pulses.propose")
@comes_back_to("pulses.new")
def propose() -> Response:
    """Ask the other side for a survey of both."""
    command = read(ProposePulse)
    perform(command)
    them = here().company(here().other_side)
    url = url_for(".show", slug=here().slug, pulse_id=command.record_id)
    return done(f"Proposed. A lead at {them} agrees to it, or not.", url)


@bp.get("/<uuid:pulse_id>")
@may("records.read", past="replayed")
def show(pulse_id: UUID) -> str:
    """One pulse: what is asked, of how many, and once it is closed what may be said of it."""
    entry = _known(pulse_id)
    return render_template(
        "pulses/show.html",
        **context_of(PAGE, entry, here()),
        kicker="Pulse of both sides",
        mine=pulses.mine(connection(), here().viewer, pulse_id),
        asked=_is_asked(entry),
        over=is_over(entry.dossier),
        sizes=group_sizes(here()),
        smallest=SMALLEST_GROUP,
        dimensions=DIMENSIONS,
    )


@bp.get("/<uuid:pulse_id>/answer")
@may("pulses.answer")
def answering(pulse_id: UUID) -> str:
    """Three marks and a question, with what one answered before. 404 for whom it does not ask."""
    entry = _known(pulse_id)
    if not _is_asked(entry):
        abort(404)
    return render_template(
        "pulses/answer.html",
        entry=entry,
        d=entry.dossier,
        mine=pulses.mine(connection(), here().viewer, pulse_id),
        over=entry.stage != "open" or is_over(entry.dossier),
        asked=ASKED,
        f=form("answer"),
    )


@bp.post("/<uuid:pulse_id>/answer")
@may("pulses.answer")
@comes_back_to("pulses.answering")
def answer(pulse_id: UUID) -> Response:
    """Keep the answer, for its author's eyes only."""
    perform(read(AnswerPulse, pulse_id))
    url = url_for("home.show", slug=here().slug)
    return done("Thank you. Nobody else sees your answer; change it until the pulse closes.", url)


def _known(pulse_id: UUID) -> Entry[Dossier]:
    found: Entry[Dossier] = pulses.one(connection(), here().viewer, pulse_id) or abort(404)
    return found


def _is_asked(entry: Entry[Dossier]) -> bool:
    place = here()
    asked_of = entry.dossier.asked_of.get(place.my_side, ())
    return place.may("pulses.answer") and place.person_id in asked_of
