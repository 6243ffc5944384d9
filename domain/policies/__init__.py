"""What follows from what: the only place that joins records.

A policy takes a fact just decided, with the command behind it, and answers with follow-up
commands that are carried out in the same write. Their ids derive from the command's, so that a
retry is harmless.
"""

from collections.abc import Iterator
from typing import Any

from domain.changes import events as changed
from domain.commitments import commands as commitments
from domain.commitments import events as committed
from domain.disclosures import commands as disclosures
from domain.disclosures import events as disclosed
from domain.facts import Fact
from domain.feedback.commands import SettleAction
from domain.policies import recognition, rounds
from domain.policies import visits as on_visits
from domain.policies.feedback import FEEDBACK
from domain.policies.linking import Origin, Policy, envelope
from domain.policies.pulses import PULSES
from domain.records import Command
from domain.rounds.commands import SettleCommitment
from domain.schedules import commands as schedules
from domain.schedules.record import schedule_id_of
from domain.visits import commands as visits


def correction_becomes_commitment(
    fact: disclosed.CorrectionPromised, command: disclosures.PromiseCorrection, _: Origin
) -> Iterator[Command]:
    """A promised correction is a commitment."""
    yield commitments.MakeCommitment(
        **envelope(fact, fact.commitment_id),
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
        **envelope(fact, fact.make_good_id),
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
        **envelope(fact, fact.make_good_id), evidence=command.how, through_origin=True
    )


def dispute_reopens_commitment(
    fact: disclosed.MakeGoodDisputed, command: disclosures.DisputeMakeGood, _: Origin
) -> Iterator[Command]:
    """A disputed remedy opens its commitment again."""
    yield commitments.DisputeKeeping(
        **envelope(fact, fact.make_good_id), reason=command.reason, through_origin=True
    )


def commitment_settles_origin(fact: Fact, _: Command, origin: Origin) -> Iterator[Command]:
    """What becomes of a commitment is noted on the record it came from."""
    if origin.record_id:
        yield SETTLING[origin.kind](
            **envelope(fact, origin.record_id),
            commitment_id=fact.originator_id,
            outcome=OUTCOMES[type(fact)],
        )


def recurrence_is_noted(
    fact: disclosed.DisclosureTold, _: Command, __: Origin
) -> Iterator[Command]:
    """Telling that it happened again marks the earlier disclosure; links point both ways."""
    if fact.recurrence_of:
        yield disclosures.NoteRecurrence(
            **envelope(fact, fact.recurrence_of), recurrence_id=fact.originator_id
        )
    for linked in fact.links:
        yield disclosures.NoteLink(**envelope(fact, linked), to_id=fact.originator_id)


def link_points_both_ways(
    fact: disclosed.DisclosureLinked, command: Command, _: Origin
) -> Iterator[Command]:
    """A link is shown on both pages."""
    if not isinstance(command, disclosures.NoteLink):
        yield disclosures.NoteLink(**envelope(fact, fact.to_id), to_id=fact.originator_id)


def scheduling_takes_slot(
    fact: changed.ChangeScheduled, _: Command, __: Origin
) -> Iterator[Command]:
    """A scheduled change takes its time and load."""
    yield schedules.TakeSlot(
        **_on_schedule(fact),
        effective_at=fact.effective_at,
        week=fact.week,
        team_ids=fact.team_ids,
        load_points=fact.load_points,
    )


def late_assessment_takes_slot(
    fact: changed.ChangeAssessed, _: Command, __: Origin
) -> Iterator[Command]:
    """What was live before it was assessed weighs on the week it went live."""
    if fact.live_at and fact.week:
        yield schedules.TakeSlot(
            **_on_schedule(fact),
            effective_at=fact.live_at,
            week=fact.week,
            team_ids=fact.team_ids,
            load_points=fact.load_points,
        )


def giving_up_releases_slot(fact: Fact, _: Command, __: Origin) -> Iterator[Command]:
    """A time that was given up is free again."""
    yield schedules.ReleaseSlot(**_on_schedule(fact))


