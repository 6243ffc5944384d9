"""The register of feedback and of appeals, the alarms, and what each side is waited for."""

from datetime import timedelta
from uuid import uuid4

import pytest

from domain.appeals import commands as a
from domain.commitments import commands as k
from domain.disclosures import commands as d
from domain.feedback import commands as c
from domain.records import CorrectText
from projections import appeals, feedback
from tests.candour import SAID, accepted, acknowledged, across, escalated, given, raised, told_back
from tests.domain.told import MISDIRECTED
from tests.scenario import DANA, FAY, MARCUS, PRIYA, TOMAS


def dossier(desk, story):
    return desk.shown(feedback.one, story.id).dossier


def test_a_draft_is_for_its_own_side_and_what_is_given_for_both(desk, story):
    story.when(c.DraftFeedback, by=TOMAS, text="You change plans at night.")
    assert [each.title for each in desk.shown(feedback.drafts, side="bpo")] == [
        "You change plans at night"
    ]
    assert desk.shown(feedback.drafts, side="brand") == []
    assert desk.shown(feedback.one, story.id, side="brand") is None
    assert desk.shown(feedback.page, side="bpo").items == []

    given(story.after(days=1), TOMAS)
    [found] = desk.shown(feedback.page).items
    assert (found.title, found.stage, found.shown_at) == (SAID["text"][:-1], "given", story.now)
    assert found.dossier.begun_at == story.now
    assert found.due_at == story.now + timedelta(hours=8)


def test_it_tells_its_whole_story(desk, story):
    escalated(story)
    promised = next(iter(dossier(desk, story).actions))
    story.when(k.KeepCommitment, by=TOMAS, record_id=promised, evidence="Done.")
    story.when(c.ProposeConclusion, by=DANA, conclusion="settled", words="It is mended.")
    story.when(c.RefuseConclusion, by=PRIYA, number=1, reason="Not for us.")
    assert dossier(desk, story).proposal is None
    story.when(c.ProposeConclusion, by=PRIYA, conclusion="agreed_to_differ", words="So be it.")
    found = dossier(desk, story)
    assert (found.proposal.number, found.proposal.words) == (2, "So be it.")
    story.when(c.AgreeConclusion, by=DANA, number=2)

    found = dossier(desk, story)
    assert (found.stage, found.ball, found.outcome) == ("closed", "nobody", "agreed to differ")
    assert (found.message.text, found.told.words) == (SAID["text"], "There is an alarm now.")
    assert found.actions == {promised: "kept"}
    assert [each.reason for each in found.said] == ["It happened again.", "Not for us."]
    assert (found.answer.code, found.due_at) == ("accepted", None)


def test_a_corrected_text_is_what_the_page_shows(desk, story):
    given(story, basis="case", case_on=story.day(-1), case="Saturday.")
    for field in ("text", "case"):
        new = {"corrects": 1, "field": field, "text": "Put right.", "reason": "Typo."}
        story.when(CorrectText, by=MARCUS, **new)
        assert getattr(dossier(desk, story).message, field) == "Put right."


def test_the_register_is_filtered(desk, story):
    ids = [uuid4() for _ in range(3)]
    for number, (id, by) in enumerate(zip(ids, (MARCUS, TOMAS, FAY), strict=True)):
        kind = ("praise", "concern", "suggestion")[number]
        dimension = ("competence", "character", "communication")[number]
        more = {"text": f"Straße {number}%", "kind": kind, "dimension": dimension}
        given(story.after(hours=1), by, record_id=id, **more)
    story.when(c.AcknowledgeFeedback, by=TOMAS, record_id=ids[0])

    def found(**wanted):
        shown = desk.shown(feedback.page, feedback.Filters(**wanted)).items
        return [ids.index(each.id) for each in shown]

    assert found() == [2, 1, 0]
    assert found(state="open") == [2, 1]
    assert found(state="over") == [0]
    assert found(state="given") == [2, 1]
    assert found(side="bpo") == [2, 1]
    assert found(kind="concern") == [1]
    assert found(dimension="communication") == [2]
    assert found(ball="brand") == [2, 1]
    assert found(text="STRASSE 1%") == [1]
    assert desk.shown(feedback.counts) == {("brand", False): 1, ("bpo", True): 2}
    assert [each.id for each in desk.shown(feedback.own, FAY, side="bpo")] == [ids[2]]
    assert desk.shown(feedback.titles, ids[:1]) == {ids[0]: "Straße 0%"}
    due = (story.now, story.now + timedelta(days=2))
    assert len(desk.shown(feedback.due_between, *due)) == 2


