"""How feedback and appeals go, told in short for tests of what is shown of them."""

from typing import Any
from uuid import UUID, uuid5

from domain.appeals import commands as a
from domain.facts import Side
from domain.feedback import commands as c
from tests.scenario import DANA, MARCUS, PRIYA, SEATS, TOMAS, Scenario

SAID = {
    "kind": "concern",
    "dimension": "communication",
    "text": "We hear of outages from customers first.",
    "basis": "impression",
}
"""The feedback most stories are about."""

COLLEAGUES = {DANA: PRIYA, PRIYA: DANA, MARCUS: TOMAS, TOMAS: MARCUS}
"""The same role across the table."""


def given(story: Scenario, by: UUID = MARCUS, **more: Any) -> Scenario:
    """Somebody gave it to the other side."""
    return story.when(c.GiveFeedback, by=by, **{**SAID, **more})


def acknowledged(story: Scenario, by: UUID = MARCUS, **more: Any) -> Scenario:
    """The other side has read it."""
    return given(story, by, **more).when(c.AcknowledgeFeedback, by=across(by), words="Read.")


def accepted(story: Scenario, by: UUID = MARCUS, **more: Any) -> Scenario:
    """The other side accepts it and promises something within nine days."""
    acknowledged(story, by)
    follows = {"we_will": "Tell within the hour.", "due_on": story.day(9)}
    words = {"code": "accepted", "words": "You are right."}
    return story.when(c.AnswerFeedback, by=across(by), **{**words, **follows, **more})


def told_back(story: Scenario, by: UUID = MARCUS) -> Scenario:
    """The other side tells what became of it."""
    return accepted(story, by).when(c.TellBack, by=across(by), words="There is an alarm now.")


def escalated(story: Scenario, by: UUID = MARCUS) -> Scenario:
    """The giver's side does not see it as settled."""
    return told_back(story, by).when(c.LeaveUnsettled, by=by, reason="It happened again.")


def promise_of(command_id: UUID) -> UUID:
    """The commitment that follows from the command with this id."""
    return uuid5(command_id, "action")


def across(by: UUID) -> UUID:
    """Somebody of the same role on the other side; for all others its member."""
    return COLLEAGUES.get(by) or (MARCUS if SEATS[by][0] == "bpo" else TOMAS)


def raised(story: Scenario, about_kind: str, by: UUID = TOMAS, **more: Any) -> UUID:
    """Somebody contests the record the story is about; gives the id of the appeal."""
    side: Side = SEATS[by][0]  # type: ignore[assignment]
    usual = {"about_kind": about_kind, "about_id": story.id, "number": 1}
    usual |= {"contested": "outcome", "reason": "It was done in time."}
    fields = {**usual, **more}
    appeal_id = a.appeal_id_of(fields["about_id"], side, fields["number"])
    story.when(a.RaiseAppeal, by=by, **{"record_id": appeal_id, **fields})
    return appeal_id
