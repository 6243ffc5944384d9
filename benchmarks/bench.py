"""What every benchmark is given: its sizes, a place to work, and stores."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import NamedTuple

from benchmarks import postgres
from domain.store import create_store
from portal import workshop_over
from portal.web import Workshop


class Sizes(NamedTuple):
    """How much is measured. ``opens`` are the open disclosures of the measured partnership."""

    rounds: int = 20
    calls: int = 50
    small: int = 10_000
    large: int = 200_000
    opens: int = 1_000
    rebuilds: int = 3
    clients: int = 8
    asks: int = 6


FULL = Sizes()
QUICK = Sizes(rounds=8, calls=20, small=4_000, large=20_000, opens=400, rebuilds=1)
TINY = Sizes(rounds=1, calls=3, small=300, large=600, opens=20, rebuilds=1, clients=2, asks=0)


@dataclass
class Bench:
    """Where a benchmark works. ``home`` is temporary, ``keep`` holds built stores."""

    sizes: Sizes
    home: Path
    keep: Path
    postgres: str | None = None
    say: Callable[[str], None] = lambda _: None
    numbers: Iterator[int] = field(default_factory=partial(count, 1))

    @contextmanager
    def empty_store(self, database: str) -> Iterator[str]:
        """The URL of a store with its log and no tables besides."""
        if database == "sqlite":
            url = f"sqlite:///{self.home / f'store-{next(self.numbers)}.db'}"
            create_store(url)
            yield url
            return
        with postgres.new_database(str(self.postgres)) as url:
            create_store(url)
            yield url

    @contextmanager
    def workshop(self, database: str) -> Iterator[Workshop]:
        """The parts of a portal over an empty store."""
        with self.empty_store(database) as url, opened(url) as parts:
            parts.runner.install()
            parts.directory.install()
            yield parts
            must_be_live(parts)

    @property
    def databases(self) -> list[str]:
        """The databases there are."""
        return ["sqlite", "postgresql"] if self.postgres else ["sqlite"]


def must_be_live(parts: Workshop) -> None:
    """Raise RuntimeError if a read model halted: what it no longer does is not to be measured."""
    halted = [each for each in parts.runner.standings() if each.status != "live"]
    if halted:
        raise RuntimeError(f"{halted[0].model} halted: {halted[0].error}")


@contextmanager
def opened(url: str) -> Iterator[Workshop]:
    """The parts of a portal over a store, closed again."""
    parts = workshop_over(url)
    try:
        yield parts
    finally:
        parts.partnerships.log.close()
        parts.runner.engine.dispose()
        parts.directory.engine.dispose()
