"""The form, the wall, the page of one, and what the two sides do there."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.changes.commands import SubmitChange
from domain.commitments.commands import MakeCommitment
from domain.disclosures.commands import AcknowledgeDisclosure, DraftDisclosure, TellDisclosure
from domain.partnerships.commands import EndMembership, ProposeCharter, SignCharter
from domain.recognition.commands import GiveRecognition
from domain.terms import Terms
from tests.portal.changes.conftest import REQUEST
from tests.portal.client import words_of
from tests.portal.recognition.conftest import DEED, PRAISE, VOICE, today


def told(world, kind=TellDisclosure, by="bpo_member"):
    at = datetime.now(UTC) - timedelta(hours=2)
    said = {"affected": "29 owners.", "doing_now": "Calling."} if kind is TellDisclosure else {}
    times = {"occurred_at": at, "discovered_at": at}
    return world.perform(kind, by, what="The lamps got hot.", **said, **times)


def test_the_wall_shows_what_was_given_to_everybody(world, give):
    give(customer_words="She called me back.", team_id=str(VOICE), reward="Cake.")

    for name in ("brand_lead", "observer", "frontline", "second"):
        words = words_of(world.browser(name).page(f"{world.base}/recognition"))
        for said in (
            "Fay Santos", "Voice", DEED, "She called me back.", "A customer’s own words", "Notable",
            "Marcus Oyelaran, Northwind", "Fresh: within 48 hours", "Promised with it: Cake.",
        ):  # fmt: skip
            assert said in words, (name, said)


def test_an_empty_wall_teaches(brand_lead, observer, world):
    assert "It takes less than a minute." in words_of(brand_lead.page(f"{world.base}/recognition"))
    assert "/recognition/new" not in observer.page(f"{world.base}/recognition")


def test_an_observer_gets_no_form(world, observer):
    observer.page(f"{world.base}/recognition/new", 403)


def test_a_refused_form_keeps_what_was_typed(world, give):
    before = world.parts.runner.log.head()
    answer = give(whom=("frontline", "brand_lead"), status=409)

    words = words_of(answer.text)
    assert "Choose people of one side" in words
    assert DEED in answer.text
    for name in ("frontline", "brand_lead"):
        id = world.people[name].id
        assert f'value="{id}" selected' in answer.text or f'value="{id}" checked' in answer.text
    assert world.parts.runner.log.head() == before


@pytest.mark.parametrize("missing", ["deed", "effect", "deed_on"])
def test_a_deed_its_effect_and_its_day_are_needed(world, give, missing):
    before = world.parts.runner.log.head()

    assert "Please fill this in." in give(status=422, **{missing: ""}).text
    assert world.parts.runner.log.head() == before


def test_the_form_offers_nobody_who_left_and_not_oneself(world, brand_member):
    world.perform(EndMembership, "bpo_lead", world.id, person_id=world.people["second"].id)
    page = brand_member.page(f"{world.base}/recognition/new")

    assert str(world.people["second"].id) not in page
    assert str(world.people["brand_member"].id) not in page
    assert str(world.people["brand_lead"].id) in page


def test_values_of_the_charter_are_offered_and_filtered_by(world, give, brand_lead):
    value = "We tell each other first."
    world.perform(
        ProposeCharter, "brand_lead", world.id, terms=Terms(values=(value, "Be kind.")), why="Now."
    )
    world.perform(SignCharter, "bpo_lead", world.id, number=1)
    assert value in brand_lead.page(f"{world.base}/recognition/new")
    give(value=value)

    wall = f"{world.base}/recognition"
    assert DEED in brand_lead.page(wall, 200)
    assert DEED in brand_lead.get(wall, query_string={"value": value}).text
    assert DEED not in brand_lead.get(wall, query_string={"value": "Be kind."}).text


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ({"side": "bpo"}, True), ({"side": "brand"}, False),
        ({"size": "notable"}, True), ({"size": "exceptional"}, False),
        ({"team_id": str(VOICE)}, True), ({"team_id": str(uuid4())}, False),
        ({"customer": "yes"}, False), ({"text": "LAMP"}, True), ({"text": "shoes"}, False),
        ({"mine": "yes"}, False),
    ],
)  # fmt: skip
def test_the_wall_is_filtered_by_its_address(world, give, brand_lead, asked, there):
    give(team_id=str(VOICE))
    answer = brand_lead.get(f"{world.base}/recognition", query_string=asked)

    assert answer.status_code == 200
    assert (DEED in answer.text) == there


def test_the_wall_turns_pages_of_twenty(world, brand_lead):
    for number in range(23):
        world.perform(
            GiveRecognition, "brand_member", person_ids=(world.people["frontline"].id,),
            deed=f"Deed number {number}.", effect="It helped.", deed_on=datetime.now(UTC).date(),
        )  # fmt: skip
    first = brand_lead.page(f"{world.base}/recognition")
    assert first.count('<article class="praise') == 20
    older = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]

    assert brand_lead.page(older.replace("&amp;", "&")).count('<article class="praise') == 3


def test_the_other_side_joins_and_it_is_from_both(world, give, brand_lead):
    praised = give(given_by="both")
    assert "Join the recognition" in words_of(world.browser("bpo_lead").page(f"{world.base}/"))
    assert "asks you to join" in praised.words("bpo_member")
    praised.does("bpo_member", "joining", "joining", words="From us as well.")

    words = words_of(brand_lead.page(praised.wall))
    assert "Marcus Oyelaran, Northwind and Tomás Rivera, Harbor Contact" in words
    assert "From us as well." in words
    assert "Join the recognition" not in words_of(world.browser("bpo_lead").page(f"{world.base}/"))


def test_taken_back_the_card_leaves_the_wall_and_the_fact_stays(world, give, brand_lead):
    praised = give()
    praised.does("brand_member", "retraction", "retraction", reason="It was Luz, not Fay.")

    assert DEED not in brand_lead.page(praised.wall)
    assert DEED not in world.browser("frontline").page(f"{world.base}/")
    words = praised.words("brand_lead")
    assert "It was taken back" in words
    assert "It was Luz, not Fay." in words
    assert DEED in words


def test_a_reward_waits_until_they_have_it(world, give, brand_lead):
    praised = give(reward="Breakfast.", given_by="both")
    assert "Deliver the reward" in words_of(brand_lead.page(f"{world.base}/"))
    praised.does("bpo_member", "joining-passing", "passing")
    assert "Deliver the reward" in words_of(brand_lead.page(f"{world.base}/"))
    praised.does("brand_lead", "delivery", "delivery", delivered_on=today())

    assert "With Breakfast., theirs since" in praised.words("frontline")
    assert "Deliver the reward" not in words_of(brand_lead.page(f"{world.base}/"))


def test_a_reward_of_what_was_taken_back_is_owed_no_more(world, give, brand_lead):
    praised = give(reward="Breakfast.")
    praised.does("brand_member", "retraction", "retraction", reason="Wrong person.")

    assert "Deliver the reward" not in words_of(brand_lead.page(f"{world.base}/"))


def test_a_wish_holds_for_what_is_given_from_then_on(world, give, frontline):
    frontline.submit(
        f"{world.base}/recognition/preference",
        {"form": "state_preference", "visibility": "private"},
    )
    page = frontline.page(f"{world.base}/recognition/preference")
    assert 'value="private" checked' in page

    assert give(visibility="public").readers() == {"brand_member", "frontline"}


def test_a_wish_is_told_to_nobody_else(world, frontline, bpo_lead):
    frontline.submit(
        f"{world.base}/recognition/preference",
        {"form": "state_preference", "visibility": "private"},
    )

    assert "said who may see recognition" not in bpo_lead.page(f"{world.base}/history")
    assert 'value="public" checked' in bpo_lead.page(f"{world.base}/recognition/preference")


# --- From a record ----------------------------------------------------------------------------


def test_a_disclosure_leads_to_the_form_with_all_filled_in(world, give, brand_member, brand_lead):
    id = told(world)
    world.perform(AcknowledgeDisclosure, "brand_lead", id)
    page = brand_member.page(f"{world.base}/disclosures/{id}")
    assert "Recognize it on the wall" in words_of(page)
    link = page.split(">Recognize this<")[0].rsplit('href="', 1)[1].split('"')[0]
    form = brand_member.page(link.replace("&amp;", "&"))

    assert "About the disclosure The lamps got hot" in words_of(form)
    assert f'value="{world.people["bpo_member"].id}" selected' in form
    praised = give(whom=("bpo_member",), about_kind="disclosure", about_id=str(id))
    assert "Tomás Rivera: " + DEED in words_of(brand_lead.page(f"{world.base}/disclosures/{id}"))
    assert "The lamps got hot" in praised.words("brand_lead")


def test_changes_and_commitments_lead_there_too(world, brand_lead):
    change = world.perform(SubmitChange, "brand_member", **REQUEST)
    promise = world.perform(
        MakeCommitment, "bpo_member", text="Call them all.",
        due_on=datetime.now(UTC).date() + timedelta(days=9),
    )  # fmt: skip

    for kind, id in (("change", change), ("commitment", promise)):
        page = brand_lead.page(f"{world.base}/{kind}s/{id}")
        assert f"about_kind={kind}&amp;about_id={id}" in page


def test_the_front_line_learns_nothing_by_a_crafted_link(world, give, frontline):
    id = told(world)
    asked = f"{world.base}/recognition/new?about_kind=disclosure&about_id={id}"
    assert "The lamps got hot" not in frontline.page(asked)
    before = world.parts.runner.log.head()

    answer = give(
        by="frontline", whom=("bpo_member",), status=409, about_kind="disclosure", about_id=str(id)
    )
    assert "does not read records" in words_of(answer.text)
    assert "The lamps got hot" not in answer.text
    assert world.parts.runner.log.head() == before


def test_the_front_line_reads_of_a_linked_record_only_that_there_is_one(world, give, frontline):
    id = told(world)
    praised = give(about_kind="disclosure", about_id=str(id))

    page = frontline.page(praised.url)
    assert "recognized a deed at Harbor Contact, about a disclosure (notable)." in words_of(page)
    assert "The lamps got hot" not in page
    assert "/disclosures/" not in page
    assert "/history/" not in page
    frontline.page(f"{world.base}/disclosures/{id}", 403)


@pytest.mark.parametrize("kind", ["disclosure", "change", "commitment", "visit", "partnership", ""])
def test_a_link_somebody_made_up_is_refused(world, give, kind):
    before = world.parts.runner.log.head()
    answer = give(status=None, about_kind=kind, about_id=str(uuid4()))

    assert answer.status_code in (404, 409, 422)
    assert world.parts.runner.log.head() == before


def test_a_draft_of_the_other_side_cannot_be_linked_nor_its_title_read(world, give, brand_lead):
    id = told(world, DraftDisclosure)
    before = world.parts.runner.log.head()

    give(status=404, about_kind="disclosure", about_id=str(id))
    assert world.parts.runner.log.head() == before
    form = brand_lead.page(f"{world.base}/recognition/new?about_kind=disclosure&about_id={id}")
    assert "The lamps got hot" not in form


def test_an_address_that_makes_no_sense_is_no_fault(world, brand_lead):
    for asked in ("about_kind=x&about_id=y", "about_kind=disclosure&about_id=%00", "to=nobody"):
        brand_lead.page(f"{world.base}/recognition/new?{asked}")
    for asked in ("before=x", "team_id=x", "size=%00", "text=%00", "side=x", "value=x"):
        brand_lead.page(f"{world.base}/recognition?{asked}")


def test_nobody_is_ranked(world, give, brand_lead):
    give(team_id=str(VOICE))
    give(whom=("second",), team_id=str(VOICE))
    aside = brand_lead.page(f"{world.base}/recognition").split("<aside")[1]

    assert "Voice" in aside
    for name in ("Fay Santos", "Luz Marquez", "Marcus Oyelaran"):
        assert name not in aside


def test_a_page_that_was_shown_before_it_was_taken_back_is_out_of_date(world, give):
    praised = give(given_by="both")
    praised.does("brand_member", "retraction", "retraction", reason="Wrong person.")

    answer = praised.does("bpo_lead", "joining", "joining", 409, seen=1, words="Us too.")
    assert "Us too." in answer.text
    assert PRAISE["effect"] in answer.text
