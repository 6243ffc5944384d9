"""The sentences of recognition; see ``sentences`` for the marks.

They do not name whom it is for: somebody who asks to be left out is then in no line.
"""

from collections.abc import Callable
from typing import Any

from domain.facts import Fact
from domain.recognition import events

SIZES = {"thank_you": "a thank-you", "notable": "notable", "exceptional": "exceptional"}
SEEN = {
    "public": "both companies",
    "team": "their own side and who gave it",
    "private": "those named in it",
}


def _given(fact: events.RecognitionGiven) -> str:
    whose = (
        f"of {{team:{fact.team_id}}}" if not fact.recipients else f"at {{{fact.recipient_side}}}"
    )
    linked = f", about {{{fact.about_kind}:{fact.about_id}}}" if fact.about_id else ""
    joint = " {them} is asked to join." if fact.joint else ""
    return f"recognized a deed {whose}{linked} ({SIZES[fact.size]}).{joint}"


SENTENCES: dict[type[Fact], str | Callable[[Any], str]] = {
    events.RecognitionGiven: _given,
    events.RecognitionJoined: "joined it: it is from both companies.",
    events.JoiningPassedOver: "did not join; it stands as it is.",
    events.VisibilityNarrowed: lambda f: f"narrowed who sees it to {SEEN[f.visibility]}.",
    events.RecipientRemoved: "somebody it was for asked to be left out.",
    events.RecognitionRetracted: "took it back.",
    events.RewardPromised: "promised a reward.",
    events.RewardDelivered: lambda f: (
        f"delivered the reward on {{day:{f.delivered_on.isoformat()}}}."
    ),
    events.PreferenceStated: lambda f: (
        f"said who may see recognition of them at most: {SEEN[f.visibility]}."
    ),
}

LABELS = {
    "deed": "What they did",
    "effect": "What it changed, and for whom",
    "customer_words": "In the customer’s words",
    "reward": "Reward",
}
