"""What can be asked of a partnership. ``record_id`` is the partnership's own id."""

from dataclasses import dataclass, field
from typing import Annotated
from uuid import UUID, uuid5

from annotated_types import MaxLen, MinLen

from domain.calendar import WorkingCalendar
from domain.facts import Side
from domain.permissions import Role
from domain.records import BY_POLICY, Command, Words
from domain.rule_sets import RuleSet
from domain.terms import Terms

Name = Annotated[str, MinLen(1), MaxLen(120)]

_PARTNERSHIPS = UUID("5d0f9a3e-8f0f-4a6b-9d43-1b8f6f3f5a10")


def partnership_id_of(slug: str) -> UUID:
    """The id of the partnership with that slug: derived, so that a slug is taken only once."""
    return uuid5(_PARTNERSHIPS, slug)


@dataclass(frozen=True, kw_only=True)
class OpenPartnership(Command):
    """Open a partnership with a first lead on each side. Only the operator can ask it.

    Refused if the slug is taken or not lower-case letters, digits and hyphens.
    """

    ACTION = "portal.use"

    slug: Name
    brand_id: UUID
    brand_name: Name
    bpo_id: UUID
    bpo_name: Name
    brand_lead_id: UUID
    bpo_lead_id: UUID
    terms: Terms = field(default_factory=Terms)


@dataclass(frozen=True, kw_only=True)
class InvitePerson(Command):
    """Invite a person to one's own side. Refused if they take part already.

    The operator, who belongs to no side, says which one with ``of_side``.
    """

    ACTION = "people.invite"

    person_id: UUID
    role: Role
    of_side: Side | None = field(default=None, metadata=BY_POLICY)


@dataclass(frozen=True, kw_only=True)
class ChangeRole(Command):
    """Give a person of one's own side another role. Refused if it would leave no lead."""

    ACTION = "people.invite"

    person_id: UUID
    role: Role


@dataclass(frozen=True, kw_only=True)
class EndMembership(Command):
    """End a membership on one's own side. Refused if it would leave no lead."""

    ACTION = "people.invite"

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class AddSite(Command):
    """Add a place of one's own side. Refused for an unknown time zone or a name in use."""

    ACTION = "places.manage"

    site_id: UUID
    name: Name
    time_zone: Name


@dataclass(frozen=True, kw_only=True)
class AddTeam(Command):
    """Add a team at a site of one's own side. Refused for an unknown site or a name in use."""

    ACTION = "places.manage"

    team_id: UUID
    site_id: UUID
    name: Name


@dataclass(frozen=True, kw_only=True)
class SetWorkingCalendar(Command):
    """Set the working calendar of one's own side. Refused for unknown zones or countries."""

    ACTION = "places.manage"

    calendar: WorkingCalendar


@dataclass(frozen=True, kw_only=True)
class ProposeCharter(Command):
    """Propose terms; replaces a proposal of one's own side. Refused while the other's is open."""

    ACTION = "charter.propose"

    terms: Terms
    why: Words


@dataclass(frozen=True, kw_only=True)
class SignCharter(Command):
    """Sign the other side's proposal. Refused for one's own or if none is open."""

    ACTION = "charter.sign"

    number: int


@dataclass(frozen=True, kw_only=True)
class DeclineCharter(Command):
    """Decline the other side's proposal, with a reason."""

    ACTION = "charter.sign"

    number: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class TakeBackCharter(Command):
    """Take back one's own proposal before it is signed, with a reason."""

    ACTION = "charter.propose"

    number: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class ProposeRules(Command):
    """Propose numbers of the trust score; replaces a proposal of one's own side.

    Refused while the other side's is open, and for numbers that would break a law of the score.
    """

    ACTION = "rules.propose"

    rules: RuleSet
    why: Words


@dataclass(frozen=True, kw_only=True)
class AgreeRules(Command):
    """Agree to the other side's proposal. Refused for one's own or if none is open."""

    ACTION = "rules.agree"

    number: int


@dataclass(frozen=True, kw_only=True)
class DeclineRules(Command):
    """Decline the other side's proposal, with a reason."""

    ACTION = "rules.agree"

    number: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class TakeBackRules(Command):
    """Take back one's own proposal before it is answered, with a reason."""

    ACTION = "rules.propose"

    number: int
    reason: Words
