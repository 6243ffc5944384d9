"""The main story: Northwind Outfitters and Harbor Contact, from the opening to this morning."""

from portal.cli.seed import (
    changes,
    charter,
    commitments,
    disclosures,
    doubts,
    feedback,
    people,
    pulses,
    recognition,
    rounds,
    single_cases,
    trust,
    visits,
)
from portal.cli.seed.cast import CEBU, CHICAGO
from portal.cli.seed.telling import Story, chapter

STORY = Story(
    slug="northwind-harbor",
    calendars=(CHICAGO, CEBU),
    steps=chapter(
        people.STEPS,
        charter.STEPS,
        disclosures.STEPS,
        commitments.STEPS,
        changes.STEPS,
        recognition.STEPS,
        feedback.STEPS,
        single_cases.STEPS,
        trust.STEPS,
        rounds.STEPS,
        visits.STEPS,
        doubts.STEPS,
        pulses.STEPS,
    ),
)
