"""Closed: a refund macro that paid the shipping fee twice."""

from domain.commitments.commands import AcceptCommitment, KeepCommitment
from domain.disclosures.commands import (
    AcknowledgeDisclosure,
    AgreeCause,
    AnswerQuestion,
    CloseDisclosure,
    ContainHarm,
    CosignCheck,
    GiveUpdate,
    PlanCheck,
    PromiseCorrection,
    ProposeCause,
    ReportCheck,
    TellDisclosure,
)
from domain.records import Comment, CorrectText
from portal.cli.seed.cast import DANA, ELENA, JOY, MIGUEL, PRIYA, TOMASZ
from portal.cli.seed.days import At, Day
from portal.cli.seed.telling import Asked, Ref, on, record

REFUND_MACRO = record(
    "refund macro",
    on(90, "15:30", MIGUEL, TellDisclosure)(
        what=(
            "The new refund macro in the order tool paid the shipping fee back twice: once as a "
            "line of the order and once as a goodwill credit. It went live with the macro update "
            "and ran until a team lead compared two receipts."
        ),
        affected=(
            "212 customers got between 5.95 and 12.95 dollars too much. Nobody got too little. "
            "Northwind’s refund ledger is off by about 1,900 dollars."
        ),
        doing_now=(
            "The macro is switched off and refunds are keyed by hand, about 40 seconds more per "
            "contact. Team leads check every refund above 50 dollars until it is replaced."
        ),
        occurred_at=At(93, "12:30"),
        discovered_at=At(90, "14:40"),
        occurred_precision="about",
        severity="medium",
        site_id=Ref("Cebu"),
        team_id=Ref("Orders and returns"),
        next_update_at=At(89, "18:00"),
    ),
    on(90, "09:05", ELENA, AcknowledgeDisclosure, step="read")(
        words=(
            "Read, and passed on to finance so that nobody starts to chase the difference from our "
            "end."
        ),
        thanks=(
            "Told within the hour by the team that found it, with the number of customers in it. "
            "That is what we hoped this would be like."
        ),
        question=(
            "Can you tell from the log which of the 212 paid with a gift card? Those credits "
            "expire and we would rather leave them alone."
        ),
        severity="medium",
    ),
    on(89, "13:10", MIGUEL, AnswerQuestion)(
        question_id=Asked("read"),
        text=(
            "31 of them. The list with order numbers is in the shared finance folder, gift cards "
            "are in a tab of their own."
        ),
    ),
    on(89, "13:20", MIGUEL, CorrectText)(
        corrects=1,
        field="affected",
        text=(
            "231 customers got between 5.95 and 12.95 dollars too much. Nobody got too little. "
            "Northwind’s refund ledger is off by about 2,060 dollars."
        ),
        reason="The first count left out orders that were split into two parcels.",
    ),
    on(89, "14:00", MIGUEL, ContainHarm)(
        how=(
            "The macro is withdrawn for all teams, and the goodwill queue shows no double credit "
            "since yesterday 14:52. The 231 credits stay with the customers, as agreed with "
            "Northwind finance."
        ),
        contained_at=At(90, "14:52"),
        next_update_at=At(87, "18:00"),
    ),
    on(89, "16:30", JOY, Comment)(
        text=(
            "For us: the macro went live late in a shift and was tried with one order only. Let us "
            "fix how macros go live, not only this one."
        ),
        to="own_side",
    ),
    on(88, "17:15", PRIYA, ProposeCause)(
        cause=(
            "Macros are released by the shift that needs them and are tried on one test order. "
            "There is no test order with shipping paid separately, and no second pair of eyes."
        ),
        cause_kind="process",
        bpo=80,
        shared=20,
    ),
    on(88, "11:00", DANA, AgreeCause)(number=1),
    on(87, "12:40", MIGUEL, PromiseCorrection)(
        commitment_id=Ref("refund macro replaced"),
        correction_kind="corrective",
        text=(
            "Replace the refund macro, tried on twelve kinds of order, shipping paid separately "
            "among them."
        ),
        due_on=Day(80),
    ),
    on(87, "12:55", TOMASZ, PromiseCorrection)(
        commitment_id=Ref("second pair of eyes"),
        correction_kind="preventive",
        text=(
            "Every macro that moves money is tried by a second team before it goes live, with a "
            "fixed set of test orders."
        ),
        due_on=Day(75),
    ),
    on(87, "17:50", MIGUEL, GiveUpdate)(
        text=(
            "The replacement runs in the test shop. Refunds by hand cost us 22 hours so far; "
            "nobody waited longer than a day."
        ),
    ),
    on(87, "10:30", ELENA, AcceptCommitment, of="refund macro replaced")(),
    on(87, "10:32", ELENA, AcceptCommitment, of="second pair of eyes")(),
    on(81, "16:10", MIGUEL, KeepCommitment, of="refund macro replaced")(
        evidence=(
            "New macro live since this morning. Twelve test orders and the first 60 real ones "
            "checked line by line, no difference."
        ),
    ),
    on(81, "16:40", MIGUEL, PlanCheck)(
        measure=("No double credit among 400 refunds drawn at random, checked against the ledger."),
        due_on=Day(56),
    ),
    on(76, "14:00", TOMASZ, KeepCommitment, of="second pair of eyes")(
        evidence=(
            "The rule stands in the release checklist, with a set of eight test orders. Five "
            "macros went through it this week, one was sent back."
        ),
    ),
    on(58, "15:30", MIGUEL, ReportCheck)(
        passed=True,
        evidence=(
            "400 of 400 refunds right. The sample and the ledger extract are in the shared finance "
            "folder."
        ),
    ),
    on(57, "11:15", ELENA, CosignCheck)(),
    on(56, "13:00", MIGUEL, CloseDisclosure)(
        lesson=(
            "Anything that moves money gets a second team and a fixed set of test orders. The set "
            "grows with every surprise, and that is the point of it."
        ),
        thanks=(
            "To the team lead who laid two receipts side by side, and to Northwind finance for "
            "leaving customers out of it."
        ),
    ),
)
