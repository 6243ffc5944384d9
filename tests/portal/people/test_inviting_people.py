"""People of both sides: invited, given another role, ended; always by their own leads."""

import re
from uuid import uuid4

import pytest

from domain.partnerships.commands import InvitePerson
from tests.portal.client import words_of

ANNA = {"form": "invite", "email": "Anna.Berg@example.com", "name": "Anna Berg", "role": "member",
        "time_zone": "Asia/Manila"}  # fmt: skip
CODE = re.compile(r"[0-9a-f]{4}(?:-[0-9a-f]{4}){3}")


@pytest.fixture
def url(world):
    return f"{world.base}/people"


def test_both_sides_see_everybody_with_their_role_and_since_when(brand_member, observer, url):
    for reader in (brand_member, observer):
        text = words_of(reader.page(url))
        assert "Priya Raman" in text
        assert "Front line" in text
        assert "since" in text
        assert "Invite somebody" not in text
        assert "End the membership" not in text


def test_only_ones_own_side_can_be_changed(world, brand_lead, url):
    text = words_of(brand_lead.page(url))

    assert "End the membership of Marcus Oyelaran" in text
    assert "End the membership of Priya Raman" not in text


def test_somebody_new_gets_a_code_shown_once(world, brand_lead, url):
    answer = brand_lead.submit(url, ANNA, status=200)

    code = CODE.search(words_of(answer.text))[0]
    assert "Anna Berg can choose a password" in words_of(answer.text)
    assert "Anna Berg" in words_of(brand_lead.page(url))
    assert code not in brand_lead.page(url)
    with brand_lead.session_transaction() as session:
        assert code not in str(dict(session))
    person = world.parts.directory.accept_welcome(ANNA["email"], code, "a long password")
    assert person.time_zone == "Asia/Manila"


def test_inviting_twice_seats_once(brand_lead, url):
    data = {**ANNA, "command_id": str(uuid4())}
    brand_lead.submit(url, data, status=200)
    brand_lead.submit(url, data, status=200)

    again = brand_lead.submit(url, ANNA, status=409)

    assert "takes part already" in words_of(again.text)
    assert words_of(brand_lead.page(url)).count("End the membership of Anna Berg") == 1


def test_somebody_who_takes_part_for_another_company_is_not_seated_by_a_lead(
    world, brand_lead, url
):
    known = {**ANNA, "email": "stranger@example.com", "name": "Somebody Else"}

    answer = brand_lead.submit(url, known, status=422)

    text = words_of(answer.text)
    assert "Ask the operator of the portal" in text
    assert "Sten Berg" not in answer.text
    assert "Stenwerk" not in answer.text
    assert "Somebody Else" in answer.text


def test_a_code_another_company_kept_never_opens_this_partnership(world, brand_lead, bpo_lead, url):
    answer = bpo_lead.submit(url, ANNA, status=200)
    assert CODE.search(words_of(answer.text))

    brand_lead.submit(url, ANNA, status=422)

    anna = world.parts.directory.by_email(ANNA["email"])
    assert world.parts.partnerships.partnership(world.id).members[anna.id].side == "bpo"


def test_a_new_code_is_for_ones_own_people_without_a_password_only(
    world, brand_lead, bpo_lead, url
):
    brand_lead.submit(url, ANNA, status=200)
    anna = world.parts.directory.by_email(ANNA["email"])

    again = brand_lead.submit(f"{url}/{anna.id}/welcome", status=200)
    assert CODE.search(words_of(again.text))
    bpo_lead.submit(f"{url}/{anna.id}/welcome", status=404)

    world.parts.directory.set_password(anna.id, "a long password")
    brand_lead.submit(f"{url}/{anna.id}/welcome", status=404)
    brand_lead.submit(f"{url}/{uuid4()}/welcome", status=404)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("email", "nobody", "This is no e-mail address."),
        ("email", "a b@c.d", "This is no e-mail address."),
        ("name", " ", "Say how others should call them"),
        ("name", "x" * 121, "at most 120 characters"),
        ("time_zone", "Mars/Base", "Choose one of the list."),
        ("role", "king", "Choose one of the list."),
    ],
)
def test_a_refused_invitation_keeps_what_was_typed(world, brand_lead, url, field, typed, sentence):
    answer = brand_lead.submit(url, {**ANNA, field: typed}, status=422)

    assert sentence in words_of(answer.text)
    assert "Anna" in answer.text
    assert world.parts.directory.by_email(ANNA["email"]) is None


def test_a_role_is_changed_and_the_person_can_do_what_it_allows(
    world, brand_lead, brand_member, url
):
    marcus = world.people["brand_member"].id

    answer = brand_lead.submit(f"{url}/{marcus}/role", {"form": f"role-{marcus}", "role": "lead"})

    assert "Marcus Oyelaran is lead now." in brand_lead.follow(answer)
    brand_member.page(f"{url}/new")


def test_the_last_lead_stays(world, brand_lead, url):
    dana = world.people["brand_lead"].id

    for act, data in (
        ("role", {"form": f"role-{dana}", "role": "member"}),
        ("ending", {"form": f"end-{dana}"}),
    ):
        answer = brand_lead.submit(f"{url}/{dana}/{act}", data, status=409)
        assert "Your side would have no lead." in words_of(answer.text)


def test_an_ended_membership_closes_the_door_and_stays_on_the_page(
    world, brand_lead, brand_member, url
):
    marcus = world.people["brand_member"].id

    answer = brand_lead.submit(f"{url}/{marcus}/ending", {"form": f"end-{marcus}"})

    assert "Took part before: Marcus Oyelaran" in brand_lead.follow(answer)
    brand_member.page(url, status=404)


def test_the_other_side_and_unknown_people_cannot_be_changed(world, brand_lead, url):
    priya = world.people["bpo_lead"].id

    brand_lead.submit(
        f"{url}/{priya}/role", {"form": f"role-{priya}", "role": "observer"}, status=409
    )
    brand_lead.submit(f"{url}/{uuid4()}/ending", status=409)


def test_who_may_not_invite_is_told_so(brand_member, observer, stranger, url):
    brand_member.submit(url, ANNA, status=403)
    observer.page(f"{url}/new", status=403)
    stranger.submit(url, ANNA, status=404)


def test_somebody_without_a_seat_elsewhere_gets_a_new_code(world, brand_lead, url):
    person = world.parts.directory.add("half@example.com", "Half Invited")
    answer = brand_lead.submit(url, {**ANNA, "email": "half@example.com"}, status=200)
    assert CODE.search(words_of(answer.text))

    world.perform(
        InvitePerson, "bpo_lead", world.id, person_id=world.people["stranger"].id, role="member"
    )
    assert "Half Invited" in words_of(brand_lead.page(url)), person
