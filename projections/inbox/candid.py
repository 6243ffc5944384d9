"""What feedback and an appeal wait for."""

from domain.feedback import events
from projections.inbox.kept import Flow

AFTER: dict[str, str] = {"not_accepted": "settle_feedback", "lets_meet": "record_meeting"}
"""What an answer leads to that accepts nothing."""

FEEDBACK = Flow(
    stages={
        "draft": "finish_draft",
        "given": "acknowledge_feedback",
        "acknowledged": "answer_feedback",
        "to meet": "record_meeting",
        "answered": "settle_feedback",
        "acting": "tell_back",
        "told back": "settle_feedback",
        "escalated": "conclude_feedback",
    },
    leads={
        events.FeedbackGiven: lambda f: ("acknowledge_feedback", f.acknowledge_by),
        events.FeedbackAnswered: lambda f: (
            ("tell_back", f.tell_back_by) if f.tell_back_by else (AFTER[f.code], None)
        ),
        events.ConclusionProposed: lambda f: ("answer_conclusion", None),
    },
)

APPEAL = Flow(stages={"raised": "propose_ruling", "proposed": "answer_ruling"})
