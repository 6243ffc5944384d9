"""The joint statement, protection, and agreeing that it was no mistake."""

import pytest

from domain.disclosures import commands as c
from domain.disclosures import events as e
from domain.disclosures.record import Disclosure
from domain.facts import NotAllowed
from tests.domain.told import MISDIRECTED, checked, closed, told
from tests.scenario import DANA, MARCUS, PRIYA, TOMAS

TEXT = {"text": "We are both addressing this."}


def drafted(story):
    return told(story).given(c.DraftStatement, by=TOMAS, **TEXT)


def test_both_leads_approve_a_statement_before_one_releases_it(story):
    drafted(story).when(c.ApproveStatement, by=PRIYA, number=1)
    story.then((e.StatementApproved, {"number": 1, "side": "bpo", "ball": None}))
    with story.refused("Both leads must approve"):
        story.when(c.ReleaseStatement, by=PRIYA, number=1)

    story.given(c.ApproveStatement, by=DANA, number=1).when(c.ReleaseStatement, by=DANA, number=1)
    story.then((e.StatementReleased, {"number": 1}))


def test_approvals_lapse_with_a_new_draft(story):
    drafted(story).given(c.ApproveStatement, by=PRIYA, number=1).given(
        c.ApproveStatement, by=DANA, number=1
    )
    story.when(c.DraftStatement, by=MARCUS, text="We are both on it.")
    story.then((e.StatementDrafted, {"number": 2, "text": "We are both on it."}))

    with story.refused("redrafted since"):
        story.when(c.ReleaseStatement, by=DANA, number=1)
    with story.refused("Both leads must approve"):
        story.when(c.ReleaseStatement, by=DANA, number=2)
    with story.refused("redrafted since"):
        story.when(c.ApproveStatement, by=DANA, number=1)


def test_a_side_approves_a_draft_once(story):
    drafted(story).given(c.ApproveStatement, by=PRIYA, number=1)

    with story.refused("approved this draft already"):
        story.when(c.ApproveStatement, by=PRIYA, number=1)


def test_members_draft_statements_and_leads_approve_them(story):
    drafted(story)

    for kind in (c.ApproveStatement, c.ReleaseStatement):
        with story.refused("does not approve and release", NotAllowed):
            story.when(kind, by=MARCUS, number=1)


def test_what_is_released_stays_as_it_is(story):
    drafted(story).given(c.ApproveStatement, by=PRIYA, number=1).given(
        c.ApproveStatement, by=DANA, number=1
    )
    story.given(c.ReleaseStatement, by=DANA, number=1)

    with story.refused("released"):
        story.when(c.DraftStatement, by=PRIYA, **TEXT)
    with story.refused("released already"):
        story.when(c.ReleaseStatement, by=PRIYA, number=1)


def test_there_is_nothing_to_approve_before_a_draft(story):
    told(story)

    with story.refused("There is no joint statement yet"):
        story.when(c.ApproveStatement, by=DANA, number=0)


# --- Protection ---------------------------------------------------------------------------------

DELIBERATE = {"reason": "The list was chosen knowingly."}


def test_protection_is_lifted_by_both_leads_together(story):
    told(story).when(c.AskProtectionLift, by=DANA, **DELIBERATE)
    story.then((e.ProtectionLiftAsked, {**DELIBERATE, "ball": None}))
    with story.refused("asked already"):
        story.when(c.AskProtectionLift, by=DANA, **DELIBERATE)
    for kind, fields in ((c.LiftProtection, {}), (c.UpholdProtection, {"reason": "No."})):
        with story.refused("The discloser’s lead answers"):
            story.when(kind, by=DANA, **fields)

    story.when(c.LiftProtection, by=PRIYA)
    story.then(e.ProtectionLifted)
    assert not story.record(Disclosure).protected
    with story.refused("is not protected"):
        story.when(c.AskProtectionLift, by=DANA, **DELIBERATE)


def test_protection_upheld_stays_and_may_be_questioned_again(story):
    told(story).given(c.AskProtectionLift, by=DANA, **DELIBERATE)
    story.when(c.UpholdProtection, by=PRIYA, reason="The list was the only one there.")
    story.then((e.ProtectionUpheld, {"reason": "The list was the only one there."}))

    assert story.record(Disclosure).protected
    story.when(c.AskProtectionLift, by=DANA, **DELIBERATE)
    story.then(e.ProtectionLiftAsked)


def test_the_discloser_does_not_ask_to_lift_its_own_protection(story):
    told(story)

    with story.refused("The other side’s lead can ask"):
        story.when(c.AskProtectionLift, by=PRIYA, **DELIBERATE)


def test_nobody_answers_what_nobody_asked(story):
    told(story)

    for kind, fields in ((c.LiftProtection, {}), (c.UpholdProtection, {"reason": "No."})):
        with story.refused("Nobody has asked"):
            story.when(kind, by=PRIYA, **fields)


def test_what_is_not_protected_cannot_be_lifted(story):
    told(story, noticed_first="outside")

    with story.refused("is not protected"):
        story.when(c.AskProtectionLift, by=DANA, **DELIBERATE)


# --- Withdrawal ---------------------------------------------------------------------------------

NO_MISTAKE = {"reason": "A drill with invented addresses."}


@pytest.mark.parametrize(("asks", "answers"), [(PRIYA, DANA), (DANA, PRIYA)])
def test_both_agree_that_it_was_no_mistake_and_the_record_stays(story, asks, answers):
    told(story).when(c.AskWithdrawal, by=asks, **NO_MISTAKE)
    story.then((e.WithdrawalAsked, {**NO_MISTAKE, "stage": None}))
    with story.refused("asked for already"):
        story.when(c.AskWithdrawal, by=answers, **NO_MISTAKE)
    with story.refused("The other side answers"):
        story.when(c.AgreeWithdrawal, by=asks)

    story.when(c.AgreeWithdrawal, by=answers)
    story.then((e.DisclosureWithdrawn, {"stage": "withdrawn", "ball": "nobody"}))
    with story.refused("This disclosure is withdrawn"):
        story.when(c.GiveUpdate, by=PRIYA, text="Still here.")
    with story.refused("told already"):
        story.when(c.TellDisclosure, by=PRIYA, **MISDIRECTED)


def test_a_withdrawal_declined_leaves_the_flow_where_it_was(story):
    told(story).given(c.AskWithdrawal, by=PRIYA, **NO_MISTAKE)
    with story.refused("The other side answers"):
        story.when(c.DeclineWithdrawal, by=PRIYA, reason="It was one.")

    story.when(c.DeclineWithdrawal, by=DANA, reason="Two addresses were real.")
    story.then((e.WithdrawalDeclined, {"reason": "Two addresses were real.", "stage": None}))
    with story.refused("No withdrawal is asked for"):
        story.when(c.AgreeWithdrawal, by=DANA)


def test_a_withdrawal_that_waits_for_an_answer_keeps_it_open(story):
    checked(story).given(c.AskWithdrawal, by=DANA, **NO_MISTAKE)

    with story.refused("answer it first"):
        story.when(c.CloseDisclosure, by=PRIYA, lesson="None.", thanks="None.")


def test_what_is_closed_is_not_withdrawn(story):
    closed(story)

    with story.refused("This disclosure is closed"):
        story.when(c.AskWithdrawal, by=DANA, **NO_MISTAKE)


def test_members_do_not_agree_that_it_was_no_mistake(story):
    told(story).given(c.AskWithdrawal, by=DANA, **NO_MISTAKE)

    with story.refused("", NotAllowed):
        story.when(c.AgreeWithdrawal, by=TOMAS)
