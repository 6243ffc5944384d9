"""The changes of the main story: who asked for what, and how it went."""

from portal.cli.seed.changes import first_weeks, quarter, repair, schedule, unusual, usual
from portal.cli.seed.telling import chapter

STEPS = chapter(
    schedule.FREEZES,
    schedule.TEMPLATES,
    usual.CLOSED,
    usual.UNDER_WAY,
    usual.DRAFTS,
    unusual.STEPS,
    first_weeks.STEPS,
    quarter.STEPS,
    repair.STEPS,
)
