"""What visits were held and planned for, and what became of what was taken on there."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import msgspec

from domain.facts import Fact
from domain.visits import events
from projections.bitemporal import Look, Reader
from projections.measures.kept import Measure

REMOVED = ("kept", "kept late", "repaired")


class Planned(msgspec.Struct):
    """When it is to start and to end, and the version of the fact that says so."""

    starts_at: datetime
    ends_at: datetime
    version: int


class Roadblock(msgspec.Struct):
    """Something in the way: who takes it on, by which day, and what became of it."""

    owner: str
    raised_at: datetime
    due_on: date
    version: int
    outcome: str = ""
    settled_at: datetime | None = None
    settled_version: int = 0


class Visit(msgspec.Struct):
    """What is remembered of a visit. ``started`` is when it began, and the version that says so."""

    visitor: str = ""
    site_id: UUID | None = None
    purposes: tuple[str, ...] = ()
    planned: Planned | None = None
    started: tuple[datetime, int] | None = None
    roadblocks: dict[UUID, Roadblock] = {}


def proposed(known: Visit, fact: events.VisitProposed, look: Look) -> None:
    """One side proposed it."""
    known.visitor = "bpo" if fact.host == "brand" else "brand"
    known.site_id, known.purposes = fact.site_id, fact.purposes
    dated(known, fact, look)


def dated(known: Visit, fact: Any, look: Look) -> None:
    """It has other dates, or none while a side owes them."""
    known.planned = None
    if fact.starts_at and fact.ends_at:
        known.planned = Planned(fact.starts_at, fact.ends_at, fact.originator_version)


def called_off(known: Visit, fact: Fact, look: Look) -> None:
    """It does not take place."""
    known.planned = None


def started(known: Visit, fact: events.VisitStarted, look: Look) -> None:
    """The visitors are there."""
    known.planned, known.started = None, (fact.recorded_at, fact.originator_version)


def raised(known: Visit, fact: events.RoadblockRaised, look: Look) -> None:
    """Something is in the way, and a side takes it on."""
    when = (fact.recorded_at, fact.due_on, fact.originator_version)
    known.roadblocks[fact.commitment_id] = Roadblock(fact.owner_side, *when)


def settled(known: Visit, fact: events.RoadblockSettled, look: Look) -> None:
    """It is out of the way, let go, or back again."""
    roadblock = known.roadblocks[fact.commitment_id]
    roadblock.outcome = "" if fact.outcome == "reopened" else fact.outcome
    roadblock.settled_at, roadblock.settled_version = fact.recorded_at, fact.originator_version


def found(known: Visit) -> Iterator[Measure]:
    """Each purpose it serves or is to serve, and each roadblock that was not let go."""
    for purpose in known.purposes:
        fields: dict[str, Any] = {"detail": purpose, "site_id": known.site_id, "key": purpose}
        if known.started:
            at, version = known.started
            yield Measure("visit", known.visitor, at, at, (version,), **fields)
        if known.planned:
            when = (known.planned.starts_at, known.planned.ends_at)
            yield Measure("visit_planned", known.visitor, *when, (known.planned.version,), **fields)
    for key, roadblock in known.roadblocks.items():
        if roadblock.outcome != "released":
            yield from _roadblock(known, str(key), roadblock)


def _roadblock(known: Visit, key: str, roadblock: Roadblock) -> Iterator[Measure]:
    removed = roadblock.outcome in REMOVED
    sources = (roadblock.version, *((roadblock.settled_version,) if removed else ()))
    fields: dict[str, Any] = {"site_id": known.site_id, "key": key}
    ended_at = roadblock.settled_at if removed else None
    yield Measure("roadblock", roadblock.owner, roadblock.raised_at, ended_at, sources, **fields)
    due_at = datetime.combine(roadblock.due_on, time.max, UTC)
    state = "done" if removed else "open"
    yield Measure("taken_on", roadblock.owner, due_at, due_at, sources, detail=state, **fields)


HEARD: dict[type[Fact], Any] = {
    events.VisitProposed: proposed,
    events.DatesProposed: dated,
    events.VisitAgreed: dated,
    events.VisitPostponed: dated,
    events.VisitDeclined: called_off,
    events.VisitCancelled: called_off,
    events.VisitStarted: started,
    events.RoadblockRaised: raised,
    events.RoadblockSettled: settled,
}

VISITS = Reader(Visit, HEARD, found)
