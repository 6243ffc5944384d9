"""The partnership as a record: who takes part, where, and under which signed terms."""

import re
from functools import singledispatchmethod
from typing import NamedTuple
from uuid import UUID
from zoneinfo import available_timezones

import holidays
import msgspec

from domain.calendar import WorkingCalendar, working_hours_a_week
from domain.facts import Ball, Fact, RuleBroken, Side, other
from domain.partnerships import commands, events
from domain.records import By, Member, Record, must, present
from domain.rule_sets import FIRST, RuleSet, completed
from domain.terms import Terms

HOURS_MIN = 10
CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


class Proposal(NamedTuple):
    """An open charter proposal."""

    number: int
    by: Side
    terms: Terms


class RulesProposal(NamedTuple):
    """An open proposal of other rules of the trust score."""

    number: int
    by: Side
    rules: RuleSet


class Partnership(Record):
    """Two companies and what they agreed. Its members are who may do anything at all."""

    KIND = "partnership"

    def __init__(self, record_id: UUID) -> None:
        super().__init__(record_id)
        self.members: dict[UUID, Member] = {}
        self.sites: dict[UUID, tuple[Side, str]] = {}
        self.teams: dict[UUID, tuple[UUID, str]] = {}
        self.calendars: dict[Side, WorkingCalendar] = {}
        self.terms = Terms()
        self.signed = 0
        self.proposed = 0
        self.proposal: Proposal | None = None
        self.rules, self.rules_version = FIRST, 1
        self.rules_proposed = 0
        self.rules_proposal: RulesProposal | None = None

    @singledispatchmethod
    def evolve(self, fact: Fact) -> None:
        raise NotImplementedError(type(fact).__name__)

    @evolve.register
    def _(self, fact: events.PartnershipOpened) -> None:
        self.terms = fact.terms
        self._settle("open", "nobody")

    @evolve.register
    def _(self, fact: events.PersonInvited) -> None:
        self.members[fact.person_id] = Member(fact.of_side, fact.role)

    @evolve.register
    def _(self, fact: events.RoleChanged) -> None:
        self.members[fact.person_id] = self.members[fact.person_id]._replace(role=fact.role)

    @evolve.register
    def _(self, fact: events.MembershipEnded) -> None:
        del self.members[fact.person_id]

    @evolve.register
    def _(self, fact: events.SiteAdded) -> None:
        self.sites[fact.site_id] = (fact.of_side, fact.name)

    @evolve.register
    def _(self, fact: events.TeamAdded) -> None:
        self.teams[fact.team_id] = (fact.site_id, fact.name)

    @evolve.register
    def _(self, fact: events.WorkingCalendarSet) -> None:
        self.calendars[fact.of_side] = fact.calendar

    @evolve.register
    def _(self, fact: events.CharterProposed) -> None:
        side: Side = "brand" if fact.side == "brand" else "bpo"
        self.proposed = fact.number
        self.proposal = Proposal(fact.number, side, fact.terms)
        self._settle("charter proposed", other(side))

    @evolve.register
    def _(self, fact: events.CharterSigned) -> None:
        if self.proposal:
            self.terms = self.proposal.terms
        self.signed, self.proposal = fact.number, None
        self._settle("open", "nobody")

    @evolve.register
    def _(self, fact: events.CharterDeclined) -> None:
        self.proposal = None
        self._settle("open", "nobody")

    @evolve.register
    def _(self, fact: events.CharterTakenBack) -> None:
        self.proposal = None
        self._settle("open", "nobody")

    @evolve.register
    def _(self, fact: events.RulesProposed) -> None:
        side: Side = "brand" if fact.side == "brand" else "bpo"
        self.rules_proposed = fact.number
        self.rules_proposal = RulesProposal(fact.number, side, completed(fact.rules))

    @evolve.register
    def _(self, fact: events.RulesAgreed) -> None:
        if self.rules_proposal:
            self.rules = self.rules_proposal.rules
        self.rules_version, self.rules_proposal = fact.version, None

    @evolve.register
    def _(self, fact: events.RulesDeclined | events.RulesTakenBack) -> None:
        self.rules_proposal = None

    def _settle(self, stage: str, ball: Ball) -> None:
        self.stage, self.ball = stage, ball

    def leads(self, side: Side) -> int:
        """How many leads a side has."""
        return sum(member == Member(side, "lead") for member in self.members.values())


