"""A visit is proposed, dated, agreed, prepared, put off and called off, in either direction."""

from datetime import timedelta

import pytest

from domain.calendar import WorkingCalendar
from domain.facts import NotAllowed, RuleBroken
from domain.partnerships.commands import SetWorkingCalendar
from domain.visits import commands as c
from domain.visits import events as e
from tests.domain.visits.arranged import (
    CEBU,
    CHICAGO,
    ENDS,
    LETTERS,
    MEMBERS,
    PREPARED,
    STARTS,
    WALK,
    across,
    agreed,
    placed,
    prepared,
    proposed,
    under_way,
)
from tests.scenario import DANA, FAY, MARCUS, OLGA, OURS, PRIYA, TOMAS

BOTH_WAYS = pytest.mark.parametrize(
    ("host", "by", "ball"),
    [
        ("bpo", DANA, "bpo"),  # the brand asks to come
        ("brand", DANA, "bpo"),  # the brand invites
        ("bpo", PRIYA, "brand"),
        ("brand", PRIYA, "brand"),
    ],
)


@BOTH_WAYS
def test_either_side_proposes_a_visit_in_either_direction(story, host, by, ball):
    site = CEBU if host == "bpo" else CHICAGO
    placed(story).when(c.ProposeVisit, by=by, host=host, site_id=site, **WALK)

    story.then(
        (
            e.VisitProposed,
            {
                "host": host,
                "site_id": site,
                "purposes": WALK["purposes"],
                "starts_on": STARTS.date(),
                "stage": "proposed",
                "ball": ball,
            },
        )
    )


@BOTH_WAYS
def test_the_other_side_agrees_then_the_visitors_prepare_and_the_hosts_start(story, host, by, ball):
    visitor = "brand" if host == "bpo" else "bpo"
    proposed(story, host, by)
    with story.refused("This is for the other side"):
        story.when(c.AgreeVisit, by=by)
    story.when(c.AgreeVisit, by=across(by))
    story.then((e.VisitAgreed, {"starts_at": STARTS, "stage": "agreed", "ball": visitor}))

    story.when(c.PrepareVisit, by=MEMBERS[visitor], visitors=(MEMBERS[visitor],), **PREPARED)
    story.then((e.VisitPrepared, {"stage": "prepared", "ball": host, "starts_at": STARTS}))

    story.now = STARTS
    story.when(c.StartVisit, by=MEMBERS[host])
    story.then((e.VisitStarted, {"stage": "under way", "ball": "both"}))


def test_without_a_site_it_is_virtual(story):
    story.when(c.ProposeVisit, by=DANA, host="bpo", **WALK)

    story.then((e.VisitProposed, {"site_id": None}))


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"ends_at": STARTS}, "ends_at", "ends after it starts"),
        ({"ends_at": STARTS - timedelta(hours=1)}, "ends_at", "ends after it starts"),
        ({"ends_at": STARTS + timedelta(days=32)}, "ends_at", "at most 31 days"),
        ({"starts_at": STARTS - timedelta(days=20)}, "starts_at", "still to come"),
        ({"site_id": CHICAGO}, "site_id", "a site of the side that is visited"),
        ({"site_id": LETTERS}, "site_id", "a site of the side that is visited"),
    ],
)
def test_dates_and_places_nobody_means_are_refused_beside_their_field(
    story, fields, field, sentence
):
    placed(story)
    before = story.log.head()
    with pytest.raises(RuleBroken, match=sentence) as refused:
        story.when(c.ProposeVisit, by=DANA, host="bpo", **{**WALK, **fields})
    assert (refused.value.field, story.log.head()) == (field, before)


def test_a_visit_is_proposed_once(story):
    proposed(story)

    with story.refused("proposed already"):
        story.when(c.ProposeVisit, by=DANA, host="bpo", **WALK)


