"""Closed, and recurred: exchange callers who end in the loyalty queue."""

from domain.commitments.commands import AcceptCommitment, AskRenegotiation, KeepCommitment
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
    TellDisclosure,
    ThankDiscloser,
)
from domain.records import Comment
from portal.cli.seed.cast import BEA, DANA, ELENA, PRIYA
from portal.cli.seed.days import At, Day
from portal.cli.seed.telling import Asked, Ref, just, on, record

EXCHANGE_ROUTING = record(
    "exchange routing",
    on(84, "18:20", BEA, TellDisclosure)(
        what=(
            "Since the telephony release, callers who press 3 for exchanges arrive in the loyalty "
            "club queue. Loyalty agents cannot book a parcel pick-up, so they take a note and "
            "promise a call back."
        ),
        affected=(
            "About 340 callers in two days. 96 of them waited for a call back longer than a day. "
            "Loyalty members waited six minutes instead of two."
        ),
        doing_now=(
            "Three agents with both skills sit in the loyalty queue and work off the notes. The "
            "vendor has the ticket with the highest priority."
        ),
        occurred_at=At(86, "13:00"),
        discovered_at=At(84, "16:45"),
        severity="high",
        site_id=Ref("Cebu"),
        team_id=Ref("Voice"),
        exposure=("customers",),
        next_update_at=At(83, "14:00"),
    ),
    on(84, "08:40", DANA, AcknowledgeDisclosure)(
        words=(
            "Read with the e-commerce team. We take the exchange line off the website banner until "
            "you say it is safe."
        ),
        severity="high",
    ),
    on(84, "08:55", DANA, ThankDiscloser)(
        words=(
            "Thank you for sending this at the end of your day and not tomorrow. The banner alone "
            "saves about a hundred calls."
        ),
    ),
    on(83, "13:30", BEA, ContainHarm)(
        how=(
            "Menu key 3 goes to a manual router that asks one question and transfers. It is slower "
            "by 20 seconds and it is right."
        ),
        contained_at=At(83, "13:05"),
        next_update_at=At(80, "14:00"),
    ),
    on(80, "15:20", BEA, GiveUpdate)(
        text=(
            "A little later than promised: the last of the 96 open call backs was made at 15:00. "
            "Nine callers could not be reached after three tries and got an e-mail."
        ),
        next_update_at=At(78, "18:00"),
    ),
    on(81, "08:30", DANA, HoldLookBack)(
        held_on=Day(81),
        findings=(
            "Forty minutes on a call, seven people. The release moved key 3 because the menu table "
            "on the vendor’s side still had the old order of queues. Nobody on either side calls "
            "the menu after a release. Cebu saw it in the loyalty waiting time, Chicago could have "
            "seen it in the pick-up bookings."
        ),
    ),
    on(79, "12:30", PRIYA, ProposeCause)(
        cause=(
            "The menu table lives with the vendor and was copied from an old version. There is no "
            "test call of each key after a release."
        ),
        cause_kind="third_party",
        bpo=50,
        outside=50,
    ),
    on(79, "09:20", DANA, AgreeCause)(number=1),
    on(79, "09:25", DANA, Comment)(
        text=(
            "I agree to the split. For the next one I would rather argue about the test call than "
            "about the percentages."
        ),
    ),
    on(78, "13:00", BEA, PromiseCorrection)(
        commitment_id=Ref("menu table"),
        correction_kind="corrective",
        text=(
            "The menu table is kept in our own configuration and pushed to the vendor, never the "
            "other way round."
        ),
        due_on=Day(70),
    ),
    on(78, "16:30", BEA, GiveUpdate)(
        text=(
            "The table is rebuilt by hand and compared key by key. Key 3 is right again without "
            "the manual router."
        ),
    ),
    on(78, "10:00", ELENA, AcceptCommitment, of="menu table")(),
    on(71, "17:40", BEA, KeepCommitment, of="menu table")(
        evidence=(
            "The table is in our repository, the vendor confirmed in writing that theirs is "
            "overwritten at each release."
        ),
    ),
    on(70, "12:30", BEA, PlanCheck)(
        measure=("Exchange callers who end in the wrong queue stay below 1 in 500 for four weeks."),
        due_on=Day(46),
    ),
    on(47, "13:45", BEA, ReportCheck)(
        passed=True,
        evidence="3 in 4,120 exchange calls over four weeks, all of them transfers by hand.",
    ),
    on(46, "10:10", ELENA, CosignCheck)(),
    on(45, "14:20", BEA, CloseDisclosure)(
        lesson=(
            "Whoever owns a table owns it alone. Two copies of a menu will differ, and the "
            "customer finds out first."
        ),
        thanks="To the loyalty agents who wrote 96 careful notes for work that was not theirs.",
    ),
)

