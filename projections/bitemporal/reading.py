"""How a kind of record is read for findings, and what is remembered of each record meanwhile."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from domain.facts import Fact, tag_of

Look = Callable[[UUID], Any]
"""Answers what is known of another record, by its id, or ``None``."""

Absorb = Callable[[Any, Any, Look], None]


class Reader(NamedTuple):
    """How one kind of record is read.

    ``known`` is the type of what is remembered, ``absorbs`` how each fact changes it, ``found``
    what follows from it: frozen structs that differ from each other. ``tells`` names another record
    that absorbs the facts of this one too.
    """

    known: Callable[[], Any]
    absorbs: Mapping[type[Fact], Absorb]
    found: Callable[[Any], Iterator[Any]]
    tells: Callable[[Any], UUID | None] = lambda _known: None


class Standing(msgspec.Struct):
    """A finding that holds, and the id of its row."""

    id: UUID
    finding: msgspec.Raw


class Memory(msgspec.Struct):
    """What is remembered of one record. ``known`` is of its kind's own type.

    ``number`` counts the findings there ever were.
    """

    kind: str
    known: msgspec.Raw
    standing: list[Standing] = []
    number: int = 0


def kind_of(fact: Fact) -> str:
    """The kind of record a fact is of."""
    return tag_of(type(fact)).split(".", maxsplit=1)[0]
