"""A breach of integrity: one lead states it, the other agrees or does not."""

import pytest

from domain.disclosures import commands as c
from domain.disclosures import events as e
from domain.facts import NotAllowed
from tests.domain.told import told
from tests.scenario import DANA, MARCUS, PRIYA

KNOWN = {"kind": "concealed", "severity": "high", "reason": "It stood in the chat a week before."}
PASSED_ON = {"kind": "audience", "severity": "low", "reason": "The list was in the press."}
THEIRS = {"kind": "problem_found", "where": "bpo"}


def test_both_leads_together_hold_that_it_was_concealed(story):
    told(story, by=DANA, **THEIRS).when(c.StateBreach, by=DANA, **KNOWN)
    story.then((e.BreachStated, {**KNOWN, "ball": None}))
    with story.refused("is stated already"):
        story.when(c.StateBreach, by=PRIYA, **PASSED_ON)
    with story.refused("The lead of the other side answers"):
        story.when(c.AgreeBreach, by=DANA)

    story.when(c.AgreeBreach, by=PRIYA)
    story.then((e.BreachAgreed, {"kind": "concealed"}))
    with story.refused("have agreed to this breach already"):
        story.when(c.StateBreach, by=DANA, **KNOWN)


def test_who_does_not_agree_says_why_and_it_may_be_stated_again(story):
    told(story).given(c.StateBreach, by=DANA, **PASSED_ON)
    story.when(c.DissentFromBreach, by=PRIYA, reason="The press had it from a customer.")
    story.then((e.BreachDissented, {"reason": "The press had it from a customer."}))

    story.when(c.StateBreach, by=DANA, **PASSED_ON)
    story.then(e.BreachStated)


def test_who_stated_it_takes_it_back(story):
    told(story).given(c.StateBreach, by=DANA, **PASSED_ON)
    with story.refused("Only the side that stated it"):
        story.when(c.TakeBackBreach, by=PRIYA, reason="No.")

    story.when(c.TakeBackBreach, by=DANA, reason="It was another list.")
    story.then((e.BreachTakenBack, {"kind": "audience"}))
    with story.refused("No breach waits"):
        story.when(c.AgreeBreach, by=PRIYA)


def test_what_is_protected_is_not_called_concealed(story):
    told(story)

    with story.refused("Question the protection first"):
        story.when(c.StateBreach, by=DANA, **KNOWN)


@pytest.mark.parametrize("where", ["brand", "outside"])
def test_only_a_problem_of_the_other_side_can_be_concealed_by_it(story, where):
    told(story, kind="problem_found", where=where)

    with story.refused("Only a problem of the other side"):
        story.when(c.StateBreach, by=DANA, **KNOWN)


def test_only_a_lead_states_a_breach(story):
    told(story)

    with story.refused(kind=NotAllowed):
        story.when(c.StateBreach, by=MARCUS, **PASSED_ON)


def test_nothing_is_stated_of_what_was_withdrawn(story):
    told(story).given(c.AskWithdrawal, by=PRIYA, reason="A drill.")
    story.given(c.AgreeWithdrawal, by=DANA)

    with story.refused("is not withdrawn"):
        story.when(c.StateBreach, by=DANA, **PASSED_ON)
