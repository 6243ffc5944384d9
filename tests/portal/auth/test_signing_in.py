"""The door: passwords, lock-out, first passwords, settings, and sessions that end."""

import pytest

from portal.directory import FAILURES_MAX
from tests.portal.client import words_of

PASSWORD = "a long enough one"


@pytest.fixture
def dana(world):
    """Dana's e-mail address; she has a password."""
    person = world.people["brand_lead"]
    world.parts.directory.set_password(person.id, PASSWORD)
    return person.email


@pytest.fixture
def visitor(world):
    return world.app.test_client()


def enter(visitor, email, password, status=303, **more):
    return visitor.submit(
        "/sign-in", {"form": "sign_in", "email": email, "password": password, **more}, status=status
    )


def test_the_right_password_opens_the_home_page(visitor, dana):
    answer = enter(visitor, dana.upper(), PASSWORD)

    assert answer.location == "/"
    assert visitor.get("/").location == "/p/northwind-harbor/"


def test_a_wrong_password_and_an_unknown_address_sound_alike_and_keep_the_address(visitor, dana):
    wrong = enter(visitor, dana, "not this one", status=422)
    unknown = enter(visitor, "nobody@example.com", "not this one", status=422)

    assert "do not go together" in words_of(wrong.text)
    assert words_of(wrong.text) == words_of(unknown.text)
    assert f'value="{dana}"' in wrong.text
    assert "not this one" not in wrong.text


def test_after_five_failures_even_the_right_password_waits(visitor, dana):
    for _ in range(FAILURES_MAX):
        enter(visitor, dana, "guess", status=422)

    enter(visitor, dana, PASSWORD, status=422)


def test_who_is_disabled_cannot_enter_and_is_put_out(world, visitor, dana):
    enter(visitor, dana, PASSWORD)
    world.parts.directory.disable(world.people["brand_lead"].id)

    assert visitor.get("/p/northwind-harbor/").status_code == 303
    enter(world.app.test_client(), dana, PASSWORD, status=422)


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "/\t/evil.example",
        "/\r\nSet-Cookie: a=b",
        "javascript:x",
    ],
)
def test_signing_in_leads_nowhere_else(visitor, dana, target):
    assert enter(visitor, dana, PASSWORD, next=target).location == "/"


def test_signing_in_leads_to_the_page_that_was_wanted(visitor, dana):
    wanted = "/p/northwind-harbor/history?side=bpo"
    asked = visitor.get(wanted)

    assert asked.location.startswith("/sign-in?next=")
    assert enter(visitor, dana, PASSWORD, next=wanted).location == wanted


def test_a_code_sets_the_first_password_once(world, visitor):
    tomas = world.people["bpo_member"]
    code = world.parts.directory.welcome_code(tomas.id)
    chosen = {
        "form": "welcome",
        "email": tomas.email,
        "code": code,
        "new_password": PASSWORD,
        "again": PASSWORD,
    }

    visitor.submit("/welcome", {**chosen, "again": "another one!"}, status=422)
    visitor.submit("/welcome", {**chosen, "code": "aaaa-bbbb-cccc-dddd"}, status=422)
    visitor.submit("/welcome", chosen)

    assert visitor.get("/p/northwind-harbor/").status_code == 200
    world.app.test_client().submit("/welcome", chosen, status=422)


def test_a_new_password_ends_all_other_sessions(world, visitor, dana):
    enter(visitor, dana, PASSWORD)
    elsewhere = world.app.test_client()
    enter(elsewhere, dana, PASSWORD)
    change = {
        "form": "password",
        "current": PASSWORD,
        "new_password": "another long one",
        "again": "another long one",
    }

    visitor.submit("/settings/password", change)

    assert visitor.get("/settings").status_code == 200
    assert elsewhere.get("/settings").status_code == 303


def test_a_short_password_and_a_wrong_current_one_are_refused(visitor, dana):
    enter(visitor, dana, PASSWORD)

    short = visitor.submit(
        "/settings/password",
        {"form": "password", "current": PASSWORD, "new_password": "short"},
        status=422,
    )
    wrong = visitor.submit("/settings/password", {"form": "password", "current": "?"}, status=422)

    assert "Use at least 10 characters." in words_of(short.text)
    assert "This is not your current password." in words_of(wrong.text)


def test_settings_change_name_and_zone_and_refuse_what_is_no_zone(world, brand_lead):
    data = {"form": "settings", "name": "Dana W.", "time_zone": "America/Chicago"}
    brand_lead.submit("/settings", data)
    refused = brand_lead.submit("/settings", {**data, "time_zone": "Mars/Phobos"}, status=422)

    assert "Mars/Phobos" in refused.text
    assert world.parts.directory.by_email("brand_lead@example.com").time_zone == "America/Chicago"


def test_the_theme_is_kept_and_shown(brand_lead):
    brand_lead.submit("/theme", {"theme": "dark"})

    assert '<html lang="en" data-theme="dark">' in brand_lead.page("/settings")


def test_signing_out_ends_the_session(brand_lead):
    brand_lead.submit("/sign-out")

    assert brand_lead.get("/p/northwind-harbor/").status_code == 303


def test_text_written_after_the_session_ended_is_shown_again(world, brand_lead):
    text = "We found a second list of customers."
    brand_lead.submit("/sign-out")
    answer = brand_lead.post(f"{world.base}/disclosures", data={"what": text, "form": "tell"})

    assert answer.status_code == 400
    assert text in answer.text
