"""What every policy is given, and the envelope of the commands it answers with."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from domain.facts import Fact, tag_of
from domain.records import Command


class Origin(NamedTuple):
    """Where the record a fact belongs to came from: its id, or ``None``, and its kind."""

    record_id: UUID | None
    kind: str = ""


Policy = Callable[[Any, Any, Origin], Iterator[Command]]


def envelope(fact: Fact, record_id: UUID) -> dict[str, Any]:
    """Who, where and under which id a command that follows from ``fact`` acts on a record.

    The id says nothing of the version of the fact, which counts what either side keeps to itself.
    """
    return {
        "command_id": uuid5(
            fact.command_id, f"{fact.originator_id}/{tag_of(type(fact))}/{record_id}"
        ),
        "partnership_id": fact.partnership_id,
        "record_id": record_id,
    }
