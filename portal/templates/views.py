"""The templates of a partnership, and the page of one."""

from uuid import UUID, uuid4

from flask import Blueprint, abort, render_template, url_for
from werkzeug.wrappers import Response

from domain.templates.commands import ProposeTemplate
from portal.auth import may
from portal.forms import comes_back_to, read
from portal.web import connection, done, here, perform
from portal.words import local_today
from projections import history, templates

bp = Blueprint("templates", __name__, url_prefix="/p/<slug>/templates")


@bp.get("")
@may("records.read", past="replayed")
def index() -> str:
    """Every template: what waits for an answer, what can be used, what is over."""
    return render_template(
        "templates/index.html",
        found=templates.all_of(connection(), here().viewer),
        today=local_today(),
    )


@bp.get("/new")
@may("templates.propose")
def new() -> str:
    """The form that proposes one."""
    return render_template("templates/new.html", template_id=uuid4())


@bp.post("")
@may("templates.propose")
@comes_back_to("templates.new")
def propose() -> Response:
    """Propose a kind of change."""
    command = read(ProposeTemplate)
    perform(command)
    them = here().company(here().other_side)
    url = url_for(".show", slug=here().slug, template_id=command.record_id)
    return done(f"Proposed. A lead at {them} endorses it, or declines.", url)


@bp.get("/<uuid:template_id>")
@may("records.read", past="replayed")
def show(template_id: UUID) -> str:
    """One template. 404 if there is none."""
    found = templates.one(connection(), here().viewer, template_id) or abort(404)
    return render_template(
        "templates/show.html",
        template=found,
        lines=history.of_record(connection(), here().viewer, template_id),
        today=local_today(),
    )
