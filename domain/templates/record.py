"""A template: proposed by one side, endorsed by the other, until its last day or retired."""

from datetime import date, datetime
from functools import singledispatchmethod
from uuid import UUID

from domain.calendar import local_day
from domain.facts import Ball, Fact, Side, other, own_fields
from domain.records import By, Record, must, present
from domain.templates import commands, events

MONTHS = 12


class ChangeTemplate(Record):
    """A kind of change both sides agreed needs no asking each time."""

    KIND = "template"

    def __init__(self, record_id: UUID) -> None:
        super().__init__(record_id)
        self.proposer: Side | None = None
        self.content: events.TemplateProposed | None = None

    @property
    def owner_side(self) -> Side | None:
        """The side that proposed it."""
        return self.proposer

    @singledispatchmethod
    def evolve(self, fact: Fact) -> None:
        raise NotImplementedError(type(fact).__name__)

    @evolve.register
    def _(self, fact: events.TemplateProposed) -> None:
        self.proposer = "brand" if fact.side == "brand" else "bpo"
        self.content = fact
        self._move("proposed", other(self.proposer))

    @evolve.register
    def _(self, fact: events.TemplateEndorsed) -> None:
        self.settled_texts.add(1)
        self._move("endorsed", "nobody")

    @evolve.register
    def _(self, fact: events.TemplateDeclined) -> None:
        self._move("declined", "nobody")

    @evolve.register
    def _(self, fact: events.TemplateRetired) -> None:
        self._move("retired", "nobody")

    def usable(self, at: datetime, by: By) -> events.TemplateProposed:
        """What standard changes are made from. Raises RuleBroken unless endorsed and in time."""
        content = present(self.content, "There is no such template.")
        must(self.stage == "endorsed", f"This template is {self.stage}.", "template_id")
        today = local_day(by.calendar(content.implementer), at)
        must(
            today <= content.expires_on,
            f"This template expired on {content.expires_on:%d %B %Y}: propose it anew, or ask for "
            "a normal change.",
            "template_id",
        )
        return content

    def _move(self, stage: str, ball: Ball) -> None:
        self.stage, self.ball = stage, ball


def propose(template: ChangeTemplate, command: commands.ProposeTemplate, by: By) -> None:
    """Propose a kind of change."""
    must(template.version == 0, "This template is proposed already.")
    today = local_day(by.calendar(by.side), by.at)
    must(command.expires_on > today, "Choose a day that is still to come.", "expires_on")
    must(
        command.expires_on <= _a_year_after(today),
        f"A template expires within {MONTHS} months.",
        "expires_on",
    )
    must(
        command.risk != "high",
        "What is of high risk is asked for each time: it cannot be a standard change.",
        "risk",
    )
    must(set(command.team_ids) <= by.teams.keys(), "Choose teams of the list.", "team_ids")
    said = {name: getattr(command, name) for name in own_fields(events.TemplateProposed)}
    template.happened(events.TemplateProposed, command, by, **said)


def endorse(template: ChangeTemplate, command: commands.EndorseTemplate, by: By) -> None:
    """Endorse it."""
    _must_be_proposed(template)
    content = present(template.content, "There is no such template.")
    today = local_day(by.calendar(by.side), by.at)
    must(today <= content.expires_on, "This template has expired: ask for it to be proposed anew.")
    template.happened(events.TemplateEndorsed, command, by)


def decline(template: ChangeTemplate, command: commands.DeclineTemplate, by: By) -> None:
    """Do not endorse it."""
    _must_be_proposed(template)
    template.happened(events.TemplateDeclined, command, by, reason=command.reason)


def retire(template: ChangeTemplate, command: commands.RetireTemplate, by: By) -> None:
    """Take one's side's word back."""
    must(template.stage in ("proposed", "endorsed"), f"This template is {template.stage} already.")
    mine = template.stage == "endorsed" or template.proposer == by.side
    must(mine, "Endorse or decline it: it is not yours to take back.")
    template.happened(events.TemplateRetired, command, by, reason=command.reason)


def _must_be_proposed(template: ChangeTemplate) -> None:
    must(template.stage == "proposed", f"This template is {template.stage} already.")


def _a_year_after(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap_day else day.day)
