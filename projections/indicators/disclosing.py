"""Indicators of disclosures."""

from collections.abc import Sequence

from projections.indicators.figures import Asked, Figure, Indicator, durations
from projections.trust.ledger import SIDES


def acknowledging(asked: Asked) -> Sequence[Figure]:
    """How long each side takes to acknowledge what the other told."""
    found = asked.taken("acknowledging")
    return [
        durations(side, [each for each in found if each.side == side], asked.period.until)
        for side in SIDES
    ]


INDICATORS = (
    Indicator(
        "time-to-acknowledge",
        "Time to acknowledge",
        "From when the other side told a problem to when somebody here said they had read it.",
        "seconds",
        acknowledging,
        better="less",
    ),
)
