"""The calendar as a feed (RFC 5545), behind a secret address that can be revoked.

Whoever holds the address reads what its owner may read, so it is as long as a password, kept as a
hash only, and ends with the membership.
"""

import hashlib
from datetime import UTC, datetime, timedelta

from flask import Blueprint, Response, abort, g, request
from icalendar import Calendar, Event

from domain.permissions import permits
from portal.auth import public
from portal.calendar.items import KINDS, Item, items
from portal.web import Here, connection, workshop
from projections import partnerships

feed = Blueprint("feed", __name__)

BACK, AHEAD = timedelta(days=90), timedelta(days=400)
LASTS = timedelta(hours=1)


@feed.get("/feed/<token>.ics")
@public
def calendar(token: str) -> Response:
    """The feed of one person in one partnership. 404 for an address that is unknown or over."""
    place = _owner(token)
    g.here = place
    now, person = datetime.now(UTC), g.feed_of
    found = items(connection(), place, now - BACK, now + AHEAD, person.zone)
    text = calendar_of(found, place, request.url_root.rstrip("/"))
    answer = Response(text, mimetype="text/calendar")
    answer.set_etag(hashlib.sha256(text).hexdigest()[:32])
    answer.headers["Content-Disposition"] = f'inline; filename="{place.slug}.ics"'
    return answer.make_conditional(request)  # type: ignore[return-value]


def calendar_of(found: list[Item], place: Here, base: str) -> bytes:
    """The items as an iCalendar file; equal items give equal bytes."""
    file = Calendar()
    file.add("prodid", "-//Partnership portal//Calendar//EN")
    file.add("version", "2.0")
    file.add("x-wr-calname", f"{place.brand_name} and {place.bpo_name}")
    for item in found:
        file.add_component(_event(item, place, base))
    return file.to_ical()


def _event(item: Item, place: Here, base: str) -> Event:
    event = Event()
    stamp = item.stamp or datetime.combine(item.day, datetime.min.time(), UTC)
    event.add("uid", f"{item.uid}@{place.slug}.portal")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    said = f" ({item.note})" if item.note in ("hard", "soft") else ""
    event.add("summary", f"{KINDS[item.kind]}{said}: {item.title}")
    event.add("url", f"{base}{item.url}")
    if item.at is None:
        event.add("dtstart", item.day)
        event.add("dtend", item.day + timedelta(days=1))
    else:
        event.add("dtstart", item.at)
        event.add("dtend", item.until or item.at + LASTS)
    event.add("transp", "TRANSPARENT")
    return event


def _owner(token: str) -> Here:
    owned = workshop().directory.feed_owner(token)
    if owned is None:
        abort(404)
    person, partnership_id = owned
    mine = partnerships.memberships(connection(), person.id)
    membership = next((m for m in mine if m.partnership_id == partnership_id), None)
    known = partnerships.by_id(connection(), partnership_id) if membership else None
    if membership is None or known is None or person.disabled:
        abort(404)
    if not permits("records.read", membership.role):
        abort(404)
    g.feed_of = person
    return Here(known, membership.side, membership.role, person.id)  # type: ignore[arg-type]
