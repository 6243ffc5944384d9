"""Personal text is unreadable on disk, stays where it was written, and is gone once its key is."""

from pathlib import Path
from uuid import uuid4

import pytest

from domain.facts import personal_fields, stored_facts
from domain.records import Comment, CorrectText
from domain.store.sealing import ERASED, FactMapper, new_key
from tests.domain.told import MISDIRECTED, closed, told
from tests.scenario import PRIYA, Scenario
from tests.store.writing import SECRET, comment


def on_disk(log, directly):
    """Everything the database keeps: SQLite's files as they are, PostgreSQL's log as text."""
    if log.url.startswith("sqlite"):
        path = Path(log.url.removeprefix("sqlite:///"))
        return b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))
    rows = directly(log.url, "SELECT topic, state, originator_id FROM log.stored_events")
    return b"".join(topic.encode() + state + record.hex.encode() for topic, state, record in rows)


def test_a_text_is_not_readable_on_disk_but_who_and_where_is(log, directly):
    fact = comment(uuid4())
    log.append([fact], {})

    stored = on_disk(log, directly)
    for word in ("Marcus", "Aurelius", "Schmidt", "refund", "letters"):
        assert word.encode() not in stored
    for known in (
        "record.commented",
        str(fact.actor_id),
        fact.originator_id.hex,
        str(fact.comment_id),
    ):
        assert known.encode() in stored
    assert log.stream(fact.originator_id).facts == [fact]


def test_no_text_of_a_whole_story_is_readable_on_disk(tmp_path, directly):
    story = closed(Scenario(tmp_path))
    texts = {
        value.encode()
        for _, fact in story.log.after(0, 100)
        for name in personal_fields(type(fact))
        if (value := getattr(fact, name))
    }
    stored = on_disk(story.log, directly)

    assert len(texts) > 10
    assert not [text for text in texts if text in stored]


def test_the_same_text_is_never_sealed_alike():
    key, fact = new_key(), comment(uuid4())

    assert (
        FactMapper().to_stored_event(fact, key).state
        != FactMapper().to_stored_event(fact, key).state
    )


MOVE = (
    "UPDATE {table} SET state = (SELECT state FROM {table} WHERE originator_version = 1) "
    "WHERE originator_version = 2"
)


def without_guards(log, directly, statement):
    """Do what only somebody with the database in their hands could do."""
    if log.url.startswith("sqlite"):
        directly(log.url, "DROP TRIGGER stored_events_no_update")
        directly(log.url, statement.format(table="stored_events"))
    else:
        directly(log.url, "ALTER TABLE log.stored_events DISABLE TRIGGER append_only")
        directly(log.url, statement.format(table="log.stored_events"))


def test_a_sealed_text_moved_to_another_version_does_not_open(log):
    key, mapper = new_key(), FactMapper()
    first, second = comment(record := uuid4(), 1, "Yes."), comment(record, 2, "No.")
    sealed, target = mapper.to_stored_event(first, key), mapper.to_stored_event(second, key)
    moved = type(sealed)(
        originator_id=record,
        originator_version=2,
        topic=target.topic,
        state=sealed.state.replace(b'"originator_version":1', b'"originator_version":2'),
        key=key,
    )

    assert mapper.to_domain_event(sealed) == first
    with pytest.raises(ValueError, match="does not open"):
        mapper.to_domain_event(moved)


def test_nor_in_another_record_or_field_or_under_another_key():
    key, mapper = new_key(), FactMapper()
    here, there = uuid4(), uuid4()
    sealed = mapper.to_stored_event(comment(here, text="Yes."), key)
    moved = {
        "record": sealed.state.replace(str(here).encode(), str(there).encode()),
        "key": sealed.state,
    }
    for place, state in moved.items():
        with pytest.raises(ValueError, match="does not open"):
            mapper.to_domain_event(
                type(sealed)(
                    there if place == "record" else here,
                    1,
                    sealed.topic,
                    state,
                    key=new_key() if place == "key" else key,
                )
            )


def test_a_row_edited_under_the_portal_is_noticed_when_it_is_read(log, directly):
    record_id = uuid4()
    log.append([comment(record_id, 1, "Yes."), comment(record_id, 2, "No.")], {})
    without_guards(log, directly, MOVE)

    # The state says version 1 and opens there; the row says version 2.
    with pytest.raises(ValueError, match="does not belong"):
        log.stream(record_id)


def test_a_destroyed_key_leaves_the_fact_without_its_text(log, directly):
    gone, kept = comment(uuid4()), comment(uuid4())
    log.append([gone, kept], {})
    if log.url.startswith("sqlite"):
        directly(
            log.url, "UPDATE record_keys SET key = NULL WHERE record_id = ?", gone.originator_id.hex
        )
    else:
        directly(
            log.url,
            "UPDATE app.record_keys SET key = NULL WHERE record_id = %s",
            gone.originator_id,
        )

    read = log.stream(gone.originator_id)
    assert read.key is None
    assert [fact.text for fact in read.facts] == [ERASED] == ["(erased)"]
    assert read.facts[0].actor_id == gone.actor_id
    assert [fact.text for _, fact in log.after(0, 10)] == [ERASED, SECRET]


def test_records_have_keys_of_their_own(log):
    one, other = comment(uuid4()), comment(uuid4())
    log.append([one, other], {})

    assert log.stream(one.originator_id).key != log.stream(other.originator_id).key
    assert len(log.stream(one.originator_id).key) == 32


def test_a_record_keeps_its_key_from_the_first_fact_on(tmp_path):
    story = told(Scenario(tmp_path))
    key = story.log.stream(story.id).key
    story.given(Comment, by=PRIYA, text="And one more thing.")
    better = {"corrects": 1, "field": "what", "text": "Forty-one.", "reason": "One more."}
    story.given(CorrectText, by=PRIYA, **better)

    assert story.log.stream(story.id).key == key
    assert story.log.stream(story.id).facts[0].what == MISDIRECTED["what"]


def test_what_nobody_wrote_is_not_sealed():
    empty = FactMapper().to_stored_event(comment(uuid4(), text=""), new_key())

    assert b'"text":""' in empty.state


def test_a_stored_name_nobody_declared_is_an_error():
    event = FactMapper().to_stored_event(comment(uuid4()), new_key())

    with pytest.raises(KeyError, match=r"record\.deleted"):
        FactMapper().to_domain_event(
            type(event)(event.originator_id, 1, "record.deleted", event.state)
        )
    assert "record.commented" in stored_facts()
