"""What both sides know of a round, as its page shows it."""

from datetime import date, datetime
from uuid import UUID

from msgspec import field

from domain.facts import Fact
from domain.rounds import events
from projections.dossiers import Dossier, Part, part, say


class Asked(Part, kw_only=True):
    """What the round is called and asks."""

    title: str
    questions: str


class Revealed(Part, kw_only=True):
    """A contribution both sides read. ``side`` is whose it is."""

    contribution_id: UUID
    dimension: str
    text: str


class Discussion(Part, kw_only=True):
    """What was said about it, and on which day."""

    held_on: date
    text: str


class Promise(Part, kw_only=True):
    """A commitment that is proposed or agreed, and what became of it."""

    commitment_id: UUID
    owner_side: str
    text: str
    due_on: date
    outcome: str = ""


class Round(Dossier, kw_only=True):
    """What both sides know of a round. ``handed_in`` is who is in, and since when (UTC).

    ``in_time`` are the sides whose words were revealed, ``closing_by`` the side whose ``proposed``
    waits for an answer; empty where none does.
    """

    asked: Asked | None = None
    deadline_at: datetime | None = None
    handed_in: dict[str, datetime] = field(default_factory=dict)
    in_time: list[str] = field(default_factory=list)
    revealed_at: datetime | None = None
    revealed: list[Revealed] = field(default_factory=list)
    discussion: Discussion | None = None
    closing_by: str = ""
    proposed: list[Promise] = field(default_factory=list)
    agreed: list[Promise] = field(default_factory=list)


def absorb(dossier: Round, fact: Fact) -> None:
    """Add what ``fact`` says; what one side keeps to itself adds nothing here."""
    match fact:
        case events.RoundProposed():
            dossier.asked = part(Asked, fact)
            dossier.deadline_at = dossier.due_at = fact.deadline_at
        case events.RoundDeclined() | events.RoundTakenBack():
            dossier.due_at = None
            say(dossier, fact, fact.reason)
        case events.HandedIn():
            dossier.handed_in[fact.side] = fact.recorded_at
        case events.HandInTakenBack():
            del dossier.handed_in[fact.side]
        case events.RoundRevealed():
            dossier.due_at, dossier.revealed_at = None, fact.recorded_at
            dossier.in_time = list(fact.handed_in)
        case events.ContributionRevealed():
            whose = {"actor_id": fact.author_id, "side": fact.of_side}
            dossier.revealed.append(part(Revealed, fact, **whose))
        case events.RoundDiscussed():
            dossier.discussion = part(Discussion, fact)
        case _:
            _conclude(dossier, fact)


def _conclude(dossier: Round, fact: Fact) -> None:
    match fact:
        case events.ClosingProposed():
            dossier.closing_by, dossier.proposed = fact.side, []
        case events.CommitmentProposed():
            dossier.proposed.append(part(Promise, fact))
        case events.ClosingDeclined():
            dossier.closing_by, dossier.proposed = "", []
            say(dossier, fact, fact.reason)
        case events.CommitmentAgreed():
            dossier.agreed.append(part(Promise, fact))
        case events.RoundClosed():
            dossier.closing_by, dossier.proposed = "", []
        case events.CommitmentSettled():
            for each in dossier.agreed:
                if each.commitment_id == fact.commitment_id:
                    each.outcome = "" if fact.outcome == "reopened" else fact.outcome
