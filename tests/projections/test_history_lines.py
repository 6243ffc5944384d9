"""One line and one sentence per fact, both clocks, originals beside their corrections."""

import re
import string
from datetime import timedelta

import pytest

from domain.disclosures import commands as c
from domain.facts import PORTAL_ID, Claimed, personal_fields, stored_facts, tag_of
from domain.records import Comment, CorrectText
from projections import disclosures, history
from projections.history.model import line_id
from projections.history.sentences import LABELS, SENTENCES, sentence_of
from projections.paging import Turn
from projections.tables import Viewer
from tests.domain.told import MISDIRECTED, acknowledged, contained, told
from tests.projections.conftest import line_ids
from tests.scenario import DANA, MARCUS, MONDAY, OURS, PRIYA, TOMAS
from tests.stories import tell

MARKS = {
    **dict.fromkeys(("us", "them", "brand", "bpo"), ""),
    "at": r"\d{4}-\d\d-\d\dT\d\d:\d\d.*",
    "day": r"\d{4}-\d\d-\d\d",
    **dict.fromkeys(
        ("person", "site", "team", "record", "change", "disclosure", "template"), r"[0-9a-f-]{36}"
    ),
    **dict.fromkeys(("commitment", "feedback", "appeal"), r"[0-9a-f-]{36}"),
}
"""Every kind of mark a page knows how to fill in, and what may stand in it."""


@pytest.fixture(scope="module")
def many_facts():
    return [fact for seed in range(100, 110) for fact in tell(seed, 300, chapters=0.2).facts]


def test_every_kind_of_fact_has_a_sentence_and_every_text_a_label():
    assert set(SENTENCES) == set(stored_facts().values())
    for kind in stored_facts().values():
        record = tag_of(kind).split(".", maxsplit=1)[0]
        for field in personal_fields(kind):
            assert field in LABELS or f"{record}.{field}" in LABELS, tag_of(kind)


def test_every_mark_in_every_sentence_is_of_a_known_kind(many_facts):
    for fact in many_facts:
        sentence = sentence_of(fact)
        assert sentence[0] not in string.ascii_uppercase
        assert sentence[-1] in ".:"
        for mark in re.findall(r"\{([^}]*)\}", sentence):
            kind, _, value = mark.partition(":")
            assert re.fullmatch(MARKS[kind], value), sentence
        assert not re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", sentence)), sentence


def test_no_text_a_person_typed_stands_in_a_sentence(many_facts):
    for fact in many_facts:
        for name in personal_fields(type(fact)):
            text = getattr(fact, name)
            assert len(text) < 3 or text not in sentence_of(fact)


def test_the_marks_of_a_sentence_carry_what_each_reader_sees_in_their_own_way(desk, story):
    told(story, severity="high", next_update_at=MONDAY + timedelta(days=1))

    telling, protected, look_back, update = [
        line.sentence for line in desk.shown(history.of_record, story.id)
    ]
    assert "{them}" in telling
    assert "rated high" in telling
    assert "72 hours" in protected
    assert "{day:2026-03-09}" in look_back
    assert "{at:2026-03-03T09:00:00+00:00}" in update


def test_a_line_shows_who_when_both_clocks_and_every_text(desk, story):
    told(story)

    line = desk.shown(history.of_record, story.id)[0]

    assert (line.actor_id, line.side, line.audience, line.fact) == (
        PRIYA,
        "bpo",
        "shared",
        "disclosure.told",
    )
    assert (line.recorded_at, line.occurred_at) == (MONDAY, MONDAY - timedelta(days=1))
    assert (line.shown_at, line.precision, line.stage, line.ball) == (
        MONDAY,
        "exact",
        "disclosed",
        "brand",
    )
    assert [(text.label, text.text) for text in line.texts] == [
        ("What happened", MISDIRECTED["what"]),
        ("Who is affected", MISDIRECTED["affected"]),
        ("What is being done", MISDIRECTED["doing_now"]),
    ]
    assert desk.shown(history.line, line.id) == line


def test_a_correction_stands_beside_the_original(desk, story):
    told(story).after(hours=1)
    correction = {
        "corrects": 1,
        "field": "what",
        "text": "We sent 41 letters.",
        "reason": "Counted again.",
    }
    story.when(CorrectText, by=TOMAS, **correction)

    lines = desk.shown(history.of_record, story.id)

    [what] = [text for text in lines[0].texts if text.field == "what"]
    assert (what.text, what.corrected, what.reason) == (
        MISDIRECTED["what"],
        "We sent 41 letters.",
        "Counted again.",
    )
    assert lines[-1].sentence == "corrected a text."
    assert [text.text for text in lines[-1].texts] == ["We sent 41 letters.", "Counted again."]
    found = desk.shown(disclosures.one, story.id)
    assert (found.dossier.what, found.summary.headline) == (
        "We sent 41 letters.",
        "We sent 41 letters",
    )


def test_the_last_of_two_corrections_holds_in_whatever_batches_they_come(desk, story):
    told(story)
    for number, text in enumerate(("We sent 41 letters.", "We sent 42 letters.")):
        story.when(
            CorrectText, by=TOMAS, corrects=1, field="what", text=text, reason=f"Count {number}."
        )
        if number:
            desk.store.runner.pump(1)

    lines = desk.shown(history.of_record, story.id)
    assert lines[0].texts[0].corrected == "We sent 42 letters."
    assert lines[0].texts[0].text == MISDIRECTED["what"]


