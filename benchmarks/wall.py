"""The recognition wall and the home of the front line, with six hundred recognitions."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

from flask.testing import FlaskClient

from benchmarks.append import Acts
from benchmarks.bench import Bench, opened
from benchmarks.measuring import Aim, Result, Rounds, Table, p50, p95, ratio, seconds
from benchmarks.stores import EMAIL, MEASURED, Store, copy_of
from benchmarks.tellings import BPO, BPO_LEAD, BRAND
from domain.partnerships.commands import AddTeam, InvitePerson
from domain.recognition.commands import GiveRecognition
from portal import create_app
from portal.settings import Settings
from portal.web import Workshop

GIVEN = 600
TEAMS = 6
WALL, SEARCHED, OWN_WALL, HOME = "wall", "wall, searched", "wall, front line", "home, front line"
MILLIS = 40
GROWTH = 1.2
SEEN = ("public", "public", "public", "team", "private")
AGENT = "leah@example.com"


class Desk:
    """A store with a wall, and a lead and an agent signed in to its portal."""

    def __init__(self, store: Store, parts: Workshop, given: int) -> None:
        self.store, self.parts = store, parts
        self.agent = parts.directory.add(AGENT, "Leah Cruz", "Asia/Manila").id
        self._seat()
        self._give(given)
        app = create_app(Settings(database_url=store.url, secret_key="only for benchmarks"))  # noqa: S106
        self.lead, self.front_line = (_signed_in(app, email) for email in (EMAIL, AGENT))

    def acts(self) -> dict[str, Any]:
        """What is measured."""
        base = f"/p/{MEASURED}"
        wall = f"{base}/recognition"
        return {
            WALL: lambda: _page(self.lead, wall),
            SEARCHED: lambda: _page(self.lead, f"{wall}?text=number+7&customer=yes"),
            OWN_WALL: lambda: _page(self.front_line, wall),
            HOME: lambda: _page(self.front_line, f"{base}/"),
        }

    def _seat(self) -> None:
        place, lead = self.store.place, self.store.place.people[BPO_LEAD]
        self._do(InvitePerson, lead, place.id, person_id=self.agent, role="frontline")
        self.teams = [uuid4() for _ in range(TEAMS)]
        for number, team_id in enumerate(self.teams):
            fields = {"site_id": place.site_id, "team_id": team_id, "name": f"Team {number}"}
            self._do(AddTeam, lead, place.id, **fields)

    def _give(self, given: int) -> None:
        random, now = Random(5), datetime.now(UTC)
        people = self.store.place.people
        for number in range(given, 0, -1):
            at = now - timedelta(hours=5 * number)
            self.parts.partnerships.clock = lambda at=at: at
            whom = {"person_ids": (random.choice((self.agent, people[BPO], people[BPO_LEAD])),)}
            seen = random.choice(SEEN)
            if random.random() < 0.3:
                whom, seen = {}, "public"
            self._do(
                GiveRecognition,
                people[BRAND],
                uuid4(),
                deed=f"Deed number {number}: stayed until the last caller had an answer.",
                effect="Nobody had to call again.",
                deed_on=(at - timedelta(days=random.choice((0, 1, 9, 30)))).date(),
                team_id=random.choice(self.teams),
                visibility=seen,
                size=random.choice(("thank_you", "notable", "exceptional")),
                customer_words=random.choice(("", "She called me back.")),
                **whom,
            )
        self.parts.runner.catch_up()

    def _do(self, kind: Any, who: UUID, record_id: UUID, **fields: Any) -> None:
        ids = {"command_id": uuid4(), "partnership_id": self.store.place.id}
        self.parts.partnerships.perform(kind(**ids, record_id=record_id, **fields), by=who)


def measure(bench: Bench) -> Result:
    """Every page of both stores in turns; growth is the long log's time by the short one's."""
    with ExitStack() as stack:
        desks = dict(_desk(bench, facts, stack) for facts in (bench.sizes.small, bench.sizes.large))
        short, long = desks
        found: dict[tuple[int, str], Rounds] = {}
        times = max(bench.sizes.calls // 4, 3)
        for number in range(-1, bench.sizes.rounds):  # the first round fills caches
            for facts, desk in desks.items():
                for name, act in desk.acts().items():
                    took = [seconds(act) for _ in range(times)]
                    if number >= 0:
                        found.setdefault((facts, name), []).append(took)
    return Result([_table(found, short)], [*_aims(found, short, long)])


@contextmanager
def inner(bench: Bench) -> Iterator[Acts]:
    """What is profiled: each page over the long log."""
    with ExitStack() as stack:
        _, desk = _desk(bench, bench.sizes.large, stack)
        yield desk.acts()


def _desk(bench: Bench, facts: int, stack: ExitStack) -> tuple[int, Desk]:
    store = stack.enter_context(copy_of(bench, facts))
    parts = stack.enter_context(opened(store.url))
    return store.facts, Desk(store, parts, min(GIVEN, bench.sizes.opens))


def _signed_in(app: Any, email: str) -> FlaskClient:
    client = app.test_client()
    person = app.extensions["partnership-portal"].directory.by_email(email)
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = person.get_id(), True
    return client


def _page(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code  # noqa: S101 - it is a page


def _table(found: dict[tuple[int, str], Rounds], short: int) -> Table:
    rows: list[tuple[str | float, ...]] = []
    for (facts, name), rounds in sorted(found.items(), key=lambda each: (each[0][1], each[0][0])):
        growth = ratio(rounds, found[short, name])
        row = (p50(rounds) * 1e3, p95(rounds) * 1e3, growth)
        rows.append((f"{name}, {facts:>7,} facts", *row))
    return Table("recognition, six hundred of it", ("", "p50 ms", "p95", "growth"), rows)


def _aims(found: dict[tuple[int, str], Rounds], short: int, long: int) -> Iterator[Aim]:
    for name in (WALL, SEARCHED, OWN_WALL, HOME):
        yield Aim(f"{name}, {long:,} facts, ms", p50(found[long, name]) * 1e3, MILLIS)
        growth = ratio(found[long, name], found[short, name])
        yield Aim(f"{name}, growth from {short:,} to {long:,} facts", growth, GROWTH)
