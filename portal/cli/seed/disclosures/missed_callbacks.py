"""Closed, told late, with its severity challenged: call backs nobody made."""

from domain.commitments.commands import AcceptCommitment, KeepCommitment
from domain.disclosures.commands import (
    AcknowledgeDisclosure,
    AgreeCause,
    AnswerQuestion,
    CloseDisclosure,
    ContainHarm,
    CosignCheck,
    GiveUpdate,
    HoldLookBack,
    PlanCheck,
    PromiseCorrection,
    ProposeCause,
    ReportCheck,
    StateSeverity,
    TellDisclosure,
    ThankDiscloser,
)
from domain.records import Comment
from portal.cli.seed.cast import BEA, DANA, ELENA, JOY, PRIYA
from portal.cli.seed.days import At, Day
from portal.cli.seed.telling import Asked, Ref, on, record

MISSED_CALLBACKS = record(
    "missed callbacks",
    on(50, "17:30", JOY, TellDisclosure)(
        what=(
            "Call backs that customers booked for the evening were not made on six days. The "
            "scheduler lost its queue at a restart and started empty; the dashboard counted an "
            "empty queue as “all done”."
        ),
        affected=(
            "118 customers who had picked a time and were not called. 40 of them called us again, "
            "13 cancelled their order."
        ),
        doing_now=(
            "Everybody on the list is being called today and tomorrow, with an apology and free "
            "express delivery where an order is open."
        ),
        occurred_at=At(62, "18:00"),
        discovered_at=At(56, "15:10"),
        occurred_precision="day",
        severity="medium",
        site_id=Ref("Cebu"),
        team_id=Ref("Voice"),
        exposure=("customers",),
        next_update_at=At(48, "18:00"),
    ),
    on(50, "18:05", JOY, Comment)(
        text=(
            "This comes six working days after we found it. We wanted to hand over the complete "
            "list with it. We should have told you on the first evening and sent the list after."
        ),
    ),
    on(50, "18:10", PRIYA, Comment)(
        text=(
            "For us: it is outside the 72 hours, so there is no protection, and that is right. No "
            "waiting for complete lists any more."
        ),
        to="own_side",
    ),
    on(50, "10:10", ELENA, AcknowledgeDisclosure, step="read")(
        words=(
            "Read. We are calling the 13 who cancelled ourselves, they have been with us for years."
        ),
        question="How many of the 118 had booked more than one call back?",
        severity="high",
        severity_reason=(
            "13 cancelled orders and a week without anybody being called. In our scale that is "
            "high, whatever the number of people."
        ),
    ),
    on(50, "10:40", DANA, ThankDiscloser)(
        words=(
            "Late, and still before any of us had seen it. Thank you for naming the delay "
            "yourselves."
        ),
    ),
    on(49, "12:30", JOY, AnswerQuestion)(
        question_id=Asked("read"), text="Nine. They are called first, by a team lead."
    ),
    on(49, "12:40", JOY, StateSeverity)(severity="high"),
    on(48, "20:10", JOY, ContainHarm)(
        how=(
            "All 118 called, 109 reached. The scheduler writes its queue to disk every minute and "
            "a person compares it with the bookings at the start of each shift."
        ),
        contained_at=At(48, "19:30"),
        next_update_at=At(45, "18:00"),
    ),
    on(46, "12:45", PRIYA, ProposeCause)(
        cause=(
            "The scheduler kept its queue in memory only. The dashboard could not tell an empty "
            "queue from a finished one, and the floor trusted the dashboard."
        ),
        cause_kind="tooling",
        bpo=100,
    ),
    on(46, "09:15", DANA, AgreeCause)(number=1),
    on(46, "08:10", DANA, HoldLookBack)(
        held_on=Day(46),
        findings=(
            "Joint call, 35 minutes. Agents had said for days that the evening was oddly quiet; "
            "there was no place to say it where somebody would act. Northwind’s store desk had "
            "heard from five of the customers and had not passed it on either."
        ),
    ),
    on(45, "17:20", BEA, PromiseCorrection)(
        commitment_id=Ref("queue on disk"),
        correction_kind="corrective",
        text=(
            "The call back queue survives a restart and the dashboard shows booked, made and "
            "missed side by side."
        ),
        due_on=Day(38),
    ),
    on(45, "17:45", JOY, GiveUpdate)(
        text=(
            "Of the nine we could not reach, six answered the e-mail. No call back was missed "
            "since."
        ),
    ),
    on(45, "09:00", ELENA, AcceptCommitment, of="queue on disk")(),
    on(39, "16:00", BEA, KeepCommitment, of="queue on disk")(
        evidence=(
            "Restarted twice on purpose during the day with 60 bookings in it; all 60 were made on "
            "time. Screenshots of the new dashboard are attached to the release note."
        ),
    ),
    on(39, "16:20", JOY, PlanCheck)(
        measure=(
            "No booked call back missed without a second attempt within the hour, for a month."
        ),
        due_on=Day(15),
    ),
    on(16, "14:30", JOY, ReportCheck)(
        passed=True,
        evidence=(
            "1,904 booked, 1,904 tried on time, 71 reached at the second attempt within the hour."
        ),
    ),
    on(14, "09:50", ELENA, CosignCheck)(),
    on(13, "13:15", JOY, CloseDisclosure)(
        lesson=(
            "A quiet screen is a reading too and has to be explained. And tell first, count later: "
            "the list can follow, the trust cannot."
        ),
        thanks=(
            "To the evening crew, who said it was too quiet, and to Northwind for calling the "
            "thirteen."
        ),
    ),
)
