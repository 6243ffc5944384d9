"""Since the repair: told within the hour by both sides, and read within a morning."""

from domain.commitments.commands import AcceptCommitment, KeepCommitment
from domain.disclosures import commands as d
from portal.cli.seed.cast import (
    CARLO,
    DANA,
    ELENA,
    JOY,
    LIZA,
    MARCUS,
    MIGUEL,
    NADIA,
    OWEN,
    PAULA,
    PIOTR,
    PRIYA,
    TESS,
    ZOFIA,
)
from portal.cli.seed.days import At, Day
from portal.cli.seed.telling import Ref, chapter, on, record

WRONG_LANGUAGE = record(
    "wrong language",
    on(36, "11:30", PIOTR, d.TellDisclosure)(
        what="Chats from Quebec were greeted in Polish since this morning. A language rule was moved up by one line.",
        affected="48 customers. 9 left before anybody answered.",
        doing_now="The rule is back. The 9 get a mail in French and English.",
        occurred_at=At(36, "08:10"), discovered_at=At(36, "10:50"), severity="low",
        site_id=Ref("Kraków"), team_id=Ref("Chat and e-mail"), exposure=("customers",), next_update_at=At(35, "12:00"),
    ),
    on(36, "08:50", ELENA, d.AcknowledgeDisclosure)(
        words="Read before my first meeting.", severity="low", thanks="Forty minutes from seeing it to telling it. Thank you.",
    ),
    on(35, "10:20", PIOTR, d.ContainHarm)(how="Nobody greeted in the wrong language since; 7 of 9 have answered, kindly.", contained_at=At(36, "10:55"), next_update_at=At(33, "12:00")),
    on(34, "12:20", PRIYA, d.ProposeCause)(cause="The order of the rules is their meaning, and the screen lets you move them by accident.", cause_kind="tooling", bpo=80, outside=20),
    on(34, "10:10", DANA, d.AgreeCause)(number=1),
    on(33, "10:30", PIOTR, d.PromiseCorrection)(
        commitment_id=Ref("rules have numbers"), correction_kind="corrective", text="Rules carry numbers, and a move is confirmed by a second person.", due_on=Day(29),
    ),
    on(33, "09:40", ELENA, AcceptCommitment, of="rules have numbers")(),
    on(33, "11:10", PIOTR, d.GiveUpdate)(text="The other two have answered as well."),
    on(32, "13:20", PIOTR, KeepCommitment, of="rules have numbers")(evidence="Live; two moves were confirmed, one was not."),
    on(32, "13:40", PIOTR, d.PlanCheck)(measure="No greeting in another language than the customer’s, for a month.", due_on=Day(8)),
    on(9, "11:00", PIOTR, d.ReportCheck)(passed=True, evidence="None in 11,200 chats."),
    on(9, "10:20", ELENA, d.CosignCheck)(),
    on(8, "10:40", PIOTR, d.CloseDisclosure)(lesson="Tell it first, count it after: it was four sentences and took four minutes.", thanks="To the agent who answered in three languages that morning."),
)  # fmt: skip

NEWSLETTER = record(
    "newsletter to everybody",
    on(32, "10:50", PAULA, d.TellDisclosure)(
        what="The newsletter for members of the club went to everybody. It promises free returns that only members have.",
        affected="61,000 people. We expect 200 calls a day until the weekend.",
        doing_now="A second mail says it right, in an hour. Whoever calls because of it gets the free return, member or not.",
        occurred_at=At(32, "09:00"), discovered_at=At(32, "10:05"), severity="medium",
        site_id=Ref("Chicago"), team_id=Ref("E-commerce"), exposure=("customers", "press"), next_update_at=At(31, "12:00"),
    ),
    on(31, "12:20", JOY, d.AcknowledgeDisclosure)(
        words="Read at the start of the shift; the sentence is on all screens and six people moved to returns.", severity="medium",
        thanks="We knew it before the first call came. Two months ago we would have heard it from the callers.",
    ),
    on(31, "10:40", PAULA, d.ContainHarm)(how="The second mail is out; 130 calls yesterday.", contained_at=At(32, "12:00"), next_update_at=At(29, "12:00")),
    on(30, "10:30", DANA, d.ProposeCause)(cause="The list of members and the list of all have names that differ in one word.", cause_kind="data", brand=100),
    on(29, "12:50", PRIYA, d.AgreeCause)(number=1),
    on(29, "10:10", PAULA, d.GiveUpdate)(text="90 calls, then 20. 41 free returns were given to people who are no members."),
    on(29, "11:00", PAULA, d.PromiseCorrection)(
        commitment_id=Ref("lists by size"), correction_kind="corrective", text="A mail shows how many people it goes to, and is sent by a second person.", due_on=Day(24),
    ),
    on(28, "13:10", LIZA, AcceptCommitment, of="lists by size")(),
    on(28, "14:10", PAULA, KeepCommitment, of="lists by size")(evidence="In use since this morning."),
    on(27, "10:20", PAULA, d.PlanCheck)(measure="Eight mails in a row to the right list.", due_on=Day(3)),
    on(4, "10:40", PAULA, d.ReportCheck)(passed=True, evidence="Nine of nine."),
    on(3, "13:20", LIZA, d.CosignCheck)(),
    on(3, "11:20", PAULA, d.CloseDisclosure)(lesson="Bad news before the first call is a plan; after it, it is an excuse.", thanks="To the six who moved to returns."),
)  # fmt: skip

