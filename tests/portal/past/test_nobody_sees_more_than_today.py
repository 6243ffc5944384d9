"""What somebody may not read today they do not read in the past, at whatever address they ask.

Secrets are planted, then every page of the past is asked by people they are not meant for.
"""

from datetime import UTC, datetime, timedelta

import pytest

from domain.doubts.commands import RaiseDoubt
from domain.pulses import commands as p
from domain.recognition import commands as r
from domain.records import Comment
from domain.rounds import commands as c
from portal.kinds import KINDS
from projections import history
from projections.tables import Viewer
from tests.portal.client import words_of
from tests.portal.past.conftest import day, on

DEED, TALK = "Called 29 owners in one afternoon.", "A lovely one."
DOUBT = "I am not sure the Monday numbers are counted."
SEALED = "We hear of promotions from customers first."
MEANT = {
    DEED: {"frontline", "brand_member"},
    TALK: {"frontline", "brand_member"},
    DOUBT: {"brand_member", "bpo_member"},
    SEALED: {"bpo_lead", "bpo_member", "observer"},
}
"""Who reads each secret today: givers and recipients, the two of a doubt, the side that wrote."""


@pytest.fixture
def told(world):
    """Fifteen days ago: a recognition for all to see, a doubt, a round under way."""
    with world.past(days=15):
        fay = (world.people["frontline"].id,)
        deed = {"deed": DEED, "effect": "Nobody waits.", "deed_on": day(16), "person_ids": fay}
        praised = world.perform(r.GiveRecognition, "brand_member", **deed)
        world.perform(Comment, "bpo_lead", praised, text=TALK, to="shared")
        to = world.people["bpo_member"].id
        world.perform(RaiseDoubt, "brand_member", to_id=to, dimension="competence", sentence=DOUBT)
        until = {"deadline_at": datetime.now(UTC) + timedelta(days=9), "title": "Spring"}
        round_id = world.perform(c.ProposeRound, "brand_lead", **until, questions="What now?")
        world.perform(c.OpenRound, "bpo_lead", round_id)
        world.perform(
            c.WriteContribution, "bpo_member", round_id, text=SEALED, dimension="communication"
        )
    return praised


def addresses(world):
    """Every address of the past there is, with every record and every line filled in."""
    known = ids_of(world)
    for rule in world.app.url_map.iter_rules():
        if getattr(world.app.view_functions[rule.endpoint], "past", None):
            places = [{"slug": "northwind-harbor", "side": "bpo", "dimension": "character"}]
            for name in rule.arguments - places[0].keys():
                places = [{**place, name: id} for place in places for id in known.get(name, ())]
            for place in places:
                yield rule.build(place, append_unknown=False)[1]


def ids_of(world):
    """The ids of every record and every line, by the name they have in addresses."""
    found = {"line_id": set(), "number": {1}}
    with world.parts.runner.engine.connect() as connection:
        for person, side in (("frontline", "bpo"), ("brand_member", "brand"), ("bpo_lead", "bpo")):
            viewer = Viewer(world.id, side, world.people[person].id)
            for line in history.page(connection, viewer).items:
                found["line_id"].add(line.id)
                found.setdefault(KINDS[line.record_kind].argument, set()).add(line.record_id)
    return found


def read(world, name, ago):
    """The secrets somebody comes across anywhere as of that day."""
    browser, found = world.browser(name), set()
    for address in addresses(world):
        answer = browser.get(address + on(ago))
        words = words_of(answer.text) if answer.mimetype == "text/html" else answer.text
        found |= {secret for secret in MEANT if secret in words}
    return found


def test_what_was_narrowed_since_is_nowhere_in_the_past(world, told):
    assert {DEED, TALK} <= read(world, "brand_lead", 10)  # and the store of that day is kept
    with world.past(days=3):
        world.perform(r.NarrowVisibility, "frontline", told, visibility="private")

    for name in ("brand_lead", "bpo_lead"):
        assert read(world, name, 10) == {each for each in MEANT if name in MEANT[each]}
    for name in ("frontline", "brand_member"):
        page = world.browser(name).page(f"{world.base}/recognition/{told}{on(10)}")
        assert DEED in words_of(page), name
        assert TALK in words_of(page), name


def test_who_asked_to_be_left_out_is_left_out_of_the_past(world, told):
    wall = f"{world.base}/recognition{on(10)}"
    assert "Fay Santos" in words_of(world.browser("brand_lead").page(wall))
    world.perform(r.LeaveOut, "frontline", told)

    for name in ("brand_lead", "bpo_lead", "brand_member"):
        page = world.browser(name).page(wall)
        assert "Fay Santos" not in words_of(page), name


def test_a_pulse_says_nothing_of_what_is_answered(world):
    with world.past(days=15):
        pulse = world.perform(
            p.ProposePulse, "brand_lead", name="Spring", question="What helps?", every_days=None,
            opens_on=day(10), closes_on=day(-5),
        )  # fmt: skip
        world.perform(p.AgreePulse, "bpo_lead", pulse)

    then = words_of(world.browser("brand_lead").page(f"{world.base}/pulses/{pulse}{on(5)}"))
    assert "Spring" in then
    assert "Open it" not in then
