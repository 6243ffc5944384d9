"""What recognition waits for: the other side to join, and a promised reward."""

from typing import Any

from domain.facts import Fact
from domain.recognition import events
from projections.inbox.kept import Flow

FLOW = Flow(
    stages={"given": "join_recognition"},
    outlasting={"reward": ("given",)},
)

ASKS: dict[type[Fact], Any] = {
    events.RewardPromised: lambda w, f: [(f.side, "reward", None)],
}

ANSWERS: dict[type[Fact], Any] = {
    events.RewardDelivered: lambda f: [(None, "reward")],
}
