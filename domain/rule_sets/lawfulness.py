"""Which rule sets would break a law of the trust score, each shown by an example in figures.

The laws are those of "Trust score" in docs/product.md. All of them must hold for every history, so
what is asked here holds for every standing a side may have: a rule that is to lower a score does so
from anywhere, and of two rules the better one is better from anywhere.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from domain.rule_sets.bounds import LEAST, outside
from domain.rule_sets.examples import Example, effect, example
from domain.rule_sets.numbers import RuleSet
from domain.rule_sets.phrases import PHRASES

ALMOST = 1e-9
RATED = (
    *(("", "rated by nobody"), ("low", "rated low"), ("medium", "rated medium")),
    *(("high", "rated high"), ("critical", "rated critical")),
)
"""Severities and how they are said, the lowest first."""

OWN_WORD = (
    *("told_in_time", "told_late", "check_passed", "made_good", "kept", "request_clear"),
    *("answered_openly", "update_given", "told_back"),
)
"""Rules by what a side says or does of its own: they may speak for it, and nothing else."""

MUST_COST = ("found_by_others", "mistake_found", "concealed")
"""Rules that lower a score wherever it stands."""

NEVER_FOR = (
    *(*MUST_COST, "cause_again", "short_notice", "audience_breached"),
    *("check_missed", "made_good_late"),
)
"""Rules that never help. The last two could outweigh a better end of a lower severity."""

LADDERS = (
    ("told_in_time", "told_late", "found_by_others"),
    ("check_passed", "check_missed"),
    ("made_good", "made_good_late"),
    ("kept", "kept_late", "missed"),
    ("change_worked", "change_partly", "change_failed"),
    ("request_clear", "request_sent_back"),
    ("answered_openly", "contract_first"),
    ("update_given", "update_missed"),
    ("praised", "concern_settled", "concern"),
    ("told_back", "told_back_missed"),
)
"""What must not be worse stands before what must not be better."""


class Objection(NamedTuple):
    """Why a rule set is refused: the number's name, a sentence, and an example where one helps."""

    field: str
    sentence: str
    example: Example | None = None


def objections(rules: RuleSet) -> Iterator[Objection]:
    """Everything that speaks against a rule set; nothing where it keeps every law."""
    found = [Objection(*each) for each in outside(rules)]
    yield from found
    if not found:
        yield from _severities(rules)
        yield from _late_telling(rules)
        yield from _own_word(rules)
        yield from _costs(rules)
        yield from _ladders(rules)


def _severities(rules: RuleSet) -> Iterator[Objection]:
    for (lower, said), (higher, above) in pairwise(RATED):
        if rules.severities[lower] > rules.severities[higher]:
            least, most = rules.severities[higher], rules.severities[lower]
            yield Objection(
                f"severities.{higher}",
                f"What is {above} would weigh {least:g}, and what is {said} {most:g}: "
                "a lower rating never weighs more.",
            )


def _late_telling(rules: RuleSet) -> Iterator[Objection]:
    if not rules.weights["told_late"]:
        return
    found = example(rules, "told_late", "", lambda one: one.after != one.before)
    worse = found is not None and found.after < found.before
    end = "telling would be worse than not telling." if worse else "to tell late must gain nothing."
    yield _objection("weights.told_late", found, end)


def _own_word(rules: RuleSet) -> Iterator[Objection]:
    for rule in OWN_WORD:
        if rules.outcomes[rule] < 1:
            found = example(rules, rule, "", lambda one: one.after < one.before)
            end = "what a side does or reports of its own must not speak against it."
            yield _objection(f"outcomes.{rule}", found, end)


def _costs(rules: RuleSet) -> Iterator[Objection]:
    for rule in NEVER_FOR:
        if rules.outcomes[rule] > 0:
            found = example(rules, rule, "", lambda one: one.after > one.before)
            yield _objection(f"outcomes.{rule}", found, "this must not help.")
    for rule in MUST_COST:
        if rules.weights[rule] < LEAST:
            found = example(rules, rule, "", lambda one: one.after >= one.before)
            end = "it must cost more than to tell it oneself."
            yield _objection(f"weights.{rule}", found, end)


def _ladders(rules: RuleSet) -> Iterator[Objection]:
    for ladder in LADDERS:
        for better, worse in pairwise(ladder):
            (gains, costs), (more, less) = effect(rules, better), effect(rules, worse)
            if gains < more - ALMOST or costs > less + ALMOST:
                found = example(rules, worse, better, lambda one: one.after > one.before)
                end = f"{PHRASES[worse]} must not be better than {PHRASES[better]}."
                field = "outcomes" if rules.outcomes[worse] > rules.outcomes[better] else "weights"
                yield _objection(f"{field}.{worse}", found, end)


def _objection(field: str, found: Example | None, end: str) -> Objection:
    return Objection(field, found.said(end) if found else end[0].upper() + end[1:], found)
