"""What the page of a round asks for, and when each act is offered."""

from typing import Any

from portal.asks import Ask, Field, Offer, Offers, RecordPage, reason, sides, today
from portal.rounds.acts import ACTS
from portal.web import Here, moment
from projections.rounds import Round

DIMENSIONS = {
    "competence": "Competence",
    "character": "Character",
    "communication": "Communication",
}
ABOUT = (
    ("competence", "Competence", "Quality and results"),
    ("character", "Character", "Decisions, judgment, keeping commitments"),
    ("communication", "Communication", "Candour, confidentiality, telling early"),
)
ROWS = (1, 2, 3)

PROPOSAL = Ask(
    "Propose it",
    (
        Field("title", "What is it called?", "text"),
        Field(
            "questions",
            "What do both sides answer?",
            hint="One question or a few. Both sides answer the same ones.",
        ),
        Field(
            "deadline_at",
            "Until when do both sides write?",
            "datetime-local",
            hint="At least one working day from now, on both sides.",
        ),
    ),
    shown=True,
)

CONTRIBUTION = (
    Field("dimension", "What is it about?", "choices", options=ABOUT),
    Field("text", "What would you say?"),
)


def _row(number: int) -> tuple[Field, ...]:
    return (
        Field(f"text_{number}", f"Commitment {number}: what is promised?", required=False),
        Field(f"owner_{number}", "Who does it?", "select", "", False, sides, empty="Nobody yet"),
        Field(f"due_{number}", "By which day?", "date", required=False),
    )


def _past_deadline(d: Round, _: Here) -> bool:
    return d.stage == "open" and d.deadline_at is not None and moment() >= d.deadline_at


def _is_in(d: Round, p: Here) -> bool:
    return p.my_side in d.handed_in


def _writes(d: Round, p: Here) -> bool:
    return d.stage == "open" and not _past_deadline(d, p) and not _is_in(d, p)


def _why_hand_in(d: Round, p: Here) -> str:
    if p.other_side in d.handed_in:
        return (
            f"{p.company(p.other_side)} has handed in. As soon as you do, both sides read what "
            "both have written."
        )
    return (
        "Nobody on the other side sees what you write, or how much, before both sides have handed "
        "in or the deadline has passed. What is not handed in by then is not revealed."
    )


def _why_reveal(d: Round, p: Here) -> str:
    missing = [side for side in (p.my_side, p.other_side) if side not in d.handed_in]
    names = " and ".join(p.company(side) for side in missing)
    return f"{names} handed in nothing. What was handed in is revealed to both sides at once."


ASKS = {
    "opening": Ask(
        "Agree and open it",
        asked="Do you take part?",
        because="From then on both sides write, sealed, until the deadline.",
    ),
    "decline": Ask("Decline it", (reason(),), shown=True),
    "taking_back": Ask("Take it back", (reason(),), shown=True),
    "hand_in": Ask("Hand in", asked="Write, then hand in", because=_why_hand_in),
    "reveal": Ask("Reveal now", asked="The deadline has passed", because=_why_reveal),
    "discussion": Ask(
        "Record it",
        (
            Field("held_on", "On which day did you talk?", "date", value=today),
            Field("text", "What was said?"),
        ),
        shown=True,
        asked="Talk about it, both sides together",
        because="Then write down what was said, in words both would sign.",
    ),
    "closing": Ask(
        "Propose it",
        tuple(field for row in ROWS for field in _row(row)),
        shown=True,
        asked="What will you do about it?",
        because="At most three commitments of either side. The other side agrees, or declines.",
    ),
    "agreement": Ask(
        "Agree and close",
        asked="Do you agree to close it so?",
        because="Every commitment below is then promised and accepted at once.",
    ),
    "closing_decline": Ask("Decline it", (reason(),), shown=True),
}


def _planned(d: Round, _: Here) -> bool:
    return d.stage == "planned"


def _answers_closing(d: Round, p: Here) -> bool:
    return d.stage == "discussed" and d.closing_by == p.other_side


def _proposes_closing(d: Round, p: Here) -> bool:
    return d.stage == "discussed" and d.closing_by != p.other_side


DECISIONS: Offers = (
    (Offer("opening", "Agree and open it", plain=True), _planned),
    (Offer("decline", "Decline"), _planned),
    (Offer("hand_in", "Hand in", plain=True), _writes),
    (Offer("reveal", "Reveal now", plain=True), _past_deadline),
    (Offer("discussion", "Write down the discussion"), lambda d, p: d.stage == "revealed"),
    (
        Offer("closing", "Propose how to close it"),
        lambda d, p: _proposes_closing(d, p) and not d.closing_by,
    ),
    (Offer("agreement", "Agree and close", plain=True), _answers_closing),
    (Offer("closing_decline", "Decline"), _answers_closing),
)
BESIDE: Offers = (
    (Offer("taking_back", "Take the proposal back"), _planned),
    (
        Offer("hand_in_taking_back", "Take the hand-in back and write on", plain=True),
        lambda d, p: d.stage == "open" and _is_in(d, p) and not _past_deadline(d, p),
    ),
    (
        Offer("closing", "Propose something else instead"),
        lambda d, p: _proposes_closing(d, p) and d.closing_by == p.my_side,
    ),
    (Offer("comment", "Comment"), lambda d, p: True),
)

PAGE = RecordPage(
    feature="rounds",
    argument="round_id",
    acts=ACTS,
    asks=ASKS,
    decisions=DECISIONS,
    beside=BESIDE,
    flow=("planned", "open", "revealed", "discussed", "closed"),
)


def writes(dossier: Any, place: Here) -> bool:
    """Whether the person may write for their side now."""
    return place.may("rounds.contribute") and _writes(dossier, place)
