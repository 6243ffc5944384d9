"""What follows from a pulse: one that comes again plans its next when it closes."""

from collections.abc import Iterator

from domain.facts import Fact
from domain.policies.linking import Origin, Policy, envelope
from domain.pulses import commands, events
from domain.records import Command


def closing_plans_the_next(
    fact: events.PulseClosed, _: commands.ClosePulse, __: Origin
) -> Iterator[Command]:
    """The next of the row; the follow-up does nothing where it was to be once."""
    next_id = commands.next_id_of(fact.originator_id)
    yield commands.RepeatPulse(**envelope(fact, next_id), follows_id=fact.originator_id)


PULSES: dict[type[Fact], Policy] = {events.PulseClosed: closing_plans_the_next}