# --- Alarms -------------------------------------------------------------------------------------


def told(story, by):
    disclosure_id = uuid4()
    story.when(d.TellDisclosure, by=by, record_id=disclosure_id, **MISDIRECTED)
    return disclosure_id


@pytest.mark.parametrize(("teller", "giver"), [(PRIYA, MARCUS), (DANA, TOMAS), (MARCUS, FAY)])
@pytest.mark.parametrize(("hours", "raised"), [(71, True), (72, True), (72.1, False), (73, False)])
def test_criticism_soon_after_a_disclosure_raises_an_alarm(
    desk, story, teller, giver, hours, raised
):
    disclosure_id = told(story, teller)
    given(story.after(hours=hours), giver)

    for side in ("brand", "bpo"):
        found = desk.shown(feedback.alarms_of, [story.id], side=side)
        assert [each.disclosure_id for each in found.values()] == [disclosure_id] * raised
        assert len(desk.shown(feedback.alarms_waiting, side=side)) == raised
        assert len(desk.shown(feedback.alarms_after, disclosure_id, side=side)) == raised


@pytest.mark.parametrize("kind", ["concern", "expectation_missed", "target_challenge"])
def test_all_criticism_does_even_an_impression(desk, story, kind):
    told(story, PRIYA)
    given(story, kind=kind, basis="impression")
    assert story.id in desk.shown(feedback.alarms_of, [story.id])


@pytest.mark.parametrize(
    "more",
    [{"kind": "praise"}, {"kind": "suggestion"}, {"by": TOMAS}],
    ids=["praise", "a suggestion", "of the discloser's own side"],
)
def test_nothing_else_raises_one(desk, story, more):
    told(story, PRIYA)
    given(story, **more)
    assert desk.shown(feedback.alarms_of, [story.id]) == {}


def test_a_draft_raises_none_and_the_latest_disclosure_is_named(desk, story):
    story.when(d.DraftDisclosure, by=PRIYA, record_id=uuid4(), what="Letters")
    given(story)
    assert desk.shown(feedback.alarms_waiting) == []

    told(story, PRIYA)
    latest = told(story.after(hours=3), TOMAS)
    story.id = uuid4()
    given(story.after(hours=2))
    assert desk.shown(feedback.alarms_of, [story.id])[story.id].disclosure_id == latest


def test_it_is_shown_until_both_leads_have_looked(desk, story):
    looked = {"disclosure_id": told(story, PRIYA), "words": "It was planned before."}
    given(story)
    story.when(c.ReviewAlarm, by=DANA, **looked)
    [alarm] = desk.shown(feedback.alarms_waiting)
    assert (alarm.waits_for("brand"), alarm.waits_for("bpo")) == (False, True)
    assert dossier(desk, story).reviews["brand"].words == "It was planned before."
    story.when(c.ReviewAlarm, by=PRIYA, **looked)
    assert desk.shown(feedback.alarms_waiting) == []
    assert story.id in desk.shown(feedback.alarms_of, [story.id])


def test_it_is_shown_until_closed_and_withdrawing_does_not_end_it(desk, story):
    told(story, PRIYA)
    told_back(story)
    assert len(desk.shown(feedback.alarms_waiting)) == 1
    story.when(c.SettleFeedback, by=MARCUS)
    assert desk.shown(feedback.alarms_waiting) == []

    story.id = uuid4()
    given(story).when(c.WithdrawFeedback, by=MARCUS, reason="Said in anger.")
    assert len(desk.shown(feedback.alarms_waiting)) == 1


# --- Waiting ------------------------------------------------------------------------------------


