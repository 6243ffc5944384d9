"""Correct a text of one's own side, on whatever record it stands; the original is kept."""

from uuid import UUID

from flask import abort, render_template
from werkzeug.wrappers import Response

from domain.records import CorrectText
from portal.auth import may
from portal.forms import comes_back_to, read
from portal.history.views import bp
from portal.web import connection, done, here, perform
from portal.words import correct_url, record_url
from projections import history
from projections.history import Line


@bp.get("/p/<slug>/history/<uuid:line_id>/correction")
@may("records.correct")
def correction(line_id: UUID) -> str:
    """The form: which text, what it should say, and why. 404 for lines of the other side."""
    return render_template("history/correction.html", line=_own(line_id))


@bp.post("/p/<slug>/history/<uuid:line_id>/correction")
@may("records.correct")
@comes_back_to("history.correction")
def correct(line_id: UUID) -> Response:
    """Put the new words beside the old ones."""
    line = _own(line_id)
    perform(read(CorrectText, line.record_id, corrects=line.version))
    sentence = "Corrected. The original stays beside it."
    return done(sentence, f"{record_url(line.record_kind, line.record_id)}#line-{line.id}")


def _own(line_id: UUID) -> Line:
    line = history.line(connection(), here().viewer, line_id)
    if line is None or not correct_url(line):
        abort(404)
    return line
