"""The usual promises: kept, kept late, repaired, released, and open today."""

from domain.commitments.commands import (
    AcceptCommitment,
    AgreeRenegotiation,
    AskRenegotiation,
    DisputeKeeping,
    KeepCommitment,
    MakeCommitment,
    RefuseRenegotiation,
    ReleaseCommitment,
)
from domain.records import Comment
from portal.cli.seed.cast import BEA, ELENA, EWA, JOY, MARCUS, MIGUEL, RAF, THEO, TOMASZ
from portal.cli.seed.days import Day
from portal.cli.seed.telling import chapter, just, on, record

KEPT = chapter(
    record(
        "skill matrix",
        on(90, "12:50", JOY, MakeCommitment)(
            text=(
                "Show who at Cebu can answer what, by shift, in a table that is right on the day "
                "it is read."
            ),
            due_on=Day(78),
        ),
        on(90, "14:00", THEO, AcceptCommitment)(),
        on(79, "18:00", JOY, KeepCommitment)(
            evidence=(
                "The table is drawn from the roster every night. 94 people, 11 skills; planning "
                "has a link."
            ),
        ),
    ),
    record(
        "product samples",
        on(88, "10:20", MARCUS, MakeCommitment)(
            text=(
                "Send both sites one of each tent, boot and backpack of the new range, so that "
                "agents have had them in their hands."
            ),
            due_on=Day(68),
        ),
        on(87, "13:30", JOY, AcceptCommitment)(),
        on(67, "16:10", MARCUS, KeepCommitment)(
            evidence=(
                "31 pieces delivered to both sites. A day late: customs at Kraków wanted a form "
                "for each tent."
            ),
        ),
        on(66, "10:40", EWA, Comment)(
            text=(
                "The tents stand in the canteen. The questions on the calls have changed already."
            ),
        ),
    ),
    record(
        "Spanish evening line",
        on(82, "13:10", RAF, MakeCommitment)(
            text=(
                "Staff the Spanish line until ten in the evening, Chicago time, on all days of the "
                "week."
            ),
            due_on=Day(58),
        ),
        on(82, "11:30", THEO, AcceptCommitment)(),
        on(64, "15:00", RAF, AskRenegotiation)(
            due_on=Day(48),
            reason=(
                "Two of the six people we hired take up their work at the end of the month, and we "
                "will not open a line that one sick day can close."
            ),
        ),
        on(64, "09:20", THEO, AgreeRenegotiation)(),
        on(49, "16:30", RAF, KeepCommitment)(
            evidence=(
                "Open until ten since the start of the week, six people in two shifts, 30 to 40 "
                "calls in the added hours."
            ),
        ),
    ),
    record(
        "policy answers",
        on(60, "11:00", ELENA, MakeCommitment)(
            text=(
                "Answer the 30 policy questions the floor has collected, each with a sentence that "
                "agents can say."
            ),
            due_on=Day(44),
        ),
        on(59, "12:20", TOMASZ, AcceptCommitment)(),
        on(45, "14:30", ELENA, KeepCommitment)(
            evidence="All 30 answered in the shared sheet.",
        ),
        on(44, "10:30", TOMASZ, DisputeKeeping)(
            reason=(
                "Seven answers say “see policy”. The agents had come from the policy. Please give "
                "us the sentence for those seven."
            ),
        ),
        on(44, "15:20", ELENA, KeepCommitment)(
            evidence=(
                "You are right, and the seven have their sentence now. Two of them were gaps in "
                "the policy, which is changed."
            ),
        ),
    ),
    record(
        "coaching hours",
        on(72, "14:15", JOY, MakeCommitment)(
            text=("Two hours of coaching per agent and week, in the roster and not in the breaks."),
            due_on=Day(62),
        ),
        on(72, "09:30", ELENA, AcceptCommitment)(),
        on(54, "17:00", JOY, KeepCommitment)(
            evidence=(
                "In the roster since last week, 1.9 hours on average. We missed the day by more "
                "than a week because of the promotion volume, and should have asked for another "
                "day in time."
            ),
        ),
    ),
    record(
        "refund limit",
        on(36, "10:10", MARCUS, MakeCommitment)(
            text=(
                "Let agents refund up to 75 dollars without asking anybody, with the reasons "
                "listed afterwards."
            ),
            due_on=Day(24),
        ),
        on(35, "13:00", MIGUEL, AcceptCommitment)(),
        on(27, "15:30", MARCUS, AskRenegotiation)(
            due_on=Day(14), reason="Finance would like to see the end of the quarter first."
        ),
        on(26, "12:40", MIGUEL, RefuseRenegotiation)(
            reason=(
                "The clearance returns come in these two weeks; that is when the limit helps. Half "
                "the amount on the agreed day would be better for us than all of it later."
            ),
        ),
        on(25, "11:20", MARCUS, KeepCommitment)(
            evidence="75 dollars, live today. Finance looks at the list once a week instead.",
        ),
    ),
    record(
        "callback pilot",
        on(62, "12:30", BEA, MakeCommitment)(
            text="Try a second call back scheduler with one team for a month.",
            due_on=Day(20),
        ),
        on(62, "10:00", ELENA, AcceptCommitment)(),
        on(37, "09:30", ELENA, ReleaseCommitment)(
            reason=(
                "The scheduler you have is mended and watched since the missed call backs. A "
                "second one would only cost you time."
            ),
        ),
    ),
)

