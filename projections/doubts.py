"""Doubts: what each of the two people named reads of it; to everybody else there is none."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from domain.doubts import events
from domain.facts import Fact
from projections import dossiers
from projections.dossiers import Part, part
from projections.paging import Page, Turn
from projections.registers import Entry, Register, table_of
from projections.tables import Viewer

register = table_of("doubts")


class Sentence(Part, kw_only=True):
    """The doubt itself."""

    sentence: str = ""


class Word(Part, kw_only=True):
    """A word on the talk, or on how it was settled."""

    words: str = ""
    talked_on: date | None = None


class Dossier(dossiers.Dossier, kw_only=True):
    """What is known of a doubt."""

    to_id: UUID | None = None
    dimension: str = ""
    raised: Sentence | None = None
    talked: Word | None = None
    settled: Word | None = None
    became: str = ""


class Doubts(Register[Dossier]):
    """Keeps the doubts."""

    name = "doubts"
    tables = (register,)
    kind = "doubt"
    table = register
    dossier = Dossier
    open_stages = ("raised", "talked")

    def absorb(self, dossier: Dossier, fact: Fact) -> None:
        match fact:
            case events.DoubtRaised():
                dossier.to_id, dossier.dimension = fact.to_id, fact.dimension
                dossier.raised, dossier.due_at = part(Sentence, fact), fact.talk_by
            case events.DoubtTalked():
                dossier.talked, dossier.due_at = part(Word, fact), None
            case events.DoubtSettled():
                dossier.settled, dossier.due_at = part(Word, fact), None
            case events.DoubtPromoted():
                dossier.became, dossier.due_at = fact.became, None
            case events.DoubtWithdrawn():
                dossier.due_at = None

    def columns(self, dossier: Dossier) -> dict[str, Any]:
        sentence = dossier.raised.sentence if dossier.raised else ""
        return {"title": sentence, "searched": sentence}


_MODEL = Doubts()


def one(connection: Connection, viewer: Viewer, doubt_id: UUID) -> Entry[Dossier] | None:
    """One doubt, or ``None`` if there is none between the viewer and somebody."""
    return _MODEL.one(connection, viewer, doubt_id)


def page(connection: Connection, viewer: Viewer, turn: Turn = Turn()) -> Page[Entry[Dossier]]:
    """The viewer's doubts, raised by them or with them, newest first."""
    return _MODEL.page(connection, viewer, turn=turn)


def titles(connection: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, str]:
    """The sentences of the doubts with these ids that the viewer reads."""
    return _MODEL.titles(connection, viewer, ids)
