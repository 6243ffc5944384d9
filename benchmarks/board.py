"""The board with a thousand open changes: shown, polled and moved on, by the length of the log."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from random import Random
from typing import Any
from uuid import UUID, uuid4

from flask.testing import FlaskClient

from benchmarks.append import Acts
from benchmarks.bench import Bench, opened
from benchmarks.changing import copies_of, placed
from benchmarks.measuring import Aim, Result, Rounds, Table, p50, p95, ratio, seconds
from benchmarks.stores import EMAIL, MEASURED, Store, copy_of, write
from benchmarks.tellings import BPO, BRAND
from domain.changes.commands import RespondToChange, SubmitChange
from portal import create_app
from portal.settings import Settings
from portal.web import Workshop

CHANGES = 1_000
SHOWN, POLLED, MOVED = "board", "unchanged poll", "a move, shown"
MILLIS = {SHOWN: 60, POLLED: 3, MOVED: 15}
GZIPPED = 60
GROWTH = 1.2
ASKING = {
    "title": "Say the delivery day",
    "why": "Callers ask twice.",
    "front_line_impact": "One field to read.",
    "customer_impact": "They know the day.",
    "success": "Fewer calls.",
}


class Desk:
    """A store with a thousand open changes, and somebody signed in to its portal."""

    def __init__(self, store: Store, parts: Workshop, changes: int) -> None:
        self.store, self.parts = store, parts
        now = datetime.now(UTC)
        placed(parts.partnerships, store.place)
        write(parts.partnerships.log, copies_of(store.place, changes, now, Random(11)))
        parts.runner.catch_up()
        self.client = signed_in(store)
        self.base = f"/p/{MEASURED}/board"
        page = self.client.get(self.base).text
        self.moved = page.split('data-moved="')[1].split('"')[0]

    def size(self, query: str = "") -> float:
        """The kilobytes of the board over the wire, compressed."""
        packed = self.client.get(self.base + query, headers={"Accept-Encoding": "gzip"})
        return len(packed.data) / 1_000

    def acts(self) -> dict[str, Any]:
        """What is measured."""
        poll = f"{self.base}/cards?moved={self.moved}"
        return {
            SHOWN: lambda: self.client.get(self.base, headers={"Accept-Encoding": "gzip"}),
            POLLED: lambda: self.client.get(poll),
        }

    def move(self) -> Any:
        """How long it takes until a response is durable and every read model shows it."""
        change_id = uuid4()
        self._do(SubmitChange, BRAND, change_id, **ASKING)
        respond = {"code": "act_now", "words": "Gladly."}
        return seconds(lambda: self._do(RespondToChange, BPO, change_id, **respond))

    def _do(self, kind: Any, who: str, change_id: UUID, **fields: Any) -> None:
        place = self.store.place
        ids = {"command_id": uuid4(), "partnership_id": place.id, "record_id": change_id}
        position = self.parts.partnerships.perform(kind(**ids, **fields), by=place.people[who])
        assert self.parts.runner.ensure(position, 60)  # noqa: S101 - nobody else writes


def measure(bench: Bench) -> Result:
    """Everything in both stores in turns; growth is the long log's time by the short one's."""
    with ExitStack() as stack:
        desks = dict(_desk(bench, facts, stack) for facts in (bench.sizes.small, bench.sizes.large))
        short, long = desks
        found: dict[tuple[int, str], Rounds] = {(f, n): [] for f in desks for n in MILLIS}
        polled = max(bench.sizes.calls // 4, 3)
        for number in range(-1, bench.sizes.rounds):
            for facts, desk in desks.items():
                times = {n: [seconds(act) for _ in range(polled)] for n, act in desk.acts().items()}
                if number >= 0:
                    for name, took in times.items():
                        found[facts, name].append(took)
        for _ in range(bench.sizes.rounds):
            for facts, desk in desks.items():
                found[facts, MOVED].append([desk.move() for _ in range(polled)])
        sizes = {facts: desk.size() for facts, desk in desks.items()}
        whole = desks[long].size("?whole=submitted")
    return Result([_table(found, short, sizes)], [*_aims(found, short, long, sizes[long], whole)])


@contextmanager
def inner(bench: Bench) -> Iterator[Acts]:
    """What is profiled: the board and the poll over the long log."""
    with ExitStack() as stack:
        _, desk = _desk(bench, bench.sizes.large, stack)
        yield {**desk.acts(), MOVED: desk.move}


def _desk(bench: Bench, facts: int, stack: ExitStack) -> tuple[int, Desk]:
    store = stack.enter_context(copy_of(bench, facts))
    parts = stack.enter_context(opened(store.url))
    return store.facts, Desk(store, parts, min(CHANGES, bench.sizes.opens))


def signed_in(store: Store) -> FlaskClient:
    """A browser in which somebody of the measured partnership is signed in."""
    app = create_app(Settings(database_url=store.url, secret_key="only for benchmarks"))  # noqa: S106
    directory = app.extensions["partnership-portal"].directory
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = directory.by_email(EMAIL).get_id(), True
    return client


def _table(found: dict[tuple[int, str], Rounds], short: int, sizes: dict[int, float]) -> Table:
    rows: list[tuple[str | float, ...]] = []
    for (facts, name), rounds in sorted(found.items(), key=lambda each: (each[0][1], each[0][0])):
        growth = ratio(rounds, found[short, name])
        kilobytes = sizes[facts] if name == SHOWN else 0.001
        row = (p50(rounds) * 1e3, p95(rounds) * 1e3, kilobytes, growth)
        rows.append((f"{name}, {facts:>7,} facts", *row))
    return Table(
        "board, a thousand open changes", ("", "p50 ms", "p95", "gzipped kB", "growth"), rows
    )


def _aims(
    found: dict[tuple[int, str], Rounds], short: int, long: int, size: float, whole: float
) -> Iterator[Aim]:
    for name, limit in MILLIS.items():
        yield Aim(f"{name}, {long:,} facts, ms", p50(found[long, name]) * 1e3, limit)
        growth = ratio(found[long, name], found[short, name])
        yield Aim(f"{name}, growth from {short:,} to {long:,} facts", growth, GROWTH)
    yield Aim("board, gzipped kB", size, GZIPPED)
    yield Aim("board with a whole column, gzipped kB", whole, GZIPPED)
