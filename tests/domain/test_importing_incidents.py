from datetime import timedelta

import pytest

from domain.disclosures import commands as c
from domain.disclosures import events as e
from domain.disclosures.record import Disclosure
from domain.facts import PORTAL_ID, Claimed, NoSuchRecord
from domain.records import Comment
from tests.domain.told import MISDIRECTED, told
from tests.scenario import DANA, MONDAY, PRIYA, STEN, TOMAS

LAST_YEAR = MONDAY - timedelta(days=400)
INCIDENT = {
    "source": "ServiceNow",
    "number": "INC0001",
    "what": "Letters to old addresses.",
    "details": "Moved from the old desk.",
    "where": "brand",
    "occurred": Claimed(LAST_YEAR),
    "severity": "high",
}


def state(row, stage, days, **more):
    at = Claimed(LAST_YEAR + timedelta(days=days))
    return c.ImportedState(source_row=row, state=stage.title(), stage=stage, occurred=at, **more)


TAKEN_ON, DONE = state(1, "acknowledged", 1), state(2, "closed", 9, details="Lists merged.")


def imported(story, *states):
    return story.given(c.ImportIncident, by=PORTAL_ID, **INCIDENT, states=states)


def test_an_incident_is_taken_over_with_its_states_and_marked_as_imported(story):
    imported(story, TAKEN_ON, DONE)

    usual = {
        "imported": True,
        "side": "portal",
        "audience": "shared",
        "recorded_at": MONDAY,
        "ball": "nobody",
    }
    story.then(
        (e.DisclosureImported, {**INCIDENT, **usual, "stage": "disclosed"}),
        (e.ImportedUpdate, {"source_row": 1, "stage": "acknowledged", **usual}),
        (
            e.ImportedUpdate,
            {"source_row": 2, "stage": "closed", "details": "Lists merged.", **usual},
        ),
    )


def test_the_side_it_lies_on_survives_storage(story):
    imported(story, TAKEN_ON)

    assert story.record(Disclosure).where == "brand"


def test_imported_again_it_adds_only_the_new_states(story):
    imported(story, TAKEN_ON)
    imported(story, TAKEN_ON, DONE)
    story.then((e.ImportedUpdate, {"source_row": 2, "stage": "closed"}))

    imported(story, TAKEN_ON, DONE)
    story.then_nothing()


def test_a_state_named_twice_in_one_file_is_taken_once(story):
    imported(story, TAKEN_ON, TAKEN_ON)

    story.then(e.DisclosureImported, e.ImportedUpdate)


def test_an_older_state_that_comes_late_is_kept_and_moves_nothing(story):
    imported(story, DONE)
    imported(story, TAKEN_ON, DONE)

    story.then((e.ImportedUpdate, {"source_row": 1, "stage": None, "ball": None}))
    assert story.record(Disclosure).stage == "closed"


@pytest.mark.parametrize("person", [DANA, PRIYA, TOMAS])
def test_only_the_operator_imports(story, person):
    with story.refused("Only the operator"):
        story.when(c.ImportIncident, by=person, **INCIDENT, states=(DONE,))


def test_not_even_a_stranger_s_operator_command_reaches_another_partnership(story):
    with story.refused("", NoSuchRecord):
        story.when(c.ImportIncident, by=STEN, **INCIDENT, states=(DONE,))


def test_nothing_is_imported_over_what_people_told(story):
    told(story)

    with story.refused("was not imported"):
        imported(story, DONE)


def test_a_state_that_cannot_be_taken_over_leaves_nothing_behind(story):
    with story.refused("no stage we know"):
        imported(story, TAKEN_ON, state(2, "sleeping", 2))


def test_what_is_imported_is_commented_on_but_not_worked_on(story):
    imported(story, TAKEN_ON)
    story.when(Comment, by=TOMAS, text="I remember this one.")
    assert len(story.happened()) == 1

    for kind, by, fields in (
        (c.GiveUpdate, DANA, {"text": "More."}),
        (c.StateSeverity, DANA, {"severity": "low"}),
        (c.ProposeCause, DANA, {"cause": "Lists.", "cause_kind": "data", "brand": 100}),
        (c.AskWithdrawal, DANA, {"reason": "None."}),
        (c.DraftStatement, PRIYA, {"text": "We are sorry."}),
        (c.AskQuestion, PRIYA, {"text": "Who?"}),
    ):
        with story.refused("imported as it was"):
            story.when(kind, by=by, **fields)
    for kind, by, fields in (
        (c.AcknowledgeDisclosure, PRIYA, {}),
        (c.ContainHarm, DANA, {"how": "So.", "contained_at": MONDAY, "next_update_at": MONDAY}),
        (c.TellDisclosure, DANA, MISDIRECTED),
        (c.DraftDisclosure, DANA, {}),
        (c.DiscardDraft, DANA, {}),
        (c.CloseDisclosure, DANA, {"lesson": "None.", "thanks": "None."}),
    ):
        with story.refused():
            story.when(kind, by=by, **fields)


@pytest.mark.parametrize("stage", ["disclosed", "acknowledged", "contained", "watching"])
def test_no_stage_taken_over_opens_the_flow(story, stage):
    imported(story, state(1, stage, 1))

    for kind, by, fields in (
        (c.AcknowledgeDisclosure, PRIYA, {}),
        (
            c.ContainHarm,
            DANA,
            {"how": "So.", "contained_at": MONDAY, "next_update_at": story.now + timedelta(1)},
        ),
        (c.ReportCheck, DANA, {"passed": True, "evidence": "So."}),
        (c.ThankDiscloser, PRIYA, {"words": "Thank you."}),
    ):
        with story.refused():
            story.when(kind, by=by, **fields)
