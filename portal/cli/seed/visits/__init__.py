"""Visits in both directions: done, under way, put off, and a purpose nobody has come for again."""

from portal.cli.seed.telling import chapter
from portal.cli.seed.visits import ahead, done

STEPS = chapter(done.STEPS, ahead.STEPS)
