"""Three disclosures of the first weeks, all closed: two of Harbor Contact, one of Northwind."""

from domain.commitments.commands import AcceptCommitment, KeepCommitment
from domain.disclosures.commands import *
from domain.records import Comment, CorrectText
from portal.cli.seed.cast import *
from portal.cli.seed.telling import Asked, At, Day, Ref, chapter, on, record

REFUND_MACRO = record(
    "refund macro",
    on(90, "15:30", MIGUEL, TellDisclosure)(
        what="The new refund macro in the order tool paid the shipping fee back twice: once as a line of the order and once as a goodwill credit. It went live with the macro update and ran until a team lead compared two receipts.",
        affected="212 customers got between 5.95 and 12.95 dollars too much. Nobody got too little. Northwind’s refund ledger is off by about 1,900 dollars.",
        doing_now="The macro is switched off and refunds are keyed by hand, about 40 seconds more per contact. Team leads check every refund above 50 dollars until it is replaced.",
        occurred_at=At(93, "12:30"),
        discovered_at=At(90, "14:40"),
        occurred_precision="about",
        severity="medium",
        site_id=Ref("Cebu"),
        team_id=Ref("Orders and returns"),
        next_update_at=At(89, "18:00"),
    ),
    on(90, "09:05", ELENA, AcknowledgeDisclosure, step="read")(
        words="Read, and passed on to finance so that nobody starts to chase the difference from our end.",
        thanks="Told within the hour by the team that found it, with the number of customers in it. That is what we hoped this would be like.",
        question="Can you tell from the log which of the 212 paid with a gift card? Those credits expire and we would rather leave them alone.",
        severity="medium",
    ),
    on(89, "13:10", MIGUEL, AnswerQuestion)(
        question_id=Asked("read"),
        text="31 of them. The list with order numbers is in the shared finance folder, gift cards are in a tab of their own.",
    ),
    on(89, "13:20", MIGUEL, CorrectText)(
        corrects=1,
        field="affected",
        text="231 customers got between 5.95 and 12.95 dollars too much. Nobody got too little. Northwind’s refund ledger is off by about 2,060 dollars.",
        reason="The first count left out orders that were split into two parcels.",
    ),
    on(89, "14:00", MIGUEL, ContainHarm)(
        how="The macro is withdrawn for all teams, and the goodwill queue shows no double credit since yesterday 14:52. The 231 credits stay with the customers, as agreed with Northwind finance.",
        contained_at=At(90, "14:52"),
        next_update_at=At(87, "18:00"),
    ),
    on(89, "16:30", JOY, Comment)(
        text="For us: the macro went live late in a shift and was tried with one order only. Let us fix how macros go live, not only this one.",
        to="own_side",
    ),
    on(88, "17:15", PRIYA, ProposeCause)(
        cause="Macros are released by the shift that needs them and are tried on one test order. There is no test order with shipping paid separately, and no second pair of eyes.",
        cause_kind="process",
        bpo=80,
        shared=20,
    ),
    on(88, "11:00", DANA, AgreeCause)(number=1),
    on(87, "12:40", MIGUEL, PromiseCorrection)(
        commitment_id=Ref("refund macro replaced"),
        correction_kind="corrective",
        text="Replace the refund macro, tried on twelve kinds of order, shipping paid separately among them.",
        due_on=Day(80),
    ),
    on(87, "12:55", TOMASZ, PromiseCorrection)(
        commitment_id=Ref("second pair of eyes"),
        correction_kind="preventive",
        text="Every macro that moves money is tried by a second team before it goes live, with a fixed set of test orders.",
        due_on=Day(75),
    ),
    on(87, "17:50", MIGUEL, GiveUpdate)(
        text="The replacement runs in the test shop. Refunds by hand cost us 22 hours so far; nobody waited longer than a day.",
    ),
    on(87, "10:30", ELENA, AcceptCommitment, of="refund macro replaced")(),
    on(87, "10:32", ELENA, AcceptCommitment, of="second pair of eyes")(),
    on(81, "16:10", MIGUEL, KeepCommitment, of="refund macro replaced")(
        evidence="New macro live since this morning. Twelve test orders and the first 60 real ones checked line by line, no difference.",
    ),
    on(81, "16:40", MIGUEL, PlanCheck)(
        measure="No double credit among 400 refunds drawn at random, checked against the ledger.",
        due_on=Day(56),
    ),
    on(76, "14:00", TOMASZ, KeepCommitment, of="second pair of eyes")(
        evidence="The rule stands in the release checklist, with a set of eight test orders. Five macros went through it this week, one was sent back.",
    ),
    on(58, "15:30", MIGUEL, ReportCheck)(
        passed=True,
        evidence="400 of 400 refunds right. The sample and the ledger extract are in the shared finance folder.",
    ),
    on(57, "11:15", ELENA, CosignCheck)(),
    on(56, "13:00", MIGUEL, CloseDisclosure)(
        lesson="Anything that moves money gets a second team and a fixed set of test orders. The set grows with every surprise, and that is the point of it.",
        thanks="To the team lead who laid two receipts side by side, and to Northwind finance for leaving customers out of it.",
    ),
)

