"""Partnerships as pages need them: names, members, places, calendars and charters."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
    select,
)

from domain.calendar import WorkingCalendar
from domain.facts import Fact, TextCorrected, tag_of
from domain.partnerships import events
from domain.permissions import Role
from domain.rule_sets import FIRST
from domain.terms import Terms
from projections.partnerships.ruling import Ruling, rule
from projections.rows import Row, Rows, from_json, to_json
from projections.runner import Numbered, ReadModel
from projections.tables import UtcDateTime

metadata = MetaData()

partnerships = Table(
    "partnerships",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("slug", String(120), nullable=False, unique=True),
    Column("brand_id", Uuid, nullable=False),
    Column("bpo_id", Uuid, nullable=False),
    Column("brand_name", String(120), nullable=False),
    Column("bpo_name", String(120), nullable=False),
    Column("seen", Integer, nullable=False),
    Column("details", Text, nullable=False),
)

members = Table(
    "members",
    metadata,
    Column("partnership_id", Uuid, primary_key=True),
    Column("person_id", Uuid, primary_key=True),
    Column("side", String(6), nullable=False),
    Column("role", String(10), nullable=False),
    Column("ended", Integer, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Index("members_by_person", "person_id"),
)
"""``ended`` is 1 for people who no longer take part."""


class Site(msgspec.Struct):
    """A place where one side works, with its teams by id."""

    id: UUID
    side: str
    name: str
    time_zone: str
    teams: dict[UUID, str] = {}


class Charter(msgspec.Struct):
    """A charter and what became of it: proposed, in force, replaced, declined or taken back.

    Charter 0 holds the terms the partnership was opened with; nobody signed it.
    """

    number: int
    terms: Terms
    state: str
    proposed_by: str
    proposer_id: UUID
    proposed_at: datetime
    why: str = ""
    decided_by_id: UUID | None = None
    decided_at: datetime | None = None
    reason: str = ""


class Details(msgspec.Struct):
    """What is known of a partnership besides names and members."""

    opened_at: datetime
    sites: list[Site] = []
    calendars: dict[str, WorkingCalendar] = {}
    charters: list[Charter] = []
    rulings: list[Ruling] = []


class Partnership(NamedTuple):
    """One partnership. ``seen`` is how many shared facts of it there are, talk left out."""

    id: UUID
    slug: str
    brand_name: str
    bpo_name: str
    seen: int
    details: Details

    @property
    def charter(self) -> Charter:
        """The charter in force."""
        return next(c for c in reversed(self.details.charters) if c.state == "in force")

    @property
    def proposal(self) -> Charter | None:
        """The charter waiting to be signed, or ``None``."""
        return next((c for c in self.details.charters if c.state == "proposed"), None)

    @property
    def rule_sets(self) -> list[Ruling]:
        """Every version of the rules of the trust score both leads agreed to, the first first."""
        agreed = [each for each in self.details.rulings if each.state == "agreed"]
        opened = self.details.charters[0]
        told = (opened.proposed_by, opened.proposer_id, opened.proposed_at)
        return [Ruling(0, FIRST, "agreed", *told, version=1), *agreed]

    @property
    def rules_proposal(self) -> Ruling | None:
        """The rule set waiting to be agreed to, or ``None``."""
        return next((each for each in self.details.rulings if each.state == "proposed"), None)

    def rules_at(self, at: datetime) -> Ruling:
        """The rule set in force at a moment (UTC); the first one before there was any."""
        agreed = [each for each in self.rule_sets if each.decided_at and each.decided_at <= at]
        return agreed[-1] if agreed else self.rule_sets[0]

    def calendar(self, side: str) -> WorkingCalendar:
        """The working calendar of a side; nine to five UTC until one is set."""
        return self.details.calendars.get(side, WorkingCalendar())

    def company(self, side: str) -> str:
        """The company's own name."""
        return self.brand_name if side == "brand" else self.bpo_name


class Membership(NamedTuple):
    """One person's place in one partnership, and the company they are there for."""

    partnership_id: UUID
    brand_id: UUID
    bpo_id: UUID
    slug: str
    brand_name: str
    bpo_name: str
    side: str
    role: Role

    @property
    def company_id(self) -> UUID:
        """The company the person is there for."""
        return self.brand_id if self.side == "brand" else self.bpo_id


class Member(NamedTuple):
    """Somebody who takes part, or took part (``ended``), since when."""

    person_id: UUID
    side: str
    role: Role
    ended: bool
    since: datetime


class Partnerships(ReadModel):
    """Keeps partnerships and members in step with their facts."""

    name = "partnerships"
    version = 3
    tables = (partnerships, members)

    def apply(self, facts: Numbered, rows: Rows) -> None:
        ours = [fact for _, fact in facts if _is_ours(fact)]
        ids = {fact.originator_id for fact in ours}
        stored = {row["id"]: row for row in rows.load(partnerships, "id", ids)}
        seats = {
            (row["partnership_id"], row["person_id"]): row
            for row in rows.load(members, "partnership_id", ids)
        }
        seated = set(seats)
        known = dict(stored)
        opened: dict[UUID, Details] = {
            key: from_json(row["details"], Details) for key, row in stored.items()
        }
        for fact in ours:
            if isinstance(fact, events.PartnershipOpened):
                known[fact.originator_id], opened[fact.originator_id] = _opened(fact)
            known[fact.originator_id]["seen"] += fact.audience == "shared"
            _change(opened[fact.originator_id], fact)
            _seat(seats, fact)
        for key, row in known.items():
            row["details"] = to_json(opened[key])
            if key not in stored:
                rows.insert(partnerships, row)
        for seat in seats.keys() - seated:
            rows.insert(members, seats[seat])
        rows.update(partnerships, list(stored.values()))
        rows.update(members, [seats[seat] for seat in seated])


