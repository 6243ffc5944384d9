"""Whom the two sides recognized, for what, and what became of it."""

from domain.recognition.commands import (
    DeliverReward,
    GiveRecognition,
    JoinRecognition,
    LeaveOut,
    NarrowVisibility,
    PassOverJoining,
    PromiseReward,
    RetractRecognition,
    StatePreference,
)
from domain.records import Comment
from portal.cli.seed.cast import (
    ANA,
    BEA,
    DANA,
    ELENA,
    EWA,
    INGRID,
    JEPPE,
    JOY,
    LEAH,
    MARCUS,
    MIGUEL,
    PRIYA,
    RAF,
    SAM,
    THEO,
    TOMASZ,
)
from portal.cli.seed.charter import VALUES
from portal.cli.seed.days import Day
from portal.cli.seed.telling import WISH, Ref, chapter, just, on, record

EARLY = chapter(
    record(
        "thanks for the macro",
        on(89, "10:15", ELENA, GiveRecognition)(
            deed=(
                "Told us about the refund macro on the day it was found, with the number of "
                "customers and what was already switched off."
            ),
            effect="We reached every customer before their statement did. Nobody had to complain.",
            person_ids=(MIGUEL,),
            team_id=Ref("Orders and returns"),
            deed_on=Day(90),
            size="notable",
            value=VALUES[0],
            about_kind="disclosure",
            about_id=Ref("refund macro"),
        ),
        on(88, "12:30", MIGUEL, Comment)(
            text="Thank you. The one who saw it first is in the team; I read it out in the huddle."
        ),
    ),
    record(
        "seven phones",
        on(83, "09:20", DANA, GiveRecognition)(
            deed=(
                "Stayed two hours after the telephony release to call back the people who had been "
                "sent in circles, and noted each by name for us."
            ),
            effect="96 callers had an answer the same evening instead of the next week.",
            team_id=Ref("Voice"),
            deed_on=Day(84),
            size="exceptional",
            value=VALUES[2],
            given_by="both",
            about_kind="disclosure",
            about_id=Ref("exchange routing"),
            customer_words=(
                "I had given up on you. Then a friendly voice called me back at eight in the "
                "evening and had the parcel slip ready."
            ),
            reward="breakfast for the whole shift",
        ),
        on(82, "13:10", PRIYA, JoinRecognition)(
            words="We saw the headsets still on at ten. Thank you from the account as well.",
        ),
        on(76, "09:40", DANA, DeliverReward)(delivered_on=Day(77)),
    ),
    record(
        "forecast by hand",
        on(79, "13:30", RAF, GiveRecognition)(
            deed="Sent the promotion dates by hand every morning while the calendar was down.",
            effect="Workforce could plan three shifts that would have been short.",
            person_ids=(THEO,),
            team_id=Ref("Customer operations"),
            deed_on=Day(81),
            size="thank_you",
        ),
    ),
    record(
        "tents in the canteen",
        on(64, "11:20", EWA, GiveRecognition)(
            deed=(
                "Put up the sample tents in the canteen with a card at each: what breaks first, "
                "and what customers ask."
            ),
            effect="Agents answer questions about poles and seams from their own hands.",
            person_ids=(MARCUS,),
            team_id=Ref("E-commerce"),
            deed_on=Day(67),
            size="thank_you",
            about_kind="commitment",
            about_id=Ref("product samples"),
        ),
    ),
    record(
        "a quiet one",
        on(62, "10:40", ELENA, GiveRecognition)(
            deed=(
                "Said in the calibration that the score we agreed on was wrong, when everybody "
                "else in the room had nodded."
            ),
            effect="We threw the form out. The one we use now measures what callers notice.",
            person_ids=(ANA,),
            deed_on=Day(63),
            size="notable",
            visibility="private",
            value=VALUES[1],
        ),
    ),
)

