"""Decisions about appeals: raise, propose a ruling, agree, refuse, withdraw."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from domain.appeals import commands, events
from domain.appeals.record import Appeal
from domain.records import By, must, present

SCORED: dict[events.AboutKind, Callable[[Any, datetime], object]] = {
    "disclosure": lambda each, at: each.told_at and not each.is_imported,
    "change": lambda each, at: each.stage == "closed" or each.review.outcome,
    "commitment": lambda each, at: (
        each.stage in ("kept", "kept late", "repaired") or (each.is_open and each.due_at < at)
    ),
    "feedback": lambda each, at: (
        each.stage not in ("draft", "discarded", "given", "withdrawn")
        or (each.stage == "given" and each.acknowledge_by < at)
    ),
}
"""When a record counts for anything, by its kind; read from the record itself."""

NOT_SCORED: dict[events.AboutKind, str] = {
    "disclosure": "An imported disclosure counts for nothing: there is nothing to contest.",
    "change": "A change is contested once its outcome is judged.",
    "commitment": "A commitment is contested once it is kept, or its day has passed.",
    "feedback": "Feedback is contested once it is acknowledged, or the time for that has passed.",
}


def raise_appeal(appeal: Appeal, command: commands.RaiseAppeal, by: By) -> None:
    """Contest what a record counts for."""
    must(appeal.version == 0, "Your side has contested this already.")
    expected = commands.appeal_id_of(command.about_id, by.side, command.number)
    must(appeal.id == expected, "Contest this on the page of the record.")
    _must_be_next(command, by)
    found = by.find(command.about_kind, command.about_id)
    must(found, "There is no such record to contest.")
    must(SCORED[command.about_kind](found, by.at), NOT_SCORED[command.about_kind])
    appeal.happened(
        events.AppealRaised,
        command,
        by,
        about_kind=command.about_kind,
        about_id=command.about_id,
        number=command.number,
        contested=command.contested,
        reason=command.reason,
    )


def propose_ruling(appeal: Appeal, command: commands.ProposeRuling, by: By) -> None:
    """Propose a ruling."""
    _must_be_open(appeal)
    theirs = appeal.stage == "proposed" and appeal.ball == by.side
    must(not theirs, "The other lead has proposed a ruling: agree to it, or refuse with a reason.")
    corrects = command.ruling == "corrected"
    must(command.counts_as or not corrects, "What should it count as?", "counts_as")
    must(corrects or not command.counts_as, "This goes with a correction only.", "counts_as")
    appeal.happened(
        events.RulingProposed,
        command,
        by,
        proposal=appeal.proposals + 1,
        ruling=command.ruling,
        counts_as=command.counts_as,
        words=command.words,
    )


def agree_ruling(appeal: Appeal, command: commands.AgreeRuling, by: By) -> None:
    """Rule together."""
    proposal = _proposed(appeal, command.proposal, by)
    raised = present(appeal.raised, "There is no such appeal.")
    appeal.happened(
        events.AppealRuled,
        command,
        by,
        about_kind=raised.about_kind,
        about_id=raised.about_id,
        ruling=proposal.ruling,
        counts_as=proposal.counts_as,
    )


def refuse_ruling(appeal: Appeal, command: commands.RefuseRuling, by: By) -> None:
    """Do not rule so."""
    _proposed(appeal, command.proposal, by)
    appeal.happened(
        events.RulingRefused, command, by, proposal=command.proposal, reason=command.reason
    )


def withdraw(appeal: Appeal, command: commands.WithdrawAppeal, by: By) -> None:
    """Take it back."""
    _must_be_open(appeal)
    appeal.happened(events.AppealWithdrawn, command, by, reason=command.reason)


def _must_be_next(command: commands.RaiseAppeal, by: By) -> None:
    """An earlier appeal of the side on the same record is over, so there is one open at most."""
    if command.number > 1:
        before = commands.appeal_id_of(command.about_id, by.side, command.number - 1)
        earlier = by.look(Appeal, before)
        must(earlier.version, "Contest this on the page of the record.")
        must(not earlier.is_open, "Your side’s appeal on this record is still open.")


def _must_be_open(appeal: Appeal) -> None:
    must(appeal.is_open, f"This appeal is {appeal.stage} already.")


def _proposed(appeal: Appeal, number: int, by: By) -> events.RulingProposed:
    _must_be_open(appeal)
    proposal = present(appeal.proposal, "Nobody has proposed a ruling.")
    must(proposal.side != by.side, "The lead of the other side answers your proposal.")
    must(number == proposal.proposal, "Another ruling has been proposed since.")
    return proposal
