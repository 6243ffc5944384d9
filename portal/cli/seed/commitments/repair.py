"""Since the repair: smaller promises, kept, most of them early."""

from domain.commitments.commands import (
    AcceptCommitment,
    AgreeRenegotiation,
    AskRenegotiation,
    KeepCommitment,
    MakeCommitment,
)
from portal.cli.seed.cast import (
    CARLO,
    DANA,
    ELENA,
    JOY,
    LIZA,
    MARCUS,
    MIGUEL,
    NADIA,
    OWEN,
    PAULA,
    PIOTR,
    PRIYA,
    RAF,
    TESS,
    THEO,
)
from portal.cli.seed.days import Day
from portal.cli.seed.telling import Person, Step, chapter, on, record


def _kept(
    name: str, days: tuple[int, int, int], people: tuple[Person, Person], text: str, evidence: str
) -> tuple[Step, ...]:
    """Promised on a day, accepted by the other side on the next, kept before it was due."""
    (made, due, kept), (owner, friend) = days, people
    late, early = ("15:20", "10:40") if owner.works.opens < "12:00" else ("16:20", "13:20")
    accepts = "10:50" if friend.works.opens < "12:00" else "13:50"
    return record(
        name,
        on(made, early, owner, MakeCommitment)(text=text, due_on=Day(due)),
        on(made - 1, accepts, friend, AcceptCommitment)(),
        on(kept, late, owner, KeepCommitment)(evidence=evidence),
    )  # fmt: skip


STEPS = chapter(
    _kept(
        "call of the leads", (45, 40, 41), (DANA, JOY),
        "Both leads speak for half an hour every Tuesday, with one open matter and no report.",
        "Second Tuesday. We talked about the returns page and it took twenty minutes.",
    ),
    _kept(
        "list of what is open", (44, 39, 40), (PRIYA, ELENA),
        "A page with everything we owe each other, read aloud once a week.",
        "It is this portal’s own list. Read aloud on Tuesday; it took nine minutes.",
    ),
    _kept(
        "who may stop a sale", (42, 36, 38), (MARCUS, JOY),
        "One person on each side may stop an offer without asking; the names are known.",
        "Names and deputies are in the sheet of names and numbers.",
    ),
    _kept(
        "two hours for leads", (40, 33, 35), (JOY, ELENA),
        "Team leads are off the queue for two hours a day, also in busy weeks.",
        "1.8 hours in the first week, 2.1 in the second.",
    ),
    _kept(
        "questions on Monday", (38, 32, 33), (PAULA, LIZA),
        "Questions of the floor about products are answered on the day they are asked.",
        "22 questions, 21 on the day.",
    ),
    _kept(
        "hours of the nights", (36, 28, 30), (RAF, THEO),
        "The roster of the nights is shown a week ahead, with who can be called in.",
        "Three weeks are out. Planning has moved an offer by a day because of it.",
    ),
    _kept(
        "invoices by the fifth", (33, 24, 26), (OWEN, MIGUEL),
        "Invoices are looked at by the fifth day and paid by the thirtieth.",
        "Paid on day 21. The next one on day 17.",
    ),
    _kept(
        "first week beside somebody", (30, 18, 20), (CARLO, ELENA),
        "Whoever is new sits a week beside somebody before taking a call.",
        "Two classes, 24 people. Nobody has left in their first month.",
    ),
    _kept(
        "offers in plain words", (26, 17, 19), (NADIA, LIZA),
        "Each offer has three sentences an agent can say, read by an agent before.",
        "Six offers. Agents struck out the word “exclusive” five times.",
    ),
    _kept(
        "lost parcels by site", (22, 14, 15), (TESS, PIOTR),
        "Lost parcels are on one list of stores and sites.",
        "One list, 41 parcels, 30 found.",
    ),
    record(
        "chat on two screens",
        on(34, "10:40", PIOTR, MakeCommitment)(
            text="Second screens for the chat team.", due_on=Day(22)
        ),
        on(34, "10:10", ELENA, AcceptCommitment)(),
        on(26, "11:10", PIOTR, AskRenegotiation)(
            due_on=Day(15), reason="Twelve of thirty come a week later, says the dealer today."
        ),
        on(26, "09:30", ELENA, AgreeRenegotiation)(),
        on(17, "14:20", PIOTR, KeepCommitment)(evidence="Thirty of thirty, two days early."),
    ),
)  # fmt: skip
