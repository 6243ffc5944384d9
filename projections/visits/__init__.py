"""Visits: the register, what each page shows, and when each purpose last had one."""

from projections.visits.document import Dossier, Gift, Report, Roadblock, Session
from projections.visits.model import Visits, held, register
from projections.visits.questions import (
    Filters,
    between,
    coming,
    count,
    last_held,
    one,
    open_items,
    page,
    reports_due,
    titles,
    under_way,
)

__all__ = [
    "Dossier",
    "Filters",
    "Gift",
    "Report",
    "Roadblock",
    "Session",
    "Visits",
    "between",
    "coming",
    "count",
    "held",
    "last_held",
    "one",
    "open_items",
    "page",
    "register",
    "reports_due",
    "titles",
    "under_way",
]
