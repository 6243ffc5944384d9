"""Visits: what is coming, what is owed, what each purpose waits for, and the page of one."""

from portal.acts import register
from portal.visits.acts import ACTS
from portal.visits.views import bp

register(bp, ACTS, "visit_id", "visits.show")

__all__ = ["bp"]
