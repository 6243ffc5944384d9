"""Trust: three bars for each side, and the evidence each of them is made of."""

from portal.trust.views import bp

__all__ = ["bp"]