def open_partnership(partnership: Partnership, command: commands.OpenPartnership, by: By) -> None:
    """Open it and seat the first lead of each side."""
    must(by.acting_side == "portal", "Only the operator of the portal can open a partnership.")
    must(partnership.version == 0, f"There is a partnership named {command.slug} already.", "slug")
    must(
        re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", command.slug),
        "Use lower-case letters, digits and hyphens.",
        "slug",
    )
    own_id = commands.partnership_id_of(command.slug)
    belongs = partnership.id == command.partnership_id == own_id
    must(belongs, "This id does not belong to this slug.", "slug")
    _check_terms(command.terms)
    must(
        command.brand_lead_id != command.bpo_lead_id,
        "The two leads must be two people.",
        "bpo_lead_id",
    )
    partnership.happened(
        events.PartnershipOpened,
        command,
        by,
        slug=command.slug,
        brand_id=command.brand_id,
        brand_name=command.brand_name,
        bpo_id=command.bpo_id,
        bpo_name=command.bpo_name,
        terms=command.terms,
    )
    seats: tuple[tuple[UUID, Side], ...] = (
        (command.brand_lead_id, "brand"),
        (command.bpo_lead_id, "bpo"),
    )
    for person_id, side in seats:
        partnership.happened(
            events.PersonInvited, command, by, person_id=person_id, of_side=side, role="lead"
        )


def invite_person(partnership: Partnership, command: commands.InvitePerson, by: By) -> None:
    """Seat a person on the inviting lead's side; the operator says which side."""
    side = command.of_side if by.acting_side == "portal" else by.side
    must(
        command.person_id not in partnership.members, "This person takes part already.", "person_id"
    )
    partnership.happened(
        events.PersonInvited,
        command,
        by,
        person_id=command.person_id,
        of_side=present(side, "Say which side they are invited to."),
        role=command.role,
    )


def change_role(partnership: Partnership, command: commands.ChangeRole, by: By) -> None:
    """Change a colleague's role, keeping at least one lead."""
    member = _colleague(partnership, command.person_id, by)
    must(member.role != command.role, "They have this role already.", "role")
    _keep_a_lead(partnership, member, by)
    partnership.happened(
        events.RoleChanged, command, by, person_id=command.person_id, role=command.role
    )


def end_membership(partnership: Partnership, command: commands.EndMembership, by: By) -> None:
    """End a colleague's membership, keeping at least one lead."""
    _keep_a_lead(partnership, _colleague(partnership, command.person_id, by), by)
    partnership.happened(events.MembershipEnded, command, by, person_id=command.person_id)


def add_site(partnership: Partnership, command: commands.AddSite, by: By) -> None:
    """Add a site of one's own side."""
    must(command.time_zone in available_timezones(), "This is no time zone we know.", "time_zone")
    must(command.site_id not in partnership.sites, "This site is added already.", "site_id")
    must(
        (by.side, command.name) not in partnership.sites.values(),
        "You have a site of that name.",
        "name",
    )
    partnership.happened(
        events.SiteAdded,
        command,
        by,
        site_id=command.site_id,
        of_side=by.side,
        name=command.name,
        time_zone=command.time_zone,
    )


def add_team(partnership: Partnership, command: commands.AddTeam, by: By) -> None:
    """Add a team at a site of one's own side."""
    side, _ = partnership.sites.get(command.site_id, (None, ""))
    must(side == by.side, "Choose one of your own sites.", "site_id")
    must(command.team_id not in partnership.teams, "This team is added already.", "team_id")
    taken = (command.site_id, command.name) in partnership.teams.values()
    must(not taken, "This site has a team of that name.", "name")
    partnership.happened(
        events.TeamAdded,
        command,
        by,
        team_id=command.team_id,
        site_id=command.site_id,
        name=command.name,
    )


