"""Chapters of pulses: proposed, agreed, opened, answered by some, closed or called off."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from domain.facts import PORTAL_ID, SIDES, other
from domain.partnerships.commands import InvitePerson
from domain.pulses import commands as c


def pulse(walker: Any) -> Iterator[None]:
    """One pulse among enough people of both sides; the next of its row is left to its fate."""
    r, pulse_id, side = walker.random, walker.id(), walker.side()
    groups = {each: [*walker.here["people"][each], *_crowd(each)] for each in SIDES}

    def does(kind: Any, by: Any, **fields: Any) -> None:
        walker.do(kind, by, record_id=pulse_id, **fields)

    for each in SIDES:
        for person_id in _crowd(each):
            seat = {"person_id": person_id, "role": "frontline"}
            walker.do(InvitePerson, walker.person(each, 0), record_id=walker.here["id"], **seat)
    asked = {"name": "Pulse", "question": walker.words()[:280], "every_days": r.choice((None, 40))}
    days = {"opens_on": walker.now.date(), "closes_on": walker.now.date() + timedelta(days=28)}
    does(c.ProposePulse, walker.person(side, 0), **asked, **days)
    does(c.AgreePulse, walker.person(other(side), 0))
    does(c.OpenPulse, r.choice((PORTAL_ID, walker.person(side))))
    yield
    for each in SIDES:
        for person_id in r.sample(groups[each], r.choice((2, 5, 6))):
            marks = {name: r.randint(1, 5) for name in ("communication", "competence", "character")}
            text = r.choice(("", walker.words()))
            does(c.AnswerPulse, person_id, text=text, **marks)
            if r.random() < 0.2:
                yield
    yield
    if r.random() < 0.2:
        does(c.CancelPulse, walker.person(walker.side(), 0), reason=walker.words())
        return
    walker.now += timedelta(days=r.choice((10, 30)))
    does(c.ClosePulse, r.choice((PORTAL_ID, walker.person(side))))


def _crowd(side: str) -> list[UUID]:
    return [UUID(int=0xC000 + 16 * SIDES.index(side) + number) for number in range(4)]
