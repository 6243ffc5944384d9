"""Indicators of visits, and of what was taken on there or suggested."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from projections.indicators.asking import Asked
from projections.indicators.changing import INTERVAL, WITH_OPEN
from projections.indicators.chartered import Cadence, cadences
from projections.indicators.disclosing import lasting
from projections.indicators.figures import Figure, Indicator, Part, of_each_side, share, spread
from projections.measures import Period, Taken, between
from projections.partnerships import by_id

EVER = datetime(1970, 1, 1, tzinfo=UTC)


class Gap(NamedTuple):
    """The time from one visit for a purpose to the next, or to now where there is none yet.

    The first begins when it was agreed how often to come. ``late`` is its length as a share of
    what was agreed.
    """

    agreed: Cadence
    began_at: datetime
    ended_at: datetime | None
    late: float


def cadence(asked: Asked) -> Sequence[Figure]:
    """The time between visits for a purpose, in times of what the charter says."""
    found = gaps(asked)
    agreed = dict.fromkeys(each.agreed.purpose for each in found)
    parts = []
    for purpose in agreed:
        own = _spread([each for each in found if each.agreed.purpose == purpose])
        parts.append(Part(purpose, own.value, own.n))
    return [_spread(found)._replace(parts=tuple(parts))]


def gaps(asked: Asked) -> list[Gap]:
    """Every gap that ended in a period or was open at its end, by purpose and beginning."""
    since, until = asked.period
    held = between(asked.connection, asked.viewer, ["visit"], Period(EVER, until), until)
    found = []
    for agreed in agreed_at(asked):
        visited = [each.began_at for each in held if each.detail == agreed.purpose]
        since_then = [at for at in visited if at > agreed.since]
        before = [at for at in visited if at <= agreed.since]
        begins = before[-1] if before else agreed.since
        for began, ended in pairwise([begins, *since_then, None]):
            if began is not None and (ended is None or ended >= since):
                late = ((ended or until) - began) / timedelta(days=agreed.days)
                found.append(Gap(agreed, began, ended, late))
    return found


def agreed_at(asked: Asked) -> list[Cadence]:
    """What the charter said at the end of a period."""
    found = by_id(asked.connection, asked.viewer.partnership_id)
    return cadences(found.details, asked.period.until) if found else []


def coverage(asked: Asked) -> Sequence[Figure]:
    """How many purposes of the charter had their last visit no longer ago than agreed."""
    standing = [each for each in gaps(asked) if each.ended_at is None]
    covered = [each for each in standing if each.late <= 1]
    parts = tuple(Part(each.agreed.purpose, float(each in covered), 1) for each in standing)
    value = len(covered) / len(standing) if standing else None
    return [Figure("both", value, len(standing), 1, parts=parts)]


def visited(asked: Asked) -> list[Taken]:
    """Visits that started in the period, once for each purpose, by who came."""
    return asked.taken("visit")


def taken_on(asked: Asked) -> list[Taken]:
    """What was taken on at visits to be done by a day in the period; not what was let go."""
    return asked.taken("taken_on")


def followed(side: str, taken: Sequence[Taken], period: Period) -> Figure:
    """The share that is done."""
    return _done(side, [each.detail == "done" for each in taken])


def roadblocks(asked: Asked) -> list[Taken]:
    """Roadblocks that stood at some time in the period, by who took them on."""
    return asked.taken("roadblock")


def removed(side: str, taken: Sequence[Taken], period: Period) -> Figure:
    """The share that is out of the way."""
    return _done(side, [each.ended_at is not None for each in taken])


def suggestions(asked: Asked) -> list[Taken]:
    """Suggestions that waited at some time in the period, by who answers them, until they do."""
    return asked.taken("suggestion")


def _spread(found: Sequence[Gap]) -> Figure:
    over = [each.ended_at is not None for each in found]
    return spread("both", [each.late for each in found], over)


def _done(side: str, done: Sequence[bool]) -> Figure:
    found = share(side, sum(done), len(done), len(done))
    return found._replace(open=len(done) - sum(done))


INDICATORS = (
    Indicator(
        "visit-cadence",
        "Time between visits",
        "From one visit for a purpose to the next, by how many times the days the charter names.",
        "times",
        cadence,
        better="less",
        group="Visits",
        how="1 is on the day. A gap counts from the last visit for the purpose, or from when it "
        f"was agreed how often to come. {WITH_OPEN}",
        measured=visited,
        counted="gaps between visits",
    ),
    Indicator(
        "purpose-coverage",
        "Purposes visited in time",
        "Of the purposes the charter names, the share with a visit no longer ago than it says.",
        "share",
        coverage,
        better="more",
        group="Visits",
        how="At the end of the period, over all purposes of the charter in force: a count of what "
        "was agreed, so that no sample is too small.",
        measured=visited,
        counted="purposes",
    ),
    Indicator(
        "follow-through",
        "Follow-through",
        "Of what a side took on at visits to be done by a day in the period, the share that is "
        "done.",
        "share",
        of_each_side(taken_on, followed),
        better="more",
        group="Visits",
        how="The day is the one named on the visit, the state that at the end of the period. What "
        f"the other side let go, or its owner did not take on, is left out. {INTERVAL}",
        measured=taken_on,
        figure=followed,
        counted="things taken on",
        split_by=("site_id",),
    ),
    Indicator(
        "roadblocks-removed",
        "Roadblocks removed",
        "Of the roadblocks of visits that stood at some time in the period, the share that is out "
        "of the way.",
        "share",
        of_each_side(roadblocks, removed),
        better="more",
        group="Visits",
        how=f"By the side that took them on, at the end of the period. {INTERVAL}",
        measured=roadblocks,
        figure=removed,
        counted="roadblocks",
        split_by=("site_id",),
    ),
    Indicator(
        "roadblock-time",
        "Time to remove a roadblock",
        "From when a roadblock was raised on a visit to when its owner said it is out of the way.",
        "seconds",
        of_each_side(roadblocks, lasting),
        better="less",
        group="Visits",
        how=WITH_OPEN,
        measured=roadblocks,
        figure=lasting,
        counted="roadblocks",
        split_by=("site_id",),
    ),
    Indicator(
        "suggestions-answered",
        "Suggestions answered",
        "Of the suggestions of the other side that waited in the period, the share that has an "
        "answer.",
        "share",
        of_each_side(suggestions, removed),
        better="more",
        group="Feedback",
        how="Answered is accepted, partly or not accepted; let us meet is no answer yet. Withdrawn "
        f"ones are left out. {INTERVAL}",
        measured=suggestions,
        figure=removed,
        counted="suggestions",
    ),
)
