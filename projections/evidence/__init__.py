"""Evidence: what facts say of each side, by the rules of the trust score."""

from projections.evidence.model import Evidence, evidence, memory
from projections.evidence.questions import Item, ahead, begins, of_record, pieces, some
from projections.evidence.rules import DIMENSIONS, RULES, VERSION, Rule

__all__ = [
    "DIMENSIONS",
    "RULES",
    "VERSION",
    "Evidence",
    "Item",
    "Rule",
    "ahead",
    "begins",
    "evidence",
    "memory",
    "of_record",
    "pieces",
    "some",
]
