"""The pages of trust as JSON and as CSV. What makes no sense of is answered as JSON, in words."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from portal.auth import may
from portal.auth.past import AHEAD, asked_day
from portal.spreadsheets import table
from portal.trust.exporting import (
    COLUMNS,
    Row,
    bars_at,
    evidence_at,
    in_parts,
    indicators_in,
)
from portal.trust.periods import AFTER, stretch
from portal.trust.ruled import ruled
from portal.web import here
from projections.trust.ledger import DIMENSIONS, SIDES

bp = Blueprint("trust_exports", __name__, url_prefix="/p/<slug>")

SHORT = {
    AHEAD: "That day is still to come.",
    AFTER: "That day is not before the last day of the period.",
}
"""What is said where nothing else is shown instead."""

Answer = Response | tuple[Response, int]


@bp.get("/trust.<any(json, csv):form>")
@may("records.read", past="recorded")
def bars(form: str) -> Answer:
    """Every bar of both sides; ``as_of`` a day, if one is asked for."""
    wanted = asked_day()
    if wanted.error:
        return _refused("as_of", wanted.error)
    asked = ruled(request.args, wanted.at)
    if asked.error:
        return _refused("rules", asked.error)
    return _answer(form, "trust", bars_at(wanted.at, asked), "bars")


@bp.get("/trust/<side>/<dimension>.<any(json, csv):form>")
@may("records.read", past="recorded")
def bar(side: str, dimension: str, form: str) -> Answer:
    """The evidence of one bar, the latest first; ``as_of`` a day, if one is asked for."""
    if side not in SIDES or dimension not in DIMENSIONS:
        abort(404)
    wanted = asked_day()
    if wanted.error:
        return _refused("as_of", wanted.error)
    asked = ruled(request.args, wanted.at)
    if asked.error:
        return _refused("rules", asked.error)
    found, pieces = evidence_at((side, dimension), wanted.at, asked)
    return _answer(form, f"trust-{side}-{dimension}", pieces, "evidence", bar=found)


@bp.get("/trust/indicators.<any(json, csv):form>")
@may("records.read", past="recorded")
def indicators(form: str) -> Answer:
    """Every indicator of both sides, from ``since`` to ``as_of``, ninety days by default."""
    wanted = asked_day()
    if wanted.error:
        return _refused("as_of", wanted.error)
    asked = stretch(request.args, wanted)
    if asked.error:
        return _refused("since", asked.error)
    found = indicators_in(asked.period)
    rows = list(in_parts(found)) if form == "csv" else found
    return _answer(form, "indicators", rows, "indicators")


def _answer(form: str, name: str, rows: Sequence[Row], key: str, **more: Any) -> Response:
    if form == "json":
        return jsonify({"partnership": here().slug, **more, key: rows})
    columns = COLUMNS[key]
    cells = ([_cell(row[name]) for name in columns] for row in rows)
    answer = Response(table(columns, cells), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{here().slug}-{name}.csv"'
    return answer


def _cell(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _refused(parameter: str, sentence: str) -> tuple[Response, int]:
    said = f"“{parameter}” is not understood: {SHORT.get(sentence, sentence)}"
    return jsonify({"error": said, "parameter": parameter}), 422
