"""Feedback both ways: given, acknowledged, told back, settled."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from domain.facts import SIDES, Fact
from domain.feedback import events
from projections.bitemporal import Look, Reader
from projections.measures.kept import Measure

IN_TIME, LATE, NOT = "told_back_in_time", "told_back_late", "told_back_not"


class Step(msgspec.Struct):
    """One thing that happened to it, and the fact that says so."""

    at: datetime
    version: int


class Feedback(msgspec.Struct):
    """What is remembered of feedback. ``steps`` are the first of their name."""

    giver: str = ""
    kind: str = ""
    steps: dict[str, Step] = {}
    tell_back_by: datetime | None = None
    withdrawn: bool = False


def given(known: Feedback, fact: events.FeedbackGiven, look: Look) -> None:
    """One side told the other."""
    known.giver, known.kind = fact.side, fact.kind
    _step(known, "given", fact)


def acknowledged(known: Feedback, fact: events.FeedbackAcknowledged, look: Look) -> None:
    """The other side has read it."""
    _step(known, "acknowledged", fact)


def answered(known: Feedback, fact: events.FeedbackAnswered, look: Look) -> None:
    """What is accepted is told back by a day."""
    known.tell_back_by = fact.tell_back_by
    _step(known, "answered", fact)
    if fact.code != "lets_meet":
        _step(known, "decided", fact)


def told_back(known: Feedback, fact: events.FeedbackToldBack, look: Look) -> None:
    """You said, we did."""
    _step(known, "told back", fact)


def settled(known: Feedback, fact: Any, look: Look) -> None:
    """The giver's side sees it as settled, or both leads do."""
    if getattr(fact, "conclusion", "settled") == "settled":
        _step(known, "settled", fact)


def withdrawn(known: Feedback, fact: events.FeedbackWithdrawn, look: Look) -> None:
    """Taken back before anybody read it."""
    known.withdrawn = True


def found(known: Feedback) -> Iterator[Measure]:
    """What was given and what became of it; what is owed is the other side's."""
    if known.withdrawn or "given" not in known.steps or known.giver not in SIDES:
        return
    receiver = "bpo" if known.giver == "brand" else "brand"
    for name in ("given", "told back", "settled"):
        if step := known.steps.get(name):
            named = f"feedback_{name.replace(' ', '_')}"
            yield _measure(known, named, known.giver, step.at, step.at, "given", name)
    read = known.steps.get("acknowledged")
    times = (known.steps["given"].at, read.at if read else None)
    yield _measure(known, "feedback_reading", receiver, *times, "given", "acknowledged")
    if known.kind == "suggestion":
        decided = known.steps.get("decided")
        times = (known.steps["given"].at, decided.at if decided else None)
        yield _measure(known, "suggestion", receiver, *times, "given", "decided")
    if known.tell_back_by:
        yield _owed(known, receiver, known.tell_back_by)


def _owed(known: Feedback, receiver: str, due_at: datetime) -> Measure:
    """Told back in time when it was, else not in time at the due instant, which may lie ahead."""
    back = known.steps.get("told back")
    in_time = back is not None and back.at <= due_at
    at = back.at if back and in_time else due_at
    said = IN_TIME if in_time else LATE if back else NOT
    owed = _measure(known, "feedback_owed", receiver, at, at, "answered", "told back")
    return msgspec.structs.replace(owed, detail=said)


def _measure(
    known: Feedback,
    name: str,
    side: str,
    began_at: datetime,
    ended_at: datetime | None,
    *steps: str,
) -> Measure:
    versions = [known.steps[step].version for step in steps if step in known.steps]
    sources = tuple(dict.fromkeys(versions))
    return Measure(name, side, began_at, ended_at, sources, detail=known.kind)


def _step(known: Feedback, name: str, fact: Fact) -> None:
    known.steps.setdefault(name, Step(fact.recorded_at, fact.originator_version))


FEEDBACK = Reader(
    Feedback,
    {
        events.FeedbackGiven: given,
        events.FeedbackAcknowledged: acknowledged,
        events.FeedbackAnswered: answered,
        events.FeedbackToldBack: told_back,
        events.FeedbackSettled: settled,
        events.FeedbackClosed: settled,
        events.FeedbackWithdrawn: withdrawn,
    },
    found,
)
