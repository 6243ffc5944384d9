"""What both sides promised each other outside disclosures, and what became of it."""

from portal.cli.seed.commitments import first_weeks, quarter, repair, usual
from portal.cli.seed.telling import chapter

STEPS = chapter(first_weeks.STEPS, usual.STEPS, quarter.STEPS, repair.STEPS)
