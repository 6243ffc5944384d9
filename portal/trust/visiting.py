"""How we visit each other: by purpose against what was agreed, by place, and what came of it."""

from flask import Blueprint, request

from portal.auth import may
from portal.auth.past import asked_day
from portal.kinds import titles_of
from portal.trust.indicating import asking
from portal.trust.periods import shown_for, stretch
from portal.trust.visited import seen
from portal.web import connection, here

bp = Blueprint("visiting", __name__, url_prefix="/p/<slug>/trust/visits")


@bp.get("")
@may("records.read", past="recorded")
def show() -> tuple[str, int]:
    """The visits of a period and those to come, as known at its end."""
    asked = stretch(request.args, asked_day())
    found = seen(asking(asked.period))
    records = {(each.record_kind, each.record_id) for each in found.items}
    records |= {("visit", id) for lane in found.by_place for id, *_ in lane.visits}
    return shown_for(
        asked,
        "trust/visits.html",
        seen=found,
        titles=titles_of(connection(), here().viewer, records),
    )
