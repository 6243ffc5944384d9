"""Commands until they are durable, and until every read model shows them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from benchmarks.append import Acts, plain
from benchmarks.bench import Bench
from benchmarks.measuring import Aim, Result, Rounds, Table, Took, busy, p50, p95, ratio, seconds
from benchmarks.places import Place, open_place, place_named
from benchmarks.tellings import BPO, BRAND, REFUNDS
from domain.disclosures.commands import AcknowledgeDisclosure, TellDisclosure
from portal.web import Workshop

TELL, ACKNOWLEDGE = "tell", "acknowledge"
COLUMNS = ("durable p50 ms", "p95", "busy", "and shown p50 ms", "p95", "busy", "of raw INSERT")
Found = dict[str, Rounds]


class Teller:
    """Tells disclosures in one partnership and acknowledges them, and takes the time of both."""

    def __init__(self, parts: Workshop, place: Place) -> None:
        self.parts, self.place = parts, place
        self.position = 0

    def pair(self) -> dict[str, tuple[Took, Took]]:
        """Tell a disclosure and acknowledge it; for each, how long to durable and how long on."""
        told_at, record_id = datetime.now(UTC), uuid4()
        ago = told_at - timedelta(hours=1)
        times = {"occurred_at": ago, "discovered_at": ago}
        hence = told_at + timedelta(days=1)
        telling = {**REFUNDS, **times, "severity": "high", "next_update_at": hence}
        reading = {"words": "Read.", "thanks": "Thank you.", "question": "Since when?"}
        return {
            TELL: self._timed(TellDisclosure, BPO, record_id, telling),
            ACKNOWLEDGE: self._timed(AcknowledgeDisclosure, BRAND, record_id, reading),
        }

    def _timed(
        self, kind: type, who: str, record_id: UUID, fields: dict[str, Any]
    ) -> tuple[Took, Took]:
        ids = {"command_id": uuid4(), "partnership_id": self.place.id, "record_id": record_id}
        command, by = kind(**ids, **fields), self.place.people[who]
        return seconds(lambda: self._perform(command, by)), seconds(self._ensure)

    def _perform(self, command: Any, by: UUID) -> None:
        self.position = self.parts.partnerships.perform(command, by=by)

    def _ensure(self) -> None:
        assert self.parts.runner.ensure(self.position, 60)  # noqa: S101 - nobody else writes


def measure(bench: Bench) -> Result:
    """Telling (four facts) and acknowledging (three), in each database."""
    rows: list[tuple[str | float, ...]] = []
    aims = []
    for database in bench.databases:
        with _ready(bench, database) as (teller, insert):
            durable, shown, raw = _timed(bench, teller, insert)
        rows += [
            (f"{database}, {name}", *_figures(durable[name], shown[name], raw)) for name in durable
        ]
        if database == "sqlite":
            aims += [Aim(f"{n}, durable, ms", p50(durable[n]) * 1e3, 5) for n in durable]
            aims += [Aim(f"{n}, durable and shown, ms", p50(shown[n]) * 1e3, 12) for n in shown]
    return Result([Table("perform, one command", ("", *COLUMNS), rows)], aims)


@contextmanager
def inner(bench: Bench) -> Iterator[Acts]:
    """What is profiled: both commands on SQLite, and pumping them."""
    with bench.workshop("sqlite") as parts:
        place = place_named("perform")
        open_place(parts.partnerships, place)
        parts.runner.catch_up()
        yield {"tell, ensure, acknowledge, ensure": Teller(parts, place).pair}


@contextmanager
def _ready(bench: Bench, database: str) -> Iterator[tuple[Teller, Callable[[], object]]]:
    place = place_named("perform")
    with ExitStack() as stack:
        parts = stack.enter_context(bench.workshop(database))
        open_place(parts.partnerships, place)
        parts.runner.catch_up()
        teller = Teller(parts, place)
        for _ in range(bench.sizes.calls):
            teller.pair()  # a record that is not empty, statements that are prepared
        insert = stack.enter_context(plain(parts.partnerships.log.url))
        topic, state = "disclosure.told", bytes(800)
        yield teller, lambda: insert([(_id(database), 1, topic, state)])


def _timed(
    bench: Bench, teller: Teller, insert: Callable[[], object]
) -> tuple[Found, Found, Rounds]:
    durable: Found = {TELL: [], ACKNOWLEDGE: []}
    shown: Found = {TELL: [], ACKNOWLEDGE: []}
    raw: Rounds = []
    for _ in range(bench.sizes.rounds):
        calls = [(seconds(insert), teller.pair()) for _ in range(bench.sizes.calls)]
        raw.append([each for each, _ in calls])
        for name in (TELL, ACKNOWLEDGE):
            durable[name].append([pair[name][0] for _, pair in calls])
            shown[name].append([both(pair[name]) for _, pair in calls])
    return durable, shown, raw


def _figures(durable: Rounds, shown: Rounds, raw: Rounds) -> list[float]:
    millis = [p50(durable), p95(durable), p50(busy(durable))]
    millis += [p50(shown), p95(shown), p50(busy(shown))]
    return [*(each * 1e3 for each in millis), ratio(durable, raw)]


def both(times: tuple[Took, Took]) -> Took:
    """Durable and shown."""
    return Took.sum(times)


def _id(database: str) -> Any:
    return uuid4().hex if database == "sqlite" else uuid4()
