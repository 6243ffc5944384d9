"""A doubt in the portal: raised, talked over, settled, or carried on to another form."""

from datetime import UTC, datetime

import pytest

from domain.doubts import commands as c
from domain.facts import tag_of
from domain.partnerships.commands import EndMembership
from portal.reminders import Reminders, round_of
from projections import doubts
from projections.tables import Viewer
from tests.portal.client import words_of

SENTENCE = "I am not sure the Monday numbers are counted before they are sent."


def raised(world, by="brand_member", to="bpo_member", **fields):
    asked = {"to_id": world.people[to].id, "dimension": "communication", "sentence": SENTENCE}
    return world.perform(c.RaiseDoubt, by, **{**asked, **fields})


def told(world, doubt_id):
    return [tag_of(type(fact)) for fact in world.parts.partnerships.log.stream(doubt_id).facts]


def stage(world, name, side, doubt_id):
    with world.parts.runner.engine.connect() as asking:
        viewer = Viewer(world.id, side, world.people[name].id)
        return doubts.one(asking, viewer, doubt_id).stage


def test_it_is_raised_with_one_person_of_the_other_side(world, brand_member, bpo_member):
    page = words_of(brand_member.page(f"{world.base}/doubts/new"))
    for name in ("Priya Raman", "Tomás Rivera"):
        assert name in page
    for name in ("Dana Whitfield", "Olga Lind", "Fay Santos"):
        assert f"{name}, " not in page
    said = {"to_id": str(world.people["bpo_member"].id), "dimension": "character"}

    answer = brand_member.submit(f"{world.base}/doubts", {**said, "sentence": SENTENCE})

    assert "Only Tomás Rivera and you see it" in brand_member.follow(answer)
    assert SENTENCE in bpo_member.page(answer.location)
    assert SENTENCE in bpo_member.page(f"{world.base}/doubts")
    assert "Talk it over, the two of you." in bpo_member.page(f"{world.base}/")
    assert "Talk it over" not in brand_member.page(f"{world.base}/")


def test_a_sentence_that_is_none_comes_back_with_all_that_was_typed(world, brand_member):
    said = {"form": "raise", "to_id": str(world.people["bpo_lead"].id), "dimension": "character"}
    for sentence, why in (("", "Please fill this in."), ("x" * 281, "at most 280")):
        before = world.parts.runner.log.head()
        answer = brand_member.submit(f"{world.base}/doubts", {**said, "sentence": sentence}, 422)
        assert why in words_of(answer.text)
        assert sentence in answer.text
        assert world.parts.runner.log.head() == before


def test_either_records_the_talk_and_its_author_settles_it(world, brand_member, bpo_member):
    doubt_id = raised(world)
    url = f"{world.base}/doubts/{doubt_id}"
    day = datetime.now(UTC).date().isoformat()
    bpo_member.submit(f"{url}/talk", {"talked_on": day, "words": "Counted twice, it turns out."})
    assert "You have talked: is it settled?" in brand_member.page(f"{world.base}/")
    assert "It is settled" not in words_of(bpo_member.page(url))
    brand_member.submit(f"{url}/settlement", {"words": "Thank you."})
    page = words_of(bpo_member.page(url))
    for words in ("Counted twice, it turns out.", "Thank you.", "settled the doubt."):
        assert words in page
    assert told(world, doubt_id) == ["doubt.raised", "doubt.talked_over", "doubt.settled"]


def test_its_author_alone_is_offered_to_end_it(world, brand_member, bpo_member):
    url = f"{world.base}/doubts/{raised(world)}"
    for offer in ("Take it back", "Take it to both companies"):
        assert offer in brand_member.page(url)
        assert offer not in bpo_member.page(url)
    brand_member.submit(f"{url}/withdrawal")
    assert "Withdrawn." in bpo_member.page(url)


@pytest.mark.parametrize(
    ("became", "page"), [("disclosure", "disclosures/new"), ("change", "changes/new")]
)
def test_it_goes_on_to_another_form_that_holds_the_sentence_once(
    world, brand_member, bpo_member, became, page
):
    doubt_id = raised(world)
    url = f"{world.base}/doubts/{doubt_id}"
    answer = brand_member.submit(f"{url}/promotion", {"became": became})
    way_on = brand_member.get(answer.location)
    assert way_on.status_code == 303
    assert way_on.location == f"{world.base}/{page}"
    form = brand_member.page(way_on.location)
    assert SENTENCE in form
    assert str(doubt_id) not in form
    assert SENTENCE not in brand_member.page(way_on.location)
    assert f"{url}/promoted" in brand_member.page(url)
    assert SENTENCE in brand_member.page(brand_member.get(f"{url}/promoted").location)
    assert bpo_member.get(f"{url}/promoted").status_code == 404
    assert f"{url}/promoted" not in bpo_member.page(url)


def test_the_sentence_waits_in_no_form_of_somebody_else_at_the_same_screen(world, brand_member):
    url = f"{world.base}/doubts/{raised(world)}"
    brand_member.submit(f"{url}/promotion", {"became": "change"})
    brand_member.get(f"{url}/promoted")
    with brand_member.session_transaction() as session:
        session["_user_id"] = world.people["brand_lead"].get_id()
    assert SENTENCE not in brand_member.page(f"{world.base}/changes/new")


def test_what_it_became_is_decided_once(world, brand_member):
    url = f"{world.base}/doubts/{raised(world)}"
    brand_member.submit(f"{url}/promotion", {"became": "change"})
    answer = brand_member.submit(f"{url}/promotion", {"became": "disclosure"}, status=409)
    assert "promoted already" in words_of(answer.text)


def test_where_one_of_the_two_has_left_the_other_settles_it(world, brand_member):
    doubt_id = raised(world)
    world.perform(EndMembership, "bpo_lead", world.id, person_id=world.people["bpo_member"].id)
    url = f"{world.base}/doubts/{doubt_id}"
    page = words_of(brand_member.page(url))
    assert "takes part no longer" in page
    assert "We have talked" not in page
    brand_member.submit(f"{url}/settlement", {"words": ""})
    assert stage(world, "brand_member", "brand", doubt_id) == "settled"


def test_the_two_comment_and_correct_their_own_words(world, brand_member, bpo_member):
    url = f"{world.base}/doubts/{raised(world)}"
    bpo_member.submit(f"{url}/comments", {"text": "Call me at four."})
    page = brand_member.page(url)
    assert "Call me at four." in page
    assert "Only Northwind" not in page
    assert "Only those named see this" in page


def test_who_is_asked_is_reminded_after_three_working_days_and_no_lead_is(world, bpo_member):
    reminders = Reminders(world.parts.directory.engine)
    with world.past(days=20):
        raised(world)
    assert round_of(world.parts, reminders, datetime.now(UTC)).reminded == 2
    home = bpo_member.page(f"{world.base}/")
    assert ", reminded" in home
    assert "escalated" not in home.casefold()


def test_a_lead_who_is_asked_reads_it_as_theirs_and_not_as_escalated(world, bpo_lead, brand_lead):
    with world.past(days=20):
        raised(world, to="bpo_lead")
    round_of(world.parts, Reminders(world.parts.directory.engine), datetime.now(UTC))
    home = bpo_lead.page(f"{world.base}/")
    assert "Talk it over, the two of you." in home
    for page in (home, brand_lead.page(f"{world.base}/")):
        assert "escalated" not in page.casefold()
