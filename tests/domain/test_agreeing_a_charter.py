import pytest

from domain.disclosures.commands import TellDisclosure
from domain.disclosures.events import DisclosureProtected, DisclosureTold
from domain.facts import NotAllowed, RuleBroken
from domain.partnerships import commands as c
from domain.partnerships import events as e
from domain.terms import Target, Terms
from tests.domain.told import MISDIRECTED
from tests.scenario import DANA, MARCUS, OURS, PRIYA, TOMAS

HERE = {"record_id": OURS}
SHORT = Terms(protection_window_hours=1, values=("Candour",), targets=(Target("Answer in a day"),))
PROPOSED = {"terms": SHORT, "why": "Three days have been too long."}


def proposed(story, by=PRIYA, **more):
    return story.given(c.ProposeCharter, by=by, **HERE, **{**PROPOSED, **more})


@pytest.mark.parametrize(("lead", "ball"), [(PRIYA, "brand"), (DANA, "bpo")])
def test_a_lead_proposes_terms_and_the_other_lead_is_waited_for(story, lead, ball):
    story.when(c.ProposeCharter, by=lead, **HERE, **PROPOSED)

    story.then(
        (e.CharterProposed, {**PROPOSED, "number": 1, "stage": "charter proposed", "ball": ball})
    )


def test_a_signed_charter_holds_at_once(story):
    proposed(story).when(c.SignCharter, by=DANA, **HERE, number=1)
    story.then((e.CharterSigned, {"number": 1, "stage": "open", "ball": "nobody"}))

    assert story.partnerships.partnership(OURS).terms == SHORT
    story.when(TellDisclosure, by=TOMAS, **MISDIRECTED)
    story.then(DisclosureTold)


def test_terms_proposed_are_not_yet_terms(story):
    proposed(story).when(TellDisclosure, by=TOMAS, **MISDIRECTED)

    story.then(DisclosureTold, (DisclosureProtected, {"window_hours": 72}))


def test_nobody_signs_or_declines_alone(story):
    proposed(story)

    for kind, fields in ((c.SignCharter, {}), (c.DeclineCharter, {"reason": "No."})):
        with story.refused("by the other side’s lead"):
            story.when(kind, by=PRIYA, **HERE, number=1, **fields)


def test_a_charter_declined_leaves_the_old_terms(story):
    proposed(story).when(
        c.DeclineCharter, by=DANA, **HERE, number=1, reason="An hour is too short."
    )

    story.then(
        (e.CharterDeclined, {"reason": "An hour is too short.", "stage": "open", "ball": "nobody"})
    )
    assert story.partnerships.partnership(OURS).terms == Terms()


def test_a_proposal_is_taken_back_by_the_side_that_made_it(story):
    proposed(story)
    with story.refused("Only the side that proposed it"):
        story.when(c.TakeBackCharter, by=DANA, **HERE, number=1, reason="Too early.")

    story.when(c.TakeBackCharter, by=PRIYA, **HERE, number=1, reason="Too early.")
    story.then((e.CharterTakenBack, {"reason": "Too early.", "stage": "open", "ball": "nobody"}))


@pytest.mark.parametrize(
    ("kind", "by", "fields"),
    [
        (c.SignCharter, DANA, {}),
        (c.DeclineCharter, DANA, {"reason": "No."}),
        (c.TakeBackCharter, PRIYA, {"reason": "No."}),
    ],
)
def test_what_is_no_longer_open_is_not_answered(story, kind, by, fields):
    with story.refused("no longer open"):
        story.when(kind, by=by, **HERE, number=1, **fields)
    proposed(story).given(c.SignCharter, by=DANA, **HERE, number=1)
    with story.refused("no longer open"):
        story.when(kind, by=by, **HERE, number=1, **fields)


def test_a_second_proposal_of_one_s_own_replaces_the_first(story):
    proposed(story)
    two_hours = Terms(protection_window_hours=2)
    proposed(story, terms=two_hours).then((e.CharterProposed, {"number": 2, "terms": two_hours}))

    with story.refused("no longer open"):
        story.when(c.SignCharter, by=DANA, **HERE, number=1)
    story.when(c.SignCharter, by=DANA, **HERE, number=2)
    assert story.partnerships.partnership(OURS).terms == two_hours


def test_while_the_other_side_waits_for_an_answer_one_answers(story):
    proposed(story)

    with story.refused("Sign or decline it first"):
        proposed(story, DANA, terms=Terms(gift_cap=1))


def test_members_do_not_propose_or_sign(story):
    with story.refused("does not propose a charter", NotAllowed):
        proposed(story, MARCUS)
    proposed(story)
    with story.refused("does not sign or decline", NotAllowed):
        story.when(c.SignCharter, by=MARCUS, **HERE, number=1)


@pytest.mark.parametrize(
    ("terms", "why"),
    [
        (Terms(), "already in force"),
        (Terms(check_days_min=50, check_days_max=40), "must not be shorter"),
        (Terms(protection_window_hours=0), "protection_window_hours"),
        (Terms(renegotiations_max=-1), "renegotiations_max"),
        (Terms(look_back_from="mild"), "look_back_from"),
    ],
)
def test_terms_that_make_no_sense_are_not_proposed(story, terms, why):
    with story.refused(why):
        proposed(story, terms=terms)


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"ready_percent": 101}, "ready_percent"),
        ({"go_live_weekdays": ()}, "go_live_weekdays"),
        ({"go_live_weekdays": (7,)}, "go_live_weekdays"),
        ({"go_live_from": "6 o’clock"}, "go_live_from"),
        ({"go_live_until": "24:00"}, "go_live_until"),
        ({"go_live_from": "12:00", "go_live_until": "12:00"}, "go_live_until"),
    ],
)
def test_times_nothing_could_go_live_at_are_refused(story, terms, field):
    with pytest.raises(RuleBroken) as refusal:
        story.when(c.ProposeCharter, by=DANA, record_id=OURS, terms=Terms(**terms), why="So.")
    assert refusal.value.field == field
