"""Indicators of disclosures, commitments, feedback and recognition, against figures by hand."""

from datetime import timedelta
from uuid import uuid4

import pytest

from domain.commitments import commands as k
from domain.disclosures import commands as c
from domain.disclosures.events import DisclosureImported
from domain.facts import PORTAL_ID, Claimed
from domain.feedback import commands as f
from domain.partnerships import commands as p
from domain.recognition import commands as r
from projections import evidence
from projections.indicators import INDICATORS, Asked, course, split
from projections.measures import Period
from projections.tables import Viewer
from tests import candour
from tests.domain.told import MISDIRECTED, acknowledged, contained, told
from tests.scenario import DANA, MARCUS, OURS, PRIYA, TOMAS

BY_NAME = {indicator.name: indicator for indicator in INDICATORS}
HOUR, DAY = 3600, 86_400


def asked(desk, days=90, side="brand", connection=None):
    """What indicators are asked of: so many days up to now in the story."""
    period = Period(desk.story.now - timedelta(days=days), desk.story.now)
    viewer = Viewer(OURS, side)
    return Asked.once(connection, viewer, evidence.ledger(connection, OURS), period)


def figures(desk, name, days=90, side="brand"):
    """The figures of an indicator by side."""
    desk.store.runner.catch_up()
    with desk.store.engine.connect() as connection:
        found = BY_NAME[name].figures(asked(desk, days, side, connection))
    return {figure.side: figure for figure in found}


def one_more(story, hours=0, **more):
    """A disclosure of its own by the BPO (or ``by``), told so long after it was discovered."""
    story.id = uuid4()
    seen = story.now - timedelta(hours=hours)
    return told(story, **{"occurred_at": seen, "discovered_at": seen, **more})


# --- Disclosures --------------------------------------------------------------------------------


def test_what_was_told_in_time_is_weighed_by_its_severity(desk, story):
    for severity in ("low", "medium", "high"):
        one_more(story, severity=severity)
    one_more(story, hours=100, severity="critical")  # after the 72 hours
    one_more(story, by=DANA, kind="problem_found", where="bpo")

    found = figures(desk, "proactive-disclosure")["bpo"]
    assert found.value == pytest.approx((0.5 + 1 + 2) / (0.5 + 1 + 2 + 4 + 0.5))
    assert found.n == 5
    assert found.low < found.value < found.high
    assert [(part.label, part.n) for part in found.parts] == [
        ("told_in_time", 3),
        ("told_late", 1),
        ("found_by_others", 1),
    ]


def test_a_weighted_sample_is_no_larger_than_the_count_of_it(desk, story):
    for _ in range(5):
        one_more(story, severity="critical")

    found = figures(desk, "proactive-disclosure")["bpo"]
    assert found.value == 1
    assert found.low == pytest.approx(1 / (1 + 1.6448536**2 / 5), abs=1e-6)


def test_four_are_not_enough_for_a_number(desk, story):
    for _ in range(4):
        one_more(story)

    found = figures(desk, "proactive-disclosure")["bpo"]
    assert (found.value, found.low, found.n, found.needed) == (None, None, 4, 5)


def test_from_discovered_to_told_is_the_median_of_whoever_told(desk, story):
    for hours in (1, 2, 3, 4, 50):
        one_more(story, hours)

    found = figures(desk, "disclosure-lag")
    assert (found["bpo"].value, found["bpo"].p90) == (3 * HOUR, 50 * HOUR)
    assert found["brand"].n == 0


def test_a_time_claimed_half_a_century_ago_counts_as_two_years_and_is_marked(desk, story):
    for hours in (1, 2, 3, 4, 50 * 365 * 24):
        one_more(story, hours)

    assert figures(desk, "disclosure-lag")["bpo"].p90 == 730 * DAY
    assert figures(desk, "disclosure-lag")["bpo"].value == 3 * HOUR
    with desk.store.engine.connect() as connection:
        found = asked(desk, connection=connection).taken("telling")
    assert [each.detail for each in found].count("capped") == 1


def test_what_is_still_open_counts_as_at_least_so_long(desk, story):
    for hours in (1, 2, 3):
        one_more(story)
        story.after(hours=hours).given(c.AcknowledgeDisclosure, by=DANA, words="Read.")
    for _ in range(2):
        one_more(story)
    story.after(hours=10)

    found = figures(desk, "time-to-acknowledge")["brand"]
    assert (found.value, found.p90, found.n, found.open) == (3 * HOUR, None, 5, 2)


def test_containing_and_exposure_begin_where_they_are_claimed_to(desk, story):
    for hours in (1, 2, 3, 4, 5):
        story.id = uuid4()
        seen = story.now - timedelta(hours=hours)
        acknowledged(story, occurred_at=seen - timedelta(days=1), discovered_at=seen)
        stopped = {"how": "Stopped.", "contained_at": story.now}
        story.given(c.ContainHarm, by=PRIYA, **stopped, next_update_at=story.now + timedelta(1))

    assert figures(desk, "time-to-contain")["bpo"].value == 3 * HOUR
    assert figures(desk, "exposure")["bpo"].value == 27 * HOUR


