"""People: who takes part on both sides, where they work and when."""

from portal.people import places, views
from portal.people.blueprint import bp

__all__ = ["bp", "places", "views"]
