"""The style guide: every component on one page, for people and for browser tests."""

from portal.styleguide.views import bp

__all__ = ["bp"]
