"""The register of appeals: what was contested, and how the leads of both sides ruled."""

from collections.abc import Collection, Mapping
from functools import singledispatchmethod
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Column, Connection, Index, String, Uuid

from domain.appeals import events
from domain.facts import Fact
from projections import dossiers
from projections.dossiers import Part, headline, part, say
from projections.paging import Page, Turn
from projections.registers import Entry, Register, table_of
from projections.tables import Viewer

register = table_of(
    "appeals",
    Column("about_kind", String(20), nullable=False),
    Column("about_id", Uuid, nullable=False),
    indexes=(Index("appeals_by_record", "partnership_id", "about_id"),),
)


class Raised(Part, kw_only=True):
    """Why it was raised."""

    reason: str


class Proposal(Part, kw_only=True):
    """A ruling a lead proposed. ``state`` is "open", "refused" or "agreed"."""

    proposal: int
    ruling: str
    counts_as: str | None
    words: str
    state: str = "open"


class Dossier(dossiers.Dossier, kw_only=True):
    """Everything known of one appeal; ``side`` raised it."""

    about_kind: str = ""
    about_id: UUID | None = None
    number: int = 1
    contested: str = ""
    raised: Raised | None = None
    proposals: list[Proposal] = msgspec.field(default_factory=list)
    ruling: str | None = None
    counts_as: str | None = None

    @property
    def proposal(self) -> Proposal | None:
        """The proposal that waits for the other lead."""
        return next((each for each in self.proposals if each.state == "open"), None)


class Filters(NamedTuple):
    """What to leave out. ``state`` is "open", "over" or a stage, ``side`` whose appeals."""

    state: str = ""
    side: str = ""


class Appeals(Register[Dossier]):
    """Keeps the register in step with the facts of appeals."""

    name = "appeals"
    kind = "appeal"
    table = register
    tables = (register,)
    dossier = Dossier
    open_stages = ("raised", "proposed")

    def absorb(self, dossier: Dossier, fact: Fact) -> None:
        self._absorb(fact, dossier)

    def columns(self, dossier: Dossier) -> Mapping[str, Any]:
        reason = dossier.raised.reason if dossier.raised else ""
        about = {"about_kind": dossier.about_kind, "about_id": dossier.about_id}
        return {"title": headline(reason), "searched": reason, **about}

    @singledispatchmethod
    def _absorb(self, fact: Fact, d: Dossier) -> None:
        """Facts that add nothing beside their line of history."""

    @_absorb.register
    def _(self, fact: events.AppealRaised, d: Dossier) -> None:
        d.about_kind, d.about_id, d.number = fact.about_kind, fact.about_id, fact.number
        d.contested, d.raised = fact.contested, part(Raised, fact)

    @_absorb.register
    def _(self, fact: events.RulingProposed, d: Dossier) -> None:
        d.proposals = [each for each in d.proposals if each.state != "open"]
        d.proposals.append(part(Proposal, fact))

    @_absorb.register
    def _(self, fact: events.RulingRefused, d: Dossier) -> None:
        if d.proposal:
            d.proposal.state = "refused"
        say(d, fact, fact.reason)

    @_absorb.register
    def _(self, fact: events.AppealRuled, d: Dossier) -> None:
        if d.proposal:
            d.proposal.state = "agreed"
        d.ruling, d.counts_as = fact.ruling, fact.counts_as

    @_absorb.register
    def _(self, fact: events.AppealWithdrawn, d: Dossier) -> None:
        say(d, fact, fact.reason)


REGISTER = Appeals()


def one(connection: Connection, viewer: Viewer, appeal_id: UUID) -> Entry[Dossier] | None:
    """One appeal, or ``None`` if there is none the viewer may see."""
    return REGISTER.one(connection, viewer, appeal_id)


def page(
    connection: Connection, viewer: Viewer, filters: Filters = Filters(), turn: Turn = Turn()
) -> Page[Entry[Dossier]]:
    """A page of appeals, newest first."""
    wanted = [register.c.side == filters.side] if filters.side else []
    if filters.state in ("open", "over"):
        wanted.append(register.c.is_open.is_(filters.state == "open"))
    elif filters.state:
        wanted.append(register.c.stage == filters.state)
    return REGISTER.page(connection, viewer, *wanted, turn=turn)


def of_record(connection: Connection, viewer: Viewer, about_id: UUID) -> list[Entry[Dossier]]:
    """The appeals on a record, the first one first."""
    about = register.c.about_id == about_id
    order = (register.c.shown_at, register.c.id)
    return REGISTER.some(connection, viewer, about, order=order, limit=100)


def titles(connection: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, str]:
    """What the appeals with these ids that the viewer may see are called."""
    return REGISTER.titles(connection, viewer, ids)
