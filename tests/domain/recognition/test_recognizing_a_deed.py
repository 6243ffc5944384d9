"""Who can recognize whom, for what, and how soon it came."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from domain.calendar import WorkingCalendar
from domain.disclosures.commands import DraftDisclosure, TellDisclosure
from domain.facts import NoSuchRecord, NotAllowed
from domain.partnerships.commands import (
    EndMembership,
    ProposeCharter,
    SetWorkingCalendar,
    SignCharter,
)
from domain.recognition import commands as c
from domain.recognition import events as e
from domain.terms import Terms
from tests.domain.recognition.conftest import PRAISE, STORES, VOICE, gives
from tests.scenario import DANA, FAY, MARCUS, OLGA, OURS, PRIYA, SIRI, STEN, TOMAS


def test_a_deed_of_a_person_is_recognized(story):
    gives(story, size="notable", customer_words="She called me back.")

    [fact] = story.happened()
    assert fact.recipients == (FAY,)
    assert (fact.recipient_side, fact.size, fact.visibility) == ("bpo", "notable", "public")
    assert (fact.audience, fact.named) == ("shared", ())
    assert (fact.stage, fact.ball) == ("given", "nobody")


def test_a_whole_team_is_recognized(story):
    gives(story, team_id=STORES, by=PRIYA)

    [fact] = story.happened()
    assert (fact.recipients, fact.team_id, fact.recipient_side) == ((), STORES, "brand")


def test_colleagues_of_ones_own_side_are_recognized_too(story):
    gives(story, by=TOMAS)

    story.then((e.RecognitionGiven, {"side": "bpo", "recipient_side": "bpo"}))


def test_the_front_line_recognizes_as_well(story):
    gives(story, by=FAY, person_ids=(MARCUS,))

    story.then((e.RecognitionGiven, {"recipients": (MARCUS,)}))


def test_an_observer_does_not(story):
    with story.refused("observer", NotAllowed):
        gives(story, by=OLGA)


def test_a_person_named_twice_is_meant_once(story):
    gives(story, person_ids=(FAY, FAY, TOMAS))

    story.then((e.RecognitionGiven, {"recipients": (FAY, TOMAS)}))


@pytest.mark.parametrize("missing", ["deed", "effect"])
def test_no_deed_and_no_effect_is_no_form(missing):
    from pydantic import TypeAdapter, ValidationError

    values = {**PRAISE, "deed_on": "2026-03-02", "person_ids": [FAY], missing: ""}
    ids = dict.fromkeys(("command_id", "partnership_id", "record_id"), FAY)
    with pytest.raises(ValidationError, match=missing):
        TypeAdapter(c.GiveRecognition).validate_python({**values, **ids})


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"person_ids": (MARCUS,)}, "Nobody recognizes themselves"),
        ({"person_ids": (FAY, MARCUS)}, "Nobody recognizes themselves"),
        ({"person_ids": (STEN,)}, "take part in this partnership"),
        ({"person_ids": (UUID(int=9),)}, "take part in this partnership"),
        ({"person_ids": (FAY, DANA)}, "people of one side"),
        ({"person_ids": ()}, "Say whom you recognize"),
        ({"team_id": UUID(int=9)}, "Choose a team of the list"),
        ({"person_ids": (FAY,), "team_id": STORES}, "on the other side than this team"),
        ({"deed_on": date(2026, 3, 4)}, "A deed still to come"),
        ({"value": "We are the best."}, "one of the values of your charter"),
        ({"team_id": VOICE, "visibility": "private"}, "seen by its side at least"),
        ({"about_id": UUID(int=9)}, "Say which record you link"),
        ({"about_kind": "change"}, "Say which record you link"),
    ],
)
def test_it_is_refused(story, fields, sentence):
    with story.refused(sentence):
        gives(story, **fields)


def test_who_has_left_is_not_recognized(story):
    story.given(EndMembership, by=PRIYA, record_id=OURS, person_id=FAY)

    with story.refused("take part in this partnership"):
        gives(story)


def test_another_partnership_does_not_exist_for_it(story):
    with story.refused(kind=NoSuchRecord):
        gives(story, by=SIRI)


def test_it_is_given_once(story):
    gives(story)

    with story.refused("given already"):
        gives(story)


def test_sent_twice_it_is_recorded_once(story):
    command_id = uuid4()
    gives(story, command_id=command_id)
    gives(story, command_id=command_id)

    story.then_nothing()


def test_a_value_of_the_charter_stands_on_it(story):
    terms = Terms(values=("We tell each other first.",))
    story.given(ProposeCharter, by=DANA, record_id=OURS, terms=terms, why="Values.")
    story.given(SignCharter, by=PRIYA, record_id=OURS, number=1)
    gives(story, value="We tell each other first.")

    story.then((e.RecognitionGiven, {"value": "We tell each other first."}))


# --- What it is about -------------------------------------------------------------------------


def disclosed(story, kind=TellDisclosure, by=TOMAS):
    id = uuid4()
    told = {"affected": "12 people.", "doing_now": "It is off."} if kind is TellDisclosure else {}
    times = {"occurred_at": story.now, "discovered_at": story.now}
    story.given(kind, by=by, record_id=id, what="The macro ran twice.", **told, **times)
    return id


def test_a_disclosure_is_recognized(story):
    id = disclosed(story)
    gives(story, about_kind="disclosure", about_id=id)

    story.then((e.RecognitionGiven, {"about_id": id}))


def test_a_link_leads_to_a_record_of_its_kind(story):
    id = disclosed(story)

    with story.refused("no such record"):
        gives(story, about_kind="change", about_id=id)


@pytest.mark.parametrize("kind", ["disclosure", "change", "commitment", "visit"])
def test_a_link_to_nothing_is_refused(story, kind):
    with story.refused(kind=NoSuchRecord):
        gives(story, about_kind=kind, about_id=uuid4())


def test_a_draft_of_the_other_side_cannot_be_linked(story):
    id = disclosed(story, DraftDisclosure)

    with story.refused(kind=NoSuchRecord):
        gives(story, about_kind="disclosure", about_id=id)


def test_who_reads_no_records_links_none(story):
    id = disclosed(story)

    with story.refused("does not read records"):
        gives(story, by=FAY, person_ids=(TOMAS,), about_kind="disclosure", about_id=id)


# --- How soon ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "shifts", "word"),
    [
        (0, 0, "fresh"),  # Monday, on the day
        (1, 1, "fresh"),
        (2, 2, "fresh"),  # Wednesday
        (3, 3, "ok"),
        (7, 5, "ok"),
        (18, 14, "ok"),
        (21, 15, "stale"),
    ],
)
def test_it_is_counted_in_the_shifts_of_whom_it_is_for(story, days, shifts, word):
    monday = story.day(0)
    story.after(days=days)
    gives(story, deed_on=monday)

    story.then((e.RecognitionGiven, {"shifts": shifts, "freshness": word}))


def test_a_weekend_nobody_works_does_not_make_it_late(story):
    story.after(days=4)
    friday = story.day(0)
    story.after(days=4)
    gives(story, deed_on=friday)

    story.then((e.RecognitionGiven, {"shifts": 2, "freshness": "fresh"}))


def test_it_is_the_calendar_of_the_recipients_side(story):
    every_day = WorkingCalendar(weekdays=(0, 1, 2, 3, 4, 5, 6))
    story.given(SetWorkingCalendar, by=PRIYA, record_id=OURS, calendar=every_day)
    story.after(days=4)
    friday = story.day(0)
    story.after(days=4)
    gives(story, deed_on=friday)
    assert story.happened()[0].shifts == 4

    gives(story, by=TOMAS, person_ids=(MARCUS,), deed_on=friday, record_id=uuid4())
    assert story.happened()[0].shifts == 2


def test_a_day_that_has_begun_where_the_recipient_is_has_come(story):
    story.given(
        SetWorkingCalendar, by=PRIYA, record_id=OURS, calendar=WorkingCalendar("Asia/Manila")
    )
    story.now += timedelta(hours=10)  # 19:00 in London, Tuesday in Manila
    gives(story, deed_on=story.day(1))

    story.then((e.RecognitionGiven, {"freshness": "fresh"}))
