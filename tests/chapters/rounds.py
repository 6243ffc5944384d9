"""A chapter about a round of feedback, from proposal to what became of its commitments."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from domain.commitments import commands as k
from domain.facts import SIDES, other, personal_fields
from domain.records import Comment, CorrectText
from domain.rounds import commands as c
from domain.rounds.record import Round

DIMENSIONS = ("competence", "character", "communication")


def round_of_feedback(walker: Any) -> Iterator[None]:
    """One round: most are opened, written by both, revealed, discussed and closed."""
    proposer, record_id = walker.side(), walker.id()
    answerer = other(proposer)
    deadline_at = walker.now + timedelta(days=walker.random.choice((4, 12, 40)))
    asked = {"title": walker.words()[:80], "questions": walker.words()}
    _do(walker, c.ProposeRound, proposer, record_id, deadline_at=deadline_at, **asked)
    yield
    fate = walker.random.random()
    if fate < 0.1:
        _do(walker, c.TakeBackRound, proposer, record_id, reason=walker.words())
        return
    if fate < 0.2:
        _do(walker, c.DeclineRound, answerer, record_id, reason=walker.words())
        return
    _do(walker, c.OpenRound, answerer, record_id)
    yield
    for _ in range(walker.random.randint(2, 7)):
        _write(walker, record_id)
        yield
    yield from _hand_in(walker, record_id, deadline_at)
    yield from _conclude(walker, record_id)


def _write(walker: Any, record_id: UUID) -> None:
    """A side writes, rewords, corrects or takes out what it wrote, or talks about it."""
    side = walker.side()
    known = Round(record_id).replay(walker.facts(record_id))
    own = list(known.written_by(side))
    words = {"dimension": walker.random.choice(DIMENSIONS), "text": walker.words()}
    chance = walker.random.random()
    if not own or chance < 0.5:
        _do(walker, c.WriteContribution, side, record_id, own=side, **words)
    elif chance < 0.65:
        fields = {"contribution_id": walker.random.choice(own), **words}
        _do(walker, c.ReviseContribution, side, record_id, own=side, **fields)
    elif chance < 0.75:
        fields = {"contribution_id": own[0]}
        _do(walker, c.RemoveContribution, side, record_id, own=side, **fields)
    elif chance < 0.9:
        _correct(walker, record_id, side)
    else:
        note = {"to": "own_side", "text": walker.words()}
        _do(walker, Comment, side, record_id, own=side, **note)


def _correct(walker: Any, record_id: UUID, side: str) -> None:
    same = [fact for fact in walker.facts(record_id) if fact.audience == side]
    wordy = [(at, fact) for at, fact in enumerate(same) if "text" in personal_fields(type(fact))]
    index, fact = walker.random.choice(wordy)
    corrected = {"field": "text", "text": walker.words(), "reason": walker.words()}
    walker.do(
        CorrectText,
        walker.person(side),
        own=side,
        corrects_of=(side, index),
        record_id=record_id,
        corrects=fact.originator_version,
        **corrected,
    )


def _hand_in(walker: Any, record_id: UUID, deadline_at: Any) -> Iterator[None]:
    for side in SIDES if walker.random.random() < 0.7 else SIDES[:1]:
        _do(
            walker,
            c.WriteContribution,
            side,
            record_id,
            dimension="character",
            text="All.",
            own=side,
        )
        _do(walker, c.HandIn, side, record_id)
        yield
        if walker.random.random() < 0.3:
            _do(walker, c.TakeBackHandIn, side, record_id)
            yield
            _do(walker, c.HandIn, side, record_id)
            yield
    if Round(record_id).replay(walker.facts(record_id)).stage == "open":
        walker.now = max(walker.now, deadline_at)
        _do(walker, c.RevealRound, walker.side(), record_id)
        yield


def _conclude(walker: Any, record_id: UUID) -> Iterator[None]:
    side = walker.side()
    held_on = {"held_on": walker.day(0), "text": walker.words()}
    _do(walker, c.DiscussRound, side, record_id, **held_on)
    yield
    for number in range(walker.random.randint(1, 3)):
        promise = {f"text_{number + 1}": walker.words(), f"owner_{number + 1}": walker.side()}
        _do(
            walker,
            c.ProposeClosing,
            side,
            record_id,
            **promise,
            **{f"due_{number + 1}": walker.day(9)},
        )
        if walker.random.random() < 0.3:
            _do(walker, c.DeclineClosing, other(side), record_id, reason=walker.words())
    yield
    known = Round(record_id).replay(walker.facts(record_id))
    _do(walker, c.AgreeClosing, other(side), record_id)
    yield
    for commitment_id, promise in known.proposed.items():
        owner = promise.owner_side
        _do(walker, k.KeepCommitment, owner, commitment_id, evidence=walker.words())
        yield


def _do(walker: Any, kind: type, side: str, record_id: UUID, **fields: Any) -> None:
    walker.do(kind, walker.person(side), record_id=record_id, **fields)
