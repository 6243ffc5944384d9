"""Commitments: what each side promised, by when, and what became of it."""

from portal.acts import register
from portal.commitments.decisions import ACTS
from portal.commitments.views import bp

register(bp, ACTS, "commitment_id", "commitments.show")

__all__ = ["bp"]
