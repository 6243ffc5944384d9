"""Facts can be asked for by their positions, as many as one likes, in log order."""

from uuid import uuid4

import pytest

import domain.store
from domain.store import Unreadable
from tests.store.writing import comment

ERASE = ("UPDATE record_keys SET key = NULL", "UPDATE app.record_keys SET key = NULL")
EXCHANGE = (
    "UPDATE record_keys SET key = zeroblob(32)",
    "UPDATE app.record_keys SET key = decode(repeat('00', 32), 'hex')",
)


@pytest.fixture
def written(log):
    """Five facts of five records, with their positions."""
    facts = [comment(uuid4()) for _ in range(5)]
    return {log.append([fact], {}): fact for fact in facts}


@pytest.mark.parametrize("chunk", [2, 5_000])
def test_they_come_in_log_order_whatever_order_they_are_asked_in(log, written, monkeypatch, chunk):
    monkeypatch.setattr(domain.store, "CHUNK", chunk)
    first, _, third, _, last = written

    assert log.at([last, first, third]) == [
        (position, written[position]) for position in (first, third, last)
    ]
    assert log.at([]) == []
    assert log.at([last + 1]) == []


def test_texts_whose_key_was_destroyed_stay_erased(log, written, store_url, directly):
    directly(store_url, ERASE["postgres" in store_url])

    assert {fact.text for _, fact in log.at(list(written))} == {"(erased)"}


def test_one_that_cannot_be_read_is_named(log, written, store_url, directly):
    directly(store_url, EXCHANGE["postgres" in store_url])

    with pytest.raises(Unreadable) as refused:
        log.at([list(written)[1]])
    assert refused.value.position == list(written)[1]
