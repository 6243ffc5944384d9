"""What was worked out of a ledger for moments, as long as nothing says something else of them."""

from typing import Any

import numpy as np
import numpy.typing as npt

KEPT = 5_000
"""So many figures are remembered of a ledger; then they are worked out anew."""

Key = tuple[Any, ...]
"""What was worked out, by which rule set; the last part is the moment it is of, in days."""


class Memo:
    """Figures by key. Only ever added to, so that threads may share it."""

    def __init__(self, figures: dict[Key, Any] | None = None) -> None:
        self.figures = figures or {}

    def keep(self, key: Key, found: Any) -> None:
        """Remember a figure."""
        if len(self.figures) >= KEPT:
            self.figures = {}
        self.figures[key] = found

    def before(self, moment: float) -> "Memo":
        """What was worked out for earlier moments."""
        some = list(self.figures.items())
        return Memo({key: found for key, found in some if key[-1] < moment})


def touched(old: npt.NDArray[Any], new: npt.NDArray[Any], changed: npt.NDArray[np.int64]) -> float:
    """The first moment that these rows of a ledger say something else of than before."""
    known = changed[changed < len(old)]
    begun = new["recorded"][changed[changed >= len(old)]]
    over = np.minimum(new["superseded"][known], old["superseded"][known])
    return float(min(begun.min(initial=np.inf), over.min(initial=np.inf)))