HOLD_NOTES = record(
    "notes on hold",
    on(28, "14:20", ZOFIA, d.TellDisclosure)(
        what="An article asks agents to write down card numbers if the payment page is slow. Nobody did in the calls we listened to, but the sentence has been there for two days.",
        affected="Nobody that we know of. 70 people have opened the article.",
        doing_now="The sentence is gone. Team leads ask each of the 70 today.",
        occurred_at=At(30, "10:00"), discovered_at=At(28, "13:30"), severity="high",
        site_id=Ref("Kraków"), team_id=Ref("Knowledge and quality"), exposure=("regulator",), next_update_at=At(27, "14:00"),
    ),
    on(28, "09:10", ELENA, d.AcknowledgeDisclosure)(
        words="Read, and our counsel has read it too. We agree that nothing has to be reported.", severity="high",
        thanks="Thank you for telling what might have happened and not only what did.",
    ),
    on(27, "13:10", ZOFIA, d.ContainHarm)(how="70 of 70 asked, nobody wrote a number down.", contained_at=At(27, "12:00"), next_update_at=At(24, "14:00")),
    on(26, "10:10", ELENA, d.HoldLookBack)(held_on=Day(26), findings="A day early. The sentence came from a training of another client. Articles are read by a second person only if somebody asks."),
    on(25, "13:00", PRIYA, d.ProposeCause)(cause="An article of another client was used as a pattern. A second reader is asked for and not required.", cause_kind="process", bpo=100),
    on(25, "10:30", DANA, d.AgreeCause)(number=1),
    on(24, "11:20", ZOFIA, d.GiveUpdate)(text="All articles of the last quarter are read again: nothing else."),
    on(24, "11:40", ZOFIA, d.PromiseCorrection)(
        commitment_id=Ref("second reader"), correction_kind="corrective", text="No article goes out without a second reader.", due_on=Day(18),
    ),
    on(24, "10:10", ELENA, AcceptCommitment, of="second reader")(),
    on(20, "14:00", ZOFIA, KeepCommitment, of="second reader")(evidence="The button is there only for somebody who did not write it."),
    on(20, "14:10", ZOFIA, d.PlanCheck)(measure="All articles of six weeks have two names.", due_on=Day(-12)),
)  # fmt: skip

REFUND_BATCH = record(
    "refund batch",
    on(21, "09:40", OWEN, d.TellDisclosure)(
        what="The refunds of Thursday were not paid: the bank sent the file back and nobody saw it over the weekend.",
        affected="388 customers who wait four days longer. Some will call.",
        doing_now="The file is paid today. Your agents have the list, so that they need not ask us.",
        occurred_at=At(23, "16:00"), discovered_at=At(21, "08:40"), severity="medium",
        site_id=Ref("Chicago"), team_id=Ref("Customer operations"), exposure=("customers",), next_update_at=At(20, "12:00"),
    ),
    on(20, "12:15", MIGUEL, d.AcknowledgeDisclosure)(
        words="Read. With the list a call takes one minute instead of six.", severity="medium", thanks="Thank you for the list, and for Monday morning.",
    ),
    on(20, "10:10", OWEN, d.ContainHarm)(how="All 388 are paid.", contained_at=At(20, "09:00"), next_update_at=At(18, "12:00")),
    on(19, "10:20", DANA, d.ProposeCause)(cause="A file that comes back is a mail to one person, who has weekends.", cause_kind="tooling", brand=90, outside=10),
    on(18, "12:40", PRIYA, d.AgreeCause)(number=1),
    on(18, "10:30", OWEN, d.GiveUpdate)(text="37 calls in all. We owe the floor a coffee."),
    on(18, "11:00", OWEN, d.PromiseCorrection)(
        commitment_id=Ref("files that come back"), correction_kind="corrective", text="A file that comes back rings at finance and at the order desk, also on Saturdays.", due_on=Day(11),
    ),
    on(17, "13:20", MIGUEL, AcceptCommitment, of="files that come back")(),
    on(13, "15:00", OWEN, KeepCommitment, of="files that come back")(evidence="Tried on Saturday: it rang at both."),
    on(12, "10:30", OWEN, d.PlanCheck)(measure="No file older than an hour without an owner, for six weeks.", due_on=Day(-18)),
)  # fmt: skip

