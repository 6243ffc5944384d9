"""A rule set as columns, so that thousands of pieces of evidence are weighed at once."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import NamedTuple

import msgspec
import numpy as np

from domain.rule_sets import RuleSet
from projections.trust.score import Codes, Numbers

UNCONFIRMED = "unconfirmed"
SEVERITIES = ("", "low", "medium", "high", "critical")


class Kind(NamedTuple):
    """What a score asks of a rule besides its numbers; rules of the same ``cap`` share one.

    What is done ``alone`` shares one too, where nobody of the other side confirmed it.
    """

    indicator: str
    by_severity: bool
    cap: str
    alone: bool
    breach: bool


class Weighing(NamedTuple):
    """A rule set as columns: what each rule says and weighs, by its number (and severity's).

    ``cap`` is the number of the cap it shares, 0 for none: of what somebody of the other side
    confirmed, and of what nobody did. ``indicators`` are what the numbers in ``indicator`` mean.
    Equal rule sets have equal names.
    """

    rules: RuleSet
    indicators: tuple[str, ...]
    indicator: Codes
    outcome: Numbers
    half_life: Numbers
    cap: Codes
    weight: Numbers
    name: bytes


def weighing(kinds: Mapping[str, Kind], rules: RuleSet) -> Weighing:
    """A rule set as columns, rules in the order of ``kinds``."""
    indicators = sorted({kind.indicator for kind in kinds.values()})
    caps = ["", UNCONFIRMED, *sorted({kind.cap for kind in kinds.values()} - {""})]
    shared = [(kind.cap, UNCONFIRMED if kind.alone else kind.cap) for kind in kinds.values()]
    severities = [rules.severities[each] for each in SEVERITIES]
    half_lives = {False: rules.half_life_days, True: rules.breach_half_life_days}
    weights = [
        [rules.weights[name] * (each if kind.by_severity else 1) for each in severities]
        for name, kind in kinds.items()
    ]
    return Weighing(
        rules,
        tuple(indicators),
        np.array([indicators.index(kind.indicator) for kind in kinds.values()]),
        np.array([rules.outcomes[name] for name in kinds], float),
        np.array([half_lives[kind.breach] for kind in kinds.values()], float),
        np.array([[caps.index(cap) for cap in pair] for pair in shared]),
        np.array(weights, float),
        blake2b(msgspec.json.encode(rules), digest_size=16).digest(),
    )
