"""What stands in the calendar, from every source there is.

A source is a function that gives the items of a span of time; another record joins by adding one.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from portal.kinds import record_url
from portal.web import Here
from projections import changes, commitments, feedback, pulses, rounds, schedules, visits

KINDS = {
    "live": "Goes live",
    "freeze": "Freeze",
    "due": "Commitment due",
    "decide": "Change waits",
    "paper": "Paper due",
    "feedback": "Feedback due",
    "round": "Round’s deadline",
    "visit": "Visit",
    "report": "Visit report due",
    "pulse": "Pulse closes",
}


class Item(NamedTuple):
    """Something at a time: an instant (UTC), a span, or a whole day where ``at`` is ``None``.

    ``uid`` names it for ever, ``stamp`` is when it was last changed as far as known. ``side`` is
    whose it is, or empty.
    """

    uid: str
    kind: str
    title: str
    url: str
    side: str
    day: date
    at: datetime | None = None
    until: datetime | None = None
    note: str = ""
    stamp: datetime | None = None


Source = Callable[[Connection, Here, datetime, datetime, ZoneInfo], Iterator[Item]]


def items(
    connection: Connection,
    place: Here,
    since: datetime,
    until: datetime,
    zone: ZoneInfo,
    *,
    kinds: set[str] | None = None,
    side: str = "",
) -> list[Item]:
    """Everything the viewer may see from ``since`` until ``until`` (UTC, exclusive), by time.

    Days are those of ``zone``. Only these ``kinds`` and what is of one ``side``, if given.
    """
    found = [
        item
        for source in SOURCES
        for item in source(connection, place, since, until, zone)
        if (not kinds or item.kind in kinds) and side in ("", item.side)
    ]
    return sorted(found, key=lambda each: (each.day, each.at or _noon(each.day), each.uid))


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _live(
    connection: Connection, place: Here, since: datetime, until: datetime, zone: ZoneInfo
) -> Iterator[Item]:
    for change in changes.between(connection, place.viewer, since, until):
        if change.effective_at and change.stage not in ("withdrawn", "declined"):
            said = "went live" if change.stage in ("live", "in review", "closed") else "goes live"
            yield Item(
                f"live-{change.id}",
                "live",
                change.title,
                record_url("change", change.id),
                change.implementer,
                change.effective_at.astimezone(zone).date(),
                change.effective_at,
                note=said,
                stamp=change.entered_at,
            )


def _freezes(
    connection: Connection, place: Here, since: datetime, until: datetime, zone: ZoneInfo
) -> Iterator[Item]:
    for freeze in schedules.between(connection, place.viewer, since, until):
        yield Item(
            f"freeze-{freeze.id}",
            "freeze",
            freeze.name,
            record_url("schedule", freeze.id),
            freeze.of_side,
            freeze.starts_at.astimezone(zone).date(),
            freeze.starts_at,
            freeze.ends_at,
            note="hard" if freeze.binds else "soft",
            stamp=freeze.added_at,
        )


def _commitments(
    connection: Connection, place: Here, since: datetime, until: datetime, zone: ZoneInfo
) -> Iterator[Item]:
    for each in commitments.open_ones(connection, place.viewer, until=until):
        if each.due_at >= since:
            yield _due(
                "due", each.id, each.text, "commitment", each.owner_side, each.due_on, each.made_at
            )


def _waiting(
    connection: Connection, place: Here, since: datetime, until: datetime, zone: ZoneInfo
) -> Iterator[Item]:
    for change in changes.due_between(connection, place.viewer, since, until):
        if change.due_at and change.due_at != change.effective_at:
            day = change.due_at.astimezone(zone).date()
            yield _due(
                "decide", change.id, change.title, "change", change.ball, day, change.ball_since
            )


def _paper(
    connection: Connection, place: Here, since: datetime, until: datetime, zone: ZoneInfo
) -> Iterator[Item]:
    for change in changes.owing_paper(connection, place.viewer):
        if change.paper_due_at and since <= change.paper_due_at < until:
            day = change.paper_due_at.astimezone(zone).date()
            yield _due("paper", change.id, change.title, "change", "", day, change.shown_at)


def _feedback(
    connection: Connection, place: Here, since: datetime, until: datetime, zone: ZoneInfo
) -> Iterator[Item]:
    for each in feedback.due_between(connection, place.viewer, since, until):
        if each.due_at:
            day = each.due_at.astimezone(zone).date()
            yield _due("feedback", each.id, each.title, "feedback", each.ball, day, each.shown_at)


def _rounds(
    connection: Connection, place: Here, since: datetime, until: datetime, zone: ZoneInfo
) -> Iterator[Item]:
    for each in rounds.due_between(connection, place.viewer, since, until):
        at = each.due_at or since
        yield Item(
            f"round-{each.id}",
            "round",
            each.title,
            record_url("round", each.id),
            "",
            at.astimezone(zone).date(),
            at,
            stamp=each.shown_at,
        )


def _visits(
    connection: Connection, place: Here, since: datetime, until: datetime, zone: ZoneInfo
) -> Iterator[Item]:
    for visit in visits.between(connection, place.viewer, since, until):
        d = visit.dossier
        if d.starts_at and (d.awaits_answer or visit.stage != "postponed"):
            yield Item(
                f"visit-{visit.id}",
                "visit",
                f"{visit.title} (not agreed yet)" if d.awaits_answer else visit.title,
                record_url("visit", visit.id),
                d.visitor,
                d.starts_at.astimezone(zone).date(),
                d.starts_at,
                d.ends_at,
                stamp=d.entered_at,
            )


def _reports(
    connection: Connection, place: Here, since: datetime, until: datetime, zone: ZoneInfo
) -> Iterator[Item]:
    for side, due_at, visit in visits.reports_due(connection, place.viewer, since, until):
        day = due_at.astimezone(zone).date()
        stamp = visit.dossier.started_at or visit.shown_at
        due = _due("report", visit.id, visit.title, "visit", side, day, stamp)
        yield due._replace(uid=f"{due.uid}-{side}")


def _pulses(
    connection: Connection, place: Here, since: datetime, until: datetime, zone: ZoneInfo
) -> Iterator[Item]:
    # Their last day ends where the two sides are, up to a day and a bit beside the reader's own.
    margin = timedelta(days=2)
    for each in pulses.closing_between(connection, place.viewer, since - margin, until + margin):
        d = each.dossier
        if d.closes_on and _within(d.closes_on, since, until, zone):
            yield _due("pulse", each.id, each.title, "pulse", "", d.closes_on, each.shown_at)


def _within(day: date, since: datetime, until: datetime, zone: ZoneInfo) -> bool:
    last = (until - timedelta(microseconds=1)).astimezone(zone).date()
    return since.astimezone(zone).date() <= day <= last


def _due(
    kind: str, record_id: UUID, title: str, record: str, side: str, day: date, stamp: datetime
) -> Item:
    url = record_url(record, record_id)
    owner = side if side in ("brand", "bpo") else ""
    return Item(f"{kind}-{record_id}", kind, title, url, owner, day, stamp=stamp)


SOURCES: tuple[Source, ...] = (
    _live,
    _freezes,
    _commitments,
    _waiting,
    _paper,
    _feedback,
    _rounds,
    _visits,
    _reports,
    _pulses,
)


def lasting(item: Item, zone: ZoneInfo) -> Iterator[date]:
    """Every local day an item touches; the end is exclusive."""
    last = item.day
    if item.until:
        last = (item.until - timedelta(microseconds=1)).astimezone(zone).date()
    for number in range((last - item.day).days + 1):
        yield item.day + timedelta(days=number)