def test_made_whole_is_when_it_was_delivered_not_when_it_was_confirmed(desk, story):
    for hours in (1, 2, 3, 4, 5):
        story.id, good = uuid4(), uuid4()
        contained(story)
        remedy = {"harmed": "Forty.", "remedy": "A call.", "due_on": story.day(9)}
        story.given(c.PromiseMakeGood, by=PRIYA, make_good_id=good, **remedy)
        story.after(hours=hours)
        story.given(c.DeliverMakeGood, by=PRIYA, make_good_id=good, how="Called.")
        story.after(days=2).given(c.ConfirmMakeGood, by=DANA, make_good_id=good)
    before = figures(desk, "time-to-make-whole")["bpo"]
    assert (before.value, before.open) == (3 * HOUR, 0)


def test_a_disclosure_both_took_back_is_measured_nowhere(desk, story):
    told(story)
    assert figures(desk, "time-to-acknowledge")["brand"].n == 1
    story.given(c.AskWithdrawal, by=PRIYA, reason="It was no mistake.")
    story.given(c.AgreeWithdrawal, by=DANA)

    for name in ("time-to-acknowledge", "disclosure-lag", "exposure", "proactive-disclosure"):
        assert all(each.n == 0 for each in figures(desk, name).values())


def test_what_was_imported_stays_out(desk, story):
    for number in range(6):
        story.given(
            DisclosureImported,
            by=PORTAL_ID,
            record_id=uuid4(),
            imported=True,
            source="old",
            number=str(number),
            where="bpo",
            what="Letters.",
            details="",
            occurred=Claimed(story.now),
            stage="closed",
            ball="nobody",
        )

    for indicator in INDICATORS:
        assert all(each.n == 0 for each in figures(desk, indicator.name).values())


def test_a_draft_is_measured_nowhere(desk, story):
    story.when(c.DraftDisclosure, by=PRIYA, **MISDIRECTED)

    for side in ("brand", "bpo"):
        assert all(each.n == 0 for each in figures(desk, "exposure", side=side).values())


def test_hidden_problems_are_estimated_from_four_that_both_had_seen(desk, story):
    for _ in range(6):
        one_more(story)
    for _ in range(3):
        one_more(story, noticed_first="brand")
    for _ in range(2):
        one_more(story, by=DANA, kind="problem_found", where="bpo")
    assert figures(desk, "hidden-mistakes")["bpo"].value is None

    one_more(story, noticed_first="brand")
    found = figures(desk, "hidden-mistakes")["bpo"]
    there = (10 + 1) * (6 + 1) / (4 + 1) - 1
    assert found.value == pytest.approx(there - 12)
    assert found.low == 0
    assert found.high > found.value
    assert [part.n for part in found.parts] == [10, 6, 4]


def test_what_was_found_outside_was_seen_by_whoever_told_it(desk, story):
    one_more(story, noticed_first="outside")
    one_more(story, by=DANA, kind="problem_found", where="outside")

    found = figures(desk, "hidden-mistakes")
    assert [part.n for part in found["bpo"].parts] == [1, 0, 0]
    assert [part.n for part in found["brand"].parts] == [0, 0, 0]


# --- Commitments --------------------------------------------------------------------------------


def promise(story, by=PRIYA, days=5):
    story.id = uuid4()
    return story.given(k.MakeCommitment, by=by, text="We will.", due_on=story.day(days))


def test_kept_is_what_was_done_by_its_day(desk, story):
    for _ in range(4):
        promise(story).given(k.KeepCommitment, by=PRIYA, evidence="Done.")
    promise(story)
    promise(story, days=30)
    story.after(days=8)

    found = figures(desk, "commitments-kept")["bpo"]
    assert (found.value, found.n) == (0.8, 5)
    assert [(part.label, part.n) for part in found.parts] == [
        ("kept", 4),
        ("kept_late", 0),
        ("missed", 1),
    ]


def test_what_falls_due_later_is_not_counted_yet(desk, story):
    for _ in range(5):
        promise(story, days=30)

    assert figures(desk, "commitments-kept")["bpo"].n == 0


# --- Feedback -----------------------------------------------------------------------------------


def test_reciprocity_is_one_where_both_gave_as_much(desk, story):
    for by in (MARCUS, MARCUS, MARCUS, MARCUS, TOMAS):
        story.id = uuid4()
        candour.given(story, by)
    assert figures(desk, "feedback-reciprocity")["both"].value is None

    story.id = uuid4()
    candour.given(story, TOMAS)
    assert figures(desk, "feedback-reciprocity")["both"].value == pytest.approx(1 - 2 / 6)


