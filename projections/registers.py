"""Registers: one row per record of a kind, with a dossier of everything its page shows.

A kind brings its dossier, a function that absorbs a fact, the columns its lists filter and sort
by, and which stages are open. What is asked of every register stands here too.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cache
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Index,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    Text,
    Uuid,
    func,
    select,
)

from domain.facts import Commented, Fact, TextCorrected, counts_for, tag_of
from projections.dossiers import Dossier, follow
from projections.paging import Page, Turn, page_of
from projections.rows import Row, Rows, from_json, to_json
from projections.runner import Numbered, ReadModel
from projections.tables import UtcDateTime, Viewer, visible, visible_by_id

D = TypeVar("D", bound=Dossier)


def table_of(name: str, *own: Column[Any], indexes: tuple[Index, ...] = ()) -> Table:
    """The table of a register: what every record has, and the columns of its ``own``.

    ``shown_at`` is when it began or was last told anew: lists are newest first by it. ``seen_…`` is
    how many facts of it make a page of that side out of date. ``searched`` is casefolded text.
    """
    return Table(
        name,
        MetaData(),
        Column("id", Uuid, primary_key=True),
        Column("partnership_id", Uuid, nullable=False),
        Column("audience", String(6), nullable=False),
        Column("side", String(6), nullable=False),
        Column("author_id", Uuid, nullable=False),
        Column("title", String(200), nullable=False),
        Column("stage", String(20), nullable=False),
        Column("ball", String(6), nullable=False),
        Column("is_open", Boolean, nullable=False),
        Column("due_at", UtcDateTime),
        Column("shown_at", UtcDateTime, nullable=False),
        Column("searched", Text, nullable=False),
        Column("seen_brand", Integer, nullable=False),
        Column("seen_bpo", Integer, nullable=False),
        Column("dossier", Text, nullable=False),
        *own,
        Index(f"{name}_by_time", "partnership_id", "shown_at", "id"),
        Index(f"{name}_by_stage", "partnership_id", "is_open", "shown_at"),
        *indexes,
    )


class Entry(NamedTuple, Generic[D]):
    """A record as lists and its page show it: a title, and everything known of it.

    ``seen`` is how many facts of it the viewer has seen by looking at this, for a decision.
    """

    id: UUID
    title: str
    stage: str
    ball: str
    is_open: bool
    due_at: datetime | None
    shown_at: datetime
    audience: str
    seen: int
    dossier: D


class Register(ReadModel, Generic[D]):
    """Keeps a register in step with the facts of its kind; ignores all others.

    ``kind`` is what their stored names begin with, ``open_stages`` are those somebody works on.
    """

    kind: ClassVar[str]
    table: ClassVar[Table]
    dossier: ClassVar[type[Dossier]]
    open_stages: ClassVar[tuple[str, ...]]

    def absorb(self, dossier: Any, fact: Fact) -> None:
        """Add what ``fact`` says to the dossier; stage, ball and corrections are there already."""
        raise NotImplementedError

    def columns(self, dossier: Any) -> Mapping[str, Any]:
        """The title (at most 200 characters), the text to search and the table's own columns.

        Named ``title``, ``searched`` and as in the table.
        """
        raise NotImplementedError

    def apply(self, facts: Numbered, rows: Rows) -> None:
        ours = [fact for _, fact in facts if self._is_ours(fact)]
        ids = {fact.originator_id for fact in ours}
        stored = {row["id"]: row for row in rows.load(self.table, "id", ids)}
        known = dict(stored)
        dossiers = {key: from_json(row["dossier"], self.dossier) for key, row in stored.items()}
        for fact in ours:
            row = known.setdefault(fact.originator_id, _blank(fact))
            dossier = dossiers.setdefault(fact.originator_id, self.dossier())
            follow(dossier, fact)
            self.absorb(dossier, fact)
            row["seen_brand"] += counts_for(fact, "brand")
            row["seen_bpo"] += counts_for(fact, "bpo")
        for record_id, dossier in dossiers.items():
            known[record_id].update(self._columns(dossier))
            if record_id not in stored:
                rows.insert(self.table, known[record_id])
        rows.update(self.table, list(stored.values()))

    def one(self, connection: Connection, viewer: Viewer, record_id: UUID) -> Entry[D] | None:
        """One record, or ``None`` if there is none the viewer may see."""
        chosen = self.select(viewer).where(self.table.c.id == record_id)
        row = connection.execute(chosen).mappings().first()
        return self._entry(row, viewer) if row else None

    def page(
        self,
        connection: Connection,
        viewer: Viewer,
        *wanted: ColumnElement[bool],
        turn: Turn = Turn(),
    ) -> Page[Entry[D]]:
        """A page of what the viewer may see and ``wanted`` lets through, newest first."""
        order = (self.table.c.shown_at, self.table.c.id)
        chosen = self.select(viewer).where(*wanted)
        return page_of(
            connection,
            viewer,
            self.table,
            chosen,
            order,
            turn,
            lambda row: self._entry(row, viewer),
        )

    def some(
        self,
        connection: Connection,
        viewer: Viewer,
        *wanted: ColumnElement[bool],
        order: tuple[Any, ...],
        limit: int,
    ) -> list[Entry[D]]:
        """At most ``limit`` records the viewer may see and ``wanted`` lets through, in order."""
        chosen = self.select(viewer).where(*wanted).order_by(*order).limit(limit)
        return [self._entry(row, viewer) for row in connection.execute(chosen).mappings()]

    def count(self, connection: Connection, viewer: Viewer, *wanted: ColumnElement[bool]) -> int:
        """How many records the viewer may see and ``wanted`` lets through."""
        chosen = select(func.count()).select_from(self.table).where(visible(self.table, viewer))
        return connection.scalar(chosen.where(*wanted)) or 0

    def titles(
        self, connection: Connection, viewer: Viewer, ids: Collection[UUID]
    ) -> dict[UUID, str]:
        """What the records with these ids that the viewer may see are called."""
        if not ids:
            return {}
        chosen = select(self.table.c.id, self.table.c.title).where(
            visible_by_id(self.table, viewer), self.table.c.id.in_(ids)
        )
        return {row.id: row.title for row in connection.execute(chosen)}

    def select(self, viewer: Viewer) -> Select[Any]:
        """The rows the viewer may see, for questions of a kind's own."""
        return select(self.table).where(visible(self.table, viewer))

    def _entry(self, row: Any, viewer: Viewer) -> Entry[D]:
        values = {name: row[name] for name in Entry._fields if name not in ("seen", "dossier")}
        dossier = from_json(row["dossier"], self.dossier)
        return Entry(**values, seen=row[f"seen_{viewer.side}"], dossier=dossier)

    def _columns(self, dossier: Dossier) -> Row:
        own = self.columns(dossier)
        return {
            "audience": dossier.audience,
            "side": dossier.side,
            "author_id": dossier.author_id,
            "stage": dossier.stage,
            "ball": dossier.ball,
            "is_open": dossier.stage in self.open_stages,
            "due_at": dossier.due_at,
            "dossier": to_json(dossier),
            "shown_at": dossier.begun_at,
            **own,
            "title": own["title"][:200],
            "searched": own["searched"].casefold(),
        }

    def _is_ours(self, fact: Fact) -> bool:
        kind = _kind(type(fact)) or fact.record_kind  # type: ignore[attr-defined]
        return bool(kind == self.kind)


@cache
def _kind(kind: type[Fact]) -> str:
    """The kind of record facts of a class are about; empty where the fact itself says it."""
    if issubclass(kind, (Commented, TextCorrected)):
        return ""
    return tag_of(kind).split(".", maxsplit=1)[0]


def _blank(fact: Fact) -> Row:
    return {
        "id": fact.originator_id,
        "partnership_id": fact.partnership_id,
        "seen_brand": 0,
        "seen_bpo": 0,
    }
