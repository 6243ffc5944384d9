"""Evidence: what facts say of each side, by the rules of the trust score."""

from projections.evidence.model import Evidence, evidence, memory
from projections.evidence.questions import (
    Item,
    Ledgers,
    ledger,
    of_record,
    some,
    within,
)
from projections.evidence.rules import KINDS, RULES, Rule

__all__ = [
    "KINDS",
    "RULES",
    "Evidence",
    "Item",
    "Ledgers",
    "Rule",
    "evidence",
    "ledger",
    "memory",
    "of_record",
    "some",
    "within",
]
