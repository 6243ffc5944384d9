"""Doubts: one sentence to one person on the other side, and nobody else ever learns of it."""
