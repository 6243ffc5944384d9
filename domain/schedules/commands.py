"""What can be asked of the change schedule. ``record_id`` is ``schedule_id_of`` the partnership."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from annotated_types import MaxLen, MinLen

from domain.records import Command, Words
from domain.schedules.events import FreezeKind


@dataclass(frozen=True, kw_only=True)
class NameAuthority(Command):
    """Name the one person of one's own side who decides in an emergency."""

    ACTION = "schedules.name_authority"

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class AddFreeze(Command):
    """Ask for no changes for a while. ``ends_at`` is exclusive.

    Refused where it ends before it begins or is over already, lasts more than 180 days, or
    overlaps another of one's own side's freezes of the same kind for the same teams.
    """

    ACTION = "schedules.freeze"

    freeze_id: UUID
    kind: FreezeKind
    name: Annotated[str, MinLen(1), MaxLen(120)]
    starts_at: datetime
    ends_at: datetime
    hard: bool = False
    team_ids: Annotated[tuple[UUID, ...], MaxLen(50)] = ()


@dataclass(frozen=True, kw_only=True)
class AcknowledgeFreeze(Command):
    """Say that one's side knows and keeps a freeze of the other side."""

    ACTION = "schedules.freeze"

    freeze_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContestFreeze(Command):
    """Say why one's side does not accept a freeze as it is; it then only warns."""

    ACTION = "schedules.freeze"

    freeze_id: UUID
    reason: Words


@dataclass(frozen=True, kw_only=True)
class LiftFreeze(Command):
    """Take one's own freeze away."""

    ACTION = "schedules.freeze"

    freeze_id: UUID
    reason: Words


@dataclass(frozen=True, kw_only=True)
class TakeSlot(Command):
    """Follow-up of scheduling: the change takes its time and load."""

    ACTION = "changes.work"

    change_id: UUID
    effective_at: datetime
    week: str
    team_ids: tuple[UUID, ...]
    load_points: int


@dataclass(frozen=True, kw_only=True)
class ReleaseSlot(Command):
    """Follow-up of giving a time up; nothing happens where none was taken."""

    ACTION = "changes.work"

    change_id: UUID


@dataclass(frozen=True, kw_only=True)
class EnterPaperDebt(Command):
    """Follow-up of owing paper. Refused at the charter's cap."""

    ACTION = "changes.work"

    change_id: UUID


@dataclass(frozen=True, kw_only=True)
class ClearPaperDebt(Command):
    """Follow-up of signing or waiving paper, or of the change coming to nothing."""

    ACTION = "changes.work"

    change_id: UUID
