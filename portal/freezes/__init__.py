"""Freeze windows, and who decides for each side in an emergency."""

from portal.freezes.views import bp

__all__ = ["bp"]
