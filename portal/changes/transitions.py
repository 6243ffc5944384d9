"""The moves of changes as a table for spreadsheets: one row per decision, with both clocks."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from portal.spreadsheets import table
from portal.web import Here
from portal.words import sentence
from projections import history
from projections.changes import Summary
from projections.history import Line

COLUMNS = (
    "change",
    "title",
    "recorded_at",
    "side",
    "person",
    "decision",
    "stage_from",
    "stage_to",
    "ball_from",
    "ball_to",
    "hours_since_last_move",
    "fact",
)


def csv_of(connection: Connection, place: Here, found: Iterable[Summary]) -> str:
    """Every transition of these changes, change by change, oldest first.

    Only lines the viewer may see; a transition moves the stage or the ball. Times are UTC, ISO
    8601. Cells that would be formulas are kept as text.
    """
    return table(
        COLUMNS,
        (
            row
            for change in found
            for row in _rows(change, history.of_record(connection, place.viewer, change.id), place)
        ),
    )


def _rows(change: Summary, lines: list[Line], place: Here) -> Iterator[list[object]]:
    before: Line | None = None
    for line in lines:
        if line.stage is None:
            continue
        since = (line.recorded_at - before.recorded_at).total_seconds() / 3600 if before else None
        yield [
            change.number,
            change.title,
            line.recorded_at.isoformat(timespec="seconds"),
            place.company(line.side),
            place.name(line.actor_id) if line.side != "portal" else "",
            sentence(line).striptags(),
            before.stage if before else "",
            line.stage,
            _holder(before.ball if before else None, place),
            _holder(line.ball, place),
            f"{since:.2f}" if since is not None else "",
            line.fact,
        ]
        before = line


def _holder(ball: str | None, place: Here) -> str:
    return place.company(ball) if ball in ("brand", "bpo") else ball or ""
