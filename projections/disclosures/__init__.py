"""The register of disclosures: one row per disclosure, and everything its page shows."""

from projections.disclosures.document import Dossier
from projections.disclosures.model import Disclosures
from projections.disclosures.questions import (
    Filters,
    Found,
    Summary,
    counts,
    drafts,
    one,
    page,
    recurring,
    titles,
)

__all__ = [
    "Disclosures",
    "Dossier",
    "Filters",
    "Found",
    "Summary",
    "counts",
    "drafts",
    "one",
    "page",
    "recurring",
    "titles",
]
