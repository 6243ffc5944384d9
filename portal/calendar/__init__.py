"""The calendar: what goes live, what is frozen and what is due, on pages and as a feed."""

from portal.calendar.feeds import feed
from portal.calendar.views import bp

blueprints = (bp, feed)

__all__ = ["blueprints", "bp"]
