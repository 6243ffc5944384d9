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
from projections.trust.score import Score

LISTED = 25


class Entry(NamedTuple):
    """One piece of evidence: ``weighs`` what is left of its weight, ``lines`` the facts.

    ``half_life`` is in days, ``lag`` how long after its discovery it was told.
    """

    item: Item
    rule: Rule
    weight: float
    half_life: float
    weighs: float
    speaks: str
    title: str
    lines: list[Line]
    people: list[str]
    lag: timedelta | None


class Listing(NamedTuple):
    """A page of a bar's evidence, the latest first. ``older`` is where the next page begins."""

    score: Score
    entries: list[Entry]
    older: UUID | None


def listing(
    asking: Connection,
    known: Ledger,
    counted: Counted,
    score: Score,
    after: UUID | None,
) -> Listing:
    """The evidence of a bar after one of its pieces; from the latest on if there is no such."""
    order = np.argsort(-counted.items.at, kind="stable")
    ids = [UUID(str(known.ids[place])) for place in counted.places[order]]
    start = ids.index(after) + 1 if after in ids else 0
    some = dict(zip(ids[start : start + LISTED], order[start : start + LISTED], strict=True))
    older = ids[start + LISTED - 1] if start + LISTED < len(ids) else None
    return Listing(score, _entries(asking, some, counted, score), older)


def _entries(
    asking: Connection, some: Mapping[UUID, int], counted: Counted, score: Score
) -> list[Entry]:
    viewer = here().viewer
    items = {item.id: item for item in evidence.some(asking, viewer, list(some))}
    records = {(item.record_kind, item.record_id) for item in items.values()}
    titles = titles_of(asking, viewer, records)
    lines = {
        (record_id, line.version): line
        for _, record_id in records
        for line in history.of_record(asking, viewer, record_id)
    }
    return [_entry(items[id], place, counted, score, titles, lines) for id, place in some.items()]


def _entry(
    item: Item,
    place: int,
    counted: Counted,
    score: Score,
    titles: dict[UUID, str],
    lines: dict[tuple[UUID, int], Line],
) -> Entry:
    sources = [(item.record_id, version) for version in item.sources]
    weight = float(counted.items.weight[place])
    return Entry(
        item,
        RULES[item.rule],
        weight,
        float(counted.items.half_life[place]),
        float(score.weighed[place]),
        _speaks(float(counted.items.outcome[place])) if weight else "No weight",
        titles.get(item.record_id, "The record"),
        [lines[source] for source in sources if source in lines],
        [here().name(person_id) for person_id in item.confirmed_by],
        timedelta(seconds=item.lag) if item.lag is not None else None,
    )


def _speaks(outcome: float) -> str:
    return {1.0: "Speaks for", 0.0: "Speaks against"}.get(outcome, "Speaks half for")
