"""Two people decide at the same moment, in both databases: one wins, the other sees why."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.application import Partnerships
from domain.changes import commands as c
from domain.changes import events as e
from domain.facts import OutOfDate, RuleBroken
from domain.partnerships import commands as p
from domain.schedules.events import SlotTaken
from domain.store import create_store, open_log
from domain.terms import Terms
from tests.asked import ASSESSMENT, CHAT, REQUEST, SITE

LEAD, BOSS, ONE, TWO = (UUID(int=0xDEC1 + number) for number in range(4))
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
    """A partnership in which two people can act at once, each through a process of their own."""

    def __init__(self, url: str) -> None:
        slug = f"at-once-{uuid4().hex}"
        self.id = p.partnership_id_of(slug)
        self.logs = [open_log(url) for _ in range(2)]
        self.doors = [Partnerships(log, clock=lambda: MONDAY) for log in self.logs]
        names = {"brand_id": UUID(int=1), "brand_name": "Nordlicht", "bpo_id": UUID(int=2)}
        names |= {"bpo_name": "Acme", "brand_lead_id": LEAD, "bpo_lead_id": BOSS}
        terms = Terms(load_points_cap=4, notice_working_days=0)
        self.do(p.OpenPartnership, UUID(int=0), self.id, slug=slug, **names, terms=terms)
        for person in (ONE, TWO):
            self.do(p.InvitePerson, BOSS, self.id, person_id=person, role="member")
        place = {"site_id": SITE, "name": "Cebu", "time_zone": "Asia/Manila"}
        self.do(p.AddSite, BOSS, self.id, **place)
        self.do(p.AddTeam, BOSS, self.id, site_id=SITE, team_id=CHAT, name="Chat")

    def do(self, kind: Any, by: UUID, record_id: UUID, door: int = 0, **fields: Any) -> None:
        command = kind(command_id=uuid4(), partnership_id=self.id, record_id=record_id, **fields)
        self.doors[door].perform(command, by=by)

    def agreed(self, points: int) -> UUID:
        change_id = uuid4()
        self.do(c.SubmitChange, ONE, change_id, **REQUEST)
        self.do(c.RespondToChange, LEAD, change_id, code="act_now", words="Gladly.")
        self.do(c.AssessChange, ONE, change_id, **{**ASSESSMENT, "load_points": points})
        self.do(c.ApproveChange, LEAD, change_id)
        self.do(c.ApproveChange, BOSS, change_id)
        return change_id

    def at_once(self, *acts: Any) -> list[Exception | None]:
        """Both do it at the same moment; what each is told."""
        gate, told = threading.Barrier(len(acts)), [None] * len(acts)

        def act(number: int) -> None:
            kind, by, record_id, fields = acts[number]
            gate.wait()
            try:
                self.do(kind, by, record_id, door=number, **fields)
            except (RuleBroken, OutOfDate) as refusal:
                told[number] = refusal

        threads = [threading.Thread(target=act, args=(number,)) for number in range(len(acts))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return told

    def facts(self, kind: type) -> list[Any]:
        return [fact for _, fact in self.logs[0].after(0, 10_000) if isinstance(fact, kind)]

    def close(self) -> None:
        for log in self.logs:
            log.close()


@pytest.fixture
def office(url):
    found = Office(url)
    yield found
    found.close()


def test_two_who_take_the_last_load_points_at_once_are_not_both_right(office):
    first, second = office.agreed(4), office.agreed(4)
    at = {"effective_at": MONDAY + timedelta(days=2)}

    told = office.at_once((c.ScheduleChange, ONE, first, at), (c.ScheduleChange, TWO, second, at))

    [refused] = [each for each in told if each]
    assert "Chat would carry 8 of 4 load points in week 10." in str(refused)
    assert refused.field == "effective_at"
    assert len(office.facts(e.ChangeScheduled)) == len(office.facts(SlotTaken)) == 1


def test_two_who_decide_on_the_same_page_at_once_see_what_the_other_decided(office):
    change_id = uuid4()
    office.do(c.SubmitChange, ONE, change_id, **REQUEST)
    seen = {"seen": 1}

    told = office.at_once(
        (c.SendBack, LEAD, change_id, {**seen, "reason": "How many?"}),
        (c.WithdrawChange, TWO, change_id, {**seen, "reason": "Solved."}),
    )

    [late] = [each for each in told if each]
    assert isinstance(late, OutOfDate)
    [meanwhile] = late.since
    assert isinstance(meanwhile, (e.ChangeSentBack, e.ChangeWithdrawn))


def test_paper_is_not_owed_beyond_the_cap_by_two_at_once(office):
    terms = Terms(paper_debt_cap=1)
    office.do(p.ProposeCharter, LEAD, office.id, terms=terms, why="Less paper.")
    office.do(p.SignCharter, BOSS, office.id, number=1)
    first, second = office.agreed(1), office.agreed(1)
    due = {"due_on": (MONDAY + timedelta(days=9)).date()}

    told = office.at_once((c.OwePaper, ONE, first, due), (c.OwePaper, TWO, second, due))

    assert "the charter allows 1" in str(next(each for each in told if each))
    assert len(office.facts(e.PaperOwed)) == 1
