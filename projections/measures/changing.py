"""What a change took: until it was answered, until it was live, while paper was owed, its load."""

from collections.abc import Iterator
from typing import Any

from domain.changes import events
from domain.facts import Fact
from projections.bitemporal import Look, Reader
from projections.measures.kept import Measure
from projections.measures.remembered import Change, Moment, Notice, Paper, Ready, Slot

WALKED = ("normal", "standard")
"""The kinds that walk the flow before they are live; the others are live when they are told."""


def submitted(known: Change, fact: events.ChangeSubmitted, look: Look) -> None:
    """One side asked for it."""
    known.requester, known.kind, known.asked = fact.side, fact.kind, _said(fact)


def told_live(known: Change, fact: Fact, look: Look) -> None:
    """It was live before anybody was asked."""
    known.requester, known.kind = fact.side, "live"


def answered(known: Change, fact: Fact, look: Look) -> None:
    """The other side answered, sent it back or declined; the first time counts."""
    if known.answered is None and fact.side != known.requester:
        known.answered = _said(fact)


def declined(known: Change, fact: events.ChangeDeclined, look: Look) -> None:
    """It was declined: an answer, and it goes no further."""
    answered(known, fact, look)
    _stop(known, fact)


def withdrawn(known: Change, fact: events.ChangeWithdrawn, look: Look) -> None:
    """The requester withdrew it: it takes no time, and weighs on nobody."""
    _stop(known, fact)
    known.slot = known.notice = None


def resumed(known: Change, fact: Fact, look: Look) -> None:
    """What was declined or withdrawn goes on."""
    known.given_up = False


def paper_owed(known: Change, fact: events.PaperOwed, look: Look) -> None:
    """Paper is owed, from now on or until another day."""
    if known.papers and known.papers[-1].cleared is None:
        known.papers[-1].due_on = fact.due_on.isoformat()
    else:
        known.papers.append(Paper(_said(fact), fact.due_on.isoformat()))


def paper_cleared(known: Change, fact: Fact, look: Look) -> None:
    """The paper is signed, or both agree that none is needed."""
    if known.papers and known.papers[-1].cleared is None:
        known.papers[-1].cleared = _said(fact)


def scheduled(known: Change, fact: events.ChangeScheduled, look: Look) -> None:
    """Its time was announced."""
    said = _said(fact)
    known.slot = Slot(said, fact.effective_at, fact.week, fact.load_points, fact.team_ids)
    short = "short, agreed" if fact.consented else "short"
    known.notice = Notice(said, short if fact.short_notice else "in time")
    known.ready = None


def assessed(known: Change, fact: events.ChangeAssessed, look: Look) -> None:
    """What was live before it was assessed weighs on the week it went live."""
    if fact.live_at and fact.week:
        slot = Slot(_said(fact), fact.live_at, fact.week, fact.load_points, fact.team_ids)
        known.slot = slot


def unscheduled(known: Change, fact: events.ChangeUnscheduled, look: Look) -> None:
    """Its time was given up."""
    known.slot = known.notice = known.ready = None


def declared(known: Change, fact: events.ReadinessDeclared, look: Look) -> None:
    """It may go live."""
    confidence = None if fact.confidence is None else fact.confidence / 10
    shares = (fact.read_percent / 100, fact.voted_percent / 100, confidence)
    known.ready = Ready(fact.side, _said(fact), bool(fact.despite), *shares)


def revoked(known: Change, fact: events.ReadinessRevoked, look: Look) -> None:
    """It is not ready after all."""
    known.ready = None


def went_live(known: Change, fact: events.WentLive, look: Look) -> None:
    """It is in use; the first time counts."""
    known.live = known.live or _said(fact)


def found(known: Change) -> Iterator[Measure]:
    """Everything that is measured of it so far."""
    if known.kind in WALKED and known.asked:
        yield from _times(known, known.asked)
    for number, paper in enumerate(known.papers):
        fields = {"detail": paper.due_on, "key": str(number)}
        yield _measure("paper", known.requester, paper.since, paper.cleared, **fields)
    if known.slot:
        yield from _load(known.slot)
    if known.notice:
        said = known.notice.said
        yield _measure("notice", known.requester, said, said, detail=known.notice.detail)
    if known.ready:
        yield from _readiness(known.ready)


def _times(known: Change, asked: Moment) -> Iterator[Measure]:
    if known.live or not known.given_up:
        yield _measure("cycle", known.requester, asked, known.live, detail=known.kind)
    if known.kind == "normal" and (known.answered or not known.given_up):
        yield _measure("answering", _across(known.requester), asked, known.answered)


def _load(slot: Slot) -> Iterator[Measure]:
    for team_id in slot.team_ids:
        yield Measure(
            "load",
            "both",
            slot.at,
            slot.at,
            (slot.said.version,),
            amount=slot.points,
            detail=slot.week,
            team_id=team_id,
        )


def _readiness(ready: Ready) -> Iterator[Measure]:
    despite = "despite" if ready.despite else ""
    sizes = {"read": ready.read, "voted": ready.voted, "confidence": ready.confidence}
    for name, amount in sizes.items():
        if amount is not None:
            fields = {"detail": despite, "amount": amount}
            yield _measure(f"ready_{name}", ready.side, ready.said, ready.said, **fields)


def _measure(name: str, side: str, began: Moment, ended: Moment | None, **fields: Any) -> Measure:
    said = (began, ended) if ended and ended != began else (began,)
    sources = tuple(each.version for each in said)
    return Measure(name, side, began.at, ended.at if ended else None, sources, **fields)


def _stop(known: Change, fact: Fact) -> None:
    """Paper is no longer owed for what goes no further."""
    known.given_up = True
    paper_cleared(known, fact, lambda _id: None)


def _said(fact: Fact) -> Moment:
    return Moment(fact.recorded_at, fact.originator_version)


def _across(side: str) -> str:
    return "bpo" if side == "brand" else "brand"


HEARD: dict[type[Fact], Any] = {
    events.ChangeSubmitted: submitted,
    events.EmergencyRaised: told_live,
    events.UnilateralReported: told_live,
    events.ChangeResponded: answered,
    events.ChangeSentBack: answered,
    events.ChangeDeclined: declined,
    events.ChangeWithdrawn: withdrawn,
    events.AppealGranted: resumed,
    events.ChangeReopened: resumed,
    events.PaperOwed: paper_owed,
    events.PaperWaived: paper_cleared,
    events.PaperSigned: paper_cleared,
    events.ChangeScheduled: scheduled,
    events.ChangeAssessed: assessed,
    events.ChangeUnscheduled: unscheduled,
    events.ReadinessDeclared: declared,
    events.ReadinessRevoked: revoked,
    events.WentLive: went_live,
}

CHANGES = Reader(Change, HEARD, found)
