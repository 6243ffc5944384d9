"""The charter in force, the proposal that waits, every version, and the form for a new one."""

from typing import Any

from flask import Blueprint, abort, render_template, url_for
from werkzeug.wrappers import Response

from domain.partnerships.commands import DeclineCharter, SignCharter, TakeBackCharter
from domain.terms import SEVERITIES
from portal.auth import may
from portal.charter.proposing import proposal
from portal.charter.wording import GROUPS, LISTS, NUMBERS, changes, said, typed
from portal.forms import comes_back_to, read
from portal.web import done, here, perform

bp = Blueprint("charter", __name__, url_prefix="/p/<slug>/charter")


@bp.get("")
@may("records.read", past="replayed")
def show() -> str:
    """What is in force, what waits to be signed and how it differs, and the versions."""
    known = here().partnership
    waiting = known.proposal
    differences = changes(known.charter.terms, waiting.terms, here()) if waiting else []
    return render_template(
        "charter/show.html",
        charter=known.charter,
        proposal=waiting,
        changes=differences,
        **_wording(),
    )


@bp.get("/versions/<int:number>")
@may("records.read", past="replayed")
def version(number: int) -> str:
    """One version, whatever became of it, and how it differs from the one in force."""
    known = here().partnership
    charter = next((each for each in known.details.charters if each.number == number), None)
    if charter is None:
        abort(404)
    differences = changes(known.charter.terms, charter.terms, here())
    return render_template(
        "charter/version.html", charter=charter, changes=differences, **_wording()
    )


@bp.get("/new")
@may("charter.propose")
def new() -> str:
    """The form, filled with one's own open proposal or else what is in force."""
    known = here().partnership
    own = (
        known.proposal if known.proposal and known.proposal.proposed_by == here().my_side else None
    )
    start = own or known.charter
    severities = [(each, each.capitalize()) for each in SEVERITIES]
    kinds = {"numbers": NUMBERS, "severities": severities}
    return render_template("charter/new.html", terms=start.terms, **kinds, **_wording())


@bp.post("/proposals")
@may("charter.propose")
@comes_back_to("charter.new")
def propose() -> Response:
    """Propose terms to the other side, signed by one's own."""
    perform(proposal())
    them = here().company(here().other_side)
    return done(f"{them} can read and sign it now.", _page())


@bp.post("/proposals/<int:number>/signature")
@may("charter.sign")
@comes_back_to("charter.show")
def sign(number: int) -> Response:
    """Sign what the other side proposed."""
    perform(read(SignCharter, here().id, number=number))
    return done(f"Charter {number} is signed by both and in force.", _page())


@bp.post("/proposals/<int:number>/refusal")
@may("charter.sign")
@comes_back_to("charter.show")
def decline(number: int) -> Response:
    """Decline what the other side proposed, with a reason."""
    perform(read(DeclineCharter, here().id, number=number))
    return done(f"You declined charter {number}. They can read why.", _page())


@bp.post("/proposals/<int:number>/withdrawal")
@may("charter.propose")
@comes_back_to("charter.show")
def take_back(number: int) -> Response:
    """Take one's own proposal back, with a reason."""
    perform(read(TakeBackCharter, here().id, number=number))
    return done(f"Charter {number} is taken back.", _page())


def _page() -> str:
    return url_for("charter.show", slug=here().slug)


def _wording() -> dict[str, Any]:
    return {"groups": GROUPS, "said": said, "typed": typed, "lists": LISTS}
