"""Three rounds of feedback: one closed with commitments, one just revealed, one being written."""

from domain.records import Comment
from domain.rounds.commands import (
    AgreeClosing,
    DiscussRound,
    HandIn,
    OpenRound,
    ProposeClosing,
    ProposeRound,
    ReviseContribution,
    WriteContribution,
)
from portal.cli.seed.cast import DANA, ELENA, EWA, JOY, MARCUS, MIGUEL, PRIYA, THEO, TOMASZ
from portal.cli.seed.days import At, Day
from portal.cli.seed.telling import Asked, chapter, on, record

FIRST_MONTHS = record(
    "round of the first months",
    on(56, "10:15", DANA, ProposeRound)(
        title="The first two months",
        questions=(
            "What does the other side do that you would not want to miss?\n"
            "What do you hear about too late?"
        ),
        deadline_at=At(47, "15:00"),
    ),
    on(55, "13:40", PRIYA, OpenRound)(),
    on(54, "14:20", JOY, WriteContribution)(
        dimension="communication",
        text="We learn of a promotion from the first customer who calls about it. Twice in eight weeks; both times the floor looked as if it had not done its homework.",
    ),
    on(53, "15:10", MIGUEL, WriteContribution)(
        dimension="competence",
        text="Marcus’s team answers a question about an order within the hour, with a screenshot. We have never had that from a client.",
    ),
    on(52, "09:30", MARCUS, WriteContribution, step="wrap-up")(
        dimension="competence",
        text="The notes after a call are too short to work with.",
    ),
    on(51, "10:05", MARCUS, ReviseContribution)(
        contribution_id=Asked("wrap-up"),
        dimension="competence",
        text="Three of ten notes after a call say “solved” and nothing else. Whoever takes the second call begins from zero, and so does the customer.",
    ),
    on(51, "11:20", DANA, WriteContribution)(
        dimension="character",
        text="When the loyalty points went wrong you told us before we could find it. That was the day I stopped checking your numbers twice.",
    ),
    on(50, "16:30", PRIYA, HandIn)(),
    on(49, "09:45", DANA, HandIn)(),
    on(48, "08:40", ELENA, Comment)(
        text="Both sides named the same gap from its two ends: what one knows on Monday the other needs on Friday."
    ),
    on(46, "08:50", ELENA, DiscussRound)(
        held_on=Day(47),
        text="An hour with video, nine people. Nobody disputed the promotions; the two untold ones are listed. The notes are short because the clock runs until they are saved, and that can be changed.",
    ),
    on(45, "14:10", PRIYA, ProposeClosing)(
        text_1="No promotion starts before its briefing has been on the floor for three working days. What cannot wait is told by phone, to Joy or Ewa.",
        owner_1="brand",
        due_1=Day(-9),
        text_2="Notes after a call name the order, what was promised, and by when. Quality samples twenty a week and shows both sides what it found.",
        owner_2="bpo",
        due_2=Day(-4),
    ),
    on(45, "09:20", DANA, AgreeClosing)(),
)

BEFORE_THE_SEASON = record(
    "round before the season",
    on(15, "14:30", PRIYA, ProposeRound)(
        title="Before the season begins",
        questions="What are you not saying because the season is near?",
        deadline_at=At(7, "18:00"),
    ),
    on(14, "10:40", THEO, OpenRound)(),
    on(13, "09:15", THEO, WriteContribution)(
        dimension="competence",
        text="The staffing plan has no slack on Mondays. If two people are ill in Cebu, the queue is over target by ten.",
    ),
    on(12, "13:20", EWA, WriteContribution)(
        dimension="communication",
        text="The forecast comes as one number. We would staff differently if we knew how sure you are of it.",
    ),
    on(11, "15:45", TOMASZ, WriteContribution)(
        dimension="character",
        text="Agents say that a complaint about Northwind’s own systems is not welcome in the weekly call. Nobody has said so; it is how the silence sounds.",
    ),
    on(10, "10:30", ELENA, WriteContribution)(
        dimension="communication",
        text="We hear good news in the meeting and bad news in the corridor. I would rather have it the other way round.",
    ),
    on(9, "11:10", DANA, HandIn)(),
    on(8, "16:20", PRIYA, HandIn)(),
    on(7, "09:40", ELENA, Comment)(
        text="Read twice. The silence is ours to break: I will open the next weekly call with our own outages."
    ),
    on(6, "14:00", JOY, Comment)(
        text="Thank you. Thursday at three in Chicago suits everybody here; we bring the Monday plan."
    ),
)

HOW_WE_DECIDE = record(
    "round on deciding",
    on(4, "10:00", DANA, ProposeRound)(
        title="How we decide things together",
        questions=(
            "Which decision of the last months took too long, and where did it lie?\n"
            "Which one was taken without you?"
        ),
        deadline_at=At(-5, "16:00"),
    ),
    on(3, "15:30", PRIYA, OpenRound)(),
    on(3, "09:50", MARCUS, WriteContribution)(
        dimension="communication",
        text="The new return label lay with us for nine days because nobody on our side knew that it waited for us.",
    ),
    on(2, "11:30", DANA, WriteContribution)(
        dimension="character",
        text="You wait for our yes even where the charter says that you need not. Take it: we would rather hear of it afterwards than hold you up.",
    ),
    on(2, "14:15", JOY, WriteContribution)(
        dimension="communication",
        text="The evening chat was switched on for a weekend test, and we read of it in the release notes.",
    ),
    on(1, "13:05", PRIYA, WriteContribution)(
        dimension="competence",
        text="Whoever can decide is not in the meeting where it is decided. Half of our changes are approved a week after everybody has agreed.",
    ),
    on(1, "16:40", PRIYA, HandIn)(),
)

STEPS = chapter(FIRST_MONTHS, BEFORE_THE_SEASON, HOW_WE_DECIDE)
