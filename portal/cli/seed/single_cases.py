"""Feedback on single cases, week by week: praise, and concerns that wait for the repair."""

from typing import NamedTuple

from domain.feedback.commands import (
    AcknowledgeFeedback,
    AnswerFeedback,
    GiveFeedback,
    SettleFeedback,
)
from portal.cli.seed.cast import (
    BEA,
    CARLO,
    CEBU,
    CHICAGO,
    DANA,
    ELENA,
    EWA,
    JOY,
    LIZA,
    MARCUS,
    MIGUEL,
    NADIA,
    NEIL,
    OWEN,
    PAULA,
    PIOTR,
    RAF,
    TESS,
    THEO,
    TOMASZ,
    ZOFIA,
)
from portal.cli.seed.days import Day
from portal.cli.seed.telling import Person, Step, chapter, on, record


class Said(NamedTuple):
    """What one person told another of a case, and when: the day, and the dimension."""

    day: int
    giver: Person
    reader: Person
    dimension: str
    text: str
    case: str


class Answered(NamedTuple):
    """What the other side answered, what is done, the day it was settled, and with which words."""

    answer: str
    done: str
    settled: int
    words: str


def _clock(who: Person, minute: int) -> str:
    hour = {CHICAGO.time_zone: 10, CEBU.time_zone: 14}.get(who.works.time_zone, 11)
    return f"{hour}:{minute:02}"


def _told(kind: str, said: Said) -> tuple[str, list[Step]]:
    name = f"{said.giver.name} on a case of day {said.day}"
    given = on(said.day, _clock(said.giver, 12), said.giver, GiveFeedback)(
        kind=kind,
        dimension=said.dimension,
        text=said.text,
        basis="case",
        case_on=Day(said.day + 1),
        case=said.case,
    )
    read = on(said.day - 1, _clock(said.reader, 5), said.reader, AcknowledgeFeedback)()
    return name, [given, read]


def _praise(*fields: object) -> tuple[Step, ...]:
    name, steps = _told("praise", Said._make(fields))
    return record(name, *steps)


def _concern(said: Said, then: Answered) -> tuple[Step, ...]:
    name, steps = _told("concern", said)
    answer = on(said.day - 2, _clock(said.reader, 40), said.reader, AnswerFeedback)(
        code="accepted", words=then.answer, done=then.done
    )
    settled = on(then.settled, _clock(said.giver, 25), said.giver, SettleFeedback)(words=then.words)
    return record(name, *steps, answer, settled)


TO_NORTHWIND = chapter(
    _praise(
        *(112, RAF, THEO, "competence"),
        "The first forecast came a day early and was right to the hundred calls.",
        "6,140 forecast for the Monday, 6,180 came.",
    ),
    _praise(
        *(108, ZOFIA, ELENA, "competence"),
        "The returns policy came as one page with three examples. Nobody had to ask.",
        "Two shifts briefed in twenty minutes, no question in the channel all day.",
    ),
    _concern(
        Said(
            *(95, CARLO, NEIL, "competence"),
            "Campaign briefs name the discount and not what it leaves out.",
            "Nine escalations in one morning about shoes that were never part of it.",
        ),
        Answered(
            "The template asks for exclusions on page three, where nobody looks.",
            "Exclusions stand first in every brief now.",
            43,
            "The last five briefs had them on top.",
        ),
    ),
    _concern(
        Said(
            *(90, JOY, THEO, "character"),
            "That the sale moved we learned from the roster tool, not from you.",
            "62 shifts were planned for a week that no longer needed them.",
        ),
        Answered(
            "I moved it in the tool and thought that was telling.",
            "A date that moves is told by phone before it is typed.",
            42,
            "Three dates moved since. Three calls.",
        ),
    ),
    _concern(
        Said(
            *(88, EWA, ELENA, "competence"),
            "Articles reach us approved and still contradict the shop.",
            "The article said thirty days to return, the page fourteen. Both were quoted to us.",
        ),
        Answered(
            "Approved means that legal read it, not that anybody held it beside the page.",
            "Approval has a second step: the page is opened beside it.",
            44,
            "None in the last month.",
        ),
    ),
    _concern(
        Said(
            *(81, MIGUEL, OWEN, "competence"),
            "The refund limit was changed in the tool and not in the paper agents read.",
            "44 refunds refused that the paper allowed.",
        ),
        Answered(
            "Finance changes the tool on Fridays. Nobody had the paper on their list.",
            "The paper is on the list, before the tool.",
            42,
            "They agree, also after the last change.",
        ),
    ),
    _concern(
        Said(
            *(74, RAF, THEO, "competence"),
            "The forecast was off by a third, and we staffed it to the hour.",
            "4,100 forecast, 5,480 came. Forty minutes in the queue at noon.",
        ),
        Answered(
            "The new shop was not in the model.",
            "It is now, and the last four weeks are forecast again.",
            40,
            "Within a tenth for four weeks.",
        ),
    ),
    _concern(
        Said(
            *(69, LIZA, ELENA, "character"),
            "The meeting about the complaints of the club was called off three times.",
            "Again an hour before, with six people dialled in.",
        ),
        Answered(
            "I had nothing to bring and did not want to say so.",
            "It takes place also when I have nothing to bring.",
            41,
            "Four in a row, one of them in ten minutes.",
        ),
    ),
    _concern(
        Said(
            *(63, BEA, MARCUS, "competence"),
            "Test accounts end on the day of the release, so nobody can test the fix.",
            "Two hours of the evening went into asking for new ones.",
        ),
        Answered(
            "They end with the month. I had not seen that they meet the release.",
            "They last until two weeks after it.",
            55,
            "Tested twice since, with accounts that worked.",
        ),
    ),
    _praise(
        *(50, TOMASZ, ELENA, "competence"),
        "Your examples for the calibration were hard, and that is why it was useful.",
        "Twelve calls, two points apart at the end where it had been nine.",
    ),
    _praise(
        *(38, ZOFIA, PAULA, "competence"),
        "The product pages came with the questions customers will ask.",
        "Of eleven questions on the first day, ten stood there.",
    ),
    _praise(
        *(36, JOY, DANA, "character"),
        "You said in front of both teams that the moved dates were yours.",
        "The joint call on the sale, first sentence.",
    ),
    _praise(
        *(33, RAF, THEO, "competence"),
        "The forecast has a range now, and the range was right.",
        "5,200 to 5,600 forecast, 5,410 came.",
    ),
    _praise(
        *(30, JOY, NADIA, "communication"),
        "You wrote on your second day what you do not know yet, and whom you ask.",
        "One mail, nine lines, copied to both sites.",
    ),
    _praise(
        *(27, EWA, ELENA, "competence"),
        "The holiday policy came with the three cases it does not settle.",
        "None of the three reached a customer unsettled.",
    ),
    _praise(
        *(24, PIOTR, ELENA, "character"),
        "You kept the call although your side was short that day.",
        "The weekly call, with two of your people ill.",
    ),
    _praise(
        *(21, MIGUEL, MARCUS, "competence"),
        "The return label form asks for the order first. It saves a minute on each.",
        "Average handling of returns down from nine minutes to eight.",
    ),
    _praise(
        *(16, RAF, THEO, "communication"),
        "You called before the campaign was sure, so that we could plan both ways.",
        "Two rosters ready on the Tuesday, one used.",
    ),
    _praise(
        *(14, BEA, MARCUS, "competence"),
        "The release notes say what could break, and how one would notice.",
        "We noticed in four minutes.",
    ),
    _praise(
        *(11, CARLO, TESS, "character"),
        "The store desk took the calls it had sent us by mistake, without being asked.",
        "38 calls back on the same afternoon.",
    ),
    _praise(
        *(7, RAF, NADIA, "competence"),
        "The brief of the holiday campaign answered what the floor asks.",
        "Read in one shift, one question, answered in ten minutes.",
    ),
)

