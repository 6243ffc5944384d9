"""What is corrected and watched: the critical one, one Northwind found, one from outside."""

from domain.commitments.commands import AcceptCommitment, KeepCommitment
from domain.disclosures.commands import *
from domain.records import Comment
from portal.cli.seed.cast import *
from portal.cli.seed.telling import Asked, At, Day, Ref, chapter, on, record

WRONG_LIST = record(
    "wrong list",
    on(70, "17:00", TOMASZ, TellDisclosure)(
        what="The weekly quality summary went to a distribution list of a parcel carrier instead of our quality list. The two names differ in one letter. A sheet with customer names, addresses and order numbers was attached.",
        affected="640 customers of Northwind whose data 23 people at the carrier could open. No payment data, no passwords.",
        doing_now="The mail is recalled, the carrier’s service desk is asked in writing to delete it and to confirm by name. Our data protection officer is told.",
        occurred_at=At(70, "14:05"),
        discovered_at=At(70, "15:40"),
        severity="critical",
        site_id=Ref("Kraków"),
        team_id=Ref("Knowledge and quality"),
        exposure=("customers", "regulator"),
        next_update_at=At(69, "13:00"),
    ),
    on(70, "11:05", DANA, AcknowledgeDisclosure, step="read")(
        words="Read within minutes and on the phone with Priya and our counsel now.",
        thanks="Three and a half hours after it was found, in plain words, with the number in it. Thank you.",
        question="Who at the carrier has opened the attachment? Our counsel needs it for the notification.",
        severity="critical",
    ),
    on(69, "10:30", TOMASZ, AnswerQuestion)(
        question_id=Asked("read"),
        text="Four people had opened the mail, two of them the sheet. All 23 confirmed deletion in writing; the confirmations are with your counsel.",
    ),
    on(69, "11:00", TOMASZ, GiveUpdate)(
        text="All 23 confirmations are in. The recall reached 17 mailboxes, six people deleted by hand.",
        next_update_at=At(67, "13:00"),
    ),
    on(69, "11:20", TOMASZ, ContainHarm)(
        how="The data is deleted at the carrier, confirmed by each recipient. Summaries go out without attachments until the cause is dealt with.",
        contained_at=At(69, "10:15"),
        next_update_at=At(65, "13:00"),
    ),
    on(69, "09:10", DANA, DraftStatement)(
        text="Harbor Contact, which answers service e-mails for us, sent a summary with customer data to the wrong recipient. It was noticed the same day.",
    ),
    on(68, "13:00", PRIYA, DraftStatement)(
        text="On one day this week a summary with names, addresses and order numbers of 640 customers reached the wrong recipients: 23 people at a parcel carrier. It was noticed and deleted within a day. No payment data was in it. Northwind Outfitters and Harbor Contact are both addressing this: every customer concerned hears from us, and such summaries no longer carry customer data.",
    ),
    on(68, "13:05", PRIYA, ApproveStatement)(number=2),
    on(68, "09:40", DANA, ApproveStatement)(number=2),
    on(68, "10:00", DANA, ReleaseStatement)(number=2),
    on(68, "12:30", PRIYA, PromiseMakeGood)(
        make_good_id=Ref("letters and monitoring"),
        harmed="The 640 customers whose names and addresses were sent, and Northwind’s standing with them.",
        remedy="A letter to each of the 640, signed by both companies, with a year of address monitoring at Harbor Contact’s expense and a phone line that answers within a minute.",
        due_on=Day(58),
    ),
    on(67, "14:10", DANA, AcceptCommitment, of="letters and monitoring")(),
    on(67, "15:50", TOMASZ, GiveUpdate)(
        text="Three hours late, sorry: we wanted the printer’s date in it. Letters go out in four working days, the phone line is open from tomorrow.",
    ),
    on(66, "08:30", ELENA, HoldLookBack)(
        held_on=Day(66),
        findings="Both data protection officers took part. The summary is sent by hand every week from a mailbox that offers all lists of all clients. The sheet was attached because two people at Northwind had once asked for order numbers. Neither side had looked at the recipients or at the content of this mail for months.",
    ),
    on(65, "12:40", PRIYA, ProposeCause)(
        cause="A manual mailing from a mailbox that completes the names of outside lists, with more data in it than its readers need. Neither side had asked for the order numbers to be taken out again.",
        cause_kind="data",
        bpo=70,
        brand=10,
        shared=20,
    ),
    on(65, "09:00", DANA, AgreeCause)(number=1),
    on(64, "10:00", TOMASZ, PromiseCorrection)(
        commitment_id=Ref("summary without people"),
        correction_kind="corrective",
        text="The quality summary is a page in the portal of each client with numbers only; the mailing and its mailbox are closed.",
        due_on=Day(50),
    ),
    on(64, "10:20", ANA, PromiseCorrection)(
        commitment_id=Ref("data drill"),
        correction_kind="preventive",
        text="Both sites train the first hour after a data mistake: who is called, what is recalled, what is written down.",
        due_on=Day(34),
    ),
    on(64, "11:10", MARCUS, PromiseCorrection)(
        commitment_id=Ref("data requests"),
        correction_kind="preventive",
        text="Northwind goes through everything it receives from Harbor Contact with customer data in it and takes back what nobody needs.",
        due_on=Day(44),
    ),
    on(64, "13:30", ELENA, AcceptCommitment, of="summary without people")(),
    on(64, "13:31", ELENA, AcceptCommitment, of="data drill")(),
    on(63, "12:30", JOY, AcceptCommitment, of="data requests")(),
    on(59, "16:00", JOY, DeliverMakeGood)(
        make_good_id=Ref("letters and monitoring"),
        how="640 letters posted, 212 people have opened the monitoring, the line took 58 calls with a median wait of 14 seconds.",
    ),
    on(58, "10:30", ELENA, DisputeMakeGood)(
        make_good_id=Ref("letters and monitoring"),
        reason="27 letters came back to our store desk as undeliverable. Those customers have not heard from anybody.",
    ),
    on(56, "17:10", JOY, DeliverMakeGood)(
        make_good_id=Ref("letters and monitoring"),
        how="24 of the 27 reached by phone or e-mail, three have no other address on file; Northwind’s stores have a note for when they come in.",
    ),
    on(55, "09:30", ELENA, ConfirmMakeGood)(make_good_id=Ref("letters and monitoring")),
    on(51, "13:00", TOMASZ, KeepCommitment, of="summary without people")(
        evidence="The summary is a page, the mailbox is closed, the old list is deleted. Elena has read the first page and misses nothing.",
    ),
    on(51, "14:00", TOMASZ, PlanCheck)(
        measure="No file with customer data leaves by e-mail in six weeks, going by the mail gateway’s log at both sites.",
        due_on=Day(4),
    ),
    on(45, "15:10", MARCUS, KeepCommitment, of="data requests")(
        evidence="Nine regular files looked at: four stopped, three without names from now on, two stay as they are.",
    ),
    on(33, "14:30", ANA, KeepCommitment, of="data drill")(
        evidence="Both sites have done it, 41 people. One working day late: the second date fell on a training day for the holiday crew.",
    ),
    on(5, "11:30", TOMASZ, ReportCheck)(
        passed=True,
        evidence="Gateway log of both sites over six weeks: 0 files with customer data, 3 stopped drafts, all of them test mails of the drill.",
    ),
    on(5, "12:00", TOMASZ, Comment)(
        text="The log extract is with Elena. If the three stopped drafts raise questions I can walk through them on our next calibration call.",
    ),
)

