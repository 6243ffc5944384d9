"""Rounds up to the reveal: proposed, opened, written sealed, handed in."""

from datetime import timedelta
from uuid import uuid4

import pytest

from domain.facts import PORTAL_ID, NotAllowed, OutOfDate, RuleBroken
from domain.records import Comment, CorrectText
from domain.rounds import commands as c
from domain.rounds import events as e
from domain.rounds.record import Round
from domain.rounds.sealing import CONTRIBUTIONS_MAX
from tests.rounds import OURS_SAY, THEY_SAY, opened, proposed, revealed, write
from tests.scenario import DANA, FAY, MARCUS, OLGA, PRIYA, TOMAS


def test_a_proposed_round_waits_for_the_other_side(story):
    proposed(story)

    story.then((e.RoundProposed, {"stage": "planned", "ball": "bpo", "audience": "shared"}))


@pytest.mark.parametrize("hours", [-1, 0])
def test_a_deadline_that_is_past_is_refused(story, hours):
    with story.refused("Choose a time that is still to come."):
        proposed(story, days=hours / 24)


def test_a_deadline_under_a_working_day_away_is_refused(story):
    with story.refused("Leave both sides at least one working day"):
        proposed(story, days=7 / 24)
    story.after(days=4, hours=3)  # Friday at noon: the working day ends on Monday at noon
    with story.refused("Leave both sides at least one working day"):
        proposed(story, days=2)
    proposed(story, days=3)
    story.then(e.RoundProposed)


def test_a_round_is_proposed_once(story):
    proposed(story)
    with story.refused("This round is proposed already."):
        proposed(story)


def test_the_side_that_proposed_it_can_take_it_back_and_the_other_cannot(story):
    proposed(story)
    with story.refused("This is for the other side to do"):
        story.when(c.TakeBackRound, by=PRIYA, reason="No.")
    story.when(c.TakeBackRound, by=MARCUS, reason="Too early in the year.")
    story.then((e.RoundTakenBack, {"stage": "taken back", "ball": "nobody"}))
    with story.refused("This round is taken back already."):
        story.when(c.OpenRound, by=PRIYA)


def test_the_other_side_can_decline_it_with_a_reason(story):
    proposed(story)
    with story.refused("This is for the other side to do"):
        story.when(c.DeclineRound, by=DANA, reason="No.")
    story.when(c.DeclineRound, by=TOMAS, reason="After the move.")
    story.then((e.RoundDeclined, {"stage": "declined", "ball": "nobody"}))


def test_only_the_other_side_opens_it_and_both_then_write(story):
    proposed(story)
    with story.refused("This is for the other side to do"):
        story.when(c.OpenRound, by=DANA)
    story.when(c.OpenRound, by=TOMAS)
    story.then((e.RoundOpened, {"stage": "open", "ball": "both"}))
    with story.refused("This round is open."):
        story.when(c.DeclineRound, by=PRIYA, reason="No.")


def test_it_is_not_opened_after_its_deadline(story):
    proposed(story)
    story.after(days=7)
    with story.refused("Its deadline has passed"):
        story.when(c.OpenRound, by=PRIYA)


def test_nothing_is_written_before_it_is_open(story):
    proposed(story)
    with story.refused("This round is planned."):
        write(story, DANA, OURS_SAY)


def test_what_is_written_is_for_the_own_side_alone_and_moves_nothing(story):
    opened(story)
    write(story, MARCUS, OURS_SAY)

    story.then((e.ContributionWritten, {"audience": "brand", "stage": None, "ball": None}))
    assert story.record(Round).seen_by("bpo") == 2


@pytest.mark.parametrize("person", [OLGA, FAY])
def test_only_leads_and_members_write(story, person):
    opened(story)
    with story.refused(kind=NotAllowed):
        write(story, person, THEY_SAY)


def test_a_side_writes_several_and_rewords_and_removes_them(story):
    opened(story)
    first, second = write(story, DANA, OURS_SAY), write(story, MARCUS, "More.", "competence")
    reworded = {"dimension": "character", "text": "Better words."}
    story.when(c.ReviseContribution, by=MARCUS, contribution_id=first, **reworded)
    story.then((e.ContributionRevised, {"audience": "brand"}))
    with story.refused("These are the words that stand there already."):
        story.when(c.ReviseContribution, by=DANA, contribution_id=first, **reworded)
    story.when(c.RemoveContribution, by=DANA, contribution_id=second)
    story.then((e.ContributionRemoved, {"audience": "brand"}))
    with story.refused("There is no such contribution."):
        story.when(c.RemoveContribution, by=DANA, contribution_id=second)


