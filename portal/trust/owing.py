"""Paper that is owed: for which changes, for how long, until when, against the charter's cap."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from portal.kinds import titles_of
from portal.web import here, zone
from portal.words import span
from projections.indicators import Asked
from projections.indicators.changing import owed
from projections.indicators.chartered import terms_at
from projections.measures import Taken

WIDTH, NARROWEST = 1000, 6
FARTHEST = timedelta(days=180)
"""A day farther away stands at the edge."""


class Owed(NamedTuple):
    """One change whose paper is owed: a bar up to now, and a mark at its day."""

    title: str
    record_id: UUID
    since: datetime
    age: str
    due_on: date
    past: bool
    x: int
    width: int
    due_x: int
    said: str


class Debt(NamedTuple):
    """All paper that is owed, the oldest first. ``cap`` is what the charter allows."""

    message: str
    cap: int
    rows: list[Owed]


def debt(known: Asked) -> Debt:
    """What is owed at the end of a period."""
    until, found = known.period.until, owed(known)
    cap = terms_at(here().partnership.details, until).paper_debt_cap
    records = {(each.record_kind, each.record_id) for each in found}
    titles = titles_of(known.connection, known.viewer, records)
    begins = min((each.began_at for each in found), default=until)
    ends = min(max((_due_at(each) for each in found), default=until), until + FARTHEST)
    scale = (begins, max(ends, until) - begins)
    rows = [_row(each, titles.get(each.record_id, "A change"), until, scale) for each in found]
    return Debt(_message(rows, cap), cap, rows)


def _row(each: Taken, title: str, until: datetime, scale: tuple[datetime, timedelta]) -> Owed:
    begins, whole = scale
    due_on = date.fromisoformat(each.detail)
    past = due_on < until.astimezone(zone()).date()

    def at(moment: datetime) -> int:
        return round(WIDTH * ((moment - begins) / whole)) if whole else 0

    x, age = at(each.began_at), span(until - each.began_at)
    width = max(at(until) - x, NARROWEST)
    due_x = min(max(at(_due_at(each)), NARROWEST), WIDTH - NARROWEST)
    said = f"{title}: owed for {age}, {'past its day' if past else 'its day is to come'}"
    ids = (title, each.record_id, each.began_at, age, due_on, past)
    return Owed(*ids, min(x, WIDTH - NARROWEST), width, due_x, said)


def _due_at(each: Taken) -> datetime:
    """The end of its day, where the reader is."""
    day = date.fromisoformat(each.detail) + timedelta(days=1)
    return datetime(day.year, day.month, day.day, tzinfo=zone())


def _message(rows: list[Owed], cap: int) -> str:
    if not rows:
        return f"No paper is owed; the charter allows {cap}."
    changes = "1 change" if len(rows) == 1 else f"{len(rows)} changes"
    late = sum(each.past for each in rows)
    past = " 1 of them is past its day." if late == 1 else f" {late} of them are past their day."
    past = past if late else ""
    oldest = f"the oldest for {rows[0].age}" if len(rows) > 1 else f"for {rows[0].age}"
    return f"Paper is owed for {changes}, {oldest}; the charter allows {cap}.{past}"