WARRANTY_ARTICLE = record(
    "warranty article",
    on(74, "10:50", ELENA, TellDisclosure)(
        kind="problem_found",
        where="bpo",
        what="The knowledge article on backpacks gives two years of warranty. It is the lifetime of the product since the change of terms two months ago. I saw it in three chats I listened in on for calibration.",
        affected="Customers with a broken buckle or zip who were sent away. From the chat search I count 57 who named the two years in their reply.",
        doing_now="I have sent the right wording to the knowledge mailbox. The 57 chats are in a list, sorted by date.",
        occurred_at=At(94, "09:00"),
        discovered_at=At(74, "10:10"),
        occurred_precision="about",
        exposure=("customers",),
    ),
    on(73, "09:10", TOMASZ, AcknowledgeDisclosure)(
        words="You are right and we had it from you: the change of terms reached the floor as a message, the article was not touched. Working on it now.",
        thanks="Thank you for the list. It saves us a day of searching.",
    ),
    on(73, "09:20", TOMASZ, StateSeverity)(severity="medium"),
    on(73, "09:30", TOMASZ, NamePlace)(
        site_id=Ref("Kraków"), team_id=Ref("Knowledge and quality")
    ),
    on(73, "14:20", TOMASZ, ContainHarm)(
        how="Article corrected in all three languages, a notice at the top for two weeks, both sites read it at the start of the shift.",
        contained_at=At(73, "13:40"),
        next_update_at=At(70, "13:00"),
    ),
    on(72, "10:00", ELENA, ConfirmSeverity)(),
    on(72, "12:30", PRIYA, ProposeCause)(
        cause="Changes of terms arrive as a message to team leads. Whether they touch an article is decided by whoever reads it.",
        cause_kind="process",
        bpo=60,
        brand=20,
        shared=20,
    ),
    on(72, "14:00", DANA, AgreeCause)(number=1),
    on(71, "10:30", TOMASZ, PromiseCorrection)(
        commitment_id=Ref("articles and messages"),
        correction_kind="corrective",
        text="Each message about terms or prices names the articles it touches, and is closed when they are changed.",
        due_on=Day(64),
    ),
    on(71, "10:10", ELENA, AcceptCommitment, of="articles and messages")(),
    on(70, "12:10", TOMASZ, GiveUpdate)(
        text="51 of the 57 customers are written to with a repair or a replacement. Six had bought elsewhere.",
    ),
    on(65, "11:00", TOMASZ, KeepCommitment, of="articles and messages")(
        evidence="Messages have a field for articles since this week; 14 messages, 9 with articles, all changed the same day.",
    ),
    on(65, "11:20", TOMASZ, PlanCheck)(
        measure="In 60 chats about warranty, nobody is told something that is not in the current terms.",
        due_on=Day(40),
    ),
    on(42, "10:40", TOMASZ, ReportCheck)(
        passed=False,
        evidence="4 of 60 chats still had an old sentence. It was not in the article: agents had it in their own text snippets, copied months ago.",
    ),
    on(42, "09:30", ELENA, Comment)(
        text="I had drawn ten of my own and found none. Thank you for drawing sixty and for reporting what you found.",
    ),
    on(41, "12:45", PRIYA, ProposeCause)(
        cause="Agents keep their own snippets because the article search is slow in a chat. Corrected articles do not reach them.",
        cause_kind="tooling",
        bpo=80,
        shared=20,
    ),
    on(40, "09:10", DANA, AgreeCause)(number=2),
    on(39, "10:15", TOMASZ, PromiseCorrection)(
        commitment_id=Ref("shared snippets"),
        correction_kind="corrective",
        text="Personal snippets are replaced by shared ones that are drawn from the articles, with a search that answers within a second.",
        due_on=Day(25),
    ),
    on(39, "11:00", ELENA, AcceptCommitment, of="shared snippets")(),
    on(26, "13:20", TOMASZ, KeepCommitment, of="shared snippets")(
        evidence="Personal snippets are read-only since today and hidden from next week; 212 shared ones replace about 1,900.",
    ),
    on(25, "09:40", TOMASZ, PlanCheck)(
        measure="In 100 chats about warranty, nobody is told something that is not in the current terms; drawn half by us, half by Northwind.",
        due_on=Day(-4),
    ),
)

