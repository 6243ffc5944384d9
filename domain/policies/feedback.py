"""What follows from feedback: a promise made because of it is a commitment."""

from collections.abc import Iterator

from domain.commitments import commands as commitments
from domain.facts import Fact
from domain.feedback import commands, events
from domain.policies.linking import Origin, Policy, envelope
from domain.records import Command


def promise_becomes_commitment(
    fact: events.ActionPromised,
    command: commands.AnswerFeedback | commands.PromiseAction,
    _: Origin,
) -> Iterator[Command]:
    """What is promised because of feedback is a commitment of the side that answers it."""
    if command.due_on:
        yield commitments.MakeCommitment(
            **envelope(fact, fact.commitment_id),
            text=command.we_will,
            due_on=command.due_on,
            origin_id=fact.originator_id,
            origin_kind="feedback",
            through_origin=True,
        )


FEEDBACK: dict[type[Fact], Policy] = {events.ActionPromised: promise_becomes_commitment}
