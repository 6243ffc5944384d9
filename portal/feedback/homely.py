"""What the home page shows of feedback to who reads no records: their own."""

from flask import url_for

from portal.sections import Section
from portal.web import Here, connection
from projections import feedback

SHOWN = 3


def own(place: Here) -> Section | None:
    """The latest feedback of one's own, and the way to all of it."""
    if place.may("records.read") or not place.may("feedback.give"):
        return None
    found = feedback.own(connection(), place.viewer, place.person_id)
    if not found:
        return None
    more = (url_for("feedback.index", slug=place.slug), "All of it")
    return Section("own-feedback", "Your feedback", "feedback/_mine.html", found[:SHOWN], more)
