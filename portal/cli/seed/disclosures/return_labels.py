"""From outside both companies, watched: return labels to a depot that closed."""

from domain.commitments.commands import AcceptCommitment, KeepCommitment
from domain.disclosures.commands import (
    AcknowledgeDisclosure,
    AgreeCause,
    ContainHarm,
    GiveUpdate,
    PlanCheck,
    PromiseCorrection,
    ProposeCause,
    TellDisclosure,
)
from portal.cli.seed.cast import DANA, MARCUS, MIGUEL, PRIYA
from portal.cli.seed.days import At, Day
from portal.cli.seed.telling import Ref, on, record

RETURN_LABELS = record(
    "return labels",
    on(44, "16:10", MIGUEL, TellDisclosure)(
        kind="problem_found",
        where="outside",
        what=(
            "The carrier’s label service answers with the address of a depot that closed. Return "
            "labels printed since yesterday noon send parcels there; they come back to the "
            "customer after a week."
        ),
        affected=(
            "About 1,100 labels, going by our print log. 160 parcels are on their way already."
        ),
        doing_now=(
            "Labels are made by hand for whoever calls. The self-service page says that labels "
            "come by e-mail within the day."
        ),
        occurred_at=At(45, "12:00"),
        discovered_at=At(44, "15:20"),
        severity="medium",
        exposure=("customers",),
        next_update_at=At(43, "16:00"),
    ),
    on(44, "08:20", MARCUS, AcknowledgeDisclosure)(
        words=(
            "Read. Our account manager at the carrier is on it, and the page text is changed as "
            "you suggest."
        ),
        thanks="Thank you. Nobody here would have looked at the depot code.",
        severity="medium",
    ),
    on(43, "14:10", MIGUEL, ContainHarm)(
        how=(
            "The carrier switched back to the old depot table at 13:30. All 1,100 customers have a "
            "new label in their mailbox."
        ),
        contained_at=At(43, "13:30"),
        next_update_at=At(40, "16:00"),
    ),
    on(41, "13:30", MIGUEL, GiveUpdate)(
        text=(
            "148 of the 160 parcels were redirected on the way, 12 come back and are fetched again "
            "free of charge."
        ),
    ),
    on(40, "16:15", MIGUEL, ProposeCause)(
        cause=(
            "The carrier changed its depot table without notice. Neither of us compares the table "
            "with anything."
        ),
        cause_kind="third_party",
        outside=80,
        shared=20,
    ),
    on(40, "09:40", DANA, AgreeCause)(number=1),
    on(39, "12:30", PRIYA, AgreeCause)(number=1),
    on(38, "14:30", MIGUEL, PromiseCorrection)(
        commitment_id=Ref("depot check"),
        correction_kind="corrective",
        text=(
            "A nightly comparison of the depot table with the carrier’s public list, with a "
            "message to both sides when they differ."
        ),
        due_on=Day(24),
    ),
    on(37, "10:30", MARCUS, AcceptCommitment, of="depot check")(),
    on(24, "18:30", MIGUEL, KeepCommitment, of="depot check")(
        evidence=(
            "Runs every night since last week. It found one difference, a typing error in the "
            "public list."
        ),
    ),
    on(23, "12:40", MIGUEL, PlanCheck)(
        measure="No label to a depot that is not on the carrier’s public list, for six weeks.",
        due_on=Day(-12),
    ),
)
