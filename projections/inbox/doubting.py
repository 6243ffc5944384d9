"""What doubts and pulses wait for."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from domain.doubts import events as doubt
from domain.facts import Fact

DOUBTED = {"talked": "settle_doubt"}
TALKING: dict[type[Fact], Callable[[Any], tuple[str, datetime | None]]] = {
    doubt.DoubtRaised: lambda f: ("talk_doubt", f.talk_by),
}
PULSED = {"proposed": "agree_pulse"}
