"""What follows from what: the only place that joins records.

A policy takes a fact just decided, with the command behind it, and answers with follow-up
commands that are carried out in the same write. Their ids derive from the command's, so that a
retry is harmless.
"""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid5

from domain.commitments import commands as commitments
from domain.commitments import events as committed
from domain.disclosures import commands as disclosures
from domain.disclosures import events as disclosed
from domain.facts import Fact
from domain.records import Command

Policy = Callable[[Any, Any, "Origin"], Iterator[Command]]


class Origin:
    """Where the record a fact belongs to came from (``record_id``), or ``None``."""

    def __init__(self, record_id: UUID | None) -> None:
        self.record_id = record_id


def correction_becomes_commitment(
    fact: disclosed.CorrectionPromised, command: disclosures.PromiseCorrection, _: Origin
) -> Iterator[Command]:
    """A promised correction is a commitment."""
    yield commitments.MakeCommitment(
        **_following(fact, fact.commitment_id),
        text=command.text,
        due_on=command.due_on,
        kind=fact.correction_kind,
        origin_id=fact.originator_id,
        through_origin=True,
    )


def make_good_becomes_commitment(
    fact: disclosed.MakeGoodPromised, command: disclosures.PromiseMakeGood, _: Origin
) -> Iterator[Command]:
    """A promised remedy is a commitment of the same id."""
    yield commitments.MakeCommitment(
        **_following(fact, fact.make_good_id),
        text=command.remedy,
        due_on=command.due_on,
        kind="make_good",
        origin_id=fact.originator_id,
        through_origin=True,
    )


def delivery_keeps_commitment(
    fact: disclosed.MakeGoodDelivered, command: disclosures.DeliverMakeGood, _: Origin
) -> Iterator[Command]:
    """A delivered remedy keeps its commitment."""
    yield commitments.KeepCommitment(
        **_following(fact, fact.make_good_id), evidence=command.how, through_origin=True
    )


def dispute_reopens_commitment(
    fact: disclosed.MakeGoodDisputed, command: disclosures.DisputeMakeGood, _: Origin
) -> Iterator[Command]:
    """A disputed remedy opens its commitment again."""
    yield commitments.DisputeKeeping(
        **_following(fact, fact.make_good_id), reason=command.reason, through_origin=True
    )


def commitment_settles_correction(fact: Fact, _: Command, origin: Origin) -> Iterator[Command]:
    """What becomes of a commitment is noted on the disclosure it came from."""
    if origin.record_id:
        yield disclosures.SettleCorrection(
            **_following(fact, origin.record_id),
            commitment_id=fact.originator_id,
            outcome=OUTCOMES[type(fact)],
        )


def recurrence_is_noted(
    fact: disclosed.DisclosureTold, _: Command, __: Origin
) -> Iterator[Command]:
    """Telling that it happened again marks the earlier disclosure; links point both ways."""
    if fact.recurrence_of:
        yield disclosures.NoteRecurrence(
            **_following(fact, fact.recurrence_of), recurrence_id=fact.originator_id
        )
    for linked in fact.links:
        yield disclosures.NoteLink(**_following(fact, linked), to_id=fact.originator_id)


def link_points_both_ways(
    fact: disclosed.DisclosureLinked, command: Command, _: Origin
) -> Iterator[Command]:
    """A link is shown on both pages."""
    if not isinstance(command, disclosures.NoteLink):
        yield disclosures.NoteLink(**_following(fact, fact.to_id), to_id=fact.originator_id)


OUTCOMES: dict[type[Fact], disclosed.Outcome] = {
    committed.CommitmentKept: "kept",
    committed.CommitmentKeptLate: "kept late",
    committed.CommitmentRepaired: "repaired",
    committed.CommitmentReleased: "released",
    committed.KeepingDisputed: "reopened",
}

POLICIES: dict[type[Fact], Policy] = {
    disclosed.CorrectionPromised: correction_becomes_commitment,
    disclosed.MakeGoodPromised: make_good_becomes_commitment,
    disclosed.MakeGoodDelivered: delivery_keeps_commitment,
    disclosed.MakeGoodDisputed: dispute_reopens_commitment,
    disclosed.DisclosureTold: recurrence_is_noted,
    disclosed.DisclosureLinked: link_points_both_ways,
    **dict.fromkeys(OUTCOMES, commitment_settles_correction),
}


def _following(fact: Fact, record_id: UUID) -> dict[str, Any]:
    return {
        "command_id": uuid5(
            fact.command_id, f"{fact.originator_id}/{fact.originator_version}/{record_id}"
        ),
        "partnership_id": fact.partnership_id,
        "record_id": record_id,
    }
