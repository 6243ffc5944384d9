"""The sentences of rounds of feedback; see ``sentences`` for the marks."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from domain.facts import Fact
from domain.rounds import events

COUNTED = {0: "no commitment", 1: "one commitment", 2: "two commitments", 3: "three commitments"}


def _at(value: datetime) -> str:
    return "{at:" + value.isoformat() + "}"


def _day(value: date) -> str:
    return "{day:" + value.isoformat() + "}"


def _revealed(fact: events.RoundRevealed) -> str:
    if len(fact.handed_in) > 1:
        return "revealed what both sides wrote."
    if not fact.handed_in:
        return "revealed it at its deadline: neither side had handed in."
    [in_time] = fact.handed_in
    across = "bpo" if in_time == "brand" else "brand"
    return f"revealed what {{{in_time}}} wrote; {{{across}}} had handed in nothing."


SENTENCES: dict[type[Fact], str | Callable[[Any], str]] = {
    events.RoundProposed: lambda f: (
        f"proposed a round of feedback, to be written by {_at(f.deadline_at)}."
    ),
    events.RoundDeclined: "declined the round.",
    events.RoundTakenBack: "took the proposal back.",
    events.RoundOpened: lambda f: f"opened the round; both sides write until {_at(f.deadline_at)}.",
    events.ContributionWritten: lambda f: f"wrote about {f.dimension}, sealed.",
    events.ContributionRevised: lambda f: f"reworded what {{us}} says about {f.dimension}, sealed.",
    events.ContributionRemoved: "took a contribution out, sealed.",
    events.HandedIn: "handed in for {us}.",
    events.HandInTakenBack: "took back that {us} had handed in, and writes on.",
    events.RoundRevealed: _revealed,
    events.ContributionRevealed: lambda f: f"wrote about {f.dimension}, now revealed:",
    events.RoundDiscussed: lambda f: f"recorded the discussion of {_day(f.held_on)}.",
    events.ClosingProposed: lambda f: f"proposed to close it with {COUNTED[f.commitments]}.",
    events.CommitmentProposed: lambda f: (
        f"proposed that {{{f.owner_side}}} commits to this by {_day(f.due_on)}:"
    ),
    events.ClosingDeclined: "declined to close it so.",
    events.CommitmentAgreed: lambda f: (
        f"agreed to {{commitment:{f.commitment_id}}} of {{{f.owner_side}}} by {_day(f.due_on)}:"
    ),
    events.RoundClosed: "closed the round.",
    events.CommitmentSettled: lambda f: (
        f"saw {{commitment:{f.commitment_id}}} of the round {f.outcome}."
    ),
}

LABELS = {"questions": "Questions"}
