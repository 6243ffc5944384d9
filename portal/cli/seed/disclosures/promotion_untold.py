"""Closed, told by the brand: a promotion nobody had briefed the floor on."""

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
from domain.records import Comment
from portal.cli.seed.cast import DANA, JOY, MARCUS, NEIL, PRIYA, RAF, THEO
from portal.cli.seed.days import At, Day
from portal.cli.seed.telling import Asked, Ref, on, record

PROMOTION_UNTOLD = record(
    "promotion untold",
    on(80, "10:20", MARCUS, TellDisclosure)(
        what=(
            "We put a four-day promotion live, 20 % off all footwear with a code, and did not tell "
            "the floor. The newsletter went out in the evening; the brief stayed in our draft "
            "folder."
        ),
        affected=(
            "Agents heard of it from customers. Going by the contact reasons, about 480 contacts "
            "asked for a code the agents could not find, and some customers were told that it did "
            "not exist."
        ),
        doing_now=(
            "The brief with terms and exclusions is with both sites now. Everybody who was refused "
            "the code gets it by e-mail together with an apology from us."
        ),
        occurred_at=At(82, "16:00"),
        discovered_at=At(80, "08:50"),
        severity="medium",
        site_id=Ref("Chicago"),
        team_id=Ref("E-commerce"),
        exposure=("customers",),
        next_update_at=At(78, "12:00"),
    ),
    on(79, "12:20", JOY, AcknowledgeDisclosure, step="read")(
        words=(
            "Read out at the start of the shift. The agents would like you to know that it helps "
            "to hear it from you."
        ),
        thanks=(
            "Thank you for writing that it was your draft folder. We had begun to look for the "
            "mistake on our side."
        ),
        question=(
            "What do we do with price differences on orders placed before the newsletter? Eleven "
            "customers ask for them already."
        ),
        severity="medium",
    ),
    on(79, "08:40", MARCUS, AnswerQuestion)(
        question_id=Asked("read"),
        text=(
            "Give it to them, up to seven days back, no supervisor needed. I wrote it into the "
            "brief."
        ),
    ),
    on(79, "08:50", MARCUS, ContainHarm)(
        how=(
            "Brief delivered to both sites, code works without a minimum, apology sent to 463 "
            "customers."
        ),
        contained_at=At(79, "08:15"),
        next_update_at=At(76, "12:00"),
    ),
    on(78, "13:30", JOY, Comment)(
        text=(
            "From the floor, with thanks: the sentence “you were right and our screen was late” "
            "from the brief works well with customers."
        ),
    ),
    on(78, "09:30", DANA, ProposeCause)(
        cause=(
            "A promotion is released by marketing in one tool and briefed in another. Nothing "
            "stops a release without a brief, and nobody is named who would notice."
        ),
        cause_kind="communication",
        brand=90,
        shared=10,
    ),
    on(77, "12:45", PRIYA, AgreeCause)(number=1),
    on(77, "11:30", NEIL, PromiseCorrection)(
        commitment_id=Ref("brief before release"),
        correction_kind="corrective",
        text=(
            "The release form of a promotion asks for the link of its brief and cannot be sent "
            "without one."
        ),
        due_on=Day(66),
    ),
    on(77, "11:45", THEO, PromiseCorrection)(
        commitment_id=Ref("promotion calendar"),
        correction_kind="preventive",
        text=(
            "Both sites see the promotion calendar for the next six weeks, with expected contacts "
            "per day."
        ),
        due_on=Day(60),
    ),
    on(76, "14:10", JOY, AcceptCommitment, of="brief before release")(),
    on(76, "14:12", RAF, AcceptCommitment, of="promotion calendar")(),
    on(76, "11:40", MARCUS, GiveUpdate)(
        text=(
            "Two more promotions are in the pipeline. Both have their briefs already, though the "
            "form does not ask for them yet."
        ),
    ),
    on(67, "15:00", NEIL, KeepCommitment, of="brief before release")(
        evidence=(
            "The form asks for the link since this morning. I tried to send one without and could "
            "not."
        ),
    ),
    on(66, "10:30", MARCUS, PlanCheck)(
        measure=(
            "Six promotions in a row briefed three working days ahead, by the floor’s own count."
        ),
        due_on=Day(42),
    ),
    on(61, "15:30", THEO, KeepCommitment, of="promotion calendar")(
        evidence=("Calendar shared with Cebu and Kraków, and walked through with workforce."),
    ),
    on(43, "09:40", MARCUS, ReportCheck)(
        passed=True,
        evidence="Seven of seven briefed in time; the shortest notice was four working days.",
    ),
    on(42, "13:30", JOY, CosignCheck)(),
    on(42, "10:20", MARCUS, CloseDisclosure)(
        lesson=(
            "A brief nobody waits for is not written. Since the form waits for it, it is the first "
            "thing we write."
        ),
        thanks=(
            "To the agents who stayed friendly to 480 people who knew more than their screen, and "
            "to the two leads who collected the questions."
        ),
    ),
)