LATER = chapter(
    record(
        WISH + LEAH.name,
        on(58, "15:10", LEAH, StatePreference)(visibility="team"),
    ),
    record(
        "the wedding boots",
        on(52, "09:30", MARCUS, GiveRecognition)(
            deed=(
                "Found the last pair of boots in a store that does not ship, and got the store "
                "desk to send it with a colleague who lives next door."
            ),
            effect="A bride who marries on a mountain has her boots. She sent a picture.",
            person_ids=(LEAH,),
            team_id=Ref("Loyalty club"),
            deed_on=Day(53),
            size="notable",
            customer_words=(
                "Leah did not say “unfortunately” once. She said “give me an hour”, and it took "
                "forty minutes."
            ),
        ),
    ),
    record(
        "late thanks",
        on(47, "14:10", THEO, GiveRecognition)(
            deed="Rebuilt the skill table so that planning can read it without asking.",
            effect="We stopped sending three mails a day to the floor.",
            person_ids=(JOY, RAF),
            deed_on=Day(72),
            size="thank_you",
            about_kind="commitment",
            about_id=Ref("skill matrix"),
        ),
        on(46, "16:20", RAF, LeaveOut)(),
    ),
    record(
        "too soon",
        on(40, "15:20", MARCUS, GiveRecognition)(
            deed="Brought the return labels back in a day.",
            effect="Nobody pays for a parcel we should pay for.",
            person_ids=(BEA,),
            deed_on=Day(41),
        ),
        on(39, "09:10", MARCUS, RetractRecognition)(
            reason=(
                "It was Miguel’s team that did it, and I had it from a mail I read too fast. I "
                "have told Bea."
            ),
        ),
    ),
    record(
        "the labels, rightly",
        on(39, "09:30", MARCUS, GiveRecognition)(
            deed="Brought the return labels back in a day, and tested them with ten parcels.",
            effect="Nobody pays for a parcel we should pay for.",
            team_id=Ref("Orders and returns"),
            deed_on=Day(41),
            about_kind="disclosure",
            about_id=Ref("return labels"),
        ),
    ),
    record(
        "on the stage",
        on(33, "11:10", DANA, GiveRecognition)(
            deed="Took an angry store manager’s call for forty minutes and ended it with a plan.",
            effect="The store opens on Sundays with our people on its line.",
            person_ids=(BEA,),
            team_id=Ref("Voice"),
            deed_on=Day(34),
            size="notable",
            given_by="both",
        ),
        on(32, "15:30", PRIYA, PassOverJoining)(),
        on(32, "18:40", BEA, NarrowVisibility)(visibility="team"),
    ),
    record(
        "the floor to the desk",
        on(28, "16:30", LEAH, GiveRecognition)(
            deed="Picked up the phone in the store on a Saturday and counted the shelf for us.",
            effect="Two families got their tent before the holiday.",
            person_ids=(SAM,),
            team_id=Ref("Customer operations"),
            deed_on=Day(29),
            size="thank_you",
            value=VALUES[2],
        ),
    ),
)

LATEST = chapter(
    record(
        "the quality list",
        on(20, "09:40", ELENA, GiveRecognition)(
            deed=(
                "Read 200 warranty answers in a weekend of rain and marked the nine that were "
                "wrong, with the sentence each should have been."
            ),
            effect="Nine customers had their money, and the article says it right.",
            person_ids=(TOMASZ, ANA),
            team_id=Ref("Knowledge and quality"),
            deed_on=Day(22),
            size="exceptional",
            value=VALUES[3],
            about_kind="disclosure",
            about_id=Ref("warranty article"),
            customer_words="The second answer began with “we were wrong”. I had never read that.",
        ),
        on(18, "10:20", ELENA, PromiseReward)(
            reward="two days at the mill where the boots are made"
        ),
    ),
    record(
        "chat at night",
        on(9, "15:40", MIGUEL, GiveRecognition)(
            deed="Kept the chat open through the storm, three people for the work of eight.",
            effect="412 customers knew where their parcel was.",
            team_id=Ref("Chat and e-mail"),
            deed_on=Day(10),
            size="notable",
            customer_words="It was three in the morning and somebody was there.",
        ),
    ),
    record(
        "told at once",
        on(2, "13:50", JOY, GiveRecognition)(
            deed="Told us about the points before a single member had noticed.",
            effect="The club team had an answer ready when the first call came.",
            person_ids=(MARCUS,),
            team_id=Ref("E-commerce"),
            deed_on=Day(4),
            size="notable",
            value=VALUES[0],
            given_by="both",
            about_kind="disclosure",
            about_id=Ref("loyalty points"),
        ),
    ),
    record(
        "the first call",
        just(50, ELENA, GiveRecognition)(
            deed="Wrote down the caller’s own words instead of a code, and sent them to us.",
            effect="We saw that “too small” meant the box, not the boot.",
            person_ids=(LEAH,),
            team_id=Ref("Loyalty club"),
            deed_on=Day(1),
            customer_words="She listened longer than my own children do.",
        ),
    ),
)

STEPS = chapter(EARLY, LATER, LATEST)

LUMEN = chapter(
    record(
        "29 lamps",
        on(45, "10:10", INGRID, GiveRecognition)(
            deed="Called 29 owners of the ceiling lamp in one afternoon, one of them on a ferry.",
            effect="No lamp hangs that should not.",
            team_id=Ref("Home and light"),
            deed_on=Day(50),
            size="exceptional",
            about_kind="disclosure",
            about_id=Ref("lamp recall sentence"),
        ),
    ),
    record(
        "the stock feed",
        on(5, "11:30", TOMASZ, GiveRecognition)(
            deed="Called before he wrote, and had the list of the 14 orders in his hand.",
            effect="Fourteen customers heard it from us.",
            person_ids=(JEPPE,),
            team_id=Ref("Webshop"),
            deed_on=Day(7),
            about_kind="disclosure",
            about_id=Ref("stock feed"),
        ),
    ),
)
