"""How long a disclosure took to be acknowledged."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from domain.disclosures import events
from domain.facts import Fact
from projections.bitemporal import Look, Reader
from projections.measures.kept import Measure


class Disclosure(msgspec.Struct):
    """What is remembered of a disclosure."""

    teller: str = ""
    told_at: datetime | None = None
    told_version: int = 0
    acknowledged_at: datetime | None = None
    acknowledged_version: int = 0


def told(known: Disclosure, fact: events.DisclosureTold, look: Look) -> None:
    """The other side is told."""
    known.teller, known.told_at = fact.side, fact.recorded_at
    known.told_version = fact.originator_version


def acknowledged(known: Disclosure, fact: Fact, look: Look) -> None:
    """Somebody on the other side has read it; the first time counts."""
    if known.acknowledged_at is None:
        known.acknowledged_at = fact.recorded_at
        known.acknowledged_version = fact.originator_version


def found(known: Disclosure) -> Iterator[Measure]:
    """How long the other side took, or takes, to acknowledge."""
    if known.told_at and known.teller in ("brand", "bpo"):
        sources = (known.told_version, known.acknowledged_version)
        yield Measure(
            "acknowledging",
            "bpo" if known.teller == "brand" else "brand",
            known.told_at,
            known.acknowledged_at,
            tuple(version for version in sources if version),
        )


HEARD: dict[type[Fact], Any] = {
    events.DisclosureTold: told,
    events.DisclosureAcknowledged: acknowledged,
}

DISCLOSURES = Reader(Disclosure, HEARD, found)
