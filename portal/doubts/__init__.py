"""Doubts: those of the reader, the form that raises one, and the page of one."""

from portal.acts import register
from portal.doubts.page import ACTS
from portal.doubts.views import bp

register(bp, ACTS, "doubt_id", "doubts.show")

__all__ = ["bp"]
