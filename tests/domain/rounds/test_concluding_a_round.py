"""Rounds after the reveal: discussed, and closed with at most three joint commitments."""

import pytest

from domain.commitments import commands as k
from domain.commitments import events as made
from domain.commitments.record import Commitment
from domain.facts import NotAllowed
from domain.records import CorrectText
from domain.rounds import commands as c
from domain.rounds import events as e
from tests.rounds import discussed, opened, revealed
from tests.scenario import DANA, MARCUS, OLGA, PRIYA, TOMAS


def row(story, number, side="bpo", text="We call before a promotion starts.", days=14):
    return {
        f"text_{number}": text,
        f"owner_{number}": side,
        f"due_{number}": story.day(days),
    }


def closing(story, by=DANA):
    discussed(story)
    rows = row(story, 1) | row(story, 3, "brand", "You get the plan a week ahead.")
    story.when(c.ProposeClosing, by=by, **rows)


def test_it_is_discussed_once_it_is_revealed(story):
    opened(story)
    with story.refused("This round is open."):
        story.when(c.DiscussRound, by=DANA, held_on=story.day(0), text="Already.")


def test_the_day_of_the_discussion_lies_between_the_reveal_and_today(story):
    revealed(story)
    story.after(days=3)
    for days, why in ((-4, "This day is before the reveal."), (1, "This day is still to come.")):
        with story.refused(why):
            story.when(c.DiscussRound, by=DANA, held_on=story.day(days), text="Said.")
    with story.refused(kind=NotAllowed):
        story.when(c.DiscussRound, by=OLGA, held_on=story.day(0), text="Said.")
    story.when(c.DiscussRound, by=TOMAS, held_on=story.day(-3), text="Said.")
    story.then((e.RoundDiscussed, {"stage": "discussed", "ball": "both"}))
    with story.refused("This round is discussed already."):
        story.when(c.DiscussRound, by=DANA, held_on=story.day(0), text="Again.")


def test_closing_is_proposed_once_it_is_discussed(story):
    revealed(story)
    with story.refused("This round is revealed."):
        story.when(c.ProposeClosing, by=DANA, **row(story, 1))


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ("text_2", "Say in words what is promised."),
        ("owner_2", "Say which side does it."),
        ("due_2", "Say by which day."),
    ],
)
def test_a_row_that_is_begun_is_written_to_its_end(story, left_out, sentence):
    discussed(story)
    begun = {name: value for name, value in row(story, 2).items() if name != left_out}
    with story.refused(sentence):
        story.when(c.ProposeClosing, by=DANA, **row(story, 1), **begun)


def test_a_day_that_is_past_is_refused(story):
    discussed(story)
    with story.refused("Choose a day that is still to come."):
        story.when(c.ProposeClosing, by=DANA, **row(story, 1, days=-1))


def test_a_proposal_waits_for_the_other_side_and_its_own_can_replace_it(story):
    closing(story)
    story.then(
        (e.ClosingProposed, {"commitments": 2, "ball": "bpo"}),
        (e.CommitmentProposed, {"owner_side": "bpo"}),
        (e.CommitmentProposed, {"owner_side": "brand"}),
    )
    with story.refused("The other side has proposed how to close it"):
        story.when(c.ProposeClosing, by=TOMAS)
    with story.refused("This is for the other side to answer"):
        story.when(c.AgreeClosing, by=MARCUS)
    with story.refused("This is for the other side to answer"):
        story.when(c.DeclineClosing, by=MARCUS, reason="No.")
    story.when(c.ProposeClosing, by=MARCUS)
    story.then((e.ClosingProposed, {"commitments": 0}))
    story.when(c.AgreeClosing, by=PRIYA)
    story.then((e.RoundClosed, {"stage": "closed", "ball": "nobody"}))


