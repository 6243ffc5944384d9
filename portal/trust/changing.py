"""How changes go: their way to live by phase and holder, paper owed, and the load on teams."""

from flask import Blueprint, request

from portal.auth import may
from portal.auth.past import asked_day
from portal.trust.flowing import flow
from portal.trust.heat import heat
from portal.trust.indicating import BY_NAME, asking, card
from portal.trust.owing import debt
from portal.trust.periods import shown_for, stretch

bp = Blueprint("changing", __name__, url_prefix="/p/<slug>/trust/changes")

BESIDE = (
    "first-response-time",
    "contract-first-rate",
    "change-success-rate",
    "short-notice-rate",
    "readiness",
)
"""The indicators of both sides that stand below the charts."""


@bp.get("")
@may("records.read", past="recorded")
def show() -> tuple[str, int]:
    """The changes of a period, as known at its end, and the weeks to come."""
    asked = stretch(request.args, asked_day())
    known = asking(asked.period)
    return shown_for(
        asked,
        "trust/changes.html",
        flow=flow(known),
        debt=debt(known),
        heat=heat(known),
        cards=[card(BY_NAME[name], known) for name in BESIDE],
    )
