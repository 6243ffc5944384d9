"""Rules in plain words: what each says and weighs, what holds for all, how two sets differ."""

from typing import NamedTuple

from domain.rule_sets import RuleSet, bounds, figure
from domain.terms import SEVERITIES
from projections.evidence import RULES, Rule

SINGLE = {
    "half_life_days": "Evidence weighs half after so many days",
    "breach_half_life_days": "A breach of integrity weighs half after so many days",
    "cap": "Cap on disclosures, praise, concerns and what nobody confirmed, each in a bar",
    "cap_days": "Days in which no more than the cap counts",
    "severities.": "A severity nobody rated weighs",
    "severities.low": "A low severity weighs",
    "severities.medium": "A medium severity weighs",
    "severities.high": "A high severity weighs",
    "severities.critical": "A critical severity weighs",
    "guard.evidence": "Evidence that weighs, at the least",
    "guard.records": "Records, at the least",
    "guard.days": "Days with evidence within the last ninety, at the least",
    "guard.people": "People of the other side who confirmed some of it, at the least",
    "guard.indicators": "Kinds of evidence, at the least",
    "guard.largest_share": "Share of the largest kind, 0 to 1, at the most",
}
"""Numbers that stand for themselves, in the order a form asks for them."""

DIMENSIONS = ("competence", "character", "communication", None)


class Line(NamedTuple):
    """One rule of a set in words. ``outcome`` and ``weight`` are sentences for people."""

    name: str
    rule: Rule
    outcome: str
    weight: str


class Difference(NamedTuple):
    """A number two sets differ in, as people name it."""

    label: str
    was: str
    would_be: str


def lines(rules: RuleSet) -> list[Line]:
    """Every rule, by dimension; those whose dimension feedback names come last."""
    ordered = sorted(RULES.items(), key=lambda each: DIMENSIONS.index(each[1].dimension))
    return [
        Line(name, rule, outcome_of(rules.outcomes[name]), _weight(rules, name, rule))
        for name, rule in ordered
    ]


def sentences(rules: RuleSet) -> list[str]:
    """What holds for all evidence: severities, cap, fading and guard."""
    severities, guard = rules.severities, rules.guard
    rated = ", ".join(f"{name} {severities[name]:g}" for name in SEVERITIES)
    counted = f"{guard.evidence:g} of evidence that weighs, {guard.records:g} records"
    known = f"{guard.days:g} days within the last ninety, {guard.people:g} people of the other side"
    kinds = f"{guard.indicators:g} kinds of evidence, none above {100 * guard.largest_share:g} %"
    capped = "Disclosures, praise, concerns, and what a side did alone and nobody confirmed,"
    fades = f"{rules.half_life_days:g} days; a breach of integrity {rules.breach_half_life_days:g}"
    return [
        f"A severity counts: {rated}, and {severities['']:g} where nobody rated it.",
        f"{capped} weigh at most {rules.cap:g} each in a bar in any {rules.cap_days:g} days.",
        f"Evidence weighs half after {fades}.",
        f"No number is shown below {counted}, {known} who confirmed some of it, and {kinds} of it.",
    ]


def differences(old: RuleSet, new: RuleSet) -> list[Difference]:
    """The numbers in which two sets differ."""
    return [
        Difference(label_of(name), f"{figure(old, name):g}", f"{figure(new, name):g}")
        for name in bounds()
        if figure(old, name) != figure(new, name)
    ]


def label_of(name: str) -> str:
    """What people call a number of a rule set ("weights.kept")."""
    if name in SINGLE:
        return SINGLE[name]
    group, _, rule = name.partition(".")
    return f"{'Weight' if group == 'weights' else 'Outcome'}: {RULES[rule].sentence}"


def outcome_of(value: float) -> str:
    """What an outcome says: "Speaks for", "Speaks half for", "Speaks against"."""
    known = {1.0: "Speaks for", 0.5: "Speaks half for", 0.0: "Speaks against"}
    return known.get(float(value), f"Speaks {100 * value:g} % for")


def _weight(rules: RuleSet, name: str, rule: Rule) -> str:
    weight = rules.weights[name]
    if not weight:
        return "No weight"
    said = f"{weight:g}" + (" × severity" if rule.by_severity else "")
    said += ", capped" if rule.cap else ", capped unless confirmed" if rule.alone else ""
    return said + (f", half every {rules.breach_half_life_days:g} days" if rule.breach else "")
