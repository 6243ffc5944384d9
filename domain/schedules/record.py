"""The change schedule: one record per partnership that all its changes are scheduled against.

Freezes, load and paper debt hold across changes, so they are kept in one record: whoever
schedules writes to it as well, and two who schedule at once cannot both be right.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import singledispatchmethod
from typing import Literal
from uuid import UUID, uuid5

from domain.facts import Fact, Side
from domain.records import Record
from domain.schedules import events

REMEMBERED = timedelta(days=60)
"""How long a slot of the past is remembered: nothing can be scheduled that far back."""


def schedule_id_of(partnership_id: UUID) -> UUID:
    """The id of a partnership's change schedule."""
    return uuid5(partnership_id, "change schedule")


@dataclass(frozen=True)
class Freeze:
    """A freeze window. ``ends_at`` is exclusive; no ``team_ids``: all teams."""

    of_side: Side
    kind: events.FreezeKind
    hard: bool
    name: str
    starts_at: datetime
    ends_at: datetime
    team_ids: frozenset[UUID]
    state: Literal["added", "acknowledged", "contested"] = "added"

    @property
    def binds(self) -> bool:
        """Whether it blocks; otherwise it only warns."""
        return self.hard and self.state != "contested"

    def concerns(self, team_ids: frozenset[UUID]) -> bool:
        """Whether it is about any of these teams."""
        return not self.team_ids or not team_ids or bool(self.team_ids & team_ids)


@dataclass(frozen=True)
class Slot:
    """The time a change takes, and its load on each of its teams in that week."""

    effective_at: datetime
    week: str
    team_ids: frozenset[UUID]
    load_points: int


class ChangeSchedule(Record):
    """What all changes of a partnership are scheduled against."""

    KIND = "schedule"

    def __init__(self, record_id: UUID) -> None:
        super().__init__(record_id)
        self.authorities: dict[Side, UUID] = {}
        self.freezes: dict[UUID, Freeze] = {}
        self.lifted: set[UUID] = set()
        self.slots: dict[UUID, Slot] = {}
        self.owing: set[UUID] = set()

    def load(self, team_id: UUID, week: str, besides: UUID) -> int:
        """The load points of a team in a week, without those of one change."""
        return sum(
            slot.load_points
            for change_id, slot in self.slots.items()
            if slot.week == week and team_id in slot.team_ids and change_id != besides
        )

    @singledispatchmethod
    def evolve(self, fact: Fact) -> None:
        raise NotImplementedError(type(fact).__name__)

    @evolve.register
    def _(self, fact: events.AuthorityNamed) -> None:
        self.authorities[fact.of_side] = fact.person_id

    @evolve.register
    def _(self, fact: events.FreezeAdded) -> None:
        self.freezes[fact.freeze_id] = Freeze(
            "brand" if fact.side == "brand" else "bpo",
            fact.kind,
            fact.hard,
            fact.name,
            fact.starts_at,
            fact.ends_at,
            frozenset(fact.team_ids),
        )

    @evolve.register
    def _(self, fact: events.FreezeAcknowledged) -> None:
        freeze = self.freezes[fact.freeze_id]
        self.freezes[fact.freeze_id] = replace(freeze, state="acknowledged")

    @evolve.register
    def _(self, fact: events.FreezeContested) -> None:
        freeze = self.freezes[fact.freeze_id]
        self.freezes[fact.freeze_id] = replace(freeze, state="contested")

    @evolve.register
    def _(self, fact: events.FreezeLifted) -> None:
        del self.freezes[fact.freeze_id]
        self.lifted.add(fact.freeze_id)

    @evolve.register
    def _(self, fact: events.SlotTaken) -> None:
        since = fact.recorded_at - REMEMBERED
        self.slots = {key: slot for key, slot in self.slots.items() if slot.effective_at > since}
        self.slots[fact.change_id] = Slot(
            fact.effective_at, fact.week, frozenset(fact.team_ids), fact.load_points
        )

    @evolve.register
    def _(self, fact: events.SlotReleased) -> None:
        self.slots.pop(fact.change_id, None)

    @evolve.register
    def _(self, fact: events.PaperDebtEntered) -> None:
        self.owing.add(fact.change_id)

    @evolve.register
    def _(self, fact: events.PaperDebtCleared) -> None:
        self.owing.discard(fact.change_id)
