"""Benchmarks: what an append, a command, a pump, a rebuild and a page cost. See ``README.md``."""
