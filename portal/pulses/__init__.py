"""Pulses: what is coming and open, what came of past ones, and the form that answers one."""

from portal.acts import register
from portal.pulses.page import ACTS
from portal.pulses.views import bp

register(bp, ACTS, "pulse_id", "pulses.show")

__all__ = ["bp"]