def set_working_calendar(
    partnership: Partnership, command: commands.SetWorkingCalendar, by: By
) -> None:
    """Set one's own side's calendar; time already counted stays as it was."""
    calendar = command.calendar
    must(calendar.time_zone in available_timezones(), "This is no time zone we know.", "time_zone")
    must(calendar.weekdays, "Choose at least one working day.", "weekdays")
    must(set(calendar.weekdays) <= set(range(7)), "Choose from Monday to Sunday.", "weekdays")
    hours = r"([01][0-9]|2[0-3]):[0-5][0-9]"
    for field in ("opens", "closes"):
        must(re.fullmatch(hours, getattr(calendar, field)), "Write hours like 09:00.", field)
    must(calendar.opens < calendar.closes, "The day must close after it opens.", "closes")
    must(
        working_hours_a_week(calendar) >= HOURS_MIN,
        f"A side works at least {HOURS_MIN} hours a week: others wait for it by these hours.",
        "closes",
    )
    _check_holidays(calendar)
    partnership.happened(events.WorkingCalendarSet, command, by, of_side=by.side, calendar=calendar)


def propose_charter(partnership: Partnership, command: commands.ProposeCharter, by: By) -> None:
    """Propose terms, unless the other side's proposal waits for an answer."""
    open_one = partnership.proposal
    must(
        open_one is None or open_one.by == by.side,
        "The other side has proposed a charter. Sign or decline it first.",
    )
    must(command.terms != partnership.terms, "These are the terms already in force.")
    _check_terms(command.terms)
    number = partnership.proposed + 1
    partnership.happened(
        events.CharterProposed, command, by, number=number, terms=command.terms, why=command.why
    )


def sign_charter(partnership: Partnership, command: commands.SignCharter, by: By) -> None:
    """Sign what the other side proposed; it is in force at once."""
    _answerable(partnership, command.number, by)
    partnership.happened(events.CharterSigned, command, by, number=command.number)


def decline_charter(partnership: Partnership, command: commands.DeclineCharter, by: By) -> None:
    """Decline what the other side proposed."""
    _answerable(partnership, command.number, by)
    partnership.happened(
        events.CharterDeclined, command, by, number=command.number, reason=command.reason
    )


def take_back_charter(partnership: Partnership, command: commands.TakeBackCharter, by: By) -> None:
    """Take one's own proposal back."""
    proposal = partnership.proposal
    must(proposal and proposal.number == command.number, "This proposal is no longer open.")
    must(proposal and proposal.by == by.side, "Only the side that proposed it can take it back.")
    partnership.happened(
        events.CharterTakenBack, command, by, number=command.number, reason=command.reason
    )


def _colleague(partnership: Partnership, person_id: UUID, by: By) -> Member:
    member = partnership.members.get(person_id)
    if member is None or member.side != by.side:
        raise RuleBroken("This person does not take part on your side.", "person_id")
    return member


def _keep_a_lead(partnership: Partnership, member: Member, by: By) -> None:
    last = member.role == "lead" and partnership.leads(by.side) == 1
    must(not last, "Your side would have no lead. Make somebody else lead first.")


def _answerable(partnership: Partnership, number: int, by: By) -> None:
    proposal = partnership.proposal
    must(proposal and proposal.number == number, "This proposal is no longer open.")
    must(
        proposal and proposal.by != by.side,
        "A charter is signed by the other side’s lead, not by one’s own.",
    )


def _check_terms(terms: Terms) -> None:
    try:
        msgspec.convert(msgspec.to_builtins(terms), Terms)
    except msgspec.ValidationError as problem:
        raise RuleBroken(f"These terms make no sense: {problem}", "terms") from None
    must(
        terms.check_days_min <= terms.check_days_max,
        "The longest check must not be shorter than the shortest.",
        "check_days_max",
    )
    must(
        terms.ready_percent <= 100,  # noqa: PLR2004 - a share
        "This is a share in per cent: at most 100.",
        "ready_percent",
    )
    must(
        terms.go_live_weekdays and set(terms.go_live_weekdays) <= set(range(7)),
        "Name at least one weekday.",
        "go_live_weekdays",
    )
    for name in ("go_live_from", "go_live_until"):
        must(CLOCK.fullmatch(getattr(terms, name)), "Write a time such as 06:00.", name)
    must(
        terms.go_live_from < terms.go_live_until,
        "Changes go live until later than from when they do.",
        "go_live_until",
    )


def _check_holidays(calendar: WorkingCalendar) -> None:
    if not calendar.country:
        return
    known = holidays.list_supported_countries()
    must(calendar.country in known, "We know no public holidays for this country.", "country")
    must(
        not calendar.subdivision or calendar.subdivision in known[calendar.country],
        "We know no public holidays for this part of the country.",
        "subdivision",
    )
