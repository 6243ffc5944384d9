"""How long a problem lasted, and how long both sides took to tell, answer and mend it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from domain.disclosures import events
from domain.facts import SIDES, Fact
from projections.bitemporal import Look, Reader
from projections.measures.kept import Measure

BELIEVED = timedelta(days=730)
"""A time claimed to lie longer than this before the telling counts as so long before it."""

CAPPED = "capped"
"""The ``detail`` of what was cut to that; else it is the severity."""


class Good(msgspec.Struct):
    """A make-good: who promised it, and when it was delivered as things stand."""

    side: str
    version: int
    delivered_at: datetime | None = None
    delivered_version: int = 0


class Disclosure(msgspec.Struct):
    """What is remembered of a disclosure; ``where`` is the side that repairs it."""

    teller: str = ""
    where: str = ""
    lies: str = ""
    noticed_first: str = ""
    severity: str = ""
    site_id: UUID | None = None
    team_id: UUID | None = None
    occurred_at: datetime | None = None
    discovered_at: datetime | None = None
    told_at: datetime | None = None
    told_version: int = 0
    acknowledged_at: datetime | None = None
    acknowledged_version: int = 0
    contained_at: datetime | None = None
    contained_version: int = 0
    goods: dict[UUID, Good] = {}
    withdrawn: bool = False


def told(known: Disclosure, fact: events.DisclosureTold, look: Look) -> None:
    """The other side is told."""
    known.teller, known.told_at = fact.side, fact.recorded_at
    known.told_version = fact.originator_version
    known.lies, known.noticed_first = fact.where, fact.noticed_first
    known.where = fact.side if fact.where == "outside" else fact.where
    known.severity = fact.severity or ""
    known.site_id, known.team_id = fact.site_id, fact.team_id
    known.occurred_at = fact.occurred.at if fact.occurred else None
    known.discovered_at = fact.discovered.at if fact.discovered else None


def acknowledged(known: Disclosure, fact: Fact, look: Look) -> None:
    """Somebody on the other side has read it; the first time counts."""
    if known.acknowledged_at is None:
        known.acknowledged_at = fact.recorded_at
        known.acknowledged_version = fact.originator_version


def rated(known: Disclosure, fact: Any, look: Look) -> None:
    """The rating that stands."""
    known.severity = fact.severity


def placed(known: Disclosure, fact: events.PlaceNamed, look: Look) -> None:
    """Where it happened."""
    known.site_id, known.team_id = fact.site_id, fact.team_id


def contained(known: Disclosure, fact: events.HarmContained, look: Look) -> None:
    """The harm is stopped; the first time counts."""
    if known.contained_at is None:
        known.contained_at, known.contained_version = fact.contained.at, fact.originator_version


def good_promised(known: Disclosure, fact: events.MakeGoodPromised, look: Look) -> None:
    """A remedy is promised."""
    known.goods[fact.make_good_id] = Good(fact.side, fact.originator_version)


def good_delivered(known: Disclosure, fact: events.MakeGoodDelivered, look: Look) -> None:
    """It is delivered; how long the other side takes to confirm it is not its doing."""
    good = known.goods[fact.make_good_id]
    good.delivered_at, good.delivered_version = fact.recorded_at, fact.originator_version


def good_disputed(known: Disclosure, fact: events.MakeGoodDisputed, look: Look) -> None:
    """The harmed side does not see it: it is still to come."""
    good = known.goods[fact.make_good_id]
    good.delivered_at, good.delivered_version = None, 0


def withdrawn(known: Disclosure, fact: events.DisclosureWithdrawn, look: Look) -> None:
    """Both sides agree that it was no mistake: nothing of it is measured."""
    known.withdrawn = True


def found(known: Disclosure) -> Iterator[Measure]:
    """Everything that took time, and who had seen the problem when it was told."""
    if known.withdrawn or known.told_at is None or known.teller not in SIDES:
        return
    told_at, own = known.told_at, known.told_version
    acked, stopped = known.acknowledged_version, known.contained_version
    receiver = "bpo" if known.teller == "brand" else "brand"
    yield _measure(known, "acknowledging", receiver, told_at, known.acknowledged_at, own, acked)
    yield _measure(known, "telling", known.teller, known.discovered_at, told_at, own)
    yield _measure(
        known, "containing", known.where, known.discovered_at, known.contained_at, own, stopped
    )
    yield _measure(
        known, "exposing", known.where, known.occurred_at, known.contained_at, own, stopped
    )
    for make_good_id, good in known.goods.items():
        versions = (own, good.version, good.delivered_version)
        made = _measure(known, "making_whole", good.side, told_at, good.delivered_at, *versions)
        yield msgspec.structs.replace(made, key=str(make_good_id))
    if known.lies in SIDES:
        seen = _measure(known, "seeing", known.lies, told_at, told_at, own)
        yield msgspec.structs.replace(seen, detail=_seen_by(known))


def _measure(
    known: Disclosure,
    name: str,
    side: str,
    began_at: datetime | None,
    ended_at: datetime | None,
    *versions: int,
) -> Measure:
    told_at: Any = known.told_at
    claimed = began_at or told_at
    began = min(max(claimed, told_at - BELIEVED), told_at)
    return Measure(
        name,
        side,
        began,
        max(ended_at, began) if ended_at else None,
        tuple(version for version in versions if version),
        detail=CAPPED if began > claimed else known.severity,
        site_id=known.site_id,
        team_id=known.team_id,
    )


def _seen_by(known: Disclosure) -> str:
    """Who had seen it when it was told: the side it lies on, the other side, or both."""
    seen = {each for each in (known.teller, known.noticed_first) if each in SIDES}
    if len(seen) > 1:
        return "found_by_both"
    return "found_here" if known.lies in seen else "found_there"


HEARD: dict[type[Fact], Any] = {
    events.DisclosureTold: told,
    events.DisclosureAcknowledged: acknowledged,
    events.SeverityStated: rated,
    events.SeverityConfirmed: rated,
    events.SeverityKept: rated,
    events.PlaceNamed: placed,
    events.HarmContained: contained,
    events.MakeGoodPromised: good_promised,
    events.MakeGoodDelivered: good_delivered,
    events.MakeGoodDisputed: good_disputed,
    events.DisclosureWithdrawn: withdrawn,
}

DISCLOSURES = Reader(Disclosure, HEARD, found)
