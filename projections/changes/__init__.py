"""The register of changes: one row per change, its board, and everything its page shows."""

from projections.changes.board import ASIDE, COLUMNS, ColumnOfCards, aside, board, load_between
from projections.changes.document import Dossier
from projections.changes.model import Changes
from projections.changes.questions import (
    Filters,
    Found,
    Summary,
    Wanted,
    between,
    counts,
    drafts,
    due_between,
    moved,
    one,
    owing_paper,
    page,
    titles,
    to_lapse,
    to_wake,
    wanted_from,
)

__all__ = [
    "ASIDE",
    "COLUMNS",
    "Changes",
    "ColumnOfCards",
    "Dossier",
    "Filters",
    "Found",
    "Summary",
    "Wanted",
    "aside",
    "between",
    "board",
    "counts",
    "drafts",
    "due_between",
    "load_between",
    "moved",
    "one",
    "owing_paper",
    "page",
    "titles",
    "to_lapse",
    "to_wake",
    "wanted_from",
]
