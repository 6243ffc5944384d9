"""The sentences of feedback and appeals; see ``sentences`` for the marks."""

from collections.abc import Callable
from typing import Any

from domain.appeals import events as appeal
from domain.facts import Fact
from domain.feedback import events as feedback

KINDS = {
    "praise": "praise",
    "concern": "a concern",
    "suggestion": "a suggestion",
    "expectation_missed": "feedback that an expectation was missed",
    "target_challenge": "a challenge of a target",
}
BASES = {
    "record": "with a record as an example",
    "case": "with a case as an example",
    "impression": "as an impression",
}
CODES = {
    "accepted": "accepted it",
    "partly": "accepted it partly",
    "not_accepted": "did not accept it",
    "lets_meet": "asked to meet about it",
}
CONTESTED = {
    "times": "the times",
    "protection": "the protection",
    "outcome": "the outcome",
    "attribution": "whose it is",
    "wording": "the words",
}
CONCLUSIONS = {"settled": "as settled", "agreed_to_differ": "by agreeing to differ"}
COUNTS = {"good": "good", "partly": "partly good", "bad": "bad"}


def _given(fact: feedback.FeedbackGiven) -> str:
    return f"gave {{them}} {KINDS[fact.kind]} ({fact.dimension}), {BASES[fact.basis]}."


def _ruling(fact: appeal.RulingProposed | appeal.AppealRuled) -> str:
    if fact.counts_as:
        return f"corrected: it counts as {COUNTS[fact.counts_as]}"
    return "confirmed as it stands" if fact.ruling == "confirmed" else "excluded: it does not count"


SENTENCES: dict[type[Fact], str | Callable[[Any], str]] = {
    feedback.FeedbackDrafted: "wrote a draft.",
    feedback.DraftDiscarded: "put the draft away.",
    feedback.FeedbackGiven: _given,
    feedback.FeedbackWithdrawn: "withdrew it before it was acknowledged.",
    feedback.FeedbackAcknowledged: "acknowledged it.",
    feedback.FeedbackAnswered: lambda f: f"{CODES[f.code]}.",
    feedback.MeetingHeld: lambda f: f"recorded the meeting of {{day:{f.held_on.isoformat()}}}.",
    feedback.ActionPromised: lambda f: f"promised something: {{commitment:{f.commitment_id}}}.",
    feedback.ChangeLinked: lambda f: f"acts on it by {{change:{f.change_id}}}.",
    feedback.ActionSettled: lambda f: f"saw {{commitment:{f.commitment_id}}} {f.outcome}.",
    feedback.FeedbackToldBack: "told {them} what became of it.",
    feedback.FeedbackSettled: "sees it as settled.",
    feedback.FeedbackNotSettled: (
        "does not see it as settled: the leads of both sides close it together."
    ),
    feedback.ConclusionProposed: lambda f: f"proposed to close it {CONCLUSIONS[f.conclusion]}.",
    feedback.ConclusionRefused: "did not agree to close it so.",
    feedback.FeedbackClosed: lambda f: f"agreed: both leads close it {CONCLUSIONS[f.conclusion]}.",
    feedback.AlarmReviewed: lambda f: (
        f"looked at this coming soon after {{disclosure:{f.disclosure_id}}}."
    ),
    appeal.AppealRaised: lambda f: (
        f"contested {CONTESTED[f.contested]} of {{{f.about_kind}:{f.about_id}}}."
    ),
    appeal.RulingProposed: lambda f: f"proposed a ruling: {_ruling(f)}.",
    appeal.RulingRefused: "did not agree to the ruling.",
    appeal.AppealRuled: lambda f: (
        f"agreed: both leads rule on {{{f.about_kind}:{f.about_id}}}, {_ruling(f)}."
    ),
    appeal.AppealWithdrawn: "withdrew the appeal.",
}

LABELS = {
    "case": "The case",
    "done": "Done already",
}
