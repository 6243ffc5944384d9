"""Disclosures: the register, the form of four fields, and a page for each with its history."""

from portal.acts import register
from portal.disclosures.acts import ACTS
from portal.disclosures.views import bp

register(bp, ACTS, "disclosure_id", "disclosures.show")

__all__ = ["bp"]
