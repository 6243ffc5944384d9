"""Told by the brand, its cause disputed, a correction overdue: a forecast never sent."""

from domain.commitments.commands import AcceptCommitment, KeepCommitment
from domain.disclosures.commands import (
    AcknowledgeDisclosure,
    ContainHarm,
    DissentFromCause,
    GiveUpdate,
    HoldLookBack,
    PromiseCorrection,
    ProposeCause,
    TellDisclosure,
)
from domain.records import Comment
from portal.cli.seed.cast import DANA, PRIYA, RAF, THEO
from portal.cli.seed.days import At, Day
from portal.cli.seed.telling import Ref, on, record

FORECAST_FILE = record(
    "forecast file",
    on(38, "11:30", THEO, TellDisclosure)(
        what=(
            "The demand forecast for the coming month was never sent. The file was ready on time "
            "and sat in an outbox that has not been emptied since a password change."
        ),
        affected=(
            "Harbor Contact planned shifts on last month’s curve. For the clearance week that is "
            "22 % too few people on the phones, and callers have been waiting nine minutes at noon."
        ),
        doing_now=(
            "The forecast is sent by hand, by hour and by site. We take the clearance banner off "
            "the home page between eleven and two."
        ),
        occurred_at=At(51, "16:00"),
        discovered_at=At(38, "10:40"),
        occurred_precision="day",
        severity="high",
        site_id=Ref("Chicago"),
        team_id=Ref("Customer operations"),
        exposure=("customers",),
        next_update_at=At(36, "12:00"),
    ),
    on(37, "12:20", RAF, AcknowledgeDisclosure)(
        words=(
            "Read, and the file is here. It explains our whole last week. We move 14 people to the "
            "noon shift from tomorrow."
        ),
        thanks="Thank you for looking for it on your side first.",
        severity="high",
    ),
    on(37, "10:00", THEO, ContainHarm)(
        how=(
            "Forecast confirmed by Cebu, banner off at noon, outbox emptied and watched. Waiting "
            "time at noon was four minutes today."
        ),
        contained_at=At(37, "09:30"),
        next_update_at=At(33, "12:00"),
    ),
    on(35, "08:15", DANA, HoldLookBack)(
        held_on=Day(35),
        findings=(
            "The send job had failed silently for two weeks. Cebu’s workforce team noticed on the "
            "third day that the file was missing, asked in the daily chat and got “on its way”. "
            "Neither side has a rule for what happens when the file does not come."
        ),
    ),
    on(34, "09:50", DANA, ProposeCause)(
        cause=(
            "The send job fails without a word, and a missing forecast raises no flag on either "
            "side. The question in the daily chat was answered without looking."
        ),
        cause_kind="tooling",
        brand=60,
        bpo=20,
        shared=20,
    ),
    on(32, "13:15", PRIYA, DissentFromCause)(
        number=1,
        note=(
            "We asked on the third day and were told it was on its way. 20 % for the side that "
            "asked is not how we see it; 80 for Northwind and 20 shared would be. We go on with "
            "the corrections all the same."
        ),
    ),
    on(33, "14:40", THEO, GiveUpdate)(
        text=(
            "Two hours and forty late. Service level is back above target on four of five days. "
            "The job is rewritten and runs beside the old one."
        ),
        next_update_at=At(28, "12:00"),
    ),
    on(31, "10:20", THEO, PromiseCorrection)(
        commitment_id=Ref("forecast job"),
        correction_kind="corrective",
        text=(
            "The forecast is sent by a job that tells planning and Harbor Contact’s workforce team "
            "when it fails or is late."
        ),
        due_on=Day(22),
    ),
    on(31, "10:40", THEO, PromiseCorrection)(
        commitment_id=Ref("forecast rehearsal"),
        correction_kind="corrective",
        text=(
            "Plan one month together, with the forecast missing on purpose, and write down who "
            "decides what by when."
        ),
        due_on=Day(5),
    ),
    on(30, "13:00", RAF, PromiseCorrection)(
        commitment_id=Ref("forecast alarm"),
        correction_kind="preventive",
        text=(
            "If no forecast is here four weeks ahead, workforce calls planning and does not take "
            "“on its way” for an answer."
        ),
        due_on=Day(-6),
    ),
    on(30, "12:30", RAF, AcceptCommitment, of="forecast job")(),
    on(30, "12:31", RAF, AcceptCommitment, of="forecast rehearsal")(),
    on(30, "09:30", THEO, AcceptCommitment, of="forecast alarm")(),
    on(28, "11:10", THEO, GiveUpdate)(
        text=(
            "New job live for two runs. A failure on purpose reached both teams within four "
            "minutes."
        ),
    ),
    on(23, "15:20", THEO, KeepCommitment, of="forecast job")(
        evidence=(
            "The old job is switched off. Three runs on time, one failed on purpose and seen by "
            "both teams."
        ),
    ),
    on(4, "12:40", RAF, Comment, of="forecast rehearsal")(
        text=(
            "The day is past and the two dates we offered have no answer. Any noon next week still "
            "works for us."
        ),
    ),
)
