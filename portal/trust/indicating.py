"""Every indicator side by side, and one page for each: how it is worked out, and its records."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from flask import Blueprint, abort, request

from portal.auth import may
from portal.auth.past import asked_day
from portal.trust.drawn import Chart, chart, drawn_course
from portal.trust.measured import listing, worded
from portal.trust.periods import shown_for, stretch
from portal.trust.shown import ledger
from portal.trust.worded import Said, amount, message, said, unbroken
from portal.web import connection, here, zone
from projections.indicators import INDICATORS, Asked, Figure, Indicator, Part, course, split
from projections.indicators.figures import Column
from projections.indicators.splitting import STRETCH
from projections.measures import Period
from projections.trust.ledger import SIDES

bp = Blueprint("indicators", __name__, url_prefix="/p/<slug>/trust/indicators")
bp.add_app_template_filter(unbroken)

BY_NAME = {indicator.name: indicator for indicator in INDICATORS}
SPLITS = {"site_id": "By site", "team_id": "By team", "detail": "By kind"}
SEVERITY = "By severity"
NOWHERE = "No place named"
MONTHS = 12
ELSE = "Changes and visits"


class Card(NamedTuple):
    """One indicator as a page shows it."""

    indicator: Indicator
    message: str
    chart: Chart
    figures: list[Said]

    @property
    def enough(self) -> bool:
        """Whether there is a number of at least one side."""
        return any(each.enough for each in self.figures)


@bp.get("")
@may("records.read", past="recorded")
def index() -> tuple[str, int]:
    """All indicators of a period by subject, both sides on one scale each."""
    asked = stretch(request.args, asked_day())
    known = asking(asked.period)
    groups: dict[str, list[Card]] = {}
    for indicator in INDICATORS:
        groups.setdefault(indicator.group or ELSE, []).append(card(indicator, known))
    return shown_for(
        asked,
        "trust/indicators.html",
        groups=groups,
    )


@bp.get("/<name>")
@may("records.read", past="recorded")
def one(name: str) -> tuple[str, int]:
    """One indicator: what it means, both sides, its parts, its months, and its records."""
    indicator = BY_NAME.get(name) or abort(404)
    asked = stretch(request.args, asked_day())
    moments = months_until(asked.period.until)
    begin = min(asked.period.since, moments[0] - STRETCH)
    long = asking(Period(begin, asked.period.until))
    known = long.during(asked.period)
    found = indicator.measured(known) if indicator.measured else []
    return shown_for(
        asked,
        "trust/indicator.html",
        card=card(indicator, known),
        parts=_parts(indicator, indicator.figures(known)),
        splits=_splits(indicator, known),
        course=drawn_course(indicator, course(indicator, long, moments)),
        found=listing(indicator, found, asked.period, request.args.get("after", type=UUID)),
    )


def asking(period: Period) -> Asked:
    """What indicators of a period are worked out from, its measures read once."""
    return Asked.once(connection(), here().viewer, ledger(), period)


def card(indicator: Indicator, known: Asked) -> Card:
    """One indicator in words and drawn."""
    figures = indicator.figures(known)
    told = [said(indicator, each) for each in figures]
    return Card(indicator, message(indicator, figures), chart(indicator, figures), told)


def months_until(at: datetime) -> list[datetime]:
    """The ends of the eleven months before a moment, in the reader's zone, and the moment."""
    begin = at.astimezone(zone()).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    ends = []
    for _ in range(MONTHS - 1):
        ends.append(begin - timedelta(microseconds=1))
        begin = (begin - timedelta(days=1)).replace(day=1)
    return [*reversed(ends), at]


def _parts(indicator: Indicator, figures: Sequence[Figure]) -> list[tuple[str, list[str]]]:
    """What the figures are made of: each part by name, with its value and number on each side."""
    if figures[0].side == "both":
        return [(_part_of(each.label), [_counted(indicator, each)]) for each in figures[0].parts]
    labels = dict.fromkeys(part.label for each in figures for part in each.parts)
    found = {(each.side, part.label): part for each in figures for part in each.parts}
    return [
        (_part_of(label), [_counted(indicator, found.get((side, label))) for side in SIDES])
        for label in labels
    ]


def _part_of(label: str) -> str:
    if label in SIDES:
        return here().company(label)
    names = {str(key): name for key, name in (here().sites | here().teams).items()}
    return names.get(label) or worded(label)


def _counted(indicator: Indicator, part: Part | None) -> str:
    if part is None:
        return "0"
    if part.value is None:
        return str(part.n)
    return f"{part.n}: {amount(indicator.unit, part.value)}"


def _splits(indicator: Indicator, known: Asked) -> list[tuple[str, list[tuple[str, list[Said]]]]]:
    """The figures by site, by team and by kind, where they tell apart."""
    found = []
    for by in indicator.split_by:
        rows = split(indicator, known, by)
        title = SEVERITY if by == "detail" and indicator.group == "Disclosures" else SPLITS[by]
        told = [
            (_label(by, value), [_of_part(indicator, each) for each in figures.values()])
            for value, figures in rows.items()
        ]
        if told:
            found.append((title, told))
    return found


def _of_part(indicator: Indicator, figure: Figure) -> Said:
    return said(indicator, figure) if figure.n else Said(figure.side, "None", "", enough=False)


def _label(by: Column, value: Any) -> str:
    if by == "detail":
        return worded(value)
    names = here().sites if by == "site_id" else here().teams
    return names.get(value, NOWHERE)
