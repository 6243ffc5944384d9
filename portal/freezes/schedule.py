"""The change schedule of the partnership one is in."""

from uuid import UUID

from domain.schedules.record import schedule_id_of
from portal.web import here


def schedule_id() -> UUID:
    """The id of the record all freezes and authorities belong to."""
    return schedule_id_of(here().id)
