"""About the portal: who may do what."""

from portal.about.views import bp

__all__ = ["bp"]
