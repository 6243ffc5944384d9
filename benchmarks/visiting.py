"""Visits in any number, told by real commands: most of them over, some in every stage before."""

from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import uuid4

from benchmarks.places import Place
from benchmarks.tellings import BPO, BPO_LEAD, BRAND, BRAND_LEAD
from domain.application import Partnerships
from domain.commitments.commands import KeepCommitment
from domain.partnerships.commands import ProposeCharter, SignCharter
from domain.terms import Terms
from domain.visits import commands as c
from domain.visits.events import FUNCTIONS, PURPOSES

LASTS = timedelta(hours=30)
SHARES = {"proposed": 5, "prepared": 10, "under way": 5, "items open": 10, "closed": 70}
"""Where visits stand, of a hundred."""


def agreed_cadence(partnerships: Partnerships, place: Place) -> None:
    """A charter that says for every purpose how often to visit."""
    ids = {"partnership_id": place.id, "record_id": place.id}
    terms = Terms(visit_cadence_days={purpose: 30 + 10 * n for n, purpose in enumerate(PURPOSES)})
    propose = ProposeCharter(command_id=uuid4(), **ids, terms=terms, why="So that nobody forgets.")
    partnerships.perform(propose, by=place.people[BRAND_LEAD])
    sign = SignCharter(command_id=uuid4(), **ids, number=1)
    partnerships.perform(sign, by=place.people[BPO_LEAD])


class Telling:
    """Tells visits one after the other, each at its own time on a clock that is set."""

    def __init__(self, partnerships: Partnerships, place: Place, now: datetime) -> None:
        self.partnerships, self.place, self.now = partnerships, place, now
        self.random = Random(17)
        self.visit_id = uuid4()

    def tell(self, number: int) -> None:
        """So many visits, spread over two years; the clock is the caller's again afterwards."""
        clock = self.partnerships.clock
        stages = self.random.choices(list(SHARES), list(SHARES.values()), k=number)
        for stage in stages:
            self.visit_id = uuid4()
            self._told(stage)
        self.partnerships.clock = clock

    def _told(self, stage: str) -> None:
        days = self.random.uniform(5, 60) if stage in ("proposed", "prepared") else None
        starts_at = self.now + timedelta(days=days or -self.random.uniform(3, 700))
        self._at(starts_at - timedelta(days=90))
        purposes = tuple(self.random.sample(PURPOSES, 2))
        functions = tuple(self.random.sample(FUNCTIONS, 3))
        dates = {"starts_at": starts_at, "ends_at": starts_at + LASTS}
        what = {"host": "bpo", "site_id": self.place.site_id, "why": "To hear the calls."}
        self._do(c.ProposeVisit, BRAND, **what, **dates, purposes=purposes, functions=functions)
        if stage == "proposed":
            return
        self._do(c.AgreeVisit, BPO)
        ready = {
            "outcomes": "Three things are named.",
            "agenda": "Beside the phones.\nThen a table.",
        }
        visitors = (self.place.people[BRAND],)
        self._do(c.PrepareVisit, BRAND, **ready, functions=functions, visitors=visitors)
        if stage != "prepared":
            self._at(starts_at)
            self._lived_through(stage, starts_at)

    def _lived_through(self, stage: str, starts_at: datetime) -> None:
        self._do(c.StartVisit, BPO)
        commitment_id = uuid4()
        session = {"observed_role": "agent for returns", "call_types": "Returns", "consent": True}
        seen = {"roadblock": "The screen asks twice.", "owner_side": "brand"}
        due_on = (starts_at + timedelta(days=20)).date()
        self._do(
            c.RecordSession, BRAND, **session, **seen, due_on=due_on, commitment_id=commitment_id
        )
        self._do(c.LogGift, BPO, what="Mangoes", value=18, to_side="brand")
        if stage == "under way":
            return
        for who in (BRAND, BPO):
            self._do(c.ReportVisit, who, text="The screen is the thing.", reached="partly")
        if stage == "closed":
            keep = {"record_id": commitment_id, "evidence": "It asks once."}
            self._do(KeepCommitment, BRAND, **keep)

    def _at(self, moment: datetime) -> None:
        self.partnerships.clock = lambda: moment

    def _do(self, kind: Any, who: str, **fields: Any) -> None:
        ids = {"command_id": uuid4(), "partnership_id": self.place.id, "record_id": self.visit_id}
        self.partnerships.perform(kind(**{**ids, **fields}), by=self.place.people[who])
