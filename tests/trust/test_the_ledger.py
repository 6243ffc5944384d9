"""The ledger in memory: what is read piece by piece is what is read at once."""

from random import Random

import pytest

from domain.rule_sets import FIRST
from projections import evidence
from projections.evidence import Evidence
from projections.rows import Rows
from projections.trust.ledger import BARS, Ledger
from projections.trust.moments import days
from tests.trust.histories import History, _engine, first, known


def columns(ledger: Ledger) -> list[tuple[object, ...]]:
    """Every piece by its id, with the record and the people by their names."""
    records, groups = list(ledger._records), list(ledger._groups)
    return sorted(
        (str(id), *row.tolist()[:-2], str(records[row["record"]]), groups[row["people"]])
        for id, row in zip(ledger.ids, ledger.rows, strict=True)
    )


def read_on(history: History, random: Random) -> Ledger:
    """The ledger read again after every few facts, always from what was known before."""
    numbered = list(enumerate(history.facts, 1))
    found = None
    with _engine().connect() as connection:
        while numbered:
            some = random.randint(1, 40)
            rows = Rows(connection, {table: table for table in Evidence.tables})
            Evidence().apply(numbered[:some], rows)
            rows.flush()
            del numbered[:some]
            found = evidence.ledger(connection, history.place, found)
    assert found
    return found


@pytest.mark.parametrize("seed", range(8))
def test_a_ledger_read_on_is_the_ledger_read_at_once(seed):
    history = History(seed)
    later = read_on(history, Random(seed))  # noqa: S311 - no secret
    with known(history.facts) as connection:
        whole = evidence.ledger(connection, history.place)

    assert columns(later) == columns(whole)
    at = days(history.end)
    for bar in BARS:
        one, other = later.score(bar, at, first()), whole.score(bar, at, first())
        assert one.value == pytest.approx(other.value, abs=1e-12)
        assert one.missing == other.missing


def test_without_news_the_ledger_is_the_same():
    history = History(3)
    with known(history.facts) as connection:
        whole = evidence.ledger(connection, history.place)

        assert evidence.ledger(connection, history.place, whole) is whole


def test_a_partnership_without_facts_has_an_empty_ledger():
    with known([]) as connection:
        empty = evidence.ledger(connection, History(1).place)

    assert empty.begins() is None
    assert empty.ahead(0, 1e6) == {}
    assert all(not score.is_shown for score in empty.scores(20_000, first()).values())


def test_what_lies_ahead_is_counted_by_side_and_rule_until_it_takes_effect():
    rules = set()
    for seed in range(12):
        history = History(seed)
        with known(history.facts) as connection:
            whole = evidence.ledger(connection, history.place)
        now = days(history.end)
        rules |= {rule for _, rule in whole.ahead(now, now + 365)}

    assert "missed" in rules
    assert all(FIRST.outcomes[rule] < 1 for rule in rules)  # time passing never speaks for a side
