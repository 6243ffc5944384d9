"""History: one line per event, as both sides review it."""

from portal.history import corrections
from portal.history.views import bp

__all__ = ["bp", "corrections"]
