"""Indicators of changes, against examples worked out by hand."""

from datetime import timedelta
from uuid import uuid4

import pytest

from domain.changes import commands as c
from projections import evidence, measures
from projections.indicators import Asked, changing, landing
from projections.indicators.disclosing import lasting
from projections.indicators.figures import Part, of_each_side
from projections.measures import Period
from tests import asked
from tests.scenario import DANA, FAY, MARCUS, MONDAY, PRIYA, TOMAS

HOUR, DAY = 3600.0, 86400.0
ANSWERING = of_each_side(changing.answered, lasting)
CONTRACT_FIRST = of_each_side(changing.answers, changing.contract_first)
SUCCESS = of_each_side(changing.judged, changing.success)
LOAD = of_each_side(landing.loads, landing.load)
SHORT_NOTICE = of_each_side(landing.noticed, landing.short_notice)
READINESS = of_each_side(landing.declared, landing.ready)
PAPER = {"code": "act_now_paper_later", "words": "Go ahead."}


def figures(desk, indicator, at=None, days=90):
    """What an indicator says of each side in so many days up to a moment, by side."""
    until = at or desk.story.now

    def question(connection, viewer):
        known = evidence.ledger(connection, viewer.partnership_id)
        period = Period(until - timedelta(days=days), until)
        return {each.side: each for each in indicator(Asked(connection, viewer, known, period))}

    return desk.shown(question)


@pytest.fixture
def placed(story):
    """Acme Care has a site with two teams."""
    asked.placed(story)
    return story


def each(story, ids, step, *args, **fields):
    """The same step for several changes."""
    for story.id in ids:
        step(story, *args, **fields)


def several(number):
    return [uuid4() for _ in range(number)]


# --- How long it takes ---------------------------------------------------------------------------


def test_half_of_first_responses_came_within_the_median_open_ones_included(desk, placed):
    ids = several(5)
    each(placed, ids, asked.submitted)
    for placed.id in ids[:4]:  # after one, two, three and four hours; the fifth waits on
        placed.after(hours=1).when(c.RespondToChange, by=TOMAS, code="act_now", words="Gladly.")
    placed.after(hours=6)

    found = figures(desk, ANSWERING)
    assert (found["bpo"].value, found["bpo"].p90) == (3 * HOUR, None)
    assert (found["bpo"].n, found["bpo"].open) == (5, 1)
    assert (found["brand"].value, found["brand"].n) == (None, 0)


def test_below_five_there_is_no_median(desk, placed):
    each(placed, several(4), asked.submitted)

    found = figures(desk, ANSWERING)["bpo"]
    assert (found.value, found.n, found.needed, found.open) == (None, 4, 5, 4)


def test_sent_back_or_declined_is_answered_and_withdrawn_is_not_counted(desk, placed):
    sent_back, withdrawn = ids = several(2)
    each(placed, ids, asked.submitted)
    placed.after(hours=1).when(c.SendBack, by=TOMAS, record_id=sent_back, reason="Which channel?")
    placed.when(c.WithdrawChange, by=MARCUS, record_id=withdrawn, reason="No longer needed.")

    found = figures(desk, ANSWERING)["bpo"]
    assert (found.n, found.open) == (1, 0)


def test_a_request_answered_later_was_open_before(desk, placed):
    each(placed, several(5), asked.submitted)
    placed.after(hours=2).when(c.RespondToChange, by=TOMAS, code="act_now", words="Gladly.")

    before = figures(desk, ANSWERING, MONDAY + timedelta(hours=1))["bpo"]
    assert (before.n, before.open) == (5, 5)


def walked(story, ids):
    """Answered after a day; approved after 12 hours and 6 more; scheduled, ready, live."""
    each(story, ids, asked.submitted)
    story.after(hours=24)
    each(story, ids, asked.assessed, load_points=1)
    story.after(hours=12)
    for story.id in ids:
        story.when(c.ApproveChange, by=DANA)
    story.after(hours=6)
    for story.id in ids:
        story.when(c.ApproveChange, by=PRIYA)
    story.after(hours=6)
    each(story, ids, asked.scheduled, 20)
    story.after(hours=10)
    each(story, ids, asked.ready)
    story.after(days=19, hours=14)
    for story.id in ids:
        story.when(c.GoLive, by=TOMAS, live_at=story.now)


