"""What is remembered of a change, so that the next fact of it can be measured."""

from datetime import datetime
from uuid import UUID

import msgspec


class Moment(msgspec.Struct, frozen=True):
    """When something was recorded, and the version of the fact that says so."""

    at: datetime
    version: int


class Paper(msgspec.Struct):
    """One time that paper was owed: since when, until which day, and whether it still is."""

    since: Moment
    due_on: str
    cleared: Moment | None = None


class Slot(msgspec.Struct):
    """When it goes live, in which week ("2026-W12"), and what it weighs on which teams."""

    said: Moment
    at: datetime
    week: str
    points: int
    team_ids: tuple[UUID, ...]


class Notice(msgspec.Struct):
    """A time that was announced: whether at short notice, and whether that was agreed to."""

    said: Moment
    detail: str


class Ready(msgspec.Struct):
    """A declaration of readiness; shares are 0..1, ``confidence`` the mean vote, 1 to 5."""

    side: str
    said: Moment
    despite: bool
    read: float
    voted: float
    confidence: float | None


class Change(msgspec.Struct):
    """What is remembered of a change."""

    requester: str = ""
    kind: str = ""
    asked: Moment | None = None
    answered: Moment | None = None
    live: Moment | None = None
    given_up: bool = False
    papers: list[Paper] = []
    slot: Slot | None = None
    notice: Notice | None = None
    ready: Ready | None = None
