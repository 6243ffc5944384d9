"""Commitments: what each side promised, by when, and what became of it."""

from portal.commitments import decisions, views
from portal.commitments.blueprint import bp

__all__ = ["bp", "decisions", "views"]