RETURN_LABELS = record(
    "return labels",
    on(44, "16:10", MIGUEL, TellDisclosure)(
        kind="problem_found",
        where="outside",
        what="The carrier’s label service answers with the address of a depot that closed. Return labels printed since yesterday noon send parcels there; they come back to the customer after a week.",
        affected="About 1,100 labels, going by our print log. 160 parcels are on their way already.",
        doing_now="Labels are made by hand for whoever calls. The self-service page says that labels come by e-mail within the day.",
        occurred_at=At(45, "12:00"),
        discovered_at=At(44, "15:20"),
        severity="medium",
        exposure=("customers",),
        next_update_at=At(43, "16:00"),
    ),
    on(44, "08:20", MARCUS, AcknowledgeDisclosure)(
        words="Read. Our account manager at the carrier is on it, and the page text is changed as you suggest.",
        thanks="Thank you. Nobody here would have looked at the depot code.",
        severity="medium",
    ),
    on(43, "14:10", MIGUEL, ContainHarm)(
        how="The carrier switched back to the old depot table at 13:30. All 1,100 customers have a new label in their mailbox.",
        contained_at=At(43, "13:30"),
        next_update_at=At(40, "16:00"),
    ),
    on(41, "13:30", MIGUEL, GiveUpdate)(
        text="148 of the 160 parcels were redirected on the way, 12 come back and are fetched again free of charge.",
    ),
    on(40, "16:15", MIGUEL, ProposeCause)(
        cause="The carrier changed its depot table without notice. Neither of us compares the table with anything.",
        cause_kind="third_party",
        outside=80,
        shared=20,
    ),
    on(40, "09:40", DANA, AgreeCause)(number=1),
    on(39, "12:30", PRIYA, AgreeCause)(number=1),
    on(38, "14:30", MIGUEL, PromiseCorrection)(
        commitment_id=Ref("depot check"),
        correction_kind="corrective",
        text="A nightly comparison of the depot table with the carrier’s public list, with a message to both sides when they differ.",
        due_on=Day(24),
    ),
    on(37, "10:30", MARCUS, AcceptCommitment, of="depot check")(),
    on(24, "18:30", MIGUEL, KeepCommitment, of="depot check")(
        evidence="Runs every night since last week. It found one difference, a typing error in the public list.",
    ),
    on(23, "12:40", MIGUEL, PlanCheck)(
        measure="No label to a depot that is not on the carrier’s public list, for six weeks.",
        due_on=Day(-12),
    ),
)

STEPS = chapter(WRONG_LIST, WARRANTY_ARTICLE, RETURN_LABELS)