OPEN = chapter(
    record(
        "promotion calendar by site",
        on(18, "10:20", MARCUS, MakeCommitment)(
            text=(
                "Split the promotion calendar by language, so that Kraków sees its own expected "
                "contacts."
            ),
            due_on=Day(-1),
        ),
        on(17, "09:40", EWA, AcceptCommitment)(),
    ),
    record(
        "store desk hand-over",
        on(24, "11:10", ELENA, MakeCommitment)(
            text=(
                "The store support desk hands open cases over to Harbor Contact at closing time, "
                "with what was promised."
            ),
            due_on=Day(7),
        ),
        on(23, "12:50", JOY, AcceptCommitment)(),
        on(5, "13:10", JOY, Comment)(
            text=(
                "Is there something we can take off you here? The night shift still finds out from "
                "the customer."
            ),
        ),
    ),
    record(
        "quality calibration",
        on(16, "11:20", TOMASZ, MakeCommitment)(
            text=(
                "Calibrate twelve contacts a month together, half drawn by Northwind, and publish "
                "where we differed."
            ),
            due_on=Day(0),
        ),
        on(16, "10:30", ELENA, AcceptCommitment)(),
    ),
    record(
        "attrition report",
        on(14, "13:20", RAF, MakeCommitment)(
            text=(
                "Report monthly who joined and who left per team and skill, without names, with "
                "what we do about it."
            ),
            due_on=Day(2),
        ),
        on(14, "09:50", THEO, AcceptCommitment)(),
    ),
    record(
        "immersion day",
        on(3, "11:00", MARCUS, MakeCommitment)(
            text=(
                "Host eight agents for a day at the Chicago store and pay for the journey, before "
                "the new range is out."
            ),
            due_on=Day(-20),
        ),
    ),
    record(
        "weekend lead",
        just(140, JOY, MakeCommitment)(
            text=(
                "A lead with the authority to stop a campaign is on duty at every weekend, and "
                "Northwind has the number."
            ),
            due_on=Day(-9),
        ),
    ),
    record(
        "peak staffing plan",
        on(20, "12:45", RAF, MakeCommitment)(
            text=(
                "A staffing plan for the peak weeks with three volumes: as forecast, 15 % above, "
                "30 % above."
            ),
            due_on=Day(-2),
        ),
        on(20, "09:10", THEO, AcceptCommitment)(),
        just(190, RAF, AskRenegotiation)(
            due_on=Day(-7),
            reason=(
                "The six-week forecast arrives the day after this is due. A plan on the old "
                "numbers would be thrown away."
            ),
        ),
    ),
)

STEPS = chapter(KEPT, OPEN)