def test_the_way_to_live_splits_into_phases_and_holders_without_a_rest(desk, placed):
    walked(placed, several(5))

    whole = figures(desk, changing.cycle_time)["both"]
    hours = {part.label: (part.value or 0) / HOUR for part in whole.parts}
    assert hours == {
        "submitted": 24,
        "responded": 0,
        "assessed": 18,
        "agreed": 6,
        "scheduled": 10,
        "ready": 470,
    }
    assert whole.value == sum(hours.values()) * HOUR
    held = figures(desk, changing.ball_time)
    assert (held["brand"].value, held["bpo"].value) == (0, (528 - 12) * HOUR)
    assert Part("assessed", 6 * HOUR, 5) in held["bpo"].parts
    assert held["brand"].parts == ()


def test_changes_on_their_way_make_the_median_later_not_earlier(desk, placed):
    walked(placed, several(5))
    each(placed, several(6), asked.submitted)
    placed.after(days=60)

    whole = figures(desk, changing.cycle_time)["both"]
    assert (whole.value, whole.n, whole.open) == (None, 11, 6)


# --- Paper ---------------------------------------------------------------------------------------


def test_paper_is_owed_until_it_is_signed_or_the_change_goes_no_further(desk, placed):
    signed, withdrawn, owed = ids = several(3)
    each(placed, ids, asked.submitted)
    for placed.id in ids:
        placed.when(c.RespondToChange, by=TOMAS, **PAPER, paper_due_on=placed.day(20))
    placed.after(days=7)
    kept = {"document": "Amendment 4", "signed_on": placed.day(0)}
    placed.when(c.SignPaper, by=DANA, record_id=signed, **kept)
    placed.when(c.WithdrawChange, by=MARCUS, record_id=withdrawn, reason="Not needed.")

    assert figures(desk, changing.paper_debt)["both"].value == 1
    assert figures(desk, changing.paper_debt, MONDAY + timedelta(days=1))["both"].value == 3
    found = desk.shown(measures.taken, ["paper"], Period(MONDAY, placed.now))
    assert len(found) == 3
    [one] = [one for one in found if one.ended_at is None]
    assert (one.record_id, one.ended_at) == (owed, None)
    assert one.detail == (MONDAY + timedelta(days=20)).date().isoformat()


def test_the_age_of_what_is_owed_needs_five(desk, placed):
    for number in range(5):
        placed.id = uuid4()
        asked.submitted(placed)
        placed.when(c.RespondToChange, by=TOMAS, **PAPER, paper_due_on=placed.day(20))
        ages = figures(desk, changing.paper_age)["both"]
        assert (ages.value is None) == (number < 4)
        placed.after(days=1)

    assert figures(desk, changing.paper_age)["both"].value == 3 * DAY


# --- How it went ---------------------------------------------------------------------------------


def test_the_share_judged_successful_comes_with_its_interval(desk, placed):
    ids = several(5)
    walked(placed, ids)
    outcomes = ["successful", "successful", "successful", "partly", "failed"]
    for placed.id, outcome in zip(ids, outcomes, strict=True):
        placed.when(c.AskReview, by=TOMAS, text="It runs.")
        placed.when(c.JudgeOutcome, by=MARCUS, outcome=outcome, lesson="Brief both.", effort=2)

    found = figures(desk, SUCCESS)
    assert found["bpo"].value == pytest.approx(0.6)
    assert (found["bpo"].low, found["bpo"].high) == pytest.approx((0.2725, 0.8573), abs=0.0005)
    assert [part.value for part in found["bpo"].parts] == pytest.approx([0.6, 0.2, 0.2])
    assert found["brand"].n == 0


def test_contract_first_needs_five_answers(desk, placed):
    codes = ("contract_first", "act_now", "act_now", "act_now", "need_information")
    for code in codes[:4]:
        placed.id = uuid4()
        asked.submitted(placed)
        placed.when(c.RespondToChange, by=TOMAS, code=code, words="So.")
    assert figures(desk, CONTRACT_FIRST)["bpo"].value is None

    placed.id = uuid4()
    asked.submitted(placed)
    placed.when(c.RespondToChange, by=TOMAS, code=codes[4], words="So.")
    assert figures(desk, CONTRACT_FIRST)["bpo"].value == pytest.approx(0.2)


