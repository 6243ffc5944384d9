"""Changes that went, or go, their way without a detour."""

from domain.changes import commands as c
from domain.records import CorrectText
from portal.cli.seed.cast import (
    ANA,
    BEA,
    ELENA,
    EWA,
    JOY,
    MARCUS,
    MARVIN,
    MIGUEL,
    RAF,
    THEO,
    TOMASZ,
)
from portal.cli.seed.changes.flow import Asked, Ended, Taken, briefed, clock, reads, said, usual
from portal.cli.seed.days import Day
from portal.cli.seed.telling import Step, on, record

ORDERS, VOICE, CLUB = "Orders and returns", "Voice", "Loyalty club"
CHAT, QUALITY = "Chat and e-mail", "Knowledge and quality"


def _asked(title: str, impact: str, gain: str, why: str, success: str) -> Asked:
    return Asked(title, impact, gain, why, success)


CLOSED: tuple[Step, ...] = (
    *record(
        "delivery day",
        *usual(
            88,
            _asked(
                "Say the delivery day, not a number of days",
                "One field to read out instead of counting; five minutes to learn.",
                "They know on which day to be at home.",
                "“Three to five days” brings every tenth caller back.",
                "Calls asking where a parcel is fall by a tenth.",
            ),
            Taken(ORDERS, 1, 14),
            ended=Ended(said="Repeat calls are down from 11 to 8 per cent.", efforts=(1, 2)),
        ),
        said(87, MIGUEL, "Does the field know about public holidays in each state?"),
    ),
    *record(
        "phone menu",
        *usual(
            86,
            _asked(
                "Four choices in the phone menu instead of seven",
                "Fewer wrong transfers; two queues become one, so everybody needs both skills.",
                "They reach a person 40 seconds sooner.",
                "Every fifth call lands in the wrong queue and is passed on.",
                "Transfers below 8 per cent.",
            ),
            Taken(VOICE, 2, 46, "medium", "medium"),
            asker=BEA,
            answerer=THEO,
            words="Yes. We take the old choices out of the web page on the same day.",
            ended=Ended(
                said="Transfers are at 6 per cent; two skills per agent work.", efforts=(3, 2)
            ),
        ),
    ),
    *record(
        "first names",
        *usual(
            83,
            _asked(
                "First names in chat only where they were given",
                "One habit to change; the greeting macro asks.",
                "Nobody is called “Mr. Gift Card” any more.",
                "Elderly customers complain about first names.",
                "No complaint about greetings in a month.",
            ),
            Taken(CHAT, 1, 8),
            asker=EWA,
            answerer=MARCUS,
            ended=Ended(said="One complaint in six weeks, before it was 19.", efforts=(1, 1)),
        ),
    ),
    *record(
        "household points",
        *usual(
            72,
            _asked(
                "Move club points within a household",
                "A new screen with three fields; twenty minutes of training.",
                "Families need not lose points.",
                "The most wished for function in last year’s survey.",
                "Nine of ten requests solved at the first contact.",
            ),
            Taken(CLUB, 2, 30, stress="medium"),
            ended=Ended(said="87 per cent at the first contact, rising.", efforts=(2, 3)),
        ),
    ),
    *record(
        "size advice",
        *usual(
            70,
            _asked(
                "Size advice from the returns of others",
                "The article shows one more line; no training.",
                "Fewer wrong sizes ordered.",
                "Sizes are the reason for half of all returns.",
                "Returns for size fall by a twentieth.",
            ),
            Taken(CHAT, 1, 6),
            asker=ELENA,
            ended=Ended(
                "partly",
                "The line is read out, but only for shoes.",
                "Ask for all kinds of goods, not for “sizes”.",
                (2, 2),
            ),
        ),
    ),
    *record(
        "carrier claims",
        *usual(
            68,
            _asked(
                "Claims to the carrier by form instead of e-mail",
                "Eight fields instead of free text; slower at first, faster after a week.",
                "Claims are paid a week sooner.",
                "A third of the e-mails lack the parcel number.",
                "Nine of ten claims complete.",
            ),
            Taken(ORDERS, 2, 24),
            asker=MIGUEL,
            answerer=THEO,
            ended=Ended(said="94 per cent complete; two minutes less for each.", efforts=(2, 2)),
        ),
    ),
    *record(
        "callback window",
        *usual(
            66,
            _asked(
                "Callbacks within a window the customer chooses",
                "Callbacks cannot be put off any more; rosters follow the windows.",
                "They are called when they have time.",
                "Every third callback reaches nobody.",
                "Three of four callbacks reached.",
            ),
            Taken(VOICE, 2, 40, "medium", "medium"),
            asker=RAF,
            answerer=THEO,
            ended=Ended(
                "partly",
                "68 per cent reached; evenings are short of people.",
                "A promise of time needs rosters before it needs a screen.",
                (2, 4),
            ),
        ),
    ),
    *record(
        "scorecard",
        *usual(
            64,
            _asked(
                "Quality scorecard with twelve questions instead of thirty",
                "Coaching gets half an hour a week back; scores start anew.",
                "None they notice at once.",
                "Agents are graded on sentences, not on solutions.",
                "Two coaches give the same call the same grade.",
            ),
            Taken(QUALITY, 1, 20),
            asker=TOMASZ,
            answerer=ELENA,
            ended=Ended(
                said="Agreement between coaches rose from 61 to 84 per cent.", efforts=(2, 3)
            ),
        ),
        on(64, clock(TOMASZ, 30), TOMASZ, CorrectText, step="corrected")(
            corrects=1,
            field="success",
            text="Two coaches give the same call the same grade in four of five cases.",
            reason="A number was missing to judge it by.",
        ),
    ),
    *record(
        "return reasons",
        *usual(
            61,
            _asked(
                "Ask for the reason of a return with two levels",
                "One more click in each return, 9,000 returns a week.",
                "None.",
                "Buying cannot tell “too small” from “smaller than shown”.",
                "Second level filled in for 80 per cent.",
            ),
            Taken(ORDERS, 2, 18, stress="medium"),
            asker=THEO,
            ended=Ended(
                "failed",
                "“Other” is chosen in 71 per cent; the click is a burden at peak.",
                "Data for buying must not be paid for with time of the queue: ask a sample.",
                (3, 4),
            ),
        ),
        said(
            58,
            MIGUEL,
            "For us: nobody asked Leah’s team before. Let us bring that up kindly.",
            to="own_side",
        ),
    ),
    *record(
        "chat hours",
        *usual(
            60,
            _asked(
                "Chat until ten in the evening on Sundays",
                "A new shift for six people, by choice, with the Sunday supplement.",
                "They get help when they shop.",
                "Sunday evening is the third strongest hour of the week.",
                "Answered within two minutes, nine of ten.",
            ),
            Taken(CHAT, 2, 60, "medium", "medium"),
            ended=Ended(
                said="92 per cent within two minutes; the shift has a waiting list.", efforts=(2, 3)
            ),
        ),
    ),
    *record(
        "birthday offer",
        *usual(
            52,
            _asked(
                "The birthday offer can be used for a month",
                "One line less to explain.",
                "Nobody misses it for being on holiday.",
                "Two hundred goodwill credits a month for missed birthdays.",
                "Goodwill credits for birthdays below twenty.",
            ),
            Taken(CLUB, 1, 5),
            ended=Ended(said="Fourteen credits in the first month.", efforts=(1, 1)),
        ),
    ),
    *record(
        "hold music",
        *usual(
            50,
            _asked(
                "Silence or music while on hold, as the caller likes",
                "Callers are calmer when they get through, the night crew says.",
                "They choose by pressing a key.",
                "The song is named in one of forty complaints.",
                "No complaint names the song.",
            ),
            Taken(VOICE, 1, 4),
            asker=BEA,
            answerer=MARCUS,
            ended=Ended(said="38 per cent choose silence. No complaint since.", efforts=(1, 2)),
        ),
    ),
)


