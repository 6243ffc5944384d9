"""Disclosures: a mistake, or a problem found, told to the other side."""
