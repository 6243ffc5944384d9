"""One figure for a side, only on request, and never without what it hides."""

from portal.trust.shown import Standing
from portal.web import here
from projections.trust.ledger import DIMENSIONS, SIDES
from projections.trust.score import overall, weakest


def overalls(found: Standing) -> list[str]:
    """A sentence for each side: the geometric mean with the weakest bar, or why there is none."""
    return [_overall(found, side) for side in SIDES]


def _overall(found: Standing, side: str) -> str:
    company, own = here().company(side), {each: found.scores[side, each] for each in DIMENSIONS}
    figure, low = overall(list(own.values())), weakest(own)
    if figure is None or low is None:
        lacking = [name for name, score in own.items() if not score.is_shown]
        return f"No overall figure for {company}: not enough evidence of {_listed(lacking)}."
    return f"{company} {round(100 * figure)}, with {low} at {round(100 * own[low].value)}."


def _listed(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
