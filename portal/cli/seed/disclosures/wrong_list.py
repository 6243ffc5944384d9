"""Critical, a check waits for its co-signature: customer data sent to a wrong list."""

from domain.commitments.commands import AcceptCommitment, KeepCommitment
from domain.disclosures.commands import (
    AcknowledgeDisclosure,
    AgreeCause,
    AnswerQuestion,
    ApproveStatement,
    ConfirmMakeGood,
    ContainHarm,
    DeliverMakeGood,
    DisputeMakeGood,
    DraftStatement,
    GiveUpdate,
    HoldLookBack,
    PlanCheck,
    PromiseCorrection,
    PromiseMakeGood,
    ProposeCause,
    ReleaseStatement,
    ReportCheck,
    TellDisclosure,
)
from domain.records import Comment
from portal.cli.seed.cast import ANA, DANA, ELENA, JOY, MARCUS, PRIYA, TOMASZ
from portal.cli.seed.days import At, Day
from portal.cli.seed.telling import Asked, Ref, on, record

WRONG_LIST = record(
    "wrong list",
    on(70, "17:00", TOMASZ, TellDisclosure)(
        what=(
            "The weekly quality summary went to a distribution list of a parcel carrier instead of "
            "our quality list. The two names differ in one letter. A sheet with customer names, "
            "addresses and order numbers was attached."
        ),
        affected=(
            "640 customers of Northwind whose data 23 people at the carrier could open. No payment "
            "data, no passwords."
        ),
        doing_now=(
            "The mail is recalled, the carrier’s service desk is asked in writing to delete it and "
            "to confirm by name. Our data protection officer is told."
        ),
        occurred_at=At(70, "14:05"),
        discovered_at=At(70, "15:40"),
        severity="critical",
        site_id=Ref("Kraków"),
        team_id=Ref("Knowledge and quality"),
        exposure=("customers", "regulator"),
        next_update_at=At(69, "13:00"),
    ),
    on(70, "11:05", DANA, AcknowledgeDisclosure, step="read")(
        words=(
            "Read within minutes and on the phone with your account director and our counsel now."
        ),
        thanks=(
            "Less than two hours after it was found, in plain words, with the number in it. Thank "
            "you."
        ),
        question=(
            "Who at the carrier has opened the attachment? Our counsel needs it for the "
            "notification."
        ),
        severity="critical",
    ),
    on(69, "10:30", TOMASZ, AnswerQuestion)(
        question_id=Asked("read"),
        text=(
            "Four people had opened the mail, two of them the sheet. All 23 confirmed deletion in "
            "writing; the confirmations are with your counsel."
        ),
    ),
    on(69, "11:00", TOMASZ, GiveUpdate)(
        text=(
            "All 23 confirmations are in. The recall reached 17 mailboxes, six people deleted by "
            "hand."
        ),
        next_update_at=At(67, "13:00"),
    ),
    on(69, "11:20", TOMASZ, ContainHarm)(
        how=(
            "The data is deleted at the carrier, confirmed by each recipient. Summaries go out "
            "without attachments until the cause is dealt with."
        ),
        contained_at=At(69, "10:15"),
        next_update_at=At(65, "13:00"),
    ),
    on(69, "09:10", DANA, DraftStatement)(
        text=(
            "Harbor Contact, which answers service e-mails for us, sent a summary with customer "
            "data to the wrong recipient. It was noticed the same day."
        ),
    ),
    on(68, "13:00", PRIYA, DraftStatement)(
        text=(
            "On one day this week a summary with names, addresses and order numbers of 640 "
            "customers reached the wrong recipients: 23 people at a parcel carrier. It was noticed "
            "and deleted within a day. No payment data was in it. Northwind Outfitters and Harbor "
            "Contact are both addressing this: every customer concerned hears from us, and such "
            "summaries no longer carry customer data."
        ),
    ),
    on(68, "13:05", PRIYA, ApproveStatement)(number=2),
    on(68, "09:40", DANA, ApproveStatement)(number=2),
    on(68, "10:00", DANA, ReleaseStatement)(number=2),
    on(68, "12:30", PRIYA, PromiseMakeGood)(
        make_good_id=Ref("letters and monitoring"),
        harmed=(
            "The 640 customers whose names and addresses were sent, and Northwind’s standing with "
            "them."
        ),
        remedy=(
            "A letter to each of the 640, signed by both companies, with a year of address "
            "monitoring at Harbor Contact’s expense and a phone line that answers within a minute."
        ),
        due_on=Day(55),
    ),
    on(67, "14:10", DANA, AcceptCommitment, of="letters and monitoring")(),
    on(67, "15:50", TOMASZ, GiveUpdate)(
        text=(
            "Three hours late, sorry: we wanted the printer’s date in it. Letters go out in four "
            "working days, the phone line is open from tomorrow."
        ),
    ),
    on(66, "08:30", ELENA, HoldLookBack)(
        held_on=Day(66),
        findings=(
            "Both data protection officers took part. The summary is sent by hand every week from "
            "a mailbox that offers all lists of all clients. The sheet was attached because two "
            "people at Northwind had once asked for order numbers. Neither side had looked at its "
            "recipients or its content since it began."
        ),
    ),
    on(65, "12:40", PRIYA, ProposeCause)(
        cause=(
            "A manual mailing from a mailbox that completes the names of outside lists, with more "
            "data in it than its readers need. Neither side had asked for the order numbers to be "
            "taken out again."
        ),
        cause_kind="data",
        bpo=70,
        brand=10,
        shared=20,
    ),
    on(65, "09:00", DANA, AgreeCause)(number=1),
    on(64, "10:00", TOMASZ, PromiseCorrection)(
        commitment_id=Ref("summary without people"),
        correction_kind="corrective",
        text=(
            "The quality summary is a page in the portal of each client with numbers only; the "
            "mailing and its mailbox are closed."
        ),
        due_on=Day(50),
    ),
    on(64, "10:20", ANA, PromiseCorrection)(
        commitment_id=Ref("data drill"),
        correction_kind="preventive",
        text=(
            "Both sites train the first hour after a data mistake: who is called, what is "
            "recalled, what is written down."
        ),
        due_on=Day(34),
    ),
    on(64, "11:10", MARCUS, PromiseCorrection)(
        commitment_id=Ref("data requests"),
        correction_kind="preventive",
        text=(
            "Northwind goes through everything it receives from Harbor Contact with customer data "
            "in it and takes back what nobody needs."
        ),
        due_on=Day(44),
    ),
    on(64, "13:30", ELENA, AcceptCommitment, of="summary without people")(),
    on(64, "13:31", ELENA, AcceptCommitment, of="data drill")(),
    on(63, "12:30", JOY, AcceptCommitment, of="data requests")(),
    on(59, "16:00", JOY, DeliverMakeGood)(
        make_good_id=Ref("letters and monitoring"),
        how=(
            "640 letters posted, 212 people have opened the monitoring, the line took 58 calls "
            "with a median wait of 14 seconds."
        ),
    ),
    on(58, "10:30", ELENA, DisputeMakeGood)(
        make_good_id=Ref("letters and monitoring"),
        reason=(
            "27 letters came back to our store desk as undeliverable. Those customers have not "
            "heard from anybody."
        ),
    ),
    on(56, "17:10", JOY, DeliverMakeGood)(
        make_good_id=Ref("letters and monitoring"),
        how=(
            "24 of the 27 reached by phone or e-mail, three have no other address on file; "
            "Northwind’s stores have a note for when they come in."
        ),
    ),
    on(55, "09:30", ELENA, ConfirmMakeGood)(make_good_id=Ref("letters and monitoring")),
    on(51, "13:00", TOMASZ, KeepCommitment, of="summary without people")(
        evidence=(
            "The summary is a page, the mailbox is closed, the old list is deleted. Northwind’s "
            "quality team has read the first page and misses nothing."
        ),
    ),
    on(51, "14:00", TOMASZ, PlanCheck)(
        measure=(
            "No file with customer data leaves by e-mail in six weeks, going by the mail gateway’s "
            "log at both sites."
        ),
        due_on=Day(4),
    ),
    on(45, "15:10", MARCUS, KeepCommitment, of="data requests")(
        evidence=(
            "Nine regular files looked at: four stopped, three without names from now on, two stay "
            "as they are."
        ),
    ),
    on(33, "14:30", ANA, KeepCommitment, of="data drill")(
        evidence=(
            "Both sites have done it, 41 people. One working day late: the second date fell on a "
            "training day for the holiday crew."
        ),
    ),
    on(5, "11:30", TOMASZ, ReportCheck)(
        passed=True,
        evidence=(
            "Gateway log of both sites over six weeks: 0 files with customer data, 3 stopped "
            "drafts, all of them test mails of the drill."
        ),
    ),
    on(5, "12:00", TOMASZ, Comment)(
        text=(
            "The log extract is with Northwind’s quality team. If the three stopped drafts raise "
            "questions I can walk through them on our next calibration call."
        ),
    ),
)
