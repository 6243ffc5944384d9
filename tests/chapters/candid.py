"""Chapters of feedback and appeals: every kind of ending, and what is tried on the way."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from domain.appeals import commands as a
from domain.changes.commands import SubmitChange
from domain.commitments.commands import KeepCommitment
from domain.facts import other
from domain.feedback import commands as c
from domain.feedback import events as e
from domain.feedback.record import Feedback
from tests.asked import REQUEST

KINDS = ("praise", "concern", "concern", "suggestion", "expectation_missed", "target_challenge")
DIMENSIONS = ("competence", "character", "communication")
CODES = ("accepted", "accepted", "partly", "not_accepted", "lets_meet")


def feedback(walker: Any) -> Iterator[None]:
    """One piece of feedback from a draft or at once, to whichever end."""
    r, record = walker.random, {"record_id": walker.id()}
    side, place = walker.side(), walker.here
    lead, member = place["people"][side]
    their_lead, reader = place["people"][other(side)]
    if r.random() < 0.5:
        walker.do(c.DraftFeedback, member, own=side, **record, text=walker.words())
        yield
        if r.random() < 0.3:
            walker.do(c.DiscardDraft, lead, own=side, **record)
    walker.do(c.GiveFeedback, member, **record, **_said(walker))
    yield
    yield from _alarm(walker, record["record_id"], (lead, their_lead))
    if r.random() < 0.2:
        walker.do(c.WithdrawFeedback, member, **record, reason=walker.words())
        yield
    walker.do(c.AcknowledgeFeedback, reader, **record, words=walker.words())
    yield
    for _ in range(2):
        yield from _answered(walker, record, reader)
    told = Feedback(record["record_id"]).replay(walker.facts(record["record_id"]))
    if told.stage in ("told back", "answered"):
        yield from _ended(walker, record, (member, lead, their_lead))


def appeal(walker: Any) -> Iterator[None]:
    """One appeal on a disclosure or a commitment, ruled on or withdrawn."""
    r, side = walker.random, walker.side()
    kind = r.choice(("disclosure", "commitment"))
    known = walker.here["records"][kind]
    if not known:
        return
    about, number = r.choice(known), r.choice((1, 1, 2))
    record = {"record_id": a.appeal_id_of(about, side, number)}
    lead, member = walker.here["people"][side]
    their_lead = walker.here["people"][other(side)][0]
    fields = {"about_kind": kind, "about_id": about, "number": number}
    said = {"contested": "outcome", "reason": walker.words()}
    walker.do(a.RaiseAppeal, member, **record, **fields, **said)
    yield
    rulings = ("confirmed", r.choice(("corrected", "excluded")), "corrected")
    for proposal, ruling in enumerate(rulings, 1):
        ends = {"corrected": {"counts_as": r.choice(("good", "partly", "bad"))}}
        counts = ends.get(ruling, {})
        words = {"words": walker.words()}
        walker.do(a.ProposeRuling, lead, **record, ruling=ruling, **counts, **words)
        yield
        fields = {"proposal": proposal}
        if r.random() < 0.4:
            walker.do(a.RefuseRuling, their_lead, **record, **fields, reason=walker.words())
        elif r.random() < 0.3:
            walker.do(a.WithdrawAppeal, member, **record, reason=walker.words())
        else:
            walker.do(a.AgreeRuling, their_lead, **record, **fields)
        yield


def _said(walker: Any) -> dict[str, Any]:
    r = walker.random
    said = {"kind": r.choice(KINDS), "dimension": r.choice(DIMENSIONS), "text": walker.words()}
    told = walker.told_ones()
    if told and r.random() < 0.3:
        example = {"example_kind": "disclosure", "example_id": r.choice(told)}
        return said | {"basis": "record"} | example
    if r.random() < 0.5:
        return said | {"basis": "case", "case_on": walker.day(-2), "case": walker.words()}
    return said | {"basis": "impression"}


def _alarm(walker: Any, record_id: Any, leads: tuple[Any, Any]) -> Iterator[None]:
    """The leads look at it, if one of the latest disclosures raised an alarm."""
    for disclosure_id in walker.told_ones()[-3:]:
        for lead in leads:
            looked = {"disclosure_id": disclosure_id, "words": walker.words()}
            walker.do(c.ReviewAlarm, lead, record_id=record_id, **looked)
        yield


def _answered(walker: Any, record: dict[str, Any], reader: Any) -> Iterator[None]:
    r, code = walker.random, walker.random.choice(CODES)
    follows: dict[str, Any] = {}
    if code in ("accepted", "partly"):
        promise = {"we_will": walker.words(), "due_on": walker.day(9)}
        follows = r.choice((promise, {"done": walker.words()}, {"change_id": walker.id()}))
    if "change_id" in follows:
        asked = {name: walker.words() for name in REQUEST} | {"title": "Said before"}
        walker.do(SubmitChange, reader, record_id=follows["change_id"], **asked)
    answer = {"code": code, "words": walker.words()}
    walker.do(c.AnswerFeedback, reader, **record, **answer, **follows)
    yield
    walker.do(c.HoldMeeting, reader, **record, held_on=walker.day(0), words=walker.words())
    walker.do(c.PromiseAction, reader, **record, we_will=walker.words(), due_on=walker.day(5))
    for fact in walker.facts(record["record_id"]):
        if isinstance(fact, e.ActionPromised) and r.random() < 0.7:
            done = {"record_id": fact.commitment_id, "evidence": walker.words()}
            walker.do(KeepCommitment, reader, **done)
    walker.now += timedelta(hours=1)
    yield
    walker.do(c.TellBack, reader, **record, words=walker.words())
    yield


def _ended(walker: Any, record: dict[str, Any], people: tuple[Any, Any, Any]) -> Iterator[None]:
    r, (member, lead, their_lead) = walker.random, people
    if r.random() < 0.4:
        walker.do(c.SettleFeedback, member, **record, words=walker.words())
        return
    walker.do(c.LeaveUnsettled, member, **record, reason=walker.words())
    yield
    for number, conclusion in enumerate(("settled", "agreed_to_differ"), 1):
        fields = {"conclusion": conclusion, "words": walker.words()}
        walker.do(c.ProposeConclusion, lead, **record, **fields)
        yield
        if number == 1 and r.random() < 0.7:
            refusal = {"number": number, "reason": walker.words()}
            walker.do(c.RefuseConclusion, their_lead, **record, **refusal)
        else:
            walker.do(c.AgreeConclusion, their_lead, **record, number=number)
        yield
