"""Decisions beside the flow: make-good, joint statement, protection, withdrawal."""

from uuid import UUID

from domain.calendar import local_day
from domain.disclosures import commands, events
from domain.disclosures.record import Disclosure, MakeGood
from domain.disclosures.telling import must_be_open
from domain.facts import other
from domain.records import By, must, present


def promise_make_good(disclosure: Disclosure, command: commands.PromiseMakeGood, by: By) -> None:
    """Promise a remedy; the other side confirms it once delivered."""
    must_be_open(disclosure)
    must(command.make_good_id not in disclosure.make_goods, "This make-good is promised already.")
    must(
        command.due_on >= local_day(by.calendar(by.side), by.at),
        "Choose a day that is still to come.",
        "due_on",
    )
    disclosure.happened(
        events.MakeGoodPromised,
        command,
        by,
        make_good_id=command.make_good_id,
        harmed=command.harmed,
        remedy=command.remedy,
        harmed_side=other(by.side),
        due_on=command.due_on,
    )


def deliver_make_good(disclosure: Disclosure, command: commands.DeliverMakeGood, by: By) -> None:
    """Say how it was delivered."""
    good = _make_good(disclosure, command.make_good_id)
    must(good.promised_by == by.side, "The side that promised the remedy delivers it.")
    must(good.state == "promised", f"This make-good is {good.state} already.")
    disclosure.happened(
        events.MakeGoodDelivered, command, by, make_good_id=command.make_good_id, how=command.how
    )


def confirm_make_good(disclosure: Disclosure, command: commands.ConfirmMakeGood, by: By) -> None:
    """Confirm that it was made good."""
    _judgeable(disclosure, command.make_good_id, by)
    disclosure.happened(events.MakeGoodConfirmed, command, by, make_good_id=command.make_good_id)


def dispute_make_good(disclosure: Disclosure, command: commands.DisputeMakeGood, by: By) -> None:
    """Say why it is not made good; it is to be delivered again."""
    _judgeable(disclosure, command.make_good_id, by)
    disclosure.happened(
        events.MakeGoodDisputed,
        command,
        by,
        make_good_id=command.make_good_id,
        reason=command.reason,
    )


def draft_statement(disclosure: Disclosure, command: commands.DraftStatement, by: By) -> None:
    """Draft the joint statement anew."""
    must_be_open(disclosure)
    must(not disclosure.released, "The joint statement is released.")
    disclosure.happened(
        events.StatementDrafted, command, by, number=disclosure.statement + 1, text=command.text
    )


def approve_statement(disclosure: Disclosure, command: commands.ApproveStatement, by: By) -> None:
    """Approve the current draft."""
    _current_draft(disclosure, command.number)
    must(by.side not in disclosure.approvals, "Your side has approved this draft already.")
    disclosure.happened(events.StatementApproved, command, by, number=command.number)


def release_statement(disclosure: Disclosure, command: commands.ReleaseStatement, by: By) -> None:
    """Release what both leads approved."""
    _current_draft(disclosure, command.number)
    must(
        len(disclosure.approvals) == len(("brand", "bpo")),
        "Both leads must approve the draft first.",
    )
    disclosure.happened(events.StatementReleased, command, by, number=command.number)


def ask_protection_lift(
    disclosure: Disclosure, command: commands.AskProtectionLift, by: By
) -> None:
    """Hold that it was deliberate."""
    must(disclosure.protected, "This disclosure is not protected.")
    must(disclosure.teller != by.side, "The other side’s lead can ask to lift protection.")
    must(not disclosure.lift_asked, "This has been asked already.")
    disclosure.happened(events.ProtectionLiftAsked, command, by, reason=command.reason)


def lift_protection(disclosure: Disclosure, command: commands.LiftProtection, by: By) -> None:
    """Agree to lift it."""
    _lift_answerable(disclosure, by)
    disclosure.happened(events.ProtectionLifted, command, by)


def uphold_protection(disclosure: Disclosure, command: commands.UpholdProtection, by: By) -> None:
    """Disagree; it stays."""
    _lift_answerable(disclosure, by)
    disclosure.happened(events.ProtectionUpheld, command, by, reason=command.reason)


def ask_withdrawal(disclosure: Disclosure, command: commands.AskWithdrawal, by: By) -> None:
    """Hold that it was no mistake."""
    must_be_open(disclosure)
    must(disclosure.withdrawal is None, "A withdrawal is asked for already.")
    disclosure.happened(events.WithdrawalAsked, command, by, reason=command.reason)


def agree_withdrawal(disclosure: Disclosure, command: commands.AgreeWithdrawal, by: By) -> None:
    """Agree; the disclosure is withdrawn and stays in the history."""
    _withdrawal_answerable(disclosure, by)
    unmade = any(good.state != "confirmed" for good in disclosure.make_goods.values())
    must(not unmade, "A make-good is not confirmed yet: it cannot be withdrawn before it is.")
    disclosure.happened(events.DisclosureWithdrawn, command, by)


def decline_withdrawal(disclosure: Disclosure, command: commands.DeclineWithdrawal, by: By) -> None:
    """Disagree; the flow goes on."""
    _withdrawal_answerable(disclosure, by)
    disclosure.happened(events.WithdrawalDeclined, command, by, reason=command.reason)


def _make_good(disclosure: Disclosure, make_good_id: UUID) -> MakeGood:
    must_be_open(disclosure)
    return present(disclosure.make_goods.get(make_good_id), "There is no such make-good.")


def _judgeable(disclosure: Disclosure, make_good_id: UUID, by: By) -> None:
    good = _make_good(disclosure, make_good_id)
    must(good.harmed_side == by.side, "The harmed side confirms or disputes a make-good.")
    must(good.state == "delivered", "It is confirmed or disputed once it is delivered.")


def _current_draft(disclosure: Disclosure, number: int) -> None:
    must_be_open(disclosure)
    must(disclosure.statement, "There is no joint statement yet.")
    must(not disclosure.released, "The joint statement is released already.")
    must(disclosure.statement == number, "The statement has been redrafted since.")


def _lift_answerable(disclosure: Disclosure, by: By) -> None:
    must(disclosure.lift_asked, "Nobody has asked to lift protection.")
    must(disclosure.teller == by.side, "The discloser’s lead answers this.")


def _withdrawal_answerable(disclosure: Disclosure, by: By) -> None:
    must(disclosure.is_open and disclosure.withdrawal, "No withdrawal is asked for.")
    must(disclosure.withdrawal != by.side, "The other side answers this.")
