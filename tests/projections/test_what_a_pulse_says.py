"""What is said of a pulse: nothing of one person, to no question, and by no subtraction."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.facts import PORTAL_ID
from domain.pulses import commands as c
from domain.pulses.events import DIMENSIONS, SMALLEST_GROUP
from projections import history, inbox, intervals, pulses
from projections.pulses.results import Given, results_of
from projections.tables import Viewer
from tests.domain.pulses.surveyed import BPO, BRAND, agreed, answered, joined, opened
from tests.scenario import DANA, FAY, MARCUS, OURS, PRIYA, TOMAS

MARK = st.integers(1, 5)
ANSWER = st.builds(Given, MARK, MARK, MARK, st.sampled_from(("", "Ä", "Fewer tabs.", "More time.")))
ANSWERS = st.lists(ANSWER, max_size=12)
ALL = (DANA, MARCUS, *BRAND[:3], PRIYA, TOMAS, FAY, *BPO[:2])
SIDES = {"brand": 12, "bpo": 12}


def groups_shown(results):
    """How many people stand behind each number that is shown: the spread adds up to them."""
    shown = {
        side: sum(r.scores["character"].spread) for side, r in results.sides.items() if r.scores
    }
    if results.together:
        shown["both"] = sum(results.together["character"].spread)
    return shown


@given(ANSWERS, ANSWERS)
def test_no_number_shown_and_no_difference_of_two_speaks_of_fewer_than_five(brand, bpo):
    results = results_of(SIDES, {"brand": brand, "bpo": bpo}, b"salt")
    shown = groups_shown(results)

    assert all(size >= SMALLEST_GROUP for size in shown.values())
    if "both" in shown:
        for side in ("brand", "bpo"):
            assert shown["both"] - shown[side] >= SMALLEST_GROUP
    for side, said in (("brand", brand), ("bpo", bpo)):
        if len(said) < SMALLEST_GROUP:
            assert results.sides[side].scores == {}
            assert results.sides[side].texts == []
            assert results.together == {}


@given(ANSWERS, st.randoms(use_true_random=False))
def test_what_is_said_depends_on_the_answers_and_not_on_their_order(given_ones, random):
    shuffled = list(given_ones)
    random.shuffle(shuffled)

    assert results_of({"bpo": 12}, {"bpo": given_ones}, b"salt") == results_of(
        {"bpo": 12}, {"bpo": shuffled}, b"salt"
    )


@given(st.lists(ANSWER, min_size=SMALLEST_GROUP, max_size=12))
def test_numbers_are_those_of_the_answers(answers):
    [result] = results_of({"bpo": 12}, {"bpo": answers}, b"salt").sides.values()
    for name in DIMENSIONS:
        marks = sorted(getattr(each, name) for each in answers)
        score = result.scores[name]
        assert score.mean == pytest.approx(sum(marks) / len(marks), abs=0.005)
        assert score.spread == [marks.count(mark) for mark in range(1, 6)]
        assert marks[0] <= score.median <= marks[-1]
    assert sorted(result.texts) == sorted(each.text for each in answers if each.text)


def test_a_total_of_both_beside_one_side_would_be_found_out():
    """The first property, on a planted fault: what both say is shown although one side is small."""
    brand, bpo = [Given(3, 3, 3)] * 9, [Given(1, 1, 1)] * 2
    honest = results_of(SIDES, {"brand": brand, "bpo": bpo}, b"salt")
    whole = results_of({"all": 24}, {"all": brand + bpo}, b"salt").sides["all"].scores
    shown = groups_shown(type(honest)(honest.sides, whole))

    assert shown["both"] - shown["brand"] < SMALLEST_GROUP


# --- Over a whole pulse -------------------------------------------------------------------------


def closed(story):
    story.after(days=8).when(c.ClosePulse, by=PORTAL_ID)


def shown_to(desk, side="brand", person_id=None):
    desk.store.runner.catch_up()
    return desk.store.ask(pulses.one, Viewer(OURS, side, person_id), desk.story.id).dossier


def test_an_answer_counts_once_the_latest_and_of_its_side(desk, story):
    opened(joined(story))
    for person_id in ALL:
        answered(story, person_id, (1, 1, 1), "Early.")
        answered(story, person_id, (5, 4, 3))
    assert shown_to(desk).results is None
    closed(story)
    results = shown_to(desk).results
    for side in ("brand", "bpo"):
        result = results.sides[side]
        assert (result.asked, result.answered, result.texts) == (5, 5, [])
        assert result.scores["communication"].spread == [0, 0, 0, 0, 5]
        assert result.scores["character"].mean == 3
    assert results.together["competence"].spread == [0, 0, 0, 10, 0]


def test_four_answers_of_a_side_are_counted_and_nothing_else(desk, story):
    opened(joined(story))
    for person_id in ALL[:-1]:
        answered(story, person_id, (2, 2, 2), "Fewer tabs.")
    closed(story)
    results = shown_to(desk, "bpo").results
    assert (results.sides["bpo"].answered, results.sides["bpo"].scores) == (4, {})
    assert results.sides["bpo"].texts == []
    assert results.sides["brand"].scores
    assert results.together == {}


def test_what_was_called_off_says_nothing(desk, story):
    opened(joined(story))
    for person_id in ALL:
        answered(story, person_id)
    story.when(c.CancelPulse, by=DANA, reason="Storm.")
    assert shown_to(desk).results is None


QUESTIONS = {
    "one": lambda q, v, i: q(pulses.one, v, i),
    "standing": lambda q, v, i: q(pulses.standing, v),
    "page": lambda q, v, i: q(pulses.page, v),
    "trend": lambda q, v, i: q(pulses.trend, v),
    "mine": lambda q, v, i: q(pulses.mine, v, i),
    "to answer": lambda q, v, i: [q(pulses.to_answer, v, person) for person in (v.person_id, FAY)],
    "history": lambda q, v, i: q(history.page, v),
    "of record": lambda q, v, i: q(history.of_record, v, i),
    "count": lambda q, v, i: q(history.count, v, i),
    "inbox": lambda q, v, i: [q(inbox.waiting_on, v, side) for side in ("brand", "bpo")],
    "intervals": lambda q, v, i: q(intervals.of_record, v, i),
}


def told(desk, viewer):
    desk.store.runner.catch_up()
    return {
        name: question(desk.store.ask, viewer, desk.story.id)
        for name, question in QUESTIONS.items()
    }


def test_until_it_closes_an_answer_changes_what_nobody_but_its_author_is_told(desk, story):
    opened(joined(story))
    others = [
        Viewer(OURS, side, person_id)
        for side, people in (("brand", ALL[:5]), ("bpo", ALL[5:]))
        for person_id in (None, *people)
        if person_id != TOMAS
    ]
    before = {viewer: told(desk, viewer) for viewer in others}
    own = Viewer(OURS, "bpo", TOMAS)
    unanswered = told(desk, own)

    answered(story.after(hours=3), TOMAS, (1, 2, 3), "Fewer tabs.")
    answered(story.after(hours=3), TOMAS, (1, 2, 4), "Fewer still.")

    for viewer in others:
        assert told(desk, viewer) == before[viewer]
    after = told(desk, own)
    assert after["mine"] == Given(1, 2, 4, "Fewer still.")
    assert {name for name in after if after[name] != unanswered[name]} == {
        *("mine", "to answer", "history", "of record"),
    }


def test_to_answer_is_told_to_nobody_but_the_person(desk, story):
    opened(joined(story))
    desk.store.runner.catch_up()
    ask = desk.store.ask
    assert ask(pulses.to_answer, Viewer(OURS, "bpo", PRIYA), FAY) == []
    assert [e.id for e in ask(pulses.to_answer, Viewer(OURS, "bpo", FAY), FAY)] == [story.id]
    assert ask(pulses.to_answer, Viewer(OURS, "brand", FAY), FAY) == []


def test_the_worker_is_told_what_is_to_open_and_to_close(desk, story):
    def due(question):
        desk.store.runner.catch_up()
        return [each.pulse_id for each in desk.store.ask(question, story.now)]

    agreed(joined(story), every_days=30)
    assert (due(pulses.to_open), due(pulses.to_close)) == ([story.id], [])
    story.when(c.OpenPulse, by=PORTAL_ID)
    assert (due(pulses.to_open), due(pulses.to_close)) == ([], [])
    story.after(days=7)
    assert (due(pulses.to_open), due(pulses.to_close)) == ([], [story.id])
    story.when(c.ClosePulse, by=PORTAL_ID).after(days=23)
    assert due(pulses.to_open) == [c.next_id_of(story.id)]


def test_pulses_are_listed_by_how_they_stand(desk, story):
    opened(joined(story), every_days=30)
    assert [e.stage for e in desk.shown(pulses.standing)] == ["open"]
    end = desk.shown(pulses.standing)[0].dossier.closes_at
    closed(story)
    assert [e.stage for e in desk.shown(pulses.standing)] == ["agreed"]
    assert [e.stage for e in desk.shown(pulses.page).items] == ["closed"]
    assert [e.stage for e in desk.shown(pulses.trend)] == ["closed"]
    second = timedelta(seconds=1)
    assert len(desk.shown(pulses.closing_between, end, end + second)) == 1
    assert desk.shown(pulses.closing_between, end + second, end + 2 * second) == []
    assert desk.shown(pulses.titles, [story.id]) == {story.id: "March"}
