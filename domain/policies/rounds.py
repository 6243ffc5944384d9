"""What follows from what happens to a round."""

from collections.abc import Iterator

from domain.commitments import commands as commitments
from domain.facts import Fact
from domain.policies.linking import Origin, Policy, envelope
from domain.records import Command
from domain.rounds import events


def agreed_becomes_commitment(
    fact: events.CommitmentAgreed, _: Command, __: Origin
) -> Iterator[Command]:
    """What both sides agreed on is a commitment that is accepted already."""
    yield commitments.MakeCommitment(
        **envelope(fact, fact.commitment_id),
        text=fact.text,
        due_on=fact.due_on,
        origin_id=fact.originator_id,
        origin_kind="round",
        owner_side=fact.owner_side,
        through_origin=True,
        agreed=True,
    )


TABLE: dict[type[Fact], Policy] = {events.CommitmentAgreed: agreed_becomes_commitment}
