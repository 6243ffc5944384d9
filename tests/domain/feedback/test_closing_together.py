"""What is not settled is closed by both leads; what comes soon after a disclosure is looked at."""

from uuid import uuid4

import pytest

from domain.disclosures import commands as d
from domain.facts import NotAllowed, OutOfDate
from domain.feedback import commands as c
from domain.feedback import events as e
from domain.records import CorrectText
from tests.candour import accepted, acknowledged, escalated, given, told_back
from tests.domain.told import MISDIRECTED, told
from tests.scenario import DANA, MARCUS, MONDAY, PRIYA, TOMAS

PROPOSED = {"conclusion": "agreed_to_differ", "words": "We see it differently and go on."}


def test_the_giver_s_side_says_whether_it_is_settled(story):
    told_back(story)
    for kind, fields in ((c.SettleFeedback, {}), (c.LeaveUnsettled, {"reason": "No."})):
        with story.refused("the record is theirs"):
            story.when(kind, by=TOMAS, **fields)
    story.when(c.LeaveUnsettled, by=DANA, reason="It happened again.")
    story.then((e.FeedbackNotSettled, {"stage": "escalated", "ball": "both"}))


@pytest.mark.parametrize("until", [given, acknowledged, accepted, escalated])
def test_it_is_settled_or_not_only_once_told_back(story, until):
    until(story)
    with story.refused("once the other side has told back"):
        story.when(c.SettleFeedback, by=MARCUS)
    with story.refused("once the other side has told back"):
        story.when(c.LeaveUnsettled, by=MARCUS, reason="No.")


@pytest.mark.parametrize(("one", "another", "side"), [(DANA, PRIYA, "bpo"), (PRIYA, DANA, "brand")])
def test_one_lead_proposes_and_the_other_agrees(story, one, another, side):
    escalated(story)
    with story.refused("member", NotAllowed):
        story.when(c.ProposeConclusion, by=MARCUS, **PROPOSED)
    with story.refused("Nobody has proposed"):
        story.when(c.AgreeConclusion, by=another, number=1)
    story.when(c.ProposeConclusion, by=one, **PROPOSED)
    story.then((e.ConclusionProposed, {"number": 1, "stage": "escalated", "ball": side}))
    with story.refused("answers your proposal"):
        story.when(c.AgreeConclusion, by=one, number=1)
    with story.refused("agree to it, or refuse"):
        story.when(c.ProposeConclusion, by=another, **PROPOSED)

    story.when(c.AgreeConclusion, by=another, number=1)
    closed = {"conclusion": "agreed_to_differ", "stage": "closed", "ball": "nobody"}
    story.then((e.FeedbackClosed, closed))
    version = story.happened()[0].originator_version - 1
    new = {"corrects": version, "field": "words", "text": "Settled.", "reason": "Nicer."}
    with story.refused("can no longer be corrected"):
        story.when(CorrectText, by=one, **new)
    with story.refused("only what was not settled"):
        story.when(c.ProposeConclusion, by=one, **PROPOSED)


def test_a_refused_proposal_is_followed_by_another_of_either(story):
    escalated(story).when(c.ProposeConclusion, by=DANA, **PROPOSED)
    story.when(c.RefuseConclusion, by=PRIYA, number=1, reason="We do not differ.")
    story.then((e.ConclusionRefused, {"ball": "both"}))
    story.when(c.ProposeConclusion, by=PRIYA, conclusion="settled", words="It is mended.")
    story.when(c.ProposeConclusion, by=PRIYA, conclusion="settled", words="It is mended now.")
    with story.refused("Something else has been proposed"):
        story.when(c.AgreeConclusion, by=DANA, number=2)
    story.when(c.AgreeConclusion, by=DANA, number=3)
    story.then((e.FeedbackClosed, {"conclusion": "settled"}))


def test_what_is_decided_on_an_old_page_is_refused(story):
    escalated(story)
    with story.refused("out of date", OutOfDate):
        story.when(c.ProposeConclusion, by=DANA, **PROPOSED, seen=2)


# --- The alarm ----------------------------------------------------------------------------------


def alarming(story, hours=10, teller=PRIYA, by=MARCUS, **more):
    """Criticism so many hours after a disclosure; gives the id of the disclosure."""
    disclosure_id = uuid4()
    story.when(d.TellDisclosure, by=teller, record_id=disclosure_id, **MISDIRECTED)
    given(story.after(hours=hours), by, **more)
    return disclosure_id


@pytest.mark.parametrize("hours", [0, 71, 72])
def test_a_lead_of_each_side_says_what_they_found(story, hours):
    looked = {"disclosure_id": alarming(story, hours), "words": "It was in the diary before."}
    with story.refused("member", NotAllowed):
        story.when(c.ReviewAlarm, by=TOMAS, **looked)
    for by in (DANA, PRIYA):
        story.when(c.ReviewAlarm, by=by, **looked)
        story.then((e.AlarmReviewed, {"stage": None, **looked}))
        with story.refused("looked at this alarm already"):
            story.when(c.ReviewAlarm, by=by, **looked)


def test_it_is_looked_at_even_once_withdrawn_and_not_once_closed(story):
    looked = {"disclosure_id": alarming(story), "words": "Said in anger."}
    story.when(c.WithdrawFeedback, by=MARCUS, reason="Said in anger.")
    story.when(c.ReviewAlarm, by=DANA, **looked)
    story.then(e.AlarmReviewed)

    story.id = uuid4()
    looked["disclosure_id"] = alarming(story)
    story.when(c.AcknowledgeFeedback, by=TOMAS)
    story.when(c.AnswerFeedback, by=TOMAS, code="not_accepted", words="No.")
    story.when(c.SettleFeedback, by=MARCUS)
    with story.refused("No alarm waits"):
        story.when(c.ReviewAlarm, by=DANA, **looked)


NONE = {
    "too late after": {"hours": 73},
    "the giver's own": {"teller": DANA},
    "no criticism": {"kind": "suggestion"},
}


@pytest.mark.parametrize("why", NONE)
def test_where_there_is_no_alarm_nobody_looks_at_one(story, why):
    disclosure_id = alarming(story, **NONE[why])
    with story.refused("did not follow that disclosure"):
        story.when(c.ReviewAlarm, by=DANA, disclosure_id=disclosure_id, words="Fine.")


def test_a_disclosure_told_afterwards_or_nowhere_raises_none(story):
    given(story.after(hours=1))
    later = uuid4()
    told_id, story.id = story.id, later
    told(story.after(hours=1))
    story.id = told_id
    for disclosure_id in (later, uuid4(), story.id):
        with story.refused("did not follow that disclosure"):
            story.when(c.ReviewAlarm, by=DANA, disclosure_id=disclosure_id, words="Fine.")
    assert story.now > MONDAY
