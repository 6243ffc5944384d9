"""How the partnership begins, and who comes and goes: people, places, working hours."""

from domain.partnerships.commands import (
    AddSite,
    AddTeam,
    ChangeRole,
    EndMembership,
    InvitePerson,
    OpenPartnership,
    SetWorkingCalendar,
)
from portal.cli.seed.cast import (
    ANA,
    BARTEK,
    BEA,
    CARLO,
    CEBU,
    CHICAGO,
    DANA,
    DINO,
    ELENA,
    EWA,
    GRACE,
    HANNAH,
    HARBOR,
    IVY,
    JENNY,
    JOY,
    KASIA,
    KAT,
    LEAH,
    LIZA,
    LUIS,
    MARCUS,
    MARVIN,
    MICHAL,
    MIGUEL,
    NADIA,
    NEIL,
    NOEL,
    NORTHWIND,
    OKSANA,
    OLA,
    OWEN,
    PAULA,
    PIOTR,
    PRIYA,
    RAF,
    RICA,
    SAM,
    TESS,
    THEO,
    TOMASZ,
    ZOFIA,
)
from portal.cli.seed.telling import PARTNERSHIP, PORTAL, Person, Ref, Step, chapter, on, record


def _invites(day: int, hour: int, lead: Person, role: str, *people: Person) -> tuple[Step, ...]:
    """One invitation after the other, a minute each."""
    return tuple(
        on(day, f"{hour}:{minute:02}", lead, InvitePerson, step=person.name)(
            person_id=person, role=role
        )
        for minute, person in enumerate(people, 2)
    )


CHICAGO_SIDE = (
    on(127, "09:00", PORTAL, OpenPartnership, step="opened")(
        slug="northwind-harbor",
        brand_id=Ref(NORTHWIND),
        brand_name=NORTHWIND,
        bpo_id=Ref(HARBOR),
        bpo_name=HARBOR,
        brand_lead_id=DANA,
        bpo_lead_id=PRIYA,
    ),
    on(127, "09:40", DANA, SetWorkingCalendar, step="Chicago hours")(calendar=CHICAGO),
    on(127, "09:45", DANA, AddSite, step="Chicago")(
        site_id=Ref("Chicago"), name="Chicago, head office", time_zone="America/Chicago"
    ),
    on(127, "09:47", DANA, AddTeam, step="team 1")(
        team_id=Ref("Customer operations"), site_id=Ref("Chicago"), name="Customer operations"
    ),
    on(127, "09:48", DANA, AddTeam, step="team 2")(
        team_id=Ref("E-commerce"), site_id=Ref("Chicago"), name="E-commerce"
    ),
    on(127, "09:49", DANA, AddTeam, step="team 8")(
        team_id=Ref("Store support desk"), site_id=Ref("Chicago"), name="Store support desk"
    ),
    *_invites(127, 10, DANA, "member", MARCUS, ELENA, THEO, NEIL, PAULA, OWEN, TESS),
    *_invites(127, 11, DANA, "observer", GRACE),
    *_invites(124, 11, DANA, "frontline", SAM, HANNAH, LUIS),
)

HARBOR_SIDE = (
    on(126, "12:15", PRIYA, SetWorkingCalendar, step="Cebu hours")(calendar=CEBU),
    on(126, "12:20", PRIYA, AddSite, step="Cebu")(
        site_id=Ref("Cebu"), name="Cebu, IT Park", time_zone="Asia/Manila"
    ),
    on(126, "12:22", PRIYA, AddTeam, step="team 3")(
        team_id=Ref("Orders and returns"), site_id=Ref("Cebu"), name="Orders and returns"
    ),
    on(126, "12:23", PRIYA, AddTeam, step="team 4")(
        team_id=Ref("Voice"), site_id=Ref("Cebu"), name="Voice"
    ),
    on(126, "12:24", PRIYA, AddTeam, step="team 5")(
        team_id=Ref("Loyalty club"), site_id=Ref("Cebu"), name="Loyalty club"
    ),
    on(126, "12:30", PRIYA, AddSite, step="Kraków")(
        site_id=Ref("Kraków"), name="Kraków, Zabłocie", time_zone="Europe/Warsaw"
    ),
    on(126, "12:31", PRIYA, AddTeam, step="team 6")(
        team_id=Ref("Chat and e-mail"), site_id=Ref("Kraków"), name="Chat and e-mail"
    ),
    on(126, "12:33", PRIYA, AddTeam, step="team 7")(
        team_id=Ref("Knowledge and quality"), site_id=Ref("Kraków"), name=("Knowledge and quality")
    ),
    *_invites(126, 13, PRIYA, "member", JOY, MIGUEL, BEA, RAF, TOMASZ, EWA),
    *_invites(126, 14, PRIYA, "observer", ANA),
    *_invites(125, 13, PRIYA, "member", CARLO, LIZA, PIOTR, ZOFIA),
    *_invites(123, 14, PRIYA, "frontline", LEAH, MARVIN, RICA, JENNY, DINO, NOEL, IVY, KAT),
    *_invites(123, 15, PRIYA, "frontline", KASIA, OLA, BARTEK, MICHAL),
)

COME_AND_GO = (
    on(66, "13:30", PRIYA, ChangeRole, step="Ana writes too")(person_id=ANA, role="member"),
    *_invites(31, 15, DANA, "member", NADIA),
    on(30, "15:40", DANA, EndMembership, step="Neil leaves")(person_id=NEIL),
    *_invites(14, 13, PRIYA, "frontline", OKSANA),
)

STEPS = record(PARTNERSHIP, *chapter(CHICAGO_SIDE, HARBOR_SIDE, COME_AND_GO))
