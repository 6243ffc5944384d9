"""Visits along a period: by purpose against what was agreed, and by place, with those to come."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from portal.web import here
from portal.words import day, span
from projections.indicators import Asked
from projections.indicators.visiting import Gap, agreed_at, gaps, roadblocks, taken_on, visited
from projections.measures import Period, Taken, between

WIDTH, MARGIN, NARROWEST = 1000, 10, 4
AHEAD = timedelta(days=60)


class Axis(NamedTuple):
    """The stretch of time a chart shows, and the moment it stands for."""

    begins: datetime
    ends: datetime
    now: datetime

    def x(self, at: datetime) -> int:
        """Where a moment stands, in thousandths of the width; what lies outside, at the edge."""
        share = (min(max(at, self.begins), self.ends) - self.begins) / (self.ends - self.begins)
        return round(MARGIN + share * (WIDTH - 2 * MARGIN))


class Reach(NamedTuple):
    """A stretch of a lane: within what was agreed, or late."""

    x: int
    width: int
    late: bool


class Mark(NamedTuple):
    """A visit: who came, whether it is only planned, and where it stands."""

    side: str
    planned: bool
    x: int
    said: str


class Lane(NamedTuple):
    """One purpose or place. ``told`` is how it stands, in a few words, ``late`` if it is not well.

    ``visits`` are those of the period and to come, as (id, day, side, planned).
    """

    name: str
    told: str
    late: bool
    reaches: list[Reach]
    marks: list[Mark]
    visits: list[tuple[UUID, datetime, str, bool]]
    said: str


class Visited(NamedTuple):
    """Lanes by purpose and by place, each with its message, and what was taken on."""

    axis: Axis
    by_purpose: list[Lane]
    purposes: str
    by_place: list[Lane]
    places: str
    items: list[Taken]
    followed: str


def seen(known: Asked) -> Visited:
    """The visits of a period and those to come, as known at its end."""
    since, until = known.period
    axis = Axis(since, until + min((until - since) / 3, AHEAD), until)
    planned = between(
        known.connection, known.viewer, ["visit_planned"], Period(until, axis.ends), until
    )
    found = [each for each in visited(known) if each.began_at >= since]
    standing = gaps(known)
    purposes = [
        _purpose(each.purpose, standing, [*found, *planned], axis) for each in agreed_at(known)
    ]
    places = _places([*found, *planned], axis)
    return Visited(
        axis,
        purposes,
        _of_purposes(purposes),
        places,
        _of_places(found, planned),
        roadblocks(known),
        _of_items(known),
    )


def _purpose(purpose: str, standing: Sequence[Gap], found: Sequence[Taken], axis: Axis) -> Lane:
    own = [each for each in standing if each.agreed.purpose == purpose]
    current = own[-1]
    due_at = current.began_at + timedelta(days=current.agreed.days)
    late = due_at < axis.now
    behind = f"late by {span(axis.now - due_at)}" if late else f"next by {day(due_at)}"
    told = f"{behind}, agreed every {current.agreed.days} days"
    marks = [each for each in found if each.detail == purpose]
    reaches = [reach for gap in own for reach in _reaches(gap, axis)]
    return _lane(purpose[:1].upper() + purpose[1:], told, reaches, marks, axis, late=late)


def _reaches(gap: Gap, axis: Axis) -> list[Reach]:
    ended = gap.ended_at or axis.now
    due_at = gap.began_at + timedelta(days=gap.agreed.days)
    ahead = due_at if gap.ended_at is None else ended
    within = (gap.began_at, min(due_at, max(ended, ahead)))
    late = (due_at, ended)
    found = []
    for (begins, ends), is_late in ((within, False), (late, True)):
        if begins < ends and ends > axis.begins and begins < axis.ends:
            x = axis.x(begins)
            found.append(Reach(x, max(axis.x(ends) - x, NARROWEST), is_late))
    return found


def _places(found: Sequence[Taken], axis: Axis) -> list[Lane]:
    at: dict[UUID | None, list[Taken]] = {}
    for each in found:
        at.setdefault(each.site_id, []).append(each)
    names = {
        site: here().sites.get(site, "A place no longer listed") if site else "Virtual"
        for site in at
    }
    lanes = []
    for site, own in sorted(at.items(), key=lambda each: names[each[0]]):
        held = len({each.record_id for each in own if each.name == "visit"})
        coming = len({each.record_id for each in own if each.name != "visit"})
        told = f"{held} held" + (f", {coming} to come" if coming else "")
        lanes.append(_lane(names[site], told, [], own, axis))
    return lanes


def _lane(
    name: str,
    told: str,
    reaches: list[Reach],
    found: Sequence[Taken],
    axis: Axis,
    *,
    late: bool = False,
) -> Lane:
    by_visit = {each.record_id: each for each in found}
    visits = [
        (each.record_id, each.began_at, each.side, each.name != "visit")
        for each in by_visit.values()
    ]
    marks = [
        Mark(
            side,
            planned,
            axis.x(at),
            f"{here().company(side)}, {'planned for ' if planned else ''}{day(at)}",
        )
        for _, at, side, planned in visits
    ]
    days = "; ".join(mark.said for mark in marks) or "no visit in these weeks"
    return Lane(name, told, late, reaches, marks, visits, f"{name}, {told}: {days}")


def _of_purposes(lanes: Sequence[Lane]) -> str:
    if not lanes:
        return ""
    covered = sum(not each.late for each in lanes)
    late = [f"{each.name}: {each.told}" for each in lanes if each.late]
    said = f"{covered} of {len(lanes)} purposes of the charter had their visit in time."
    return f"{said} {'; '.join(late)}." if late else said


def _of_places(found: Sequence[Taken], planned: Sequence[Taken]) -> str:
    held = {each.record_id: each for each in found}
    if not held and not planned:
        return ""
    by = {side: sum(each.side == side for each in held.values()) for side in ("brand", "bpo")}
    who = " and ".join(f"{n} by {here().company(side)}" for side, n in by.items() if n)
    places = len({each.site_id for each in held.values()})
    told = f"{_many(len(held), 'visit')} in the period" + (
        f": {who}, to {_many(places, 'place')}." if held else "."
    )
    coming = len({each.record_id for each in planned})
    return f"{told} {_many(coming, 'visit')} to come." if coming else f"{told} None is planned yet."


def _of_items(known: Asked) -> str:
    due = taken_on(known)
    done = sum(each.detail == "done" for each in due)
    found = roadblocks(known)
    if not found and not due:
        return ""
    still = sum(each.ended_at is None for each in found)
    open_ones = f"{_many(still, 'roadblock')} {'stands' if still == 1 else 'stand'} still."
    if not due:
        return f"Nothing taken on at a visit fell due in the period. {open_ones}"
    things, are = _many(len(due), "thing"), "is" if done == 1 else "are"
    return f"Of {things} taken on at visits whose day came, {done} {are} done. {open_ones}"


def _many(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"
