"""What the real read models make of facts in memory, and what indicators say of it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from uuid import UUID

from sqlalchemy import Connection, Engine, create_engine

from domain.facts import Fact
from projections import evidence
from projections.evidence import Evidence
from projections.indicators import Asked, Figure, Indicator
from projections.intervals import Intervals
from projections.measures import Measures, Period
from projections.partnerships import Partnerships
from projections.rows import Rows
from projections.runner import ReadModel
from projections.tables import Viewer

MODELS: tuple[type[ReadModel], ...] = (Measures, Evidence, Intervals, Partnerships)

Figures = dict[str, Sequence[Figure]]


@contextmanager
def known(facts: Iterable[Fact]) -> Iterator[Connection]:
    """A connection on which indicators are worked out as these facts make them."""
    numbered = list(enumerate(facts, 1))
    with _engine().connect() as connection:
        for model in MODELS:
            rows = Rows(connection, {table: table for table in model.tables})
            model().apply(numbered, rows)
            rows.flush()
        yield connection  # nothing is committed: the next story finds empty tables


def figures_of(
    facts: Iterable[Fact], place: UUID, periods: Sequence[Period], some: Sequence[Indicator]
) -> list[Figures]:
    """What each indicator answers for each period, by its name."""
    with known(facts) as connection:
        ledger = evidence.ledger(connection, place)
        return [
            {
                each.name: each.figures(Asked(connection, Viewer(place, "brand"), ledger, period))
                for each in some
            }
            for period in periods
        ]


@cache
def _engine() -> Engine:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        for model in MODELS:
            for table in model.tables:
                table.create(connection)
    return engine
