"""The page of a doubt: its acts, the form of each, and to which of the two each is offered."""

from flask import current_app

from domain.doubts import commands
from domain.permissions import WRITERS
from domain.records import Comment
from portal.acts import Act
from portal.asks import Ask, Field, Offer, Option, RecordPage, people, today
from portal.web import Here
from projections.doubts import Dossier

DIMENSIONS = (
    ("communication", "Communication", "do they tell in time, and what we need"),
    ("competence", "Competence", "can they do what was agreed"),
    ("character", "Character", "do they mean it, and stand by it"),
)

PROMOTIONS = {
    "feedback": ("Feedback", "feedback.new", "give", "text"),
    "disclosure": ("A disclosure", "disclosures.new", "tell", "what"),
    "change": ("A change", "changes.new", "submit", "why"),
}
"""What a doubt can become: its name, the page with its form, the form and the field it fills in."""

ACTS = {
    "talk": Act("talk", commands.TalkOver, "Recorded. Only the two of you see it."),
    "settlement": Act("settlement", commands.SettleDoubt, "Settled. It stays between you two."),
    "withdrawal": Act("withdrawal", commands.WithdrawDoubt, "Taken back."),
    "comment": Act("comments", Comment, "Recorded. Only the two of you see it."),
}
PROMOTION = Act("promotion", commands.PromoteDoubt, "")
"""It leads on to another form, and so has a route of its own."""

RAISING = Ask(
    "Raise it",
    (
        Field(
            "to_id",
            "With whom?",
            "select",
            "They and you are the only ones who ever see it: nobody else, leads included.",
            options=people(sorted(WRITERS), side="other"),
            empty="Choose somebody",
        ),
        Field("dimension", "What is it about?", "choices", options=DIMENSIONS),
        Field(
            "sentence",
            "Your doubt, in one sentence",
            hint=f"At most {commands.SENTENCE_MAX} characters. Say what you saw, and what it makes "
            "you wonder.",
        ),
    ),
)


def promotions(_: Dossier, __: Here) -> list[Option]:
    """What a doubt can become in this portal."""
    return [
        (kind, name)
        for kind, (name, page, _, _) in PROMOTIONS.items()
        if page in current_app.view_functions
    ]


ASKS = {
    "talk": Ask(
        "We have talked",
        (
            Field("talked_on", "When did you talk?", "date", value=today),
            Field("words", "A word on it", hint="What you found, or what you agreed."),
        ),
        asked="Have you talked?",
        because="Three working days are enough for a call. Either of you records it.",
    ),
    "settlement": Ask(
        "It is settled",
        (Field("words", "What settled it?", required=False),),
        asked="Is it settled?",
        because="It is yours to say. If not, take it to both companies.",
    ),
    "promotion": Ask(
        "Go on to the form",
        (
            Field(
                "became",
                "What does it become?",
                "choices",
                "The form comes with your sentence in it. Until you send it nobody sees it, and "
                "what you send does not say that it was a doubt.",
                options=promotions,
            ),
        ),
    ),
    "withdrawal": Ask("Take it back"),
}


def _mine(d: Dossier, p: Here) -> bool:
    return d.author_id == p.person_id


def left_alone(d: Dossier, p: Here) -> bool:
    """Whether the other of the two takes part no longer."""
    here = {member.person_id for member in p.members if not member.ended}
    return not {d.author_id, d.to_id} <= here


def _talks(d: Dossier, p: Here) -> bool:
    return d.stage == "raised" and not left_alone(d, p)


def _settles(d: Dossier, p: Here) -> bool:
    alone = left_alone(d, p)
    return d.stage in ("raised", "talked") and (alone or (d.stage == "talked" and _mine(d, p)))


def _promotes(d: Dossier, p: Here) -> bool:
    return d.stage in ("raised", "talked") and _mine(d, p) and not left_alone(d, p)


PAGE = RecordPage(
    feature="doubts",
    argument="doubt_id",
    acts={**ACTS, "promotion": PROMOTION},
    asks=ASKS,
    decisions=(
        (Offer("talk", "We have talked"), _talks),
        (Offer("settlement", "It is settled"), _settles),
        (Offer("promotion", "Take it to both companies"), _promotes),
        (
            Offer("withdrawal", "Take it back", plain=True),
            lambda d, p: d.stage == "raised" and _mine(d, p),
        ),
    ),
    beside=((Offer("comment", "Comment"), lambda d, p: d.stage in ("raised", "talked")),),
    flow=("raised", "talked", "settled"),
)
