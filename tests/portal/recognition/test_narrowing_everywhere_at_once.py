"""What a recipient narrows is gone for everybody else, wherever it stood, at once."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.disclosures.commands import AcknowledgeDisclosure, TellDisclosure
from projections import history
from projections.tables import Viewer
from tests.portal.client import words_of
from tests.portal.recognition.conftest import DEED, PEOPLE, VOICE

ALL = set(PEOPLE)
THEIRS = {"bpo_lead", "bpo_member", "observer", "frontline", "second", "brand_member"}
BOTH = {"frontline", "brand_member"}
READERS = {"brand_lead", "brand_member", "bpo_lead", "bpo_member", "observer"}


@pytest.fixture
def disclosure(world):
    at = datetime.now(UTC) - timedelta(hours=2)
    id = world.perform(
        TellDisclosure, "bpo_member", what="The lamps got hot.", affected="29 owners.",
        doing_now="Calling them.", occurred_at=at, discovered_at=at,
    )  # fmt: skip
    world.perform(AcknowledgeDisclosure, "brand_lead", id)
    return id


def places(world, praised, disclosure, lines):
    """Every address at which it could be come across."""
    base, id = world.base, praised.id
    found = {
        "home": f"{base}/",
        "wall": praised.wall,
        "wall, searched": f"{praised.wall}?text=owners",
        "wall, of the team": f"{praised.wall}?team_id={VOICE}",
        "wall, with a customer": f"{praised.wall}?customer=yes",
        "wall, turned to": f"{praised.wall}?before={id}",
        "history": f"{base}/history",
        "history, of the kind": f"{base}/history?kind=recognition",
        "history, searched": f"{base}/history?text=owners+of",
        "history, of the record": f"{base}/history?record={id}",
        "the disclosure": f"{base}/disclosures/{disclosure}",
        "the page": praised.url,
        "the form": f"{praised.wall}/new?about_kind=disclosure&about_id={disclosure}",
    }
    return found | {f"line {number}": f"{base}/history/{id}" for number, id in enumerate(lines)}


def lines_of(world, praised):
    """The permanent ids of its lines, asked by somebody it is for."""
    viewer = Viewer(world.id, "bpo", world.people["frontline"].id)
    with world.parts.runner.engine.connect() as connection:
        return [line.id for line in history.of_record(connection, viewer, praised.id)]


def come_across(world, name, addresses):
    """Where somebody reads of it: its words, its customer's words, or a comment on it."""
    browser, found = world.browser(name), set()
    for place, address in addresses.items():
        answer = browser.get(address)
        words = words_of(answer.text) if answer.status_code == 200 else ""
        if any(said in words for said in (DEED, "two in the morning", "A lovely one.")):
            found.add(place)
    return found


@pytest.fixture
def praised(give, disclosure):
    found = give(
        about_kind="disclosure",
        about_id=str(disclosure),
        team_id=str(VOICE),
        customer_words="It was two in the morning.",
        given_by="both",
        reward="Cake.",
    )
    found.does("brand_lead", "comments", "comment", text="A lovely one.", to="shared")
    found.does("bpo_lead", "comments", "comment", text="A lovely one.", to="shared")
    return found


def test_while_it_is_public_it_stands_everywhere(world, praised, disclosure):
    addresses = places(world, praised, disclosure, lines_of(world, praised))

    assert praised.readers() == ALL
    for name in READERS:
        found = come_across(world, name, addresses)
        assert {"wall", "history", "the page", "the disclosure", "line 0"} <= found, name


@pytest.mark.parametrize(("wanted", "left"), [("team", THEIRS), ("private", BOTH)])
def test_narrowed_it_is_nowhere_for_who_is_not_meant(world, praised, disclosure, wanted, left):
    lines = lines_of(world, praised)
    praised.does("frontline", "narrowing", "narrowing", visibility=wanted)
    addresses = places(world, praised, disclosure, {*lines, *lines_of(world, praised)})

    assert praised.readers() == left
    for name in ALL - left:
        assert come_across(world, name, addresses) == set(), name
    for name in left & READERS:
        assert {"wall", "history", "the page", "the disclosure"} <= come_across(
            world, name, addresses
        ), name


@pytest.mark.parametrize("visibility", ["team", "private"])
def test_given_narrowly_it_never_stood_elsewhere(world, give, disclosure, visibility):
    praised = give(visibility=visibility, about_kind="disclosure", about_id=str(disclosure))
    left = THEIRS if visibility == "team" else BOTH
    addresses = places(world, praised, disclosure, lines_of(world, praised))

    assert praised.readers() == left
    for name in ALL - left:
        assert come_across(world, name, addresses) == set(), name


def test_nothing_is_counted_that_the_reader_does_not_see(world, praised):
    def spread(name):
        words = words_of(world.browser(name).page(praised.wall))
        return "1 of 1 teams" in words

    def waits(name):
        return words_of(world.browser(name).page(f"{world.base}/").split("<h1>")[1])[:10]

    assert spread("brand_lead")
    assert spread("bpo_lead")
    assert (waits("brand_lead"), waits("bpo_lead")) == ("2 things w", "2 things w")
    praised.does("frontline", "narrowing", "narrowing", visibility="private")

    assert not spread("brand_lead")
    assert not spread("bpo_lead")
    assert spread("frontline")
    assert (waits("brand_lead"), waits("bpo_lead")) == ("One thing ", "One thing ")


@pytest.mark.parametrize("act", ["narrowing", "leaving", "retraction", "joining", "reward"])
def test_who_does_not_see_it_can_do_nothing_to_it(world, give, act):
    praised = give(visibility="private")
    before = world.parts.runner.log.head()

    for name in ALL - BOTH:
        answer = praised.does(
            name, act, act, None, visibility="private", reason="No.", words="x", reward="x"
        )
        assert answer.status_code in (403, 404), name
    assert world.parts.runner.log.head() == before


def test_left_out_the_name_is_nowhere(world, give, disclosure):
    praised = give(whom=("frontline", "second"), about_kind="disclosure", about_id=str(disclosure))
    assert "Luz Marquez" in praised.words("brand_lead")
    praised.does("second", "leaving", "leaving")
    addresses = places(world, praised, disclosure, lines_of(world, praised))
    del addresses["the form"]  # lists everybody one may recognize

    for name in READERS:
        for place, address in addresses.items():
            answer = world.browser(name).get(address)
            if place.startswith("history"):
                continue  # the names of all people stand in its filter
            words = words_of(answer.text).replace("invited Luz Marquez", "")  # says the history
            assert "Luz Marquez" not in words, (name, place)
    history_page = world.browser("brand_lead").page(addresses["history, of the record"])
    assert "Somebody it was for asked to be left out." in words_of(history_page)
    assert "Luz Marquez" not in words_of(history_page.split('class="lanes')[1])
    mine = f"{praised.wall}?mine=yes"
    assert DEED not in words_of(world.browser("second").page(mine))
    assert DEED in words_of(world.browser("frontline").page(mine))


def test_left_by_its_only_recipient_it_leaves_the_wall(world, give):
    praised = give()
    praised.does("frontline", "leaving", "leaving")

    assert praised.readers() == {"brand_member"}
    assert DEED not in words_of(world.browser("brand_member").page(praised.wall))


def test_the_person_filter_of_the_history_does_not_tell_who_asked(world, give):
    praised = give(whom=("frontline", "second"))
    praised.does("second", "leaving", "leaving")
    asked = f"{world.base}/history?person={world.people['second'].id}"

    assert "left out" not in words_of(world.browser("brand_lead").page(asked).split("lanes")[-1])
