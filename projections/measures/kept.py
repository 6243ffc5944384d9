"""A measure: something that took time or has a size, as the facts of one record say."""

from datetime import datetime
from uuid import UUID

import msgspec


class Measure(msgspec.Struct, frozen=True):
    """One thing that is measured.

    ``side`` is whose figure it is ("both" where it is neither's alone). It ran from ``began_at`` to
    ``ended_at`` (UTC; ``None`` while it runs); what has no duration ends when it began. ``amount``
    is its size or weight, ``detail`` what it is split by besides place and person. ``sources`` are
    versions of facts of the record; ``key`` tells it from others of its name in the record.
    """

    name: str
    side: str
    began_at: datetime
    ended_at: datetime | None
    sources: tuple[int, ...]
    amount: float = 1.0
    detail: str = ""
    site_id: UUID | None = None
    team_id: UUID | None = None
    person_id: UUID | None = None
    key: str = ""
