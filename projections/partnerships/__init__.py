"""Partnerships as pages need them: names, members, places, calendars, charters and rule sets."""

from projections.partnerships.model import (
    Charter,
    Details,
    Member,
    Membership,
    Partnership,
    Partnerships,
    Site,
    by_id,
    by_slug,
    members,
    memberships,
    partnerships,
    people,
    slugs,
)
from projections.partnerships.ruling import Ruling

__all__ = [
    "Charter",
    "Details",
    "Member",
    "Membership",
    "Partnership",
    "Partnerships",
    "Ruling",
    "Site",
    "by_id",
    "by_slug",
    "members",
    "memberships",
    "partnerships",
    "people",
    "slugs",
]
