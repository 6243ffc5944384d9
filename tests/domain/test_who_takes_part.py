"""People, places and hours: each side looks after its own."""

from uuid import uuid4

import pytest

from domain.calendar import WorkingCalendar
from domain.disclosures.commands import TellDisclosure
from domain.facts import NoSuchRecord, NotAllowed
from domain.partnerships import commands as c
from domain.partnerships import events as e
from tests.domain.told import MISDIRECTED
from tests.scenario import DANA, FAY, MARCUS, OLGA, OURS, PRIYA, STEN, TOMAS

HERE = {"record_id": OURS}


@pytest.mark.parametrize(("lead", "side"), [(DANA, "brand"), (PRIYA, "bpo")])
def test_a_lead_invites_people_to_the_own_side(story, lead, side):
    newcomer = uuid4()
    story.when(c.InvitePerson, by=lead, **HERE, person_id=newcomer, role="member")
    story.then(
        (e.PersonInvited, {"person_id": newcomer, "of_side": side, "role": "member", "ball": None})
    )

    story.when(TellDisclosure, by=newcomer, **MISDIRECTED)
    assert story.happened()[0].side == side


def test_whoever_takes_part_is_not_invited_again_not_even_by_the_other_side(story):
    for lead in (PRIYA, DANA):
        with story.refused("takes part already"):
            story.when(c.InvitePerson, by=lead, **HERE, person_id=TOMAS, role="lead")


def test_a_person_may_take_part_in_several_partnerships(story):
    story.when(c.InvitePerson, by=DANA, **HERE, person_id=STEN, role="observer")

    story.then(e.PersonInvited)


@pytest.mark.parametrize("person", [MARCUS, TOMAS, OLGA, FAY])
def test_only_leads_look_after_people_and_places(story, person):
    for kind, fields in (
        (c.InvitePerson, {"person_id": uuid4(), "role": "member"}),
        (c.ChangeRole, {"person_id": TOMAS, "role": "lead"}),
        (c.EndMembership, {"person_id": TOMAS}),
        (c.AddSite, {"site_id": uuid4(), "name": "Cebu", "time_zone": "Asia/Manila"}),
        (c.SetWorkingCalendar, {"calendar": WorkingCalendar()}),
    ):
        with story.refused("does not", NotAllowed):
            story.when(kind, by=person, **HERE, **fields)


def test_a_new_role_holds_at_once(story):
    story.when(c.ChangeRole, by=PRIYA, **HERE, person_id=TOMAS, role="observer")
    story.then((e.RoleChanged, {"person_id": TOMAS, "role": "observer"}))

    with story.refused("Your role (observer)", NotAllowed):
        story.when(TellDisclosure, by=TOMAS, **MISDIRECTED)
    with story.refused("have this role already"):
        story.when(c.ChangeRole, by=PRIYA, **HERE, person_id=TOMAS, role="observer")


def test_an_ended_membership_ends_everything_at_once_and_can_begin_anew(story):
    story.when(c.EndMembership, by=PRIYA, **HERE, person_id=TOMAS)
    story.then((e.MembershipEnded, {"person_id": TOMAS}))

    with story.refused("", NoSuchRecord):
        story.when(TellDisclosure, by=TOMAS, **MISDIRECTED)
    story.when(c.InvitePerson, by=PRIYA, **HERE, person_id=TOMAS, role="member")
    story.then(e.PersonInvited)


@pytest.mark.parametrize("person", [MARCUS, STEN])
def test_nobody_changes_the_other_side_s_people(story, person):
    for kind, fields in ((c.ChangeRole, {"role": "observer"}), (c.EndMembership, {})):
        with story.refused("does not take part on your side"):
            story.when(kind, by=PRIYA, **HERE, person_id=person, **fields)


def test_a_side_never_loses_its_last_lead(story):
    for kind, fields in ((c.ChangeRole, {"role": "member"}), (c.EndMembership, {})):
        with story.refused("Your side would have no lead"):
            story.when(kind, by=PRIYA, **HERE, person_id=PRIYA, **fields)

    story.given(c.ChangeRole, by=PRIYA, **HERE, person_id=TOMAS, role="lead")
    story.when(c.EndMembership, by=PRIYA, **HERE, person_id=PRIYA)
    story.then(e.MembershipEnded)
    with story.refused("Your side would have no lead"):
        story.when(c.ChangeRole, by=TOMAS, **HERE, person_id=TOMAS, role="member")


