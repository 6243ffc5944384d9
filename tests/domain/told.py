"""One mistake one can picture, told and worked on as far as a story needs it."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from domain.disclosures import commands as c
from tests.scenario import DANA, MONDAY, PRIYA, SEATS, Scenario

MISDIRECTED = {
    "what": "We sent 40 refund letters to old addresses.",
    "affected": "Forty customers of the refund programme.",
    "doing_now": "Letters are stopped and we call each of the forty.",
    "occurred_at": MONDAY - timedelta(days=1),
    "discovered_at": MONDAY - timedelta(hours=2),
}
"""Words and times of the disclosure most stories are about."""

CAUSE = {
    "cause": "The address update runs after the letters.",
    "cause_kind": "process",
    "bpo": 70,
    "brand": 30,
}
STAGES = ("disclosed", "acknowledged", "contained", "correcting", "watching", "closed")


def told(story: Scenario, by: UUID = PRIYA, **more: Any) -> Scenario:
    """Somebody told it."""
    return story.given(c.TellDisclosure, by=by, **{**MISDIRECTED, **more})


def acknowledged(story: Scenario, by: UUID = PRIYA, **more: Any) -> Scenario:
    """The other side has read it."""
    return told(story, by, **more).given(c.AcknowledgeDisclosure, by=across(by), words="Read.")


def contained(story: Scenario, by: UUID = PRIYA, **more: Any) -> Scenario:
    """The side it lies on has stopped the harm."""
    acknowledged(story, by, **more)
    return story.given(
        c.ContainHarm,
        by=by,
        how="The letters are back.",
        contained_at=story.now,
        next_update_at=story.now + timedelta(days=2),
    )


def correcting(story: Scenario, by: UUID = PRIYA, **more: Any) -> Scenario:
    """Both leads agree on the cause."""
    contained(story, by, **more)
    return story.given(c.ProposeCause, by=by, **CAUSE).given(c.AgreeCause, by=across(by), number=1)


def promised(story: Scenario, by: UUID = PRIYA, kind: str = "corrective", days: int = 14) -> UUID:
    """A correction is promised; gives the id of its commitment."""
    commitment_id = uuid4()
    story.given(
        c.PromiseCorrection,
        by=by,
        commitment_id=commitment_id,
        correction_kind=kind,
        text="Update addresses before letters are printed.",
        due_on=story.day(days),
    )
    return commitment_id


def kept(story: Scenario, commitment_id: UUID, by: UUID = PRIYA) -> Scenario:
    """The commitment is reported done."""
    from domain.commitments.commands import KeepCommitment

    return story.given(
        KeepCommitment, by=by, record_id=commitment_id, evidence="Job order changed."
    )


def watching(story: Scenario, by: UUID = PRIYA, **more: Any) -> Scenario:
    """The only corrective commitment is kept."""
    correcting(story, by, **more)
    return kept(story, promised(story, by), by)


def checked(story: Scenario, by: UUID = PRIYA, **more: Any) -> Scenario:
    """The effectiveness check is planned, reported and co-signed."""
    watching(story, by, **more)
    story.given(
        c.PlanCheck, by=by, measure="No letter to an old address in 40 days.", due_on=story.day(40)
    )
    story.given(c.ReportCheck, by=by, passed=True, evidence="None in 2,000 letters.")
    return story.given(c.CosignCheck, by=across(by))


def closed(story: Scenario, by: UUID = PRIYA, **more: Any) -> Scenario:
    """Everything is done and a lesson written."""
    return checked(story, by, **more).given(
        c.CloseDisclosure, by=by, lesson="Print last.", thanks="Thank you, letters team."
    )


def across(by: UUID) -> UUID:
    """The lead on the other side of ``by``."""
    return DANA if SEATS[by][0] == "bpo" else PRIYA
