"""The register, the form, and the page of a disclosure."""

from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from domain.disclosures.commands import DraftDisclosure, TellDisclosure
from portal.auth import may
from portal.disclosures import offers
from portal.disclosures.acts import place_of
from portal.forms import comes_back_to, read
from portal.web import Here, connection, done, here, perform
from projections import changes, commitments, disclosures, history
from projections.disclosures import Dossier, Filters, Summary
from projections.paging import Turn

bp = Blueprint("disclosures", __name__, url_prefix="/p/<slug>/disclosures")

LISTED = 40


@bp.app_template_filter("labelled")
def labelled(summary: Summary) -> tuple[str, str]:
    """A disclosure as a choice of a list: (id, "12: headline")."""
    return str(summary.id), f"{summary.number}: {summary.headline}"


@bp.app_template_filter("company_of")
def company_of(side: str, place: Here) -> str:
    """The name of a side's company."""
    return place.company(side)


@bp.app_template_filter("extract")
def extract(key: str, words: dict[str, str]) -> str:
    """The word for a key."""
    return words[key]


@bp.get("")
@may("records.read", past="replayed")
def index() -> str:
    """The register: what was told, newest first, and the drafts of one's own side."""
    asking, viewer = connection(), here().viewer
    filters, turn = _filters(), Turn(_id("before"), _id("after"), LISTED)
    return render_template(
        "disclosures/index.html",
        page=disclosures.page(asking, viewer, filters, turn),
        drafts=disclosures.drafts(asking, viewer),
        counts=disclosures.counts(asking, viewer),
        filters=filters,
        active={
            key: value
            for key, value in request.args.items()
            if value and key not in ("before", "after", "as_of")
        },
    )


@bp.get("/new")
@may("disclosures.tell")
def new() -> str:
    """The form of four fields; it may say that an earlier disclosure recurred."""
    recurred = _id("recurrence_of")
    return _form(
        uuid4(),
        Dossier(teller=here().my_side, recurrence_of=recurred),
        url_for(".index", slug=here().slug),
    )


@bp.get("/<uuid:disclosure_id>/draft")
@may("disclosures.tell")
def draft(disclosure_id: UUID) -> str | Response:
    """The form, with what the draft says. 404 unless it is a draft of one's own side."""
    found = disclosures.one(connection(), here().viewer, disclosure_id) or abort(404)
    if found.dossier.stage != "draft":
        return redirect(url_for(".show", slug=here().slug, disclosure_id=disclosure_id))
    return _form(
        disclosure_id,
        found.dossier,
        url_for(".show", slug=here().slug, disclosure_id=disclosure_id),
    )


@bp.post("")
@may("disclosures.tell")
@comes_back_to("disclosures.new")
def tell() -> Response:
    """Tell the other side."""
    command = read(TellDisclosure, **place_of(UUID(int=0)))
    perform(command)
    sentence = f"{here().company(here().other_side)} can see it now. Thank you for telling."
    return done(sentence, url_for(".show", slug=here().slug, disclosure_id=command.record_id))


@bp.post("/drafts")
@may("disclosures.tell")
@comes_back_to("disclosures.new")
def keep_draft() -> Response:
    """Keep what is written so far, for one's own side only."""
    command = read(DraftDisclosure, **place_of(UUID(int=0)))
    perform(command)
    return done("Kept as a draft. Only your side sees it.", url_for(".index", slug=here().slug))


@bp.get("/<uuid:disclosure_id>")
@may("records.read", past="replayed")
def show(disclosure_id: UUID) -> str:
    """One disclosure: what waits, its history, and what can be added. 404 if there is none."""
    asking, place = connection(), here()
    found = disclosures.one(asking, place.viewer, disclosure_id) or abort(404)
    dossier = found.dossier
    adding = request.args.get("add") or request.form.get("form")
    related = {*dossier.links, dossier.recurrence_of, dossier.recurrence_id} - {None}
    return render_template(
        "disclosures/show.html",
        disclosure=found.summary,
        kicker=_kicker(found.summary, dossier),
        dossier=dossier,
        seen=found.seen,
        lines=history.of_record(asking, place.viewer, disclosure_id),
        promises={c.id: c for c in commitments.of_record(asking, place.viewer, disclosure_id)},
        related=disclosures.titles(asking, place.viewer, related),  # type: ignore[arg-type]
        changed=changes.titles(asking, place.viewer, dossier.changes),
        linkable=_linkable(disclosure_id, dossier) if adding == "link" else [],
        decisions=offers.decisions(dossier, place),
        beside=offers.beside(dossier, place),
        adding=adding,
    )


def _kicker(summary: Summary, dossier: Dossier) -> str:
    place = here()
    if summary.imported:
        return f"Disclosure {summary.number} · imported from {dossier.imported_from}"
    where = place.company(dossier.where) if dossier.where != "outside" else "outside both companies"
    kind = "own mistake" if dossier.kind == "own_mistake" else f"problem at {where}"
    number = f"Disclosure {summary.number}" if summary.number else "Draft"
    noticed = (
        place.company(dossier.noticed_first)
        if dossier.noticed_first != "outside"
        else "somebody outside"
    )
    told = f"{number} · {place.company(dossier.teller)}, {kind}"
    return f"{told} · noticed first by {noticed}"


def _form(disclosure_id: UUID, dossier: Dossier, back: str) -> str:
    return render_template(
        "disclosures/new.html",
        disclosure_id=disclosure_id,
        dossier=dossier,
        back=back,
        recurring=disclosures.recurring(connection(), here().viewer),
    )


def _linkable(disclosure_id: UUID, dossier: Dossier) -> list[Any]:
    recent = disclosures.page(
        connection(), here().viewer, Filters(imported=False), Turn(size=60)
    ).items
    return [each for each in recent if each.id != disclosure_id and each.id not in dossier.links]


def _filters() -> Filters:
    asked = request.args
    return Filters(
        state=asked.get("state", ""),
        teller=asked.get("teller", ""),
        ball=asked.get("ball", ""),
        severity=asked.get("severity", ""),
        site_id=_id("site_id"),
        imported={"yes": True, "no": False}.get(asked.get("imported", "")),
        text=asked.get("text", "").replace("\0", "").strip()[:200],
    )


def _id(name: str) -> UUID | None:
    try:
        return UUID(request.args.get(name, ""))
    except ValueError:
        return None
