"""Disclosures: the register, the form of four fields, and a page for each with its history."""

from portal.disclosures import acts
from portal.disclosures.views import bp

acts.register(bp)

__all__ = ["bp"]
