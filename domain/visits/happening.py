"""What happens on a visit and after it: sessions, roadblocks, gifts, reports, the end."""

from datetime import datetime
from uuid import UUID, uuid5

from domain.calendar import add_working_days, end_of_day, local_day
from domain.facts import SIDES, Side
from domain.records import By, Command, must, present
from domain.visits import commands, events
from domain.visits.record import TAKEN_PLACE, Visit

REPORT_WORKING_DAYS = 5
"""How many working days each side has for its report, in its own calendar."""

NO_GIFTS = ("", "proposed", "declined", "cancelled")


def start(visit: Visit, command: commands.StartVisit, by: By) -> None:
    """Say that the visitors are there; from now on both sides owe a report."""
    must(visit.stage != "agreed", "Prepare the visit first: outcomes, people, teams, agenda.")
    must(visit.stage == "prepared", f"A visit that is {visit.stage or 'not agreed'} cannot start.")
    calendar = by.calendar(visit.host)
    first = local_day(calendar, present(visit.starts_at, "There is no such visit."))
    must(
        local_day(calendar, by.at) >= first,
        f"It starts on {first.day} {first:%B %Y}: postpone it if that has changed.",
    )
    ends_at = max(present(visit.ends_at, "There is no such visit."), by.at)
    visit.happened(
        events.VisitStarted,
        command,
        by,
        **{f"{side}_report_by": _report_by(side, ends_at, by) for side in SIDES},
    )


def record_session(visit: Visit, command: commands.RecordSession, by: By) -> None:
    """Record who was observed by role, with their consent, and what was seen."""
    _must_take_place(visit)
    must(
        command.consent,
        "Ask the observed person first: a session is recorded only with their consent.",
        "consent",
    )
    if command.roadblock:
        must(command.owner_side, "Say which side takes the roadblock on.", "owner_side")
        must(command.due_on, "Say by which day it is out of the way.", "due_on")
    visit.happened(
        events.SessionRecorded,
        command,
        by,
        session_id=command.command_id,
        observed_role=command.observed_role,
        call_types=command.call_types,
        process_questions=command.process_questions,
    )
    if command.roadblock:
        visit.happened(
            events.RoadblockRaised,
            command,
            by,
            commitment_id=_commitment_id(command.commitment_id, command),
            session_id=command.command_id,
            owner_side=command.owner_side,
            text=command.roadblock,
            due_on=command.due_on,
        )


def raise_roadblock(visit: Visit, command: commands.RaiseRoadblock, by: By) -> None:
    """Raise what stands in the way, with who takes it on and by when."""
    _must_take_place(visit)
    known = command.session_id is None or command.session_id in visit.sessions
    must(known, "Choose a session of the list.", "session_id")
    visit.happened(
        events.RoadblockRaised,
        command,
        by,
        commitment_id=_commitment_id(command.commitment_id, command),
        session_id=command.session_id,
        owner_side=command.owner_side,
        text=command.text,
        due_on=command.due_on,
    )


def settle_roadblock(visit: Visit, command: commands.SettleRoadblock, by: By) -> None:
    """Note what became of a roadblock; the last one closes the visit, an opened one opens it."""
    if command.commitment_id not in visit.roadblocks:
        return
    visit.happened(
        events.RoadblockSettled,
        command,
        by,
        commitment_id=command.commitment_id,
        outcome=command.outcome,
    )
    _close_if_over(visit, command, by)


def log_gift(visit: Visit, command: commands.LogGift, by: By) -> None:
    """Log what was given; what a side is given on one visit is held against the cap together."""
    must(visit.stage not in NO_GIFTS, "Gifts are logged on a visit that is agreed.")
    team_id = command.to_team_id
    must(team_id is None or team_id in by.teams, "Choose a team of the list.", "to_team_id")
    cap, currency = by.terms.gift_cap, by.terms.gift_currency
    total = visit.given.get((command.to_side, currency), 0) + command.value
    must(
        total <= cap or command.reason,
        f"That makes {total} {currency} for one side on this visit; the charter allows {cap}. "
        "Say why, and it is logged as above the cap.",
        "reason",
    )
    visit.happened(
        events.GiftLogged,
        command,
        by,
        gift_id=command.command_id,
        what=command.what,
        value=command.value,
        currency=currency,
        to_side=command.to_side,
        to_team_id=team_id,
        total=total,
        cap=cap,
        reason=command.reason,
    )


def report(visit: Visit, command: commands.ReportVisit, by: By) -> None:
    """Write one's own side's report; the second one ends the visit, unless something is open."""
    must(
        visit.stage in ("under way", "reported"),
        "A visit is reported once it is under way, by each side once.",
    )
    must(
        by.side not in visit.reported,
        "Your side has reported already. You can correct the report, or comment.",
    )
    visit.happened(events.VisitReported, command, by, text=command.text, reached=command.reached)
    _close_if_over(visit, command, by)


def _close_if_over(visit: Visit, command: Command, by: By) -> None:
    if visit.is_over() and visit.stage != "closed":
        visit.happened(events.VisitClosed, command, by)


def _must_take_place(visit: Visit) -> None:
    must(
        visit.stage in TAKEN_PLACE,
        "This is recorded from the day a visit is under way until it is closed.",
    )


def _report_by(side: Side, ends_at: datetime, by: By) -> datetime:
    calendar = by.calendar(side)
    ends_on = local_day(calendar, ends_at)
    return end_of_day(calendar, add_working_days(calendar, ends_on, REPORT_WORKING_DAYS))


def _commitment_id(given: UUID | None, command: Command) -> UUID:
    """The id asked for, or one that follows from the command: a retry makes no second one."""
    return given or uuid5(command.command_id, "roadblock")
