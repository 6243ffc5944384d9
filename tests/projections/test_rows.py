"""Rows go in and come back as they were, however many and whatever they hold."""

from datetime import UTC, date, datetime
from uuid import UUID

from projections.commitments import register
from projections.rows import CHUNK, Rows

MANY = 2 * CHUNK + 201


def row(number):
    return {
        "id": UUID(int=number),
        "partnership_id": UUID(int=1),
        "audience": "shared",
        "kind": "general",
        "owner_side": "bpo",
        "text": "Straße, 100 % \\ 'x' \"y\" %s ? :z\n🙂",
        "text_version": 1,
        "origin_id": None,
        "origin_kind": "disclosure",
        "asked_by": None,
        "stage": "made",
        "ball": "brand",
        "made_at": datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=UTC),
        "due_on": date(2026, 3, 9),
        "due_at": datetime(2026, 3, 9, 23, 59, 59, tzinfo=UTC),
        "asked_due_on": None,
        "times_asked": 0,
        "settled_at": None,
        "seen_brand": 1,
        "seen_bpo": 1,
    }


def test_many_rows_are_written_found_changed_and_removed(store):
    ids = [UUID(int=number) for number in range(MANY)]
    with store.runner.writing() as connection:
        rows = Rows(connection, {register: register})
        for number in range(MANY):
            rows.insert(register, row(number))
        rows.flush()
        found = sorted(rows.load(register, "id", ids), key=lambda each: each["id"])
        assert found == [row(number) for number in range(MANY)]

        rows.update(register, [each | {"stage": "kept"} for each in found[::2]])
        stages = [each["stage"] for each in rows.load(register, "id", ids)]
        assert stages.count("kept") == (MANY + 1) // 2

        rows.delete(register, "id", ids[:-1])
        assert [each["id"] for each in rows.load(register, "id", ids)] == ids[-1:]
        assert rows.load(register, "id", []) == []
