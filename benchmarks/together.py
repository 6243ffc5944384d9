"""What a partnership keeps besides disclosures and changes: its pages, by the length of the log."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import Any

from flask.testing import FlaskClient

from benchmarks.append import Acts
from benchmarks.bench import Bench, must_be_live, opened
from benchmarks.measuring import Aim, Result, Rounds, Table, p50, p95, ratio, seconds
from benchmarks.stores import EMAIL, MEASURED, Store, copy_of
from benchmarks.visiting import Telling, agreed_cadence
from portal import create_app
from portal.settings import Settings
from portal.web import Workshop

VISITS = 200
MILLIS = {"visits": 40, "visits, older": 40, "a visit": 40}
GROWTH = 1.2


class Desk:
    """A store in which visits took place, and somebody signed in to its portal."""

    def __init__(self, store: Store, parts: Workshop, visits: int) -> None:
        agreed_cadence(parts.partnerships, store.place)
        Telling(parts.partnerships, store.place, datetime.now(UTC)).tell(visits)
        parts.runner.catch_up()
        must_be_live(parts)
        self.client = _signed_in(store)
        base = f"/p/{MEASURED}/visits"
        page = self.client.get(base).text
        one = f"{base}/{page.split(f'{base}/')[2][:36]}"
        older = page.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
        self.paths = {"visits": base, "visits, older": older, "a visit": one}

    def acts(self) -> dict[str, Any]:
        """What is measured."""
        return {name: lambda path=path: self._got(path) for name, path in self.paths.items()}

    def _got(self, path: str) -> None:
        answer = self.client.get(path)
        assert answer.status_code == 200, path  # noqa: S101 - anything else is no figure


def measure(bench: Bench) -> Result:
    """Every page of both stores in turns; growth is the long log's time by the short one's."""
    with ExitStack() as stack:
        desks = dict(_desk(bench, facts, stack) for facts in (bench.sizes.small, bench.sizes.large))
        short, long = desks
        found: dict[tuple[int, str], Rounds] = {(f, n): [] for f in desks for n in MILLIS}
        asked = max(bench.sizes.calls // 4, 3)
        for number in range(-1, bench.sizes.rounds):  # the first round fills caches
            for facts, desk in desks.items():
                for name, act in desk.acts().items():
                    took = [seconds(act) for _ in range(asked)]
                    if number >= 0:
                        found[facts, name].append(took)
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
    bench.say(f"Visiting in a store of {store.facts:,} facts …")
    return store.facts, Desk(store, parts, min(VISITS, 3 * bench.sizes.opens))


def _signed_in(store: Store) -> FlaskClient:
    app = create_app(Settings(database_url=store.url, secret_key="only for benchmarks"))  # noqa: S106
    directory = app.extensions["partnership-portal"].directory
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = directory.by_email(EMAIL).get_id(), True
    return client


def _table(found: dict[tuple[int, str], Rounds], short: int) -> Table:
    rows: list[tuple[str | float, ...]] = []
    for (facts, name), rounds in sorted(found.items(), key=lambda each: (each[0][1], each[0][0])):
        growth = ratio(rounds, found[short, name])
        rows.append((f"{name}, {facts:>7,} facts", p50(rounds) * 1e3, p95(rounds) * 1e3, growth))
    return Table(f"pages of {VISITS} visits", ("", "p50 ms", "p95", "growth"), rows)


def _aims(found: dict[tuple[int, str], Rounds], short: int, long: int) -> Iterator[Aim]:
    for name, limit in MILLIS.items():
        yield Aim(f"{name}, {long:,} facts, ms", p50(found[long, name]) * 1e3, limit)
        growth = ratio(found[long, name], found[short, name])
        yield Aim(f"{name}, growth from {short:,} to {long:,} facts", growth, GROWTH)