# --- Places -------------------------------------------------------------------------------------


def cebu(story, by=PRIYA, **more):
    site = {"site_id": uuid4(), "name": "Cebu", "time_zone": "Asia/Manila", **more}
    story.when(c.AddSite, by=by, **HERE, **site)
    return site["site_id"]


def test_a_site_belongs_to_the_side_that_adds_it(story):
    site = cebu(story)

    story.then(
        (
            e.SiteAdded,
            {"site_id": site, "of_side": "bpo", "name": "Cebu", "time_zone": "Asia/Manila"},
        )
    )


def test_a_site_has_a_name_of_its_own_and_a_time_zone_we_know(story):
    cebu(story)
    with story.refused("You have a site of that name"):
        cebu(story)
    with story.refused("no time zone we know"):
        cebu(story, name="Nowhere", time_zone="Mars/Olympus")
    cebu(story, by=DANA)
    story.then((e.SiteAdded, {"of_side": "brand"}))


def test_nobody_takes_over_a_site_or_a_team_by_its_id(story):
    site, team = cebu(story), uuid4()
    story.given(c.AddTeam, by=PRIYA, **HERE, team_id=team, site_id=site, name="Refunds")
    theirs = cebu(story, by=DANA)

    with story.refused("added already"):
        cebu(story, by=DANA, site_id=site, name="Ours now")
    with story.refused("added already"):
        story.when(c.AddTeam, by=DANA, **HERE, team_id=team, site_id=theirs, name="Ours now")


def test_teams_are_at_one_s_own_sites_and_named_once_there(story):
    site = cebu(story)
    team = {"site_id": site, "name": "Refunds"}
    with story.refused("Choose one of your own sites"):
        story.when(c.AddTeam, by=DANA, **HERE, team_id=uuid4(), **team)
    with story.refused("Choose one of your own sites"):
        story.when(c.AddTeam, by=PRIYA, **HERE, team_id=uuid4(), site_id=uuid4(), name="Refunds")

    story.when(c.AddTeam, by=PRIYA, **HERE, team_id=uuid4(), **team)
    story.then((e.TeamAdded, team))
    with story.refused("a team of that name"):
        story.when(c.AddTeam, by=PRIYA, **HERE, team_id=uuid4(), **team)


# --- Hours --------------------------------------------------------------------------------------

MANILA = WorkingCalendar("Asia/Manila", (0, 1, 2, 3, 4, 5), "06:00", "22:00", "PH")


def test_each_side_sets_its_own_hours(story):
    story.when(c.SetWorkingCalendar, by=PRIYA, **HERE, calendar=MANILA)
    story.then((e.WorkingCalendarSet, {"of_side": "bpo", "calendar": MANILA}))

    assert story.partnerships.partnership(OURS).calendars == {"bpo": MANILA}


@pytest.mark.parametrize(
    ("calendar", "why"),
    [
        (WorkingCalendar(time_zone="Mars/Olympus"), "no time zone we know"),
        (WorkingCalendar(weekdays=()), "at least one working day"),
        (WorkingCalendar(weekdays=(7,)), "Monday to Sunday"),
        (WorkingCalendar(opens="17:00", closes="09:00"), "close after it opens"),
        (WorkingCalendar(opens="09:00", closes="09:00"), "close after it opens"),
        (WorkingCalendar(opens="9:00", closes="9:30"), "Write hours like 09:00"),
        (WorkingCalendar(opens="08:00", closes="25:00"), "Write hours like 09:00"),
        (WorkingCalendar(country="XX"), "for this country"),
        (WorkingCalendar(country="DE", subdivision="TX"), "for this part of the country"),
    ],
)
def test_hours_nobody_could_count_by_are_refused(story, calendar, why):
    with story.refused(why):
        story.when(c.SetWorkingCalendar, by=PRIYA, **HERE, calendar=calendar)
