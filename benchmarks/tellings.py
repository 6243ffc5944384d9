"""Scripts: how disclosures go, as commands of four people, one after the other.

A script is data. Some values of fields are filled in when it is told: ``Hence`` an instant
or a day counted from the line's own moment, ``Named`` an id, ``Said`` the command of another line.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from domain.commitments.commands import (
    AcceptCommitment,
    AgreeRenegotiation,
    AskRenegotiation,
    KeepCommitment,
)
from domain.disclosures import commands as d
from domain.records import Command, Comment


class Hence(NamedTuple):
    """So many hours after the line's moment; ``day`` asks for a date instead of an instant."""

    hours: float
    day: bool = False


class Named(NamedTuple):
    """An id by a name of the script, or of the partnership: its sites and teams."""

    name: str


class Said(NamedTuple):
    """The id of the command on another line, counted from 0."""

    line: int


class Line(NamedTuple):
    """One command: hours after the line before, who, what, and about which record."""

    hours: float
    who: str
    kind: type[Command]
    fields: Mapping[str, Any]
    about: str = "it"


BRAND_LEAD, BRAND, BPO_LEAD, BPO = "brand lead", "brand member", "bpo lead", "bpo member"
TIMES = {"occurred_at": Hence(-5), "discovered_at": Hence(-2)}

REFUNDS = {
    "what": "Refunds of the spring promotion went out twice. The batch was started again after a "
    "time-out, and the second run did not see that the first had finished.",
    "affected": "214 customers received their refund twice, 9 640 USD in all. Nobody lost money.",
    "doing_now": "The job is stopped. Finance has the list; customers are written to on Monday.",
}
WINDOW = {
    "what": "The knowledge base still showed the old return window of 30 days. Agents promised it "
    "on the phone for a week after it had changed to 21 days.",
    "affected": "About 60 customers were promised a return that the shop refuses.",
    "doing_now": "We ask for a list of the calls, and the shop accepts these returns by hand.",
}
FORECAST = {
    "what": "The forecast for week 32 was sent without the clearance sale.",
    "affected": "The Saturday crew was short of twelve people; four of ten calls were abandoned.",
    "doing_now": "The sale is in the forecast of the next three weeks now.",
}
CAUSE = "Restarting a batch has no guard: whoever sees a time-out has to know that the run goes on."
HARMED = "Customers whose return was refused although it had been promised to them."

OWN_MISTAKE = (
    Line(0, BPO, d.TellDisclosure, {**TIMES, **REFUNDS, "severity": "high", "site_id": Named("site"), "next_update_at": Hence(24)}),
    Line(3, BRAND, d.AcknowledgeDisclosure, {"words": "Read, and passed on to finance.", "thanks": "Thank you for calling before we saw it.", "question": "Do gift cards count among the 214?"}),
    Line(1, BPO, d.AnswerQuestion, {"question_id": Said(1), "text": "No: gift cards run in another batch, and that one is clean."}),
    Line(2, BPO_LEAD, d.ContainHarm, {"how": "The batch can only be started by hand until it has a guard.", "contained_at": Hence(-1), "next_update_at": Hence(30)}),
    Line(5, BPO, d.GiveUpdate, {"text": "180 of 214 customers are written to; nobody has complained.", "next_update_at": Hence(48)}),
    Line(20, BPO_LEAD, d.ProposeCause, {"cause": CAUSE, "cause_kind": "tooling", "bpo": 70, "shared": 30}),
    Line(20, BRAND_LEAD, d.AgreeCause, {"number": 1}),
    Line(4, BPO_LEAD, d.PromiseCorrection, {"commitment_id": Named("fix"), "correction_kind": "corrective", "text": "Every batch refuses to start while an earlier run of it is not over.", "due_on": Hence(24 * 14, day=True)}),
    Line(2, BPO_LEAD, d.PlanCheck, {"measure": "No customer is refunded twice in four weeks.", "due_on": Hence(24 * 35, day=True)}),
    Line(5, BRAND, AcceptCommitment, {}, "fix"),
    Line(30, BPO_LEAD, d.HoldLookBack, {"held_on": Hence(0, day=True), "findings": "Two people knew of the time-outs; nobody had a place to say so."}),
    Line(100, BPO_LEAD, KeepCommitment, {"evidence": "Released on the 12th; a second start is refused with a sentence."}, "fix"),
    Line(300, BPO_LEAD, d.ReportCheck, {"passed": True, "evidence": "31 batches, five time-outs, no second refund."}),
    Line(20, BRAND_LEAD, d.CosignCheck, {}),
    Line(10, BPO_LEAD, d.CloseDisclosure, {"lesson": "A step that is safe to repeat needs no hero.", "thanks": "Thanks to the night crew who said it at once."}),
)  # fmt: skip

