"""The register of feedback, both ways, and the alarms that criticism after a disclosure raises."""

from projections.feedback.alarms import Alarm, alarms_after, alarms_of, alarms_waiting
from projections.feedback.document import Dossier
from projections.feedback.model import Feedback
from projections.feedback.questions import (
    Filters,
    counts,
    drafts,
    due_between,
    one,
    own,
    page,
    titles,
)

__all__ = [
    "Alarm",
    "Dossier",
    "Feedback",
    "Filters",
    "alarms_after",
    "alarms_of",
    "alarms_waiting",
    "counts",
    "drafts",
    "due_between",
    "one",
    "own",
    "page",
    "titles",
]
