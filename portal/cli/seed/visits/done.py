"""Visits that took place: two walks side by side, a calibration, and an audit called off."""

from domain.commitments.commands import AcceptCommitment, KeepCommitment
from domain.visits.commands import (
    AgreeVisit,
    CancelVisit,
    LogGift,
    PrepareVisit,
    ProposeDates,
    ProposeVisit,
    RecordSession,
    ReportVisit,
    StartVisit,
)
from portal.cli.seed.cast import (
    ANA,
    DANA,
    ELENA,
    JOY,
    MARCUS,
    MIGUEL,
    RAF,
    THEO,
    TOMASZ,
)
from portal.cli.seed.days import At, Day
from portal.cli.seed.telling import Ref, chapter, on, record

FIRST_WALK = record(
    "first walk",
    on(86, "14:10", JOY, ProposeVisit)(
        host="bpo",
        site_id=Ref("Cebu"),
        purposes=("side-by-side walk", "culture observation"),
        functions=("operations", "quality"),
        starts_at=At(74, "13:00"),
        ends_at=At(73, "20:00"),
        why="You have read our reports for two years. Come and hear the calls behind them.",
    ),
    on(86, "09:20", DANA, AgreeVisit)(),
    on(80, "10:30", ELENA, PrepareVisit)(
        outcomes=(
            "We can name three things that make a return call longer than it needs to be, and who "
            "takes each of them on."
        ),
        agenda=(
            "First day: four hours beside the phones, two pairs.\n"
            "Second day: what we heard, with the team leads; what we change, with Joy."
        ),
        functions=("operations", "quality"),
        visitors=(DANA, ELENA),
        team_ids=(Ref("Orders and returns"),),
    ),
    on(74, "13:10", JOY, StartVisit)(),
    on(74, "17:30", MIGUEL, LogGift)(
        what="A box of dried mangoes for each visitor", value=18, to_side="brand"
    ),
    on(73, "10:30", ELENA, RecordSession)(
        observed_role="agent for returns, second year",
        call_types="Returns without the slip, gift returns",
        process_questions="Why is the reason for a return asked before the order is found?",
        consent=True,
        roadblock=(
            "The returns screen asks for the order number again after it was found by name: 40 "
            "seconds a call."
        ),
        owner_side="brand",
        due_on=Day(50),
        commitment_id=Ref("order number once"),
    ),
    on(72, "14:00", MIGUEL, AcceptCommitment, of="order number once")(),
    on(71, "15:20", JOY, ReportVisit)(
        text=(
            "The first time that somebody from Chicago sat beside an agent. The team talked about "
            "it for a week. We should have told them two days earlier."
        ),
        reached="yes",
    ),
    on(70, "11:00", ELENA, ReportVisit)(
        text=(
            "We came with three guesses and were wrong in two. The order number is ours to mend; "
            "the third thing, the slip, we want to see again in peak."
        ),
        reached="partly",
    ),
    on(52, "15:10", MARCUS, KeepCommitment, of="order number once")(
        evidence="Live since this morning: a search by name carries the order number over.",
    ),
)

CALIBRATION = record(
    "calibration in spring",
    on(58, "10:15", ELENA, ProposeVisit)(
        host="brand",
        purposes=("quality calibration",),
        functions=("quality",),
        starts_at=At(50, "08:30"),
        ends_at=At(50, "10:30"),
        why="Our scores and yours drifted apart on tone. Twelve calls, both of us, one screen.",
    ),
    on(57, "11:30", TOMASZ, AgreeVisit)(),
    on(54, "13:40", TOMASZ, PrepareVisit)(
        outcomes="We differ by at most five points on nine of twelve calls.",
        agenda="Twelve calls, scored apart and then read out. The widest three are talked through.",
        functions=("quality", "training"),
        visitors=(TOMASZ, ANA),
    ),
    on(50, "08:35", ELENA, StartVisit)(),
    on(49, "10:20", TOMASZ, ReportVisit)(
        text="Within five points on seven of twelve. “Tone” means two things to us; we wrote it down.",
        reached="partly",
    ),
    on(48, "09:10", ELENA, ReportVisit)(
        text="The written line on tone is worth the two hours. Again in a month.", reached="partly"
    ),
)

