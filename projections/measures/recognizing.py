"""How soon deeds were recognized and which teams they came from: never whose they were."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from domain.facts import SIDES, Fact
from domain.partnerships import events as partnership
from domain.recognition import events
from projections.bitemporal import Look, Reader
from projections.measures.kept import Measure

MOST_SHIFTS = 500
"""A deed of longer ago counts as so many working days ago: about two years."""


class Recognition(msgspec.Struct):
    """What is remembered of a recognition both companies see."""

    giver: str = ""
    recipient_side: str = ""
    team_id: UUID | None = None
    shifts: int = 0
    freshness: str = ""
    at: datetime | None = None
    version: int = 0
    gone: bool = False


def given(known: Recognition, fact: events.RecognitionGiven, look: Look) -> None:
    """Somebody recognized a deed."""
    known.giver, known.recipient_side, known.team_id = fact.side, fact.recipient_side, fact.team_id
    known.shifts, known.freshness = fact.shifts, fact.freshness
    known.at, known.version = fact.recorded_at, fact.originator_version


def removed(known: Recognition, fact: events.RecipientRemoved, look: Look) -> None:
    """Nobody left in it: it is off the wall."""
    known.gone = known.gone or not fact.remaining


def retracted(known: Recognition, fact: events.RecognitionRetracted, look: Look) -> None:
    """Taken back."""
    known.gone = True


def found(known: Recognition) -> Iterator[Measure]:
    """How many working days after the deed it came, by giver; which team it is for, by side."""
    if known.gone or known.at is None or known.giver not in SIDES:
        return
    shifts = float(min(max(known.shifts, 0), MOST_SHIFTS))
    yield _measure(known, "recognizing", known.giver, known.at, shifts)
    yield _measure(known, "recognized", known.recipient_side, known.at, 1.0)


def _measure(known: Recognition, name: str, side: str, at: datetime, amount: float) -> Measure:
    sources = (known.version,)
    return Measure(name, side, at, at, sources, amount, known.freshness, team_id=known.team_id)


RECOGNITION = Reader(
    Recognition,
    {
        events.RecognitionGiven: given,
        events.RecipientRemoved: removed,
        events.RecognitionRetracted: retracted,
    },
    found,
)


class Places(msgspec.Struct):
    """The sides of sites, and the teams there are, since when."""

    sites: dict[UUID, str] = {}
    teams: dict[UUID, tuple[UUID, datetime, int]] = {}


def site_added(known: Places, fact: partnership.SiteAdded, look: Look) -> None:
    """A place where a side works."""
    known.sites[fact.site_id] = fact.of_side


def team_added(known: Places, fact: partnership.TeamAdded, look: Look) -> None:
    """A team at a site."""
    known.teams[fact.team_id] = (fact.site_id, fact.recorded_at, fact.originator_version)


def teams(known: Places) -> Iterator[Measure]:
    """Every team that could be recognized, since it was named."""
    for team_id, (site_id, since, version) in known.teams.items():
        side = known.sites.get(site_id, "")
        yield Measure("team", side, since, None, (version,), site_id=site_id, team_id=team_id)


HEARD: dict[type[Fact], Any] = {
    partnership.SiteAdded: site_added,
    partnership.TeamAdded: team_added,
}

TEAMS = Reader(Places, HEARD, teams)
