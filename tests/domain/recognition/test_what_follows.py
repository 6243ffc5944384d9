"""It is joined by the other side, taken back by whoever gave it, and rewarded."""

from datetime import timedelta

import pytest

from domain.facts import NoSuchRecord, NotAllowed
from domain.recognition import commands as c
from domain.recognition import events as e
from domain.recognition.record import Recognition
from tests.domain.recognition.conftest import STORES, gives
from tests.scenario import DANA, FAY, MARCUS, OLGA, PRIYA, TOMAS


def test_asked_to_join_the_other_side_has_the_ball(story):
    gives(story, given_by="both")

    story.then((e.RecognitionGiven, {"joint": True, "ball": "bpo"}))


def test_joined_it_is_from_both(story):
    gives(story, given_by="both")
    story.when(c.JoinRecognition, by=PRIYA, words="From us as well.")

    story.then((e.RecognitionJoined, {"ball": "nobody", "words": "From us as well."}))
    assert story.record(Recognition).givers == (MARCUS, PRIYA)


def test_who_joined_keeps_reading_it_however_narrow_it_becomes(story):
    gives(story)
    story.when(c.JoinRecognition, by=PRIYA)
    story.when(c.NarrowVisibility, by=FAY, visibility="private")

    assert story.happened()[0].named == (MARCUS, PRIYA, FAY)


def test_nobody_needs_to_be_asked_to_join(story):
    gives(story)
    story.when(c.JoinRecognition, by=TOMAS)

    story.then(e.RecognitionJoined)


@pytest.mark.parametrize(
    ("visibility", "whom", "asked"),
    [
        ("public", FAY, True),
        ("team", FAY, True),
        ("private", FAY, False),
        ("team", DANA, False),
        ("public", DANA, True),
    ],
)
def test_nobody_is_asked_who_does_not_see_it(story, visibility, whom, asked):
    gives(story, person_ids=(whom,), visibility=visibility, given_by="both")

    story.then((e.RecognitionGiven, {"joint": asked}))


@pytest.mark.parametrize(
    ("whom", "visibility", "ball"),
    [(FAY, "team", "bpo"), (FAY, "private", "nobody"), (DANA, "team", "nobody")],
)
def test_narrowed_out_of_sight_the_other_side_is_no_longer_asked(story, whom, visibility, ball):
    gives(story, person_ids=(whom,), given_by="both")
    story.when(c.NarrowVisibility, by=whom, visibility=visibility)

    assert story.record(Recognition).ball == ball


def test_joining_is_for_the_other_side_once_and_not_for_whom_it_is(story):
    gives(story, person_ids=(TOMAS,))

    with story.refused("the other side joins"):
        story.when(c.JoinRecognition, by=DANA)
    with story.refused("It is for you"):
        story.when(c.JoinRecognition, by=TOMAS)
    story.when(c.JoinRecognition, by=PRIYA)
    with story.refused("joined already"):
        story.when(c.JoinRecognition, by=PRIYA)


@pytest.mark.parametrize("somebody", [FAY, OLGA])
def test_a_lead_or_a_member_joins(story, somebody):
    gives(story, person_ids=(TOMAS,))

    with story.refused(kind=NotAllowed):
        story.when(c.JoinRecognition, by=somebody)


def test_a_private_one_is_joined_by_nobody(story):
    gives(story, visibility="private")

    with story.refused(kind=NoSuchRecord):
        story.when(c.JoinRecognition, by=PRIYA)


def test_joining_is_passed_over(story):
    gives(story, given_by="both")
    with story.refused("Nobody asks your side"):
        story.when(c.PassOverJoining, by=DANA)
    story.when(c.PassOverJoining, by=PRIYA)

    story.then((e.JoiningPassedOver, {"ball": "nobody"}))
    with story.refused("Nobody asks your side"):
        story.when(c.PassOverJoining, by=PRIYA)


