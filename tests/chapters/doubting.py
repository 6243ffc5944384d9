"""Chapters of doubts: between two people, from the sentence to its end."""

from collections.abc import Iterator
from typing import Any

from domain.doubts import commands as c
from domain.facts import other
from domain.records import Comment


def doubt(walker: Any) -> Iterator[None]:
    """One doubt; now and then somebody whom it does not concern tries to join in."""
    r, doubt_id, side = walker.random, walker.id(), walker.side()
    author, asked = walker.person(side), walker.person(other(side))
    about = r.choice(("competence", "character", "communication"))

    def does(kind: Any, by: Any, **fields: Any) -> None:
        walker.do(kind, by, record_id=doubt_id, **fields)

    does(c.RaiseDoubt, author, to_id=asked, dimension=about, sentence=walker.words()[:280])
    yield
    does(Comment, r.choice((author, asked, walker.person(side))), text=walker.words())
    yield
    if r.random() < 0.3:
        does(c.WithdrawDoubt, r.choice((author, asked)))
        yield
    does(c.TalkOver, r.choice((author, asked)), talked_on=walker.now.date(), words=walker.words())
    yield
    if r.random() < 0.5:
        became = r.choice(("feedback", "disclosure", "change"))
        does(c.PromoteDoubt, author, became=became)
    else:
        does(c.SettleDoubt, author, words=r.choice(("", walker.words())))