FOUND_THERE = (
    Line(0, BRAND, d.TellDisclosure, {**TIMES, **WINDOW, "kind": "problem_found", "where": "bpo"}),
    Line(4, BPO_LEAD, d.AcknowledgeDisclosure, {"words": "Seen. The page is from us, so it is ours to mend."}),
    Line(1, BPO_LEAD, d.StateSeverity, {"severity": "medium"}),
    Line(2, BRAND, d.ConfirmSeverity, {}),
    Line(1, BPO, Comment, {"text": "The list of calls is complete now: 58 customers, 3 of them twice."}),
    Line(3, BPO, d.ContainHarm, {"how": "The page is corrected and read aloud at every shift start.", "contained_at": Hence(-1), "next_update_at": Hence(30)}),
    Line(4, BPO_LEAD, d.PromiseMakeGood, {"make_good_id": Named("good"), "harmed": HARMED, "remedy": "We take the returns and pay the postage.", "due_on": Hence(24 * 10, day=True)}),
    Line(9, BPO, d.ProposeCause, {"cause": "Changes of terms reach the knowledge base by e-mail to one person.", "cause_kind": "communication", "brand": 40, "bpo": 60}),
    Line(8, BPO_LEAD, d.AgreeCause, {"number": 1}),
    Line(6, BRAND_LEAD, d.DissentFromCause, {"number": 1, "note": "The mail went to the address we were given; for us it is 20, not 40."}),
    Line(3, BPO_LEAD, d.PromiseCorrection, {"commitment_id": Named("fix"), "correction_kind": "corrective", "text": "Terms are read from the shop every night.", "due_on": Hence(24 * 12, day=True)}),
    Line(5, BRAND, AcceptCommitment, {}, "fix"),
    Line(40, BPO, AskRenegotiation, {"due_on": Hence(24 * 20, day=True), "reason": "The shop's interface is frozen until the sale is over."}, "fix"),
    Line(5, BRAND_LEAD, AgreeRenegotiation, {}, "fix"),
    Line(3, BPO_LEAD, d.DeliverMakeGood, {"make_good_id": Named("good"), "how": "58 customers were called; 51 returns are paid."}),
    Line(30, BRAND, d.ConfirmMakeGood, {"make_good_id": Named("good")}),
    Line(2, BPO_LEAD, d.PlanCheck, {"measure": "No wrong return window in forty sampled calls.", "due_on": Hence(24 * 33, day=True)}),
    Line(150, BPO_LEAD, KeepCommitment, {"evidence": "The nightly reading runs since the 3rd."}, "fix"),
    Line(300, BPO, d.ReportCheck, {"passed": True, "evidence": "Forty calls, no wrong window."}),
    Line(10, BRAND_LEAD, d.CosignCheck, {}),
    Line(20, BPO_LEAD, d.CloseDisclosure, {"lesson": "What changes by mail changes for one person.", "thanks": "Thanks for the list of calls."}),
)  # fmt: skip

SHORT = (
    Line(0, BRAND, d.TellDisclosure, {**TIMES, **FORECAST, "severity": "low"}),
    Line(2, BPO, d.AcknowledgeDisclosure, {"words": "Read.", "thanks": "Good to know why.", "severity": "low"}),
    Line(3, BRAND, d.ContainHarm, {"how": "The next three weeks are corrected.", "contained_at": Hence(-2), "next_update_at": Hence(70)}),
    Line(9, BRAND_LEAD, d.ProposeCause, {"cause": "The sale calendar and the forecast are kept in two places.", "cause_kind": "process", "brand": 100}),
    Line(9, BPO_LEAD, d.AgreeCause, {"number": 1}),
    Line(1, BRAND_LEAD, d.PromiseCorrection, {"commitment_id": Named("fix"), "correction_kind": "corrective", "text": "The forecast is made from the sale calendar.", "due_on": Hence(24 * 9, day=True)}),
    Line(2, BPO, AcceptCommitment, {}, "fix"),
    Line(1, BRAND, d.PlanCheck, {"measure": "Three sales in a row are in the forecast.", "due_on": Hence(24 * 31, day=True)}),
    Line(90, BRAND, KeepCommitment, {"evidence": "One calendar, two readers."}, "fix"),
    Line(200, BRAND, d.ReportCheck, {"passed": True, "evidence": "Three of three."}),
    Line(9, BPO_LEAD, d.CosignCheck, {}),
    Line(5, BRAND, d.CloseDisclosure, {"lesson": "One calendar.", "thanks": "Thanks to planning."}),
)  # fmt: skip

NO_MISTAKE = (
    Line(0, BPO, d.TellDisclosure, {**TIMES, **FORECAST, "kind": "problem_found", "where": "brand"}),
    Line(5, BRAND, d.AcknowledgeDisclosure, {"words": "Read; we look at the file."}),
    Line(9, BRAND, Comment, {"text": "The sale stands in the second sheet. Was that one read?"}),
    Line(3, BPO, Comment, {"text": "It was not. That is on us, and now we know the sheet."}),
    Line(1, BPO_LEAD, d.AskWithdrawal, {"reason": "The forecast was complete."}),
    Line(4, BRAND_LEAD, d.AgreeWithdrawal, {}),
)  # fmt: skip

_TALK = (
    Line(1, BRAND, Comment, {"text": "How do the numbers look this morning? Finance asks me every hour."}),
    Line(1, BPO, Comment, {"text": "Better: the queue is empty since nine, and the list is half done."}),
    Line(2, BPO, d.GiveUpdate, {"text": "Another twenty customers are written to. The rest follows today."}),
    Line(1, BRAND_LEAD, Comment, {"text": "Thank you. Please keep them coming, short is fine."}),
)  # fmt: skip

TALKED_ABOUT = OWN_MISTAKE[:4] + _TALK * 10

SCRIPTS = (OWN_MISTAKE, FOUND_THERE, SHORT, NO_MISTAKE, TALKED_ABOUT)
CLOSING = range(4)
"""The scripts that end with the disclosure closed or withdrawn; cut short they leave it open."""
LONG, LONG_LINES = 4, 50
"""The script of an open disclosure whose history has so many lines."""
