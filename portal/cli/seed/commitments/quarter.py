"""The bad quarter: promises missed without a word before the day. All are done or over by now."""

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
from portal.cli.seed.cast import (
    CARLO,
    DANA,
    ELENA,
    JOY,
    MARCUS,
    MIGUEL,
    NEIL,
    OWEN,
    PAULA,
    RAF,
    TESS,
    THEO,
    ZOFIA,
)
from portal.cli.seed.days import Day
from portal.cli.seed.telling import chapter, on, record

OF_HARBOR = chapter(
    record(
        "forty people trained",
        on(97, "13:10", RAF, MakeCommitment)(
            text="Forty people more, trained for returns, before the sale begins.", due_on=Day(70)
        ),
        on(97, "10:10", THEO, AcceptCommitment)(),
        on(68, "10:30", THEO, Comment)(
            text="The day is past and I count 26 in the roster. What should I plan with?"
        ),
        on(66, "14:10", RAF, Comment)(
            text="With 26. We knew it ten days ago, and I hoped for the last class."
        ),
        on(53, "15:00", RAF, KeepCommitment)(
            evidence="40 people, 17 working days late. The sale was over."
        ),
    ),
    record(
        "night lead",
        on(90, "14:30", CARLO, MakeCommitment)(
            text="A team lead on every night shift, by name, in the roster Northwind sees.",
            due_on=Day(74),
        ),
        on(89, "10:20", THEO, AcceptCommitment)(),
        on(73, "16:10", CARLO, KeepCommitment)(
            evidence="Every night but Sundays. A day late: one lead was ill, we had no second."
        ),
        on(71, "10:30", THEO, DisputeKeeping)(reason="Sundays are the night that needs one."),
        on(58, "14:20", CARLO, KeepCommitment)(evidence="Sundays too, since this week."),
    ),
    record(
        "articles in Spanish",
        on(86, "10:30", ZOFIA, MakeCommitment)(
            text="The hundred most read articles in Spanish.", due_on=Day(64)
        ),
        on(85, "09:40", ELENA, AcceptCommitment)(),
        on(51, "11:00", ZOFIA, KeepCommitment)(
            evidence="100 of 100. 13 working days late; two translators had left, and we kept "
            "hoping instead of asking for another day."
        ),
    ),
    record(
        "reasons of contacts",
        on(80, "13:20", MIGUEL, MakeCommitment)(
            text="A list every Monday of what customers contact us about, with what changed.",
            due_on=Day(72),
        ),
        on(80, "09:50", ELENA, AcceptCommitment)(),
        on(59, "16:00", MIGUEL, KeepCommitment)(
            evidence="First list today. It should have been nine lists by now."
        ),
    ),
    record(
        "weekly report by site",
        on(76, "13:00", JOY, MakeCommitment)(
            text="The weekly report split by site, with attrition.", due_on=Day(62)
        ),
        on(75, "10:20", ELENA, AcceptCommitment)(),
        on(44, "10:20", ELENA, ReleaseCommitment)(
            reason="The page with waiting times shows it since a month. You asked for nothing and "
            "I said nothing; let us not do that again."
        ),
    ),
)  # fmt: skip

OF_NORTHWIND = chapter(
    record(
        "sale calendar",
        on(95, "10:50", NEIL, MakeCommitment)(
            text="All offers of the sale with their days, for both sites.", due_on=Day(78)
        ),
        on(94, "12:40", JOY, AcceptCommitment)(),
        on(76, "13:00", JOY, Comment)(text="We have seven of about thirty. The sale is close."),
        on(65, "16:30", NEIL, KeepCommitment)(
            evidence="31 offers. Three weeks late; we were still changing them."
        ),
    ),
    record(
        "texts of the returns page",
        on(91, "11:10", PAULA, MakeCommitment)(
            text="The texts of the returns page in words that customers use.", due_on=Day(79)
        ),
        on(90, "13:10", MIGUEL, AcceptCommitment)(),
        on(74, "16:20", PAULA, KeepCommitment)(evidence="Eleven texts. A week late."),
        on(73, "13:30", MIGUEL, DisputeKeeping)(
            reason="Four of them say “RMA”. Customers ask us what that is."
        ),
        on(63, "15:20", PAULA, KeepCommitment)(
            evidence="The four are mended. I had put this aside for two weeks."
        ),
    ),
    record(
        "test orders",
        on(88, "10:30", MARCUS, MakeCommitment)(
            text="Fifty test orders that agents can play through.", due_on=Day(73)
        ),
        on(87, "13:00", MIGUEL, AcceptCommitment)(),
        on(75, "11:00", MARCUS, AskRenegotiation)(due_on=Day(63), reason="The sale comes first."),
        on(74, "13:00", MIGUEL, AgreeRenegotiation)(),
        on(64, "11:00", MARCUS, AskRenegotiation)(due_on=Day(52), reason="The sale is not over."),
        on(63, "13:20", MIGUEL, RefuseRenegotiation)(
            reason="New agents learn on real customers since four weeks. Ten test orders now "
            "would do more than fifty in a month."
        ),
        on(48, "14:00", MARCUS, KeepCommitment)(
            evidence="Fifty. Ten at once would have been right, and I did not even answer that."
        ),
    ),
    record(
        "daily fifteen minutes",
        on(85, "10:10", DANA, MakeCommitment)(
            text="Somebody of planning is in the call of fifteen minutes each day of the sale.",
            due_on=Day(81),
        ),
        on(84, "12:40", JOY, AcceptCommitment)(),
        on(69, "11:20", DANA, KeepCommitment)(
            evidence="Since today. For the first two weeks you sat there alone; I have no excuse."
        ),
    ),
    record(
        "invoices in time",
        on(79, "10:30", OWEN, MakeCommitment)(
            text="Invoices of Harbor Contact are paid within thirty days.", due_on=Day(60)
        ),
        on(78, "13:30", JOY, AcceptCommitment)(),
        on(49, "11:10", OWEN, KeepCommitment)(
            evidence="All open ones are paid. The oldest was 71 days; Cebu had to borrow."
        ),
    ),
    record(
        "way to reach planning",
        on(70, "10:20", TESS, MakeCommitment)(
            text="One number that reaches somebody of Northwind at any hour of the sale.",
            due_on=Day(66),
        ),
        on(69, "13:10", RAF, AcceptCommitment)(),
        on(43, "13:20", RAF, ReleaseCommitment)(
            reason="The sale is over. The next one has the number in its plan."
        ),
    ),
)  # fmt: skip

STEPS = chapter(OF_HARBOR, OF_NORTHWIND)
