"""The evidence of one bar, piece by piece: what it weighs, why, and the facts it rests on."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from portal.kinds import titles_of
from portal.web import here
from projections import evidence, history
from projections.evidence import RULES, Item
from projections.history import Line
from projections.trust.bars import Piece, days, items_of
from projections.trust.score import Score, score_of

LISTED = 25


class Entry(NamedTuple):
    """One piece of evidence: ``weighs`` what is left of its weight, ``lines`` the facts."""

    item: Item
    weighs: float
    sentence: str
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
    asking: Connection, pieces: Sequence[Piece], at: datetime, after: UUID | None
) -> Listing:
    """The evidence of a bar after one of its pieces; from the latest on if there is no such."""
    score = score_of(items_of(pieces), days(at))
    ids = [UUID(str(piece.id)) for piece in pieces]
    start = ids.index(after) + 1 if after in ids else 0
    some = ids[start : start + LISTED]
    weighs = {id: float(score.weighed[start + n]) for n, id in enumerate(some)}
    older = some[-1] if start + LISTED < len(pieces) else None
    return Listing(score, _entries(asking, some, weighs), older)


def _entries(asking: Connection, ids: Sequence[UUID], weighs: dict[UUID, float]) -> list[Entry]:
    viewer = here().viewer
    items = {item.id: item for item in evidence.some(asking, viewer, ids)}
    records = {(item.record_kind, item.record_id) for item in items.values()}
    titles = titles_of(asking, viewer, records)
    lines = {
        (record_id, line.version): line
        for _, record_id in records
        for line in history.of_record(asking, viewer, record_id)
    }
    return [_entry(items[id], weighs[id], titles, lines) for id in ids]


def _entry(
    item: Item, weighs: float, titles: dict[UUID, str], lines: dict[tuple[UUID, int], Line]
) -> Entry:
    sources = [(item.record_id, version) for version in item.sources]
    return Entry(
        item,
        weighs,
        RULES[item.rule].sentence,
        "No weight" if not item.weight else _speaks(item.outcome),
        titles.get(item.record_id, "The record"),
        [lines[source] for source in sources if source in lines],
        [here().name(person_id) for person_id in item.confirmed_by],
        timedelta(seconds=item.lag) if item.lag is not None else None,
    )


def _speaks(outcome: float) -> str:
    return {1.0: "Speaks for", 0.0: "Speaks against"}.get(outcome, "Speaks half for")
