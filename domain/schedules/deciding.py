"""Decisions about freezes, authorities, slots and paper owed."""

from datetime import timedelta
from uuid import UUID

from domain.facts import RuleBroken, other
from domain.records import By, must, present
from domain.schedules import commands, events
from domain.schedules.record import ChangeSchedule, Freeze

FREEZE_DAYS_MAX = 180


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
