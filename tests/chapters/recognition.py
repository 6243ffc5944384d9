"""Recognition at random: given, joined, narrowed, left, rewarded, taken back; and preferences."""

from collections.abc import Iterator
from typing import Any

from domain.facts import other
from domain.recognition import commands as c
from domain.recognition.ids import preference_id_of
from domain.records import Comment, CorrectText

SEEN = ("public", "team", "private")


def recognized(w: Any) -> Iterator[None]:
    """One recognition, and what becomes of it."""
    r, id, side = w.random, w.id(), w.side()
    giver, other_side = w.person(side), other(side)
    theirs = r.choice((side, other_side))
    people = [one for one in w.here["people"][theirs] if one != giver]
    whom = {"person_ids": tuple(r.sample(people, r.randint(1, len(people))))}
    if r.random() < 0.3:
        whom = {"team_id": r.choice(w.here["teams"])}
    if r.random() < 0.4:
        yield from _wished(w, r.choice(people))
    linked = w.told_ones()
    w.do(
        c.GiveRecognition,
        giver,
        record_id=id,
        deed=w.words(),
        effect=w.words(),
        deed_on=w.day(-r.choice((0, 3, 40))),
        size=r.choice(("thank_you", "notable", "exceptional")),
        visibility=r.choice(SEEN),
        given_by=r.choice(("own_side", "both")),
        customer_words=r.choice(("", w.words())),
        reward=r.choice(("", w.words())),
        **({"about_kind": "disclosure", "about_id": r.choice(linked)} if linked else {}),
        **whom,
    )
    yield
    for act in r.sample(ACTS, len(ACTS)):
        if w.facts(id) and r.random() < 0.6:
            act(w, id, giver, w.person(r.choice((theirs, other_side))))
            yield
    yield w


def _wished(w: Any, person: Any) -> Iterator[None]:
    w.do(
        c.StatePreference,
        person,
        record_id=preference_id_of(w.here["id"], person),
        visibility=w.random.choice(SEEN),
    )
    yield


def _joined(w: Any, id: Any, _giver: Any, somebody: Any) -> None:
    kind = c.JoinRecognition if w.random.random() < 0.6 else c.PassOverJoining
    said = {"words": w.random.choice(("", w.words()))} if kind is c.JoinRecognition else {}
    w.do(kind, somebody, record_id=id, **said)


def _narrowed(w: Any, id: Any, _giver: Any, somebody: Any) -> None:
    w.do(
        c.NarrowVisibility, somebody, record_id=id, visibility=w.random.choice(("team", "private"))
    )


def _left(w: Any, id: Any, _giver: Any, somebody: Any) -> None:
    if w.random.random() < 0.4:
        w.do(c.LeaveOut, somebody, record_id=id)


def _rewarded(w: Any, id: Any, giver: Any, _somebody: Any) -> None:
    w.do(c.PromiseReward, giver, record_id=id, reward=w.words())
    w.do(c.DeliverReward, giver, record_id=id, delivered_on=w.day(0))


def _retracted(w: Any, id: Any, giver: Any, _somebody: Any) -> None:
    if w.random.random() < 0.4:
        w.do(c.RetractRecognition, giver, record_id=id, reason=w.words())


def _talked(w: Any, id: Any, giver: Any, somebody: Any) -> None:
    w.do(Comment, somebody, record_id=id, text=w.words())
    w.do(
        CorrectText,
        giver,
        record_id=id,
        corrects=1,
        field="deed",
        text=w.words(),
        reason=w.words(),
    )


ACTS = (_joined, _narrowed, _left, _rewarded, _retracted, _talked)
