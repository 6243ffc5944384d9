"""What a round of feedback waits for."""

from typing import Any

from domain.facts import SIDES, Fact
from domain.rounds import events
from projections.inbox.kept import Flow

HAND_IN = "hand_in"

ROUND = Flow(
    stages={
        "planned": "answer_round",
        "revealed": "discuss_round",
        "discussed": "propose_closing",
    },
    leads={events.ClosingProposed: lambda f: ("answer_closing", None)},
)

ASKS: dict[type[Fact], Any] = {
    events.RoundOpened: lambda w, f: [(side, HAND_IN, f.deadline_at) for side in SIDES],
    events.HandInTakenBack: lambda w, f: [(f.side, HAND_IN, f.deadline_at)],
}
"""Which facts beside the flow ask a side for something, and by when."""

ANSWERS: dict[type[Fact], Any] = {
    events.HandedIn: lambda f: [(f.side, HAND_IN)],
    events.RoundRevealed: lambda f: [(None, HAND_IN)],
}
"""Which facts answer what was asked: (side or everybody, task)."""
