"""The base of a read model of findings, and what one batch of facts does to them."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from uuid import UUID, uuid5

import msgspec
from sqlalchemy import Table

from domain.facts import Fact, Naming
from projections.bitemporal.reading import Memory, Reader, Standing, kind_of
from projections.rows import Row, Rows, from_json, to_json
from projections.runner import Numbered, ReadModel
from projections.trust.moments import days


class Bitemporal(ReadModel):
    """The base of a read model of findings: a table of them, one of memories, and the readers."""

    finding: ClassVar[type[Any]]
    findings: ClassVar[Table]
    memories: ClassVar[Table]
    readers: ClassVar[Mapping[str, Reader]]

    def row(self, finding: Any) -> Row:
        """The columns of a finding that are its own."""
        raise NotImplementedError

    def apply(self, facts: Numbered, rows: Rows) -> None:
        ours = [(position, fact) for position, fact in facts if self._counts(fact)]
        shelf = Shelf(self, rows, {fact.originator_id for _, fact in ours})
        for position, fact in ours:
            shelf.hear(position, fact)
        shelf.write()
        self._narrow(facts, rows)

    def _counts(self, fact: Fact) -> bool:
        reader = self.readers.get(kind_of(fact))
        heard = reader is not None and type(fact) in reader.absorbs
        return heard and fact.audience == "shared" and not fact.imported

    def _narrow(self, facts: Numbered, rows: Rows) -> None:
        """What both sides are shown must rest on what both can open, also in hindsight."""
        namings = {
            fact.originator_id: (position, fact)
            for position, fact in facts
            if isinstance(fact, Naming) and kind_of(fact) in self.readers
        }
        if namings:
            rows.flush()
            stored = rows.load(self.findings, "record_id", namings)
            rows.update(
                self.findings, [_narrowed(row, *namings[row["record_id"]]) for row in stored]
            )


class Shelf:
    """The memories a batch touches, and the rows it adds and supersedes."""

    def __init__(self, model: Bitemporal, rows: Rows, ids: Iterable[UUID]) -> None:
        self._model, self._rows = model, rows
        self._memories: dict[UUID, Memory | None] = dict.fromkeys(ids)
        self._known: dict[UUID, Any] = {}
        self._found: dict[UUID, dict[Any, UUID]] = {}
        self._stored: set[UUID] = set()
        self._changed: dict[UUID, None] = {}
        self._fresh: dict[UUID, Row] = {}
        self._over: dict[UUID, Row] = {}
        self._load(self._memories)

    def hear(self, position: int, fact: Fact) -> None:
        """Let the record of a fact, and those that are told of it in turn, absorb it."""
        kind = kind_of(fact)
        self._open(fact.originator_id, kind)
        told: UUID | None = fact.originator_id
        while told and self.look(told) is not None:
            self._absorb(told, position, fact)
            told = self._model.readers[self._memory(told).kind].tells(self._known[told])

    def look(self, record_id: UUID) -> Any:
        """What is known of a record, or ``None`` where nothing is."""
        if record_id not in self._memories:
            self._memories[record_id] = None
            self._load([record_id])
        return self._known.get(record_id)

    def write(self) -> None:
        """Write everything back."""
        table, stored = self._model.findings, self._model.memories
        rows = self._rows.load(table, "id", self._over)
        self._rows.update(table, [{**row, **self._over[row["id"]]} for row in rows])
        for row in self._fresh.values():
            self._rows.insert(table, row)
        changed: list[Row] = []
        for record_id in self._changed:
            row = {"record_id": record_id, "memory": to_json(self._remembered(record_id))}
            if record_id in self._stored:
                changed.append(row)
            else:
                self._rows.insert(stored, row)
        self._rows.update(stored, changed)

    def _load(self, ids: Iterable[UUID]) -> None:
        for row in self._rows.load(self._model.memories, "record_id", ids):
            record_id, found = row["record_id"], from_json(row["memory"], Memory)
            reader = self._model.readers[found.kind]
            self._memories[record_id] = found
            self._known[record_id] = from_json(found.known, reader.known)
            self._found[record_id] = {
                from_json(each.finding, self._model.finding): each.id for each in found.standing
            }
            self._stored.add(record_id)

    def _open(self, record_id: UUID, kind: str) -> Any:
        if self._memories.get(record_id) is None:
            self._memories[record_id] = Memory(kind, msgspec.Raw(b"null"))
            self._known[record_id] = self._model.readers[kind].known()
            self._found[record_id] = {}
        return self._known[record_id]

    def _absorb(self, record_id: UUID, position: int, fact: Fact) -> None:
        kept, known = self._memory(record_id), self._known[record_id]
        reader = self._model.readers[kept.kind]
        if type(fact) not in reader.absorbs:
            return
        reader.absorbs[type(fact)](known, fact, self.look)
        self._changed[record_id] = None
        found, standing = set(reader.found(known)), self._found[record_id]
        for finding in [each for each in standing if each not in found]:
            self._supersede(standing.pop(finding), position, fact.recorded_at)
        for finding in sorted(found - standing.keys(), key=repr):
            kept.number += 1
            row_id = uuid5(record_id, f"{self._model.name}/{kept.number}")
            common = _common(row_id, record_id, kept.kind, position, fact)
            self._fresh[row_id] = {**common, **self._model.row(finding)}
            standing[finding] = row_id

    def _supersede(self, row_id: UUID, position: int, at: Any) -> None:
        over = {"superseded_at": at, "superseded_day": days(at), "moved": position}
        if row_id in self._fresh:
            self._fresh[row_id].update(over)
        else:
            self._over[row_id] = over

    def _memory(self, record_id: UUID) -> Memory:
        kept = self._memories[record_id]
        if kept is None:
            raise LookupError(record_id)
        return kept

    def _remembered(self, record_id: UUID) -> Memory:
        kept = self._memory(record_id)
        kept.known = msgspec.Raw(msgspec.json.encode(self._known[record_id]))
        kept.standing = [
            Standing(row_id, msgspec.Raw(msgspec.json.encode(finding)))
            for finding, row_id in self._found[record_id].items()
        ]
        return kept


def _common(row_id: UUID, record_id: UUID, kind: str, position: int, fact: Fact) -> Row:
    return {
        "id": row_id,
        "partnership_id": fact.partnership_id,
        "audience": "shared",
        "record_kind": kind,
        "record_id": record_id,
        "recorded_at": fact.recorded_at,
        "recorded_day": days(fact.recorded_at),
        "superseded_at": None,
        "superseded_day": None,
        "moved": position,
    }


def _narrowed(row: Row, position: int, fact: Naming) -> Row:
    return {**row, "audience": fact.audience, "moved": max(row["moved"], position)}
