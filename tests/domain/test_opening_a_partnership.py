from uuid import uuid4

import pytest

from domain.facts import PORTAL_ID, NoSuchRecord
from domain.partnerships.commands import InvitePerson, OpenPartnership, partnership_id_of
from domain.partnerships.events import PartnershipOpened, PersonInvited
from domain.partnerships.record import Partnership
from domain.records import Comment
from domain.terms import Terms
from tests.domain.told import told
from tests.scenario import DANA, NAMES, OURS, PRIYA, STEN, THEIRS, TOMAS


def opening(slug="kiosk-care", **more):
    where = partnership_id_of(slug)
    leads = {"brand_lead_id": uuid4(), "bpo_lead_id": uuid4()}
    return {"partnership_id": where, "record_id": where, "slug": slug, **NAMES, **leads, **more}


def test_the_operator_opens_it_with_a_lead_on_each_side(story):
    fields = opening(terms=Terms(gift_cap=50))
    story.when(OpenPartnership, by=PORTAL_ID, **fields)

    story.then(
        (
            PartnershipOpened,
            {
                "slug": "kiosk-care",
                **NAMES,
                "terms": Terms(gift_cap=50),
                "side": "portal",
                "stage": "open",
                "ball": "nobody",
            },
        ),
        (PersonInvited, {"person_id": fields["brand_lead_id"], "of_side": "brand", "role": "lead"}),
        (PersonInvited, {"person_id": fields["bpo_lead_id"], "of_side": "bpo", "role": "lead"}),
    )
    assert story.partnerships.partnership(partnership_id_of("kiosk-care")).terms.gift_cap == 50


def test_a_slug_is_taken_once(story):
    story.given(OpenPartnership, by=PORTAL_ID, **opening())

    with story.refused("a partnership named kiosk-care already"):
        story.when(OpenPartnership, by=PORTAL_ID, **opening())


@pytest.mark.parametrize("other", [{"record_id": uuid4()}, {"partnership_id": uuid4()}])
def test_a_slug_and_the_id_it_gives_belong_together(story, other):
    with story.refused("does not belong to this slug"):
        story.when(OpenPartnership, by=PORTAL_ID, **opening(**other))


@pytest.mark.parametrize(
    "slug", ["Kiosk", "kiosk care", "-kiosk", "kiosk--care", "kiosk/care", "küosk", "kiosk\n"]
)
def test_a_slug_is_lower_case_letters_digits_and_hyphens(story, slug):
    with story.refused("Use lower-case letters"):
        story.when(OpenPartnership, by=PORTAL_ID, **opening(slug))


def test_nobody_leads_both_sides(story):
    with story.refused("must be two people"):
        story.when(OpenPartnership, by=PORTAL_ID, **opening(brand_lead_id=DANA, bpo_lead_id=DANA))


def test_nobody_but_the_operator_opens_one(story):
    with story.refused("Only the operator"):
        story.when(OpenPartnership, by=DANA, **opening())


def test_nothing_is_opened_on_terms_that_make_no_sense(story):
    with story.refused("terms"):
        story.when(OpenPartnership, by=PORTAL_ID, **opening(terms=Terms(protection_window_hours=0)))


# --- One partnership knows nothing of another ---------------------------------------------------


def test_a_stranger_finds_no_record(story):
    told(story)

    with story.refused("", NoSuchRecord):
        story.when(Comment, by=STEN, text="Who is this?")
    with story.refused("", NoSuchRecord):
        story.when(Comment, by=STEN, partnership_id=THEIRS, text="Who is this?")
    with story.refused("", NoSuchRecord):
        story.when(InvitePerson, by=STEN, record_id=OURS, person_id=STEN, role="lead")
    with story.refused("", NoSuchRecord):
        story.when(
            InvitePerson,
            by=STEN,
            record_id=OURS,
            partnership_id=THEIRS,
            person_id=STEN,
            role="lead",
        )


def test_there_is_no_such_partnership(story):
    for nowhere in (uuid4(), told(story).id):
        with pytest.raises(NoSuchRecord):
            story.partnerships.partnership(nowhere)
        with story.refused("", NoSuchRecord):
            story.when(Comment, by=PRIYA, partnership_id=nowhere, text="Hello?")


def test_what_one_holds_of_a_partnership_follows_the_log(story):
    known = story.partnerships.partnership(OURS)
    story.given(
        PersonInvited, by=PRIYA, record_id=OURS, person_id=STEN, of_side="bpo", role="member"
    )

    assert STEN in story.partnerships.partnership(OURS).members
    assert story.partnerships.partnership(OURS).members == story.record(Partnership, OURS).members
    assert known.members[TOMAS].role == "member"
