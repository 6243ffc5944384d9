"""Partnerships for benchmarks: four people, a lead and a member on each side, and one site."""

from typing import Any, NamedTuple
from uuid import UUID, uuid4, uuid5

from benchmarks.tellings import BPO, BPO_LEAD, BRAND, BRAND_LEAD
from domain.application import Partnerships
from domain.facts import PORTAL_ID
from domain.partnerships.commands import (
    AddSite,
    InvitePerson,
    OpenPartnership,
    partnership_id_of,
)

NAMES = UUID("b1a7c0de-0000-4000-8000-000000000000")


class Place(NamedTuple):
    """A partnership: its slug, the ids of its people by role, its site."""

    slug: str
    people: dict[str, UUID]
    site_id: UUID

    @property
    def id(self) -> UUID:
        """The partnership's id."""
        return partnership_id_of(self.slug)


def place_named(slug: str) -> Place:
    """A partnership whose people nobody has met."""
    people = {role: uuid5(NAMES, f"{slug}/{role}") for role in (BRAND_LEAD, BRAND, BPO_LEAD, BPO)}
    return Place(slug, people, uuid5(NAMES, f"{slug}/site"))


def open_place(partnerships: Partnerships, place: Place) -> None:
    """Open a partnership with a lead and a member on each side, and a site."""

    def do(kind: type, by: UUID, **fields: Any) -> None:
        ids = {"command_id": uuid4(), "partnership_id": place.id, "record_id": place.id}
        partnerships.perform(kind(**ids, **fields), by=by)

    people = place.people
    leads = {"brand_lead_id": people[BRAND_LEAD], "bpo_lead_id": people[BPO_LEAD]}
    names = {
        "brand_id": uuid4(),
        "brand_name": "Northwind",
        "bpo_id": uuid4(),
        "bpo_name": "Harbor",
    }
    do(OpenPartnership, PORTAL_ID, slug=place.slug, **names, **leads)
    do(InvitePerson, people[BRAND_LEAD], person_id=people[BRAND], role="member")
    do(InvitePerson, people[BPO_LEAD], person_id=people[BPO], role="member")
    site = {"site_id": place.site_id, "name": "Cebu, IT Park", "time_zone": "Asia/Manila"}
    do(AddSite, people[BPO_LEAD], **site)
