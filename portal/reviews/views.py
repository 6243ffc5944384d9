"""The page of a quarter's review, and the same as a PDF."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request

from domain.pulses.events import SMALLEST_GROUP
from portal.auth import may
from portal.auth.past import as_of
from portal.kinds import KINDS
from portal.reviews.account import account_of
from portal.reviews.bars import moved
from portal.reviews.press import NotPrinted, printed
from portal.reviews.quarters import Quarter, named, quarter_of, quarters, usual
from portal.reviews.ranges import ranges, widest
from portal.reviews.sections import SECTIONS, summing_up
from portal.trust.shown import MEANS, ledger, rules
from portal.web import connection, here
from projections.trust.moments import moment

bp = Blueprint("reviews", __name__, url_prefix="/p/<slug>/review")

LISTED, FOLDED = 20, 10
"""So many records of a section are named, the later of them folded; the history has the rest."""


@bp.app_template_filter("utc_day")
def utc_day(at: datetime, known_year: int = 0) -> str:
    """A day as both sides read it, whatever their zones: "3 Mar 2026"; "3 Mar" of a known year."""
    local = at.astimezone(UTC)
    year = "" if local.year == known_year else f" {local.year}"
    return f"{local.day} {local:%b}{year}"


bp.add_app_template_global(lambda kind: KINDS[kind].reading, "reading")


@bp.get("", defaults={"quarter": None})
@bp.get("/<quarter>")
@may("records.read")
def show(quarter: str | None) -> tuple[str, int]:
    """What both sides can see of a quarter; of the last that is over, if none is named.

    A day asked for is kept for the other tabs; the review stands for its quarter.
    """
    known, kept = _quarters(), as_of(request.args)
    chosen = named(quarter) if quarter is not None else usual(known, datetime.now(UTC))
    if chosen not in known:
        return render_template(
            "reviews/none.html", known=known, kept=kept, said=_why(quarter, chosen)
        ), 404
    return render_template("reviews/show.html", known=known, kept=kept, **_review(chosen)), 200


@bp.get("/<quarter>.pdf")
@may("records.read")
def paper(quarter: str) -> Response | tuple[str, int]:
    """The review as a PDF; as a page to print, with the reason, where none can be made."""
    known, chosen = _quarters(), named(quarter)
    if chosen is None or chosen not in known:
        return render_template("reviews/none.html", known=known, said=_why(quarter, chosen)), 404
    review = _review(chosen)
    on_paper = {"printed_at": datetime.now(UTC), "folded": LISTED}
    try:
        pdf = printed(
            render_template("reviews/_paper.html", **review | on_paper),
            request.url_root,
            current_app.config.get("PRESS"),
        )
    except NotPrinted as error:
        page = render_template("reviews/show.html", known=known, refused=str(error), **review)
        return page, error.status
    answer = Response(pdf, mimetype="application/pdf")
    filename = f"{here().slug}-review-{chosen.name}.pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return answer


def _quarters() -> list[Quarter]:
    opened, begun = here().partnership.details.opened_at, ledger().begins()
    first = opened if begun is None else min(opened, moment(begun))
    return quarters(first, datetime.now(UTC))


def _review(chosen: Quarter) -> dict[str, Any]:
    place = here()
    companies = {side: place.company(side) for side in ("brand", "bpo")}
    account = account_of(connection(), place.viewer, companies, chosen, datetime.now(UTC))
    known, by = ledger(), rules(account.at)
    stood = ranges(account, known, by)
    return {
        "account": account,
        "summary": summing_up(account),
        "sections": [section(account) for section in SECTIONS],
        "moved": moved(account, known, by),
        "ranges": stood,
        "widest": widest(stood),
        "means": MEANS,
        "version": place.partnership.rules_at(account.at).version,
        "smallest_group": SMALLEST_GROUP,
        "listed": LISTED,
        "folded": FOLDED,
    }


def _why(typed: str | None, chosen: Quarter | None) -> str:
    if chosen is None:
        return "A quarter is written like 2026-Q3."
    if chosen > quarter_of(datetime.now(UTC)):
        return f"{chosen.months} is still to come."
    opened = utc_day(here().partnership.details.opened_at)
    return f"{chosen.months} was over before the partnership began here on {opened}."
