"""Rounds: sealed feedback of both sides, revealed at once, discussed and closed."""

from portal.acts import register
from portal.rounds.acts import ACTS
from portal.rounds.views import bp

register(bp, ACTS, "round_id", "rounds.show")

__all__ = ["bp"]