def test_of_the_other_sides_contribution_nobody_learns_that_it_is_there(story):
    opened(story)
    theirs = write(story, PRIYA, THEY_SAY)
    for contribution_id in (theirs, uuid4()):
        ids = {"contribution_id": contribution_id}
        with story.refused("There is no such contribution."):
            story.when(c.RemoveContribution, by=DANA, **ids)
        with story.refused("There is no such contribution."):
            story.when(c.ReviseContribution, by=DANA, **ids, dimension="character", text="Ours.")
    for version in (3, 9):
        with story.refused("There is no such text to correct."):
            correction = {"corrects": version, "field": "text", "text": "x", "reason": "x"}
            story.when(CorrectText, by=DANA, **correction)


def test_a_side_writes_no_more_than_so_many(story):
    opened(story)
    for number in range(CONTRIBUTIONS_MAX):
        write(story, DANA, f"{number}")
    with story.refused("put some of them together"):
        write(story, DANA, "One more.")
    write(story, PRIYA, THEY_SAY)
    story.then(e.ContributionWritten)


def test_nothing_is_handed_in_before_something_is_written(story):
    opened(story)
    write(story, PRIYA, THEY_SAY)
    with story.refused("Your side has written nothing yet"):
        story.when(c.HandIn, by=DANA)


def test_handing_in_says_neither_what_nor_how_much(story):
    opened(story)
    write(story, DANA, OURS_SAY)
    story.when(c.HandIn, by=DANA)

    story.then((e.HandedIn, {"audience": "shared", "ball": "bpo"}))
    assert set(e.HandedIn.__struct_fields__) == set(e.Fact.__struct_fields__)


def test_whoever_is_in_takes_that_back_before_writing_on(story):
    opened(story)
    mine = write(story, DANA, OURS_SAY)
    story.when(c.HandIn, by=DANA)
    with story.refused("To write on, take that back first."):
        write(story, MARCUS, "More.")
    with story.refused("To write on, take that back first."):
        story.when(c.RemoveContribution, by=MARCUS, contribution_id=mine)
    with story.refused("To write on, take that back first."):
        story.when(c.HandIn, by=MARCUS)
    with story.refused("Your side has not handed in."):
        story.when(c.TakeBackHandIn, by=PRIYA)
    story.when(c.TakeBackHandIn, by=MARCUS)
    story.then((e.HandInTakenBack, {"audience": "shared", "ball": "both"}))
    write(story, MARCUS, "More.")
    story.then(e.ContributionWritten)


def test_the_second_hand_in_reveals_both_in_one_write(story):
    opened(story)
    write(story, DANA, OURS_SAY)
    write(story, MARCUS, "The letters are short.", "competence")
    write(story, PRIYA, THEY_SAY)
    story.when(c.HandIn, by=PRIYA)
    story.when(c.HandIn, by=MARCUS)

    told = {"audience": "shared", "actor_id": MARCUS}
    story.then(
        (e.HandedIn, told),
        (e.RoundRevealed, {"handed_in": ("brand", "bpo"), "stage": "revealed", "ball": "both"}),
        (e.ContributionRevealed, {**told, "text": OURS_SAY, "author_id": DANA}),
        (e.ContributionRevealed, {**told, "of_side": "brand", "author_id": MARCUS}),
        (e.ContributionRevealed, {**told, "of_side": "bpo", "text": THEY_SAY}),
    )
    assert len({fact.command_id for fact in story.happened()}) == 1


def test_what_is_revealed_is_as_reworded_and_corrected(story):
    opened(story)
    first, second = write(story, DANA, "Frist."), write(story, DANA, "Secnod.")
    story.when(CorrectText, by=DANA, corrects=4, field="text", text="Second.", reason="Typing.")
    [correction] = story.happened()
    assert correction.audience == "brand"
    reworded = {"contribution_id": first, "dimension": "character", "text": "First."}
    story.when(c.ReviseContribution, by=MARCUS, **reworded)
    write(story, PRIYA, THEY_SAY)
    story.when(c.HandIn, by=PRIYA)
    story.when(c.HandIn, by=DANA)

    ours = [f for f in story.happened() if getattr(f, "of_side", "") == "brand"]
    assert [(f.contribution_id, f.text, f.author_id, f.dimension) for f in ours] == [
        (first, "First.", MARCUS, "character"),
        (second, "Second.", DANA, "communication"),
    ]


def test_a_correction_of_reworded_words_does_not_change_the_new_ones(story):
    opened(story)
    first = write(story, DANA, "Frist.")
    reworded = {"contribution_id": first, "dimension": "character", "text": "Once more."}
    story.when(c.ReviseContribution, by=DANA, **reworded)
    story.when(CorrectText, by=DANA, corrects=3, field="text", text="First.", reason="Typing.")

    assert story.record(Round).contributions[first].text == "Once more."


