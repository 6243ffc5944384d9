from datetime import timedelta
from uuid import uuid4

import pytest

from domain.calendar import WorkingCalendar
from domain.disclosures.commands import DiscardDraft, DraftDisclosure, TellDisclosure
from domain.disclosures.events import (
    DisclosureDrafted,
    DisclosureProtected,
    DisclosureTold,
    DraftDiscarded,
    DraftRevised,
    LookBackAsked,
    UpdatePromised,
)
from domain.facts import Claimed, NoSuchRecord, NotAllowed
from domain.partnerships.commands import SetWorkingCalendar
from domain.records import Comment, CorrectText
from domain.terms import Terms
from tests.domain.told import MISDIRECTED, told
from tests.scenario import DANA, FAY, MARCUS, MONDAY, OLGA, OURS, PRIYA, STEN, TOMAS, Scenario

HOUR = timedelta(hours=1)


def test_four_fields_are_enough_to_tell(story):
    story.when(TellDisclosure, by=TOMAS, **MISDIRECTED)

    story.then(
        (
            DisclosureTold,
            {
                "kind": "own_mistake",
                "where": "bpo",
                "noticed_first": "bpo",
                "what": MISDIRECTED["what"],
                "affected": MISDIRECTED["affected"],
                "doing_now": MISDIRECTED["doing_now"],
                "occurred": Claimed(MISDIRECTED["occurred_at"]),
                "discovered": Claimed(MISDIRECTED["discovered_at"]),
                "severity": None,
                "acknowledge_by": MONDAY + 8 * HOUR,
                "recorded_at": MONDAY,
                "side": "bpo",
                "actor_id": TOMAS,
                "audience": "shared",
                "stage": "disclosed",
                "ball": "brand",
            },
        ),
        (DisclosureProtected, {"window_hours": 72, "stage": None, "ball": None}),
    )


def test_the_brand_tells_its_mistakes_with_the_same_command(story):
    story.when(TellDisclosure, by=MARCUS, **MISDIRECTED)

    story.then(
        (DisclosureTold, {"where": "brand", "side": "brand", "ball": "bpo"}), DisclosureProtected
    )


def test_everything_known_at_once_may_be_told_at_once(story):
    site, team = uuid4(), uuid4()
    story.when(
        TellDisclosure,
        by=TOMAS,
        **MISDIRECTED,
        severity="high",
        site_id=site,
        team_id=team,
        exposure=("customers", "regulator"),
        next_update_at=MONDAY + 24 * HOUR,
        occurred_precision="day",
        discovered_precision="about",
    )

    story.then(
        (
            DisclosureTold,
            {
                "severity": "high",
                "site_id": site,
                "team_id": team,
                "exposure": ("customers", "regulator"),
                "occurred": Claimed(MISDIRECTED["occurred_at"], "day"),
                "discovered": Claimed(MISDIRECTED["discovered_at"], "about"),
            },
        ),
        DisclosureProtected,
        LookBackAsked,
        (UpdatePromised, {"due_at": MONDAY + 24 * HOUR}),
    )


def test_a_disclosure_is_told_once(story):
    told(story)

    with story.refused("told already"):
        story.when(TellDisclosure, by=PRIYA, **MISDIRECTED)


def test_the_other_side_cannot_tell_over_it(story):
    told(story)

    with story.refused("told already"):
        story.when(TellDisclosure, by=DANA, **MISDIRECTED)


@pytest.mark.parametrize("field", ["occurred_at", "discovered_at"])
def test_nothing_is_told_about_the_future(story, field):
    times = {**MISDIRECTED, "discovered_at": MONDAY, field: MONDAY + 3 * timedelta(minutes=1)}

    with story.refused("lies in the future"):
        story.when(TellDisclosure, by=TOMAS, **times)


def test_a_phone_may_be_two_minutes_ahead_of_the_server(story):
    ahead = MONDAY + timedelta(minutes=2)
    story.when(
        TellDisclosure, by=TOMAS, **{**MISDIRECTED, "occurred_at": ahead, "discovered_at": ahead}
    )

    story.then(DisclosureTold, DisclosureProtected)


