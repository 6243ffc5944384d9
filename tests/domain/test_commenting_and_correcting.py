import pytest

from domain.disclosures import commands as c
from domain.disclosures import events as e
from domain.facts import PORTAL_ID, Commented, NotAllowed, OutOfDate, TextCorrected
from domain.records import Comment, CorrectText
from tests.domain.told import acknowledged, closed, told
from tests.scenario import DANA, FAY, MARCUS, OLGA, OURS, PRIYA, TOMAS

BETTER = {"corrects": 1, "field": "what", "text": "We sent 41 letters.", "reason": "We missed one."}


@pytest.mark.parametrize(("person", "side"), [(DANA, "brand"), (TOMAS, "bpo")])
def test_a_comment_is_for_both_sides_or_for_one_s_own(story, person, side):
    told(story).when(Comment, by=person, text="Which letters?")
    story.then(
        (Commented, {"text": "Which letters?", "audience": "shared", "record_kind": "disclosure"})
    )

    story.when(Comment, by=person, text="Ask legal first.", to="own_side")
    story.then((Commented, {"audience": side}))


def test_a_comment_moves_nothing(story):
    told(story).when(Comment, by=DANA, text="Hm.")

    story.then((Commented, {"stage": None, "ball": None}))


def test_a_comment_on_a_draft_stays_on_its_side(story):
    story.given(c.DraftDisclosure, by=TOMAS)
    story.when(Comment, by=PRIYA, text="Name the list.", to="shared")

    story.then((Commented, {"audience": "bpo"}))


def test_everything_can_be_commented_on_at_any_time(story):
    closed(story)
    for record_id, kind in ((story.id, "disclosure"), (OURS, "partnership")):
        story.when(Comment, by=MARCUS, record_id=record_id, text="For the review.")
        story.then((Commented, {"record_kind": kind}))


@pytest.mark.parametrize("person", [OLGA, FAY])
def test_observers_and_the_front_line_read(story, person):
    told(story)

    with story.refused("does not comment", NotAllowed):
        story.when(Comment, by=person, text="Hello.")
    with story.refused("does not correct", NotAllowed):
        story.when(CorrectText, by=person, **BETTER)


# --- Corrections --------------------------------------------------------------------------------


def test_a_text_is_corrected_beside_the_original(story):
    told(story).when(CorrectText, by=PRIYA, **BETTER)

    story.then(
        (
            TextCorrected,
            {**BETTER, "audience": "shared", "record_kind": "disclosure", "stage": None},
        )
    )
    original, *_ = story.log.stream(story.id).facts
    assert "40" in original.what


def test_only_the_side_that_wrote_a_text_corrects_it(story):
    acknowledged(story)

    with story.refused("Only the side that wrote"):
        story.when(CorrectText, by=DANA, **BETTER)
    with story.refused("Only the side that wrote"):
        story.when(CorrectText, by=PRIYA, **{**BETTER, "corrects": 3, "field": "words"})
    story.when(CorrectText, by=MARCUS, **{**BETTER, "corrects": 3, "field": "words"})
    story.then(TextCorrected)


@pytest.mark.parametrize(
    "wrong", [{"corrects": 99}, {"field": "kind"}, {"field": "actor_id"}, {"corrects": 2}]
)
def test_there_is_nothing_else_to_correct(story, wrong):
    told(story)

    with story.refused("There is no such text"):
        story.when(CorrectText, by=PRIYA, **{**BETTER, **wrong})


def test_what_the_portal_took_over_is_nobody_s_text(story):
    from domain.facts import Claimed

    incident = {"source": "Desk", "number": "1", "what": "Letters.", "details": "", "where": "bpo"}
    story.given(c.ImportIncident, by=PORTAL_ID, **incident, occurred=Claimed(story.now), states=())

    for person in (PRIYA, DANA):
        with story.refused("Only the side that wrote"):
            story.when(CorrectText, by=person, **BETTER)