EXCHANGE_ROUTING = record(
    "exchange routing",
    on(84, "18:20", BEA, TellDisclosure)(
        what="Since the telephony release, callers who press 3 for exchanges arrive in the loyalty club queue. Loyalty agents cannot book a parcel pick-up, so they take a note and promise a call back.",
        affected="About 340 callers in two days. 96 of them waited for a call back longer than a day. Loyalty members waited six minutes instead of two.",
        doing_now="Three agents with both skills sit in the loyalty queue and work off the notes. The vendor has the ticket with the highest priority.",
        occurred_at=At(86, "13:00"),
        discovered_at=At(84, "16:45"),
        severity="high",
        site_id=Ref("Cebu"),
        team_id=Ref("Voice"),
        exposure=("customers",),
        next_update_at=At(83, "14:00"),
    ),
    on(84, "08:40", DANA, AcknowledgeDisclosure)(
        words="Read with the e-commerce team. We take the exchange line off the website banner until you say it is safe.",
        severity="high",
    ),
    on(84, "08:55", DANA, ThankDiscloser)(
        words="Thank you for sending this at the end of your day and not tomorrow. The banner alone saves about a hundred calls.",
    ),
    on(83, "13:30", BEA, ContainHarm)(
        how="Menu key 3 goes to a manual router that asks one question and transfers. It is slower by 20 seconds and it is right.",
        contained_at=At(83, "13:05"),
        next_update_at=At(80, "14:00"),
    ),
    on(80, "15:20", BEA, GiveUpdate)(
        text="A little later than promised: the last of the 96 open call backs was made at 15:00. Nine callers could not be reached after three tries and got an e-mail.",
        next_update_at=At(78, "18:00"),
    ),
    on(81, "08:30", DANA, HoldLookBack)(
        held_on=Day(81),
        findings="Forty minutes on a call, seven people. The release moved key 3 because the menu table on the vendor’s side still had the old order of queues. Nobody on either side calls the menu after a release. Cebu saw it in the loyalty waiting time, Chicago could have seen it in the pick-up bookings.",
    ),
    on(79, "12:30", PRIYA, ProposeCause)(
        cause="The menu table lives with the vendor and was copied from an old version. There is no test call of each key after a release.",
        cause_kind="third_party",
        bpo=50,
        outside=50,
    ),
    on(79, "09:20", DANA, AgreeCause)(number=1),
    on(79, "09:25", DANA, Comment)(
        text="I agree to the split. For the next one I would rather argue about the test call than about the percentages.",
    ),
    on(78, "13:00", BEA, PromiseCorrection)(
        commitment_id=Ref("menu table"),
        correction_kind="corrective",
        text="The menu table is kept in our own configuration and pushed to the vendor, never the other way round.",
        due_on=Day(70),
    ),
    on(78, "16:30", BEA, GiveUpdate)(
        text="The table is rebuilt by hand and compared key by key. Key 3 is right again without the manual router.",
    ),
    on(78, "10:00", ELENA, AcceptCommitment, of="menu table")(),
    on(71, "17:40", BEA, KeepCommitment, of="menu table")(
        evidence="The table is in our repository, the vendor confirmed in writing that theirs is overwritten at each release.",
    ),
    on(70, "12:30", BEA, PlanCheck)(
        measure="Exchange callers who end in the wrong queue stay below 1 in 500 for four weeks.",
        due_on=Day(46),
    ),
    on(47, "13:45", BEA, ReportCheck)(
        passed=True,
        evidence="3 in 4,120 exchange calls over four weeks, all of them transfers by hand.",
    ),
    on(46, "10:10", ELENA, CosignCheck)(),
    on(45, "14:20", BEA, CloseDisclosure)(
        lesson="Whoever owns a table owns it alone. Two copies of a menu will differ, and the customer finds out first.",
        thanks="To the loyalty agents who wrote 96 careful notes for work that was not theirs.",
    ),
)

