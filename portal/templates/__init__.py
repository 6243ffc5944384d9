"""Templates: kinds of change both sides endorsed, from which standard changes are made."""

from portal.acts import register
from portal.templates.acts import ACTS
from portal.templates.views import bp

register(bp, ACTS, "template_id", "templates.show")

__all__ = ["bp"]
