"""Trust: what a fact costs the evidence, and the page of a partnership with 50,000 facts."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from random import Random
from typing import NamedTuple

from flask.testing import FlaskClient

from benchmarks.append import Acts
from benchmarks.bench import Bench
from benchmarks.measuring import Aim, Result, Rounds, Table, busy, p50, p95, seconds
from benchmarks.places import Place, open_place, place_named
from benchmarks.stores import EMAIL, write
from benchmarks.stories import Copy, told, woven
from benchmarks.tellings import BRAND_LEAD, CLOSING
from portal import create_app
from portal.settings import Settings
from portal.web import Workshop
from projections.evidence import Evidence
from projections.runner import Runner

SHARE = 4
"""The measured partnership has this part of the facts of the long log of other benchmarks."""
DAYS = 700
BATCHES = (1, 10, 500)
BAR, PAGE, PAST = "a bar", "trust page", "trust page, a year ago"
PAGE_MILLIS, PUMP_MICROS = 40, 1_000


class Desk(NamedTuple):
    """A partnership of many facts, of which nothing is pumped yet, and who asks for its pages."""

    parts: Workshop
    place: Place
    facts: int
    client: FlaskClient

    def acts(self) -> Acts:
        """The pages that are measured."""
        base = f"/p/{self.place.slug}/trust"
        then = (datetime.now(UTC) - timedelta(days=365)).date()
        addresses = {PAGE: base, PAST: f"{base}?as_of={then}", BAR: f"{base}/bpo/communication"}
        return {
            name: lambda address=address: self.client.get(address)
            for name, address in addresses.items()
        }


def measure(bench: Bench) -> Result:
    """The evidence pumped alone by batches of each size, then its pages in turns."""
    with _desk(bench) as desk:
        pumped = _pumped(bench, desk)
        desk.parts.runner.catch_up()
        found: dict[str, Rounds] = {name: [] for name in desk.acts()}
        for name, act in desk.acts().items():
            answer = act()
            assert answer.status_code == 200, name  # type: ignore[attr-defined] # noqa: S101
        for _ in range(bench.sizes.rounds):
            for name, act in desk.acts().items():
                found[name].append([seconds(act) for _ in range(max(bench.sizes.calls // 10, 1))])
    pages = [
        (f"{name}, {desk.facts:,} facts", p50(r) * 1e3, p95(r) * 1e3, p50(busy(r)) * 1e3)
        for name, r in found.items()
    ]
    costs = [
        (f"evidence alone, batches of {batch}", p50(r) * 1e6, p95(r) * 1e6, p50(busy(r)) * 1e6)
        for batch, r in pumped.items()
    ]
    tables = [
        Table("trust pages", ("", "p50 ms", "p95", "busy"), pages),
        Table("evidence pumped", ("", "µs per fact, p50", "p95", "busy"), costs),
    ]
    aims = [Aim(f"{PAGE}, {desk.facts:,} facts, ms", p50(found[PAGE]) * 1e3, PAGE_MILLIS)]
    aims += [
        Aim(f"pump, batches of {batch}, µs a fact", p50(pumped[batch]) * 1e6, PUMP_MICROS)
        for batch in BATCHES
    ]
    return Result(tables, aims)


@contextmanager
def inner(bench: Bench) -> Iterator[Acts]:
    """What is profiled: the pages."""
    with _desk(bench) as desk:
        desk.parts.runner.catch_up()
        yield desk.acts()


@contextmanager
def _desk(bench: Bench) -> Iterator[Desk]:
    with bench.workshop("sqlite") as parts:
        dana = parts.directory.add(EMAIL, "Dana Whitfield", "America/Chicago")
        place = place_named("trusted")
        place = place._replace(people={**place.people, BRAND_LEAD: dana.id})
        now = datetime.now(UTC)
        parts.partnerships.clock = lambda: now - timedelta(days=2 * DAYS)
        open_place(parts.partnerships, place)
        write(parts.partnerships.log, woven(_copies(bench, place, now)))
        settings = Settings(secret_key="only for benchmarks")  # noqa: S106
        client = create_app(settings, parts).test_client()
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = dana.get_id(), True
        yield Desk(parts, place, parts.partnerships.log.head(), client)


def _copies(bench: Bench, place: Place, now: datetime) -> list[Copy]:
    random, found, written = Random(5), list[Copy](), 0
    while written < bench.sizes.large // SHARE:
        script, until = random.choice(CLOSING), now - timedelta(days=DAYS * random.random())
        found.append(Copy(script, len(told(script)), place, until, random.getrandbits(128)))
        written += found[-1].size()
    return found


def _pumped(bench: Bench, desk: Desk) -> dict[int, Rounds]:
    runner = Runner(desk.parts.partnerships.log, desk.parts.runner.engine, [Evidence()])
    found: dict[int, Rounds] = {batch: [] for batch in BATCHES}
    for _ in range(bench.sizes.rounds):
        for batch in BATCHES:
            calls = max(bench.sizes.calls // 10, 1) if batch < max(BATCHES) else 1
            found[batch].append([seconds(lambda: runner.pump(batch), batch) for _ in range(calls)])  # noqa: B023
    return found
