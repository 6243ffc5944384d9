"""The three charters: one declined, one in force, one that waits for a signature."""

from domain.partnerships.commands import DeclineCharter, ProposeCharter, SignCharter
from domain.records import Comment
from domain.terms import Target, Terms
from portal.cli.seed.cast import DANA, JOY, MARCUS, PRIYA, RAF
from portal.cli.seed.telling import PARTNERSHIP, on, record

VALUES = (
    "We tell each other first, and we tell it early: bad news travels by phone, not by report.",
    "We argue about the process, never about the person who ran into it.",
    "A customer who was promised something by either of us was promised it by both of us.",
    "What we ask of the other side we are ready to be measured by ourselves.",
)
TARGETS = (
    Target(
        "Eight of ten calls answered within 30 seconds, measured per week, not per hour.", "bpo"
    ),
    Target("Nine of ten e-mails answered within one working day.", "bpo"),
    Target("The demand forecast arrives four weeks ahead and is off by at most 12 %.", "brand"),
    Target(
        "Every promotion is briefed to the floor three working days before customers see it.",
        "brand",
    ),
    Target("Two of three contacts are solved without a second one on the same matter.", "both"),
)
CADENCE = {
    "side-by-side walk": 45,
    "quality calibration": 30,
    "product immersion": 90,
    "leadership and why your work matters": 120,
    "business review": 90,
}

FIRST = Terms(
    values=VALUES[:2],
    targets=TARGETS[:2],
    protection_window_hours=24,
    acknowledge_working_hours=4,
    notice_working_days=3,
    paper_debt_cap=2,
    gift_cap=50,
    gift_currency="USD",
    visit_cadence_days={"audit": 60, "business review": 90},
)
SECOND = Terms(
    values=VALUES,
    targets=TARGETS,
    protection_window_hours=72,
    acknowledge_working_hours=8,
    notice_working_days=10,
    paper_debt_cap=4,
    load_points_cap=6,
    gift_cap=50,
    gift_currency="USD",
    visit_cadence_days=CADENCE,
)
THIRD = Terms(
    values=VALUES,
    targets=(
        *TARGETS[:2],
        Target(
            "The demand forecast arrives six weeks ahead and is off by at most 10 %.", ("brand")
        ),
        *TARGETS[3:],
        Target("Telephony menus are tested by both sides after every release.", "both"),
    ),
    protection_window_hours=72,
    acknowledge_working_hours=6,
    notice_working_days=8,
    paper_debt_cap=4,
    load_points_cap=5,
    gift_cap=50,
    gift_currency="USD",
    visit_cadence_days={**CADENCE, "side-by-side walk": 30, "launch readiness": 60},
)

CHARTERS = record(
    PARTNERSHIP,
    on(125, "14:30", DANA, ProposeCharter, step="first")(
        terms=FIRST,
        why=(
            "A short one to start with: what we expect of each other in plain words, and tight "
            "times until we know each other better."
        ),
    ),
    on(124, "12:40", PRIYA, Comment, step="talk 1")(
        text=(
            "Thank you for sending it before the kick-off and not at it. Two things I want to talk "
            "through: 24 hours to tell a mistake, and a single list of what we owe you with "
            "nothing in it that you owe us. Can we use our slot this week?"
        ),
    ),
    on(124, "13:10", PRIYA, Comment, step="note 1")(
        text=(
            "For us: the 24 hours count over the weekend. The Saturday crew finds something, the "
            "lead is in on Monday, and we are late by the charter although nobody waited. I will "
            "not sign that, but I want 72 hours and not longer, or it loses its point."
        ),
        to="own_side",
    ),
    on(124, "15:05", DANA, Comment, step="talk 2")(
        text=(
            "Fair on both. I wrote it from our side of the desk. Send me targets you would hold us "
            "to and I will take them to planning and marketing."
        ),
    ),
    on(122, "12:30", PRIYA, DeclineCharter, step="first declined")(
        number=1,
        reason=(
            "24 hours cannot be kept by a weekend crew that does the right thing, and a target "
            "list with one owner is a service level agreement, which we have already. We will send "
            "a proposal with 72 hours and with targets for both of us."
        ),
    ),
    on(120, "16:20", PRIYA, ProposeCharter, step="second")(
        terms=SECOND,
        why=(
            "72 hours to tell, eight working hours to answer, ten working days of notice for "
            "changes, and five targets: two of ours, two of yours, one we share. The visit rhythm "
            "is the one we agreed on the phone."
        ),
    ),
    on(120, "13:45", MARCUS, Comment, step="talk 3")(
        text=(
            "Three working days for promotion briefings will hurt us in the weekly deals. I can "
            "live with it if a one-page brief counts as a briefing."
        ),
    ),
    on(119, "12:25", JOY, Comment, step="talk 4")(
        text=(
            "One page is what the team leads ask for anyway: what the customer was told, from when "
            "to when, what is excluded, and who answers questions."
        ),
    ),
    on(118, "10:15", DANA, SignCharter, step="second signed")(number=2),
    on(118, "10:20", DANA, Comment, step="talk 5")(
        text="Signed. I printed the four values for our floor, please do the same for yours.",
    ),
    on(4, "13:50", DANA, ProposeCharter, step="third")(
        terms=THIRD,
        why=(
            "After half a year: a longer forecast, which planning says it can do now, eight days "
            "of notice instead of ten, six hours to answer a disclosure, and after the second "
            "telephony menu incident a target we both carry."
        ),
    ),
    on(3, "12:35", PRIYA, Comment, step="talk 6")(
        text=(
            "Read it with both site managers. Six hours is fine for us. Lower load per week and "
            "shorter notice pull in different directions: give me a day to run the last quarter "
            "through it before I sign."
        ),
    ),
    on(3, "12:50", PRIYA, Comment, step="note 2")(
        text=(
            "For us: workforce, please check how many of the last quarter’s changes would have "
            "broken a cap of five with eight days of notice. If it is more than three I will ask "
            "for nine days."
        ),
        to="own_side",
    ),
    on(2, "12:45", RAF, Comment, step="note 3")(
        text=(
            "Two would have, both in the promotion week. Eight days is all right from the planning "
            "side."
        ),
        to="own_side",
    ),
)

STEPS = CHARTERS
