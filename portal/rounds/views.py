"""The rounds of a partnership, the form that proposes one, and the page of one."""

from uuid import UUID, uuid4

from flask import Blueprint, abort, render_template, request, url_for
from werkzeug.wrappers import Response

from domain.rounds.commands import ProposeRound
from portal.asks import Offer, context_of, resolved, shown
from portal.auth import may
from portal.forms import comes_back_to, form, read
from portal.rounds.page import CONTRIBUTION, DIMENSIONS, PAGE, PROPOSAL, writes
from portal.web import connection, done, here, perform
from projections import rounds
from projections.paging import Turn

bp = Blueprint("rounds", __name__, url_prefix="/p/<slug>/rounds")


@bp.get("")
@may("records.read", past="replayed")
def index() -> str:
    """Every round, the latest proposed first."""
    turn = Turn(
        before=request.args.get("before", type=UUID), after=request.args.get("after", type=UUID)
    )
    page = rounds.page(connection(), here().viewer, turn)
    return render_template("rounds/index.html", page=page)


@bp.get("/new")
@may("rounds.propose")
def new() -> str:
    """The form that proposes one."""
    ask = shown(Offer("propose", PROPOSAL.button), {"propose": PROPOSAL}, None, here())
    return render_template(
        "rounds/new.html",
        ask=ask,
        f=form("propose"),
        url=url_for(".propose", slug=here().slug),
        back=url_for(".index", slug=here().slug),
        record_id=uuid4(),
    )


@bp.post("")
@may("rounds.propose")
@comes_back_to("rounds.new")
def propose() -> Response:
    """Propose a round of feedback."""
    command = read(ProposeRound)
    perform(command)
    url = url_for(".show", slug=here().slug, round_id=command.record_id)
    return done(f"Proposed. {here().company(here().other_side)} opens it, or declines.", url)


@bp.get("/<uuid:round_id>")
@may("records.read", past="replayed")
def show(round_id: UUID) -> str:
    """One round: what is asked, what one's own side has written, and, once revealed, both."""
    place = here()
    entry = rounds.one(connection(), place.viewer, round_id) or abort(404)
    return render_template(
        "rounds/show.html",
        **context_of(PAGE, entry, place),
        own=rounds.written(connection(), place.viewer, round_id),
        fields=[resolved(each, None, place) for each in CONTRIBUTION],
        writes=writes(entry.dossier, place),
        dimensions=DIMENSIONS,
    )
