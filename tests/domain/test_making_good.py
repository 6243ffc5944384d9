from uuid import uuid4

import pytest

from domain.commitments import commands as commitments
from domain.commitments import events as committed
from domain.disclosures import commands as c
from domain.disclosures import events as e
from tests.domain.told import checked, told
from tests.scenario import DANA, MARCUS, PRIYA, TOMAS

LESSON = {"lesson": "Print last.", "thanks": "Thank you, letters team."}


def promise(days=3):
    return {
        "make_good_id": uuid4(),
        "harmed": "Forty customers.",
        "remedy": "A call and the refund by courier.",
        "due_on": days,
    }


def promised(story, by=PRIYA):
    fields = promise()
    story.given(c.PromiseMakeGood, by=by, **{**fields, "due_on": story.day(3)})
    return fields["make_good_id"]


def test_a_remedy_becomes_a_commitment_the_other_side_confirms(story):
    fields = {**promise(), "due_on": told(story).day(3)}
    story.when(c.PromiseMakeGood, by=TOMAS, **fields)

    story.then(
        (e.MakeGoodPromised, {**fields, "harmed_side": "brand", "ball": None}),
        (
            committed.CommitmentMade,
            {
                "originator_id": fields["make_good_id"],
                "kind": "make_good",
                "owner_side": "bpo",
                "origin_id": story.id,
                "due_on": fields["due_on"],
            },
        ),
    )


def test_a_remedy_is_promised_once_and_for_a_day_to_come(story):
    taken = promised(told(story))

    with story.refused("promised already"):
        story.when(
            c.PromiseMakeGood,
            by=PRIYA,
            **{**promise(), "make_good_id": taken, "due_on": story.day(3)},
        )
    with story.refused("still to come"):
        story.when(c.PromiseMakeGood, by=PRIYA, **{**promise(), "due_on": story.day(-1)})


def test_delivering_keeps_the_commitment_and_waits_for_the_harmed_side(story):
    good = promised(told(story))
    story.when(c.DeliverMakeGood, by=TOMAS, make_good_id=good, how="All forty called.")

    story.then(
        (e.MakeGoodDelivered, {"make_good_id": good, "how": "All forty called."}),
        (
            committed.CommitmentKept,
            {"originator_id": good, "evidence": "All forty called.", "stage": "kept"},
        ),
    )
    with story.refused("delivered already"):
        story.when(c.DeliverMakeGood, by=TOMAS, make_good_id=good, how="Again.")


def test_a_late_remedy_is_a_repaired_commitment(story):
    good = promised(told(story))
    story.after(days=10).when(c.DeliverMakeGood, by=TOMAS, make_good_id=good, how="At last.")

    story.then(e.MakeGoodDelivered, committed.CommitmentRepaired)


def test_only_the_side_that_promised_delivers_and_only_the_harmed_side_judges(story):
    good = promised(told(story))

    with story.refused("The side that promised"):
        story.when(c.DeliverMakeGood, by=DANA, make_good_id=good, how="We did it for you.")
    for kind, fields in (
        (c.ConfirmMakeGood, {}),
        (c.DisputeMakeGood, {"reason": "Two are missing."}),
    ):
        with story.refused("once it is delivered"):
            story.when(kind, by=DANA, make_good_id=good, **fields)
    story.given(c.DeliverMakeGood, by=TOMAS, make_good_id=good, how="All forty called.")
    for kind, fields in (
        (c.ConfirmMakeGood, {}),
        (c.DisputeMakeGood, {"reason": "Two are missing."}),
    ):
        with story.refused("The harmed side"):
            story.when(kind, by=PRIYA, make_good_id=good, **fields)


def test_a_disputed_remedy_is_delivered_again_and_its_commitment_is_open_again(story):
    good = promised(told(story))
    story.given(c.DeliverMakeGood, by=TOMAS, make_good_id=good, how="All forty called.")
    story.when(c.DisputeMakeGood, by=MARCUS, make_good_id=good, reason="Two are missing.")

    story.then(
        (e.MakeGoodDisputed, {"reason": "Two are missing."}),
        (
            committed.KeepingDisputed,
            {"originator_id": good, "reason": "Two are missing.", "ball": "bpo"},
        ),
    )
    story.when(c.DeliverMakeGood, by=TOMAS, make_good_id=good, how="The two as well.")
    story.then(e.MakeGoodDelivered, committed.CommitmentKept)
    story.when(c.ConfirmMakeGood, by=DANA, make_good_id=good)
    story.then((e.MakeGoodConfirmed, {"make_good_id": good}))


def test_the_commitment_of_a_remedy_is_worked_on_only_through_its_disclosure(story):
    good = promised(told(story))

    with story.refused("delivering it on the page of its disclosure"):
        story.when(commitments.KeepCommitment, by=TOMAS, record_id=good, evidence="Done.")
    with story.refused("cannot be released"):
        story.when(commitments.ReleaseCommitment, by=DANA, record_id=good, reason="Never mind.")
    story.given(c.DeliverMakeGood, by=TOMAS, make_good_id=good, how="All forty called.")
    with story.refused("disputed on the page of its disclosure"):
        story.when(commitments.DisputeKeeping, by=DANA, record_id=good, reason="Two are missing.")


def test_nobody_knows_a_remedy_nobody_promised(story):
    told(story)

    with story.refused("There is no such make-good"):
        story.when(c.ConfirmMakeGood, by=DANA, make_good_id=uuid4())


@pytest.mark.parametrize("delivered", [False, True])
def test_an_unconfirmed_remedy_keeps_the_disclosure_open(story, delivered):
    good = promised(checked(story))
    if delivered:
        story.given(c.DeliverMakeGood, by=TOMAS, make_good_id=good, how="All forty called.")

    with story.refused("A make-good is not confirmed yet"):
        story.when(c.CloseDisclosure, by=PRIYA, **LESSON)


def test_a_confirmed_one_lets_it_close(story):
    good = promised(checked(story))
    story.given(c.DeliverMakeGood, by=TOMAS, make_good_id=good, how="All forty called.")
    story.given(c.ConfirmMakeGood, by=DANA, make_good_id=good)

    story.when(c.CloseDisclosure, by=PRIYA, **LESSON)
    story.then(e.LessonWritten, e.DisclosureClosed)
