"""How visits are spoken of: who comes, where, and how far the dates are settled."""

from typing import Any

from domain.visits.events import FUNCTIONS, PURPOSES
from portal.asks import Option
from portal.web import Here

REACHED = {"yes": "Reached", "partly": "Partly reached", "no": "Not reached"}
STATES = {
    "open": "Open",
    "over": "Over",
    "proposed": "Proposed",
    "postponed": "Postponed",
    "agreed": "Agreed",
    "prepared": "Prepared",
    "under way": "Under way",
    "reported": "Reported by one side",
    "items open": "Roadblocks open",
    "closed": "Closed",
    "declined": "Declined",
    "cancelled": "Cancelled",
}
TONES = {
    "proposed": "warn",
    "postponed": "warn",
    "under way": "good",
    "agreed": "good",
    "prepared": "good",
}


def place_of(d: Any, place: Here) -> str:
    """Where a visit is: a site's name, or nowhere."""
    return place.sites.get(d.site_id, "a place no longer listed") if d.site_id else "Virtual"


def zone_of(d: Any, place: Here) -> str:
    """The time zone of a visit: its site's, else that of whom it is at."""
    known = {site.id: site.time_zone for site in place.partnership.details.sites}
    return known.get(d.site_id) or place.partnership.calendar(d.host).time_zone


def purposes(*_: Any) -> list[Option]:
    """What a visit may be for."""
    return [(each, sentence_case(each)) for each in PURPOSES]


def functions(*_: Any) -> list[Option]:
    """What those who come may work at."""
    return [(each, sentence_case(each)) for each in FUNCTIONS]


def sites(_: Any, place: Here) -> list[Option]:
    """Every site, with whose it is."""
    known = place.partnership.details.sites
    return [(str(site.id), site.name, place.company(site.side)) for site in known]


def sentence_case(words: str) -> str:
    """With a capital in front; the rest stays as it is."""
    return words[:1].upper() + words[1:]
