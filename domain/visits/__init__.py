"""Visits: one side at the other, on site or virtual, with purposes, and what came of it."""
