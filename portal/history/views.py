"""The history of a partnership, and one line of it."""

from uuid import UUID

from flask import Blueprint, abort, render_template, request

from portal.auth import may
from portal.history.filters import KINDS, ONLY, asked, turn
from portal.kinds import titles_of
from portal.web import connection, here
from projections import history
from projections.history import Line

bp = Blueprint("history", __name__)

TITLE_MAX = 90


@bp.get("/p/<slug>/history")
@may("records.read", past="replayed")
def index() -> tuple[str, int]:
    """Every line the reader may see, newest first, narrowed down by what the address asks."""
    wanted = asked(request.args)
    page = history.page(connection(), here().viewer, wanted.filters, turn(request.args))
    titles = _titles(page.items)
    shown = render_template(
        "history/index.html", page=page, asked=wanted, kinds=KINDS, only=ONLY, titles=titles
    )
    return shown, 422 if wanted.errors else 200


@bp.get("/p/<slug>/history/<uuid:line_id>")
@may("records.read", past="replayed")
def show(line_id: UUID) -> str:
    """One line, with both clocks: the address to send when somebody asks what happened."""
    line = history.line(connection(), here().viewer, line_id)
    if line is None:
        abort(404)
    return render_template("history/show.html", line=line, titles=_titles([line]))


def _titles(lines: list[Line]) -> dict[UUID, str]:
    filed = {(line.record_kind, line.record_id) for line in lines}
    titles = titles_of(connection(), here().viewer, filed)
    return {id: _short(title) for id, title in titles.items()} | {here().id: "Charter and people"}


def _short(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= TITLE_MAX else f"{line[: TITLE_MAX - 1].rstrip()}…"
