"""What several decisions about a change refuse alike."""

from datetime import datetime, timedelta

from domain.changes.record import BEFORE_LIVE, Change
from domain.facts import Side
from domain.records import By, must

CLOCK_SLACK = timedelta(minutes=2)
"""A phone's clock may be ahead of the server's."""


def must_be_before_live(change: Change) -> None:
    """Refuse unless it is submitted and neither live nor over."""
    must(change.stage in BEFORE_LIVE, not_now(change))


def must_be_at(change: Change, *stages: str) -> None:
    """Refuse unless it is in one of these stages."""
    must(change.stage in stages, not_now(change))


def must_move_freely(change: Change) -> None:
    """Refuse on hold: nothing moves until it is lifted."""
    must(change.held_by is None, "This change is on hold: nothing moves until the hold is lifted.")


def must_implement(change: Change, by: By, act: str) -> None:
    """Refuse to the side that does not implement it."""
    must(change.implementer == by.side, f"The side that implements it is the one to {act}.")


def must_not_be_ahead(at: datetime, by: By, field: str) -> None:
    """Refuse a time that lies in the future."""
    must(at <= by.at + CLOCK_SLACK, "This time lies in the future.", field)


def is_authority(authorities: dict[Side, object], by: By) -> bool:
    """Whether the person is the named authority of their side."""
    return authorities.get(by.side) == by.person_id


def not_now(change: Change) -> str:
    """Why what was asked for does not fit the stage, in words."""
    if change.stage in ("", "draft"):
        return "Submit the change first."
    if change.stage == "deferred":
        return "This change is deferred: wake it first."
    return f"This change is {change.stage}: that is not possible now."
