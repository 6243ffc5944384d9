"""The sentences of pulses; that of an answer is read by its author alone. See ``sentences``."""

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.facts import Fact
from domain.pulses import events as pulse


def _days(fact: pulse.Planned) -> str:
    again = f", every {fact.every_days} days" if fact.every_days else ""
    return f"from {_day(fact.opens_on)} to {_day(fact.closes_on)}{again}"


def _day(value: date) -> str:
    return "{day:" + value.isoformat() + "}"


def _opened(fact: pulse.PulseOpened) -> str:
    brand, bpo = len(fact.brand_ids), len(fact.bpo_ids)
    return f"opened it to {brand} people at {{brand}} and {bpo} at {{bpo}}."


SENTENCES: dict[type[Fact], str | Callable[[Any], str]] = {
    pulse.PulseProposed: lambda f: f"proposed a pulse to {{them}} {_days(f)}.",
    pulse.PulseRepeated: lambda f: f"planned the next of the row, {_days(f)}.",
    pulse.PulseAgreed: "agreed to the pulse.",
    pulse.PulseOpened: _opened,
    pulse.PulseAnswered: "answered the pulse.",
    pulse.PulseClosed: "closed the pulse.",
    pulse.PulseCancelled: "called it off.",
}

LABELS = {
    "pulse.name": "",
    "pulse.question": "Open question",
    "pulse.communication": "Communication",
    "pulse.competence": "Competence",
    "pulse.character": "Character",
    "pulse.text": "In your own words",
}
