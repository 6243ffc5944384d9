"""What feedback says of the side it is given to."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from domain.facts import Fact
from domain.feedback import events
from projections.bitemporal import Absorb, Look, Reader
from projections.evidence.appealing import RULED, Ruling
from projections.evidence.kept import Due, Finding

SETTLED_WITHIN = timedelta(days=30)
ENDS = {"good": "praised", "partly": "concern_settled", "bad": "concern"}


class Feedback(msgspec.Struct):
    """What is remembered of feedback. ``telling`` is what the receiving side owes once it accepts.

    ``weighty``: it is praise or a concern and rests on an example.
    """

    kind: str = ""
    dimension: str = ""
    weighty: bool = False
    receiver: str = ""
    given: int = 0
    given_at: datetime | None = None
    acknowledge_by: datetime | None = None
    acknowledged: int = 0
    acknowledged_at: datetime | None = None
    settled: int = 0
    withdrawn: bool = False
    telling: Due | None = None
    confirmed_by: tuple[UUID, ...] = ()
    ruling: Ruling = Ruling()


def given(known: Feedback, fact: events.FeedbackGiven, look: Look) -> None:
    """One side told the other; who wrote it confirms it."""
    known.kind, known.dimension = fact.kind, fact.dimension
    known.weighty = fact.kind in ("praise", "concern") and fact.basis != "impression"
    known.receiver = "bpo" if fact.side == "brand" else "brand"
    known.given, known.given_at = fact.originator_version, fact.recorded_at
    known.acknowledge_by, known.confirmed_by = fact.acknowledge_by, (fact.actor_id,)


def withdrawn(known: Feedback, fact: events.FeedbackWithdrawn, look: Look) -> None:
    """It was taken back before it was read."""
    known.withdrawn = True


def acknowledged(known: Feedback, fact: events.FeedbackAcknowledged, look: Look) -> None:
    """Somebody on the receiving side has read it."""
    known.acknowledged, known.acknowledged_at = fact.originator_version, fact.recorded_at


def answered(known: Feedback, fact: events.FeedbackAnswered, look: Look) -> None:
    """What is accepted is told back by a day."""
    if fact.tell_back_by:
        known.telling = Due("", known.receiver, fact.originator_version, fact.tell_back_by)


def told_back(known: Feedback, fact: events.FeedbackToldBack, look: Look) -> None:
    """The receiving side told what became of it."""
    if known.telling:
        known.telling.do(fact, settled=True)


def settled(known: Feedback, fact: events.FeedbackSettled, look: Look) -> None:
    """The giving side sees it as settled."""
    known.confirmed_by = tuple(sorted({*known.confirmed_by, fact.actor_id}))
    _settle(known, fact)


def closed(known: Feedback, fact: events.FeedbackClosed, look: Look) -> None:
    """Both leads closed it."""
    if fact.conclusion == "settled":
        _settle(known, fact)


def found(known: Feedback) -> Iterator[Finding]:
    """What was said, and whether it was told back what became of it."""
    if known.withdrawn or known.ruling.excludes:
        return
    if known.weighty:
        yield from _said(known)
    if known.telling:
        for rule, at, sources in known.telling.found("told_back", "told_back_missed"):
            people = known.confirmed_by
            yield Finding(rule, known.receiver, at, sources, confirmed_by=people)


def _said(known: Feedback) -> Iterator[Finding]:
    """Praise counts once it is read; a concern also once the time to read it has run out.

    Not to acknowledge a concern would else be better than to acknowledge it. It fades from when it
    was given, so that nothing is gained by reading it sooner or later.
    """
    read_at, by = known.acknowledged_at, known.acknowledge_by
    if known.kind == "praise":
        rule, at = "praised", read_at
    else:
        rule = "concern_settled" if known.settled else "concern"
        at = min(each for each in (read_at, by) if each)
    if at:
        versions = (known.given, known.acknowledged, known.settled)
        yield Finding(
            known.ruling.rule(rule, ENDS),
            known.receiver,
            at,
            tuple(version for version in versions if version),
            confirmed_by=known.confirmed_by,
            dimension=known.dimension,
            fades_from=known.given_at,
            appeal=known.ruling.appeal,
        )


def _settle(known: Feedback, fact: Fact) -> None:
    if known.given_at and fact.recorded_at - known.given_at <= SETTLED_WITHIN:
        known.settled = fact.originator_version


HEARD: dict[type[Fact], Absorb] = {
    **RULED,
    events.FeedbackGiven: given,
    events.FeedbackWithdrawn: withdrawn,
    events.FeedbackAcknowledged: acknowledged,
    events.FeedbackAnswered: answered,
    events.FeedbackToldBack: told_back,
    events.FeedbackSettled: settled,
    events.FeedbackClosed: closed,
}

FEEDBACK = Reader(Feedback, HEARD, found)