def test_whom_it_is_for_does_not_answer_for_the_side(story):
    gives(story, person_ids=(TOMAS,), given_by="both")

    with story.refused("It is for you"):
        story.when(c.PassOverJoining, by=TOMAS)


def test_whoever_gave_it_takes_it_back(story):
    gives(story)
    story.when(c.RetractRecognition, by=MARCUS, reason="It was somebody else.")

    story.then((e.RecognitionRetracted, {"stage": "retracted", "reason": "It was somebody else."}))


@pytest.mark.parametrize("somebody", [DANA, PRIYA, FAY])
def test_nobody_else_takes_it_back(story, somebody):
    gives(story)
    story.when(c.JoinRecognition, by=PRIYA)

    with story.refused("Only whoever gave"):
        story.when(c.RetractRecognition, by=somebody, reason="I do not like it.")


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (c.RetractRecognition, {"reason": "Again."}),
        (c.PromiseReward, {"reward": "Cake."}),
        (c.DeliverReward, {"delivered_on": "today"}),
        (c.JoinRecognition, {}),
        (c.PassOverJoining, {}),
    ],
)
def test_once_taken_back_nothing_follows(story, kind, fields):
    gives(story, given_by="both", reward="Cake.")
    story.when(c.RetractRecognition, by=MARCUS, reason="It was somebody else.")
    fields = {k: story.day(0) if v == "today" else v for k, v in fields.items()}
    by = PRIYA if kind in (c.JoinRecognition, c.PassOverJoining) else MARCUS

    with story.refused("taken back"):
        story.when(kind, by=by, **fields)


# --- Rewards ----------------------------------------------------------------------------------


def test_a_reward_is_promised_with_it_and_delivered(story):
    gives(story, reward="Breakfast.")
    story.then(e.RecognitionGiven, (e.RewardPromised, {"reward": "Breakfast."}))
    story.after(days=3)
    story.when(c.DeliverReward, by=DANA, delivered_on=story.day(-1))

    story.then((e.RewardDelivered, {"delivered_on": story.day(-1)}))


def test_a_reward_is_promised_later_by_who_joined(story):
    gives(story)
    story.when(c.JoinRecognition, by=PRIYA)
    story.when(c.PromiseReward, by=PRIYA, reward="A day off.")

    story.then(e.RewardPromised)
    with story.refused("side that promised it"):
        story.when(c.DeliverReward, by=MARCUS, delivered_on=story.day(0))


def test_a_reward_is_promised_once_by_who_gave_it(story):
    gives(story)

    with story.refused("Only who gave it or joined"):
        story.when(c.PromiseReward, by=DANA, reward="Cake.")
    story.when(c.PromiseReward, by=MARCUS, reward="Cake.")
    with story.refused("promised already"):
        story.when(c.PromiseReward, by=MARCUS, reward="More cake.")


def test_a_reward_is_delivered_once_on_a_day_that_has_come(story):
    gives(story)
    with story.refused("No reward is promised"):
        story.when(c.DeliverReward, by=MARCUS, delivered_on=story.day(0))
    story.when(c.PromiseReward, by=MARCUS, reward="Cake.")
    with story.refused("a day that has come"):
        story.when(c.DeliverReward, by=MARCUS, delivered_on=(story.now + timedelta(days=2)).date())
    story.when(c.DeliverReward, by=MARCUS, delivered_on=story.day(0))

    with story.refused("delivered already"):
        story.when(c.DeliverReward, by=MARCUS, delivered_on=story.day(0))


def test_nobody_delivers_to_themselves(story):
    gives(story, person_ids=(DANA,), reward="Cake.")

    with story.refused("It is for you"):
        story.when(c.DeliverReward, by=DANA, delivered_on=story.day(0))


def test_a_team_is_rewarded_as_well(story):
    gives(story, by=PRIYA, team_id=STORES, reward="Cake.")

    story.then(e.RecognitionGiven, e.RewardPromised)
