"""Everything that can have happened to a partnership, in the order it happens."""

from uuid import UUID

from domain.calendar import WorkingCalendar
from domain.facts import Fact, Personal, Side
from domain.permissions import Role
from domain.rule_sets import RuleSet
from domain.terms import Terms


class PartnershipOpened(Fact, frozen=True, kw_only=True, tag="partnership.opened"):
    """Two companies opened a partnership; ``terms`` hold until a charter is signed.

    ``slug`` is the partnership's name in addresses and cannot change.
    """

    slug: str
    brand_id: UUID
    brand_name: str
    bpo_id: UUID
    bpo_name: str
    terms: Terms


class PersonInvited(Fact, frozen=True, kw_only=True, tag="partnership.person_invited"):
    """A person was invited to one side, with a role."""

    person_id: UUID
    of_side: Side
    role: Role


class RoleChanged(Fact, frozen=True, kw_only=True, tag="partnership.role_changed"):
    """A person has another role on their side from now on."""

    person_id: UUID
    role: Role


class MembershipEnded(Fact, frozen=True, kw_only=True, tag="partnership.membership_ended"):
    """A person no longer takes part; what they did stays."""

    person_id: UUID


class SiteAdded(Fact, frozen=True, kw_only=True, tag="partnership.site_added"):
    """A place where one side works. ``time_zone`` is an IANA name."""

    site_id: UUID
    of_side: Side
    name: str
    time_zone: str


class TeamAdded(Fact, frozen=True, kw_only=True, tag="partnership.team_added"):
    """A team at a site."""

    team_id: UUID
    site_id: UUID
    name: str


class WorkingCalendarSet(Fact, frozen=True, kw_only=True, tag="partnership.working_calendar_set"):
    """The hours, days and public holidays by which a side's time is counted from now on."""

    of_side: Side
    calendar: WorkingCalendar


class CharterProposed(Fact, frozen=True, kw_only=True, tag="partnership.charter_proposed"):
    """A lead proposed a charter and thereby signed it for their side. ``number`` counts from 1."""

    number: int
    terms: Terms
    why: Personal


class CharterSigned(Fact, frozen=True, kw_only=True, tag="partnership.charter_signed"):
    """The other lead signed; the charter is in force from this moment."""

    number: int


class CharterDeclined(Fact, frozen=True, kw_only=True, tag="partnership.charter_declined"):
    """The other lead declined the proposal, with a reason."""

    number: int
    reason: Personal


class CharterTakenBack(Fact, frozen=True, kw_only=True, tag="partnership.charter_taken_back"):
    """The proposing side took its proposal back before it was signed."""

    number: int
    reason: Personal


class RulesProposed(Fact, frozen=True, kw_only=True, tag="partnership.rules_proposed"):
    """A lead proposed other numbers for the trust score. ``number`` counts proposals from 1."""

    number: int
    rules: RuleSet
    why: Personal


class RulesAgreed(Fact, frozen=True, kw_only=True, tag="partnership.rules_agreed"):
    """The other lead agreed; they count from this moment as ``version`` (the first set is 1)."""

    number: int
    version: int


class RulesDeclined(Fact, frozen=True, kw_only=True, tag="partnership.rules_declined"):
    """The other lead declined the proposal, with a reason."""

    number: int
    reason: Personal


class RulesTakenBack(Fact, frozen=True, kw_only=True, tag="partnership.rules_taken_back"):
    """The proposing side took its proposal back before it was answered."""

    number: int
    reason: Personal
