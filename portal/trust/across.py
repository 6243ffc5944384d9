"""The bars of every partnership a person takes part in: by name, and never compared with another.

Each partnership is asked by itself, as one of its pages would ask.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from flask import Blueprint, render_template, request
from flask_login import current_user

from domain.permissions import permits
from portal.auth import signed_in
from portal.auth.past import as_of
from portal.trust.ruled import weighed
from portal.trust.shown import MEANS, Shown, one, weakest_said
from portal.web import connection, workshop
from projections import partnerships
from projections.partnerships import Membership
from projections.trust.ledger import BARS, Bar
from projections.trust.moments import days
from projections.trust.score import score_of

bp = Blueprint("trust_across", __name__, url_prefix="/trust")


class Standing(NamedTuple):
    """One partnership and all its bars. ``weakest`` is a sentence by side, where all are shown.

    ``last`` is when the latest evidence of either side took effect.
    """

    membership: Membership
    bars: Mapping[Bar, Shown]
    weakest: Mapping[str, str]
    last: datetime | None


@bp.get("")
@signed_in
def index() -> tuple[str, int]:
    """Three bars of each side of every partnership whose shared records the person may read."""
    wanted = as_of(request.args)
    mine = partnerships.memberships(connection(), current_user.id)
    readable = [each for each in mine if permits("records.read", each.role)]
    page = render_template(
        "trust/across.html",
        standings=[_standing(each, wanted.at) for each in readable],
        means=MEANS,
        wanted=wanted,
        along={"as_of": wanted.typed} if wanted.typed and not wanted.error else {},
    )
    return page, 422 if wanted.error else 200


def _standing(membership: Membership, at: datetime) -> Standing:
    place = partnerships.by_id(connection(), membership.partnership_id)
    known = workshop().ledgers.of(connection(), membership.partnership_id)
    if place is None:
        raise LookupError(membership.partnership_id)
    by = weighed(place.rules_at(at))
    counted = {bar: known.counted(bar, days(at), by) for bar in BARS}
    scores = {bar: score_of(each.items, days(at), by.rules) for bar, each in counted.items()}
    bars = {bar: one(bar, scores[bar], counted[bar]) for bar in BARS}
    lows = {
        side: said
        for side, company in (("brand", membership.brand_name), ("bpo", membership.bpo_name))
        if (said := weakest_said(scores, side, company))
    }
    last = max((bar.last for bar in bars.values() if bar.last), default=None)
    return Standing(membership, bars, lows, last)
