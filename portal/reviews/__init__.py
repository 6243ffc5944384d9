"""The business review: a quarter of a partnership in facts both sides see, as page and as PDF."""

from portal.reviews.views import bp

__all__ = ["bp"]
