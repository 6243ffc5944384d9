"""The first weeks: promised, accepted on the same day, kept early."""

from domain.commitments.commands import AcceptCommitment, KeepCommitment, MakeCommitment
from portal.cli.seed.cast import BEA, ELENA, EWA, JOY, MARCUS, PIOTR, TESS, THEO
from portal.cli.seed.days import Day
from portal.cli.seed.telling import chapter, on, record

STEPS = chapter(
    record(
        "test shop",
        on(121, "10:30", MARCUS, MakeCommitment)(
            text="A login for the test shop for every team lead at both sites.", due_on=Day(114)
        ),
        on(120, "12:30", JOY, AcceptCommitment)(),
        on(116, "15:10", MARCUS, KeepCommitment)(evidence="Nine logins, tried by nine people."),
    ),
    record(
        "waiting times",
        on(120, "13:10", BEA, MakeCommitment)(
            text="Waiting times by the hour on a page that Northwind can open at any time.",
            due_on=Day(110),
        ),
        on(120, "10:20", THEO, AcceptCommitment)(),
        on(112, "17:00", BEA, KeepCommitment)(
            evidence="The page is open to planning and the store desk, no password needed inside."
        ),
    ),
    record(
        "names and numbers",
        on(117, "11:00", TESS, MakeCommitment)(
            text="One sheet with who answers what at Northwind, with a second name for each.",
            due_on=Day(109),
        ),
        on(116, "12:40", EWA, AcceptCommitment)(),
        on(110, "14:20", TESS, KeepCommitment)(evidence="31 questions, two names each."),
    ),
    record(
        "words of the brand",
        on(113, "10:40", PIOTR, MakeCommitment)(
            text="Greetings in chat in the brand’s own words, checked by its service team.",
            due_on=Day(104),
        ),
        on(113, "09:50", ELENA, AcceptCommitment)(),
        on(105, "11:30", PIOTR, KeepCommitment)(
            evidence="14 greetings in three languages; two were sent back and are better now."
        ),
    ),
)
