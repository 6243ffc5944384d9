"""Two sides hand in at the same moment, in both databases: one of them reveals, once."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.application import Partnerships
from domain.facts import PORTAL_ID, RuleBroken
from domain.partnerships import commands as p
from domain.rounds import commands as c
from domain.rounds import events as e
from domain.store import create_store, open_log

LEAD, BOSS = UUID(int=0xA0D1), UUID(int=0xA0D2)
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    found = (
        f"sqlite:///{tmp_path / 'one.db'}"
        if request.param == "sqlite"
        else request.getfixturevalue("postgres_url")
    )
    create_store(found)
    return found


class Office:
    """A partnership in which both sides act at once, each through a process of their own."""

    def __init__(self, url: str) -> None:
        slug = f"sealed-at-once-{uuid4().hex}"
        self.id, self.now = p.partnership_id_of(slug), MONDAY
        self.logs = [open_log(url) for _ in range(2)]
        self.doors = [Partnerships(log, clock=lambda: self.now) for log in self.logs]
        names = {"brand_id": UUID(int=1), "brand_name": "Nordlicht", "bpo_id": UUID(int=2)}
        names |= {"bpo_name": "Acme", "brand_lead_id": LEAD, "bpo_lead_id": BOSS}
        self.do(p.OpenPartnership, PORTAL_ID, self.id, slug=slug, **names)

    def do(self, kind: Any, by: UUID, record_id: UUID, door: int = 0, **fields: Any) -> None:
        command = kind(command_id=uuid4(), partnership_id=self.id, record_id=record_id, **fields)
        self.doors[door].perform(command, by=by)

    def written(self) -> UUID:
        round_id, deadline_at = uuid4(), MONDAY + timedelta(days=7)
        asked = {"title": "Spring", "questions": "What now?", "deadline_at": deadline_at}
        self.do(c.ProposeRound, LEAD, round_id, **asked)
        self.do(c.OpenRound, BOSS, round_id)
        for person in (LEAD, BOSS):
            self.do(c.WriteContribution, person, round_id, dimension="character", text="Well.")
        return round_id

    def at_once(self, record_id: UUID, *acts: tuple[Any, UUID]) -> list[str]:
        """Both do it at the same moment; what each was refused with, if anything."""
        gate, told = threading.Barrier(len(acts)), []

        def act(number: int) -> None:
            kind, by = acts[number]
            gate.wait()
            try:
                self.do(kind, by, record_id, door=number)
            except RuleBroken as refusal:
                told.append(refusal.sentence)

        threads = [threading.Thread(target=act, args=(number,)) for number in range(len(acts))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return told

    def facts(self, round_id: UUID) -> list[type]:
        return [type(fact) for fact in self.logs[0].stream(round_id).facts]

    def close(self) -> None:
        for log in self.logs:
            log.close()


@pytest.fixture
def office(url):
    found = Office(url)
    yield found
    found.close()


@pytest.mark.parametrize("_again", range(4))
def test_two_who_hand_in_at_once_reveal_once(office, _again):
    round_id = office.written()

    assert office.at_once(round_id, (c.HandIn, LEAD), (c.HandIn, BOSS)) == []

    assert office.facts(round_id)[4:] == [
        e.HandedIn,
        e.HandedIn,
        e.RoundRevealed,
        e.ContributionRevealed,
        e.ContributionRevealed,
    ]


@pytest.mark.parametrize("_again", range(4))
def test_taking_back_and_handing_in_at_once_never_reveal_what_was_taken_back(office, _again):
    round_id = office.written()
    office.do(c.HandIn, LEAD, round_id)

    told = office.at_once(round_id, (c.TakeBackHandIn, LEAD), (c.HandIn, BOSS))

    facts = office.facts(round_id)
    if e.RoundRevealed in facts:
        assert told == ["This round is revealed already."]
        assert e.HandInTakenBack not in facts
    else:
        assert told == []
        assert facts[5:] == [e.HandInTakenBack, e.HandedIn]


@pytest.mark.parametrize("person", [LEAD, PORTAL_ID], ids=["a person", "the worker"])
def test_two_who_reveal_at_once_after_the_deadline_reveal_once(office, person):
    round_id = office.written()
    office.do(c.HandIn, LEAD, round_id)
    office.now = MONDAY + timedelta(days=8)

    told = office.at_once(round_id, (c.RevealRound, person), (c.RevealRound, BOSS))

    assert told == ["This round is revealed already."]
    assert office.facts(round_id)[5:] == [e.RoundRevealed, e.ContributionRevealed]
