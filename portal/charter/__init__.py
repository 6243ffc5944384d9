"""The charter: what both leads signed, what waits to be signed, and every version there was."""

from portal.charter.views import bp

__all__ = ["bp"]
