"""The main story: Northwind Outfitters and Harbor Contact, from the opening to this morning."""

from portal.cli.seed import (
    charter,
    commitments,
    disclosures_closed,
    disclosures_early,
    disclosures_new,
    disclosures_open,
    disclosures_watched,
)
from portal.cli.seed.cast import CEBU, CHICAGO
from portal.cli.seed.telling import Story, chapter

STORY = Story(
    slug="northwind-harbor",
    calendars=(CHICAGO, CEBU),
    steps=chapter(
        charter.STEPS,
        disclosures_early.STEPS,
        disclosures_closed.STEPS,
        disclosures_watched.STEPS,
        disclosures_open.STEPS,
        disclosures_new.STEPS,
        commitments.STEPS,
    ),
)
