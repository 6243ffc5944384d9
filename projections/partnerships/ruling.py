"""Rule sets of the trust score as proposals: what became of each."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from domain.facts import Fact
from domain.partnerships import events
from domain.rule_sets import RuleSet


class Ruling(msgspec.Struct):
    """A rule set of the trust score and what became of it: proposed, agreed, declined, taken back.

    ``version`` is 0 until both leads agree. Version 1 holds from the opening; nobody proposed it.
    """

    number: int
    rules: RuleSet
    state: str
    proposed_by: str
    proposer_id: UUID
    proposed_at: datetime
    why: str = ""
    version: int = 0
    decided_by_id: UUID | None = None
    decided_at: datetime | None = None
    reason: str = ""


def rule(rulings: list[Ruling], fact: Fact) -> None:
    """Add a proposal, or what became of one. Other facts change nothing."""
    match fact:
        case events.RulesProposed():
            for each in rulings:
                each.state = "replaced" if each.state == "proposed" else each.state
            told = (fact.side, fact.actor_id, fact.recorded_at, fact.why)
            rulings.append(Ruling(fact.number, fact.rules, "proposed", *told))
        case events.RulesAgreed():
            _answered(rulings, fact, "agreed").version = fact.version
        case events.RulesDeclined():
            _answered(rulings, fact, "declined").reason = fact.reason
        case events.RulesTakenBack():
            _answered(rulings, fact, "taken back").reason = fact.reason


def _answered(rulings: list[Ruling], fact: Any, state: str) -> Ruling:
    known = next(each for each in rulings if each.number == fact.number)
    known.state, known.decided_by_id, known.decided_at = state, fact.actor_id, fact.recorded_at
    return known
