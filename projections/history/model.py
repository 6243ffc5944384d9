"""The table of history lines and how facts become lines."""

from typing import Any
from uuid import UUID, uuid5

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
)

from domain.facts import Claimed, Commented, Fact, Talk, TextCorrected, personal_fields, tag_of
from projections.history.sentences import LABELS, sentence_of
from projections.rows import Rows, from_json, to_json
from projections.runner import Numbered, ReadModel
from projections.tables import UtcDateTime

lines = Table(
    "history",
    MetaData(),
    Column("id", Uuid, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("partnership_id", Uuid, nullable=False),
    Column("record_id", Uuid, nullable=False),
    Column("record_kind", String(20), nullable=False),
    Column("version", Integer, nullable=False),
    Column("fact", String(60), nullable=False),
    Column("command_id", Uuid, nullable=False),
    Column("actor_id", Uuid, nullable=False),
    Column("side", String(6), nullable=False),
    Column("audience", String(6), nullable=False),
    Column("shown_at", UtcDateTime, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("occurred_at", UtcDateTime),
    Column("precision", String(5)),
    Column("imported", Boolean, nullable=False),
    Column("talk", Boolean, nullable=False),
    Column("stage", String(20)),
    Column("ball", String(6)),
    Column("sentence", Text, nullable=False),
    Column("texts", Text, nullable=False),
    Column("searched", Text, nullable=False),
    Index("history_by_time", "partnership_id", "shown_at", "position"),
    Index("history_by_record", "partnership_id", "record_id", "shown_at", "position"),
)
"""``shown_at`` is the recorded time, or for imported lines the time the other system claims."""

CLAIMED = ("occurred", "contained")
"""The fields that say when something happened, as opposed to when it was recorded."""


class Told(msgspec.Struct):
    """A text on a line. ``corrected`` stands beside it, once somebody superseded it."""

    field: str
    label: str
    text: str
    corrected: str | None = None
    reason: str | None = None


class History(ReadModel):
    """One line per fact of every kind."""

    name = "history"
    tables = (lines,)

    def apply(self, facts: Numbered, rows: Rows) -> None:
        fresh = {}
        for position, fact in facts:
            row = _line(position, fact)
            fresh[row["id"]] = row
        corrections = [fact for _, fact in facts if isinstance(fact, TextCorrected)]
        self._correct(corrections, fresh, rows)
        for row in fresh.values():
            rows.insert(lines, row)

    def _correct(
        self, corrections: list[TextCorrected], fresh: dict[UUID, Any], rows: Rows
    ) -> None:
        targets = {line_id(fact.originator_id, fact.corrects) for fact in corrections}
        stored = {row["id"]: row for row in rows.load(lines, "id", targets - fresh.keys())}
        known = {**stored, **fresh}
        for fact in corrections:
            row = known[line_id(fact.originator_id, fact.corrects)]
            told: list[Told] = from_json(row["texts"], list[Told])
            for text in told:
                if text.field == fact.field:
                    text.corrected, text.reason = fact.text, fact.reason
            row["texts"] = to_json(told)
        rows.update(lines, list(stored.values()))


def line_id(record_id: UUID, version: int) -> UUID:
    """The permanent id of a line: it tells nothing about how many lines there are."""
    return uuid5(record_id, f"line {version}")


def _line(position: int, fact: Fact) -> dict[str, Any]:
    tag = tag_of(type(fact))
    claimed = _claimed(fact)
    told = [
        Told(name, LABELS[name], text)
        for name in personal_fields(type(fact))
        if (text := getattr(fact, name))
    ]
    sentence = sentence_of(fact)
    return {
        "id": line_id(fact.originator_id, fact.originator_version),
        "position": position,
        "partnership_id": fact.partnership_id,
        "record_id": fact.originator_id,
        "record_kind": _kind(tag, fact),
        "version": fact.originator_version,
        "fact": tag,
        "command_id": fact.command_id,
        "actor_id": fact.actor_id,
        "side": fact.side,
        "audience": fact.audience,
        "shown_at": claimed.at if fact.imported and claimed else fact.recorded_at,
        "recorded_at": fact.recorded_at,
        "occurred_at": claimed.at if claimed else None,
        "precision": claimed.precision if claimed else None,
        "imported": fact.imported,
        "talk": isinstance(fact, Talk),
        "stage": fact.stage,
        "ball": fact.ball,
        "sentence": sentence,
        "texts": to_json(told),
        "searched": " ".join([sentence, *(text.text for text in told)]).casefold(),
    }


def _claimed(fact: Fact) -> Claimed | None:
    return next((value for name in CLAIMED if (value := getattr(fact, name, None))), None)


def _kind(tag: str, fact: Fact) -> str:
    if isinstance(fact, (Commented, TextCorrected)):
        return fact.record_kind
    return tag.split(".", maxsplit=1)[0]
