"""Bars as a page shows them: in whole numbers where there is enough evidence, else in words."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from portal.trust.ruled import weighed
from portal.web import connection, here, workshop
from projections.trust.ledger import BARS, DIMENSIONS, SIDES, Bar, Counted, Ledger
from projections.trust.moments import days, moment
from projections.trust.score import Missing, Score, differ, score_of, weakest
from projections.trust.weighing import Weighing

MEANS = {
    "competence": "Quality and results",
    "character": "Decisions, and keeping commitments",
    "communication": "Candour, and telling in time",
}

WHAT = {
    "evidence": "",
    "records": " records",
    "days": " days within the last ninety",
    "people": " people of the other side who confirmed some of it",
    "indicators": " kinds of evidence",
    "balance": " of what is not the largest kind of evidence",
}


class Shown(NamedTuple):
    """One bar. ``value``, ``low`` and ``high`` are 0 to 100, and ``None`` below the guard.

    ``said`` is the bar in words; ``last`` is when its latest evidence took effect.
    """

    side: str
    dimension: str
    value: int | None
    low: int | None
    high: int | None
    n_eff: float
    pieces: int
    last: datetime | None
    said: str


def ledger() -> Ledger:
    """All the evidence of the partnership."""
    return workshop().ledgers.of(connection(), here().id)


def rules(at: datetime | None = None) -> Weighing:
    """The rule set in force here at a moment (UTC); now, if none is given."""
    return weighed(here().partnership.rules_at(at or datetime.now(UTC)))


class Standing(NamedTuple):
    """What counts in every bar at a moment, and the score that makes."""

    counted: dict[Bar, Counted]
    scores: dict[Bar, Score]


def standing(known: Ledger, by: Weighing, at: datetime) -> Standing:
    """Every bar at a moment, as it was known then."""
    counted = {bar: known.counted(bar, days(at), by) for bar in BARS}
    scores = {bar: score_of(each.items, days(at), by.rules) for bar, each in counted.items()}
    return Standing(counted, scores)


def shown(found: Standing) -> dict[Bar, Shown]:
    """Every bar as a page shows it."""
    return {bar: one(bar, score, found.counted[bar]) for bar, score in found.scores.items()}


def told(found: Standing) -> dict[str, str]:
    """A sentence on each dimension in which both sides have a number: which is better, if any.

    "Better" only where the intervals do not overlap.
    """
    sentences = {}
    for dimension in DIMENSIONS:
        brand, bpo = (found.scores[side, dimension] for side in SIDES)
        if differ(brand, bpo):
            better = "brand" if brand.value > bpo.value else "bpo"
            sentences[dimension] = (
                f"{here().company(better)} is better: the intervals do not overlap."
            )
        elif brand.is_shown and bpo.is_shown:
            sentences[dimension] = "The intervals overlap: neither side is better."
    return sentences


def weakest_of(found: Standing) -> dict[str, str]:
    """A sentence on the weakest bar of each side that has three."""
    return {
        side: said
        for side in SIDES
        if (said := weakest_said(found.scores, side, here().company(side)))
    }


def one(bar: Bar, score: Score, counted: Counted) -> Shown:
    """One bar, from its score and what counts in it."""
    weighty = counted.items.at[counted.items.weight > 0]
    last = moment(float(weighty.max())) if len(weighty) else None
    side, dimension = bar
    known = (score.n_eff, len(counted.places), last)
    if not score.is_shown:
        return Shown._make((side, dimension, None, None, None, *known, lacking(score.missing)))
    value, low, high = (round(100 * each) for each in (score.value, score.low, score.high))
    said = f"{value}, between {low} and {high}"
    return Shown._make((side, dimension, value, low, high, *known, said))


def lacking(missing: Sequence[Missing]) -> str:
    """What is not enough, in words: the first of it."""
    first = missing[0]
    if first.what == "balance":
        return "Not enough evidence: more than half of it is of one kind"
    return f"Not enough evidence: {int(first.there)} of {first.needed:.0f}{WHAT[first.what]}"


def weakest_said(known: Mapping[Bar, Score], side: str, company: str) -> str | None:
    """A sentence on the weakest bar of a side that has three; ``None`` where it has not."""
    name = weakest({each: known[side, each] for each in DIMENSIONS})
    if name is None:
        return None
    rest = [known[side, each] for each in DIMENSIONS if each != name]
    clear = all(differ(known[side, name], other) for other in rest)
    doubt = "" if clear else ", though the intervals overlap"
    return f"Weakest of {company}: {name}{doubt}."