@pytest.mark.parametrize(("by", "words"), [(OLGA, "observer"), (FAY, "frontline")])
def test_those_who_only_read_or_work_at_the_front_arrange_nothing(story, by, words):
    with story.refused(words, NotAllowed):
        story.when(c.ProposeVisit, by=by, host="bpo", **WALK)


def test_other_dates_go_back_and_forth_until_somebody_agrees(story):
    later = {"starts_at": STARTS + timedelta(days=7), "ends_at": ENDS + timedelta(days=7)}
    proposed(story)
    with story.refused("the ball is with them"):
        story.when(c.ProposeDates, by=DANA, **later, reason="Peak.")
    with story.refused("already proposed"):
        story.when(c.ProposeDates, by=PRIYA, starts_at=STARTS, ends_at=ENDS, reason="Peak.")
    with story.refused("ends after it starts"):
        story.when(c.ProposeDates, by=PRIYA, starts_at=ENDS, ends_at=STARTS, reason="Peak.")

    story.when(c.ProposeDates, by=PRIYA, **later, reason="That week is our peak.")
    story.then((e.DatesProposed, {**later, "stage": "proposed", "ball": "brand"}))

    with story.refused("This is for the other side"):
        story.when(c.AgreeVisit, by=PRIYA)
    story.when(c.AgreeVisit, by=DANA)
    story.then((e.VisitAgreed, {**later, "stage": "agreed"}))


def test_dates_that_passed_meanwhile_cannot_be_agreed_to(story):
    proposed(story).after(days=15)

    with story.refused("These dates are past"):
        story.when(c.AgreeVisit, by=PRIYA)


def test_a_visit_is_declined_with_a_reason_by_whom_it_waits_for(story):
    proposed(story)
    with story.refused("This is for the other side"):
        story.when(c.DeclineVisit, by=DANA, reason="No.")

    story.when(c.DeclineVisit, by=PRIYA, reason="Nobody is here that week.")
    story.then((e.VisitDeclined, {"stage": "declined", "ball": "nobody"}))

    for kind, more in (
        (c.AgreeVisit, {}),
        (c.DeclineVisit, {"reason": "No."}),
        (c.CancelVisit, {"reason": "No."}),
        (c.PrepareVisit, PREPARED),
        (c.PostponeVisit, {"reason": "No."}),
        (c.StartVisit, {}),
    ):
        with story.refused("declined"):
            story.when(kind, by=PRIYA, **more)


def test_only_what_is_agreed_is_prepared(story):
    proposed(story)

    with story.refused("prepared once it is agreed: this one is proposed"):
        story.when(c.PrepareVisit, by=MARCUS, **PREPARED)


def test_a_preparation_is_revised_by_either_side_until_it_starts(story):
    prepared(story).when(c.PrepareVisit, by=TOMAS, **{**PREPARED, "agenda": "Only Monday."})
    story.then((e.VisitPrepared, {"agenda": "Only Monday.", "stage": None, "visitors": ()}))

    story.now = STARTS
    story.given(c.StartVisit, by=TOMAS)
    with story.refused("this one is under way"):
        story.when(c.PrepareVisit, by=TOMAS, **PREPARED)


@pytest.mark.parametrize("person", [PRIYA, TOMAS])
def test_visitors_are_people_of_the_visiting_side(story, person):
    agreed(story)

    with story.refused("people of the side that visits"):
        story.when(c.PrepareVisit, by=MARCUS, visitors=(MARCUS, person), **PREPARED)


def test_teams_are_those_there_are(story):
    agreed(story)

    with story.refused("teams of the list"):
        story.when(c.PrepareVisit, by=MARCUS, **{**PREPARED, "team_ids": (CEBU,)})


