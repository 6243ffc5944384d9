"""Rounds: sealed feedback of both sides, revealed at once, discussed, closed with commitments."""
