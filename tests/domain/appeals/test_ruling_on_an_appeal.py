"""What counts in a score is contested by either side, and ruled on by the leads of both."""

from uuid import uuid4

import pytest

from domain.appeals import commands as a
from domain.appeals import events as e
from domain.changes.commands import SubmitChange
from domain.commitments import commands as k
from domain.disclosures import commands as d
from domain.facts import PORTAL_ID, Claimed, NoSuchRecord, NotAllowed
from domain.records import CorrectText
from tests import asked
from tests.candour import acknowledged, given, raised
from tests.domain.told import told
from tests.scenario import DANA, FAY, MARCUS, MONDAY, PRIYA, SIRI, TOMAS


def promised(story, by=TOMAS):
    return story.when(k.MakeCommitment, by=by, text="Train all.", due_on=story.day(5))


def kept(story):
    return promised(story).when(k.KeepCommitment, by=TOMAS, evidence="All are.")


def missed(story):
    return promised(story).after(days=7)


def judged(story):
    asked.placed(story)
    asked.submitted(story)
    asked.agreed(story)
    asked.scheduled(story)
    asked.ready(story)
    asked.live(story)
    asked.closed(story)


SCORED = {
    "a told disclosure": ("disclosure", told),
    "a closed change": ("change", judged),
    "a kept commitment": ("commitment", kept),
    "a missed commitment": ("commitment", missed),
    "acknowledged feedback": ("feedback", acknowledged),
}


@pytest.mark.parametrize("by", [TOMAS, MARCUS])
@pytest.mark.parametrize("what", SCORED)
def test_either_side_contests_what_counts(story, what, by):
    kind, until = SCORED[what]
    until(story)
    raised(story, kind, by)

    fields = {"about_kind": kind, "about_id": story.id, "stage": "raised", "ball": "both"}
    story.then((e.AppealRaised, fields))


def imported(story):
    state = d.ImportedState(source_row=1, state="New", stage="closed", occurred=Claimed(MONDAY))
    told_as = {"source": "Tickets", "number": "INC7", "what": "Phones were down.", "details": ""}
    when = {"occurred": Claimed(MONDAY, "day"), "states": (state,)}
    story.when(d.ImportIncident, by=PORTAL_ID, where="bpo", **told_as, **when)


NOT_SCORED = {
    "an imported disclosure": ("disclosure", imported, "imported disclosure"),
    "a change not judged": (
        "change",
        lambda s: s.when(SubmitChange, by=MARCUS, **asked.REQUEST),
        "once its outcome is judged",
    ),
    "an open commitment": ("commitment", promised, "once it is kept"),
    "unread feedback": ("feedback", given, "once it is acknowledged"),
    "a draft": (
        "disclosure",
        lambda s: s.when(d.DraftDisclosure, by=TOMAS, what="Letters"),
        "no such record",
    ),
    "nothing": ("feedback", lambda s: None, "no such record"),
    "another kind": ("change", told, "no such record"),
}


@pytest.mark.parametrize("what", NOT_SCORED)
def test_what_does_not_count_is_not_contested(story, what):
    kind, until, refusal = NOT_SCORED[what]
    until(story)
    with story.refused(refusal):
        raised(story, kind)


def test_each_side_has_one_open_appeal_per_record(story):
    kept(story)
    appeal_id = raised(story, "commitment")
    with story.refused("contested this already"):
        raised(story, "commitment")
    with story.refused("still open"):
        raised(story, "commitment", number=2)
    with story.refused("on the page of the record"):
        raised(story, "commitment", number=3)
    with story.refused("on the page of the record"):
        raised(story, "commitment", MARCUS, record_id=a.appeal_id_of(story.id, "bpo", 2))
    with story.refused("on the page of the record"):
        raised(story, "commitment", MARCUS, record_id=uuid4())
    raised(story, "commitment", MARCUS)
    story.then(e.AppealRaised)

    story.when(a.WithdrawAppeal, by=PRIYA, record_id=appeal_id, reason="Counted again.")
    raised(story, "commitment", number=2)
    story.then((e.AppealRaised, {"number": 2}))


