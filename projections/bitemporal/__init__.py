"""Findings about records, kept as they were known at every moment.

With every fact of a record, everything that follows from it is found anew. What no longer holds is
superseded, what is new is added: a row holds from ``recorded_at`` until it is ``superseded_at``.
"""

from projections.bitemporal.model import Bitemporal, Shelf
from projections.bitemporal.reading import Absorb, Look, Reader
from projections.bitemporal.tables import columns, indexes, memories

__all__ = ["Absorb", "Bitemporal", "Look", "Reader", "Shelf", "columns", "indexes", "memories"]
