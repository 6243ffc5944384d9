"""Changes: asking, answering, getting ready, going live, and the board both sides share."""

from portal.acts import Back, register
from portal.changes import asking, board, reading, review, views
from portal.changes.acts import ACTS

register(views.bp, ACTS, "change_id", "changes.show", {"board": Back("board.show", "board.move")})
bp = views.bp
blueprints = (bp, board.bp, review.bp)

__all__ = ["asking", "blueprints", "bp", "reading"]