SURVEY_LINKS = record(
    "survey links",
    on(16, "15:10", LIZA, d.TellDisclosure)(
        what="The survey after a call carried the name of another agent. Two teams were swapped in the export.",
        affected="1,300 answers of six days. Nobody’s pay hangs on them; eleven coaching talks were held with somebody else’s marks.",
        doing_now="Answers are put back to their calls. The eleven are told today, by their own lead.",
        occurred_at=At(22, "12:00"), discovered_at=At(16, "14:20"), severity="medium",
        site_id=Ref("Cebu"), team_id=Ref("Loyalty club"), next_update_at=At(15, "18:00"),
    ),
    on(16, "08:40", ELENA, d.AcknowledgeDisclosure)(
        words="Read. We leave the scores of the six days out of the month.", severity="medium", thanks="Thank you for telling the eleven before telling us.",
    ),
    on(15, "14:00", LIZA, d.ContainHarm)(how="All answers are with their calls, all eleven are talked to.", contained_at=At(15, "13:00"), next_update_at=At(12, "18:00")),
    on(13, "13:10", PRIYA, d.ProposeCause)(cause="Teams are matched by their order in two lists, not by their name.", cause_kind="data", bpo=100),
    on(13, "10:10", DANA, d.AgreeCause)(number=1),
    on(12, "15:20", LIZA, d.GiveUpdate)(text="Scores of the month are published anew, with a note."),
    on(12, "15:30", LIZA, d.PromiseCorrection)(
        commitment_id=Ref("teams by name"), correction_kind="corrective", text="Teams are matched by name, and the export stops if one is missing.", due_on=Day(-3),
    ),
    on(12, "10:40", ELENA, AcceptCommitment, of="teams by name")(),
)  # fmt: skip

COUPON_MAIL = record(
    "coupon mail",
    on(10, "10:10", NADIA, d.TellDisclosure)(
        what="A coupon for new customers can be used by everybody, as often as they like.",
        affected="210 orders since yesterday evening, some by people who used it six times. No agent has told anybody anything wrong yet.",
        doing_now="The coupon is stopped at noon, with a page that says so. Orders that are placed stand.",
        occurred_at=At(11, "17:00"), discovered_at=At(10, "09:20"), severity="low",
        site_id=Ref("Chicago"), team_id=Ref("E-commerce"), exposure=("customers",), next_update_at=At(9, "12:00"),
    ),
    on(9, "12:10", CARLO, d.AcknowledgeDisclosure)(
        words="Read by voice and chat. Noon was a good hour; nobody was caught out.", severity="low", thanks="Thank you for asking when, not only saying that.",
    ),
    on(9, "10:20", NADIA, d.ContainHarm)(how="Stopped at noon; 12 calls.", contained_at=At(10, "12:00"), next_update_at=At(6, "12:00")),
    on(7, "10:10", DANA, d.ProposeCause)(cause="Coupons are copied from the last one, with its limits left out.", cause_kind="process", brand=100),
    on(6, "12:50", PRIYA, d.AgreeCause)(number=1),
    on(6, "10:30", NADIA, d.GiveUpdate)(text="Finance lets the 210 orders stand."),
    on(5, "10:40", NADIA, d.PromiseCorrection)(
        commitment_id=Ref("coupon limits"), correction_kind="corrective", text="A coupon without a limit cannot be saved.", due_on=Day(-6),
    ),
    on(4, "13:10", CARLO, AcceptCommitment, of="coupon limits")(),
)  # fmt: skip

DESK_HOURS = record(
    "desk hours",
    on(24, "10:30", TESS, d.TellDisclosure)(
        what="The store desk closed an hour early on Saturday. Calls handed over to us after five rang into an empty room.",
        affected="16 customers. Your night lead noticed the silence and took them back.",
        doing_now="All 16 are called. The desk’s hours are in the hand-over screen.",
        occurred_at=At(25, "16:00"), discovered_at=At(24, "09:40"), severity="low", noticed_first="brand",
        site_id=Ref("Chicago"), team_id=Ref("Store support desk"), exposure=("customers",), next_update_at=At(22, "12:00"),
    ),
    on(23, "12:20", CARLO, d.AcknowledgeDisclosure)(words="Read, with thanks from the night.", severity="low", thanks="You told us what we would have let pass."),
    on(23, "09:30", TESS, d.ContainHarm)(how="All 16 are called.", contained_at=At(23, "09:10"), next_update_at=At(20, "12:00")),
    on(22, "10:30", MARCUS, d.ProposeCause)(cause="Hours of the desk are known to the desk.", cause_kind="communication", brand=100),
    on(22, "10:50", DANA, d.AgreeCause)(number=1),
    on(21, "12:30", PRIYA, d.AgreeCause)(number=1),
    on(21, "10:20", TESS, d.PromiseCorrection)(
        commitment_id=Ref("hours in the screen"), correction_kind="corrective", text="Hand-over is offered only while the desk is open.", due_on=Day(15),
    ),
    on(20, "13:20", CARLO, AcceptCommitment, of="hours in the screen")(),
    on(20, "10:30", TESS, d.GiveUpdate)(text="Nothing new: all 16 are content."),
    on(17, "11:30", TESS, KeepCommitment, of="hours in the screen")(evidence="The button goes at five, and says why."),
    on(16, "10:10", TESS, d.PlanCheck)(measure="No hand-over into an empty room, for six weeks.", due_on=Day(-15)),
)  # fmt: skip

STEPS = chapter(
    WRONG_LANGUAGE,
    NEWSLETTER,
    HOLD_NOTES,
    DESK_HOURS,
    REFUND_BATCH,
    SURVEY_LINKS,
    COUPON_MAIL,
)
