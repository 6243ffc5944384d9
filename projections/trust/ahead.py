"""What becomes evidence by time passing if nothing is done."""

from typing import NamedTuple

import numpy as np

from projections.trust.ledger import SIDES, Ledger


class Ahead(NamedTuple):
    """A piece that takes effect on a ``day`` still to come, and where it stands in the ledger."""

    place: int
    side: str
    rule: str
    day: float


def ahead(ledger: Ledger, day: float, until: float) -> list[Ahead]:
    """The pieces that take effect between two moments as it was known at the first, in order."""
    rows = ledger.rows
    coming = (rows["recorded"] <= day) & (rows["superseded"] > day)
    coming &= (rows["day"] > day) & (rows["day"] <= until)
    places = np.flatnonzero(coming)
    return [
        Ahead(
            int(place),
            SIDES[rows["side"][place]],
            ledger.rule(place),
            float(rows["day"][place]),
        )
        for place in places[np.argsort(rows["day"][places], kind="stable")]
    ]