REVERSED = {**MISDIRECTED, "occurred_at": MONDAY - 2 * HOUR, "discovered_at": MONDAY - 3 * HOUR}


def test_nothing_is_discovered_before_it_occurred(story):
    with story.refused("discovered before it occurred"):
        story.when(TellDisclosure, by=TOMAS, **REVERSED)


@pytest.mark.parametrize("guess", ["occurred_precision", "discovered_precision"])
def test_a_guessed_hour_of_the_same_day_is_no_contradiction(story, guess):
    story.when(TellDisclosure, by=TOMAS, **REVERSED, **{guess: "about"})

    story.then(DisclosureTold, DisclosureProtected)


def test_a_guess_on_a_later_day_still_is_one(story):
    with story.refused("discovered before it occurred"):
        story.when(
            TellDisclosure,
            by=TOMAS,
            **{**REVERSED, "discovered_at": MONDAY - 26 * HOUR},
            occurred_precision="about",
            discovered_precision="about",
        )


def test_observers_and_the_front_line_do_not_tell(story):
    for person in (OLGA, FAY):
        with story.refused("does not draft and tell", NotAllowed):
            story.when(TellDisclosure, by=person, **MISDIRECTED)


def test_a_stranger_learns_nothing_from_trying(story):
    with story.refused("", NoSuchRecord):
        story.when(TellDisclosure, by=STEN, **MISDIRECTED)


def test_it_cannot_be_linked_to_itself(story):
    with story.refused("linked to itself"):
        story.when(TellDisclosure, by=TOMAS, **MISDIRECTED, links=(story.id,))


def test_the_clock_for_the_answer_runs_in_the_working_hours_of_the_side_that_answers(story):
    story.given(
        SetWorkingCalendar,
        by=DANA,
        record_id=OURS,
        calendar=WorkingCalendar("America/New_York", (0, 1, 2, 3, 4), "08:00", "12:00", "US"),
    )
    story.when(TellDisclosure, by=TOMAS, **MISDIRECTED)

    # Monday 09:00 UTC is 04:00 in New York: four hours on Monday, four on Tuesday until noon.
    story.then(
        (DisclosureTold, {"acknowledge_by": MONDAY + timedelta(days=1, hours=8)}),
        DisclosureProtected,
    )


# --- Kinds, and who noticed first ---------------------------------------------------------------


def test_a_problem_found_lies_across_the_table_unless_said_otherwise(story):
    story.when(TellDisclosure, by=TOMAS, **MISDIRECTED, kind="problem_found")

    story.then((DisclosureTold, {"where": "brand", "noticed_first": "bpo", "ball": "brand"}))


@pytest.mark.parametrize("where", ["bpo", "brand", "outside"])
def test_a_problem_may_be_found_on_either_side_or_outside(story, where):
    story.when(TellDisclosure, by=TOMAS, **MISDIRECTED, kind="problem_found", where=where)

    story.then((DisclosureTold, {"where": where}))


def test_one_s_own_mistake_lies_on_one_s_own_side_whatever_is_said(story):
    story.when(TellDisclosure, by=TOMAS, **MISDIRECTED, where="brand")

    story.then((DisclosureTold, {"where": "bpo"}), DisclosureProtected)


def test_a_problem_on_the_other_side_is_rated_by_the_other_side(story):
    with story.refused("The side the problem lies on rates its severity"):
        story.when(TellDisclosure, by=TOMAS, **MISDIRECTED, kind="problem_found", severity="low")


@pytest.mark.parametrize("where", ["bpo", "outside"])
def test_a_problem_outside_or_on_one_s_own_side_may_be_rated_at_once(story, where):
    story.when(
        TellDisclosure, by=TOMAS, **MISDIRECTED, kind="problem_found", where=where, severity="low"
    )

    story.then((DisclosureTold, {"severity": "low"}))


