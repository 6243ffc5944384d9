"""Pulses: a short survey of both sides that nobody can trace back to a person."""