def test_an_imported_line_is_shown_at_the_time_the_other_system_claims(desk, story):
    long_ago = MONDAY - timedelta(days=400)
    states = (
        c.ImportedState(
            source_row=2,
            state="Closed {by hand}",
            stage="closed",
            occurred=Claimed(long_ago + timedelta(days=3)),
        ),
    )
    story.when(
        c.ImportIncident,
        by=PORTAL_ID,
        source="Tickets",
        number="INC0010023",
        what="Phones were down.",
        details="For a day.",
        where="bpo",
        occurred=Claimed(long_ago, "day"),
        states=states,
    )

    imported, closed = desk.shown(history.of_record, story.id)

    assert (imported.shown_at, imported.recorded_at, imported.imported) == (long_ago, MONDAY, True)
    assert imported.precision == "day"
    assert imported.sentence == "imported INC0010023 from Tickets."
    assert closed.sentence == "took over the state “Closed (by hand)”."
    assert desk.shown(history.since, long_ago - timedelta(days=1)) == []
    assert desk.shown(disclosures.one, story.id).summary.imported


def test_what_the_other_side_did_since_the_last_visit(desk, story):
    told(story).after(hours=2).when(c.AcknowledgeDisclosure, by=MARCUS)
    story.after(hours=1).when(c.AskQuestion, by=MARCUS, text="How many?")

    for_the_bpo = desk.shown(history.since, MONDAY + timedelta(hours=1), side="bpo")
    assert [line.fact for line in for_the_bpo] == [
        "disclosure.question_asked",
        "disclosure.acknowledged",
    ]
    assert desk.shown(history.since, MONDAY + timedelta(hours=1), side="brand") == []
    assert len(desk.shown(history.since, MONDAY, 1, side="bpo")) == 1


def test_a_decision_is_based_on_what_can_be_seen_without_talk(desk, story):
    told(story).when(Comment, by=PRIYA, text="For us.", to="own_side")
    story.when(Comment, by=PRIYA, text="For both.")

    assert desk.shown(history.count, story.id, side="brand") == 2
    assert len(desk.shown(history.of_record, story.id, side="brand")) == 3
    assert len(desk.shown(history.of_record, story.id, side="bpo")) == 4
    assert desk.shown(disclosures.one, story.id, side="brand").seen == 2


@pytest.fixture
def searched(desk, story):
    contained(story)
    story.after(days=1)
    for text in (
        "100% sicher",
        "100 Prozent",
        "order_id fehlt",
        "orderXid fehlt",
        "STRAẞE in Österreich",
        "back\\slash",
    ):
        story.when(Comment, by=MARCUS, text=text)
    return desk


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("100%", ["100% sicher"]),
        ("order_id", ["order_id fehlt"]),
        ("ÖSTERREICH", ["STRAẞE in Österreich"]),
        ("straße", ["STRAẞE in Österreich"]),
        ("STRASSE", ["STRAẞE in Österreich"]),
        ("back\\", ["back\\slash"]),
        ("'; DROP TABLE history; --", []),
        ("fehlt", ["orderXid fehlt", "order_id fehlt"]),
    ],
)
def test_a_text_is_found_anywhere_whatever_its_case_and_signs(searched, text, found):
    page = searched.shown(history.page, history.Filters(text=text))

    assert [line.texts[0].text for line in page.items] == found


def test_umlauts_are_found_alike_in_both_databases(store):
    story = tell(91, 80)
    store.pumped(story.commits)
    viewer = Viewer(story.places[0], "brand")
    shared = [
        f
        for f in story.facts
        if f.partnership_id == story.places[0] and f.audience in ("shared", "brand")
    ]

    named = zip(story.facts, line_ids(story.facts), strict=True)
    ids = {(f.originator_id, f.originator_version): id for f, id in named}

    for word in ("RÜCKERSTATTUNG", "straße", "100%", "customer_id", "customerXid"):
        holding = [
            f
            for f in shared
            if any(word.casefold() in getattr(f, n).casefold() for n in personal_fields(type(f)))
            or word.casefold() in getattr(f, "why", "").casefold()
            or word.casefold() in (getattr(f, "reason", "") or "").casefold()
        ]
        page = store.ask(history.page, viewer, history.Filters(text=word), Turn(size=500))
        assert {line.id for line in page.items} == {
            ids[f.originator_id, f.originator_version] for f in holding
        }
    assert not holding


def test_filters_by_record_side_person_kind_and_time(desk, story):
    acknowledged(story)
    story.after(days=2).when(Comment, by=MARCUS, text="Later.")

    def facts(**wanted):
        page = desk.shown(history.page, history.Filters(**wanted))
        return [line.fact.split(".")[1] for line in page.items]

    assert facts(record_id=story.id) == ["commented", "acknowledged", "protected", "told"]
    assert facts(record_id=story.id, side="bpo") == ["protected", "told"]
    assert facts(person_id=MARCUS) == ["commented"]
    assert facts(person_id=DANA, kind="disclosure") == ["acknowledged"]
    assert set(facts(kind="partnership")) == {"opened", "person_invited"}
    assert facts(since=story.now) == ["commented"]
    assert facts(record_id=story.id, until=story.now) == ["acknowledged", "protected", "told"]
    assert facts(record_id=OURS, side="brand") == []


def test_the_id_of_a_line_is_the_same_after_every_rebuild(desk, story):
    told(story)
    [first, *_] = desk.shown(history.of_record, story.id)

    assert first.id == line_id(story.log.stream(story.id).facts[0])
