"""Changes: asking, answering, getting ready, going live, and the board both sides share."""

from portal.acts import register
from portal.changes import asking, reading, review, views
from portal.changes.acts import ACTS

register(views.bp, ACTS, "change_id", "changes.show")
bp = views.bp
blueprints = (bp, review.bp)

__all__ = ["asking", "blueprints", "bp", "reading"]
