"""The base of every stored fact: who did it, on which side, when, and who may read it.

A fact is written once and read for ever. Its stored name (``tag``) is chosen by hand and does
not follow the module it lives in: files may move, history may not.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

Side = Literal["brand", "bpo"]
ActingSide = Literal["brand", "bpo", "portal"]
Ball = Literal["brand", "bpo", "both", "nobody"]
Audience = Literal["shared", "brand", "bpo", "named"]
"""Who may read a fact: both sides, one side, or ``named``: whom its record names, and its actor."""

Precision = Literal["exact", "day", "about"]
SIDES: tuple[Side, Side] = ("brand", "bpo")

PERSONAL = "personal"
Personal = Annotated[str, msgspec.Meta(extra={PERSONAL: True})]
"""Free text that may speak of people: encrypted on disk under the key of its record."""

PORTAL_ID = UUID(int=0)
"""The actor of facts nobody at either company made: openings and imports by the operator."""


class Claimed(msgspec.Struct, frozen=True):
    """A time somebody claims: an instant (UTC) and how precisely it is known.

    ``day`` means that only the calendar day is known; ``about`` that the hour is a guess.
    """

    at: datetime
    precision: Precision = "exact"


class Fact(msgspec.Struct, frozen=True, kw_only=True, tag_field="fact"):
    """Something that happened to one record.

    ``stage`` and ``ball`` are set by facts that move them: the stage the record is in and the side
    waited for from then on (imported states carry their stage always). ``recorded_at`` is the
    server's clock (UTC).
    """

    originator_id: UUID
    originator_version: int
    partnership_id: UUID
    command_id: UUID
    actor_id: UUID
    side: ActingSide
    audience: Audience
    recorded_at: datetime
    stage: str | None = None
    ball: Ball | None = None
    imported: bool = False


class Talk(Fact, frozen=True, kw_only=True):
    """A fact that is said beside the flow: it decides nothing and makes no page out of date."""


class Naming(Fact, frozen=True, kw_only=True):
    """A fact that says who reads its whole record from here on, what came before it included.

    Besides its ``audience``, the people ``named``; whoever was named before and is not any more
    reads nothing of it.
    """

    named: tuple[UUID, ...]


class Quoting(Fact, frozen=True, kw_only=True):
    """A fact that carries words somebody else wrote: ``author_id`` did, for the side ``of_side``.

    They are theirs to correct, and stand in their lane of the history.
    """

    author_id: UUID
    of_side: Side


class Commented(Talk, frozen=True, kw_only=True, tag="record.commented"):
    """Somebody said something about the record; it decides nothing."""

    comment_id: UUID
    record_kind: str
    text: Personal


class TextCorrected(Fact, frozen=True, kw_only=True, tag="record.text_corrected"):
    """A text was corrected: the original stays, struck through, beside this one.

    ``corrects`` is the version of the fact in this record whose ``field`` is superseded.
    """

    record_kind: str
    corrects: int
    field: str
    text: Personal
    reason: Personal


def speaker_of(fact: Fact) -> tuple[UUID, ActingSide]:
    """Whose words a fact holds, and for which side."""
    if isinstance(fact, Quoting):
        return fact.author_id, fact.of_side
    return fact.actor_id, fact.side


def other(side: Side) -> Side:
    """The side across the table."""
    return "bpo" if side == "brand" else "brand"


def visible_to(fact: Fact, side: Side) -> bool:
    """Whether everybody who reads for ``side`` may see ``fact``."""
    return fact.audience in ("shared", side)


def counts_for(fact: Fact, side: Side) -> bool:
    """Whether ``fact`` makes a page of ``side`` out of date: talk does not.

    Facts for named people do: nobody else has such a page.
    """
    return not isinstance(fact, Talk) and fact.audience in ("shared", "named", side)


def tag_of(fact: type[Fact]) -> str:
    """The name under which facts of this class are stored."""
    return str(fact.__struct_config__.tag)


def stored_facts() -> dict[str, type[Fact]]:
    """Every class of fact that may stand in a log, by stored name.

    Complete only once ``domain.application`` is imported, which imports every record.
    """
    return {tag_of(kind): kind for kind in _concrete(Fact)}


@cache
def own_fields(kind: type[Fact]) -> tuple[str, ...]:
    """The fields a class of fact has besides those of every fact, in declaration order."""
    return tuple(name for name in kind.__struct_fields__ if name not in Fact.__struct_fields__)


@cache
def personal_fields(kind: type[Fact]) -> tuple[str, ...]:
    """The fields of a class of fact that are encrypted on disk, in declaration order."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(name for name, hint in hints.items() if _is_personal(hint))


def _concrete(kind: type[Fact]) -> Iterator[type[Fact]]:
    for child in kind.__subclasses__():
        yield from _concrete(child)
        if "." in str(child.__struct_config__.tag):
            yield child


def _is_personal(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return any(
            isinstance(m, msgspec.Meta) and (m.extra or {}).get(PERSONAL) for m in get_args(hint)
        )
    return any(_is_personal(part) for part in get_args(hint))


class RuleBroken(Exception):
    """A command was refused. The message is written for the person who sent it.

    ``field`` names the command's field the sentence belongs beside, or is ``None``.
    """

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class NotAllowed(Exception):
    """The person's role does not include this action. The message is a sentence for them."""


class NoSuchRecord(Exception):
    """There is no such record in that partnership, or the person is no member of it."""


class OutOfDate(Exception):
    """A decision was taken on a page that is out of date.

    ``since`` holds the facts the person had not seen, oldest first.
    """

    def __init__(self, since: list[Fact]) -> None:
        super().__init__("This page was out of date when you decided.")
        self.since = since
