"""How a change is spoken of: its kicker, what a time conflicts with, its codes."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from domain.schedules.events import Conflict
from portal.changes.fields import CODE_NAMES
from portal.web import Here
from projections.changes import Found
from projections.schedules import Freeze

KINDS = {
    "normal": "change",
    "standard": "standard change",
    "emergency": "emergency",
    "unilateral": "unilateral change",
}


def kicker(found: Found, place: Here) -> str:
    """What stands above the title: its number, its kind, who asked."""
    d, number = found.dossier, found.summary.number
    if number is None:
        return "Draft of a change"
    who = place.company(d.asked_by)
    if d.kind == "emergency":
        return f"Change {number} · emergency at {who}"
    if d.kind == "unilateral":
        return f"Change {number} · made by {place.company(d.implementer)} without asking"
    kind = "" if d.kind == "normal" else f"{KINDS[d.kind]}, "
    return f"Change {number} · {kind}asked by {who}"


def conflicts_in_words(
    conflicts: Sequence[Conflict], place: Here, freezes: Mapping[UUID, Freeze]
) -> list[str]:
    """What a time conflicts with, a sentence each."""
    return [_said(conflict, place, freezes) for conflict in conflicts]


def code_name(code: str) -> str:
    """A response code in words."""
    return CODE_NAMES[code]


def _said(conflict: Conflict, place: Here, freezes: Mapping[UUID, Freeze]) -> str:
    if conflict.kind == "load" and conflict.team_id:
        team = place.teams.get(conflict.team_id, "A team")
        week = (conflict.week or "W0").split("W")[1].lstrip("0")
        return f"{team} carries {conflict.amount} of {conflict.allowed} load points in week {week}."
    if conflict.kind == "notice":
        days = "1 working day" if conflict.amount == 1 else f"{conflict.amount} working days"
        return f"The notice is {days}; {conflict.allowed} are agreed."
    if conflict.kind == "availability":
        return "It is outside the days and hours agreed for going live."
    freeze = freezes.get(conflict.freeze_id) if conflict.freeze_id else None
    strength = "hard" if conflict.kind == "hard_freeze" else "soft"
    return f"It falls into the {strength} freeze{f' “{freeze.name}”' if freeze else ''}."
