"""The trust page of a partnership, and one page for each of its bars."""

from datetime import datetime, timedelta
from uuid import UUID

from flask import Blueprint, abort, render_template, request

from portal.auth import may
from portal.trust.asking import as_of
from portal.trust.listing import listing
from portal.trust.shown import MEANS, ledger, one, rules, shown
from portal.trust.tabs import TABS
from portal.web import connection, here
from projections.trust.ledger import DIMENSIONS, SIDES
from projections.trust.moments import days
from projections.trust.score import score_of

bp = Blueprint("trust", __name__, url_prefix="/p/<slug>/trust")
bp.app_context_processor(lambda: {"trust_tabs": TABS})

WEEK = timedelta(days=7)
VERSION = 1
COMING = {
    "missed": ("commitment falls due", "commitments fall due"),
    "made_good_late": ("make-good falls due", "make-goods fall due"),
    "check_missed": ("effectiveness check falls due", "effectiveness checks fall due"),
    "update_missed": ("promised update falls due", "promised updates fall due"),
}
"""What comes by time passing, by its rule: one of it, and several."""


@bp.get("")
@may("records.read")
def show() -> tuple[str, int]:
    """Three bars of each side, mirrored; as of a day, if one is asked for."""
    wanted = as_of(request.args)
    bars, weakest = shown(ledger(), rules(), wanted.at)
    page = render_template(
        "trust/show.html",
        bars=bars,
        weakest=weakest,
        wanted=wanted,
        means=MEANS,
        version=VERSION,
        coming=_coming(wanted.at),
        along=_along(wanted.typed, wanted.error),
    )
    return page, 422 if wanted.error else 200


@bp.get("/<side>/<dimension>")
@may("records.read")
def bar(side: str, dimension: str) -> tuple[str, int]:
    """Every piece of evidence of one bar, with what it weighs and the facts it rests on."""
    if side not in SIDES or dimension not in DIMENSIONS:
        abort(404)
    asking, wanted = connection(), as_of(request.args)
    known, by, day = ledger(), rules(), days(wanted.at)
    counted = known.counted((side, dimension), day, by)
    score = score_of(counted.items, day, by.rules)
    found = listing(asking, known, counted, score, request.args.get("after", type=UUID))
    page = render_template(
        "trust/bar.html",
        bar=one((side, dimension), score, counted),
        found=found,
        wanted=wanted,
        means=MEANS,
        version=VERSION,
        along=_along(wanted.typed, wanted.error),
    )
    return page, 422 if wanted.error else 200


def _coming(at: datetime) -> list[str]:
    """What would change the bars within a week, in sentences."""
    found = ledger().ahead(days(at), days(at + WEEK))
    return [
        f"{count} {COMING[rule][count > 1]} for {here().company(side)}"
        for (side, rule), count in sorted(found.items())
        if rule in COMING
    ]


def _along(typed: str, error: str | None) -> dict[str, str]:
    return {"as_of": typed} if typed and not error else {}
