"""Feedback is drafted, given with an example or as an impression, and withdrawn."""

from datetime import timedelta
from uuid import uuid4

import pytest

from domain.disclosures import commands as d
from domain.facts import NoSuchRecord, NotAllowed
from domain.feedback import commands as c
from domain.feedback import events as e
from domain.feedback.record import Feedback
from domain.partnerships.commands import ProposeCharter, SignCharter
from domain.records import CorrectText
from domain.terms import Target, Terms
from tests.candour import SAID, acknowledged, across, given, told_back
from tests.domain.told import told
from tests.scenario import DANA, FAY, MARCUS, OLGA, OURS, PRIYA, SIRI, STEN, TOMAS


@pytest.mark.parametrize("by", [MARCUS, TOMAS, DANA, PRIYA, FAY])
def test_either_side_gives_it_and_the_other_side_is_waited_for(story, by):
    given(story, by)

    story.then((e.FeedbackGiven, {"stage": "given", "audience": "shared", "text": SAID["text"]}))
    [fact] = story.happened()
    assert fact.ball == ("bpo" if by in (MARCUS, DANA) else "brand")
    assert fact.acknowledge_by == story.now + timedelta(hours=8)


def test_it_rests_on_a_record_both_sides_can_see(story):
    told(story)
    given(
        story,
        record_id=uuid4(),
        basis="record",
        example_kind="disclosure",
        example_id=story.id,
        case="left over",
        case_on=story.day(-1),
    )

    story.then((e.FeedbackGiven, {"example_id": story.id, "case": "", "case_on": None}))


@pytest.mark.parametrize("kind", ["disclosure", "change", "partnership", "nonsense"])
def test_it_does_not_rest_on_what_the_other_side_cannot_see(story, kind):
    story.when(d.DraftDisclosure, by=TOMAS, what="Letters")
    example = {"basis": "record", "example_kind": kind, "example_id": story.id}

    with story.refused("Choose a record both sides can see."):
        given(story, TOMAS, record_id=uuid4(), **example)
    with story.refused("Choose a record both sides can see."):
        given(story, TOMAS, record_id=uuid4(), basis="record")


def test_another_partnership_s_record_is_like_none(story):
    theirs = {"partnership_id": uuid4(), "record_id": uuid4()}
    with story.refused(kind=NoSuchRecord):
        given(story, STEN, **theirs)
    with story.refused(kind=NoSuchRecord):
        given(story, SIRI)


def test_it_rests_on_a_dated_case_in_words(story):
    case = {"basis": "case", "case_on": story.day(-3), "case": "Saturday, the queue was closed."}
    given(story, **case, example_kind="disclosure", example_id=uuid4())

    story.then((e.FeedbackGiven, {**case, "example_kind": None, "example_id": None}))


def test_a_case_needs_its_day_and_words_and_is_not_still_to_come(story):
    with story.refused("When was it?"):
        given(story, basis="case", case="Saturday.")
    with story.refused("What happened"):
        given(story, basis="case", case_on=story.day(0))
    with story.refused("still to come"):
        given(story, basis="case", case_on=story.day(2), case="Saturday.")


def test_the_front_line_tells_of_a_case_or_an_impression_and_no_record(story):
    told(story)
    example = {"basis": "record", "example_kind": "disclosure", "example_id": story.id}

    with story.refused("in your own words"):
        given(story, FAY, record_id=uuid4(), **example)
    given(story, FAY, record_id=uuid4())
    story.then(e.FeedbackGiven)


def test_a_challenge_names_a_target_of_the_charter(story):
    terms = Terms(targets=(Target("Calls are answered within 20 seconds.", "bpo"),))
    story.when(ProposeCharter, by=DANA, record_id=OURS, terms=terms, why="Targets.")
    story.when(SignCharter, by=PRIYA, record_id=OURS, number=1)
    challenge = {"kind": "target_challenge", "dimension": "competence"}

    with story.refused("no such target"):
        given(story, TOMAS, **challenge, target=2)
    given(story, TOMAS, **challenge, target=1)
    story.then((e.FeedbackGiven, {"target": "Calls are answered within 20 seconds."}))
    given(story, TOMAS, record_id=uuid4(), target=1)
    story.then((e.FeedbackGiven, {"target": None}))