def test_a_note_for_the_own_side_is_corrected_there_and_nowhere_else(story):
    told(story).given(Comment, by=DANA, text="Ask legal.", to="own_side")
    note = {"corrects": 3, "field": "text", "text": "Ask legal first.", "reason": "In that order."}

    with story.refused("There is no such text"):
        story.when(CorrectText, by=PRIYA, **note)
    story.when(CorrectText, by=MARCUS, **note)
    story.then((TextCorrected, {"audience": "brand"}))


def test_a_correction_can_be_corrected(story):
    told(story).given(CorrectText, by=PRIYA, **BETTER)
    story.when(
        CorrectText,
        by=TOMAS,
        corrects=3,
        field="text",
        text="We sent 42 letters.",
        reason="One more.",
    )

    story.then((TextCorrected, {"corrects": 3}))


# --- Out of date --------------------------------------------------------------------------------


def outdated(story, kind, *, by, **fields):
    """The facts one had not seen, as the refusal tells them."""
    with pytest.raises(OutOfDate) as refusal:
        story.when(kind, by=by, **fields)
    story.then_nothing()
    return [type(fact) for fact in refusal.value.since]


def test_a_decision_on_a_page_that_is_out_of_date_is_refused_with_what_changed(story):
    told(story)  # told and protected: two facts
    story.given(c.StateSeverity, by=PRIYA, severity="high").given(c.NamePlace, by=TOMAS)

    since = outdated(story, c.AcknowledgeDisclosure, by=DANA, seen=2)
    assert since == [e.SeverityStated, e.LookBackAsked, e.PlaceNamed]
    assert outdated(story, c.AcknowledgeDisclosure, by=DANA, seen=4) == [e.PlaceNamed]


def test_a_page_that_shows_everything_decides(story):
    told(story).when(c.AcknowledgeDisclosure, by=DANA, seen=2)

    story.then(e.DisclosureAcknowledged)


def test_no_page_is_asked_for_where_none_was_shown(story):
    told(story).given(c.NamePlace, by=TOMAS).when(c.AcknowledgeDisclosure, by=DANA, seen=None)

    story.then(e.DisclosureAcknowledged)


def test_talk_makes_no_page_out_of_date(story):
    told(story).given(Comment, by=PRIYA, text="By the way.").given(
        c.AskQuestion, by=PRIYA, text="Which?"
    )
    question = story.happened()[0].question_id
    story.given(c.AnswerQuestion, by=MARCUS, question_id=question, text="These.")
    story.when(c.AcknowledgeDisclosure, by=DANA, seen=2)

    story.then(e.DisclosureAcknowledged)


def test_a_correction_does(story):
    told(story).given(CorrectText, by=PRIYA, **BETTER)

    assert outdated(story, c.AcknowledgeDisclosure, by=DANA, seen=2) == [TextCorrected]


def test_what_the_other_side_keeps_to_itself_neither_counts_nor_shows(story):
    # The two drafts are facts only the BPO can see: the brand's page begins with the telling.
    story.given(c.DraftDisclosure, by=TOMAS).given(c.DraftDisclosure, by=TOMAS)
    told(story).given(Comment, by=PRIYA, text="For us.", to="own_side")
    story.given(
        CorrectText, by=PRIYA, corrects=5, field="text", text="For us only.", reason="Clearer."
    )
    story.given(c.NamePlace, by=TOMAS)

    assert outdated(story, c.AskQuestion, by=DANA, text="?", seen=1) == [
        e.DisclosureProtected,
        e.PlaceNamed,
    ]
    assert outdated(story, c.GiveUpdate, by=PRIYA, text="!", seen=4) == [
        TextCorrected,
        e.PlaceNamed,
    ]
    story.when(c.AcknowledgeDisclosure, by=DANA, seen=3)
    story.then(e.DisclosureAcknowledged)