def test_nothing_is_agreed_or_declined_before_it_is_proposed(story):
    discussed(story)
    for kind, fields in ((c.AgreeClosing, {}), (c.DeclineClosing, {"reason": "No."})):
        with story.refused("Nobody has proposed how to close it."):
            story.when(kind, by=DANA, **fields)


def test_a_declined_proposal_leaves_it_to_both(story):
    closing(story)
    story.when(c.DeclineClosing, by=TOMAS, reason="A week is too long.")
    story.then((e.ClosingDeclined, {"ball": "both"}))
    story.when(c.ProposeClosing, by=TOMAS, **row(story, 1))
    story.then((e.ClosingProposed, {"ball": "brand"}), e.CommitmentProposed)


def test_agreeing_makes_every_commitment_and_accepts_it(story):
    closing(story)
    story.when(c.AgreeClosing, by=PRIYA)

    agreed = [f for f in story.happened() if isinstance(f, e.CommitmentAgreed)]
    story.then(
        e.CommitmentAgreed,
        e.CommitmentAgreed,
        (e.RoundClosed, {"stage": "closed"}),
        *(
            (kind, {"originator_id": each.commitment_id, **fields})
            for each in agreed
            for kind, fields in (
                (
                    made.CommitmentMade,
                    {
                        "owner_side": each.owner_side,
                        "text": each.text,
                        "origin_id": story.id,
                        "origin_kind": "round",
                    },
                ),
                (made.CommitmentAccepted, {"stage": "accepted", "ball": each.owner_side}),
            )
        ),
    )
    with story.refused("This round is closed already."):
        story.when(c.AgreeClosing, by=PRIYA)


def test_a_commitment_is_made_in_the_words_it_was_corrected_to(story):
    closing(story)
    proposal = next(f for f in story.happened() if isinstance(f, e.CommitmentProposed))
    correction = {"corrects": proposal.originator_version, "field": "text", "reason": "Typing."}
    story.when(CorrectText, by=DANA, text="We call the day before.", **correction)
    story.when(c.AgreeClosing, by=PRIYA)
    assert [f.text for f in story.happened() if isinstance(f, made.CommitmentMade)] == [
        "We call the day before.",
        "You get the plan a week ahead.",
    ]
    with story.refused("they can no longer be corrected"):
        story.when(CorrectText, by=DANA, text="We never call.", **correction)


def test_a_day_that_passed_meanwhile_is_not_agreed_to(story):
    closing(story)
    story.after(days=20)
    with story.refused("One of the days has passed meanwhile"):
        story.when(c.AgreeClosing, by=PRIYA)


def test_what_becomes_of_a_commitment_is_noted_on_the_round(story):
    closing(story)
    story.when(c.AgreeClosing, by=PRIYA)
    first = next(f.commitment_id for f in story.happened() if isinstance(f, e.CommitmentAgreed))
    story.when(k.KeepCommitment, by=TOMAS, record_id=first, evidence="Called on the third.")
    story.then(
        made.CommitmentKept,
        (e.CommitmentSettled, {"originator_id": story.id, "outcome": "kept", "stage": None}),
    )
    story.when(k.DisputeKeeping, by=MARCUS, record_id=first, reason="Nobody called.")
    story.then(made.KeepingDisputed, (e.CommitmentSettled, {"outcome": "reopened"}))


def test_one_that_was_agreed_cannot_be_declined_afterwards(story):
    closing(story)
    story.when(c.AgreeClosing, by=PRIYA)
    second = [f.commitment_id for f in story.happened() if isinstance(f, e.CommitmentAgreed)][1]
    with story.refused("Only what the other side asks of yours can be declined"):
        story.when(k.DeclineCommitment, by=DANA, record_id=second, reason="Changed our mind.")
    assert story.record(Commitment, second).stage == "accepted"


def test_nobody_but_a_policy_says_that_both_have_agreed():
    fields = k.MakeCommitment.__dataclass_fields__

    assert fields["agreed"].metadata == {"by_policy": True}
