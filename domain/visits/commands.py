"""What can be asked of a visit. ``record_id`` is the visit's id."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from annotated_types import Ge, Le, MaxLen, MinLen

from domain.facts import Side
from domain.records import Command, MaybeWords, Words
from domain.visits.events import Function, Purpose, Reached

Line = Annotated[str, MinLen(1), MaxLen(200)]
Purposes = Annotated[tuple[Purpose, ...], MinLen(1), MaxLen(13)]
Functions = Annotated[tuple[Function, ...], MinLen(1), MaxLen(8)]
People = Annotated[tuple[UUID, ...], MaxLen(50)]
Teams = Annotated[tuple[UUID, ...], MaxLen(50)]
Value = Annotated[int, Ge(0), Le(1_000_000)]


@dataclass(frozen=True, kw_only=True)
class ProposeVisit(Command):
    """Propose a visit, in either direction; without a site it is virtual.

    Refused if it ends before it starts, starts in the past, lasts too long, or if the site is not
    the hosting side's.
    """

    ACTION = "visits.arrange"

    host: Side
    site_id: UUID | None = None
    purposes: Purposes
    functions: Functions
    starts_at: datetime
    ends_at: datetime
    why: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class ProposeDates(Command):
    """Propose other dates, with a reason. For the side that holds the ball."""

    ACTION = "visits.arrange"

    starts_at: datetime
    ends_at: datetime
    reason: Words


@dataclass(frozen=True, kw_only=True)
class AgreeVisit(Command):
    """Agree to the visit on the dates proposed last. For the side that answers them."""

    ACTION = "visits.arrange"


@dataclass(frozen=True, kw_only=True)
class DeclineVisit(Command):
    """Decline the visit, with a reason. For the side that answers the dates."""

    ACTION = "visits.arrange"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class PrepareVisit(Command):
    """Say what it should lead to, who comes, whom they meet, and the agenda; again to revise it.

    Refused before it is agreed, and for visitors who are not of the visiting side.
    """

    ACTION = "visits.arrange"

    outcomes: Words
    agenda: Words
    functions: Functions
    visitors: People = ()
    team_ids: Teams = ()


@dataclass(frozen=True, kw_only=True)
class PostponeVisit(Command):
    """Put an agreed visit off, with a reason, to other dates or to dates still to be found."""

    ACTION = "visits.arrange"

    reason: Words
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class CancelVisit(Command):
    """Call it off before it starts, with a reason. What waits for one's own answer is declined."""

    ACTION = "visits.arrange"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class StartVisit(Command):
    """Say that the visitors are there. Refused before its day, and before it is prepared."""

    ACTION = "visits.record"


@dataclass(frozen=True, kw_only=True)
class RecordSession(Command):
    """Record a side-by-side session; its id is that of the command.

    Refused without the observed person's consent. A roadblock seen in it may be raised at once.
    """

    ACTION = "visits.record"

    observed_role: Line
    call_types: Words
    process_questions: MaybeWords = ""
    consent: bool = False
    roadblock: MaybeWords = ""
    owner_side: Side | None = None
    due_on: date | None = None
    commitment_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class RaiseRoadblock(Command):
    """Raise a roadblock with an owner side and a due day; it becomes a commitment of that side."""

    ACTION = "visits.record"

    text: Words
    owner_side: Side
    due_on: date
    session_id: UUID | None = None
    commitment_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class LogGift(Command):
    """Log a gift to a side or a team, with its value; above the cap it needs a reason."""

    ACTION = "visits.record"

    what: Line
    value: Value
    to_side: Side
    to_team_id: UUID | None = None
    reason: MaybeWords = ""


@dataclass(frozen=True, kw_only=True)
class ReportVisit(Command):
    """Write one's own side's report, once. Refused before the visit is under way."""

    ACTION = "visits.record"

    text: Words
    reached: Reached


@dataclass(frozen=True, kw_only=True)
class SettleRoadblock(Command):
    """Carry the outcome of a commitment to its visit. Sent by a policy only."""

    ACTION = "portal.use"

    commitment_id: UUID
    outcome: str