TO_HARBOR = chapter(
    _praise(
        *(105, ELENA, JOY, "competence"),
        "The new starters know the tents better than our own store people.",
        "Six calls listened to, six right answers on seasons and weights.",
    ),
    _concern(
        Said(
            *(93, TESS, CARLO, "competence"),
            "Callers are sent to the store desk for what the phone line can do.",
            "71 calls on one day, 50 of them for an address.",
        ),
        Answered(
            "The menu was read as an order: who says store goes to the store.",
            "The menu asks what it is about first.",
            43,
            "Nine calls yesterday.",
        ),
    ),
    _concern(
        Said(
            *(83, THEO, RAF, "character"),
            "You said that the class was full and knew that it was not.",
            "Twelve seats empty on the first day of a class of thirty.",
        ),
        Answered(
            "I hoped for the last twelve. Hoping is not a number.",
            "Seats are reported as signed, not as hoped for.",
            42,
            "The last two classes were as you said.",
        ),
    ),
    _concern(
        Said(
            *(76, PAULA, ZOFIA, "competence"),
            "Questions about sizes are answered from a table of last year.",
            "23 returns of boots with the same wrong advice.",
        ),
        Answered(
            "The table was printed. We did not know how many there were.",
            "All prints are collected; the table lives in one place.",
            44,
            "No return of that kind since.",
        ),
    ),
    _concern(
        Said(
            *(58, ELENA, PIOTR, "competence"),
            "Chats are closed while the customer still types.",
            "Of 40 chats read, seven ended in the middle of a sentence.",
        ),
        Answered(
            "The two minutes were counted from our last word, not from theirs.",
            "They are counted from the last word of either.",
            48,
            "Forty read again, none cut off.",
        ),
    ),
    _praise(
        *(35, MARCUS, MIGUEL, "competence"),
        "The claims of the storm week were sorted before we asked for a list.",
        "212 claims, each with its photo and its number.",
    ),
    _praise(
        *(32, THEO, RAF, "character"),
        "You told us that you would miss the class by four, two weeks before.",
        "26 of 30, said on the day you knew.",
    ),
    _praise(
        *(26, ELENA, JOY, "communication"),
        "The weekly note begins with what went wrong, and says who looks at it.",
        "Three of the five points were news to us.",
    ),
    _praise(
        *(19, TESS, CARLO, "competence"),
        "Whoever calls back for the stores has read the case before.",
        "Ten calls heard, nobody had to tell it twice.",
    ),
    _praise(
        *(17, OWEN, MIGUEL, "character"),
        "You pointed out a credit that was in your favour.",
        "1,900 dollars on the invoice of the month.",
    ),
    _praise(
        *(10, MARCUS, BEA, "communication"),
        "You rang before the alarm did.",
        "Four minutes from the first failed order to your call.",
    ),
    _praise(
        *(8, ELENA, LIZA, "competence"),
        "The club letters are answered in the tone the club has.",
        "Twenty read, not one from a template.",
    ),
)

STEPS = chapter(TO_NORTHWIND, TO_HARBOR)
