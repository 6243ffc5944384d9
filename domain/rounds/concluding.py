"""Discussing what was revealed, and closing the round with what both sides will do."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, TypeVar
from uuid import UUID, uuid5

from domain.calendar import local_day
from domain.facts import SIDES, Side
from domain.records import By, must, present
from domain.rounds import commands, events
from domain.rounds.record import Round

T = TypeVar("T")

ROWS = (1, 2, 3)
"""The commitments a round may end with."""


class Promise(NamedTuple):
    """One commitment that is proposed."""

    commitment_id: UUID
    owner_side: Side
    text: str
    due_on: date


def discuss(round: Round, command: commands.DiscussRound, by: By) -> None:
    """Write down what was said, on a day between the reveal and today."""
    must(round.stage == "revealed", _standing(round))
    revealed_at = present(round.revealed_at, "This round is not revealed.")
    first = min(local_day(by.calendar(side), revealed_at) for side in SIDES)
    last = max(local_day(by.calendar(side), by.at) for side in SIDES)
    must(command.held_on >= first, "This day is before the reveal.", "held_on")
    must(command.held_on <= last, "This day is still to come.", "held_on")
    round.happened(events.RoundDiscussed, command, by, held_on=command.held_on, text=command.text)


def propose_closing(round: Round, command: commands.ProposeClosing, by: By) -> None:
    """Propose what both will do; it takes the place of one's own earlier proposal."""
    must(round.stage == "discussed", _standing(round))
    must(
        round.closing_by in (None, by.side),
        "The other side has proposed how to close it: agree to that, or decline it first.",
    )
    promises = list(_promises(command, by))
    round.happened(events.ClosingProposed, command, by, commitments=len(promises))
    for each in promises:
        round.happened(events.CommitmentProposed, command, by, **each._asdict())


def agree_closing(round: Round, command: commands.AgreeClosing, by: By) -> None:
    """Agree; every commitment is made at once."""
    _must_be_asked(round, by)
    for each in round.proposed.values():
        must(
            each.due_on >= local_day(by.calendar(each.owner_side), by.at),
            "One of the days has passed meanwhile: decline, and agree on another day.",
        )
    for each in list(round.proposed.values()):
        round.happened(
            events.CommitmentAgreed,
            command,
            by,
            commitment_id=each.commitment_id,
            owner_side=each.owner_side,
            text=each.text,
            due_on=each.due_on,
        )
    round.happened(events.RoundClosed, command, by)


def decline_closing(round: Round, command: commands.DeclineClosing, by: By) -> None:
    """Do not agree to it."""
    _must_be_asked(round, by)
    round.happened(events.ClosingDeclined, command, by, reason=command.reason)


def settle_commitment(round: Round, command: commands.SettleCommitment, by: By) -> None:
    """Note what became of a commitment."""
    must(command.commitment_id in round.agreed, "This commitment did not come of this round.")
    round.happened(
        events.CommitmentSettled,
        command,
        by,
        commitment_id=command.commitment_id,
        outcome=command.outcome,
    )


def _promises(command: commands.ProposeClosing, by: By) -> Iterator[Promise]:
    for row in ROWS:
        text, owner, due_on = (
            getattr(command, f"{name}_{row}") for name in ("text", "owner", "due")
        )
        if not (text or owner or due_on):
            continue
        must(text, "Say in words what is promised.", f"text_{row}")
        side = _given(owner, "Say which side does it.", f"owner_{row}")
        day = _given(due_on, "Say by which day.", f"due_{row}")
        must(
            day >= local_day(by.calendar(side), by.at),
            "Choose a day that is still to come.",
            f"due_{row}",
        )
        promise_id = uuid5(command.record_id, f"{command.command_id}/{row}")
        yield Promise(promise_id, side, text, day)


def _must_be_asked(round: Round, by: By) -> None:
    must(round.stage == "discussed", _standing(round))
    must(round.closing_by, "Nobody has proposed how to close it.")
    must(round.closing_by != by.side, "This is for the other side to answer: yours proposed it.")


def _given(value: T | None, sentence: str, field: str) -> T:
    must(value, sentence, field)
    return present(value, sentence)


def _standing(round: Round) -> str:
    waiting = round.stage in ("planned", "open", "revealed")
    return f"This round is {round.stage}{'' if waiting else ' already'}."
