"""Three pulses that are closed, the first with too few answers of one side, and one that is open."""

from domain.pulses.commands import (
    AgreePulse,
    AnswerPulse,
    ClosePulse,
    OpenPulse,
    ProposePulse,
)
from domain.records import Comment
from portal.cli.seed.cast import (
    ANA,
    BEA,
    DANA,
    ELENA,
    EWA,
    JOY,
    LEAH,
    MARCUS,
    MIGUEL,
    NEIL,
    PRIYA,
    RAF,
    SAM,
    THEO,
    TOMASZ,
)
from portal.cli.seed.days import Day
from portal.cli.seed.telling import PORTAL, Person, Step, chapter, on, record

EASIER = "What would make working with the other side easier next month?"


def _says(day: int, clock: str, who: Person, marks: tuple[int, int, int], text: str = "") -> Step:
    communication, competence, character = marks
    return on(day, clock, who, AnswerPulse)(
        communication=communication, competence=competence, character=character, text=text
    )


FIRST = record(
    "first pulse",
    on(88, "13:00", PRIYA, ProposePulse)(
        name="First pulse", question=EASIER, opens_on=Day(86), closes_on=Day(82)
    ),
    on(87, "10:00", DANA, AgreePulse)(),
    on(86, "09:00", PORTAL, OpenPulse)(),
    _says(86, "10:10", MARCUS, (3, 4, 4), "One list of open questions instead of five mails."),
    _says(86, "11:30", ELENA, (3, 3, 4)),
    _says(85, "09:30", THEO, (2, 4, 4)),
    _says(84, "14:20", DANA, (3, 3, 4)),
    _says(85, "15:00", JOY, (2, 3, 4), "To hear of a promotion before the customers do."),
    _says(85, "15:20", MIGUEL, (2, 3, 3)),
    _says(85, "15:00", BEA, (2, 4, 4)),
    _says(85, "12:40", RAF, (1, 2, 3), "A forecast that holds for a week."),
    _says(84, "09:20", TOMASZ, (3, 4, 4)),
    _says(84, "10:00", EWA, (3, 3, 4)),
    _says(83, "18:00", LEAH, (2, 3, 3), "If somebody said why, and not only what."),
    _says(85, "19:00", LEAH, (2, 2, 3)),
    on(81, "09:00", PORTAL, ClosePulse)(),
    on(81, "13:30", PRIYA, Comment)(
        text=(
            "Eight of us and four of you. Next time let us both say on the floor that it takes a "
            "minute and that none of us sees who said what."
        ),
    ),
)

SECOND = record(
    "second pulse",
    on(64, "11:00", DANA, ProposePulse)(
        name="Second pulse", question=EASIER, opens_on=Day(62), closes_on=Day(57)
    ),
    on(63, "12:30", PRIYA, AgreePulse)(),
    on(62, "09:00", PORTAL, OpenPulse)(),
    _says(62, "09:40", DANA, (3, 4, 4)),
    _says(62, "10:05", MARCUS, (3, 4, 4), "Fewer meetings, and shorter ones."),
    _says(61, "09:15", ELENA, (4, 3, 4), "An example with every question about policy."),
    _says(61, "14:00", THEO, (3, 4, 5)),
    _says(60, "11:20", NEIL, (3, 3, 4)),
    _says(59, "16:10", SAM, (4, 4, 4), "To know who is on shift before I call."),
    _says(61, "15:50", PRIYA, (3, 3, 4)),
    _says(61, "15:30", JOY, (3, 3, 4), "The briefing on one page, as it was in the last weeks."),
    _says(61, "15:10", MIGUEL, (3, 3, 4)),
    _says(61, "16:20", RAF, (2, 3, 4), "A forecast that says how sure it is."),
    _says(60, "10:00", TOMASZ, (4, 4, 4)),
    _says(60, "10:40", ANA, (3, 4, 4)),
    _says(58, "17:30", LEAH, (3, 3, 4), "Answers to what we ask in the briefing, by the next day."),
    on(56, "09:00", PORTAL, ClosePulse)(),
)

THIRD = record(
    "third pulse",
    on(36, "13:00", PRIYA, ProposePulse)(
        name="Third pulse", question=EASIER, opens_on=Day(34), closes_on=Day(31)
    ),
    on(35, "09:30", DANA, AgreePulse)(),
    on(34, "09:00", PORTAL, OpenPulse)(),
    _says(34, "09:20", DANA, (4, 4, 5)),
    _says(34, "10:30", MARCUS, (4, 4, 4)),
    _says(33, "09:45", ELENA, (4, 4, 4), "Nothing new. Keep the one page."),
    _says(33, "13:15", THEO, (4, 4, 5)),
    _says(32, "15:40", SAM, (4, 5, 4), "That I am asked at all is new, and good."),
    _says(33, "15:10", PRIYA, (4, 4, 5)),
    _says(33, "15:00", JOY, (4, 3, 4)),
    _says(33, "12:30", MIGUEL, (3, 4, 4), "Bad news by phone and not by ticket."),
    _says(33, "16:45", BEA, (4, 3, 4)),
    _says(33, "17:10", RAF, (3, 4, 4), "Six weeks ahead, as planning promised."),
    _says(32, "09:50", EWA, (4, 4, 4)),
    _says(32, "18:20", LEAH, (4, 4, 5)),
    on(30, "09:00", PORTAL, ClosePulse)(),
)

OPEN = record(
    "this month’s pulse",
    on(5, "11:30", DANA, ProposePulse)(
        name="This month’s pulse",
        question="Where did the other side surprise you, for better or worse?",
        opens_on=Day(3),
        closes_on=Day(-3),
        every_days=60,
    ),
    on(4, "13:20", PRIYA, AgreePulse)(),
    on(3, "09:00", PORTAL, OpenPulse)(),
    _says(3, "10:00", MARCUS, (4, 4, 4)),
    _says(2, "15:00", JOY, (4, 4, 4), "They called before we saw it in the queue."),
    _says(2, "12:30", RAF, (3, 4, 4)),
    _says(2, "10:10", TOMASZ, (4, 4, 5)),
)

STEPS = chapter(FIRST, SECOND, THIRD, OPEN)
