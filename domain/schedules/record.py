"""The change schedule: one record per partnership that all its changes are scheduled against.

Freezes, load and paper debt hold across changes, so they are kept in one record: whoever
schedules writes to it as well, and two who schedule at once cannot both be right.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import singledispatchmethod
from typing import Literal
from uuid import UUID, uuid5

from domain.facts import Fact, RuleBroken, Side, other
from domain.records import By, Record, must, present
from domain.schedules import commands, events

FREEZE_DAYS_MAX = 180
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


def name_authority(schedule: ChangeSchedule, command: commands.NameAuthority, by: By) -> None:
    """Name the authority of one's own side."""
    member = by.members.get(command.person_id)
    must(
        member and member.side == by.side and member.role in ("lead", "member"),
        "Choose somebody of your own side who may write.",
        "person_id",
    )
    must(
        schedule.authorities.get(by.side) != command.person_id,
        "This is your side’s authority already.",
        "person_id",
    )
    schedule.happened(
        events.AuthorityNamed, command, by, of_side=by.side, person_id=command.person_id
    )


def add_freeze(schedule: ChangeSchedule, command: commands.AddFreeze, by: By) -> None:
    """Ask for no changes for a while."""
    known = command.freeze_id in schedule.freezes or command.freeze_id in schedule.lifted
    must(not known, "This freeze is added already.")
    must(command.starts_at < command.ends_at, "It ends before it begins.", "ends_at")
    must(command.ends_at > by.at, "This is over already.", "ends_at")
    longest = timedelta(days=FREEZE_DAYS_MAX)
    must(
        command.ends_at - command.starts_at <= longest,
        f"A freeze lasts at most {FREEZE_DAYS_MAX} days.",
        "ends_at",
    )
    must(set(command.team_ids) <= by.teams.keys(), "Choose teams of the list.", "team_ids")
    _must_not_overlap(schedule, command, by)
    schedule.happened(
        events.FreezeAdded,
        command,
        by,
        freeze_id=command.freeze_id,
        kind=command.kind,
        hard=command.hard,
        name=command.name,
        starts_at=command.starts_at,
        ends_at=command.ends_at,
        team_ids=command.team_ids,
    )


def acknowledge_freeze(
    schedule: ChangeSchedule, command: commands.AcknowledgeFreeze, by: By
) -> None:
    """Know of the other side's freeze."""
    freeze = _theirs(schedule, command.freeze_id, by)
    must(freeze.state != "acknowledged", "Your side has acknowledged this freeze already.")
    schedule.happened(events.FreezeAcknowledged, command, by, freeze_id=command.freeze_id)


def contest_freeze(schedule: ChangeSchedule, command: commands.ContestFreeze, by: By) -> None:
    """Do not accept the other side's freeze as it is."""
    freeze = _theirs(schedule, command.freeze_id, by)
    must(freeze.state != "contested", "Your side has contested this freeze already.")
    must(freeze.state != "acknowledged", "Your side has acknowledged this freeze.")
    schedule.happened(
        events.FreezeContested, command, by, freeze_id=command.freeze_id, reason=command.reason
    )


def lift_freeze(schedule: ChangeSchedule, command: commands.LiftFreeze, by: By) -> None:
    """Take one's own freeze away."""
    freeze = _freeze(schedule, command.freeze_id)
    must(freeze.of_side == by.side, "The side that added a freeze lifts it.")
    schedule.happened(
        events.FreezeLifted, command, by, freeze_id=command.freeze_id, reason=command.reason
    )


def take_slot(schedule: ChangeSchedule, command: commands.TakeSlot, by: By) -> None:
    """Note the time and load of a change; an earlier slot of it is replaced."""
    schedule.happened(
        events.SlotTaken,
        command,
        by,
        change_id=command.change_id,
        effective_at=command.effective_at,
        week=command.week,
        team_ids=command.team_ids,
        load_points=command.load_points,
    )


def release_slot(schedule: ChangeSchedule, command: commands.ReleaseSlot, by: By) -> None:
    """Give the time of a change up."""
    if command.change_id in schedule.slots:
        schedule.happened(events.SlotReleased, command, by, change_id=command.change_id)


def enter_paper_debt(schedule: ChangeSchedule, command: commands.EnterPaperDebt, by: By) -> None:
    """Count one more change whose paper is owed, up to the cap."""
    if command.change_id in schedule.owing:
        return
    cap = by.terms.paper_debt_cap
    must(
        len(schedule.owing) < cap,
        f"Paper is owed for {len(schedule.owing)} changes, and the charter allows {cap}: "
        "sign one of them first, or agree that this one needs none.",
        "code",
    )
    schedule.happened(
        events.PaperDebtEntered,
        command,
        by,
        change_id=command.change_id,
        open=len(schedule.owing) + 1,
    )


def clear_paper_debt(schedule: ChangeSchedule, command: commands.ClearPaperDebt, by: By) -> None:
    """Count one change less, if it was counted."""
    if command.change_id in schedule.owing:
        schedule.happened(
            events.PaperDebtCleared,
            command,
            by,
            change_id=command.change_id,
            open=len(schedule.owing) - 1,
        )


def _freeze(schedule: ChangeSchedule, freeze_id: UUID) -> Freeze:
    return present(schedule.freezes.get(freeze_id), "There is no such freeze any more.")


def _theirs(schedule: ChangeSchedule, freeze_id: UUID, by: By) -> Freeze:
    freeze = _freeze(schedule, freeze_id)
    must(freeze.of_side == other(by.side), "The other side answers a freeze of yours.")
    return freeze


def _must_not_overlap(schedule: ChangeSchedule, command: commands.AddFreeze, by: By) -> None:
    teams = frozenset(command.team_ids)
    for freeze in schedule.freezes.values():
        same = freeze.of_side == by.side and freeze.kind == command.kind and freeze.concerns(teams)
        apart = command.ends_at <= freeze.starts_at or freeze.ends_at <= command.starts_at
        if same and not apart:
            raise RuleBroken(
                f"It overlaps your freeze “{freeze.name}”: lift that one first, or choose other "
                "days.",
                "starts_at",
            )