def by_slug(connection: Connection, slug: str) -> Partnership | None:
    """The partnership with that slug, or ``None``."""
    return _one(connection, partnerships.c.slug == slug)


def by_id(connection: Connection, partnership_id: UUID) -> Partnership | None:
    """The partnership with that id, or ``None``."""
    return _one(connection, partnerships.c.id == partnership_id)


def memberships(connection: Connection, person_id: UUID) -> list[Membership]:
    """The partnerships a person takes part in, by name."""
    chosen = (
        select(members, partnerships)
        .join(partnerships, partnerships.c.id == members.c.partnership_id)
        .where(members.c.person_id == person_id, members.c.ended == 0)
        .order_by(partnerships.c.brand_name, partnerships.c.bpo_name)
    )
    return [
        Membership(**{name: row[name] for name in Membership._fields})
        for row in connection.execute(chosen).mappings()
    ]


def people(connection: Connection, partnership_id: UUID) -> list[Member]:
    """Everybody who takes or took part, by side."""
    chosen = (
        select(members)
        .where(members.c.partnership_id == partnership_id)
        .order_by(members.c.side, members.c.ended, members.c.person_id)
    )
    return [
        Member(row["person_id"], row["side"], row["role"], bool(row["ended"]), row["since"])
        for row in connection.execute(chosen).mappings()
    ]


def slugs(connection: Connection) -> list[str]:
    """Every partnership's slug, for the operator."""
    return list(connection.scalars(select(partnerships.c.slug).order_by(partnerships.c.slug)))


def _one(connection: Connection, condition: Any) -> Partnership | None:
    row = connection.execute(select(partnerships).where(condition)).mappings().first()
    if row is None:
        return None
    fields = {name: row[name] for name in Partnership._fields if name != "details"}
    return Partnership(**fields, details=from_json(row["details"], Details))


def _is_ours(fact: Fact) -> bool:
    if isinstance(fact, TextCorrected):
        return fact.record_kind == "partnership"
    return tag_of(type(fact)).startswith("partnership.")


def _opened(fact: events.PartnershipOpened) -> tuple[Row, Details]:
    row = {
        "id": fact.originator_id,
        "slug": fact.slug,
        "brand_id": fact.brand_id,
        "bpo_id": fact.bpo_id,
        "brand_name": fact.brand_name,
        "bpo_name": fact.bpo_name,
        "seen": 0,
        "details": "",
    }
    start = Charter(0, fact.terms, "in force", "portal", fact.actor_id, fact.recorded_at)
    return row, Details(opened_at=fact.recorded_at, charters=[start])


def _change(details: Details, fact: Fact) -> None:
    match fact:
        case events.SiteAdded():
            details.sites.append(Site(fact.site_id, fact.of_side, fact.name, fact.time_zone))
        case events.TeamAdded():
            site = next(site for site in details.sites if site.id == fact.site_id)
            site.teams[fact.team_id] = fact.name
        case events.WorkingCalendarSet():
            details.calendars[fact.of_side] = fact.calendar
        case events.CharterProposed():
            _end(details, "proposed", "replaced")
            details.charters.append(
                Charter(
                    fact.number,
                    fact.terms,
                    "proposed",
                    fact.side,
                    fact.actor_id,
                    fact.recorded_at,
                    fact.why,
                )
            )
        case events.CharterSigned():
            _end(details, "in force", "replaced")
            _decide(details, fact, "in force")
        case events.CharterDeclined():
            _decide(details, fact, "declined", fact.reason)
        case events.CharterTakenBack():
            _decide(details, fact, "taken back", fact.reason)
        case _:
            rule(details.rulings, fact)


def _end(details: Details, state: str, ended: str) -> None:
    for charter in details.charters:
        if charter.state == state:
            charter.state = ended


def _decide(details: Details, fact: Any, state: str, reason: str = "") -> None:
    for charter in details.charters:
        if charter.number == fact.number:
            charter.state, charter.reason = state, reason
            charter.decided_by_id, charter.decided_at = fact.actor_id, fact.recorded_at


def _seat(seats: dict[tuple[UUID, UUID], Row], fact: Fact) -> None:
    match fact:
        case events.PersonInvited():
            seats[fact.originator_id, fact.person_id] = {
                "partnership_id": fact.originator_id,
                "person_id": fact.person_id,
                "side": fact.of_side,
                "role": fact.role,
                "ended": 0,
                "since": fact.recorded_at,
            }
        case events.RoleChanged():
            seats[fact.originator_id, fact.person_id]["role"] = fact.role
        case events.MembershipEnded():
            seats[fact.originator_id, fact.person_id]["ended"] = 1
