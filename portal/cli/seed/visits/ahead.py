"""Visits under way and to come: a training, a store day put off, a review, a launch check."""

from domain.records import Comment
from domain.visits.commands import (
    AgreeVisit,
    PostponeVisit,
    PrepareVisit,
    ProposeVisit,
    StartVisit,
)
from portal.cli.seed.cast import (
    ANA,
    DANA,
    EWA,
    JOY,
    MARCUS,
    MIGUEL,
    PRIYA,
    RAF,
)
from portal.cli.seed.days import At
from portal.cli.seed.telling import Ref, chapter, just, on, record

TRAINING = record(
    "tent training",
    on(15, "12:00", ANA, ProposeVisit)(
        host="bpo",
        site_id=Ref("Kraków"),
        purposes=("training", "product immersion"),
        functions=("product", "training"),
        starts_at=At(1, "09:00"),
        ends_at=At(-1, "16:00"),
        why="Half the team has never pitched the tents they are asked about.",
    ),
    on(15, "09:30", MARCUS, AgreeVisit)(),
    on(6, "10:10", MARCUS, PrepareVisit)(
        outcomes="Everybody in Kraków has pitched two tents and answered five real questions.",
        agenda="Groups of eight, two hours each, in the yard. The last day is for what was unclear.",
        functions=("product", "training"),
        visitors=(MARCUS,),
    ),
    on(1, "09:10", EWA, StartVisit)(),
    on(1, "15:00", ANA, Comment)(
        text="Two groups through. The poles of the large one are the question."
    ),
)

IMMERSION = record(
    "store day",
    on(30, "10:00", MARCUS, ProposeVisit)(
        host="brand",
        site_id=Ref("Chicago"),
        purposes=("product immersion",),
        functions=("operations", "training"),
        starts_at=At(4, "09:00"),
        ends_at=At(4, "17:00"),
        why="Eight agents for a day in the store, before the new range is out.",
    ),
    on(29, "13:20", MIGUEL, AgreeVisit)(),
    on(9, "11:40", MARCUS, PostponeVisit)(
        reason="The new range arrives two weeks late. A store day without it would be a tour.",
        starts_at=At(-12, "09:00"),
        ends_at=At(-12, "17:00"),
    ),
)

REVIEW = record(
    "autumn review",
    on(20, "09:50", DANA, ProposeVisit)(
        host="brand",
        site_id=Ref("Chicago"),
        purposes=("business review", "leadership and why your work matters"),
        functions=("executive", "operations"),
        starts_at=At(-7, "09:00"),
        ends_at=At(-8, "15:00"),
    ),
    on(19, "15:10", PRIYA, AgreeVisit)(),
    on(5, "17:10", PRIYA, PrepareVisit)(
        outcomes="One page both companies sign: what we stop, what we start, what it costs the floor.",
        agenda="Day one: the numbers, ours and yours, on the same rules. Day two: peak, hour by hour.",
        functions=("executive", "operations", "workforce"),
        visitors=(PRIYA, JOY, RAF),
        team_ids=(Ref("Customer operations"),),
    ),
)

LAUNCH = record(
    "launch check",
    just(160, PRIYA, ProposeVisit)(
        host="bpo",
        purposes=("launch readiness", "promise briefing"),
        functions=("product", "operations"),
        starts_at=At(-5, "20:30"),
        ends_at=At(-5, "22:00"),
        why="What customers were promised for the winter range, before the first one calls.",
    ),
)

STEPS = chapter(TRAINING, IMMERSION, REVIEW, LAUNCH)
