"""A doubt: one sentence to one person on the other side, talked over, settled or taken further."""

import pytest

from domain.doubts import commands as c
from domain.doubts import events as e
from domain.doubts.record import Doubt
from domain.facts import NoSuchRecord, NotAllowed
from domain.partnerships.commands import EndMembership, InvitePerson
from domain.records import Comment, CorrectText
from tests.scenario import DANA, FAY, MARCUS, OLGA, OURS, PRIYA, TOMAS

SENTENCE = "I am not sure the Monday numbers are counted before they are sent."


def raised(story, **fields):
    asked = {"to_id": TOMAS, "dimension": "communication", "sentence": SENTENCE}
    return story.when(c.RaiseDoubt, by=MARCUS, **{**asked, **fields})


def talked(story):
    return story.when(c.TalkOver, by=TOMAS, talked_on=story.day(0), words="On the phone.")


def gone(story, person_id, by):
    return story.when(EndMembership, by=by, record_id=OURS, person_id=person_id)


def test_it_is_for_the_two_and_the_other_has_three_working_days(story):
    raised(story.after(days=3))  # a Thursday

    story.then((e.DoubtRaised, {"audience": "named", "named": (MARCUS, TOMAS), "ball": "bpo"}))
    [fact] = story.happened()
    assert f"{fact.talk_by:%A %H:%M:%S}" == "Tuesday 23:59:59"


@pytest.mark.parametrize("to_id", [DANA, MARCUS, OLGA, FAY])
def test_it_is_told_to_a_lead_or_member_of_the_other_side(story, to_id):
    with story.refused("lead or a member of the other side"):
        raised(story, to_id=to_id)


@pytest.mark.parametrize("by", [OLGA, FAY])
def test_who_only_reads_raises_none(story, by):
    with story.refused(kind=NotAllowed):
        story.when(c.RaiseDoubt, by=by, to_id=DANA, dimension="character", sentence=SENTENCE)


def test_a_doubt_is_raised_once(story):
    raised(story)
    with story.refused("raised already"):
        raised(story)


@pytest.mark.parametrize("by", [MARCUS, TOMAS])
def test_either_says_that_they_talked_and_its_author_settles_it(story, by):
    raised(story).when(c.TalkOver, by=by, talked_on=story.day(0), words="Over lunch.")
    story.then((e.DoubtTalked, {"audience": "named", "stage": "talked", "ball": "brand"}))
    with story.refused("Only who raised it"):
        story.when(c.SettleDoubt, by=TOMAS)

    story.when(c.SettleDoubt, by=MARCUS, words="They are counted twice.")

    story.then((e.DoubtSettled, {"stage": "settled", "ball": "nobody", "audience": "named"}))
    with story.refused("settled already"):
        story.when(c.SettleDoubt, by=MARCUS)


def test_a_talk_is_recorded_once_it_has_been(story):
    raised(story)
    with story.refused("a day that has come"):
        story.when(c.TalkOver, by=TOMAS, talked_on=story.day(1), words="Tomorrow.")
    talked(story)
    with story.refused("talked already"):
        talked(story)


def test_it_is_not_settled_before_the_two_have_talked(story):
    raised(story)
    with story.refused("Talk first"):
        story.when(c.SettleDoubt, by=MARCUS)


@pytest.mark.parametrize("became", ["feedback", "disclosure", "change"])
@pytest.mark.parametrize("after", [raised, lambda story: talked(raised(story))])
def test_its_author_takes_it_to_both_companies(story, became, after):
    after(story)
    with story.refused("Only who raised it"):
        story.when(c.PromoteDoubt, by=TOMAS, became=became)

    story.when(c.PromoteDoubt, by=MARCUS, became=became)

    story.then((e.DoubtPromoted, {"became": became, "audience": "named", "stage": "promoted"}))


def test_its_author_takes_it_back_until_they_have_talked(story):
    raised(story)
    with story.refused("Only who raised it"):
        story.when(c.WithdrawDoubt, by=TOMAS)
    talked(story)
    with story.refused("You have talked already"):
        story.when(c.WithdrawDoubt, by=MARCUS)


def test_what_was_taken_back_is_over(story):
    raised(story).when(c.WithdrawDoubt, by=MARCUS)
    story.then((e.DoubtWithdrawn, {"stage": "withdrawn", "ball": "nobody"}))
    for kind, fields in (
        (c.TalkOver, {"talked_on": story.day(0), "words": "?"}),
        (c.SettleDoubt, {}),
        (c.PromoteDoubt, {"became": "change"}),
        (c.WithdrawDoubt, {}),
    ):
        with story.refused("withdrawn already"):
            story.when(kind, by=MARCUS, **fields)


@pytest.mark.parametrize("person", [DANA, PRIYA, OLGA, FAY])
def test_to_anybody_else_there_is_no_such_record(story, person):
    raised(story)
    for kind, fields in (
        (c.RaiseDoubt, {"to_id": TOMAS, "dimension": "character", "sentence": "?"}),
        (c.TalkOver, {"talked_on": story.day(0), "words": "?"}),
        (c.SettleDoubt, {}),
        (c.PromoteDoubt, {"became": "change"}),
        (c.WithdrawDoubt, {}),
        (Comment, {"text": "What is this?"}),
        (CorrectText, {"corrects": 1, "field": "sentence", "text": "?", "reason": "?"}),
    ):
        with story.refused(kind=NoSuchRecord):
            story.when(kind, by=person, **fields)


def test_the_two_comment_for_each_other_and_each_corrects_their_own_words(story):
    raised(story).when(Comment, by=TOMAS, text="Call me.")
    [fact] = story.happened()
    assert fact.audience == "named"
    with story.refused("none for one side"):
        story.when(Comment, by=TOMAS, text="Watch him.", to="own_side")
    wish = {"corrects": 1, "field": "sentence", "text": "Better.", "reason": "Clearer."}
    with story.refused("Only the side that wrote"):
        story.when(CorrectText, by=TOMAS, **wish)
    story.when(CorrectText, by=MARCUS, **wish)
    [fact] = story.happened()
    assert fact.audience == "named"


def test_where_the_other_has_left_its_author_settles_it_or_takes_it_back(story):
    gone(raised(story), TOMAS, PRIYA)
    for kind, fields in (
        (c.TalkOver, {"talked_on": story.day(0), "words": "?"}),
        (c.PromoteDoubt, {"became": "feedback"}),
    ):
        with story.refused("takes part no longer"):
            story.when(kind, by=MARCUS, **fields)
    story.when(c.SettleDoubt, by=MARCUS)
    story.then(e.DoubtSettled)


def test_where_its_author_has_left_the_other_settles_it(story):
    gone(raised(story), MARCUS, DANA)
    with story.refused("Only who raised it"):
        story.when(c.WithdrawDoubt, by=TOMAS)
    with story.refused(kind=NoSuchRecord):
        story.when(c.SettleDoubt, by=MARCUS)
    story.when(c.SettleDoubt, by=TOMAS, words="We talked on his last day.")
    story.then(e.DoubtSettled)


def test_who_comes_back_goes_on_where_they_were(story):
    gone(raised(story), TOMAS, PRIYA)
    story.when(InvitePerson, by=PRIYA, record_id=OURS, person_id=TOMAS, role="member")
    talked(story)
    assert story.record(Doubt).stage == "talked"
