"""Every kind of fact is read back as it was written, whatever people write."""

from datetime import UTC, date, datetime
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID, uuid4

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import domain.application  # noqa: F401 - imports every record, and with them every fact
from domain.facts import personal_fields, stored_facts
from domain.store import create_store, open_log
from domain.store.sealing import FactMapper, new_key
from tests import postgres
from tests.store.writing import comment

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
LONG = st.sampled_from(
    ["🙂👩🏽‍💻é" * 800, "Zürich\r\n\t“quoted” \\ {} </script> \u202e \U0010ffff", "ß" * 4000]
)
SIMPLE = {
    str: WORDS | LONG,
    UUID: st.uuids(),
    bool: st.booleans(),
    int: st.integers(1, 2**31),
    float: st.floats(allow_nan=False, allow_infinity=False),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    type(None): st.none(),
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values a field of that type may hold."""
    origin, parts = get_origin(hint), get_args(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    if origin is Annotated:
        return values(parts[0])
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in (Union, UnionType):
        return st.one_of(*map(values, parts))
    if origin is dict:
        return st.dictionaries(values(parts[0]), values(parts[1]), max_size=3)
    return st.lists(values(parts[0]), max_size=3).map(tuple) if origin is tuple else structs(hint)


def structs(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind, include_extras=True)
    return st.builds(kind, **{name: values(hints[name]) for name in kind.__struct_fields__})


@pytest.mark.parametrize("name", sorted(stored_facts()))
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_every_fact_is_read_as_it_was_written(name, data):
    fact = data.draw(structs(stored_facts()[name]))
    sealed = FactMapper().to_stored_event(fact, new_key())

    assert sealed.topic == name
    assert FactMapper().to_domain_event(sealed) == fact
    written = msgspec.json.decode(sealed.state)
    for field in personal_fields(type(fact)):
        assert written[field] != getattr(fact, field) or not written[field]


@settings(max_examples=40, deadline=None)
@given(text=WORDS | LONG)
def test_every_text_is_read_from_a_database_as_it_was_written(folder_log, text):
    fact = comment(uuid4(), text=text)
    folder_log.append([fact], {})

    assert folder_log.stream(fact.originator_id).facts == [fact]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def folder_log(request, tmp_path_factory):
    """One store in each database: hypothesis wants no fresh one for each text."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('texts') / 'log.db'}"
        create_store(url)
        yield (log := open_log(url))
        log.close()
        return
    with postgres.new_database(request.getfixturevalue("postgres_server")) as url:
        create_store(url)
        yield (log := open_log(url))
        log.close()
