"""Sessions, roadblocks, gifts and reports, until a visit closes by itself."""

from datetime import timedelta
from uuid import uuid4

import pytest

from domain.calendar import WorkingCalendar, end_of_day
from domain.commitments import commands as k
from domain.commitments import events as ke
from domain.facts import NotAllowed
from domain.partnerships.commands import SetWorkingCalendar
from domain.terms import Terms
from domain.visits import commands as c
from domain.visits import events as e
from tests.domain.visits.arranged import (
    CEBU,
    ENDS,
    LETTERS,
    REPORT,
    ROADBLOCK,
    SESSION,
    STARTS,
    agreed,
    prepared,
    proposed,
    reported,
    under_way,
    with_roadblock,
)
from tests.scenario import DANA, FAY, MARCUS, OLGA, OURS, PRIYA, TOMAS, Scenario

# --- Reports ------------------------------------------------------------------------------------


def test_each_side_reports_within_five_working_days_of_its_own(story):
    prepared(story)
    cebu = WorkingCalendar(time_zone="Asia/Manila", weekdays=(0, 1, 2, 3, 4, 5))
    story.given(SetWorkingCalendar, by=PRIYA, record_id=OURS, calendar=cebu)
    story.now = STARTS
    story.when(c.StartVisit, by=TOMAS)

    ends_in_cebu = (ENDS + timedelta(hours=8)).date()
    story.then(
        (
            e.VisitStarted,
            {
                "brand_report_by": end_of_day(WorkingCalendar(), ENDS.date() + timedelta(days=7)),
                "bpo_report_by": end_of_day(cebu, ends_in_cebu + timedelta(days=6)),
            },
        )
    )


@pytest.mark.parametrize(
    ("first", "second", "missing"), [(MARCUS, TOMAS, "bpo"), (TOMAS, MARCUS, "brand")]
)
def test_the_ball_is_with_both_then_with_the_one_that_has_not_reported(
    story, first, second, missing
):
    under_way(story).when(c.ReportVisit, by=first, **REPORT)
    story.then((e.VisitReported, {"stage": "reported", "ball": missing}))
    with story.refused("reported already"):
        story.when(c.ReportVisit, by=first, **REPORT)

    story.when(c.ReportVisit, by=second, **REPORT)
    story.then(
        (e.VisitReported, {"stage": "reported", "ball": "nobody"}),
        (e.VisitClosed, {"stage": "closed"}),
    )


def test_nothing_is_reported_before_it_is_under_way_or_after_it_is_closed(story):
    prepared(story)
    with story.refused("once it is under way"):
        story.when(c.ReportVisit, by=MARCUS, **REPORT)
    story.now = STARTS
    reported(story.given(c.StartVisit, by=TOMAS))
    with story.refused("once it is under way"):
        story.when(c.ReportVisit, by=MARCUS, **REPORT)


@pytest.mark.parametrize("by", [OLGA, FAY])
def test_observers_and_the_front_line_report_nothing(story, by):
    under_way(story)

    with story.refused("Your role", NotAllowed):
        story.when(c.ReportVisit, by=by, **REPORT)


# --- Side by side -------------------------------------------------------------------------------


def test_a_session_is_recorded_by_role_and_only_with_consent(story):
    under_way(story)
    with story.refused("only with their consent"):
        story.when(c.RecordSession, by=MARCUS, **{**SESSION, "consent": False})

    story.when(c.RecordSession, by=MARCUS, **SESSION)
    [session] = story.happened()
    assert (type(session), session.stage) == (e.SessionRecorded, None)
    assert session.session_id == session.command_id


def test_a_roadblock_seen_in_a_session_becomes_a_commitment_in_the_same_write(story):
    under_way(story)
    roadblock = {"roadblock": "The screen asks twice.", "owner_side": "brand"}
    story.when(c.RecordSession, by=MARCUS, **SESSION, **roadblock, due_on=story.day(30))

    session, raised, made = story.happened()
    assert raised.session_id == session.session_id
    assert (made.originator_id, made.origin_id) == (raised.commitment_id, story.id)
    assert (made.origin_kind, made.owner_side, made.text) == (
        "visit",
        "brand",
        "The screen asks twice.",
    )


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"due_on": STARTS.date()}, "which side takes the roadblock on"),
        ({"owner_side": "bpo"}, "by which day"),
        ({"owner_side": "bpo", "due_on": STARTS.date() - timedelta(days=1)}, "still to come"),
    ],
)
def test_a_roadblock_has_an_owner_and_a_day_that_is_still_to_come(story, fields, sentence):
    under_way(story)

    with story.refused(sentence):
        story.when(c.RecordSession, by=MARCUS, **SESSION, roadblock="It asks twice.", **fields)


@pytest.mark.parametrize(("owner", "ball"), [("brand", "bpo"), ("bpo", "bpo")])
def test_a_roadblock_is_promised_to_the_other_side_or_asked_of_it(story, owner, ball):
    """Marcus of the brand raises it: in either case the BPO accepts."""
    under_way(story).when(
        c.RaiseRoadblock, by=MARCUS, **ROADBLOCK, owner_side=owner, due_on=story.day(9)
    )

    story.then(
        (e.RoadblockRaised, {"owner_side": owner, "stage": None}),
        (ke.CommitmentMade, {"owner_side": owner, "side": "brand", "ball": ball}),
    )


def test_roadblocks_are_of_sessions_there_were(story):
    under_way(story)

    with story.refused("a session of the list"):
        fields = {"owner_side": "bpo", "due_on": story.day(9), "session_id": uuid4()}
        story.when(c.RaiseRoadblock, by=MARCUS, **ROADBLOCK, **fields)