# --- Protection ---------------------------------------------------------------------------------


def test_protection_ends_with_the_last_instant_of_the_window(story):
    discovered = MONDAY - 72 * HOUR
    times = {"occurred_at": discovered, "discovered_at": discovered}
    story.when(TellDisclosure, by=TOMAS, **{**MISDIRECTED, **times})
    story.then(DisclosureTold, DisclosureProtected)

    story.after(seconds=1)
    story.when(TellDisclosure, by=TOMAS, **{**MISDIRECTED, **times}, record_id=uuid4())
    story.then(DisclosureTold)


def test_the_charter_sets_the_window(tmp_path):
    story = Scenario(tmp_path, Terms(protection_window_hours=1))
    story.when(TellDisclosure, by=TOMAS, **MISDIRECTED)
    story.then(DisclosureTold)

    just_now = {"discovered_at": MONDAY - HOUR}
    story.when(TellDisclosure, by=TOMAS, **{**MISDIRECTED, **just_now}, record_id=uuid4())
    story.then(DisclosureTold, (DisclosureProtected, {"window_hours": 1}))


@pytest.mark.parametrize("noticed_first", ["brand", "outside"])
def test_what_somebody_else_noticed_first_is_not_protected(story, noticed_first):
    story.when(TellDisclosure, by=TOMAS, **MISDIRECTED, noticed_first=noticed_first)

    story.then((DisclosureTold, {"noticed_first": noticed_first}))


def test_a_problem_found_is_no_mistake_to_protect(story):
    story.when(TellDisclosure, by=TOMAS, **MISDIRECTED, kind="problem_found", where="bpo")

    story.then(DisclosureTold)


# --- Drafts -------------------------------------------------------------------------------------


def test_a_draft_may_leave_everything_open_and_is_for_one_s_own_side(story):
    story.when(DraftDisclosure, by=TOMAS)

    story.then(
        (
            DisclosureDrafted,
            {"audience": "bpo", "what": "", "occurred": None, "stage": "draft", "ball": "bpo"},
        )
    )


def test_a_colleague_revises_and_tells_the_draft(story):
    story.given(DraftDisclosure, by=TOMAS, what="Letters.")
    story.when(DraftDisclosure, by=PRIYA, what="Refund letters.", occurred_at=MONDAY)
    story.then(
        (DraftRevised, {"what": "Refund letters.", "occurred": Claimed(MONDAY), "audience": "bpo"})
    )

    story.when(TellDisclosure, by=PRIYA, **MISDIRECTED)
    story.then((DisclosureTold, {"audience": "shared", "stage": "disclosed"}), DisclosureProtected)


def test_what_is_told_is_no_longer_drafted_or_discarded(story):
    told(story)

    with story.refused("told already"):
        story.when(DraftDisclosure, by=PRIYA, what="Better words.")
    with story.refused("Only a draft"):
        story.when(DiscardDraft, by=PRIYA)


def test_a_discarded_draft_is_over(story):
    story.given(DraftDisclosure, by=TOMAS).when(DiscardDraft, by=PRIYA)
    story.then((DraftDiscarded, {"stage": "discarded", "ball": "nobody", "audience": "bpo"}))

    with story.refused():
        story.when(TellDisclosure, by=TOMAS, **MISDIRECTED)


@pytest.mark.parametrize("discarded", [False, True])
def test_the_other_side_cannot_tell_a_draft_from_nothing(story, discarded):
    story.given(DraftDisclosure, by=TOMAS, what="Letters.")
    if discarded:
        story.given(DiscardDraft, by=TOMAS)

    for kind, fields in (
        (Comment, {"text": "What is this?"}),
        (CorrectText, {"corrects": 1, "field": "what", "text": "Mine", "reason": "So"}),
        (DiscardDraft, {}),
        (DraftDisclosure, {"what": "Mine now."}),
        (TellDisclosure, MISDIRECTED),
    ):
        with story.refused("", NoSuchRecord):
            story.when(kind, by=DANA, **fields)
