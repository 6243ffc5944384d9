"""What the home page shows of recognition: what is for oneself, and what customers said."""

from datetime import timedelta

from flask import url_for

from portal.sections import Section
from portal.web import Here, connection, moment
from projections import recognition

RECEIVED, QUOTED = 3, 3
LATELY = timedelta(days=60)


def received(place: Here) -> Section | None:
    """The newest recognitions for oneself: for who has other things to do, those of late."""
    found = recognition.received(connection(), place.viewer, RECEIVED)
    if place.may("records.read"):
        since = moment() - LATELY
        found = [each for each in found if each.shown_at >= since]
        if not found:
            return None
    more = (url_for("recognition.index", slug=place.slug, mine="yes"), "All for you")
    return Section(
        "recognition", "For you", "recognition/_received.html", found, more if found else None
    )


def because_of_you(place: Here) -> Section | None:
    """What customers said about one's teams, and of oneself before, for who is with customers."""
    if place.may("records.read"):
        return None
    above = {each.id for each in recognition.received(connection(), place.viewer, RECEIVED)}
    quoted = recognition.customers_words(connection(), place.viewer, RECEIVED + QUOTED)
    found = [each for each in quoted if each.id not in above][:QUOTED]
    if not found:
        return None
    return Section("because-of-you", "Because of you", "recognition/_quotes.html", found)
