"""The sentences of visits; see ``sentences`` for the marks."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from domain.facts import Fact
from domain.visits import events as visit

REACHED = {"yes": "reached", "partly": "partly reached", "no": "not reached"}


def _at(value: datetime) -> str:
    return "{at:" + value.isoformat() + "}"


def _and(words: Sequence[str]) -> str:
    return ", ".join([*words[:-2], " and ".join(words[-2:])])


def _ahead(days: int) -> str:
    return "on the day" if not days else "1 day ahead" if days == 1 else f"{days} days ahead"


def _proposed(fact: visit.VisitProposed) -> str:
    where = f"at {{site:{fact.site_id}}}" if fact.site_id else "virtually"
    who = "to visit {them}" if fact.host != fact.side else "that {them} visits"
    return f"proposed {who} {where} from {_at(fact.starts_at)}: {_and(fact.purposes)}."


def _postponed(fact: visit.VisitPostponed) -> str:
    until = f"to {_at(fact.starts_at)}" if fact.starts_at else "to dates still to be found"
    return f"postponed the visit {until}, {_ahead(fact.notice_days)}."


def _gift(fact: visit.GiftLogged) -> str:
    team = f", team {{team:{fact.to_team_id}}}" if fact.to_team_id else ""
    above = f", above the {fact.cap} of the charter" if fact.total > fact.cap else ""
    return (
        f"logged a gift to {{{fact.to_side}}}{team}: {fact.value} {_plain(fact.currency)}{above}."
    )


def _plain(value: str) -> str:
    return value.replace("{", "(").replace("}", ")")


SENTENCES: dict[type[Fact], str | Callable[[Any], str]] = {
    visit.VisitProposed: _proposed,
    visit.DatesProposed: lambda f: f"proposed other dates, from {_at(f.starts_at)}.",
    visit.VisitAgreed: lambda f: f"agreed to the visit from {_at(f.starts_at)}.",
    visit.VisitDeclined: "declined the visit.",
    visit.VisitPrepared: lambda f: f"prepared the visit: {_and(f.functions)} come.",
    visit.VisitPostponed: _postponed,
    visit.VisitCancelled: lambda f: f"cancelled the visit, {_ahead(f.notice_days)}.",
    visit.VisitStarted: "said that the visit is under way.",
    visit.SessionRecorded: "recorded a side-by-side session, with the observed person’s consent.",
    visit.RoadblockRaised: lambda f: (
        f"raised a roadblock that {{{f.owner_side}}} takes on by {{day:{f.due_on.isoformat()}}}."
    ),
    visit.RoadblockSettled: lambda f: f"saw a roadblock {f.outcome}.",
    visit.GiftLogged: _gift,
    visit.VisitReported: lambda f: f"reported: outcomes {REACHED[f.reached]}.",
    visit.VisitClosed: "closed the visit: nothing is left open.",
}

LABELS = {
    "visit.why": "Why",
    "outcomes": "Outcomes wanted",
    "agenda": "Agenda",
    "observed_role": "Role observed",
    "call_types": "Call types",
    "process_questions": "Process questions",
    "visit.what": "Gift",
}
"""What stands before a text of a visit on its card."""
