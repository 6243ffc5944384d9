"""The page of an appeal as tables: its acts, what each asks for, and when it is offered."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from domain.appeals import commands
from domain.records import Comment
from portal.acts import Act
from portal.asks import Ask, Field, Offer, Offers, Option, RecordPage, reason
from portal.web import Here, connection, here
from projections import appeals
from projections.appeals import Dossier

CONTESTED: dict[str, dict[str, str]] = {
    "disclosure": {
        "times": "When it happened or was told",
        "protection": "That it is protected, or is not",
        "attribution": "Which side it lies on",
        "outcome": "What became of it",
    },
    "change": {
        "outcome": "How it was judged",
        "times": "The notice given",
        "attribution": "Which side implemented it",
    },
    "commitment": {
        "outcome": "Whether it was kept",
        "times": "When it was due or done",
        "attribution": "Whose it was",
    },
    "feedback": {
        "outcome": "That it counts",
        "wording": "What it says",
        "times": "When it was told back",
    },
}
"""What may be contested of each kind of record, as the page says it."""

RULINGS = {
    "confirmed": ("It stands", "It counts as it did."),
    "corrected": ("It is corrected", "It counts as what you choose below."),
    "excluded": ("It is left out", "It does not count at all."),
}
COUNTS_AS = {"good": "Good", "partly": "Partly", "bad": "Bad"}


def _proposal(appeal_id: UUID) -> dict[str, Any]:
    found = appeals.one(connection(), here().viewer, appeal_id)
    proposal = found.dossier.proposal if found else None
    return {"proposal": proposal.proposal if proposal else 0}


ACTS = {
    "ruling": Act("ruling", commands.ProposeRuling, "Proposed. The lead of {them} answers."),
    "agreement": Act("ruling/agreement", commands.AgreeRuling, "Ruled by both leads.", _proposal),
    "refusal": Act(
        "ruling/refusal", commands.RefuseRuling, "Refused. {them} reads why.", _proposal
    ),
    "withdrawal": Act("withdrawal", commands.WithdrawAppeal, "The appeal is withdrawn."),
    "comment": Act("comments", Comment, "Your comment is recorded."),
}


def ruled(ruling: str, counts_as: str | None) -> str:
    """A ruling in words."""
    said = RULINGS[ruling][0]
    return f"{said}: counts as {COUNTS_AS[counts_as].lower()}" if counts_as else said


def _proposed(d: Dossier, place: Here) -> str:
    if d.proposal is None:
        return ""
    said = ruled(d.proposal.ruling, d.proposal.counts_as)
    return f"{place.name(d.proposal.actor_id)} proposes: {said}. “{d.proposal.words}”"


def contested_of(d: Dossier, _: Here) -> list[Option]:
    """What may be contested of the kind of record it is about."""
    return [*CONTESTED[d.about_kind].items()]


ASKS = {
    "raise": Ask(
        "Contest it",
        (
            Field("contested", "What do you contest?", "choices", options=contested_of),
            reason("Why?", "What should it be, and what shows it."),
        ),
        shown=True,
    ),
    "ruling": Ask(
        "Propose it",
        (
            Field(
                "ruling",
                "How do you rule?",
                "choices",
                options=[(key, *words) for key, words in RULINGS.items()],
            ),
            Field(
                "counts_as",
                "What does it count as?",
                "select",
                hint="Only where it is corrected.",
                required=False,
                options=[*COUNTS_AS.items()],
                empty="As it did, or not at all",
            ),
            Field("words", "In your words"),
        ),
        asked="The leads of both sides rule on it",
        because="One lead proposes a ruling, the other agrees or says why not.",
    ),
    "agreement": Ask("Agree", asked="Do you agree to this ruling?", because=_proposed),
    "refusal": Ask("Do not agree", (reason("Why not?"),)),
    "withdrawal": Ask("Withdraw it", (reason("Why?", "It stays in the history."),)),
}


def _by(whose: str) -> Callable[[Dossier, Here], bool]:
    def proposed(d: Dossier, place: Here) -> bool:
        side = {"mine": place.my_side, "theirs": place.other_side}[whose]
        return d.stage == "proposed" and d.proposal is not None and d.proposal.side == side

    return proposed


DECISIONS: Offers = (
    (Offer("agreement", "Agree", plain=True), _by("theirs")),
    (Offer("refusal", "Do not agree"), _by("theirs")),
    (
        Offer("ruling", "Propose a ruling"),
        lambda d, p: d.stage == "raised" or _by("mine")(d, p),
    ),
)
BESIDE: Offers = (
    (Offer("withdrawal", "Withdraw"), lambda d, _: d.stage in ("raised", "proposed")),
    (Offer("comment", "Comment"), lambda d, _: True),
)
PAGE = RecordPage(
    "appeals", "appeal_id", ACTS, ASKS, DECISIONS, BESIDE, ("raised", "proposed", "ruled")
)
