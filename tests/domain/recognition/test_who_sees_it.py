"""The narrower of what the giver chose and the recipient wishes, and narrower still at any time."""

from uuid import uuid4

import pytest

from domain.facts import PORTAL_ID, NoSuchRecord, NotAllowed
from domain.recognition import commands as c
from domain.recognition import events as e
from domain.recognition.ids import preference_id_of
from domain.recognition.record import Recognition
from domain.records import Comment, CorrectText
from tests.domain.recognition.conftest import VOICE, gives
from tests.scenario import DANA, FAY, MARCUS, OLGA, OURS, PRIYA, TOMAS

SEEN = ["public", "team", "private"]
READERS = {"public": ("shared", ()), "team": ("bpo", (MARCUS,)), "private": ("named", None)}


def wishes(story, person, visibility):
    story.given(
        c.StatePreference,
        by=person,
        record_id=preference_id_of(OURS, person),
        visibility=visibility,
    )


@pytest.mark.parametrize("chosen", SEEN)
@pytest.mark.parametrize("wished", SEEN)
def test_the_narrower_of_both_holds(story, chosen, wished):
    wishes(story, FAY, wished)
    gives(story, visibility=chosen)

    narrower = SEEN[max(SEEN.index(chosen), SEEN.index(wished))]
    audience, named = READERS[narrower]
    named = (MARCUS, FAY) if named is None else named
    story.then((e.RecognitionGiven, {"visibility": narrower, "audience": audience, "named": named}))


def test_the_narrowest_wish_of_several_holds(story):
    wishes(story, TOMAS, "private")
    gives(story, person_ids=(FAY, TOMAS))

    story.then((e.RecognitionGiven, {"visibility": "private", "named": (MARCUS, FAY, TOMAS)}))


def test_everybody_wishes_for_themselves(story):
    with story.refused("Everybody says this for themselves"):
        story.when(
            c.StatePreference,
            by=PRIYA,
            record_id=preference_id_of(OURS, FAY),
            visibility="private",
        )


def test_a_wish_is_read_by_whom_it_is_of_alone(story):
    wishes(story, FAY, "team")

    with story.refused(kind=NoSuchRecord):
        story.when(
            c.StatePreference, by=PRIYA, record_id=preference_id_of(OURS, FAY), visibility="public"
        )
    with story.refused("said already"):
        story.when(
            c.StatePreference, by=FAY, record_id=preference_id_of(OURS, FAY), visibility="team"
        )


@pytest.mark.parametrize(
    ("wanted", "audience", "named"),
    [("team", "bpo", (MARCUS,)), ("private", "named", (MARCUS, FAY))],
)
def test_whom_it_is_for_narrows_it(story, wanted, audience, named):
    gives(story)
    story.when(c.NarrowVisibility, by=FAY, visibility=wanted)

    story.then((e.VisibilityNarrowed, {"audience": audience, "named": named}))


@pytest.mark.parametrize(
    ("before", "wanted"), [("team", "team"), ("private", "private"), ("private", "team")]
)
def test_nobody_widens_it(story, before, wanted):
    gives(story, visibility=before)

    with story.refused("no more people than that already"):
        story.when(c.NarrowVisibility, by=FAY, visibility=wanted)


@pytest.mark.parametrize("somebody", [MARCUS, DANA, PRIYA, TOMAS, OLGA])
def test_nobody_else_narrows_it_or_leaves_in_their_place(story, somebody):
    gives(story)

    with story.refused("Only whom it is for"):
        story.when(c.NarrowVisibility, by=somebody, visibility="private")
    with story.refused("Only whom it is for"):
        story.when(c.LeaveOut, by=somebody)


@pytest.mark.parametrize("somebody", [MARCUS, PRIYA, TOMAS, FAY])
def test_nobody_takes_a_teams_recognition_away(story, somebody):
    gives(story, team_id=VOICE)

    with story.refused("for a team"):
        story.when(c.NarrowVisibility, by=somebody, visibility="private")
    with story.refused("for a team"):
        story.when(c.LeaveOut, by=somebody)


