"""The trust page of a partnership, and one page for each of its bars."""

from uuid import UUID

from flask import Blueprint, abort, render_template, request

from portal.auth import may
from portal.auth.past import asked_day
from portal.trust.coming import fading, stretches
from portal.trust.felt import pulse
from portal.trust.listing import Opened, listing
from portal.trust.made import made_of
from portal.trust.overall import overalls
from portal.trust.ruled import along, ruled
from portal.trust.shown import MEANS, ledger, one, shown, standing, told, weakest_of
from portal.trust.tabs import TABS
from portal.trust.trend import trends
from portal.web import connection
from projections.trust.ledger import DIMENSIONS, SIDES
from projections.trust.moments import days
from projections.trust.score import score_of

bp = Blueprint("trust", __name__, url_prefix="/p/<slug>/trust")
bp.app_context_processor(lambda: {"trust_tabs": TABS})


@bp.get("")
@may("records.read", past="recorded")
def show() -> tuple[str, int]:
    """Three bars of each side, mirrored, and how they went; as of a day, if one is asked for."""
    asking, wanted = connection(), asked_day()
    asked = ruled(request.args, wanted.at)
    known, by, at = ledger(), asked.by, wanted.at
    found = standing(known, by, at)
    page = render_template(
        "trust/show.html",
        bars=shown(found),
        told=told(found),
        weakest=weakest_of(found),
        trends=trends(asking, known, found, asked.then, at, past=bool(wanted.day)),
        stretches=stretches(asking, known, at),
        fading=fading(found, by, at),
        half_life=by.rules.half_life_days,
        pulse=pulse(asking, at),
        overall=overalls(found) if request.args.get("overall") == "1" else None,
        means=MEANS,
        version=asked.version,
        asked=asked,
        along=along(asked),
    )
    return page, 422 if asked.error else 200


@bp.get("/<side>/<dimension>")
@may("records.read", past="recorded")
def bar(side: str, dimension: str) -> tuple[str, int]:
    """Every piece of evidence of one bar, with what it weighs and the facts it rests on."""
    if side not in SIDES or dimension not in DIMENSIONS:
        abort(404)
    asking, wanted = connection(), asked_day()
    asked = ruled(request.args, wanted.at)
    known, by, day = ledger(), asked.by, days(wanted.at)
    counted = known.counted((side, dimension), day, by)
    score = score_of(counted.items, day, by.rules)
    opened = Opened(known, counted, score, day)
    parts = made_of(counted, score, by)
    chosen = next((part for part in parts if part.indicator == request.args.get("indicator")), None)
    after = request.args.get("after", type=UUID)
    page = render_template(
        "trust/bar.html",
        bar=one((side, dimension), score, counted),
        found=listing(asking, opened, after, chosen.code if chosen else None),
        parts=parts,
        chosen=chosen,
        guard=by.rules.guard,
        means=MEANS,
        version=asked.version,
        asked=asked,
        along=along(asked),
    )
    return page, 422 if asked.error else 200
