"""What is known of one record, whatever its kind, as its page shows it.

A kind of record brings a ``Dossier`` of its own with what only it knows. Every part that carries a
text remembers the version of the fact it came from and names the text as the fact does, so that a
correction finds it.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from domain.facts import Fact, Naming, TextCorrected

P = TypeVar("P", bound="Part")

HEADLINE = 120


class Part(msgspec.Struct, kw_only=True):
    """Something said: the version of its fact, who said it, for which side, and when (UTC)."""

    version: int
    actor_id: UUID
    side: str
    at: datetime


class Said(Part, kw_only=True):
    """Words said in passing. ``what`` is the stored name of the fact without its kind."""

    what: str
    reason: str = ""


class Dossier(msgspec.Struct, kw_only=True):
    """What is known of any record. ``side`` and ``author_id`` are of whoever began it; UTC times.

    ``named`` are the people it is open to besides its audience.
    """

    side: str = ""
    author_id: UUID | None = None
    audience: str = "shared"
    named: list[UUID] = []
    stage: str = ""
    ball: str = "nobody"
    begun_at: datetime | None = None
    entered_at: datetime | None = None
    ball_since: datetime | None = None
    due_at: datetime | None = None
    said: list[Said] = []

    def waits_for(self, side: str) -> bool:
        """Whether ``side`` holds the ball."""
        return self.ball in (side, "both")

    def parts(self) -> Iterator[Part]:
        """Every part of it that carries texts."""
        for name in self.__struct_fields__:
            value = getattr(self, name)
            inside = value.values() if isinstance(value, dict) else value
            for each in inside if isinstance(value, (list, dict)) else (value,):
                if isinstance(each, Part):
                    yield each


def part(kind: type[P], fact: Fact, **more: Any) -> P:
    """A part that came from ``fact``: fields of the same name are taken over, ``more`` added."""
    own = {name: getattr(fact, name) for name in kind.__struct_fields__ if hasattr(fact, name)}
    origin = {"version": fact.originator_version, "at": fact.recorded_at}
    return kind(**{**own, **origin, **more})


def say(dossier: Dossier, fact: Fact, reason: str = "") -> None:
    """Keep the words of a fact among what was said in passing."""
    what = str(fact.__struct_config__.tag).split(".", maxsplit=1)[1]
    dossier.said.append(part(Said, fact, what=what, reason=reason))


def headline(text: str) -> str:
    """The first sentence or line of a text, short enough for a title."""
    first = text.strip().split("\n", 1)[0].split(". ", 1)[0].rstrip(".")
    return first if len(first) <= HEADLINE else first[: HEADLINE - 1].rsplit(" ", 1)[0] + "…"


def follow(dossier: Dossier, fact: Fact) -> None:
    """Keep up with what every fact may move: stage, ball, readers, and corrected texts."""
    if dossier.begun_at is None:
        dossier.begun_at, dossier.side = fact.recorded_at, fact.side
        dossier.author_id, dossier.audience = fact.actor_id, fact.audience
    if fact.audience == "shared":
        dossier.audience = "shared"
    if isinstance(fact, Naming):
        dossier.audience, dossier.named = fact.audience, list(fact.named)
    if fact.stage is not None:
        if fact.stage != dossier.stage:
            dossier.entered_at = fact.recorded_at
        if fact.ball != dossier.ball or dossier.ball_since is None:
            dossier.ball_since = fact.recorded_at
        dossier.stage, dossier.ball = fact.stage, fact.ball or "nobody"
    if isinstance(fact, TextCorrected):
        correct(dossier, fact)


def correct(dossier: Dossier, fact: TextCorrected) -> None:
    """Show a corrected text in place of the one it supersedes."""
    for each in dossier.parts():
        name = "reason" if isinstance(each, Said) else fact.field
        if each.version == fact.corrects and name in each.__struct_fields__:
            setattr(each, name, fact.text)
