"""Indicators of visits, and of what was taken on there or suggested."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from projections import feedback, intervals
from projections.indicators.chartered import Cadence, cadences
from projections.indicators.figures import Asked, Figure, Indicator, Part, durations, share, spread
from projections.measures import Period, Taken, between, taken
from projections.partnerships import by_id
from projections.trust.ledger import SIDES

EVER = datetime(1970, 1, 1, tzinfo=UTC)
ANSWERED = ("acting", "answered", "told back", "escalated", "closed")


class Gap(NamedTuple):
    """The time from one visit for a purpose to the next, or to now where there is none yet.

    The first begins when it was agreed how often to come. ``late`` is its length as a share of
    what was agreed.
    """

    agreed: Cadence
    began_at: datetime
    ended_at: datetime | None
    late: float


class Suggestion(NamedTuple):
    """A suggestion given in a period: the side that answers, and since when it has."""

    side: str
    record_id: UUID
    given_at: datetime
    answered_at: datetime | None


def cadence(asked: Asked) -> Sequence[Figure]:
    """The time between visits for a purpose, as a share of what the charter says."""
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


def follow_through(asked: Asked) -> Sequence[Figure]:
    """How much of what was taken on at visits, its day come, is done."""
    found = taken(asked.connection, asked.viewer, ["taken_on"], asked.period)
    return [_done(side, found, [each.detail == "done" for each in found]) for side in SIDES]


def removed(asked: Asked) -> Sequence[Figure]:
    """How many roadblocks that stood at some time in a period are out of the way at its end."""
    found = taken(asked.connection, asked.viewer, ["roadblock"], asked.period)
    return [_done(side, found, [each.ended_at is not None for each in found]) for side in SIDES]


def removing(asked: Asked) -> Sequence[Figure]:
    """How long each side takes to remove a roadblock."""
    found = taken(asked.connection, asked.viewer, ["roadblock"], asked.period)
    return [
        durations(side, [each for each in found if each.side == side], asked.period.until)
        for side in SIDES
    ]


def suggestions_answered(asked: Asked) -> Sequence[Figure]:
    """How many suggestions of the other side have an answer."""
    found = suggestions(asked)
    return [_answered(side, [each for each in found if each.side == side]) for side in SIDES]


def suggestions(asked: Asked) -> list[Suggestion]:
    """Those given in a period and not withdrawn by its end, in order."""
    given = feedback.given_between(asked.connection, asked.viewer, "suggestion", *asked.period)
    stood = intervals.of_records(asked.connection, asked.viewer, [each.id for each in given])
    found = []
    for each in given:
        known = [one for one in stood.get(each.id, []) if one.entered_at <= asked.period.until]
        at = next((one.entered_at for one in known if one.stage in ANSWERED), None)
        if known and known[-1].stage != "withdrawn":
            side = "bpo" if each.dossier.side == "brand" else "brand"
            found.append(Suggestion(side, each.id, each.shown_at, at))
    return found


def _spread(found: Sequence[Gap]) -> Figure:
    over = [each.ended_at is not None for each in found]
    return spread("both", [each.late for each in found], over)


def _done(side: str, found: Sequence[Taken], done: Sequence[bool]) -> Figure:
    own = [(each, over) for each, over in zip(found, done, strict=True) if each.side == side]
    figure = share(side, sum(over for _, over in own), len(own), len(own))
    sites = sorted({str(each.site_id or "") for each, _ in own})
    parts = []
    for site_id in sites:
        there = [over for each, over in own if str(each.site_id or "") == site_id]
        part = share(side, sum(there), len(there), len(there))
        parts.append(Part(site_id, part.value, part.n))
    return figure._replace(open=sum(not over for _, over in own), parts=tuple(parts))


def _answered(side: str, found: Sequence[Suggestion]) -> Figure:
    done = sum(each.answered_at is not None for each in found)
    return share(side, done, len(found), len(found))._replace(open=len(found) - done)


INDICATORS = (
    Indicator(
        "visit-cadence",
        "Time between visits",
        "From one visit for a purpose to the next, as a share of the days the charter names.",
        "ratio",
        cadence,
        better="less",
    ),
    Indicator(
        "purpose-coverage",
        "Purposes visited in time",
        "How many purposes of the charter had a visit no longer ago than it says.",
        "share",
        coverage,
        better="more",
    ),
    Indicator(
        "follow-through",
        "Follow-through",
        "Of what was taken on at visits to be done by a day in the period, how much is done.",
        "share",
        follow_through,
        better="more",
    ),
    Indicator(
        "roadblocks-removed",
        "Roadblocks removed",
        "How many roadblocks raised on visits, open at some time in the period, are out of the "
        "way.",
        "share",
        removed,
        better="more",
    ),
    Indicator(
        "roadblock-time",
        "Time to remove a roadblock",
        "From when a roadblock was raised on a visit to when its owner said it is out of the way.",
        "seconds",
        removing,
        better="less",
    ),
    Indicator(
        "suggestions-answered",
        "Suggestions answered",
        "How many suggestions the other side gave in the period have an answer.",
        "share",
        suggestions_answered,
        better="more",
    ),
)
