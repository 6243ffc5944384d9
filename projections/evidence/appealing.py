"""What a ruling on an appeal makes of the evidence of the record it is about."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from domain.appeals.events import AppealRuled
from domain.facts import Fact
from projections.bitemporal import Absorb, Look, Reader


class Ruling(msgspec.Struct, frozen=True):
    """What the leads of both sides ruled last that a record counts as, on which appeal, and when.

    It is empty while the facts of the record speak for themselves. ``at`` is UTC.
    """

    counts_as: Literal["", "good", "partly", "bad", "excluded"] = ""
    appeal: UUID | None = None
    at: datetime = datetime.max.replace(tzinfo=UTC)

    @property
    def excludes(self) -> bool:
        """Whether nothing of the record is evidence."""
        return self.counts_as == "excluded"

    def rule(self, found: str, ends: Mapping[str, str]) -> str:
        """The rule it falls under: the one found, or that of the end it was ruled to count as."""
        return ends.get(self.counts_as, found)


class Appeal(msgspec.Struct):
    """The record an appeal is about."""

    about_id: UUID | None = None


def ruled(known: Any, fact: AppealRuled, look: Look) -> None:
    """Both leads agree what it counts as; a ruling that confirms leaves that as it is."""
    counts_as = "excluded" if fact.ruling == "excluded" else fact.counts_as
    if counts_as:
        known.ruling = Ruling(counts_as, fact.originator_id, fact.recorded_at)


def _about(known: Appeal, fact: AppealRuled, look: Look) -> None:
    known.about_id = fact.about_id


RULED: dict[type[Fact], Absorb] = {AppealRuled: ruled}

APPEALS = Reader(
    Appeal, {AppealRuled: _about}, lambda _known: iter(()), tells=lambda known: known.about_id
)
"""An appeal says nothing by itself; the record it is about is told of the ruling."""