@pytest.mark.parametrize(("one", "another", "side"), [(DANA, PRIYA, "bpo"), (PRIYA, DANA, "brand")])
def test_one_lead_proposes_a_ruling_and_the_other_agrees(story, one, another, side):
    missed(story)
    of = {"record_id": raised(story, "commitment")}
    ruling = {"ruling": "corrected", "counts_as": "partly"}
    with story.refused("member", NotAllowed):
        story.when(a.ProposeRuling, by=TOMAS, **of, **ruling, words="Half.")
    with story.refused("Nobody has proposed"):
        story.when(a.AgreeRuling, by=another, **of, proposal=1)
    story.when(a.ProposeRuling, by=one, **of, **ruling, words="Half.")
    story.then((e.RulingProposed, {"proposal": 1, "stage": "proposed", "ball": side, **ruling}))
    with story.refused("answers your proposal"):
        story.when(a.AgreeRuling, by=one, **of, proposal=1)
    with story.refused("agree to it, or refuse"):
        story.when(a.ProposeRuling, by=another, **of, ruling="confirmed", words="No.")

    story.when(a.AgreeRuling, by=another, **of, proposal=1)
    ruled = {"about_id": story.id, "about_kind": "commitment", "stage": "ruled", "ball": "nobody"}
    story.then((e.AppealRuled, {**ruled, **ruling}))
    new = {"corrects": 2, "field": "words", "text": "All.", "reason": "Better."}
    with story.refused("can no longer be corrected"):
        story.when(CorrectText, by=one, **of, **new)
    for kind, fields in (
        (a.ProposeRuling, {"ruling": "confirmed", "words": "No."}),
        (a.WithdrawAppeal, {"reason": "No."}),
    ):
        with story.refused("ruled already"):
            story.when(kind, by=PRIYA, **of, **fields)


def test_a_refused_ruling_is_followed_by_another(story):
    kept(story)
    of = {"record_id": raised(story, "commitment")}
    story.when(a.ProposeRuling, by=DANA, **of, ruling="confirmed", words="It stands.")
    story.when(a.RefuseRuling, by=PRIYA, **of, proposal=1, reason="Look at the roster.")
    story.then((e.RulingRefused, {"stage": "raised", "ball": "both"}))
    story.when(a.ProposeRuling, by=PRIYA, **of, ruling="excluded", words="Nobody knows.")
    story.when(a.ProposeRuling, by=PRIYA, **of, ruling="excluded", words="Nobody can know.")
    with story.refused("Another ruling has been proposed"):
        story.when(a.AgreeRuling, by=DANA, **of, proposal=2)
    story.when(a.AgreeRuling, by=DANA, **of, proposal=3)
    story.then((e.AppealRuled, {"ruling": "excluded", "counts_as": None}))


def test_only_a_correction_says_what_it_counts_as(story):
    kept(story)
    of = {"record_id": raised(story, "commitment")}
    with story.refused("What should it count as?"):
        story.when(a.ProposeRuling, by=DANA, **of, ruling="corrected", words="Half.")
    with story.refused("goes with a correction only"):
        story.when(a.ProposeRuling, by=DANA, **of, ruling="excluded", counts_as="bad", words="No.")


def test_whoever_raised_it_withdraws_it(story):
    kept(story)
    of = {"record_id": raised(story, "commitment")}
    with story.refused("the record is theirs"):
        story.when(a.WithdrawAppeal, by=DANA, **of, reason="No.")
    story.when(a.ProposeRuling, by=DANA, **of, ruling="confirmed", words="It stands.")
    story.when(a.WithdrawAppeal, by=TOMAS, **of, reason="You are right.")
    story.then((e.AppealWithdrawn, {"stage": "withdrawn", "ball": "nobody"}))
    with story.refused("withdrawn already"):
        story.when(a.AgreeRuling, by=PRIYA, **of, proposal=1)


def test_the_front_line_and_strangers_contest_nothing(story):
    kept(story)
    with story.refused("frontline", NotAllowed):
        raised(story, "commitment", FAY)
    with story.refused(kind=NoSuchRecord):
        usual = {"about_kind": "commitment", "about_id": story.id, "number": 1}
        appeal_id = a.appeal_id_of(story.id, "bpo", 1)
        words = {"contested": "outcome", "reason": "No."}
        story.when(a.RaiseAppeal, by=SIRI, record_id=appeal_id, **usual, **words)