def test_a_visit_starts_on_its_day_where_the_host_is_and_not_before(story):
    manila = WorkingCalendar(time_zone="Asia/Manila")
    prepared(story).given(SetWorkingCalendar, by=PRIYA, record_id=OURS, calendar=manila)
    story.now = STARTS.replace(hour=15, minute=59) - timedelta(days=1)
    with story.refused("It starts on 16 March 2026"):
        story.when(c.StartVisit, by=TOMAS)

    story.after(minutes=1).when(c.StartVisit, by=MARCUS)
    story.then(e.VisitStarted)


def test_what_is_not_prepared_does_not_start(story):
    agreed(story)
    story.now = STARTS

    with story.refused("Prepare the visit first"):
        story.when(c.StartVisit, by=TOMAS)


@pytest.mark.parametrize(
    ("by", "side", "across_"), [(DANA, "brand", "bpo"), (TOMAS, "bpo", "brand")]
)
def test_a_postponed_visit_says_who_why_and_how_far_ahead(story, by, side, across_):
    later = {"starts_at": STARTS + timedelta(days=7), "ends_at": ENDS + timedelta(days=7)}
    prepared(story).after(days=11).when(c.PostponeVisit, by=by, reason="A storm.", **later)
    story.then(
        (
            e.VisitPostponed,
            {**later, "side": side, "notice_days": 3, "stage": "postponed", "ball": across_},
        )
    )

    story.when(c.AgreeVisit, by=across(by))
    story.then((e.VisitAgreed, {**later, "stage": "prepared", "ball": "bpo"}))


def test_a_visit_put_off_without_dates_waits_for_the_side_that_put_it_off(story):
    agreed(story).when(c.PostponeVisit, by=PRIYA, reason="A storm.")
    story.then((e.VisitPostponed, {"starts_at": None, "stage": "postponed", "ball": "bpo"}))

    with story.refused("no dates to answer yet"):
        story.when(c.AgreeVisit, by=PRIYA)
    with story.refused("the ball is with them"):
        story.when(c.ProposeDates, by=DANA, starts_at=STARTS, ends_at=ENDS, reason="Soon?")
    story.when(c.ProposeDates, by=PRIYA, starts_at=STARTS, ends_at=ENDS, reason="It passed us.")
    story.then((e.DatesProposed, {"stage": "postponed", "ball": "brand"}))
    story.when(c.AgreeVisit, by=MARCUS)
    story.then((e.VisitAgreed, {"stage": "agreed", "ball": "brand"}))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"starts_at": STARTS + timedelta(days=1)}, "Say when it ends as well"),
        ({"ends_at": ENDS + timedelta(days=1)}, "Say when it starts as well"),
        ({"starts_at": STARTS, "ends_at": ENDS}, "These are the dates it has"),
        ({"starts_at": ENDS, "ends_at": STARTS}, "ends after it starts"),
    ],
)
def test_half_a_date_is_none(story, fields, sentence):
    agreed(story)

    with story.refused(sentence):
        story.when(c.PostponeVisit, by=PRIYA, reason="A storm.", **fields)


def test_a_visit_is_cancelled_with_the_notice_given(story):
    prepared(story).after(days=14, hours=3).when(c.CancelVisit, by=PRIYA, reason="A storm.")

    story.then((e.VisitCancelled, {"notice_days": 0, "stage": "cancelled", "ball": "nobody"}))
    with story.refused("this one is cancelled"):
        story.when(c.CancelVisit, by=DANA, reason="Ours too.")


def test_who_proposed_it_may_cancel_and_who_is_asked_declines(story):
    proposed(story)
    with story.refused("decline it"):
        story.when(c.CancelVisit, by=PRIYA, reason="No.")

    story.when(c.CancelVisit, by=DANA, reason="Our mistake.")
    story.then((e.VisitCancelled, {"notice_days": 14}))


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [(c.CancelVisit, "still to come can be cancelled"), (c.PostponeVisit, "can be postponed")],
)
def test_what_is_under_way_is_neither_put_off_nor_called_off(story, kind, sentence):
    under_way(story)

    with story.refused(sentence):
        story.when(kind, by=DANA, reason="A storm.")
