"""Everything that can have happened to a visit, in the order it happens."""

from datetime import date, datetime
from typing import Literal, get_args
from uuid import UUID

from domain.facts import Fact, Personal, Side

Purpose = Literal[
    "side-by-side walk",
    "quality calibration",
    "training",
    "product immersion",
    "promise briefing",
    "leadership and why your work matters",
    "recognition and rewards",
    "contest or team building",
    "culture observation",
    "joint problem solving",
    "audit",
    "launch readiness",
    "business review",
]
Function = Literal[
    "operations",
    "quality",
    "training",
    "workforce",
    "product",
    "technology",
    "human resources",
    "executive",
]
Reached = Literal["yes", "partly", "no"]
Outcome = Literal["kept", "kept late", "repaired", "released", "reopened"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
FUNCTIONS: tuple[Function, ...] = get_args(Function)


class VisitProposed(Fact, frozen=True, kw_only=True, tag="visit.proposed"):
    """One side proposed a visit, either to come or to be visited.

    ``host`` is the side that is visited; the other one visits. No ``site_id``: it is virtual.
    ``starts_on`` is the day it starts where the host works.
    """

    host: Side
    site_id: UUID | None
    purposes: tuple[Purpose, ...]
    functions: tuple[Function, ...]
    starts_at: datetime
    ends_at: datetime
    starts_on: date
    why: Personal = ""


class DatesProposed(Fact, frozen=True, kw_only=True, tag="visit.dates_proposed"):
    """Other dates were proposed; the other side answers them."""

    starts_at: datetime
    ends_at: datetime
    starts_on: date
    reason: Personal


class VisitAgreed(Fact, frozen=True, kw_only=True, tag="visit.agreed"):
    """The other side agreed to the visit, on the dates that were proposed last."""

    starts_at: datetime
    ends_at: datetime
    starts_on: date


class VisitDeclined(Fact, frozen=True, kw_only=True, tag="visit.declined"):
    """The other side does not want it, with a reason."""

    reason: Personal


class VisitPrepared(Fact, frozen=True, kw_only=True, tag="visit.prepared"):
    """What it should lead to, who comes, whom they meet and when; said again, it stands anew."""

    outcomes: Personal
    agenda: Personal
    visitors: tuple[UUID, ...]
    functions: tuple[Function, ...]
    team_ids: tuple[UUID, ...]
    starts_at: datetime


class VisitPostponed(Fact, frozen=True, kw_only=True, tag="visit.postponed"):
    """A side put it off, so many days before it would have started.

    Where it named other dates, the other side answers them; else it still owes them.
    """

    reason: Personal
    notice_days: int
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    starts_on: date | None = None


class VisitCancelled(Fact, frozen=True, kw_only=True, tag="visit.cancelled"):
    """A side called it off, so many days before it would have started."""

    reason: Personal
    notice_days: int


class VisitStarted(Fact, frozen=True, kw_only=True, tag="visit.started"):
    """The visitors are there. Each side reports by the end of a working day of its own (UTC)."""

    brand_report_by: datetime
    bpo_report_by: datetime


class SessionRecorded(Fact, frozen=True, kw_only=True, tag="visit.session_recorded"):
    """Somebody sat beside a role at work, who consented to it; the role is never a name."""

    session_id: UUID
    observed_role: Personal
    call_types: Personal
    process_questions: Personal = ""


class RoadblockRaised(Fact, frozen=True, kw_only=True, tag="visit.roadblock_raised"):
    """Something stands in the way of good work; it is a commitment of its owner side.

    Where it was seen in a session, that one is named.
    """

    commitment_id: UUID
    session_id: UUID | None
    owner_side: Side
    text: Personal
    due_on: date


class RoadblockSettled(Fact, frozen=True, kw_only=True, tag="visit.roadblock_settled"):
    """What became of the commitment of a roadblock."""

    commitment_id: UUID
    outcome: Outcome


class GiftLogged(Fact, frozen=True, kw_only=True, tag="visit.gift_logged"):
    """Something was given to a side, or to a team there, worth so much in whole ``currency``.

    ``total`` is what that side was given on this visit so far, this gift included, ``cap`` what
    the charter allows; above it there is a reason.
    """

    gift_id: UUID
    what: Personal
    value: int
    currency: str
    to_side: Side
    to_team_id: UUID | None
    total: int
    cap: int
    reason: Personal = ""


class VisitReported(Fact, frozen=True, kw_only=True, tag="visit.reported"):
    """One side wrote what came of it, and whether the outcomes wanted were reached."""

    text: Personal
    reached: Reached


class VisitClosed(Fact, frozen=True, kw_only=True, tag="visit.closed"):
    """Both sides have reported, and every roadblock is settled."""
