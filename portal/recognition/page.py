"""The page of one recognition: its acts, the form of each, when each is offered."""

from typing import Any

from domain.recognition import commands
from domain.records import Comment
from portal.acts import Act
from portal.asks import Ask, Field, Offer, RecordPage, reason, today
from portal.web import Here
from projections.recognition import Dossier

ACTS = {
    "joining": Act("joining", commands.JoinRecognition, "Joined. It is from both companies now."),
    "passing": Act("joining-passing", commands.PassOverJoining, "Left as it is."),
    "narrowing": Act(
        "narrowing", commands.NarrowVisibility, "Narrowed, everywhere and for everything said."
    ),
    "leaving": Act(
        "leaving", commands.LeaveOut, "You are left out of it.", then="recognition.index"
    ),
    "retraction": Act("retraction", commands.RetractRecognition, "Taken back. It is off the wall."),
    "reward": Act("reward", commands.PromiseReward, "Promised. Say so once they have it."),
    "delivery": Act("delivery", commands.DeliverReward, "Recorded. They have it."),
    "comment": Act("comments", Comment, "Your comment is recorded."),
}


def _narrower(d: Dossier, place: Here) -> list[tuple[str, str, str]]:
    side = place.company(d.recipient_side)
    found = [
        ("team", f"Only {side}", "and whoever gave it"),
        ("private", "Only us", "whoever gave it, and whom it is for"),
    ]
    return found if d.visibility == "public" else found[1:]


ASKS = {
    "joining": Ask(
        "Join it",
        (Field("words", "A word of your own", required=False),),
        asked=lambda d, p: f"{p.company(d.side)} asks you to join",
        because="Then it is from both companies.",
    ),
    "passing": Ask("Leave it as it is"),
    "narrowing": Ask(
        "Narrow it",
        (
            Field(
                "visibility",
                "Who may still see it?",
                "choices",
                "It holds at once, for the wall, the history and every link. "
                "Nobody widens it again.",
                options=_narrower,
            ),
        ),
    ),
    "leaving": Ask(
        "Leave me out",
        (),
        because="",
    ),
    "retraction": Ask(
        "Take it back", (reason("Why do you take it back?", "It stays in the history."),)
    ),
    "reward": Ask("Promise it", (Field("reward", "What do you promise?"),)),
    "delivery": Ask("They have it", (Field("delivered_on", "Since when?", "date", value=today),)),
}


def _stands(d: Dossier) -> bool:
    return d.stage == "given"


def _is_for(d: Dossier, p: Here) -> bool:
    return p.person_id in d.recipients


def _joinable(d: Dossier, p: Here) -> bool:
    mine = d.side == p.my_side or _is_for(d, p)
    return _stands(d) and d.joined is None and not mine


def _asked(d: Dossier, p: Here) -> bool:
    return _joinable(d, p) and d.ball == p.my_side


def _narrowable(d: Dossier, p: Here) -> bool:
    return _is_for(d, p) and d.visibility != "private"


def _gave(d: Dossier, p: Here) -> bool:
    return _stands(d) and d.author_id == p.person_id


def _can_promise(d: Dossier, p: Here) -> bool:
    return _stands(d) and d.reward is None and p.person_id in d.givers


def _can_deliver(d: Dossier, p: Here) -> bool:
    promised = d.reward if d.reward and d.reward.delivered_on is None else None
    return _stands(d) and promised is not None and promised.side == p.my_side and not _is_for(d, p)


def _always(_: Any, __: Here) -> bool:
    return True


PAGE = RecordPage(
    feature="recognition",
    argument="recognition_id",
    acts=ACTS,
    asks=ASKS,
    decisions=(
        (Offer("joining", "Join it"), _asked),
        (Offer("passing", "Leave it as it is", plain=True), _asked),
        (Offer("delivery", "They have the reward"), _can_deliver),
    ),
    beside=(
        (Offer("narrowing", "Narrow who sees it"), _narrowable),
        (Offer("leaving", "Leave me out of it"), _is_for),
        (Offer("joining", "Join it"), _joinable),
        (Offer("reward", "Promise a reward"), _can_promise),
        (Offer("comment", "Comment"), _always),
        (Offer("retraction", "Take it back"), _gave),
    ),
    flow=("given",),
)
