"""The history: one line and one sentence per fact, as both sides review it."""

from projections.history.happenings import Happened, happened
from projections.history.model import History, line_id
from projections.history.questions import (
    Filters,
    Line,
    count,
    known_by,
    line,
    of_facts,
    of_record,
    of_versions,
    page,
    positions,
    since,
)

__all__ = [
    "Filters",
    "Happened",
    "History",
    "Line",
    "count",
    "happened",
    "known_by",
    "line",
    "line_id",
    "of_facts",
    "of_record",
    "of_versions",
    "page",
    "positions",
    "since",
]
