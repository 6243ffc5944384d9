"""The table of history lines and how facts become lines."""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from typing import Any, NamedTuple
from uuid import UUID

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

from domain.facts import (
    Claimed,
    Commented,
    Fact,
    Naming,
    Talk,
    TextCorrected,
    personal_fields,
    speaker_of,
    tag_of,
)
from projections.history.sentences import LABELS, sentence_of
from projections.naming import narrowed
from projections.rows import Row, Rows, from_json, to_json
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
    version = 3
    tables = (lines,)

    def apply(self, facts: Numbered, rows: Rows) -> None:
        fresh = {}
        for position, fact, nth in _numbered(facts, rows):
            row = _line(position, fact, nth)
            fresh[row["id"]] = row
        corrections = [fact for _, fact in facts if isinstance(fact, TextCorrected)]
        namings = narrowed(facts)
        touched: dict[UUID, Row] = {}
        for record_id, tenant in _touched(corrections, namings).items():
            kept = rows.load_within(lines, tenant, record_id)
            touched |= {row["id"]: row for row in kept}
        every = touched | fresh
        self._correct(corrections, every)
        _narrow(namings, every)
        rows.update(lines, list(touched.values()))
        for row in fresh.values():
            rows.insert(lines, row)

    def _correct(self, corrections: list[TextCorrected], known: dict[UUID, Row]) -> None:
        places = {_place(row): row for row in known.values()}
        for fact in corrections:
            row = places[fact.originator_id, fact.corrects]
            told: list[Told] = from_json(row["texts"], list[Told])
            for text in told:
                if text.field == fact.field:
                    text.corrected, text.reason = fact.text, fact.reason
            row["texts"] = to_json(told)


def _touched(corrections: list[TextCorrected], namings: dict[UUID, Naming]) -> dict[UUID, UUID]:
    """The records whose earlier lines change, with their partnerships."""
    return {fact.originator_id: fact.partnership_id for fact in (*corrections, *namings.values())}


def _narrow(namings: dict[UUID, Naming], known: dict[UUID, Row]) -> None:
    """Every line of a record is read by whom its latest naming says."""
    for row in known.values():
        if naming := namings.get(row["record_id"]):
            row["audience"] = naming.audience


def _place(row: Row) -> tuple[UUID, int]:
    return row["record_id"], row["version"]


def line_id(fact: Fact, nth: int = 0) -> UUID:
    """The permanent id of a line; ``nth`` is its place among those of its command in its record.

    Derived from the command behind it, whose id only its sender knows, and not from the version:
    neither by trying out ids nor by sending something can anybody learn how many lines the other
    side keeps to itself.
    """
    place = fact.originator_id.bytes + nth.to_bytes(4, "big")
    return UUID(bytes=blake2b(place, key=fact.command_id.bytes, digest_size=16).digest())


def _numbered(facts: Numbered, rows: Rows) -> Iterator[tuple[int, Fact, int]]:
    """Every fact with its place among those of its command in its record.

    A command's facts of one record follow each other in the log, so only the first fact of a batch
    can go on with what an earlier one began.
    """
    counted: dict[tuple[UUID, UUID], int] = {}
    for position, fact in facts:
        of_command = (fact.originator_id, fact.command_id)
        if not counted:
            counted[of_command] = _told_before(fact, rows)
        nth = counted.get(of_command, 0)
        counted[of_command] = nth + 1
        yield position, fact, nth


def _told_before(fact: Fact, rows: Rows) -> int:
    told = 0
    while rows.load(lines, "id", [line_id(fact, told)]):
        told += 1
    return told


class Shape(NamedTuple):
    """What lines of one class of fact have in common. ``kind`` is empty where the fact says it."""

    tag: str
    kind: str
    talk: bool
    claimed: str | None
    texts: tuple[tuple[str, str], ...]


@cache
def _shape(kind: type[Fact]) -> Shape:
    tag = tag_of(kind)
    return Shape(
        tag,
        "" if issubclass(kind, (Commented, TextCorrected)) else tag.split(".", maxsplit=1)[0],
        issubclass(kind, Talk),
        next((name for name in CLAIMED if name in kind.__struct_fields__), None),
        tuple((name, _label(tag, name)) for name in personal_fields(kind)),
    )


def _label(tag: str, field: str) -> str:
    """What stands before a text: said for one kind of record, or for all."""
    of_kind = f"{tag.split('.', maxsplit=1)[0]}.{field}"
    return LABELS[of_kind] if of_kind in LABELS else LABELS[field]


def _line(position: int, fact: Fact, nth: int) -> dict[str, Any]:
    shape = _shape(type(fact))
    claimed: Claimed | None = getattr(fact, shape.claimed) if shape.claimed else None
    told = [Told(name, label, text) for name, label in shape.texts if (text := getattr(fact, name))]
    sentence = sentence_of(fact)
    actor_id, side = speaker_of(fact)
    return {
        "id": line_id(fact, nth),
        "position": position,
        "partnership_id": fact.partnership_id,
        "record_id": fact.originator_id,
        "record_kind": shape.kind or fact.record_kind,  # type: ignore[attr-defined]
        "version": fact.originator_version,
        "fact": shape.tag,
        "command_id": fact.command_id,
        "actor_id": actor_id,
        "side": side,
        "audience": fact.audience,
        "shown_at": claimed.at if fact.imported and claimed else fact.recorded_at,
        "recorded_at": fact.recorded_at,
        "occurred_at": claimed.at if claimed else None,
        "precision": claimed.precision if claimed else None,
        "imported": fact.imported,
        "talk": shape.talk,
        "stage": fact.stage,
        "ball": fact.ball,
        "sentence": sentence,
        "texts": to_json(told),
        "searched": " ".join([sentence, *(text.text for text in told)]).casefold(),
    }
