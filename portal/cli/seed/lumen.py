"""The second story: Lumen Home with the same Harbor Contact, smaller and apart from the first."""

from domain.commitments.commands import AcceptCommitment, KeepCommitment, MakeCommitment
from domain.disclosures.commands import (
    AcknowledgeDisclosure,
    AgreeCause,
    CloseDisclosure,
    ContainHarm,
    CosignCheck,
    GiveUpdate,
    HoldLookBack,
    PlanCheck,
    PromiseCorrection,
    ProposeCause,
    ReportCheck,
    TellDisclosure,
)
from domain.partnerships.commands import (
    AddSite,
    AddTeam,
    InvitePerson,
    OpenPartnership,
    ProposeCharter,
    SetWorkingCalendar,
    SignCharter,
)
from domain.terms import Target, Terms
from portal.cli.seed import recognition
from portal.cli.seed.cast import COPENHAGEN, HARBOR, INGRID, JEPPE, KRAKOW, LUMEN, PRIYA, TOMASZ
from portal.cli.seed.days import At, Before, Day
from portal.cli.seed.telling import PARTNERSHIP, PORTAL, Ref, Story, chapter, just, on, record

TERMS = Terms(
    values=(
        "We say it before it is asked.",
        "A customer at home in the evening waits for nobody’s office hours.",
    ),
    targets=(
        Target("Chats are answered within a minute, evenings too.", "bpo"),
        Target("Stock and delivery dates in the shop are never older than an hour.", "brand"),
    ),
    protection_window_hours=48,
    acknowledge_working_hours=6,
    visit_cadence_days={"side-by-side walk": 60, "business review": 90},
)

OPENING = record(
    PARTNERSHIP,
    on(60, "10:00", PORTAL, OpenPartnership, step="opened")(
        slug="lumen-harbor",
        brand_id=Ref(LUMEN),
        brand_name=LUMEN,
        bpo_id=Ref(HARBOR),
        bpo_name=HARBOR,
        brand_lead_id=INGRID,
        bpo_lead_id=PRIYA,
    ),
    on(59, "09:10", INGRID, SetWorkingCalendar)(calendar=COPENHAGEN),
    on(59, "09:15", INGRID, AddSite)(
        site_id=Ref("Aarhus"), name="Aarhus", time_zone="Europe/Copenhagen"
    ),
    on(59, "09:17", INGRID, AddTeam)(
        team_id=Ref("Webshop"), site_id=Ref("Aarhus"), name=("Webshop")
    ),
    on(59, "09:20", INGRID, InvitePerson)(person_id=JEPPE, role="member"),
    on(58, "14:10", PRIYA, SetWorkingCalendar)(calendar=KRAKOW),
    on(58, "14:15", PRIYA, AddSite)(
        site_id=Ref("Kraków"), name="Kraków, Zabłocie", time_zone="Europe/Warsaw"
    ),
    on(58, "14:16", PRIYA, AddTeam)(
        team_id=Ref("Home and light"), site_id=Ref("Kraków"), name="Home and light"
    ),
    on(58, "14:20", PRIYA, InvitePerson)(person_id=TOMASZ, role="member"),
    on(56, "15:00", PRIYA, ProposeCharter)(
        terms=TERMS,
        why=(
            "Small team, short ways: 48 hours to tell, six to answer, and a look at each other’s "
            "work every two months."
        ),
    ),
    on(55, "10:30", INGRID, SignCharter)(number=1),
)

