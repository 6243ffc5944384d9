"""The commitments of both sides: one row each, with when it is due and what became of it."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Date,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
    select,
)

from domain.commitments import events
from domain.facts import Commented, Fact, Talk, TextCorrected, tag_of
from projections.rows import Row, Rows
from projections.runner import Numbered, ReadModel
from projections.tables import UtcDateTime, Viewer, visible, visible_by_id

register = Table(
    "commitments",
    MetaData(),
    Column("id", Uuid, primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Column("audience", String(6), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("owner_side", String(6), nullable=False),
    Column("text", Text, nullable=False),
    Column("text_version", Integer, nullable=False),
    Column("origin_id", Uuid),
    Column("origin_kind", String(20), nullable=False),
    Column("asked_by", String(6)),
    Column("stage", String(20), nullable=False),
    Column("ball", String(6), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("asked_due_on", Date),
    Column("times_asked", Integer, nullable=False),
    Column("settled_at", UtcDateTime),
    Column("seen_brand", Integer, nullable=False),
    Column("seen_bpo", Integer, nullable=False),
    Index("commitments_by_due", "partnership_id", "settled_at", "due_at"),
    Index("commitments_by_origin", "partnership_id", "origin_id"),
)
"""``asked_by`` is the side that asked it of its owner; ``None`` for a promise.
``settled_at`` is when it was kept, repaired or released; ``None`` while it is open.
``seen_…`` is how many facts of it a side can see, talk left out: a comment kept to one's own side
may be corrected, and that is nothing the other side may notice."""

SETTLING = (
    events.CommitmentKept,
    events.CommitmentKeptLate,
    events.CommitmentRepaired,
    events.CommitmentReleased,
    events.CommitmentDeclined,
)


class Commitment(NamedTuple):
    """A commitment as lists and its page show it. Missed means open at ``due_at`` (UTC).

    ``seen`` is how many facts of it the viewer can see, talk left out.
    """

    id: UUID
    kind: str
    owner_side: str
    text: str
    origin_id: UUID | None
    origin_kind: str
    asked_by: str | None
    stage: str
    ball: str
    made_at: datetime
    due_on: date
    due_at: datetime
    asked_due_on: date | None
    times_asked: int
    settled_at: datetime | None
    seen: int

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.settled_at is None

    def is_missed(self, at: datetime) -> bool:
        """Whether its due instant has passed without it being done."""
        return self.is_open and at > self.due_at


class Commitments(ReadModel):
    """Keeps the commitments in step with their facts."""

    name = "commitments"
    version = 3
    tables = (register,)

    def apply(self, facts: Numbered, rows: Rows) -> None:
        ours = [fact for _, fact in facts if _is_ours(fact)]
        stored = {
            row["id"]: row for row in rows.load(register, "id", {f.originator_id for f in ours})
        }
        known = dict(stored)
        for fact in ours:
            if isinstance(fact, events.CommitmentMade):
                known[fact.originator_id] = _made(fact)
            _change(known[fact.originator_id], fact)
        for record_id, row in known.items():
            if record_id not in stored:
                rows.insert(register, row)
        rows.update(register, [known[record_id] for record_id in stored])


def _made(fact: events.CommitmentMade) -> Row:
    return {
        "id": fact.originator_id,
        "partnership_id": fact.partnership_id,
        "audience": fact.audience,
        "kind": fact.kind,
        "owner_side": fact.owner_side,
        "text": fact.text,
        "text_version": fact.originator_version,
        "origin_id": fact.origin_id,
        "origin_kind": fact.origin_kind,
        "asked_by": fact.side if fact.side not in (fact.owner_side, "portal") else None,
        "stage": "made",
        "ball": "nobody",
        "made_at": fact.recorded_at,
        "due_on": fact.due_on,
        "due_at": fact.due_at,
        "asked_due_on": None,
        "times_asked": 0,
        "settled_at": None,
        "seen_brand": 0,
        "seen_bpo": 0,
    }


def _change(row: Row, fact: Fact) -> None:
    if not isinstance(fact, Talk):
        row["seen_brand"] += fact.audience in ("shared", "brand")
        row["seen_bpo"] += fact.audience in ("shared", "bpo")
    if fact.stage is not None:
        row["stage"], row["ball"] = fact.stage, fact.ball
    match fact:
        case events.RenegotiationAsked():
            row["asked_due_on"], row["times_asked"] = fact.due_on, row["times_asked"] + 1
        case events.RenegotiationAgreed():
            row.update(asked_due_on=None, due_on=fact.due_on, due_at=fact.due_at)
        case events.RenegotiationRefused():
            row["asked_due_on"] = None
        case events.KeepingDisputed():
            row["settled_at"] = None
        case TextCorrected() if fact.corrects == row["text_version"]:
            row["text"] = fact.text
        case _ if isinstance(fact, SETTLING):
            row["settled_at"] = fact.recorded_at


def _is_ours(fact: Fact) -> bool:
    if isinstance(fact, (Commented, TextCorrected)):
        return fact.record_kind == "commitment"
    return tag_of(type(fact)).startswith("commitment.")


def open_ones(
    connection: Connection,
    viewer: Viewer,
    owner_side: str = "",
    *,
    until: datetime | None = None,
    limit: int | None = None,
) -> list[Commitment]:
    """Open commitments, the next due first; of one owner side, due ``until`` then, if given."""
    chosen = select(register).where(visible(register, viewer), register.c.settled_at.is_(None))
    if owner_side:
        chosen = chosen.where(register.c.owner_side == owner_side)
    if until:
        chosen = chosen.where(register.c.due_at <= until)
    ordered = chosen.order_by(register.c.due_at, register.c.id).limit(limit)
    return _read(connection, viewer, ordered)


def settled(connection: Connection, viewer: Viewer, limit: int = 100) -> list[Commitment]:
    """Commitments kept, repaired or released, the latest first."""
    chosen = select(register).where(visible(register, viewer), register.c.settled_at.is_not(None))
    return _read(connection, viewer, chosen.order_by(register.c.settled_at.desc()).limit(limit))


def of_record(connection: Connection, viewer: Viewer, origin_id: UUID) -> list[Commitment]:
    """The commitments made from inside a record, in the order they were made."""
    chosen = select(register).where(visible(register, viewer), register.c.origin_id == origin_id)
    return _read(connection, viewer, chosen.order_by(register.c.made_at, register.c.id))


def one(connection: Connection, viewer: Viewer, commitment_id: UUID) -> Commitment | None:
    """One commitment, or ``None`` if there is none the viewer may see."""
    chosen = select(register).where(visible(register, viewer), register.c.id == commitment_id)
    return next(iter(_read(connection, viewer, chosen)), None)


def titles(connection: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, Commitment]:
    """The commitments with these ids that the viewer may see."""
    if not ids:
        return {}
    chosen = select(register).where(visible_by_id(register, viewer), register.c.id.in_(ids))
    return {commitment.id: commitment for commitment in _read(connection, viewer, chosen)}


def _read(connection: Connection, viewer: Viewer, chosen: Any) -> list[Commitment]:
    stored = [name for name in Commitment._fields if name != "seen"]
    return [
        Commitment(**{name: row[name] for name in stored}, seen=row[f"seen_{viewer.side}"])
        for row in connection.execute(chosen).mappings()
    ]