def test_feedback_taken_back_was_not_given(desk, story):
    candour.given(story).when(f.WithdrawFeedback, by=MARCUS, reason="A mistake.")

    assert figures(desk, "feedback-reciprocity")["both"].n == 0


def test_told_back_in_time_is_over_all_whose_day_has_come(desk, story):
    for _ in range(4):
        story.id = uuid4()
        candour.told_back(story)
    story.id = uuid4()
    candour.accepted(story)
    assert figures(desk, "feedback-told-back")["bpo"].n == 4

    story.after(days=20)
    found = figures(desk, "feedback-told-back")["bpo"]
    assert (found.value, found.n) == (0.8, 5)
    story.when(f.TellBack, by=TOMAS, words="There is an alarm now.")
    assert figures(desk, "feedback-told-back")["bpo"].parts[1].n == 1


# --- Recognition --------------------------------------------------------------------------------


@pytest.fixture
def teams(story):
    """Four teams of the BPO at one site."""
    site, found = uuid4(), [uuid4() for _ in range(4)]
    place = {"record_id": OURS, "by": PRIYA}
    story.given(p.AddSite, **place, site_id=site, name="Cebu", time_zone="Asia/Manila")
    for number, team_id in enumerate(found):
        story.given(p.AddTeam, **place, team_id=team_id, site_id=site, name=f"Team {number}")
    return found


def recognize(story, team_id, days=0, **more):
    """The brand recognizes a team for a deed of some days ago."""
    words = {"deed": "They stayed until ten.", "effect": "No caller waited."}
    story.id = uuid4()
    given = {"team_id": team_id, "deed_on": story.day(-days), **words, **more}
    return story.given(r.GiveRecognition, by=DANA, **given)


def test_recognition_is_counted_in_working_days_from_the_deed(desk, story, teams):
    story.after(days=4)  # a Friday
    for days in (0, 1, 2, 3, 4):
        recognize(story, teams[0], days)

    found = figures(desk, "recognition-latency")["brand"]
    assert (found.value, found.p90, found.n) == (2, 4, 5)


def test_spread_is_over_the_teams_there_are_and_concentration_names_none(desk, story, teams):
    for team_id in (teams[0], teams[0], teams[0], teams[1], teams[2]):
        recognize(story, team_id)

    assert figures(desk, "recognition-spread")["bpo"].value == 0.75
    most = figures(desk, "recognition-concentration")["bpo"]
    assert (most.value, most.parts) == (0.6, ())
    assert figures(desk, "recognition-spread")["brand"].value is None


def test_what_only_some_may_see_counts_for_neither_side(desk, story, teams):
    for _ in range(5):
        recognize(story, teams[0], visibility="team")
    for _ in range(5):
        recognize(story, None, person_ids=(PRIYA,))
        story.given(r.NarrowVisibility, by=PRIYA, visibility="private")

    for side in ("brand", "bpo"):
        for name in ("recognition-latency", "recognition-concentration"):
            assert all(each.n == 0 for each in figures(desk, name, side=side).values())


def test_a_recognition_taken_back_is_not_counted(desk, story, teams):
    recognize(story, teams[0]).given(r.RetractRecognition, by=DANA, reason="The wrong team.")

    assert figures(desk, "recognition-latency")["brand"].n == 0


# --- Places, months, and one reading for all ----------------------------------------------------


def test_it_is_split_by_place_where_the_facts_name_one(desk, story, teams):
    for number in range(6):
        one_more(story, hours=number, team_id=teams[number % 2])
    desk.store.runner.catch_up()
    with desk.store.engine.connect() as connection:
        now = asked(desk, connection=connection)
        lag = split(BY_NAME["disclosure-lag"], now, "team_id")
        rate = split(BY_NAME["proactive-disclosure"], now, "team_id")
        assert split(BY_NAME["disclosure-lag"], now, "site_id") == {}

    assert {key: found["bpo"].n for key, found in lag.items()} == {teams[0]: 3, teams[1]: 3}
    assert {key: found["bpo"].n for key, found in rate.items()} == {teams[0]: 3, teams[1]: 3}


def test_a_course_is_what_would_have_been_said_at_each_moment(desk, story):
    moments = []
    for days in range(7):
        one_more(story, hours=days).after(days=25)
        story.given(c.AcknowledgeDisclosure, by=DANA, words="Read.")
        moments.append(story.now)
    desk.store.runner.catch_up()
    with desk.store.engine.connect() as connection:
        whole = asked(desk, 400, connection=connection)
        for name in ("time-to-acknowledge", "proactive-disclosure"):
            points = course(BY_NAME[name], whole, moments)
            for point in points:
                period = Period(point.at - timedelta(days=90), point.at)
                direct = whole._replace(read=None, items=None, period=period)
                assert list(point.figures) == list(BY_NAME[name].figures(direct))