# --- What it asks of the front line --------------------------------------------------------------


def test_load_weighs_on_each_team_in_its_week_and_not_before(desk, placed):
    ids = several(2)
    each(placed, ids, asked.submitted)
    each(placed, ids, asked.agreed, team_ids=(asked.CHAT, asked.PHONE))
    each(placed, ids, asked.scheduled)
    planned = Period(placed.now, placed.now + timedelta(days=30))
    coming = desk.shown(measures.between, ["load"], planned, placed.now)

    assert [(one.team_id, one.amount) for one in coming].count((asked.CHAT, 2)) == 2
    assert len(coming) == 4
    assert figures(desk, LOAD)["bpo"].n == 0
    placed.after(days=17)
    found = figures(desk, LOAD)["bpo"]
    assert (found.n, found.value) == (2, None)


def test_a_time_given_up_weighs_on_nobody(desk, placed):
    asked.submitted(placed)
    asked.agreed(placed)
    asked.scheduled(placed)
    placed.when(c.UnscheduleChange, by=TOMAS, reason="A launch is in the way.")

    ahead = Period(MONDAY, MONDAY + timedelta(days=60))
    assert desk.shown(measures.between, ["load", "notice"], ahead, placed.now) == []


def test_short_notice_counts_for_who_asked_agreed_to_or_not(desk, placed):
    ids = several(5)
    each(placed, ids, asked.submitted)
    each(placed, ids, asked.agreed, load_points=1)
    each(placed, ids[:4], asked.scheduled)
    soon = placed.now + timedelta(days=2)
    placed.when(c.AskOverride, by=TOMAS, record_id=ids[4], effective_at=soon, reason="A recall.")
    placed.when(c.AgreeOverride, by=DANA, record_id=ids[4], reason="A recall.")

    found = figures(desk, SHORT_NOTICE)
    assert (found["brand"].value, found["brand"].n) == (pytest.approx(0.2), 5)
    assert found["brand"].parts == (Part("short, agreed", 0.2, 1), Part("short", 0.0, 0))
    assert found["bpo"].n == 0


def test_ready_despite_something_lacking_is_ready_but_counts_against(desk, placed):
    full, lacking = ids = several(2)
    each(placed, ids, asked.submitted)
    each(placed, ids, asked.agreed)
    each(placed, ids, asked.scheduled)
    placed.id = full
    asked.ready(placed)
    placed.id = lacking
    placed.when(c.GiveBriefing, by=TOMAS, text="Read the macro.", briefed_on=placed.day(0))
    placed.when(c.RosterTeam, by=TOMAS, team_id=asked.CHAT, person_ids=(FAY,))
    placed.when(c.DeclareReady, by=TOMAS, despite="Fay is back on the day itself.")

    period = Period(MONDAY, placed.now)
    names = ["ready_read", "ready_voted", "ready_confidence"]
    found = desk.shown(measures.taken, names, period)
    said = sorted((one.name, one.amount, one.detail) for one in found)
    assert said == [
        *[("ready_confidence", 4.0, ""), ("ready_read", 0.0, "despite")],
        *[("ready_read", 1.0, ""), ("ready_voted", 0.0, "despite"), ("ready_voted", 1.0, "")],
    ]
    assert figures(desk, READINESS)["bpo"].n == 2
    placed.when(c.RevokeReadiness, by=TOMAS, reason="A question came up.")
    assert figures(desk, READINESS)["bpo"].n == 1


def test_what_was_live_before_anybody_was_asked_is_no_request(desk, placed):
    report = {**asked.REQUEST, "live_at": None}
    placed.when(c.ReportUnilateral, by=DANA, **report)

    names = ["cycle", "answering", "notice", "load"]
    assert desk.shown(measures.taken, names, Period(MONDAY, placed.now)) == []


def test_where_nothing_happened_every_figure_says_so(desk):
    for indicator in (*changing.INDICATORS, *landing.INDICATORS):
        for found in figures(desk, indicator.figures).values():
            assert found.value in (None, 0.0)
            assert found.n == 0
