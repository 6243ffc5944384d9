"""Cards of the board as a page shows them: everything worked out before the template runs.

A board may show hundreds of cards, so its template only puts values in place.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from portal.web import Here
from portal.words import day
from projections.changes import ColumnOfCards, Summary

AGED = (3, 7)
"""From how many days in its column a card looks aged, and old."""
BALLS = {"brand": "brand_name", "bpo": "bpo_name"}


class Card(NamedTuple):
    """A change on the board. ``aged`` is 0, 1 or 2; empty texts are badges that are not shown."""

    id: UUID
    number: str
    title: str
    kind: str
    ball: str
    holder: str
    age: str
    aged: int
    paper: str
    points: str
    due: str
    overdue: bool
    ready: str
    flags: str


class Column(NamedTuple):
    """A column of one lane; ``total`` counts the cards cut off as well."""

    name: str
    cards: list[Card]
    total: int


class Lane(NamedTuple):
    """A swimlane; the only one of a board without lanes has no name."""

    name: str
    side: str
    columns: list[Column]


def lanes_of(board: Sequence[ColumnOfCards], by: str, place: Here, at: datetime) -> list[Lane]:
    """The board in lanes by who asked, by who holds the ball, by team, or in one lane."""
    makers = {each.id: card_of(each, place, at) for column in board for each in column.cards}
    keys = _keys(board, by, place)
    return [
        Lane(name, side, [_column(column, key, by, makers) for column in board])
        for key, name, side in keys
    ]


def card_of(change: Summary, place: Here, at: datetime) -> Card:
    """One change as a card."""
    days = max((at - change.entered_at).days, 0)
    overdue = change.due_at is not None and change.due_at < at and change.is_open
    return Card(
        change.id,
        f"#{change.number}" if change.number else "draft",
        change.title,
        "" if change.kind == "normal" else change.kind.capitalize(),
        change.ball,
        _holder(change.ball, place),
        "today" if days == 0 else "1 day" if days == 1 else f"{days} days",
        sum(days >= limit for limit in AGED) if change.is_open else 0,
        _paper(change, at),
        f"{change.load_points} pt" if change.load_points and change.is_open else "",
        day(change.due_at) if change.due_at and change.is_open else "",
        overdue,
        f"{change.read} of {change.rostered} ready" if _preparing(change) else "",
        "On hold" if change.held_by else change.outcome.replace("_", " ") if change.outcome else "",
    )


def _preparing(change: Summary) -> bool:
    return bool(change.rostered) and change.stage in ("agreed", "scheduled", "ready")


def _paper(change: Summary, at: datetime) -> str:
    if change.paper != "owed":
        return ""
    late = change.paper_due_at is not None and change.paper_due_at < at
    return "Paper overdue" if late else "Paper owed"


def _holder(ball: str, place: Here) -> str:
    return place.company(ball) if ball in BALLS else {"both": "Both"}.get(ball, "")


def _keys(board: Sequence[ColumnOfCards], by: str, place: Here) -> list[tuple[str, str, str]]:
    sides = [(side, place.company(side), side) for side in ("brand", "bpo")]
    if by == "asked_by":
        return sides
    if by == "ball":
        return [*sides, ("both", "Both", ""), ("nobody", "Nobody", "")]
    if by == "team":
        used = {str(t) for column in board for each in column.cards for t in each.team_ids}
        teams = [(str(id), name, "") for id, name in place.teams.items() if str(id) in used]
        return [*teams, ("", "No team yet", "")]
    return [("all", "", "")]


def _column(column: ColumnOfCards, key: str, by: str, cards: dict[UUID, Card]) -> Column:
    if key == "all":
        return Column(column.name, [cards[each.id] for each in column.cards], column.total)
    kept = [cards[each.id] for each in column.cards if key in _lane(each, by)]
    return Column(column.name, kept, len(kept))


def _lane(change: Summary, by: str) -> Sequence[str]:
    if by == "team":
        return [str(team_id) for team_id in change.team_ids] or [""]
    return [change.asked_by if by == "asked_by" else change.ball]
