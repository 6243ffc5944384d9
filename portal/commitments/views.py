"""The pages of commitments: all of them, a new one, one with its history."""

from uuid import UUID, uuid4

from flask import Blueprint, abort, render_template, request, url_for
from werkzeug.wrappers import Response

from domain.commitments.commands import MakeCommitment
from portal.auth import may
from portal.commitments.choices import by_urgency, choices
from portal.forms import comes_back_to, read
from portal.kinds import titles_of
from portal.web import connection, done, here, moment, perform
from projections import commitments, history

bp = Blueprint("commitments", __name__, url_prefix="/p/<slug>/commitments")

SETTLED_SHOWN = 50


@bp.get("")
@may("records.read", past="replayed")
def index() -> str:
    """Open commitments by urgency, of one side if asked; the latest settled ones below."""
    asking, viewer, at = connection(), here().viewer, moment()
    side = request.args.get("side", "")
    side = side if side in ("brand", "bpo") else ""
    settled = commitments.settled(asking, viewer, SETTLED_SHOWN)
    return render_template(
        "commitments/index.html",
        side=side,
        open=by_urgency(commitments.open_ones(asking, viewer, side), at),
        settled=[c for c in settled if side in ("", c.owner_side)],
        most=SETTLED_SHOWN,
    )


@bp.get("/new")
@may("commitments.make")
def new() -> str:
    """The form for a promise."""
    return render_template("commitments/new.html", record_id=uuid4())


@bp.post("")
@may("commitments.make")
@comes_back_to("commitments.new")
def make() -> Response:
    """Promise something for one's own side."""
    command = read(MakeCommitment, kind="general", origin_id=None, through_origin=False)
    perform(command)
    return done(
        f"{here().company(here().other_side)} can read your promise now.",
        url_for(".show", slug=here().slug, commitment_id=command.record_id),
    )


@bp.get("/<uuid:commitment_id>")
@may("records.read", past="replayed")
def show(commitment_id: UUID) -> str:
    """One commitment, what happened to it, and what the reader can decide."""
    asking, viewer, at = connection(), here().viewer, moment()
    commitment = commitments.one(asking, viewer, commitment_id)
    if commitment is None:
        abort(404)
    origin_id = commitment.origin_id
    origin = [(commitment.origin_kind, origin_id)] if origin_id else []
    return render_template(
        "commitments/show.html",
        commitment=commitment,
        origin=titles_of(asking, viewer, origin).get(origin_id) if origin_id else None,
        lines=history.of_record(asking, viewer, commitment_id),
        choices=choices(commitment, here(), at),
        missed=commitment.is_missed(at),
    )
