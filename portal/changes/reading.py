"""The briefing of a change, for those who are to read and understand it."""

from uuid import UUID

from flask import abort, render_template
from flask_login import current_user

from domain.changes import commands
from domain.permissions import permits
from portal.acts import Act, register
from portal.auth import may
from portal.changes.views import bp
from portal.web import connection, here
from projections import changes

ACTS = {
    "reading": Act("reading", commands.ConfirmReading, "Thank you. Your answer is recorded."),
    "vote": Act("vote", commands.VoteConfidence, "Thank you. Your vote is recorded."),
    "front_line_asking": Act(
        "briefing/questions", commands.RaiseQuestion, "Your question is asked."
    ),
}


@bp.get("/<uuid:change_id>/briefing")
@may("portal.use")
def to_read(change_id: UUID) -> str:
    """What the front line reads. 404 unless one is rostered, or may read the change anyway."""
    place = here()
    found = changes.one(connection(), place.viewer, change_id) or abort(404)
    mine = next((r for r in found.dossier.readings if r.person_id == current_user.id), None)
    if mine is None and not permits("records.read", place.role):
        abort(404)
    return render_template(
        "changes/briefing.html", change=found.summary, d=found.dossier, mine=mine
    )


register(bp, ACTS, "change_id", "changes.to_read")