LAMP_RECALL = record(
    "lamp recall sentence",
    on(50, "13:40", TOMASZ, TellDisclosure)(
        what=(
            "Agents told owners of the ceiling lamp with the faulty clip that they may go on using "
            "it until the new clip arrives. The recall text says to take it down."
        ),
        affected=(
            "29 customers between the recall and this morning. All of them are known by name."
        ),
        doing_now="We are calling all 29 now. The sentence is in red at the top of the chat.",
        occurred_at=At(51, "10:00"),
        discovered_at=At(50, "12:20"),
        severity="high",
        site_id=Ref("Kraków"),
        team_id=Ref("Home and light"),
        exposure=("customers", "regulator"),
        next_update_at=At(49, "12:00"),
    ),
    on(50, "14:20", INGRID, AcknowledgeDisclosure)(
        words="Read, and our product safety team is told.",
        thanks="Thank you for telling us while you were still calling.",
        severity="high",
    ),
    on(49, "11:00", TOMASZ, ContainHarm)(
        how=("28 of 29 reached, lamps taken down. The last one is on a journey and has a message."),
        contained_at=At(49, "10:30"),
        next_update_at=At(46, "12:00"),
    ),
    on(47, "10:00", INGRID, HoldLookBack)(
        held_on=Day(47),
        findings=(
            "The recall text was four pages long, the sentence that mattered stood on the third. "
            "From now on a recall begins with what the customer should do."
        ),
    ),
    on(46, "12:30", PRIYA, ProposeCause)(
        cause=(
            "A recall text without a first sentence for agents, summed up on the floor under time "
            "pressure."
        ),
        cause_kind="communication",
        brand=40,
        bpo=40,
        shared=20,
    ),
    on(46, "09:20", INGRID, AgreeCause)(number=1),
    on(46, "11:30", TOMASZ, GiveUpdate)(
        text="The 29th customer has called back, the lamp is down."
    ),
    on(46, "13:00", TOMASZ, PromiseCorrection)(
        commitment_id=Ref("recall sentence"),
        correction_kind="corrective",
        text=(
            "No recall goes to the floor without a first sentence that Lumen has approved word for "
            "word."
        ),
        due_on=Day(40),
    ),
    on(46, "13:40", JEPPE, AcceptCommitment, of="recall sentence")(),
    on(41, "14:20", TOMASZ, KeepCommitment, of="recall sentence")(
        evidence="In use for the second recall text, approved within an hour.",
    ),
    on(41, "14:40", TOMASZ, PlanCheck)(
        measure="20 of 20 test chats about a recall begin with the approved sentence.",
        due_on=Day(16),
    ),
    on(18, "11:10", TOMASZ, ReportCheck)(passed=True, evidence="20 of 20."),
    on(17, "09:30", INGRID, CosignCheck)(),
    on(17, "13:20", TOMASZ, CloseDisclosure)(
        lesson="What the customer should do comes first, in the recall and in the chat.",
        thanks="To the product safety team, who answered at every hour of that day.",
    ),
)

STOCK_FEED = record(
    "stock feed",
    on(7, "09:40", JEPPE, TellDisclosure)(
        what=(
            "The shop showed yesterday’s stock for six hours. 14 lamps were sold that we do not "
            "have."
        ),
        affected="14 customers with a delivery date that cannot be kept.",
        doing_now=(
            "The feed is restarted. The 14 orders are in a list for your team, with a voucher for "
            "each."
        ),
        occurred_at=At(8, "14:00"),
        discovered_at=At(7, "08:20"),
        severity="low",
        site_id=Ref("Aarhus"),
        team_id=Ref("Webshop"),
        exposure=("customers",),
    ),
    on(7, "11:15", TOMASZ, AcknowledgeDisclosure, step="read")(
        words="Read. All 14 have an answer from us, twelve wait for the lamp and two cancelled.",
        thanks="Thank you for the list, and for the vouchers before we had to ask.",
        severity="low",
    ),
    on(6, "10:00", JEPPE, ContainHarm)(
        how="Feed up to date since seven, with an alarm after 15 minutes.",
        contained_at=At(6, "07:00"),
        next_update_at=At(-2, "12:00"),
    ),
)

RETURNS_FORM = record(
    "returns form",
    just(170, TOMASZ, TellDisclosure)(
        what=(
            "The Danish returns form asks for a bank account although refunds go to the card. Some "
            "customers have typed their account number into it."
        ),
        affected="37 forms with an account number in them.",
        doing_now=(
            "The field is hidden. The numbers are deleted after your word on how you want it "
            "recorded."
        ),
        occurred_at=At(3, "09:00"),
        discovered_at=Before(60),
        occurred_precision="about",
        severity="medium",
        site_id=Ref("Kraków"),
        team_id=Ref("Home and light"),
        exposure=("customers",),
    ),
)

COMMITMENTS = chapter(
    record(
        "evening chat",
        on(54, "15:20", PRIYA, MakeCommitment)(
            text="Chat is staffed until ten in the evening on all days.", due_on=Day(35)
        ),
        on(53, "10:00", JEPPE, AcceptCommitment)(),
        on(36, "15:40", PRIYA, KeepCommitment)(
            evidence="Open until ten since last week, median wait 38 seconds."
        ),
    ),
    record(
        "delivery dates",
        on(12, "11:00", JEPPE, MakeCommitment)(
            text="Delivery dates per item in the agents’ view of the shop.", due_on=Day(-2)
        ),
        on(12, "13:00", TOMASZ, AcceptCommitment)(),
    ),
    record(
        "assembly videos",
        on(4, "10:20", INGRID, MakeCommitment)(
            text=(
                "A one-minute assembly video for each of the ten lamps customers ask about most."
            ),
            due_on=Day(-18),
        ),
    ),
)

STORY = Story(
    slug="lumen-harbor",
    calendars=(COPENHAGEN, KRAKOW),
    steps=chapter(OPENING, LAMP_RECALL, STOCK_FEED, RETURNS_FORM, COMMITMENTS, recognition.LUMEN),
)