SECOND_WALK = record(
    "second walk",
    on(24, "13:00", RAF, ProposeVisit)(
        host="bpo",
        site_id=Ref("Cebu"),
        purposes=("side-by-side walk", "joint problem solving"),
        functions=("workforce", "operations"),
        starts_at=At(13, "12:30"),
        ends_at=At(12, "18:00"),
        why="The forecast is off by skill, not in sum. We think one sees why beside the phones.",
    ),
    on(24, "09:40", THEO, ProposeDates)(
        starts_at=At(12, "00:30"),
        ends_at=At(11, "05:00"),
        reason="The first day is our forecast day. The day after works, with a late start for you.",
    ),
    on(22, "12:40", RAF, AgreeVisit)(),
    on(18, "11:15", THEO, PrepareVisit)(
        outcomes="We know which two skills are forecast wrong, and why.",
        agenda="Listen for four hours, by skill. Then one table: forecast, calls, what they were about.",
        functions=("workforce", "quality"),
        visitors=(THEO, ELENA),
        team_ids=(Ref("Orders and returns"),),
    ),
    on(12, "14:35", RAF, StartVisit)(),
    on(12, "17:20", RAF, RecordSession)(
        observed_role="agent for orders, first month",
        call_types="Where is my order; changes of address",
        process_questions="Who decides that a change of address counts as a return?",
        consent=True,
        roadblock="Address changes are booked as returns, so the forecast counts them twice.",
        owner_side="bpo",
        due_on=Day(3),
        commitment_id=Ref("addresses booked as returns"),
    ),
    on(12, "10:10", THEO, AcceptCommitment, of="addresses booked as returns")(),
    on(11, "09:30", THEO, RecordSession)(
        observed_role="team lead, late shift",
        call_types="Escalations about delivery days",
        consent=True,
        roadblock="Carrier delays reach the floor a day after customers have the message.",
        owner_side="brand",
        due_on=Day(-6),
        commitment_id=Ref("carrier delays"),
    ),
    on(10, "13:30", MIGUEL, AcceptCommitment, of="carrier delays")(),
    on(10, "09:15", THEO, LogGift)(
        what="Fleece jackets for the late shift",
        value=240,
        to_side="bpo",
        to_team_id=Ref("Orders and returns"),
        reason="One for each of the twelve on the late shift; four for some would be worse than none.",
    ),
    on(9, "14:40", RAF, ReportVisit)(
        text="Both skills found. The address changes are ours and will be booked apart within days.",
        reached="yes",
    ),
    on(8, "10:50", THEO, ReportVisit)(
        text="The best two days of planning this year. The carrier messages are ours; it takes a feed.",
        reached="yes",
    ),
    on(4, "16:00", RAF, KeepCommitment, of="addresses booked as returns")(
        evidence="A code of their own since Monday; 11 % of what was booked as returns.",
    ),
)

AUDIT = record(
    "card audit",
    on(40, "11:00", ELENA, ProposeVisit)(
        host="bpo",
        site_id=Ref("Cebu"),
        purposes=("audit",),
        functions=("quality",),
        starts_at=At(25, "00:30"),
        ends_at=At(25, "05:00"),
        why="The yearly look at how card numbers are handled.",
    ),
    on(39, "14:00", JOY, AgreeVisit)(),
    on(28, "15:30", JOY, CancelVisit)(
        reason="A typhoon closes the site. The card audit of the bank covers the same, in writing.",
    ),
)

STEPS = chapter(FIRST_WALK, CALIBRATION, SECOND_WALK, AUDIT)
