"""Rule sets: the numbers of the trust score, and which numbers would break one of its laws."""

from domain.rule_sets.bounds import bounds, figure
from domain.rule_sets.examples import Example, effect, standing
from domain.rule_sets.lawfulness import Objection, objections
from domain.rule_sets.numbers import ALONE, BY_SEVERITY, CAPPED, FIRST, Guard, RuleSet, completed

__all__ = [
    "ALONE",
    "BY_SEVERITY",
    "CAPPED",
    "FIRST",
    "Example",
    "Guard",
    "Objection",
    "RuleSet",
    "bounds",
    "completed",
    "effect",
    "figure",
    "objections",
    "standing",
]