EXCHANGE_AGAIN = record(
    "exchange routing again",
    on(15, "17:50", BEA, TellDisclosure)(
        what=(
            "Exchange callers land in the loyalty club queue again since the last telephony "
            "release. It is key 3 as before, but this time only for callers with a mobile number "
            "from Canada."
        ),
        affected=(
            "61 callers in two days. All of them were transferred by hand, the longest wait was "
            "eleven minutes."
        ),
        doing_now=(
            "A rule for these numbers sends them to the manual router. Loyalty agents have the "
            "transfer button back on top of their screen."
        ),
        occurred_at=At(17, "13:00"),
        discovered_at=At(15, "16:10"),
        severity="high",
        site_id=Ref("Cebu"),
        team_id=Ref("Voice"),
        exposure=("customers",),
        links=(Ref("exchange routing"),),
        recurrence_of=Ref("exchange routing"),
        next_update_at=At(13, "18:00"),
    ),
    on(15, "08:35", ELENA, AcknowledgeDisclosure, step="read")(
        words="Read. I am glad that the wrong queue is something your dashboard shows now.",
        question=(
            "The lesson last time was one table with one owner. Did the release overwrite it after "
            "all?"
        ),
        severity="high",
    ),
    on(14, "12:30", BEA, AnswerQuestion)(
        question_id=Asked("read"),
        text=(
            "The table was ours and right. The release added a second table for numbers from "
            "abroad, filled from the old menu, that we did not know of."
        ),
    ),
    on(14, "13:10", BEA, ContainHarm)(
        how=(
            "Numbers from Canada go through the manual router. None in the wrong queue since "
            "yesterday evening."
        ),
        contained_at=At(15, "19:20"),
        next_update_at=At(11, "18:00"),
    ),
    on(14, "09:15", ELENA, ThankDiscloser)(
        words=(
            "Thank you for saying “again” in the first sentence. That was not the easy one to "
            "write."
        ),
    ),
    on(12, "08:20", ELENA, HoldLookBack)(
        held_on=Day(12),
        findings=(
            "Together with the vendor. Their release notes listed the second table on page 14. We "
            "had promised to own the table and had not promised to test the menu; the sentence "
            "about a test call of each key was in the cause last time and in no commitment."
        ),
    ),
    on(11, "16:00", BEA, GiveUpdate)(
        text=(
            "The vendor has removed the second table. Test calls of all keys from six countries, "
            "all right."
        ),
        next_update_at=At(0, "18:00"),
    ),
    on(10, "12:40", PRIYA, ProposeCause)(
        cause=(
            "A release brought a second routing table that neither side knew of. What we had "
            "learned the first time, to call every key after a release, had not become anybody’s "
            "task."
        ),
        cause_kind="process",
        bpo=60,
        outside=40,
    ),
    on(9, "10:10", DANA, AgreeCause)(number=1),
    on(8, "13:00", BEA, PromiseCorrection)(
        commitment_id=Ref("test calls"),
        correction_kind="corrective",
        text=(
            "After each telephony release a person calls every key from the six countries our "
            "customers call from, before the first shift."
        ),
        due_on=Day(-1),
    ),
    on(8, "13:20", BEA, PromiseCorrection)(
        commitment_id=Ref("vendor contract"),
        correction_kind="preventive",
        text=(
            "The vendor names every change to routing in one place, two weeks before the release; "
            "written into the contract."
        ),
        due_on=Day(-15),
    ),
    on(8, "09:40", ELENA, AcceptCommitment, of="test calls")(),
    on(8, "09:42", ELENA, AcceptCommitment, of="vendor contract")(),
    just(300, BEA, AskRenegotiation, of="vendor contract")(
        due_on=Day(-22),
        reason=(
            "The vendor’s counsel is away until the week after next. The wording is agreed, the "
            "signature is what we wait for."
        ),
    ),
)