def paper_enters_debt(fact: changed.PaperOwed, _: Command, __: Origin) -> Iterator[Command]:
    """Paper owed counts against the cap."""
    yield schedules.EnterPaperDebt(**_on_schedule(fact))


def paper_clears_debt(fact: Fact, _: Command, __: Origin) -> Iterator[Command]:
    """Paper signed, waived or no longer wanted counts no more."""
    yield schedules.ClearPaperDebt(**_on_schedule(fact))


def withdrawal_frees_schedule(
    fact: changed.ChangeWithdrawn, command: Command, origin: Origin
) -> Iterator[Command]:
    """A withdrawn change takes no time and owes no paper."""
    yield from giving_up_releases_slot(fact, command, origin)
    yield from paper_clears_debt(fact, command, origin)


def origin_is_noted(
    fact: changed.ChangeSubmitted | changed.EmergencyRaised | changed.UnilateralReported,
    _: Command,
    __: Origin,
) -> Iterator[Command]:
    """A disclosure shows the change that came from it."""
    if fact.came_from:
        yield disclosures.NoteChange(
            **envelope(fact, fact.came_from),
            change_id=fact.originator_id,
            relation="came_from",
        )


def change_link_is_noted(
    fact: changed.DisclosureLinked, _: Command, __: Origin
) -> Iterator[Command]:
    """A change and a disclosure that are linked say so on both pages."""
    yield disclosures.NoteChange(
        **envelope(fact, fact.disclosure_id),
        change_id=fact.originator_id,
        relation=fact.relation,
    )


OUTCOMES: dict[type[Fact], disclosed.Outcome] = {
    committed.CommitmentKept: "kept",
    committed.CommitmentKeptLate: "kept late",
    committed.CommitmentRepaired: "repaired",
    committed.CommitmentReleased: "released",
    committed.KeepingDisputed: "reopened",
    committed.CommitmentDeclined: "released",
}

SETTLING: dict[str, Any] = {
    "disclosure": disclosures.SettleCorrection,
    "feedback": SettleAction,
    "round": SettleCommitment,
    "visit": visits.SettleRoadblock,
}
"""What notes the outcome of a commitment, by the kind of record it came from."""

OWN: dict[type[Fact], Policy] = {
    disclosed.CorrectionPromised: correction_becomes_commitment,
    disclosed.MakeGoodPromised: make_good_becomes_commitment,
    disclosed.MakeGoodDelivered: delivery_keeps_commitment,
    disclosed.MakeGoodDisputed: dispute_reopens_commitment,
    disclosed.DisclosureTold: recurrence_is_noted,
    disclosed.DisclosureLinked: link_points_both_ways,
    changed.ChangeSubmitted: origin_is_noted,
    changed.EmergencyRaised: origin_is_noted,
    changed.UnilateralReported: origin_is_noted,
    changed.DisclosureLinked: change_link_is_noted,
    changed.ChangeScheduled: scheduling_takes_slot,
    changed.ChangeAssessed: late_assessment_takes_slot,
    changed.ChangeUnscheduled: giving_up_releases_slot,
    changed.ChangeWithdrawn: withdrawal_frees_schedule,
    changed.ChangeDeclined: paper_clears_debt,
    changed.PaperOwed: paper_enters_debt,
    changed.PaperWaived: paper_clears_debt,
    changed.PaperSigned: paper_clears_debt,
    **dict.fromkeys(OUTCOMES, commitment_settles_origin),
}


TABLES: tuple[dict[type[Fact], Policy], ...] = (
    OWN,
    FEEDBACK,
    recognition.TABLE,
    rounds.TABLE,
    on_visits.TABLE,
    PULSES,
)


def following(fact: Fact, command: Command, origin: Origin) -> Iterator[Command]:
    """What follows from a fact on other records, in the order of ``TABLES``."""
    for table in TABLES:
        if policy := table.get(type(fact)):
            yield from policy(fact, command, origin)


def _on_schedule(fact: Fact) -> dict[str, Any]:
    schedule_id = schedule_id_of(fact.partnership_id)
    return {**envelope(fact, schedule_id), "change_id": fact.originator_id}
