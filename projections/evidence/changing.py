"""What a change says of who asked for it, who answered, and who carried it out."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import msgspec

from domain.changes import events
from domain.facts import Fact
from projections.bitemporal import Look, Reader
from projections.evidence.appealing import RULED, Ruling
from projections.evidence.kept import Finding, is_late

OUTCOMES = {
    "successful": "change_worked",
    "partly": "change_partly",
    "failed": "change_failed",
    "backed_out": "change_failed",
}
ENDS = {
    "good": "change_worked",
    "partly": "change_partly",
    "bad": "change_failed",
}
BOTH = 2


class Response(msgspec.Struct):
    """The first response: its code and the fact it is in; ``disputed`` until it is settled."""

    code: str
    finding: Finding
    disputed: bool = False
    stands: bool = True


class Change(msgspec.Struct):
    """What is remembered of a change: the evidence each part of it is, as far as it has come."""

    requester: str = ""
    tags: dict[str, list[str]] = {}
    response: Response | None = None
    request: Finding | None = None
    approver: UUID | None = None
    notice: Finding | None = None
    outcome: Finding | None = None
    ruling: Ruling = Ruling()


def asked(known: Change, fact: Fact, look: Look) -> None:
    """One side asked for it."""
    known.requester = fact.side


def tagged(known: Change, fact: events.TopicTagged, look: Look) -> None:
    """One side holds that paper comes first with this topic."""
    sides = known.tags.setdefault(fact.topic, [])
    if fact.side not in sides:
        sides.append(fact.side)


def responded(known: Change, fact: events.ChangeResponded, look: Look) -> None:
    """Only the first response counts."""
    if fact.first:
        known.response = Response(fact.code, _of("", fact, fact.side))
    elif known.response:
        known.response.stands = False


def disputed(known: Change, fact: events.ResponseDisputed, look: Look) -> None:
    """The requester codes the response that stands differently."""
    response = known.response
    if response and response.stands and not is_late(fact.recorded_at, response.finding.at):
        response.disputed = True


def agreed_on(known: Change, fact: events.ResponseSettled, look: Look) -> None:
    """Both sides agree to its code."""
    if known.response and known.response.stands:
        known.response.disputed, known.response.code = False, fact.code
        known.response.finding = _confirmed(known.response.finding, fact)


def sent_back(known: Change, fact: events.ChangeSentBack, look: Look) -> None:
    """The other side needs more; the first time counts."""
    if fact.side != known.requester and not _is(known.request, "request_sent_back"):
        known.request = _of("request_sent_back", fact, known.requester)


def approved(known: Change, fact: events.ChangeApproved, look: Look) -> None:
    """Both sides approved once its stage is agreed; who did on the other side confirms it."""
    if fact.side != known.requester:
        known.approver = fact.actor_id
    if fact.stage == "agreed" and known.request is None:
        clear = _of("request_clear", fact, known.requester)
        people = (known.approver,) if known.approver else ()
        known.request = msgspec.structs.replace(clear, confirmed_by=people)


def scheduled(known: Change, fact: events.ChangeScheduled, look: Look) -> None:
    """Its time was announced."""
    short = fact.short_notice and not fact.consented
    known.notice = _of("short_notice", fact, known.requester) if short else None


def unscheduled(known: Change, fact: events.ChangeUnscheduled, look: Look) -> None:
    """Its time was given up."""
    known.notice = None


def judged(known: Change, fact: events.OutcomeJudged, look: Look) -> None:
    """The side that did not carry it out judged it; reopened, that counts until a new judgement."""
    known.outcome = _of(OUTCOMES[fact.outcome], fact, _across(fact.side))


def found(known: Change) -> Iterator[Finding]:
    """Each part that counts."""
    if known.ruling.excludes:
        return
    response = known.response
    by_agreement = any(len(sides) == BOTH for sides in known.tags.values())
    if response and not response.disputed and not by_agreement:
        rule = "contract_first" if response.code == "contract_first" else "answered_openly"
        yield msgspec.structs.replace(response.finding, rule=rule)
    yield from (each for each in (known.request, known.notice) if each)
    if known.outcome:
        rule = known.ruling.rule(known.outcome.rule, ENDS)
        yield msgspec.structs.replace(known.outcome, rule=rule, appeal=known.ruling.appeal)


def _of(rule: str, fact: Fact, side: str) -> Finding:
    finding = Finding(rule, side, fact.recorded_at, (fact.originator_version,))
    return _confirmed(finding, fact)


def _confirmed(finding: Finding, fact: Fact) -> Finding:
    if fact.side in (finding.side, "portal"):
        return finding
    people: set[UUID] = {*finding.confirmed_by, fact.actor_id}
    sources = tuple(sorted({*finding.sources, fact.originator_version}))
    return msgspec.structs.replace(finding, confirmed_by=tuple(sorted(people)), sources=sources)


def _is(finding: Finding | None, rule: str) -> bool:
    return finding is not None and finding.rule == rule


def _across(side: str) -> str:
    return "bpo" if side == "brand" else "brand"


HEARD: dict[type[Fact], Any] = {
    **RULED,
    events.ChangeSubmitted: asked,
    events.EmergencyRaised: asked,
    events.UnilateralReported: asked,
    events.TopicTagged: tagged,
    events.ChangeResponded: responded,
    events.ResponseDisputed: disputed,
    events.ResponseSettled: agreed_on,
    events.ChangeSentBack: sent_back,
    events.ChangeApproved: approved,
    events.ChangeScheduled: scheduled,
    events.ChangeUnscheduled: unscheduled,
    events.OutcomeJudged: judged,
}

CHANGES = Reader(Change, HEARD, found)
