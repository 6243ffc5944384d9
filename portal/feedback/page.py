"""The page of feedback as tables: its acts, what each asks for, and when it is offered."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import abort

from domain.feedback import commands
from domain.records import Comment
from portal.acts import Act
from portal.asks import Ask, Field, Offer, Offers, Option, RecordPage, When, reason, today
from portal.feedback.wording import CODE_HINTS, CODES, CONCLUSIONS, hinted
from portal.web import Here, connection, here
from projections import changes, feedback
from projections.feedback import Dossier
from projections.paging import Turn

CHANGES_OFFERED = 30


def _number(feedback_id: UUID) -> dict[str, Any]:
    found = feedback.one(connection(), here().viewer, feedback_id)
    proposal = found.dossier.proposal if found else None
    return {"number": proposal.number if proposal else 0}


def _disclosure(feedback_id: UUID) -> dict[str, Any]:
    found = feedback.alarms_of(connection(), here().viewer, [feedback_id])
    return {"disclosure_id": (found.get(feedback_id) or abort(404)).disclosure_id}


ACTS = {
    "discarding": Act(
        "discarding", commands.DiscardDraft, "The draft is put away.", then="feedback.index"
    ),
    "withdrawal": Act(
        "withdrawal", commands.WithdrawFeedback, "Withdrawn. That it was given stays visible."
    ),
    "acknowledgement": Act(
        "acknowledgement",
        commands.AcknowledgeFeedback,
        "Acknowledged. {them} sees that you have read it.",
    ),
    "answer": Act("answer", commands.AnswerFeedback, "Your answer is with {them}."),
    "meeting": Act("meeting", commands.HoldMeeting, "The meeting is recorded."),
    "action": Act("actions", commands.PromiseAction, "Your promise is a commitment now."),
    "change": Act("changes", commands.LinkChange, "The change is linked."),
    "telling_back": Act("telling-back", commands.TellBack, "{them} reads what became of it."),
    "settling": Act("settling", commands.SettleFeedback, "Settled and closed."),
    "unsettled": Act(
        "escalation",
        commands.LeaveUnsettled,
        "It is with the leads of both sides now. They close it together.",
    ),
    "conclusion": Act(
        "conclusion", commands.ProposeConclusion, "Proposed. The lead of {them} answers."
    ),
    "agreement": Act(
        "conclusion/agreement", commands.AgreeConclusion, "Agreed and closed.", _number
    ),
    "refusal": Act(
        "conclusion/refusal", commands.RefuseConclusion, "Refused. {them} reads why.", _number
    ),
    "looking": Act(
        "alarm/review", commands.ReviewAlarm, "Recorded that you looked at it.", _disclosure
    ),
    "comment": Act("comments", Comment, "Your comment is recorded."),
}


def _changes(_: Any, place: Here) -> list[Option]:
    found = changes.page(connection(), place.viewer, turn=Turn(size=CHANGES_OFFERED)).items
    return [(str(each.id), each.title, each.stage) for each in found]


def _answers(d: Dossier, _: Here) -> list[tuple[str, str, str]]:
    known = hinted(CODES, CODE_HINTS)
    return known[:-1] if d.meetings else known


def _proposal(d: Dossier, place: Here) -> str:
    if d.proposal is None:
        return ""
    lead, said = place.name(d.proposal.actor_id), CONCLUSIONS[d.proposal.conclusion]
    return f"{lead} proposes: {said.lower()}. “{d.proposal.words}”"


WORDS = Field("words", "In your words")
CHANGE = Field("change_id", "A change that acts on it", "select", options=_changes, empty="None")
WE_WILL = Field("we_will", "We will …", hint="It becomes a commitment of your side.")
DUE_ON = Field("due_on", "Until which day?", "date")

ASKS = {
    "acknowledgement": Ask(
        "Acknowledge",
        (Field("words", "A word with it", required=False),),
        asked=lambda d, p: f"{p.company(d.side)} gave you feedback",
        because="Acknowledging says that a person has read it, not that you agree.",
    ),
    "answer": Ask(
        "Answer",
        (
            Field("code", "Your answer", "choices", options=_answers),
            WORDS,
            WE_WILL._replace(required=False),
            DUE_ON._replace(required=False),
            CHANGE._replace(required=False),
            Field("done", "What is done already", required=False),
        ),
        asked="What is your answer?",
        because=(
            "What you accept, wholly or partly, names what follows: a promise, a change, or what "
            "is done. You tell back within ten working days."
        ),
    ),
    "meeting": Ask(
        "Record the meeting",
        (
            Field("held_on", "When did you meet?", "date", value=today),
            Field("words", "What came of it?"),
        ),
        asked="You wanted to meet about it",
        because="Record the meeting once it was held; then it waits for the answer.",
    ),
    "action": Ask("Promise it", (WE_WILL, DUE_ON)),
    "change": Ask("Link it", (CHANGE._replace(empty=None),)),
    "telling_back": Ask(
        "Tell back",
        (Field("words", "You said, we did", hint="What became of it, and what is still to come."),),
        shown=True,
        asked="Tell back what became of it",
        because="You said, we did: in your words, promises may still be open.",
    ),
    "settling": Ask(
        "It is settled",
        (Field("words", "A word with it", required=False),),
        asked="Is it settled for you?",
        because="If not, it goes once to the leads of both sides, who close it together.",
    ),
    "unsettled": Ask("It is not settled", (reason("What is missing?"),)),
    "conclusion": Ask(
        "Propose it",
        (Field("conclusion", "How does it end?", "choices", options=[*CONCLUSIONS.items()]), WORDS),
        asked="Close it together",
        because="One lead proposes how it ends, the other agrees or says why not.",
    ),
    "agreement": Ask("Agree and close it", asked="Do you agree to close it so?", because=_proposal),
    "refusal": Ask("Do not agree", (reason("Why not?"),)),
    "withdrawal": Ask("Withdraw it", (reason("Why?", "It stays in the history."),)),
    "looking": Ask("I have looked at it", (Field("words", "What did you find?"),)),
}


def _at(*stages: str) -> When:
    return lambda d, _: d.stage in stages


def _proposed_by(whose: str) -> Callable[[Dossier, Here], bool]:
    """Whether a proposal waits that is ``whose``, seen from the reader's side."""

    def proposed(d: Dossier, place: Here) -> bool:
        side = {"mine": place.my_side, "theirs": place.other_side}[whose]
        return d.stage == "escalated" and d.proposal is not None and d.proposal.side == side

    return proposed