def test_observers_give_none(story):
    with story.refused("observer", NotAllowed):
        given(story, OLGA)


def test_a_draft_is_for_its_own_side_until_it_is_given_by_whoever_began_it(story):
    story.when(c.DraftFeedback, by=TOMAS)
    story.then((e.FeedbackDrafted, {"audience": "bpo", "stage": "draft", "ball": "bpo"}))
    story.when(c.DraftFeedback, by=TOMAS, text="You change plans at night.", kind="concern")
    for act in (given, lambda s, by: s.when(c.DiscardDraft, by=by)):
        with story.refused(kind=NoSuchRecord):
            act(story, MARCUS)
    with story.refused("Whoever began a draft finishes it"):
        given(story, PRIYA)
    with story.refused("Whoever began a draft finishes it"):
        story.when(c.DraftFeedback, by=PRIYA, text="Nicer.")

    given(story, TOMAS)
    story.then((e.FeedbackGiven, {"audience": "shared"}))
    with story.refused("given already"):
        given(story, TOMAS)
    with story.refused("given already"):
        story.when(c.DraftFeedback, by=TOMAS)


def test_a_colleague_puts_a_draft_away(story):
    story.when(c.DraftFeedback, by=TOMAS).when(c.DiscardDraft, by=PRIYA)
    story.then((e.DraftDiscarded, {"audience": "bpo", "stage": "discarded"}))
    with story.refused("Only a draft"):
        story.when(c.DiscardDraft, by=PRIYA)
    with story.refused("given already"):
        given(story, TOMAS)


def test_for_the_front_line_what_others_gave_does_not_exist(story):
    told_back(story, TOMAS)
    acts = [
        (c.SettleFeedback, {}),
        (c.LeaveUnsettled, {"reason": "No."}),
        (c.WithdrawFeedback, {"reason": "No."}),
        (c.DiscardDraft, {}),
        (c.DraftFeedback, {}),
        (c.GiveFeedback, SAID),
    ]
    for kind, fields in acts:
        with story.refused(kind=NoSuchRecord):
            story.when(kind, by=FAY, **fields)


def test_the_front_line_withdraws_and_settles_its_own(story):
    given(story, FAY).when(c.WithdrawFeedback, by=FAY, reason="Said in the canteen.")
    story.then(e.FeedbackWithdrawn)
    story.id = uuid4()
    told_back(story, FAY).when(c.SettleFeedback, by=FAY)
    story.then(e.FeedbackSettled)


def test_it_is_withdrawn_by_its_own_side_only_before_it_is_acknowledged(story):
    given(story)
    with story.refused("the record is theirs"):
        story.when(c.WithdrawFeedback, by=TOMAS, reason="No.")
    story.when(c.WithdrawFeedback, by=DANA, reason="Said in anger.")
    story.then((e.FeedbackWithdrawn, {"stage": "withdrawn", "ball": "nobody"}))
    with story.refused("was withdrawn"):
        story.when(c.AcknowledgeFeedback, by=TOMAS)

    story.id = uuid4()
    acknowledged(story)
    with story.refused("only before that"):
        story.when(c.WithdrawFeedback, by=MARCUS, reason="Said in anger.")


def test_a_draft_is_put_away_and_not_withdrawn(story):
    story.when(c.DraftFeedback, by=MARCUS)
    with story.refused("put away, not withdrawn"):
        story.when(c.WithdrawFeedback, by=MARCUS, reason="Said in anger.")


def test_sent_twice_it_is_given_once(story):
    command = story.command(c.GiveFeedback, **SAID)
    for _ in range(2):
        story.partnerships.perform(command, by=MARCUS)

    assert story.record(Feedback).version == 1


def test_what_was_said_is_corrected_by_the_giver_s_side_only(story):
    given(story)
    new = {"corrects": 1, "field": "text", "text": "We hear late.", "reason": "Fairer."}
    with story.refused("Only the side that wrote"):
        story.when(CorrectText, by=across(MARCUS), **new)
    story.when(CorrectText, by=MARCUS, **new)
    assert len(story.happened()) == 1
