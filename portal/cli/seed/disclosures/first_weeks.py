"""The first weeks: a small mistake of either side, told within the hour, and closed."""

from domain.commitments.commands import AcceptCommitment, KeepCommitment
from domain.disclosures import commands as d
from portal.cli.seed.cast import CARLO, DANA, ELENA, JOY, MARCUS, PAULA, PRIYA
from portal.cli.seed.days import At, Day
from portal.cli.seed.telling import Ref, chapter, on, record

HOLIDAY_HOURS = record(
    "holiday hours",
    on(114, "14:10", CARLO, d.TellDisclosure)(
        what="The voice menu said that we were closed, on a morning when we were open. The greeting of the public holiday before had not been taken back.",
        affected="About 75 callers who hung up. 31 called again later.",
        doing_now="The greeting is changed, and we call back the 44 whose number we have.",
        occurred_at=At(114, "12:00"), discovered_at=At(114, "13:20"), severity="low",
        site_id=Ref("Cebu"), team_id=Ref("Voice"), exposure=("customers",), next_update_at=At(113, "18:00"),
    ),
    on(114, "09:15", ELENA, d.AcknowledgeDisclosure)(
        words="Read with my coffee, and passed on to the stores.", severity="low",
        thanks="Told within the hour it was found. Thank you, this is how it should be.",
    ),
    on(113, "13:10", CARLO, d.ContainHarm)(
        how="The greeting is right, all 44 are called.", contained_at=At(113, "12:50"), next_update_at=At(111, "18:00"),
    ),
    on(112, "13:20", PRIYA, d.ProposeCause)(
        cause="Greetings for holidays are switched on by a calendar and switched off by hand.",
        cause_kind="tooling", bpo=100,
    ),
    on(112, "10:10", DANA, d.AgreeCause)(number=1),
    on(111, "14:00", CARLO, d.PromiseCorrection)(
        commitment_id=Ref("greeting ends by itself"), correction_kind="corrective",
        text="A holiday greeting ends by itself at the time it is recorded for.", due_on=Day(105),
    ),
    on(111, "09:30", ELENA, AcceptCommitment, of="greeting ends by itself")(),
    on(111, "17:30", CARLO, d.GiveUpdate)(text="41 of 44 reached. Nobody was angry, two were amused."),
    on(107, "15:00", CARLO, KeepCommitment, of="greeting ends by itself")(
        evidence="Tried with a greeting of ten minutes: it ended after ten minutes."
    ),
    on(107, "15:20", CARLO, d.PlanCheck)(
        measure="The next two public holidays begin and end on time in the menu.", due_on=Day(80)
    ),
    on(82, "14:00", CARLO, d.ReportCheck)(passed=True, evidence="Both did, to the minute."),
    on(82, "10:30", ELENA, d.CosignCheck)(),
    on(81, "13:30", CARLO, d.CloseDisclosure)(
        lesson="What is switched on by a clock is switched off by a clock.",
        thanks="To the agent who wondered why the first hour was so quiet, and said so.",
    ),
)  # fmt: skip

PRODUCT_WEIGHTS = record(
    "product weights",
    on(108, "10:20", PAULA, d.TellDisclosure)(
        what="Forty product pages showed the weight in kilograms beside the word pounds. Shipping was charged by the wrong number.",
        affected="63 orders with up to 9 dollars too much for shipping. Your agents have explained a number that was ours.",
        doing_now="The pages are right since ten. Finance pays the 63 back today.",
        occurred_at=At(109, "15:00"), discovered_at=At(108, "09:30"), severity="low",
        site_id=Ref("Chicago"), team_id=Ref("E-commerce"), exposure=("customers",), next_update_at=At(107, "12:00"),
    ),
    on(107, "12:40", JOY, d.AcknowledgeDisclosure)(
        words="Read. The agents have a sentence for it at the top of their screen.", severity="low",
        thanks="Thank you for the number of orders, and for paying back before anybody asked.",
    ),
    on(107, "09:20", PAULA, d.ContainHarm)(
        how="All 63 are paid back and written to.", contained_at=At(107, "09:00"), next_update_at=At(104, "12:00"),
    ),
    on(106, "11:00", DANA, d.ProposeCause)(
        cause="The supplier’s sheet changed its unit, and the import does not look at units.",
        cause_kind="data", brand=80, outside=20,
    ),
    on(105, "13:10", PRIYA, d.AgreeCause)(number=1),
    on(105, "10:40", PAULA, d.PromiseCorrection)(
        commitment_id=Ref("units are read"), correction_kind="corrective",
        text="The import reads the unit and stops at a weight that is twice that of last month.", due_on=Day(97),
    ),
    on(104, "13:00", JOY, AcceptCommitment, of="units are read")(),
    on(104, "11:30", PAULA, d.GiveUpdate)(text="No order with a wrong weight since."),
    on(98, "15:10", PAULA, KeepCommitment, of="units are read")(
        evidence="Live since yesterday. It has stopped two sheets already, both rightly."
    ),
    on(98, "15:30", PAULA, d.PlanCheck)(measure="No order with a wrong weight for a month.", due_on=Day(74)),
    on(75, "11:00", PAULA, d.ReportCheck)(passed=True, evidence="None in 9,400 orders."),
    on(74, "13:30", JOY, d.CosignCheck)(),
    on(74, "10:15", MARCUS, d.CloseDisclosure)(
        lesson="A number without its unit is a guess.",
        thanks="To the floor, for explaining our number kindly.",
    ),
)  # fmt: skip

STEPS = chapter(HOLIDAY_HOURS, PRODUCT_WEIGHTS)
