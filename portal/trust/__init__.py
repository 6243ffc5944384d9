"""Trust: three bars for each side, what they are made of, indicators, talk, changes, visits."""

from portal.trust import changing, indicating, talking, visiting
from portal.trust.views import bp

blueprints = (bp, indicating.bp, talking.bp, changing.bp, visiting.bp)

__all__ = ["blueprints", "bp"]
