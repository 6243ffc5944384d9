"""The decisions about a pulse: agreed by both leads, opened and closed by the days passing."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from domain.calendar import end_of_day, local_day
from domain.facts import SIDES, Side
from domain.permissions import FRONT_LINE
from domain.pulses import commands, events
from domain.pulses.events import SMALLEST_GROUP
from domain.pulses.record import Pulse
from domain.records import By, must, present

DAYS_MAX = 31
NONE = "There is no such pulse."


def propose(pulse: Pulse, command: commands.ProposePulse, by: By) -> None:
    """Ask the other side for a survey of both."""
    must(pulse.version == 0, "This pulse is proposed already.")
    today = local_day(by.calendar(by.side), by.at)
    lasts = (command.closes_on - command.opens_on).days
    must(command.opens_on >= today, "Choose today or a day that is still to come.", "opens_on")
    must(lasts >= 0, "Choose a day after it opens, or the same.", "closes_on")
    must(lasts < DAYS_MAX, f"Leave it open for at most {DAYS_MAX} days.", "closes_on")
    must(
        not command.every_days or command.every_days > lasts,
        "It would begin anew before it ends.",
        "every_days",
    )
    pulse.happened(
        events.PulseProposed,
        command,
        by,
        name=command.name,
        question=command.question,
        every_days=command.every_days,
        **_days(command.opens_on, command.closes_on, by),
    )


def agree(pulse: Pulse, command: commands.AgreePulse, by: By) -> None:
    """Agree to what the other side proposed."""
    plan = present(pulse.plan, NONE)
    must(pulse.stage == "proposed", f"This pulse is {pulse.stage} already.")
    must(by.at <= plan.closes_at, "Its days are over: call it off and propose another.")
    pulse.happened(events.PulseAgreed, command, by)


def open_to_all(pulse: Pulse, command: commands.OpenPulse, by: By) -> None:
    """Open it, to everybody who takes part now and does more than read."""
    plan = present(pulse.plan, NONE)
    must(pulse.stage != "proposed", "A lead of the other side agrees first.")
    must(pulse.stage == "agreed", f"This pulse is {pulse.stage} already.")
    must(by.at >= plan.opens_at, f"It opens on {_said(plan.opens_on)}.")
    must(by.at <= plan.closes_at, "Its days are over: call it off and propose another.")
    groups = {side: _group(side, by) for side in SIDES}
    fewest = min(len(group) for group in groups.values())
    must(
        fewest >= SMALLEST_GROUP,
        f"A side has {fewest} of the {SMALLEST_GROUP} people a pulse needs: with fewer, an answer "
        "could be guessed.",
    )
    pulse.happened(
        events.PulseOpened, command, by, brand_ids=groups["brand"], bpo_ids=groups["bpo"]
    )


def answer(pulse: Pulse, command: commands.AnswerPulse, by: By) -> None:
    """Answer it, for one's own eyes only."""
    plan = present(pulse.plan, NONE)
    must(pulse.stage == "open", "This pulse is not open.")
    must(by.at <= plan.closes_at, "This pulse is over: its last day has passed.")
    must(
        by.person_id in pulse.groups[by.side],
        "This pulse asks those who took part when it opened; you came later.",
    )
    pulse.happened(
        events.PulseAnswered,
        command,
        by,
        audience="named",
        text=command.text,
        **{name: str(getattr(command, name)) for name in events.DIMENSIONS},
    )


def close(pulse: Pulse, command: commands.ClosePulse, by: By) -> None:
    """Close it once its last day is over on both sides."""
    plan = present(pulse.plan, NONE)
    must(pulse.stage == "open", "This pulse is not open.")
    must(by.at > plan.closes_at, f"It closes once {_said(plan.closes_on)} is over on both sides.")
    pulse.happened(events.PulseClosed, command, by)


def cancel(pulse: Pulse, command: commands.CancelPulse, by: By) -> None:
    """Call it off."""
    running = pulse.stage in ("proposed", "agreed", "open")
    must(running, f"This pulse is {pulse.stage} already.")
    pulse.happened(events.PulseCancelled, command, by, reason=command.reason)


def repeat(pulse: Pulse, command: commands.RepeatPulse, by: By) -> None:
    """Plan the next of the row, on the first of its days that is not over."""
    before = by.look(Pulse, command.follows_id)
    plan = present(before.plan, NONE)
    if pulse.version or not plan.every_days:
        return
    later = timedelta(days=plan.every_days)
    opens_on, closes_on = plan.opens_on + later, plan.closes_on + later
    while _days(opens_on, closes_on, by)["closes_at"] < by.at:
        opens_on, closes_on = opens_on + later, closes_on + later
    pulse.happened(
        events.PulseRepeated,
        command,
        by,
        name=plan.name,
        question=plan.question,
        every_days=plan.every_days,
        follows_id=before.id,
        of_side=before.proposer,
        **_days(opens_on, closes_on, by),
    )


def _days(opens_on: date, closes_on: date, by: By) -> dict[str, Any]:
    """Its days, and when the first has begun and the last is over on both sides."""
    return {
        "opens_on": opens_on,
        "closes_on": closes_on,
        "opens_at": _over(opens_on - timedelta(days=1), by) + timedelta(seconds=1),
        "closes_at": _over(closes_on, by),
    }


def _over(day: date, by: By) -> datetime:
    return max(end_of_day(by.calendar(side), day) for side in SIDES)


def _group(side: Side, by: By) -> tuple[UUID, ...]:
    here = (id for id, member in by.members.items() if member.side == side)
    return tuple(sorted(id for id in here if by.members[id].role in FRONT_LINE))


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