def test_each_stage_waits_for_the_side_that_holds_the_ball(desk, story):
    def waits():
        return desk.waits("brand"), desk.waits("bpo")

    story.when(c.DraftFeedback, by=MARCUS)
    assert waits() == (["finish_draft"], [])
    given(story)
    assert waits() == ([], ["acknowledge_feedback"])
    story.when(c.AcknowledgeFeedback, by=TOMAS)
    assert waits() == ([], ["answer_feedback"])
    story.when(c.AnswerFeedback, by=TOMAS, code="lets_meet", words="Show us.")
    assert waits() == (["record_meeting"], ["record_meeting"])
    story.when(c.HoldMeeting, by=TOMAS, held_on=story.day(0), words="We met.")
    assert waits() == ([], ["answer_feedback"])
    story.when(c.AnswerFeedback, by=TOMAS, code="not_accepted", words="No.")
    assert waits() == (["settle_feedback"], [])
    story.when(c.LeaveUnsettled, by=MARCUS, reason="No.")
    assert waits() == (["conclude_feedback"], ["conclude_feedback"])
    story.when(c.ProposeConclusion, by=PRIYA, conclusion="settled", words="Done.")
    assert waits() == (["answer_conclusion"], [])
    story.when(c.RefuseConclusion, by=DANA, number=1, reason="No.")
    assert waits() == (["conclude_feedback"], ["conclude_feedback"])
    story.when(c.ProposeConclusion, by=DANA, conclusion="settled", words="Well.")
    story.when(c.AgreeConclusion, by=PRIYA, number=2)
    assert waits() == ([], [])


def test_what_is_accepted_waits_to_be_told_back_in_time(desk, story):
    accepted(story)
    assert "tell_back" in desk.waits("bpo")
    assert desk.shown(feedback.one, story.id).due_at == dossier(desk, story).tell_back_by
    story.when(c.TellBack, by=across(MARCUS), words="Done.")
    assert "settle_feedback" in desk.waits("brand")


def test_an_appeal_is_shown_on_its_record_and_waits_for_the_leads(desk, story):
    acknowledged(story)
    appeal_id = raised(story, "feedback", MARCUS)
    assert desk.waits("bpo") == ["answer_feedback", "propose_ruling"]
    of = {"record_id": appeal_id}
    story.when(a.ProposeRuling, by=DANA, **of, ruling="confirmed", words="It stands.")
    assert desk.waits("bpo") == ["answer_feedback", "answer_ruling"]
    story.when(a.RefuseRuling, by=PRIYA, **of, proposal=1, reason="No.")
    fields = {"ruling": "corrected", "counts_as": "partly", "words": "Half."}
    story.when(a.ProposeRuling, by=PRIYA, **of, **fields)
    story.when(a.AgreeRuling, by=DANA, **of, proposal=2)

    [found] = desk.shown(appeals.of_record, story.id)
    assert (found.id, found.stage, found.title) == (appeal_id, "ruled", "It was done in time")
    assert (found.dossier.ruling, found.dossier.counts_as) == ("corrected", "partly")
    assert [each.state for each in found.dossier.proposals] == ["refused", "agreed"]
    assert desk.waits("bpo") == ["answer_feedback"]
    assert [each.id for each in desk.shown(appeals.page).items] == [appeal_id]
    for wanted, many in (({"state": "open"}, 0), ({"side": "brand"}, 1), ({"state": "ruled"}, 1)):
        assert len(desk.shown(appeals.page, appeals.Filters(**wanted)).items) == many
    assert desk.shown(appeals.one, appeal_id) == found
    assert desk.shown(appeals.titles, [appeal_id]) == {appeal_id: "It was done in time"}


def test_a_withdrawn_appeal_keeps_why(desk, story):
    acknowledged(story)
    of = {"record_id": raised(story, "feedback", TOMAS)}
    story.when(a.WithdrawAppeal, by=PRIYA, **of, reason="You are right.")
    [found] = desk.shown(appeals.of_record, story.id)
    assert [each.reason for each in found.dossier.said] == ["You are right."]
    assert not found.is_open
