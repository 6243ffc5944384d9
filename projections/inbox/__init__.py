"""The inbox: what each side is waited for."""

from projections.inbox.kept import FLOW
from projections.inbox.model import (
    Inbox,
    Wait,
    everywhere,
    memory,
    records_waiting_on,
    waiting_longest,
    waiting_on,
    waits,
)
from projections.inbox.waiting import ANSWERS, ASKS, FLOW_LED, FLOW_TASKS

__all__ = [
    "ANSWERS",
    "ASKS",
    "FLOW",
    "FLOW_LED",
    "FLOW_TASKS",
    "Inbox",
    "Wait",
    "everywhere",
    "memory",
    "records_waiting_on",
    "waiting_longest",
    "waiting_on",
    "waits",
]
