"""Appeals: what counts in a score is contested, and the leads of both sides rule together."""

from portal.acts import register
from portal.appeals.page import ACTS
from portal.appeals.views import bp

register(bp, ACTS, "appeal_id", "appeals.show")

__all__ = ["bp"]