def test_revealed_words_are_corrected_by_the_side_that_wrote_them_alone(story):
    revealed(story)  # by Priya, who handed in second
    ours = next(f for f in story.happened() if getattr(f, "of_side", "") == "brand")
    correction = {"corrects": ours.originator_version, "field": "text", "text": "Better."}
    with story.refused("Only the side that wrote a text can correct it."):
        story.when(CorrectText, by=PRIYA, **correction, reason="Ours now.")
    story.when(CorrectText, by=MARCUS, **correction, reason="Typing.")
    assert story.happened()[0].audience == "shared"


def test_nothing_is_written_or_taken_back_after_the_reveal(story):
    revealed(story)
    for kind, fields in (
        (c.WriteContribution, {"dimension": "character", "text": "Late."}),
        (c.HandIn, {}),
        (c.TakeBackHandIn, {}),
        (c.RevealRound, {}),
    ):
        with story.refused("This round is revealed already."):
            story.when(kind, by=DANA, **fields)


def test_before_the_deadline_nobody_reveals_it(story):
    opened(story)
    write(story, DANA, OURS_SAY)
    story.when(c.HandIn, by=DANA)
    story.after(days=6, hours=23)
    for person in (DANA, PRIYA, PORTAL_ID):
        with story.refused("The deadline has not passed"):
            story.when(c.RevealRound, by=person)


def test_after_the_deadline_nobody_writes_hands_in_or_takes_back(story):
    opened(story)
    mine = write(story, DANA, OURS_SAY)
    write(story, PRIYA, THEY_SAY)
    story.when(c.HandIn, by=PRIYA)
    story.after(days=7)
    for kind, person, fields in (
        (c.WriteContribution, DANA, {"dimension": "character", "text": "Late."}),
        (c.RemoveContribution, DANA, {"contribution_id": mine}),
        (c.HandIn, DANA, {}),
        (c.TakeBackHandIn, PRIYA, {}),
    ):
        with story.refused("The deadline has passed"):
            story.when(kind, by=person, **fields)


@pytest.mark.parametrize("person", [DANA, TOMAS, PORTAL_ID])
def test_after_the_deadline_what_was_handed_in_is_revealed_and_nothing_else(story, person):
    opened(story)
    write(story, DANA, OURS_SAY)
    write(story, PRIYA, THEY_SAY)
    story.when(c.HandIn, by=PRIYA)
    story.after(days=7)
    story.when(c.RevealRound, by=person)

    story.then(
        (e.RoundRevealed, {"handed_in": ("bpo",), "actor_id": person, "stage": "revealed"}),
        (e.ContributionRevealed, {"text": THEY_SAY, "author_id": PRIYA, "of_side": "bpo"}),
    )
    with story.refused("This round is revealed already."):
        story.when(c.RevealRound, by=PORTAL_ID)


def test_where_nobody_handed_in_nothing_is_revealed(story):
    opened(story)
    write(story, DANA, OURS_SAY)
    story.after(days=8)
    story.when(c.RevealRound, by=PRIYA)

    story.then((e.RoundRevealed, {"handed_in": ()}))


def test_handing_in_twice_with_one_id_counts_once(story):
    opened(story)
    write(story, DANA, OURS_SAY)
    again = {"command_id": uuid4()}
    story.when(c.HandIn, by=DANA, **again)
    story.when(c.HandIn, by=DANA, **again)
    story.then_nothing()


def test_what_the_other_side_writes_makes_no_page_out_of_date(story):
    opened(story)
    write(story, DANA, OURS_SAY)
    for text in ("One.", "Two.", "Three."):
        write(story, PRIYA, text)
    story.when(Comment, by=TOMAS, text="We are nearly there.", to="own_side")
    story.when(c.HandIn, by=DANA, seen=3)  # proposed, opened, one's own contribution
    story.then(e.HandedIn)


def test_an_out_of_date_page_is_told_what_its_side_can_see(story):
    opened(story)
    write(story, DANA, OURS_SAY)
    write(story, PRIYA, THEY_SAY)
    write(story, MARCUS, "One more.")
    with pytest.raises(OutOfDate) as late:
        story.when(c.HandIn, by=DANA, seen=3)
    assert [(type(fact), fact.side) for fact in late.value.since] == [
        (e.ContributionWritten, "brand")
    ]


def test_a_deadline_is_kept_to_the_second(story):
    opened(story)
    write(story, DANA, OURS_SAY)
    story.now = story.now + timedelta(days=7) - timedelta(seconds=1)
    story.when(c.HandIn, by=DANA)
    story.then(e.HandedIn)
    story.after(seconds=1)
    with pytest.raises(RuleBroken):
        story.when(c.TakeBackHandIn, by=DANA)
