"""Stores in which one partnership of many facts stands among nineteen others.

Only the read models its trust page asks are pumped, and of the others only what evidence and
partnerships read: a million facts then take minutes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from time import perf_counter
from typing import NamedTuple
from uuid import UUID

from flask.testing import FlaskClient
from sqlalchemy import Connection

from benchmarks.bench import Bench, must_be_live, opened
from benchmarks.places import Place, open_place, place_named
from benchmarks.stores import EMAIL, write
from benchmarks.stories import Copy, told, woven
from benchmarks.tellings import BRAND_LEAD, CLOSING
from portal import create_app
from portal.settings import Settings
from portal.web import Workshop
from projections import evidence
from projections.evidence import Ledgers
from projections.runner import Runner
from projections.trust.ledger import Ledger

SHARE = 4
"""The measured partnership has this part of the facts of the long log of other benchmarks."""
OTHERS = 19
DAYS = 700
CROWD = ("partnerships", "evidence")
ASKED = (*CROWD, "disclosures", "commitments", "history")
"""The read models a trust page asks, but for those nothing is told of here."""


class Forgetful(Ledgers):
    """Reads all the evidence at every request, as the first one of a process does."""

    def of(self, connection: Connection, partnership_id: UUID) -> Ledger:
        """The ledger, read anew."""
        return evidence.ledger(connection, partnership_id)


class Desk(NamedTuple):
    """A partnership of so many ``facts`` in a log of ``all_facts``, and who asks for its pages.

    ``cold`` asks with nothing in memory. ``took`` are the seconds the store was built in.
    """

    parts: Workshop
    place: Place
    facts: int
    all_facts: int
    client: FlaskClient
    cold: FlaskClient
    took: float


def sizes(bench: Bench) -> tuple[int, int, int]:
    """Facts of the measured partnership; of the others where they are few, and where many."""
    own = bench.sizes.large // SHARE
    return own, bench.sizes.small, OTHERS * own


@contextmanager
def crowded(bench: Bench, database: str, others: int, *, pump: bool = True) -> Iterator[Desk]:
    """A store whose other partnerships have ``others`` facts between them."""
    with bench.empty_store(database) as url, opened(url) as whole:
        whole.runner.install()
        whole.directory.install()
        dana = whole.directory.add(EMAIL, "Dana Whitfield", "America/Chicago")
        place = place_named("trusted")
        place = place._replace(people={**place.people, BRAND_LEAD: dana.id})
        began = perf_counter()
        facts = _open(whole, place, sizes(bench)[0])
        parts = replace(whole, runner=_runner(whole, ASKED))
        if pump:
            parts.runner.catch_up()
        _fill(whole, others)
        if pump:
            _runner(whole, CROWD).catch_up()
        took = perf_counter() - began
        clients = (_client(each, dana.get_id()) for each in (parts, _forgetful(parts)))
        yield Desk(parts, place, facts, parts.partnerships.log.head(), *clients, took)
        must_be_live(parts)


def _runner(parts: Workshop, names: tuple[str, ...]) -> Runner:
    models = [parts.runner.models[name] for name in names]
    return Runner(parts.partnerships.log, parts.runner.engine, models)


def _open(parts: Workshop, place: Place, facts: int) -> int:
    """The measured partnership with so many facts; returns how many it became."""
    now = datetime.now(UTC)
    parts.partnerships.clock = lambda: now - timedelta(days=2 * DAYS)
    open_place(parts.partnerships, place)
    copies = _copies(Random(5), [place], facts, now)
    write(parts.partnerships.log, woven(copies))
    return sum(copy.size() for copy in copies)


def _fill(parts: Workshop, facts: int) -> None:
    """The others, with so many facts between them."""
    rest = [place_named(f"other-{number}") for number in range(1, OTHERS + 1)]
    for each in rest:
        open_place(parts.partnerships, each)
    write(parts.partnerships.log, woven(_copies(Random(6), rest, facts, datetime.now(UTC))))


def _copies(random: Random, places: list[Place], facts: int, now: datetime) -> list[Copy]:
    found, written = list[Copy](), 0
    while written < facts:
        script, until = random.choice(CLOSING), now - timedelta(days=DAYS * random.random())
        where = random.choice(places)
        found.append(Copy(script, len(told(script)), where, until, random.getrandbits(128)))
        written += found[-1].size()
    return found


def _forgetful(parts: Workshop) -> Workshop:
    return replace(parts, ledgers=Forgetful())


def _client(parts: Workshop, who: str) -> FlaskClient:
    settings = Settings(secret_key="only for benchmarks")  # noqa: S106
    client = create_app(settings, parts).test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = who, True
    return client
