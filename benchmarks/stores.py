"""Stores of any size: one partnership that is measured, and much else that happened."""

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import text

from benchmarks.bench import Bench, must_be_live, opened
from benchmarks.places import Place, open_place, place_named
from benchmarks.stories import Copy, told, woven
from benchmarks.tellings import BPO, BPO_LEAD, BRAND, BRAND_LEAD, CLOSING, LONG, LONG_LINES
from domain.facts import Fact
from domain.store import Log, create_store
from portal.directory import Directory
from portal.settings import ROOT
from portal.web import Workshop
from projections import disclosures, history
from projections.tables import Viewer

MEASURED, OTHERS = "measured", 7
SHARE = 0.4
"""The share of the closed disclosures that belong to the measured partnership."""
EMAIL, PASSWORD = "dana@northwind.example", "benchmarks-only-42"
BATCH = 1_000
SOURCES = (
    "domain/**/*.py",
    "projections/**/*.py",
    "portal/directory.py",
    "portal/tables.py",
    "benchmarks/st*.py",
)


class Store(NamedTuple):
    """A built store: where, how many facts, the long record, who acts in the partnership."""

    path: Path
    facts: int
    long_record_id: UUID
    place: Place

    @property
    def url(self) -> str:
        """The address of the store."""
        return f"sqlite:///{self.path}"


@contextmanager
def copy_of(bench: Bench, facts: int) -> Iterator[Store]:
    """A store with that many facts, to write to; built at most once."""
    built = _built(bench, facts)
    copy = bench.home / f"copy-{next(bench.numbers)}.db"
    shutil.copyfile(built.path, copy)
    yield built._replace(path=copy)
    for path in bench.home.glob(f"{copy.name}*"):
        path.unlink()


def write(log: Log, facts: Iterable[Fact]) -> None:
    """Append facts in large batches; each record keeps the key of its first fact."""
    stream, keys = iter(facts), dict[UUID, bytes]()
    while batch := list(islice(stream, BATCH)):
        ids = {fact.originator_id for fact in batch}
        log.append(batch, {record_id: keys[record_id] for record_id in ids & keys.keys()})
        for record_id in ids - keys.keys():
            keys[record_id] = log.stream(record_id).key or b""


def _built(bench: Bench, facts: int) -> Store:
    sizes = f"{facts}-{bench.sizes.opens}"
    path = bench.keep / f"benchmark-{sizes}-{_fingerprint()}.db"
    if not path.with_suffix(".json").exists():
        for old in bench.keep.glob(f"benchmark-{sizes}-*"):
            old.unlink()
        bench.say(f"Building a store of {facts:,} facts …")
        _build(bench, path, facts)
    known = json.loads(path.with_suffix(".json").read_text())
    people = {role: UUID(person) for role, person in known["people"].items()}
    place = place_named(MEASURED)._replace(people=people)
    return Store(path, known["facts"], UUID(known["long_record_id"]), place)


def _build(bench: Bench, path: Path, facts: int) -> None:
    url = f"sqlite:///{path}"
    create_store(url)
    with opened(url) as parts:
        parts.runner.install()
        parts.directory.install()
        now = datetime.now(UTC)
        parts.partnerships.clock = lambda: now - timedelta(days=800)
        place = place_named(MEASURED)._replace(people=_people(parts.directory))
        others = [place_named(f"other-{number}") for number in range(1, OTHERS + 1)]
        for each in (place, *others):
            open_place(parts.partnerships, each)
        copies = _copies(Random(7), now, place, others, (facts, bench.sizes.opens))
        write(parts.partnerships.log, woven(copies))
        parts.runner.catch_up()
        must_be_live(parts)
        long_record = _long_record(copies)
        _check(bench, parts, place, long_record)
        known = {"facts": parts.partnerships.log.head(), "long_record_id": str(long_record)}
        with parts.runner.engine.connect() as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    known["people"] = {role: str(person) for role, person in place.people.items()}
    path.with_suffix(".json").write_text(json.dumps(known))


def _copies(
    random: Random, now: datetime, place: Place, others: list[Place], size: tuple[int, int]
) -> list[Copy]:
    facts, opens = size
    found = [Copy(LONG, len(told(LONG)), place, now - timedelta(hours=1), random.getrandbits(128))]
    while len(found) < opens:
        script = random.choice(CLOSING)
        until = now - timedelta(days=45 * random.random())
        commits = min(len(told(script)) - 1, 1 + int(random.expovariate(0.8)))
        found.append(Copy(script, commits, place, until, random.getrandbits(128)))
    written = sum(copy.size() for copy in found)
    while written < facts:
        where = place if random.random() < SHARE else random.choice(others)
        until, script = now - timedelta(days=50 + 650 * random.random()), random.choice(CLOSING)
        found.append(Copy(script, len(told(script)), where, until, random.getrandbits(128)))
        written += found[-1].size()
    return found


def _people(directory: Directory) -> dict[str, UUID]:
    names = {BRAND: "Marcus Bell", BPO_LEAD: "Priya Raman", BPO: "Joy Santos"}
    found = {BRAND_LEAD: directory.add(EMAIL, "Dana Whitfield", "America/Chicago", PASSWORD).id}
    for role, name in names.items():
        address = f"{name.split()[0].lower()}@example.com"
        found[role] = directory.add(address, name, "Asia/Manila").id
    return found


def _long_record(copies: list[Copy]) -> UUID:
    return copies[0].facts(0)[0].originator_id


def _check(bench: Bench, parts: Workshop, place: Place, long_record: UUID) -> None:
    viewer = Viewer(place.id, "brand")
    with parts.runner.engine.connect() as connection:
        counts = disclosures.counts(connection, viewer)
        lines = history.of_record(connection, viewer, long_record)
    still = sum(number for stage, number in counts.items() if stage not in ("closed", "withdrawn"))
    if (still, len(lines)) != (bench.sizes.opens, LONG_LINES):
        raise AssertionError(f"{still} open disclosures, {len(lines)} lines: not as intended")


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
