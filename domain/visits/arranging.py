"""Whether and when a visit takes place: proposed, dated, agreed, prepared, put off, called off."""

from datetime import date, datetime, timedelta
from typing import Any

from domain.calendar import local_day
from domain.facts import Side
from domain.records import By, must, present
from domain.visits import commands, events
from domain.visits.record import TO_COME, Visit

DAYS_MAX = 31
"""Longer than this is a secondment, or a slip of the keys."""

AGREED = ("agreed", "prepared")


def propose(visit: Visit, command: commands.ProposeVisit, by: By) -> None:
    """Propose a visit to the other side."""
    must(visit.version == 0, "This visit is proposed already.")
    if command.site_id:
        theirs = by.sites.get(command.site_id) == command.host
        must(theirs, "Choose a site of the side that is visited.", "site_id")
    visit.happened(
        events.VisitProposed,
        command,
        by,
        host=command.host,
        site_id=command.site_id,
        purposes=tuple(dict.fromkeys(command.purposes)),
        functions=tuple(dict.fromkeys(command.functions)),
        why=command.why,
        **_dates(command.host, command, by),
    )


def propose_dates(visit: Visit, command: commands.ProposeDates, by: By) -> None:
    """Propose other dates, to be answered by the other side."""
    _must_await_dates(visit, by)
    dates = _dates(visit.host, command, by)
    same = (visit.starts_at, visit.ends_at) == (command.starts_at, command.ends_at)
    must(not (same and visit.awaits_answer), "These are the dates already proposed.", "starts_at")
    visit.happened(events.DatesProposed, command, by, reason=command.reason, **dates)


def agree(visit: Visit, command: commands.AgreeVisit, by: By) -> None:
    """Agree to the dates on the table."""
    _must_answer(visit, by)
    starts_at = present(visit.starts_at, "There is no such visit.")
    must(by.at <= starts_at, "These dates are past: propose others.")
    visit.happened(
        events.VisitAgreed,
        command,
        by,
        starts_at=starts_at,
        ends_at=visit.ends_at,
        starts_on=_day(visit.host, starts_at, by),
    )


def decline(visit: Visit, command: commands.DeclineVisit, by: By) -> None:
    """Do not want the visit."""
    _must_answer(visit, by)
    visit.happened(events.VisitDeclined, command, by, reason=command.reason)


def prepare(visit: Visit, command: commands.PrepareVisit, by: By) -> None:
    """Say what it should lead to, who comes, whom they meet, and when."""
    must(visit.stage in AGREED, f"A visit is prepared once it is agreed: this one is {_is(visit)}.")
    seats = [by.members.get(person_id) for person_id in command.visitors]
    ours = all(seat and seat.side == visit.visitor for seat in seats)
    must(ours, "Choose people of the side that visits.", "visitors")
    must(set(command.team_ids) <= by.teams.keys(), "Choose teams of the list.", "team_ids")
    visit.happened(
        events.VisitPrepared,
        command,
        by,
        outcomes=command.outcomes,
        agenda=command.agenda,
        visitors=tuple(dict.fromkeys(command.visitors)),
        functions=tuple(dict.fromkeys(command.functions)),
        team_ids=tuple(dict.fromkeys(command.team_ids)),
        starts_at=visit.starts_at,
    )


def postpone(visit: Visit, command: commands.PostponeVisit, by: By) -> None:
    """Put an agreed visit off."""
    must(
        visit.stage in AGREED,
        f"Only a visit that is agreed can be postponed: this one is {_is(visit)}.",
    )
    dates: dict[str, Any] = {}
    if command.starts_at or command.ends_at:
        must(
            command.starts_at, "Say when it starts as well, or leave both dates open.", "starts_at"
        )
        must(command.ends_at, "Say when it ends as well, or leave both dates open.", "ends_at")
        dates = _dates(visit.host, command, by)
    same = bool(dates) and (visit.starts_at, visit.ends_at) == (command.starts_at, command.ends_at)
    must(not same, "These are the dates it has: choose others.", "starts_at")
    notice = _notice(visit, by)
    visit.happened(
        events.VisitPostponed, command, by, reason=command.reason, notice_days=notice, **dates
    )


def cancel(visit: Visit, command: commands.CancelVisit, by: By) -> None:
    """Call it off."""
    must(
        visit.stage in TO_COME,
        f"Only a visit that is still to come can be cancelled: this one is {_is(visit)}.",
    )
    mine_to_answer = visit.stage == "proposed" and visit.ball == by.side
    must(not mine_to_answer, "It waits for your side’s answer: decline it, or propose other dates.")
    notice = _notice(visit, by)
    visit.happened(events.VisitCancelled, command, by, reason=command.reason, notice_days=notice)


def _must_await_dates(visit: Visit, by: By) -> None:
    must(
        visit.stage in ("proposed", "postponed"),
        f"The dates of this visit wait for no answer: it is {_is(visit)}.",
    )
    must(visit.ball == by.side, "This is for the other side to do: the ball is with them.")


def _must_answer(visit: Visit, by: By) -> None:
    _must_await_dates(visit, by)
    must(visit.awaits_answer, "There are no dates to answer yet: propose some.")


def _dates(host: Side, command: Any, by: By) -> dict[str, datetime | date]:
    starts_at, ends_at = command.starts_at, command.ends_at
    must(starts_at > by.at, "Choose a time that is still to come.", "starts_at")
    must(ends_at > starts_at, "A visit ends after it starts.", "ends_at")
    long = ends_at - starts_at > timedelta(days=DAYS_MAX)
    must(not long, f"A visit lasts at most {DAYS_MAX} days.", "ends_at")
    return {"starts_at": starts_at, "ends_at": ends_at, "starts_on": _day(host, starts_at, by)}


def _day(host: Side, at: datetime, by: By) -> date:
    return local_day(by.calendar(host), at)


def _notice(visit: Visit, by: By) -> int:
    """How many days ahead of its start it is put off, as the days of the host go."""
    starts_at = present(visit.starts_at, "There is no such visit.")
    return max((_day(visit.host, starts_at, by) - _day(visit.host, by.at, by)).days, 0)


def _is(visit: Visit) -> str:
    return {"items open": "over but for its roadblocks"}.get(visit.stage, visit.stage)
