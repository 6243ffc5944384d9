"""The sentences of doubts, which only the two people named read; see ``sentences``."""

from collections.abc import Callable
from typing import Any

from domain.doubts import events as doubt
from domain.facts import Fact

BECAME = {"feedback": "feedback", "disclosure": "a disclosure", "change": "a change"}

SENTENCES: dict[type[Fact], str | Callable[[Any], str]] = {
    doubt.DoubtRaised: lambda f: f"raised a doubt with {{person:{f.to_id}}}, about {f.dimension}.",
    doubt.DoubtTalked: lambda f: f"recorded the talk of {{day:{f.talked_on.isoformat()}}}.",
    doubt.DoubtSettled: "settled the doubt.",
    doubt.DoubtPromoted: lambda f: f"takes it to both companies as {BECAME[f.became]}.",
    doubt.DoubtWithdrawn: "took the doubt back.",
}

LABELS = {"sentence": ""}
