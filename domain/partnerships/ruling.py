"""Decisions on the rules of the trust score: proposed by one lead, agreed to by the other."""

from domain.partnerships import commands, events
from domain.partnerships.record import Partnership
from domain.records import By, must
from domain.rule_sets import objections


def propose_rules(partnership: Partnership, command: commands.ProposeRules, by: By) -> None:
    """Propose other numbers, unless the other side's proposal waits or they would break a law."""
    waiting = partnership.rules_proposal
    must(
        waiting is None or waiting.by == by.side,
        "The other side has proposed rules. Agree to them or decline them first.",
    )
    must(command.rules != partnership.rules, "These are the rules already in force.")
    for objection in objections(command.rules):
        must(False, objection.sentence, objection.field)
    number = partnership.rules_proposed + 1
    partnership.happened(
        events.RulesProposed, command, by, number=number, rules=command.rules, why=command.why
    )


def agree_rules(partnership: Partnership, command: commands.AgreeRules, by: By) -> None:
    """Agree to what the other side proposed; it counts from this moment."""
    _answerable(partnership, command.number, by)
    version = partnership.rules_version + 1
    partnership.happened(events.RulesAgreed, command, by, number=command.number, version=version)


def decline_rules(partnership: Partnership, command: commands.DeclineRules, by: By) -> None:
    """Decline what the other side proposed."""
    _answerable(partnership, command.number, by)
    partnership.happened(
        events.RulesDeclined, command, by, number=command.number, reason=command.reason
    )


def take_back_rules(partnership: Partnership, command: commands.TakeBackRules, by: By) -> None:
    """Take one's own proposal back."""
    waiting = partnership.rules_proposal
    must(waiting and waiting.number == command.number, "This proposal is no longer open.")
    must(waiting and waiting.by == by.side, "Only the side that proposed it can take it back.")
    partnership.happened(
        events.RulesTakenBack, command, by, number=command.number, reason=command.reason
    )


def _answerable(partnership: Partnership, number: int, by: By) -> None:
    waiting = partnership.rules_proposal
    must(waiting and waiting.number == number, "This proposal is no longer open.")
    must(waiting and waiting.by != by.side, "Rules are agreed to by the other side’s lead.")
