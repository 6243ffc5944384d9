"""What is known of one visit, as its page shows it, and how each fact adds to it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec

from domain.facts import Fact
from domain.visits import events
from projections import dossiers
from projections.dossiers import Part, part, say


class Proposal(Part, kw_only=True):
    """Why it was proposed."""

    why: str = ""


class Preparation(Part, kw_only=True):
    """What it should lead to, and the agenda."""

    outcomes: str
    agenda: str


class PutOff(Part, kw_only=True):
    """Who postponed or cancelled it, why, and how many days ahead."""

    what: str
    reason: str
    notice_days: int


class Session(Part, kw_only=True):
    """Somebody sat beside a role at work."""

    observed_role: str
    call_types: str
    process_questions: str


class Roadblock(Part, kw_only=True):
    """Something in the way, and what became of its commitment: open, or an outcome."""

    commitment_id: UUID
    session_id: UUID | None
    owner_side: str
    text: str
    due_on: date
    state: str = "open"


class Gift(Part, kw_only=True):
    """What was given to a side or a team; ``above`` says that the cap of the charter is passed."""

    what: str
    value: int
    currency: str
    to_side: str
    to_team_id: UUID | None
    total: int
    cap: int
    reason: str

    @property
    def above(self) -> bool:
        """Whether the side was given more than the charter allows, this gift included."""
        return self.total > self.cap


class Report(Part, kw_only=True):
    """What one side says came of it."""

    text: str
    reached: str


class Reporting(msgspec.Struct):
    """By when each side reports (UTC)."""

    brand: datetime
    bpo: datetime


class Dossier(dossiers.Dossier, kw_only=True):
    """A visit: dates and place as last proposed, who comes, what happened.

    ``awaits_answer`` says that the dates wait for the side that holds the ball; ``started_at`` is
    when somebody said that it had begun.
    """

    host: str = ""
    site_id: UUID | None = None
    purposes: list[str] = msgspec.field(default_factory=list)
    functions: list[str] = msgspec.field(default_factory=list)
    visitors: list[UUID] = msgspec.field(default_factory=list)
    team_ids: list[UUID] = msgspec.field(default_factory=list)
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    starts_on: date | None = None
    awaits_answer: bool = False
    proposal: Proposal | None = None
    preparation: Preparation | None = None
    put_off: list[PutOff] = msgspec.field(default_factory=list)
    started_at: datetime | None = None
    report_by: Reporting | None = None
    reports: dict[str, Report] = msgspec.field(default_factory=dict)
    sessions: dict[UUID, Session] = msgspec.field(default_factory=dict)
    roadblocks: dict[UUID, Roadblock] = msgspec.field(default_factory=dict)
    gifts: list[Gift] = msgspec.field(default_factory=list)

    @property
    def visitor(self) -> str:
        """The side that visits."""
        return "bpo" if self.host == "brand" else "brand"

    def seen_in(self, session_id: UUID | None) -> list[Roadblock]:
        """The roadblocks of one session; of none, for ``None``."""
        return [each for each in self.roadblocks.values() if each.session_id == session_id]


def absorb(d: Dossier, fact: Fact) -> None:
    """Add what a fact of a visit says."""
    match fact:
        case events.VisitProposed():
            d.host, d.site_id = fact.host, fact.site_id
            d.purposes, d.functions = list(fact.purposes), list(fact.functions)
            d.proposal = part(Proposal, fact)
            _dated(d, fact)
        case events.DatesProposed():
            _dated(d, fact)
            say(d, fact, fact.reason)
        case events.VisitAgreed():
            d.awaits_answer = False
        case events.VisitDeclined():
            d.awaits_answer = False
            say(d, fact, fact.reason)
        case events.VisitPrepared():
            d.preparation, d.functions = part(Preparation, fact), list(fact.functions)
            d.visitors, d.team_ids = list(fact.visitors), list(fact.team_ids)
        case events.VisitPostponed() | events.VisitCancelled():
            _put_off(d, fact)
        case _:
            _happened(d, fact)


def _put_off(d: Dossier, fact: events.VisitPostponed | events.VisitCancelled) -> None:
    what = "postponed" if isinstance(fact, events.VisitPostponed) else "cancelled"
    d.put_off.append(part(PutOff, fact, what=what))
    d.awaits_answer = False
    if isinstance(fact, events.VisitPostponed) and fact.starts_at:
        _dated(d, fact)


def _happened(d: Dossier, fact: Fact) -> None:
    match fact:
        case events.VisitStarted():
            d.started_at = fact.recorded_at
            d.report_by = Reporting(fact.brand_report_by, fact.bpo_report_by)
        case events.SessionRecorded():
            d.sessions[fact.session_id] = part(Session, fact)
        case events.RoadblockRaised():
            d.roadblocks[fact.commitment_id] = part(Roadblock, fact)
        case events.RoadblockSettled():
            state = "open" if fact.outcome == "reopened" else fact.outcome
            d.roadblocks[fact.commitment_id].state = state
        case events.GiftLogged():
            d.gifts.append(part(Gift, fact))
        case events.VisitReported():
            d.reports[fact.side] = part(Report, fact)
    d.due_at = _due(d)


def _dated(d: Dossier, fact: Any) -> None:
    d.starts_at, d.ends_at, d.starts_on = fact.starts_at, fact.ends_at, fact.starts_on
    d.awaits_answer = True


def _due(d: Dossier) -> datetime | None:
    """The next report that is due; ``None`` where both are in, or none is owed yet."""
    if d.report_by is None:
        return None
    owed = {"brand": d.report_by.brand, "bpo": d.report_by.bpo}
    return min((at for side, at in owed.items() if side not in d.reports), default=None)
