"""Both leads agree to other rules of the trust score; what would break a law is refused."""

import msgspec
import pytest

from domain.facts import NotAllowed
from domain.partnerships import commands as p
from domain.partnerships import events as e
from domain.partnerships.record import Partnership
from domain.rule_sets import FIRST
from tests.scenario import DANA, MARCUS, OURS, PRIYA

SLOWER = msgspec.structs.replace(FIRST, half_life_days=120.0)
LIGHTER = msgspec.structs.replace(FIRST, weights={**FIRST.weights, "kept": 0.5})
WHY = {"why": "A quarter is too short for us."}
PLACE = {"record_id": OURS}


@pytest.fixture
def proposed(story):
    """Nordlicht's lead proposed that evidence fades more slowly."""
    return story.given(p.ProposeRules, by=DANA, rules=SLOWER, **WHY, **PLACE)


def test_what_one_lead_proposes_and_the_other_agrees_to_is_the_next_version(proposed):
    with proposed.refused("by the other side’s lead"):
        proposed.when(p.AgreeRules, by=DANA, number=1, **PLACE)

    proposed.when(p.AgreeRules, by=PRIYA, number=1, **PLACE)
    proposed.then((e.RulesAgreed, {"number": 1, "version": 2, "stage": None}))
    assert proposed.record(Partnership, OURS).rules == SLOWER
    with proposed.refused("already in force"):
        proposed.when(p.ProposeRules, by=PRIYA, rules=SLOWER, **WHY, **PLACE)


def test_one_proposal_waits_at_a_time_and_ones_own_is_replaced(proposed):
    with proposed.refused("Agree to them or decline them first"):
        proposed.when(p.ProposeRules, by=PRIYA, rules=LIGHTER, **WHY, **PLACE)

    proposed.when(p.ProposeRules, by=DANA, rules=LIGHTER, **WHY, **PLACE)
    proposed.then((e.RulesProposed, {"number": 2, "rules": LIGHTER}))
    with proposed.refused("no longer open"):
        proposed.when(p.AgreeRules, by=PRIYA, number=1, **PLACE)


@pytest.mark.parametrize(
    ("kind", "by", "fact"),
    [(p.DeclineRules, PRIYA, e.RulesDeclined), (p.TakeBackRules, DANA, e.RulesTakenBack)],
)
def test_declined_or_taken_back_the_rules_stay_as_they_were(proposed, kind, by, fact):
    proposed.when(kind, by=by, number=1, reason="Let us wait for the review.", **PLACE)
    proposed.then((fact, {"reason": "Let us wait for the review."}))

    assert proposed.record(Partnership, OURS).rules == FIRST
    with proposed.refused("no longer open"):
        proposed.when(p.AgreeRules, by=PRIYA, number=1, **PLACE)


def test_rules_that_would_break_a_law_are_refused_with_an_example(story):
    weights = {**FIRST.weights, "told_late": 0.5}
    unlawful = msgspec.structs.replace(
        FIRST, weights=weights, outcomes={**FIRST.outcomes, "told_late": 0}
    )

    with story.refused("it stands at 64: telling would be worse than not telling"):
        story.when(p.ProposeRules, by=DANA, rules=unlawful, **WHY, **PLACE)


def test_only_leads_speak_of_the_rules(story):
    with story.refused(kind=NotAllowed):
        story.when(p.ProposeRules, by=MARCUS, rules=SLOWER, **WHY, **PLACE)
