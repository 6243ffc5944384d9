"""Health: whether the process lives, and whether it can do its work."""

from portal.health.views import bp

__all__ = ["bp"]