@pytest.mark.parametrize("stage", [agreed, prepared])
def test_nothing_is_seen_before_it_is_under_way(story, stage):
    stage(story)

    with story.refused("from the day a visit is under way"):
        story.when(c.RecordSession, by=MARCUS, **SESSION)
    with story.refused("from the day a visit is under way"):
        fields = {"owner_side": "bpo", "due_on": story.day(9)}
        story.when(c.RaiseRoadblock, by=MARCUS, **ROADBLOCK, **fields)


# --- The end ------------------------------------------------------------------------------------


@pytest.mark.parametrize("owner", ["brand", "bpo"])
def test_a_visit_stays_open_until_its_roadblock_is_out_of_the_way(story, owner):
    keeper, accepter = (MARCUS, TOMAS) if owner == "brand" else (TOMAS, TOMAS)
    commitment_id = with_roadblock(under_way(story), owner=owner)
    story.given(c.ReportVisit, by=TOMAS, **REPORT).when(c.ReportVisit, by=MARCUS, **REPORT)
    story.then((e.VisitReported, {"stage": "items open", "ball": owner}))

    story.given(k.AcceptCommitment, by=accepter, record_id=commitment_id)
    story.when(k.KeepCommitment, by=keeper, record_id=commitment_id, evidence="Gone.")
    story.then(
        ke.CommitmentKept,
        (e.RoadblockSettled, {"commitment_id": commitment_id, "outcome": "kept"}),
        (e.VisitClosed, {"stage": "closed", "ball": "nobody"}),
    )
    with story.refused("until it is closed"):
        story.when(c.RecordSession, by=MARCUS, **SESSION)


def test_with_roadblocks_of_both_sides_the_ball_is_with_both_then_with_who_is_left(story):
    ours = with_roadblock(under_way(story), owner="brand")
    theirs = with_roadblock(story, owner="bpo")
    story.given(c.ReportVisit, by=TOMAS, **REPORT).when(c.ReportVisit, by=MARCUS, **REPORT)
    story.then((e.VisitReported, {"stage": "items open", "ball": "both"}))

    story.when(k.DeclineCommitment, by=TOMAS, record_id=theirs, reason="Not ours to mend.")
    story.then(
        ke.CommitmentDeclined,
        (e.RoadblockSettled, {"outcome": "released", "stage": "items open", "ball": "brand"}),
    )
    story.when(k.ReleaseCommitment, by=TOMAS, record_id=ours, reason="The screen goes anyway.")
    story.then(ke.CommitmentReleased, e.RoadblockSettled, e.VisitClosed)


def test_what_is_settled_before_the_reports_keeps_nothing_open(story):
    commitment_id = with_roadblock(under_way(story))
    story.when(k.KeepCommitment, by=MARCUS, record_id=commitment_id, evidence="Gone.")
    story.then(ke.CommitmentKept, (e.RoadblockSettled, {"stage": None}))

    reported(story)
    assert story.happened()[-1].stage == "closed"


def test_a_roadblock_that_comes_back_opens_the_visit_again(story):
    commitment_id = with_roadblock(under_way(story))
    reported(story).given(
        k.KeepCommitment, by=MARCUS, record_id=commitment_id, evidence="Gone."
    ).when(k.DisputeKeeping, by=TOMAS, record_id=commitment_id, reason="It still asks twice.")

    story.then(
        ke.KeepingDisputed,
        (e.RoadblockSettled, {"outcome": "reopened", "stage": "items open", "ball": "brand"}),
    )


def test_a_roadblock_raised_after_the_reports_is_waited_for_as_well(story):
    with_roadblock(under_way(story), owner="brand")
    reported(story)
    fields = {"owner_side": "bpo", "due_on": story.day(9)}
    story.when(c.RaiseRoadblock, by=MARCUS, **ROADBLOCK, **fields)

    story.then((e.RoadblockRaised, {"stage": "items open", "ball": "both"}), ke.CommitmentMade)


# --- Gifts --------------------------------------------------------------------------------------


def test_a_gift_is_logged_with_what_it_is_worth_and_to_whom(story):
    under_way(story)
    story.when(c.LogGift, by=MARCUS, what="Chocolate", value=40, to_side="bpo", to_team_id=LETTERS)

    story.then(
        (e.GiftLogged, {"value": 40, "currency": "EUR", "total": 40, "cap": 100, "reason": ""})
    )


def test_what_a_side_is_given_on_one_visit_counts_together_against_the_cap(tmp_path):
    story = under_way(Scenario(tmp_path, Terms(gift_cap=50, gift_currency="USD")))
    story.given(c.LogGift, by=MARCUS, what="Chocolate", value=40, to_side="bpo")
    story.given(c.LogGift, by=TOMAS, what="Mangoes", value=50, to_side="brand")
    with story.refused("makes 55 USD for one side on this visit; the charter allows 50"):
        story.when(c.LogGift, by=TOMAS, what="Pens", value=15, to_side="bpo")

    story.when(
        c.LogGift, by=TOMAS, what="Pens", value=15, to_side="bpo", reason="One for each agent."
    )
    story.then((e.GiftLogged, {"total": 55, "cap": 50, "reason": "One for each agent."}))


def test_gifts_are_for_visits_that_are_agreed_and_teams_there_are(story):
    proposed(story)
    gift = {"what": "Chocolate", "value": 10, "to_side": "bpo"}
    with story.refused("on a visit that is agreed"):
        story.when(c.LogGift, by=MARCUS, **gift)
    story.given(c.AgreeVisit, by=PRIYA)
    with story.refused("a team of the list"):
        story.when(c.LogGift, by=MARCUS, **gift, to_team_id=CEBU)
    story.given(c.CancelVisit, by=DANA, reason="A storm.")
    with story.refused("on a visit that is agreed"):
        story.when(c.LogGift, by=MARCUS, **gift)
