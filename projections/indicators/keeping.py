"""Indicators of commitments: whether what was promised was done by its day."""

from collections.abc import Sequence

from projections.indicators.asking import Asked
from projections.indicators.figures import Figure, Indicator, Part, of_each_side, share
from projections.measures import Period, Taken

DUE = ("kept", "kept_late", "missed")
"""What became of a commitment at its due instant: the rules of evidence it falls under."""


def due(asked: Asked) -> list[Taken]:
    """Every commitment that was kept, or whose day passed, in the period."""
    return asked.found(*DUE)


def kept(side: str, taken: Sequence[Taken], period: Period) -> Figure:
    """The share kept by the due day."""
    counts = {rule: sum(each.name == rule for each in taken) for rule in DUE}
    found = share(side, counts["kept"], len(taken), len(taken))
    parts = [Part(rule, n / len(taken) if taken else None, n) for rule, n in counts.items()]
    return found._replace(parts=tuple(parts))


INDICATORS = (
    Indicator(
        "commitments-kept",
        "Commitments kept",
        "Of the commitments a side kept or let pass, the share kept by their due day.",
        "share",
        of_each_side(due, kept),
        better="more",
        group="Commitments",
        how="Kept by the due day, over kept, kept late and missed. One counts when it is kept, or "
        "at its due instant; one that the other side released in time, or that was never "
        "accepted, does not. Make-goods have an indicator of their own. The interval holds 90 % "
        "(Wilson 1927).",
        measured=due,
        figure=kept,
        counted="commitments",
    ),
)
