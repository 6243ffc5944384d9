"""What the pages of trust show, as rows of data: the same questions, the same guards and words.

Where a page shows no number there is ``None`` and the page's sentence, and neither how much
evidence weighs nor the sums of it. Whoever knows the rules can add pieces up by hand, as on a page.
Times are UTC, ISO 8601; shares are 0..1, scores 0 to 100, spans in seconds.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import numpy as np

from portal.kinds import record_url, titles_of
from portal.trust.ruled import Ruled
from portal.trust.shown import Shown, ledger, one, shown, standing
from portal.web import connection, here
from portal.words import line_url
from projections import evidence, history
from projections.evidence import RULES, Item
from projections.history import Line
from projections.indicators import INDICATORS, Asked, Figure, Indicator
from projections.measures import Period
from projections.trust.ledger import BARS, Bar, Counted
from projections.trust.moments import days
from projections.trust.score import Score, score_of

Row = dict[str, Any]
EXPORTED = 5_000
"""So many pieces of evidence at most, the latest."""

COLUMNS = {
    "bars": (
        *("side", "company", "dimension", "value", "low", "high", "n_eff", "pieces"),
        *("last_evidence", "withheld", "rule_version", "as_of"),
    ),
    "evidence": (
        *("id", "side", "dimension", "indicator", "rule", "sentence", "severity", "outcome"),
        *("weighs", "effective_at", "fades_from", "recorded_at", "record_kind", "record", "title"),
        *("facts", "confirmed_by", "lag", "appeal", "rule_version"),
    ),
    "indicators": (
        *("indicator", "title", "unit", "side", "company", "part", "value", "low", "high"),
        *("p90", "n", "needed", "open", "withheld", "since", "until"),
    ),
}
"""The columns of each table, in their order; rows of JSON have the same names."""


class Known(NamedTuple):
    """What pieces of evidence lead to: titles by record, lines of history, the rules' version."""

    titles: dict[UUID, str]
    lines: dict[tuple[UUID, int], Line]
    version: int


def bars_at(at: datetime, asked: Ruled) -> list[Row]:
    """Every bar as it was known at a moment, by a version of the rules, the brand's first."""
    found = shown(standing(ledger(), asked.by, at))
    return [_bar(found[bar], at, asked.version) for bar in BARS]


def evidence_at(bar: Bar, at: datetime, asked: Ruled) -> tuple[Row, list[Row]]:
    """One bar as it was known at a moment, and its evidence, the latest first."""
    known, by, version = ledger(), asked.by, asked.version
    counted = known.counted(bar, days(at), by)
    score = score_of(counted.items, days(at), by.rules)
    order = np.argsort(-counted.items.at, kind="stable")[:EXPORTED]
    ids = {UUID(str(known.ids[counted.places[place]])): int(place) for place in order}
    items = {item.id: item for item in evidence.some(connection(), here().viewer, ids.keys())}
    records = {(item.record_kind, item.record_id) for item in items.values()}
    known_as = Known(
        titles_of(connection(), here().viewer, records),
        history.of_versions(
            connection(),
            here().viewer,
            {(item.record_id, number) for item in items.values() for number in item.sources},
        ),
        version,
    )
    pieces = [
        _piece(items[id], place, counted, score, known_as)
        for id, place in ids.items()
        if id in items
    ]
    return _bar(one(bar, score, counted), at, version), pieces


def indicators_in(period: Period) -> list[Row]:
    """Every indicator of both sides in a period, in the order of its page."""
    asked = Asked(connection(), here().viewer, ledger(), period)
    return [
        _figure(indicator, figure, period)
        for indicator in INDICATORS
        for figure in indicator.figures(asked)
    ]


def withheld(figure: Figure) -> str:
    """Why there is no figure, in words; empty where there is one."""
    if figure.value is not None:
        return ""
    if figure.n < figure.needed:
        return f"Not enough: {figure.n} of {figure.needed}"
    return f"Not known yet: {figure.open} of {figure.n} are still open"


def in_parts(rows: list[Row]) -> Iterator[Row]:
    """Rows of indicators for a table: after each figure its parts, as rows of their own."""
    for row in rows:
        own = {name: value for name, value in row.items() if name != "parts"}
        yield own | {"part": ""}
        for each in row["parts"]:
            numbers = dict.fromkeys(("low", "high", "p90", "open"))
            yield own | numbers | {"needed": None, "withheld": ""} | each


def _bar(bar: Shown, at: datetime, version: int) -> Row:
    is_shown = bar.value is not None
    return {
        "side": bar.side,
        "company": here().company(bar.side),
        "dimension": bar.dimension,
        "value": bar.value,
        "low": bar.low,
        "high": bar.high,
        "n_eff": round(bar.n_eff, 1) if is_shown else None,
        "pieces": bar.pieces,
        "last_evidence": _moment(bar.last),
        "withheld": "" if is_shown else bar.said,
        "rule_version": version,
        "as_of": _moment(at),
    }


def _piece(item: Item, place: int, counted: Counted, score: Score, known: Known) -> Row:
    rule, weighty = RULES[item.rule], counted.items.weight[place] > 0
    return {
        "id": str(item.id),
        "side": item.side,
        "dimension": item.dimension,
        "indicator": rule.indicator,
        "rule": item.rule,
        "sentence": rule.sentence,
        "severity": item.severity,
        "outcome": float(counted.items.outcome[place]) if weighty else None,
        "weighs": round(float(score.weighed[place]), 2) if score.is_shown else None,
        "effective_at": _moment(item.effective_at),
        "fades_from": _moment(item.fades_from),
        "recorded_at": _moment(item.recorded_at),
        "record_kind": item.record_kind,
        "record": record_url(item.record_kind, item.record_id),
        "title": known.titles.get(item.record_id, "The record"),
        "facts": [
            line_url(known.lines[item.record_id, number])
            for number in item.sources
            if (item.record_id, number) in known.lines
        ],
        "confirmed_by": [here().name(person_id) for person_id in item.confirmed_by],
        "lag": item.lag,
        "appeal": record_url("appeal", item.appeal_id) if item.appeal_id else None,
        "rule_version": known.version,
    }


def _figure(indicator: Indicator, figure: Figure, period: Period) -> Row:
    is_known = figure.value is not None
    return {
        "indicator": indicator.name,
        "title": indicator.title,
        "unit": indicator.unit,
        "side": figure.side,
        "company": here().company(figure.side) if figure.side != "both" else "Both",
        "value": figure.value,
        "low": figure.low if is_known else None,
        "high": figure.high if is_known else None,
        "p90": figure.p90 if is_known else None,
        "n": figure.n,
        "needed": figure.needed,
        "open": figure.open,
        "withheld": withheld(figure),
        "parts": [
            {"part": _named(part.label), "value": part.value, "n": part.n} for part in figure.parts
        ],
        "since": _moment(period.since),
        "until": _moment(period.until),
    }


def _named(label: str) -> str:
    """A part's name: that of a team or a site where it is the id of one."""
    try:
        known = UUID(label)
    except ValueError:
        return here().company(label) if label in ("brand", "bpo") else label
    return here().teams.get(known) or here().sites.get(known) or "A place no longer listed"


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
