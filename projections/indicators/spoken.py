"""Evidence of some rules that took effect in a period, as it was known at its end."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from projections.evidence import RULES
from projections.measures import Period
from projections.trust.ledger import SIDES, Ledger
from projections.trust.moments import days

NUMBERS = {name: number for number, name in enumerate(RULES)}


class Spoken(NamedTuple):
    """A piece of evidence: what it is called, the side it speaks of, and its id."""

    rule: str
    side: str
    id: str


def spoken(ledger: Ledger, rules: Collection[str], period: Period) -> list[Spoken]:
    """The evidence of these rules in a period, in the order of the ledger."""
    rows, since, until = ledger.rows, days(period.since), days(period.until)
    known = (rows["recorded"] <= until) & (rows["superseded"] > until)
    known &= (rows["day"] >= since) & (rows["day"] <= until)
    known &= np.isin(rows["rule"], [NUMBERS[name] for name in rules])
    names = tuple(NUMBERS)
    return [
        Spoken(names[rows["rule"][at]], SIDES[rows["side"][at]], str(ledger.ids[at]))
        for at in np.flatnonzero(known)
    ]
