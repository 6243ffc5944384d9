"""What follows from what happened on a visit."""

from collections.abc import Iterator

from domain.commitments import commands as commitments
from domain.facts import Fact
from domain.policies.linking import Origin, Policy, envelope
from domain.records import Command
from domain.visits import events as visited


def roadblock_becomes_commitment(
    fact: visited.RoadblockRaised, _: Command, __: Origin
) -> Iterator[Command]:
    """A roadblock is a commitment of its owner side, asked of it where the other side raised it."""
    yield commitments.MakeCommitment(
        **envelope(fact, fact.commitment_id),
        text=fact.text,
        due_on=fact.due_on,
        owner_side=fact.owner_side,
        origin_id=fact.originator_id,
        origin_kind="visit",
        through_origin=True,
    )


TABLE: dict[type[Fact], Policy] = {visited.RoadblockRaised: roadblock_becomes_commitment}
