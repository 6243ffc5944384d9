"""One visit told from its proposal to one of its ends, in either direction."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from domain.commitments import commands as k
from domain.facts import SIDES, other
from domain.records import Comment
from domain.visits import commands as c
from domain.visits.events import FUNCTIONS, PURPOSES

AGENDA = ("Monday beside the phones", "Zwei Stunden Straße, dann Größe")


def visit(w: Any) -> Iterator[None]:
    """Propose, date, agree, prepare, put off, live through, report; sometimes an early end."""
    told, side = w.id(), w.side()
    host, answerer = w.side(), other(side)

    def do(kind: Any, of: str, **fields: Any) -> None:
        w.do(kind, w.person(of), record_id=told, **fields)

    what = {"purposes": tuple(w.random.sample(PURPOSES, 2)), "why": w.words()}
    what |= {"functions": tuple(w.random.sample(FUNCTIONS, 2)), "host": host}
    do(c.ProposeVisit, side, **what, **_dates(w))
    yield
    if w.random.random() < 0.4:
        do(c.ProposeDates, answerer, reason=w.words(), **_dates(w))
        side, answerer = answerer, side
        yield
    if w.random.random() < 0.15:
        do(c.DeclineVisit, answerer, reason=w.words())
        return
    do(c.AgreeVisit, answerer)
    yield
    ready = {"outcomes": w.words(), "agenda": w.random.choice(AGENDA)}
    do(c.PrepareVisit, other(host), **ready, functions=what["functions"])
    note = {"record_id": told, "text": w.words(), "to": "own_side"}
    w.do(Comment, w.person(host), own=host, **note)
    yield
    if w.random.random() < 0.4:
        do(c.PostponeVisit, host, reason=w.words(), **w.random.choice(({}, _dates(w))))
        yield
        do(c.ProposeDates, host, reason=w.words(), **_dates(w))
        do(c.AgreeVisit, other(host))
        do(c.AgreeVisit, host)
        yield
    if w.random.random() < 0.15:
        do(c.CancelVisit, w.side(), reason=w.words())
        return
    yield from _lived_through(w, do)


def _lived_through(w: Any, do: Any) -> Iterator[None]:
    """The day comes, things are seen and given, both report, and roadblocks go away."""
    w.now += timedelta(days=8)
    do(c.StartVisit, w.side())
    yield
    promised = [w.id(), w.id()]
    session = {"observed_role": "agent", "call_types": w.words(), "consent": True}
    seen = {"roadblock": w.words(), "owner_side": "bpo", "due_on": w.day(20)}
    do(c.RecordSession, w.side(), **session, **seen, commitment_id=promised[0])
    do(c.LogGift, w.side(), what=w.words(), value=60, to_side=w.side(), reason=w.words())
    yield
    if w.random.random() < 0.5:
        asked = {"owner_side": w.side(), "due_on": w.day(9), "commitment_id": promised[1]}
        do(c.RaiseRoadblock, w.side(), text=w.words(), **asked)
        yield
    for side in w.random.sample(SIDES, 2):
        do(c.ReportVisit, side, text=w.words(), reached=w.random.choice(("yes", "partly", "no")))
        yield
    for commitment_id in promised:
        for side in SIDES:
            if w.random.random() < 0.3:
                off = {"record_id": commitment_id, "reason": w.words()}
                w.do(k.DeclineCommitment, w.person(side), **off)
            kept = {"record_id": commitment_id, "evidence": w.words()}
            w.do(k.KeepCommitment, w.person(side), **kept)
            yield
    if w.random.random() < 0.5:
        for side in SIDES:
            back = {"record_id": promised[0], "reason": w.words()}
            w.do(k.DisputeKeeping, w.person(side), **back)


def _dates(w: Any) -> dict[str, Any]:
    starts_at = w.later(w.random.choice((1, 2, 3)))
    return {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=30)}