@pytest.mark.parametrize("before", ["team", "private"])
def test_for_who_does_not_see_it_it_does_not_exist(story, before):
    gives(story, visibility=before)

    with story.refused(kind=NoSuchRecord):
        story.when(Comment, by=DANA, text="Well done.")
    if before == "private":
        with story.refused(kind=NoSuchRecord):
            story.when(Comment, by=PRIYA, text="Well done.")


def test_after_it_was_narrowed_it_is_gone_for_the_others(story):
    gives(story)
    story.when(Comment, by=DANA, text="Well done.")
    story.when(c.NarrowVisibility, by=FAY, visibility="private")

    for somebody in (DANA, PRIYA, TOMAS):
        with story.refused(kind=NoSuchRecord):
            story.when(Comment, by=somebody, text="Still here?")
    story.when(Comment, by=MARCUS, text="Just us now.")
    assert story.happened()[0].audience == "named"


def test_who_asks_to_be_left_out_is_not_named_by_the_history(story):
    gives(story, person_ids=(FAY, TOMAS))
    story.when(c.LeaveOut, by=FAY)

    story.then(
        (
            e.RecipientRemoved,
            {"actor_id": PORTAL_ID, "side": "portal", "person_id": FAY, "remaining": (TOMAS,)},
        )
    )
    assert story.record(Recognition).stage == "given"
    with story.refused("Only whom it is for"):
        story.when(c.NarrowVisibility, by=FAY, visibility="private")


def test_left_by_everybody_it_is_off_the_wall_and_open_to_its_giver_alone(story):
    gives(story)
    story.when(c.LeaveOut, by=FAY)

    story.then((e.RecipientRemoved, {"stage": "left out", "audience": "named"}))
    assert story.happened()[0].named == (MARCUS,)
    with story.refused(kind=NoSuchRecord):
        story.when(c.NarrowVisibility, by=FAY, visibility="private")


def test_left_private_who_left_reads_nothing_of_it(story):
    gives(story, person_ids=(FAY, TOMAS), visibility="private")
    story.when(c.LeaveOut, by=FAY)

    assert story.happened()[0].named == (MARCUS, TOMAS)


@pytest.mark.parametrize("somebody", [DANA, PRIYA, TOMAS])
def test_praise_is_reworded_by_its_author_alone(story, somebody):
    gives(story, person_ids=(TOMAS,))
    words = {"corrects": 1, "field": "deed", "text": "I did it all alone.", "reason": "Better."}

    with story.refused():
        story.when(CorrectText, by=somebody, **words)
    story.when(CorrectText, by=MARCUS, **words)
    assert story.happened()


def test_there_are_no_notes_for_one_side(story):
    gives(story)

    with story.refused("none for one side"):
        story.when(Comment, by=DANA, text="Between us.", to="own_side")


def test_an_observer_and_the_front_line_decide_about_their_own(story):
    gives(story, person_ids=(OLGA,))
    story.when(c.NarrowVisibility, by=OLGA, visibility="team")

    story.then(e.VisibilityNarrowed)
    with story.refused("frontline", NotAllowed):
        story.when(Comment, by=FAY, text="A word.")


def test_it_can_be_narrowed_after_it_was_taken_back(story):
    gives(story)
    story.when(c.RetractRecognition, by=MARCUS, reason="Wrong person.")
    story.when(c.NarrowVisibility, by=FAY, visibility="private")

    story.then((e.VisibilityNarrowed, {"stage": None}))


def test_a_wish_sent_twice_is_recorded_once(story):
    command_id = uuid4()
    wish = {"record_id": preference_id_of(OURS, FAY), "visibility": "team"}
    story.when(c.StatePreference, by=FAY, command_id=command_id, **wish)
    story.then((e.PreferenceStated, {"audience": "named", "named": (FAY,)}))
    story.when(c.StatePreference, by=FAY, command_id=command_id, **wish)

    story.then_nothing()
