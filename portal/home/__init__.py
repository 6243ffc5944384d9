"""Home: what is waiting on us, what is due soon, what is new from the other side."""

from portal.home.views import bp

__all__ = ["bp"]
