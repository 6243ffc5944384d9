"""Asking for a change: a request and its draft, from a template, an emergency, a report."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from domain.changes import commands
from portal.auth import may
from portal.changes.fields import REQUEST, Field, claimed, resolved
from portal.changes.views import bp
from portal.forms import comes_back_to, read
from portal.web import connection, done, here, perform, zone
from projections import changes, disclosures, schedules, templates
from projections.changes import Dossier

FALLBACK = Field("fallback", "How is it undone if it goes wrong?")


@bp.get("/new")
@may("changes.request")
def new() -> str:
    """The form of a request; it may come from a disclosure."""
    return _form(uuid4(), Dossier(asked_by=here().my_side))


@bp.get("/<uuid:change_id>/draft")
@may("changes.request")
def draft(change_id: UUID) -> str | Response:
    """The form with what the draft says. 404 unless it is a draft of one's own side."""
    found = changes.one(connection(), here().viewer, change_id) or abort(404)
    if found.dossier.stage != "draft":
        return redirect(url_for(".show", slug=here().slug, change_id=change_id))
    return _form(change_id, found.dossier)


@bp.post("")
@may("changes.request")
@comes_back_to("changes.new")
def submit() -> Response:
    """Ask the other side."""
    command = read(commands.SubmitChange)
    perform(command)
    them = here().company(here().other_side)
    return _shown(command.record_id, f"{them} can see it now, and responds next.")


@bp.post("/drafts")
@may("changes.request")
@comes_back_to("changes.new")
def keep_draft() -> Response:
    """Keep what is written so far, for one's own side only."""
    perform(read(commands.DraftChange))
    return done("Kept as a draft. Only your side sees it.", url_for(".index", slug=here().slug))


@bp.get("/standard")
@may("changes.request")
def standard() -> str:
    """The form of a standard change: a template and a time."""
    today = datetime.now(UTC).astimezone(zone()).date()
    return render_template(
        "changes/standard.html",
        change_id=uuid4(),
        usable=templates.usable(connection(), here().viewer, today),
        chosen=request.values.get("template_id") or request.args.get("template"),
    )


@bp.post("/standard")
@may("changes.request")
@comes_back_to("changes.standard")
def submit_standard() -> Response:
    """Make a standard change."""
    command = read(commands.SubmitStandard)
    perform(command)
    return _shown(command.record_id, "Scheduled, as the template says. Everybody can see it.")


@bp.get("/emergency")
@may("changes.request")
def emergency() -> str:
    """The form of an emergency; says who alone may raise one."""
    return _urgent("changes/emergency.html", (*claimed("live", "Live since"), FALLBACK))


@bp.post("/emergency")
@may("changes.request")
@comes_back_to("changes.emergency")
def raise_emergency() -> Response:
    """Record that it went live at once."""
    command = read(commands.RaiseEmergency)
    perform(command)
    them = here().company(here().other_side)
    return _shown(command.record_id, f"Recorded as live. {them} has to ratify it.")


@bp.get("/unilateral")
@may("changes.request")
def unilateral() -> str:
    """The form that reports a change the other side made without asking."""
    times = tuple(
        field._replace(required=False, value=None) for field in claimed("live", "Live since")
    )
    return _urgent("changes/unilateral.html", times)


@bp.post("/unilateral")
@may("changes.request")
@comes_back_to("changes.unilateral")
def report_unilateral() -> Response:
    """Report it."""
    command = read(commands.ReportUnilateral)
    perform(command)
    them = here().company(here().other_side)
    return _shown(command.record_id, f"Reported. {them} accounts for it, or contests it.")


def _form(change_id: UUID, dossier: Dossier) -> str:
    return render_template(
        "changes/new.html", **_common(REQUEST, dossier), change_id=change_id, d=dossier
    )


def _urgent(template: str, more: tuple[Field, ...]) -> str:
    fields = tuple(field for field in REQUEST if field.name != "wanted_by")
    authority = schedules.authority_of(connection(), here().viewer).get(here().my_side)
    return render_template(
        template,
        **_common((*fields, *more), Dossier(asked_by=here().my_side)),
        change_id=uuid4(),
        authority=authority,
    )


def _common(fields: tuple[Field, ...], dossier: Dossier) -> dict[str, Any]:
    origin = _origin()
    found = disclosures.titles(connection(), here().viewer, {origin} if origin else set())
    return {
        "fields": [resolved(field, dossier, here()) for field in fields],
        "origin": found.get(origin) if origin else None,
    }


def _origin() -> UUID | None:
    try:
        return UUID(request.values.get("came_from") or request.args.get("from", ""))
    except ValueError:
        return None


def _shown(change_id: UUID, sentence: str) -> Response:
    return done(sentence, url_for(".show", slug=here().slug, change_id=change_id))
