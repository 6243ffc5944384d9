"""What follows from a recognition: its link leads to a record its giver may read."""

from collections.abc import Iterator

from domain.facts import Fact
from domain.policies.linking import Origin, Policy, envelope
from domain.recognition import commands, events
from domain.records import Command


def link_is_checked(fact: events.RecognitionGiven, _: Command, __: Origin) -> Iterator[Command]:
    """The record that is linked is there, of that kind, and open to the giver; it notes nothing."""
    if fact.about_id and fact.about_kind:
        yield commands.CheckLink(**envelope(fact, fact.about_id), about_kind=fact.about_kind)


TABLE: dict[type[Fact], Policy] = {events.RecognitionGiven: link_is_checked}
