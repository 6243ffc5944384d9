"""The evidence of one bar, piece by piece: what it weighs, why, and the facts it rests on."""

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

import numpy as np
from sqlalchemy import Connection

from portal.kinds import titles_of
from portal.web import here
from projections import evidence, history
from projections.evidence import RULES, Item, Rule
from projections.history import Line
from projections.trust.ledger import Counted, Ledger
from projections.trust.score import Codes, Score

LISTED = 25


class Entry(NamedTuple):
    """One piece of evidence: ``weighs`` what is left of its weight, ``lines`` the facts.

    ``granted`` is what a cap leaves of its weight before it fades, ``faded`` what is left of that
    in words; ``fresh`` is what does not fade yet. ``half_life`` is in days, ``lag`` how long after
    its discovery it was told. ``cap`` is what shares a cap with it. ``appeal`` is called so whose
    ruling put it under its rule.
    """

    item: Item
    rule: Rule
    weight: float
    granted: float
    cap: str
    half_life: float
    weighs: float
    faded: str
    fresh: bool
    speaks: str
    title: str
    lines: list[Line]
    people: list[str]
    lag: timedelta | None
    appeal: str | None


class Opened(NamedTuple):
    """A bar that is opened at a moment (``day``): what counts then, and the score it makes."""

    known: Ledger
    counted: Counted
    score: Score
    day: float


class Listing(NamedTuple):
    """A page of a bar's evidence, the latest first. ``older`` is where the next page begins."""

    score: Score
    entries: list[Entry]
    older: UUID | None


def listing(
    asking: Connection, opened: Opened, after: UUID | None, indicator: int | None = None
) -> Listing:
    """The evidence of a bar after one of its pieces; from the latest on if there is no such.

    Only of one indicator (its number), if one is given.
    """
    known, counted = opened.known, opened.counted
    order = np.argsort(-counted.items.at, kind="stable")
    if indicator is not None:
        order = order[counted.items.indicator[order] == indicator]
    start = _after(known, counted.places[order], after)
    chosen = order[start : start + LISTED]
    some = {UUID(str(known.ids[counted.places[place]])): int(place) for place in chosen}
    older = list(some)[-1] if start + LISTED < len(order) else None
    return Listing(opened.score, _entries(asking, some, opened), older)


def _after(known: Ledger, places: Codes, after: UUID | None) -> int:
    place = None if after is None else known.place(after)
    where = np.flatnonzero(places == (-1 if place is None else place))
    return int(where[0]) + 1 if len(where) else 0


def _entries(asking: Connection, some: Mapping[UUID, int], opened: Opened) -> list[Entry]:
    viewer = here().viewer
    items = {item.id: item for item in evidence.some(asking, viewer, list(some))}
    records = {(item.record_kind, item.record_id) for item in items.values()}
    records |= {("appeal", item.appeal_id) for item in items.values() if item.appeal_id}
    titles = titles_of(asking, viewer, records)
    wanted = {(item.record_id, version) for item in items.values() for version in item.sources}
    lines = history.of_versions(asking, viewer, wanted)
    return [
        _entry(items[id], place, opened, titles, lines) for id, place in some.items() if id in items
    ]


def _entry(
    item: Item,
    place: int,
    opened: Opened,
    titles: dict[UUID, str],
    lines: dict[tuple[UUID, int], Line],
) -> Entry:
    counted, score = opened.counted, opened.score
    sources = [(item.record_id, version) for version in item.sources]
    weight, weighs = float(counted.items.weight[place]), float(score.weighed[place])
    half_life = float(counted.items.half_life[place])
    age = max(opened.day - float(counted.items.fades_from[place]), 0.0)
    granted = round(weighs * 2 ** (age / half_life), 6)
    return Entry(
        item,
        RULES[item.rule],
        weight,
        granted,
        RULES[item.rule].cap or "what nobody of the other side confirmed",
        half_life,
        weighs,
        left(weighs, granted),
        age <= 0 < weighs,
        _speaks(float(counted.items.outcome[place])) if weight else "No weight",
        titles.get(item.record_id, "The record"),
        [lines[source] for source in sources if source in lines],
        [here().name(person_id) for person_id in item.confirmed_by],
        timedelta(seconds=item.lag) if item.lag is not None else None,
        titles.get(item.appeal_id) if item.appeal_id else None,
    )


LEFT = (
    *((1.0, "all"), (0.9, "nine tenths"), (0.8, "four fifths"), (0.75, "three quarters")),
    *((2 / 3, "two thirds"), (0.6, "three fifths"), (0.5, "half"), (0.4, "two fifths")),
    *((1 / 3, "a third"), (0.25, "a quarter"), (0.2, "a fifth"), (0.1, "a tenth")),
)
EXACT, LITTLE = 0.005, 0.075


def left(weighs: float, of: float) -> str:
    """How much is left of a weight, as one says it: "half", "about two thirds"."""
    share = weighs / of if of else 0.0
    if share < LITTLE:
        return "less than a tenth"
    nearest, words = min(LEFT, key=lambda each: abs(each[0] - share))
    if nearest == 1 and share < 1 - EXACT:
        return "nearly all"
    return words if abs(nearest - share) <= EXACT else f"about {words}"


def _speaks(outcome: float) -> str:
    return {1.0: "Speaks for", 0.0: "Speaks against"}.get(outcome, "Speaks half for")