def _until(
    name: str, day: int, until: str, what: Asked, takes: Taken, **more: object
) -> tuple[Step, ...]:
    return record(name, *usual(day, what, takes, until=until, **more))


UNDER_WAY: tuple[Step, ...] = (
    *_until(
        "gift receipt", 25, "in review",
        _asked("Gift receipts by e-mail", "One button more in the order screen.", "A receipt without a price, at once.",
               "Peak season: every sixth order is a gift.", "Half of all gift receipts go by e-mail."),
        Taken(ORDERS, 1, 9),
    ),
    *_until(
        "store stock", 26, "in review",
        _asked("See the stock of stores in chat", "A second window; fifteen minutes of training.", "They hear where it can be had today.",
               "Chat sends people to stores that have nothing.", "No complaint about a wasted trip in a month."),
        Taken(CHAT, 2, 26, "medium"), asker=EWA, answerer=MARCUS,
    ),
    *_until(
        "damage photos", 20, "live",
        _asked("Photos of damage by text message", "Photos come into the case by themselves; less typing.", "No account needed to send a picture.",
               "Half of the photos never arrive by e-mail.", "Photo in nine of ten damage cases."),
        Taken(ORDERS, 2, 22),
    ),
    *_until(
        "club card", 21, "live",
        _asked("Club card in the phone’s wallet", "Questions about wallets for a few weeks; an article helps.", "The card is always there.",
               "One call in nine of the club is a lost card.", "Calls about lost cards halve."),
        Taken(CLUB, 1, 10),
    ),
    *_until(
        "shipping cut-off", 16, "ready",
        _asked("Show the cut-off for delivery before the holidays", "The date stands in the order screen; no list on paper any more.", "They know until when to order.",
               "Last year 600 calls on one day asked for it.", "Fewer than 100 of these calls."),
        Taken(VOICE, 1, 12), asker=RAF, answerer=THEO,
    ),
    *_until(
        "easy exchange", 15, "ready",
        _asked("Exchange without sending back first", "Four more questions at the start, two calls less in the end.", "The new size is there before the old one leaves.",
               "Exchanges take eleven days.", "Exchanges take five days."),
        Taken(ORDERS, 2, 34, "medium", "medium"),
    ),
    *_until(
        "language line", 12, "scheduled",
        _asked("Polish and Ukrainian by phone in the mornings", "Six colleagues in Kraków take calls as well as chat.", "They are understood.",
               "300 callers a month hang up for the language.", "Fewer than 50 of them."),
        Taken(CHAT, 2, 48, "medium", "medium"), asker=EWA, answerer=ELENA,
    ),
    *_until(
        "goodwill limit", 11, "scheduled",
        _asked("Agents decide on goodwill up to 30 dollars", "They need not ask a lead any more: less waiting, more trust.", "An answer in the same call.",
               "Nine of ten requests are granted anyway.", "Escalations for goodwill fall by half."),
        Taken(VOICE, 2, 28), asker=JOY, answerer=MARCUS, words="Gladly. It is in the spirit of the charter.",
    ),
    *record(
        "closing note",
        *usual(10,
        _asked("A closing note the customer can read", "One sentence more at the end of each case.", "They see what was agreed.",
               "“What did you promise me?” brings one call in fifteen.", "These calls halve."),
        Taken(ORDERS, 1, 16), until="scheduled"),
        *briefed(3, ORDERS, "At the end of each case, one sentence the customer can read: what was agreed, and until when."),
        *reads(2, MARVIN, 4),
        on(2, "17:10", MARVIN, c.RaiseQuestion)(text="What do we write when nothing was agreed?"),
    ),
    *_until(
        "repair partners", 7, "agreed",
        _asked("Offer a repair before a replacement", "A new question in each warranty case, and eleven partners to know.", "They may keep what they like.",
               "A third of what is replaced could be mended.", "One of six cases ends with a repair."),
        Taken(QUALITY, 2, 38, "medium"),
    ),
    *_until(
        "voice mail hours", 6, "agreed",
        _asked("No voice mail during opening hours", "Overflow goes to chat instead of piling up.", "A person, not a tone.",
               "Voice mails wait nine hours.", "No voice mail older than two hours."),
        Taken(VOICE, 1, 8), asker=BEA, answerer=THEO,
    ),
    *_until(
        "parcel shop", 5, "assessed",
        _asked("Change the parcel shop after ordering", "One more thing that can be done for them on the phone.", "Nobody has to send it back for a wrong shop.",
               "200 parcels a month go back unclaimed.", "Fewer than 80."),
        Taken(ORDERS, 1, 14),
    ),
    *_until(
        "coaching hour", 4, "assessed",
        _asked("A coaching hour a week outside of the queue", "An hour in which nobody rings; targets are counted without it.", "Calmer voices, they will hear it.",
               "Coaching is what the queue eats first.", "Three of four hours are held."),
        Taken(VOICE, 1, 120, stress="low"), asker=JOY, answerer=ELENA,
    ),
    *_until(
        "outfit advice", 3, "responded",
        _asked("Outfit advice by chat on Saturdays", "Six people learn the autumn range, two hours each.", "Somebody who knows what goes together.",
               "Stores sell twice as much with advice.", "One of five advised chats ends with an order."),
        Taken(CHAT, 2), code="act_now_paper_later",
        words="We start with volunteers. The hourly rate for advice has to go into annex 2.", paper_due_on=Day(-18),
    ),
    *_until(
        "order notes", 2, "responded",
        _asked("Show notes of the store in the order", "One more line to read.", "They need not tell it twice.",
               "Stores write notes that nobody reads.", "Repeat questions fall."),
        Taken(ORDERS, 1), asker=EWA, answerer=ELENA,
    ),
    *_until(
        "peak scripts", 1, "submitted",
        _asked("Shorter greeting in the peak weeks", "Eight seconds less in each call.", "They come to the point.",
               "Eight seconds are four people on a peak day.", "Handling time falls, satisfaction does not."),
        Taken(VOICE), asker=RAF,
    ),
    *_until(
        "returns label", 1, "submitted",
        _asked("Return label in the parcel, not by e-mail", "Fewer requests for labels; more questions how to stick them.", "They need no printer.",
               "One request in eight is for a label.", "These requests halve."),
        Taken(ORDERS),
    ),
    *_until(
        "size chat", 9, "submitted",
        _asked("Weekly call about what customers say", "Two team leads are off the queue for half an hour.", "They are heard.",
               "What the front line hears on Monday is known in buying in March.", "Three ideas a month are taken up."),
        Taken(QUALITY), asker=ANA,
    ),
)  # fmt: skip

DRAFTS: tuple[Step, ...] = (
    *record(
        "draft of the brand",
        on(2, "11:30", THEO, c.DraftChange)(
            title="Forecast twice a week in the peak", why="Once is late."
        ),
    ),
    *record(
        "draft of the bpo",
        on(1, "15:30", JOY, c.DraftChange)(
            title="Split the Saturday shift",
            front_line_impact="Two short shifts instead of one long, by choice.",
        ),
    ),
)
