"""Examples in figures: where a side stands by the numbers of a rule set, and where it would."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from domain.rule_sets.numbers import BY_SEVERITY, CAPPED, RuleSet
from domain.rule_sets.phrases import PHRASES

USUAL = ((6.0, 2.0), (2.0, 6.0), (0.0, 0.0))
FAR = tuple(2 * 10.0**power for power in range(1, 10))
SEVERITY = "high"
DECIMALS = 7


class Example(NamedTuple):
    """A side with so much evidence ``good`` for it and ``bad`` against it, and where it stands.

    ``after`` is where it stands with one piece of ``rule``, ``before`` with one of ``instead``, or
    without any where that is empty. Both are 0..1.
    """

    good: float
    bad: float
    rule: str
    instead: str
    before: float
    after: float

    def said(self, end: str) -> str:
        """The example in words, and what is wrong with it."""
        before, after = _figures(self.before, self.after)
        side = f"A side with {self.good:.0f} for and {self.bad:.0f} against"
        if self.instead:
            return (
                f"{side} stands at {before} with {_phrase(self.instead)}, by these rules, and at "
                f"{after} with {_phrase(self.rule)}: {end}"
            )
        with_it = f"With {_phrase(self.rule)}, by these rules, it stands at {after}: {end}"
        return f"{side} stands at {before}. {with_it}"


def example(
    rules: RuleSet, rule: str, instead: str, shows: Callable[[Example], bool]
) -> Example | None:
    """The most usual standing that shows it; ``None`` if none does that people would count with."""
    return next((each for each in _examples(rules, rule, instead) if shows(each)), None)


def effect(rules: RuleSet, rule: str) -> tuple[float, float]:
    """What one piece of a rule adds for and against a side; of high severity where it matters."""
    if not rule:
        return 0.0, 0.0
    weight = rules.weights[rule] * (rules.severities[SEVERITY] if rule in BY_SEVERITY else 1)
    weight = min(weight, rules.cap) if rule in CAPPED else weight
    return weight * rules.outcomes[rule], weight * (1 - rules.outcomes[rule])


def standing(good: float, bad: float) -> float:
    """The score (0..1) of a side with so much for and against it."""
    return (1 + good) / (2 + good + bad)


def _examples(rules: RuleSet, rule: str, instead: str) -> Iterator[Example]:
    some, other = effect(rules, rule), effect(rules, instead)
    for good, bad in (*USUAL, *((0.0, much) for much in FAR), *((much, 0.0) for much in FAR)):
        before = standing(good + other[0], bad + other[1])
        yield Example(good, bad, rule, instead, before, standing(good + some[0], bad + some[1]))


def _figures(one: float, other: float) -> tuple[str, str]:
    """Both from 0 to 100, with as many decimals as tell them apart."""
    for decimals in range(DECIMALS):
        figures = f"{100 * one:.{decimals}f}", f"{100 * other:.{decimals}f}"
        if figures[0] != figures[1] or one == other:
            return figures
    return figures


def _phrase(rule: str) -> str:
    return PHRASES[rule] + (f", rated {SEVERITY}" if rule in BY_SEVERITY else "")