PROMOTION_UNTOLD = record(
    "promotion untold",
    on(80, "10:20", MARCUS, TellDisclosure)(
        what="We put a weekend promotion live, 20 % off all footwear with a code, and did not tell the floor. The newsletter went out in the evening; the brief stayed in our draft folder.",
        affected="Agents heard of it from customers. Going by the contact reasons, about 480 contacts asked for a code the agents could not find, and some customers were told that it did not exist.",
        doing_now="The brief with terms and exclusions is with both sites now. Everybody who was refused the code gets it by e-mail together with an apology from us.",
        occurred_at=At(82, "16:00"),
        discovered_at=At(80, "08:50"),
        severity="medium",
        site_id=Ref("Chicago"),
        team_id=Ref("E-commerce"),
        exposure=("customers",),
        next_update_at=At(78, "12:00"),
    ),
    on(79, "12:20", JOY, AcknowledgeDisclosure, step="read")(
        words="Read out at the start of the shift. The agents would like you to know that it helps to hear it from you.",
        thanks="Thank you for writing that it was your draft folder. We had begun to look for the mistake on our side.",
        question="What do we do with price differences on orders placed before the newsletter? Eleven customers ask for them already.",
        severity="medium",
    ),
    on(79, "08:40", MARCUS, AnswerQuestion)(
        question_id=Asked("read"),
        text="Give it to them, up to seven days back, no supervisor needed. I wrote it into the brief.",
    ),
    on(79, "08:50", MARCUS, ContainHarm)(
        how="Brief delivered to both sites, code works without a minimum, apology sent to 463 customers.",
        contained_at=At(79, "08:15"),
        next_update_at=At(76, "12:00"),
    ),
    on(78, "13:30", JOY, Comment)(
        text="From the floor, with thanks: the sentence ‘you were right and our screen was late’ from the brief works well with customers.",
    ),
    on(78, "09:30", DANA, ProposeCause)(
        cause="A promotion is released by marketing in one tool and briefed in another. Nothing stops a release without a brief, and nobody is named who would notice.",
        cause_kind="communication",
        brand=90,
        shared=10,
    ),
    on(77, "12:45", PRIYA, AgreeCause)(number=1),
    on(77, "11:30", NEIL, PromiseCorrection)(
        commitment_id=Ref("brief before release"),
        correction_kind="corrective",
        text="The release form of a promotion asks for the link of its brief and cannot be sent without one.",
        due_on=Day(66),
    ),
    on(77, "11:45", THEO, PromiseCorrection)(
        commitment_id=Ref("promotion calendar"),
        correction_kind="preventive",
        text="Both sites see the promotion calendar for the next six weeks, with expected contacts per day.",
        due_on=Day(60),
    ),
    on(76, "14:10", JOY, AcceptCommitment, of="brief before release")(),
    on(76, "14:12", RAF, AcceptCommitment, of="promotion calendar")(),
    on(76, "11:40", MARCUS, GiveUpdate)(
        text="Two more promotions are in the pipeline. Both have their briefs already, though the form does not ask for them yet.",
    ),
    on(67, "15:00", NEIL, KeepCommitment, of="brief before release")(
        evidence="The form asks for the link since this morning. I tried to send one without and could not.",
    ),
    on(66, "10:30", MARCUS, PlanCheck)(
        measure="Six promotions in a row briefed three working days ahead, by the floor’s own count.",
        due_on=Day(42),
    ),
    on(61, "15:30", THEO, KeepCommitment, of="promotion calendar")(
        evidence="Calendar shared with Cebu and Kraków, Raf and I walked through the first six weeks.",
    ),
    on(43, "09:40", MARCUS, ReportCheck)(
        passed=True,
        evidence="Seven of seven briefed in time; the shortest notice was four working days.",
    ),
    on(42, "13:30", JOY, CosignCheck)(),
    on(42, "10:20", MARCUS, CloseDisclosure)(
        lesson="A brief nobody waits for is not written. Since the form waits for it, it is the first thing we write.",
        thanks="To the agents who stayed friendly to 480 people who knew more than their screen, and to the two leads who collected the questions.",
    ),
)

STEPS = chapter(REFUND_MACRO, EXCHANGE_ROUTING, PROMOTION_UNTOLD)
