"""The page of a pulse: its acts, the form of each, when each is offered."""

from domain.facts import SIDES
from domain.permissions import FRONT_LINE
from domain.pulses import commands
from domain.pulses.events import SMALLEST_GROUP
from domain.records import Comment
from portal.acts import Act
from portal.asks import Ask, Field, Offer, RecordPage, reason, today
from portal.web import Here, moment
from projections.pulses import Dossier

ACTS = {
    "agreement": Act("agreement", commands.AgreePulse, "Agreed. It opens on its day."),
    "opening": Act("opening", commands.OpenPulse, "It is open, to everybody counted here."),
    "closing": Act("closing", commands.ClosePulse, "Closed. What may be said of it stands below."),
    "cancellation": Act("cancellation", commands.CancelPulse, "Called off. Nothing is counted."),
    "comment": Act("comments", Comment, "Your comment is recorded."),
}

AGAIN = (("", "Once"), ("30", "Every 30 days"), ("60", "Every 60 days"), ("90", "Every 90 days"))

PROPOSING = Ask(
    "Propose it",
    (
        Field("name", "What is it called?", "text", "Such as “Spring pulse”."),
        Field("opens_on", "First day", "date", value=today),
        Field(
            "closes_on",
            "Last day",
            "date",
            "It closes once this day is over on both sides. A week is usual.",
        ),
        Field("every_days", "How often?", "select", required=False, options=AGAIN),
        Field(
            "question",
            "The open question",
            hint="Beside the three marks everybody is asked this, and may leave it empty.",
        ),
    ),
)

ASKS = {
    "agreement": Ask(
        "Agree to it",
        asked="Shall both sides be asked?",
        because="Everybody who takes part by then is asked, the front line included. Nobody on "
        "either side, leads included, is shown an answer or who gave one.",
    ),
    "opening": Ask(
        "Open it",
        asked="Its first day has come",
        because="Whoever takes part now is asked; who comes later is not.",
    ),
    "closing": Ask("Close it", asked="Its last day is over"),
    "cancellation": Ask("Call it off", (reason(hint="What was answered is never counted."),)),
}


def group_sizes(place: Here) -> dict[str, int]:
    """How many people of each side would be asked if it opened now."""
    asked = [m.side for m in place.members if not m.ended and m.role in FRONT_LINE]
    return {side: asked.count(side) for side in SIDES}


def _opens(d: Dossier, p: Here) -> bool:
    begun = d.opens_at is not None and d.opens_at <= moment()
    enough = min(group_sizes(p).values()) >= SMALLEST_GROUP
    return d.stage == "agreed" and begun and not is_over(d) and enough


def is_over(d: Dossier) -> bool:
    """Whether its last day is over on both sides."""
    return d.closes_at is not None and moment() > d.closes_at


PAGE = RecordPage(
    feature="pulses",
    argument="pulse_id",
    acts=ACTS,
    asks=ASKS,
    decisions=(
        (
            Offer("agreement", "Agree", plain=True),
            lambda d, p: d.stage == "proposed" and not is_over(d),
        ),
        (Offer("opening", "Open it now", plain=True), _opens),
        (
            Offer("closing", "Close it now", plain=True),
            lambda d, p: d.stage == "open" and is_over(d),
        ),
    ),
    beside=(
        (Offer("comment", "Comment"), lambda d, p: True),
        (
            Offer("cancellation", "Call it off"),
            lambda d, p: d.stage in ("proposed", "agreed", "open"),
        ),
    ),
    flow=("proposed", "agreed", "open", "closed"),
)
