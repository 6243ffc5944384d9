"""Within which bounds the numbers of a rule set stay, whatever the leads agree to."""

from collections.abc import Iterator
from typing import NamedTuple

from domain.rule_sets.numbers import FIRST, RuleSet

LEAST, MOST = 0.01, 100.0


class Bound(NamedTuple):
    """The least and the most a number may be; ``whole`` where it counts things."""

    least: float
    most: float
    whole: bool = False


GUARD = {
    "evidence": Bound(1, 1000),
    "records": Bound(1, 1000, whole=True),
    "days": Bound(1, 90, whole=True),
    "people": Bound(1, 100, whole=True),
    "indicators": Bound(1, 10, whole=True),
    "largest_share": Bound(0.34, 1),
}
"""Below these there would be numbers without evidence, which no agreement makes right."""

SINGLE = {
    "half_life_days": Bound(1, 3650),
    "breach_half_life_days": Bound(1, 3650),
    "cap": Bound(LEAST, 1000),
    "cap_days": Bound(1, 3650),
}

GROUPS = {
    "outcomes": Bound(0, 1),
    "weights": Bound(0, MOST),
    "severities": Bound(LEAST, MOST),
}


def bounds() -> dict[str, Bound]:
    """Every number of a rule set by its name ("weights.kept", "cap", "guard.days")."""
    groups = {
        f"{group}.{name}": bound for group, bound in GROUPS.items() for name in _of(FIRST, group)
    }
    return {**groups, **SINGLE, **{f"guard.{name}": bound for name, bound in GUARD.items()}}


def figure(rules: RuleSet, name: str) -> float:
    """The number of that name. Raises KeyError or AttributeError where there is none."""
    group, _, rest = name.partition(".")
    if group in GROUPS:
        return _of(rules, group)[rest]
    found: float = getattr(rules.guard, rest) if group == "guard" else getattr(rules, name)
    return found


def outside(rules: RuleSet) -> Iterator[tuple[str, str]]:
    """(name, sentence) of every number that is missing, unknown or out of bounds."""
    for group in GROUPS:
        known, given = _of(FIRST, group), _of(rules, group)
        missing = [name for name in known if name not in given]
        unknown = [name for name in given if name not in known]
        yield from ((f"{group}.{name}", "This number is missing.") for name in missing)
        yield from ((f"{group}.{name}", "There is no such rule.") for name in unknown)
    for name, bound in bounds().items():
        group, _, rest = name.partition(".")
        if group in GROUPS and rest not in _of(rules, group):
            continue
        if sentence := trouble(bound, figure(rules, name)):
            yield name, sentence


def trouble(bound: Bound, value: float) -> str | None:
    """Why a number may not be that, in words; ``None`` if it may."""
    if not bound.least <= value <= bound.most:  # nor anything that is no number
        return f"This is between {bound.least:g} and {bound.most:g}."
    return "This counts things: a whole number." if bound.whole and value != int(value) else None


def _of(rules: RuleSet, group: str) -> dict[str, float]:
    found: dict[str, float] = getattr(rules, group)
    return found
