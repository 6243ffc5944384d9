"""The form that recognizes: whom one may choose, and the record it is about."""

from typing import Any, NamedTuple
from uuid import UUID

from flask import request

from portal.asks import people, teams
from portal.kinds import KINDS, titles_of
from portal.web import connection, here

LINKABLE = ("disclosure", "change", "commitment", "visit")
ROLES = ("lead", "member", "frontline", "observer")


class About(NamedTuple):
    """The record a recognition is about: its kind, its id and what it is called."""

    kind: str
    id: UUID
    word: str
    title: str


def about() -> About | None:
    """The record the address or the form names, if the person may see it."""
    kind, text = request.values.get("about_kind", ""), request.values.get("about_id", "")
    if kind not in LINKABLE or kind not in KINDS or not here().may("records.read"):
        return None
    try:
        record_id = UUID(text)
    except ValueError:
        return None
    title = titles_of(connection(), here().viewer, [(kind, record_id)]).get(record_id)
    return About(kind, record_id, KINDS[kind].word, title) if title else None


def choices() -> dict[str, Any]:
    """Whom one may recognize, and by which value."""
    place = here()
    others = [each for each in people(ROLES)(None, place) if each[0] != str(place.person_id)]
    values = place.partnership.charter.terms.values
    return {
        "people": others,
        "teams": teams(None, place),
        "values": [(value, value) for value in values],
    }
