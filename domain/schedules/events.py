"""Everything that can have happened to the change schedule of a partnership."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from domain.facts import Fact, Personal, Side

FreezeKind = Literal["peak", "launch", "audit", "holiday", "local_observance"]
ConflictKind = Literal["hard_freeze", "soft_freeze", "availability", "notice", "load"]


class Conflict(msgspec.Struct, frozen=True):
    """Why a time does not fit what both sides agreed.

    ``freeze_id`` for freezes; ``team_id``, ``week`` ("2026-W12"), ``amount`` and ``allowed`` (load
    points) for load; ``amount`` and ``allowed`` (working days) for notice.
    """

    kind: ConflictKind
    freeze_id: UUID | None = None
    team_id: UUID | None = None
    week: str | None = None
    amount: int = 0
    allowed: int = 0


class AuthorityNamed(Fact, frozen=True, kw_only=True, tag="schedule.authority_named"):
    """A lead named who may go live at once in an emergency, and override a hard freeze."""

    of_side: Side
    person_id: UUID


class FreezeAdded(Fact, frozen=True, kw_only=True, tag="schedule.freeze_added"):
    """One side asked for no changes from ``starts_at`` until ``ends_at`` (UTC, exclusive).

    ``hard`` needs both authorities to override, otherwise it only warns. ``team_ids`` are the
    teams it is about; empty: all.
    """

    freeze_id: UUID
    kind: FreezeKind
    hard: bool
    name: Personal
    starts_at: datetime
    ends_at: datetime
    team_ids: tuple[UUID, ...] = ()


class FreezeAcknowledged(Fact, frozen=True, kw_only=True, tag="schedule.freeze_acknowledged"):
    """The other side knows of the freeze and keeps it."""

    freeze_id: UUID


class FreezeContested(Fact, frozen=True, kw_only=True, tag="schedule.freeze_contested"):
    """The other side does not accept it as it is; until they do it only warns."""

    freeze_id: UUID
    reason: Personal


class FreezeLifted(Fact, frozen=True, kw_only=True, tag="schedule.freeze_lifted"):
    """The side that added it took the freeze away."""

    freeze_id: UUID
    reason: Personal


class SlotTaken(Fact, frozen=True, kw_only=True, tag="schedule.slot_taken"):
    """A change takes its time and puts its load on each of its teams."""

    change_id: UUID
    effective_at: datetime
    week: str
    team_ids: tuple[UUID, ...]
    load_points: int


class SlotReleased(Fact, frozen=True, kw_only=True, tag="schedule.slot_released"):
    """A change gave its time up."""

    change_id: UUID


class PaperDebtEntered(Fact, frozen=True, kw_only=True, tag="schedule.paper_debt_entered"):
    """Paper is owed for one more change. ``open`` is how many there are now."""

    change_id: UUID
    open: int


class PaperDebtCleared(Fact, frozen=True, kw_only=True, tag="schedule.paper_debt_cleared"):
    """Paper for a change is no longer owed. ``open`` is how many are left."""

    change_id: UUID
    open: int
