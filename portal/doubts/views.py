"""The doubts of the reader, the form, the page of one, and the way on to another form."""

from uuid import UUID, uuid4

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from domain.doubts.commands import PromoteDoubt, RaiseDoubt
from portal.asks import Offer, context_of, shown
from portal.auth import may
from portal.doubts.page import PAGE, PROMOTIONS, RAISING, left_alone, promotions
from portal.forms import begin_with, comes_back_to, form, read
from portal.web import connection, done, here, perform
from projections import doubts
from projections.doubts import Dossier
from projections.paging import Turn
from projections.registers import Entry

bp = Blueprint("doubts", __name__, url_prefix="/p/<slug>/doubts")

LISTED = 40


@bp.get("")
@may("records.read", past="replayed")
def index() -> str:
    """The doubts the reader raised or was told, newest first; never anybody else's."""
    turn = Turn(request.args.get("before", type=UUID), request.args.get("after", type=UUID), LISTED)
    return render_template(
        "doubts/index.html", page=doubts.page(connection(), here().viewer, turn), other=_other
    )


@bp.get("/new")
@may("doubts.raise")
def new() -> str:
    """The form of one sentence."""
    return render_template(
        "doubts/new.html",
        ask=shown(Offer("raise", "Raise a doubt"), {"raise": RAISING}, Dossier(), here()),
        f=form("raise"),
        url=url_for(".raise_doubt", slug=here().slug),
        record_id=uuid4(),
        back=url_for(".index", slug=here().slug),
    )


@bp.post("")
@may("doubts.raise")
@comes_back_to("doubts.new")
def raise_doubt() -> Response:
    """Tell one person."""
    command = read(RaiseDoubt)
    perform(command)
    url = url_for(".show", slug=here().slug, doubt_id=command.record_id)
    return done(f"Only {here().name(command.to_id)} and you see it. Talk soon.", url)


@bp.get("/<uuid:doubt_id>")
@may("records.read", past="replayed")
def show(doubt_id: UUID) -> str:
    """One doubt of the reader. 404 if it is not theirs, as if there were none."""
    entry = _own(doubt_id)
    return render_template(
        "doubts/show.html",
        **context_of(PAGE, entry, here()),
        other=_other(entry),
        alone=left_alone(entry.dossier, here()),
        kicker=f"Doubt, {entry.dossier.dimension}",
        became=PROMOTIONS.get(entry.dossier.became, ("",))[0],
        goes_on=_goes_on(entry),
    )


@bp.post("/<uuid:doubt_id>/promotion")
@may("doubts.answer")
@comes_back_to("doubts.show")
def promotion(doubt_id: UUID) -> Response:
    """Take it to both companies, and go on to the form of what it becomes."""
    perform(read(PromoteDoubt, doubt_id))
    sentence = "Your sentence is in the form. Nobody sees it until you send it."
    return done(sentence, url_for(".promoted", slug=here().slug, doubt_id=doubt_id))


@bp.get("/<uuid:doubt_id>/promoted")
@may("doubts.answer")
def promoted(doubt_id: UUID) -> Response:
    """On to the form of what a doubt became, with its sentence in it. Its author's way only."""
    entry = _own(doubt_id)
    if not _goes_on(entry):
        abort(404)
    _, page, name, field = PROMOTIONS[entry.dossier.became]
    begin_with(name, {field: entry.title})
    return redirect(url_for(page, slug=here().slug), 303)


def _own(doubt_id: UUID) -> Entry[Dossier]:
    found: Entry[Dossier] = doubts.one(connection(), here().viewer, doubt_id) or abort(404)
    return found


def _goes_on(entry: Entry[Dossier]) -> bool:
    """Whether the reader may open the form of what it became."""
    d = entry.dossier
    offered = [kind for kind, *_ in promotions(d, here())]
    return d.became in offered and d.author_id == here().person_id


def _other(entry: Entry[Dossier]) -> UUID | None:
    d = entry.dossier
    return d.to_id if d.author_id == here().person_id else d.author_id
