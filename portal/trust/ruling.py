"""The rules of the trust score: those in force, every version, a proposal and its answer."""

from datetime import datetime
from typing import Any, NamedTuple

from flask import Blueprint, render_template, url_for
from msgspec import structs
from werkzeug.wrappers import Response

from domain.partnerships.commands import AgreeRules, DeclineRules, TakeBackRules
from domain.rule_sets import Guard, bounds, completed, figure
from portal.auth import may
from portal.forms import comes_back_to, read
from portal.trust.rule_form import proposal
from portal.trust.rule_words import SINGLE, Difference, differences, label_of, lines, sentences
from portal.trust.ruled import weighed
from portal.trust.shown import MEANS, Shown, ledger, one
from portal.web import done, here, moment, perform
from projections.evidence import KINDS
from projections.partnerships import Ruling
from projections.trust.ledger import BARS, Bar
from projections.trust.moments import days
from projections.trust.score import score_of
from projections.trust.weighing import Weighing, weighing

bp = Blueprint("ruling", __name__, url_prefix="/p/<slug>/trust/rules")


class Version(NamedTuple):
    """A version, until when it counted (``None``: it does), and how it differs from the last."""

    ruling: Ruling
    until: datetime | None
    differs: list[Difference]


@bp.get("")
@may("records.read", past="recorded")
def show() -> str:
    """The rules in force in words, what waits and what it would do to the bars, every version."""
    known, at = here().partnership, moment()
    in_force, waiting = known.rules_at(at), known.rules_proposal
    if waiting and waiting.proposed_at > at:
        waiting = None
    rules = completed(in_force.rules)
    return render_template(
        "trust/rules.html",
        ruling=in_force,
        lines=lines(rules),
        sentences=sentences(rules),
        versions=_versions([each for each in known.rule_sets if each.version <= in_force.version]),
        proposal=waiting,
        changes=differences(rules, completed(waiting.rules)) if waiting else [],
        bars=bars_by(weighed(in_force), at),
        would_be=bars_by(tried(waiting, in_force), at) if waiting else {},
        means=MEANS,
    )


@bp.get("/new")
@may("rules.propose")
def new() -> str:
    """The form, filled with one's own open proposal or else with what is in force."""
    known, me = here().partnership, here().my_side
    own = known.rules_proposal
    start = own if own and own.proposed_by == me else known.rule_sets[-1]
    rules = completed(start.rules)
    return render_template(
        "trust/rules_new.html",
        lines=lines(rules),
        single=SINGLE,
        bounds=bounds(),
        label_of=label_of,
        figure=lambda name: f"{figure(rules, name):g}",
    )


@bp.post("/proposals")
@may("rules.propose")
@comes_back_to("ruling.new")
def propose() -> Response:
    """Propose other numbers to the other side."""
    perform(proposal(completed(here().partnership.rule_sets[-1].rules)))
    them = here().company(here().other_side)
    return done(f"{them} can read what would change, and agree to it now.", _page())


@bp.post("/proposals/<int:number>/agreement")
@may("rules.agree")
@comes_back_to("ruling.show")
def agree(number: int) -> Response:
    """Agree to what the other side proposed."""
    perform(read(AgreeRules, here().id, number=number))
    return done("Both leads agreed: these rules count from now on.", _page())


@bp.post("/proposals/<int:number>/refusal")
@may("rules.agree")
@comes_back_to("ruling.show")
def decline(number: int) -> Response:
    """Decline what the other side proposed, with a reason."""
    perform(read(DeclineRules, here().id, number=number))
    return done("You declined these rules. They can read why.", _page())


@bp.post("/proposals/<int:number>/withdrawal")
@may("rules.propose")
@comes_back_to("ruling.show")
def take_back(number: int) -> Response:
    """Take one's own proposal back, with a reason."""
    perform(read(TakeBackRules, here().id, number=number))
    return done("Your proposal is taken back.", _page())


def tried(waiting: Ruling, in_force: Ruling) -> Weighing:
    """A proposal as columns under the stricter of both guards.

    Nobody has agreed to show more yet: one signature must not bring a number out.
    """
    proposed = completed(waiting.rules)
    guard = stricter(proposed.guard, completed(in_force.rules).guard)
    return weighing(KINDS, structs.replace(proposed, guard=guard))


def stricter(one: Guard, other: Guard) -> Guard:
    """What asks for the most of both, field by field."""
    most = {name: max(getattr(one, name), getattr(other, name)) for name in Guard.__struct_fields__}
    return Guard(**most | {"largest_share": min(one.largest_share, other.largest_share)})


def bars_by(by: Weighing, at: datetime) -> dict[Bar, Shown]:
    """Every bar at a moment by these rules."""
    known, day = ledger(), days(at)
    counted = {bar: known.counted(bar, day, by) for bar in BARS}
    return {
        bar: one(bar, score_of(each.items, day, by.rules), each) for bar, each in counted.items()
    }


def _versions(known: list[Ruling]) -> list[Version]:
    """The latest first."""
    ends: list[Any] = [each.decided_at for each in known[1:]] + [None]
    before = [None, *known[:-1]]
    found = [
        Version(
            each,
            until,
            differences(completed(last.rules), completed(each.rules)) if last else [],
        )
        for each, until, last in zip(known, ends, before, strict=True)
    ]
    return found[::-1]


def _page() -> str:
    return url_for("ruling.show", slug=here().slug)
