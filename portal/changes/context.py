"""What the page of a change, and every form on it, needs to know."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from portal.changes.fields import ASKS, Ask, Field, Option, resolved
from portal.changes.offers import Offer
from portal.web import Here, connection, here
from projections import disclosures
from projections.changes import Dossier, Found
from projections.paging import Turn


class Shown(NamedTuple):
    """An act as a page shows it: what is offered, what it asks for, with options and values."""

    offer: Offer
    ask: Ask
    fields: list[Field]


def shown(offer: Offer, dossier: Dossier, place: Here) -> Shown:
    """An act with its form as it is for this change and this person."""
    ask = ASKS.get(offer.name, Ask(offer.title))
    more = _linkable(dossier) if offer.name == "link" else ()
    fields = [
        resolved(field, dossier, place, more if field.name == "disclosure_id" else ())
        for field in ask.fields
    ]
    return Shown(offer, ask, fields)


def context_of(found: Found) -> dict[str, Any]:
    """What the fragments of a change need: the summary, the dossier, and who is who."""
    place = here()
    return {
        "change": found.summary,
        "d": found.dossier,
        "seen": found.seen,
        "us": place.company(place.my_side),
        "them": place.company(place.other_side),
    }


def _linkable(dossier: Dossier) -> Sequence[Option]:
    linked = {*dossier.came_from, *dossier.caused}
    recent = disclosures.page(
        connection(), here().viewer, disclosures.Filters(imported=False), Turn(size=60)
    ).items
    return [
        (str(each.id), f"{each.number}: {each.headline}")
        for each in recent
        if each.id not in linked
    ]