DECISIONS: Offers = (
    (Offer("acknowledgement", "Acknowledge"), _at("given")),
    (Offer("answer", "Answer"), _at("acknowledged")),
    (Offer("meeting", "Record the meeting"), _at("to meet")),
    (Offer("telling_back", "Tell back"), _at("acting")),
    (Offer("settling", "It is settled"), _at("told back", "answered")),
    (Offer("unsettled", "It is not settled"), _at("told back", "answered")),
    (Offer("agreement", "Agree and close it", plain=True), _proposed_by("theirs")),
    (Offer("refusal", "Do not agree"), _proposed_by("theirs")),
    (
        Offer("conclusion", "Propose how it ends"),
        lambda d, p: d.stage == "escalated" and not _proposed_by("theirs")(d, p),
    ),
)
BESIDE: Offers = (
    (Offer("action", "Promise one thing more"), _at("acting")),
    (Offer("change", "Link a change"), _at("acting")),
    (Offer("withdrawal", "Withdraw"), _at("given")),
    (Offer("discarding", "Put the draft away", plain=True), _at("draft")),
    (Offer("comment", "Comment"), lambda d, _: True),
)
PAGE = RecordPage(
    "feedback",
    "feedback_id",
    ACTS,
    ASKS,
    DECISIONS,
    BESIDE,
    ("given", "acknowledged", "acting", "told back", "closed"),
)
