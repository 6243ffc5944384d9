"""Trust: three bars for each side, what they are made of, indicators, and how both sides talk."""

from portal.trust import indicating, talking
from portal.trust.views import bp

blueprints = (bp, indicating.bp, talking.bp)

__all__ = ["blueprints", "bp"]
