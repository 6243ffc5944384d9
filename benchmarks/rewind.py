"""Going back: the first time and again, in a partnership of 2,000 facts and of 50,000."""

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
from projections.rebuild.past import Pasts

SHARES = (100, 4)
"""The partnerships measured have these parts of the facts of the long log of other benchmarks."""
DAYS = 700
FIRST, AGAIN, PAGE, NOW = "first", "again", "page of the past", "page of today"
FIRST_SECONDS, AGAIN_MILLIS = 5, 10


class Desk(NamedTuple):
    """A partnership of many facts, and who asks for its register."""

    parts: Workshop
    place: Place
    client: FlaskClient

    @property
    def facts(self) -> int:
        """How many there are."""
        return self.parts.partnerships.log.head()

    def acts(self) -> Acts:
        """Going to yesterday without and with a store of it, and the register then and now."""
        yesterday, kept = datetime.now(UTC) - timedelta(days=1), Pasts(self.parts.runner)
        kept.connect(self.place.id, yesterday).close()
        register = f"/p/{self.place.slug}/disclosures"
        return {
            FIRST: lambda: _go(Pasts(self.parts.runner), self.place, yesterday),
            AGAIN: lambda: kept.connect(self.place.id, yesterday).close(),
            PAGE: lambda: self.client.get(f"{register}?as_of={yesterday.date()}"),
            NOW: lambda: self.client.get(register),
        }


def measure(bench: Bench) -> Result:
    """Both sizes one after the other, everything in turns."""
    rows: list[tuple[str | float, ...]] = []
    for share in SHARES:
        with _desk(bench, bench.sizes.large // share) as desk:
            found, facts = _timed(bench, desk), desk.facts
        rows += [_row(f"{name}, {facts:,} facts", each) for name, each in found.items()]
    aims = [
        Aim(f"{FIRST}, {facts:,} facts, s", p50(found[FIRST]), FIRST_SECONDS),
        Aim(f"{AGAIN}, {facts:,} facts, ms", p50(found[AGAIN]) * 1e3, AGAIN_MILLIS),
    ]
    return Result([Table("going back", ("", "p50 ms", "p95", "busy"), rows)], aims)


@contextmanager
def inner(bench: Bench) -> Iterator[Acts]:
    """What is profiled: the larger partnership."""
    with _desk(bench, bench.sizes.large // min(SHARES)) as desk:
        yield desk.acts()


def _timed(bench: Bench, desk: Desk) -> dict[str, Rounds]:
    acts = desk.acts()
    assert desk.client.get(f"/p/{desk.place.slug}/disclosures").status_code == 200  # noqa: S101
    acts[PAGE]()
    found: dict[str, Rounds] = {name: [] for name in acts}
    for _ in range(bench.sizes.rebuilds):
        for name, act in acts.items():
            calls = 1 if name == FIRST else bench.sizes.calls
            found[name].append([seconds(act) for _ in range(calls)])
    return found


@contextmanager
def _desk(bench: Bench, facts: int) -> Iterator[Desk]:
    with bench.workshop("sqlite") as parts:
        dana = parts.directory.add(EMAIL, "Dana Whitfield", "UTC")
        place = place_named("rewound")
        place = place._replace(people={**place.people, BRAND_LEAD: dana.id})
        now = datetime.now(UTC)
        parts.partnerships.clock = lambda: now - timedelta(days=2 * DAYS)
        open_place(parts.partnerships, place)
        write(parts.partnerships.log, woven(_copies(place, facts, now)))
        parts.runner.catch_up()
        client = create_app(Settings(secret_key="only for benchmarks"), parts).test_client()  # noqa: S106
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = dana.get_id(), True
        yield Desk(parts, place, client)


def _copies(place: Place, facts: int, now: datetime) -> list[Copy]:
    random, found, written = Random(6), list[Copy](), 0
    while written < facts:
        script, until = random.choice(CLOSING), now - timedelta(days=2 + DAYS * random.random())
        found.append(Copy(script, len(told(script)), place, until, random.getrandbits(128)))
        written += found[-1].size()
    return found


def _go(pasts: Pasts, place: Place, moment: datetime) -> None:
    pasts.connect(place.id, moment).close()
    pasts.close()


def _row(name: str, times: Rounds) -> tuple[str | float, ...]:
    return (name, p50(times) * 1e3, p95(times) * 1e3, p50(busy(times)) * 1e3)
