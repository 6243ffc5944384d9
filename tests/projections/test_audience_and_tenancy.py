"""Whatever a side asks, it learns nothing of another partnership, and nothing the other side kept.

Not a text, not a line, not a count, not a place in a list, not an id: the same history told without
what the other side kept to itself answers every question alike. Only versions may differ.
"""

import inspect
from datetime import UTC, datetime
from types import ModuleType
from uuid import UUID

import msgspec
import pytest

from domain.facts import personal_fields
from domain.partnerships.events import PersonInvited
from domain.pulses.events import PulseAnswered
from domain.store import create_store
from projections import (
    appeals,
    changes,
    commitments,
    disclosures,
    dossiers,
    doubts,
    evidence,
    feedback,
    history,
    inbox,
    intervals,
    measures,
    partnerships,
    pulses,
    recognition,
    rounds,
    schedules,
    templates,
    visits,
)
from projections.disclosures import Dossier
from projections.history import Line
from projections.models import MODELS
from projections.paging import Page, Turn
from projections.registers import Entry
from projections.tables import Viewer
from tests.projections.conftest import Store, line_ids, viewers
from tests.stories import ACME_LEAD, tell, told_without

LATER = datetime(2100, 1, 1, tzinfo=UTC)
MODULES: tuple[ModuleType, ...] = (
    history,
    disclosures,
    inbox,
    commitments,
    intervals,
    changes,
    schedules,
    templates,
    evidence,
    measures,
    partnerships,
    recognition,
    feedback,
    appeals,
    rounds,
    visits,
    doubts,
    pulses,
)
SIZE = 7
TELLING = 5
MEASURED = (
    *("acknowledging", "team", "cycle", "answering", "paper", "load", "notice", "ready_read"),
    *("visit", "visit_planned", "roadblock", "taken_on"),
)
FAR = datetime(2030, 1, 1, tzinfo=UTC)


def everything(store, viewer, story):
    """The answer to every question this viewer can ask, about every record there is."""
    records = list(dict.fromkeys(fact.originator_id for fact in story.facts))
    moments = [fact.recorded_at for fact in story.facts[:: max(len(story.facts) // 5, 1)]]
    words = ("refund", "straße", "100%", "customer_id", "draft", "own side")
    with store.engine.connect() as asked:

        def each(question):
            return {record: question(asked, viewer, record) for record in records}

        answers = {
            "history.page": pages(asked, viewer, history.page, history.Filters()),
            "history.page, filtered": [
                pages(asked, viewer, history.page, history.Filters(**wanted))
                for wanted in [
                    *({"text": word} for word in words),
                    *({"side": side} for side in ("brand", "bpo", "portal")),
                    {"person_id": ACME_LEAD},
                    {"kind": "disclosure"},
                    {"kind": "commitment", "since": moments[1], "until": moments[3]},
                ]
            ],
            "history.of_record": each(history.of_record),
            "history.line": {id: history.line(asked, viewer, id) for id in line_ids(story.facts)},
            "history.of_facts": {
                record: history.of_facts(
                    asked, viewer, [f for f in story.facts if f.originator_id == record]
                )
                for record in records
            },
            "history.of_versions": sorted(
                history.of_versions(
                    asked, viewer, {(id, version) for id in records for version in range(1, 200)}
                ).values(),
                key=lambda line: line.id,
            ),
            "history.since": [history.since(asked, viewer, moment) for moment in moments],
            "history.count": each(history.count),
            "history.known_by": [history.known_by(asked, viewer, moment) for moment in moments],
            "disclosures.page": pages(asked, viewer, disclosures.page, disclosures.Filters()),
            "disclosures.page, filtered": [
                pages(asked, viewer, disclosures.page, disclosures.Filters(**wanted))
                for wanted in [
                    *({"text": word} for word in words),
                    {"state": "open"},
                    {"state": "closed"},
                    {"state": "draft"},
                    {"state": "discarded"},
                    {"teller": "bpo"},
                    {"imported": True},
                ]
            ],
            "disclosures.one": each(disclosures.one),
            "disclosures.drafts": disclosures.drafts(asked, viewer),
            "disclosures.counts": disclosures.counts(asked, viewer),
            "disclosures.titles": disclosures.titles(asked, viewer, records),
            "disclosures.recurring": disclosures.recurring(asked, viewer),
            "inbox.waiting_on": [inbox.waiting_on(asked, viewer, s) for s in ("brand", "bpo")],
            "inbox.records_waiting_on": [
                inbox.records_waiting_on(asked, viewer, s) for s in ("brand", "bpo")
            ],
            "inbox.waiting_longest": [
                inbox.waiting_longest(asked, viewer, dated=dated, before=LATER, limit=50)
                for dated in (True, False)
            ],
            "commitments.open_ones": commitments.open_ones(asked, viewer),
            "commitments.open_ones, of a side": commitments.open_ones(asked, viewer, "bpo"),
            "commitments.settled": commitments.settled(asked, viewer),
            "commitments.of_record": each(commitments.of_record),
            "commitments.one": each(commitments.one),
            "commitments.titles": commitments.titles(asked, viewer, records),
            "intervals.of_record": each(intervals.of_record),
            "intervals.as_of": [
                intervals.as_of(asked, viewer, kind, moment)
                for moment in moments
                for kind in ("disclosure", "commitment", "partnership")
            ],
            "intervals.of_records": intervals.of_records(asked, viewer, records),
            "changes.page": pages(asked, viewer, changes.page, changes.Filters()),
            "changes.page, filtered": [
                pages(asked, viewer, changes.page, changes.Filters(**wanted))
                for wanted in [
                    *({"text": word} for word in words),
                    {"state": "open"},
                    {"state": "draft"},
                    {"asked_by": "bpo"},
                    {"ball": "brand"},
                    {"paper": "owed"},
                ]
            ],
            "changes.one": each(changes.one),
            "changes.drafts": changes.drafts(asked, viewer),
            "changes.counts": changes.counts(asked, viewer),
            "changes.moved": changes.moved(asked, viewer),
            "changes.titles": changes.titles(asked, viewer, records),
            "changes.between": changes.between(asked, viewer, moments[0], FAR),
            "changes.due_between": changes.due_between(asked, viewer, moments[0], FAR),
            "changes.owing_paper": changes.owing_paper(asked, viewer),
            "changes.wanted_from": changes.wanted_from(asked, viewer, ACME_LEAD),
            "changes.board": changes.board(asked, viewer, at=FAR, closed_since=moments[0]),
            "changes.aside": changes.aside(asked, viewer),
            "changes.load_between": changes.load_between(asked, viewer, moments[0], FAR),
            "schedules.between": schedules.between(asked, viewer, moments[0], FAR),
            "schedules.coming": schedules.coming(asked, viewer, moments[2]),
            "schedules.past": schedules.past(asked, viewer, FAR),
            "schedules.authority_of": schedules.authority_of(asked, viewer),
            "schedules.titles": schedules.titles(asked, viewer, set(records)),
            "templates.one": each(templates.one),
            "templates.all_of": templates.all_of(asked, viewer),
            "templates.usable": templates.usable(asked, viewer, moments[0].date()),
            "templates.titles": templates.titles(asked, viewer, records),
            "recognition.page": pages(asked, viewer, recognition.page, recognition.Filters()),
            "recognition.one": each(recognition.one),
            "recognition.about": each(recognition.about),
            "recognition.titles": recognition.titles(asked, viewer, records),
            "recognition.received": recognition.received(asked, viewer),
            "recognition.customers_words": recognition.customers_words(asked, viewer),
            "recognition.spread": recognition.spread(asked, viewer, moments[0]),
            "recognition.preference": recognition.preference(asked, viewer),
            "feedback.page": pages(asked, viewer, feedback.page, feedback.Filters()),
            "feedback.page, filtered": [
                pages(asked, viewer, feedback.page, feedback.Filters(**wanted))
                for wanted in [
                    *({"text": word} for word in words),
                    {"state": "open"},
                    {"state": "draft"},
                    {"side": "bpo"},
                    {"kind": "concern"},
                    {"ball": "brand"},
                ]
            ],
            "feedback.one": each(feedback.one),
            "feedback.own": [feedback.own(asked, viewer, fact.actor_id) for fact in story.facts],
            "feedback.drafts": feedback.drafts(asked, viewer),
            "feedback.counts": feedback.counts(asked, viewer),
            "feedback.titles": feedback.titles(asked, viewer, records),
            "feedback.due_between": feedback.due_between(asked, viewer, moments[0], FAR),
            "feedback.alarms_of": feedback.alarms_of(asked, viewer, records),
            "feedback.alarms_after": each(feedback.alarms_after),
            "feedback.alarms_waiting": feedback.alarms_waiting(asked, viewer),
            "appeals.page": pages(asked, viewer, appeals.page, appeals.Filters()),
            "appeals.one": each(appeals.one),
            "appeals.of_record": each(appeals.of_record),
            "appeals.titles": appeals.titles(asked, viewer, records),
            "rounds.one": each(rounds.one),
            "rounds.page": rounds.page(asked, viewer),
            "rounds.titles": rounds.titles(asked, viewer, records),
            "rounds.written": each(rounds.written),
            "rounds.due_between": rounds.due_between(asked, viewer, moments[0], FAR),
            "visits.page": pages(asked, viewer, visits.page, visits.Filters()),
            "visits.page, filtered": [
                pages(asked, viewer, visits.page, visits.Filters(**wanted))
                for wanted in [
                    *({"text": word} for word in words),
                    {"state": "open"},
                    {"state": "closed"},
                    {"purpose": "audit"},
                    {"host": "bpo"},
                ]
            ],
            "visits.one": each(visits.one),
            "visits.titles": visits.titles(asked, viewer, records),
            "visits.count": visits.count(asked, viewer, visits.Filters()),
            "visits.coming": visits.coming(asked, viewer),
            "visits.under_way": visits.under_way(asked, viewer),
            "visits.open_items": visits.open_items(asked, viewer),
            "visits.between": visits.between(asked, viewer, moments[0], FAR),
            "visits.reports_due": visits.reports_due(asked, viewer, moments[0], FAR),
            "visits.last_held": visits.last_held(asked, viewer),
            "doubts.one": each(doubts.one),
            "doubts.page": doubts.page(asked, viewer),
            "doubts.titles": doubts.titles(asked, viewer, records),
            "pulses.one": each(pulses.one),
            "pulses.page": pulses.page(asked, viewer),
            "pulses.standing": pulses.standing(asked, viewer),
            "pulses.trend": pulses.trend(asked, viewer),
            "pulses.latest": [pulses.latest(asked, viewer, moment) for moment in (*moments, FAR)],
            "pulses.closing_between": pulses.closing_between(asked, viewer, moments[0], FAR),
            "pulses.titles": pulses.titles(asked, viewer, records),
            "pulses.mine": each(pulses.mine),
            "pulses.to_answer": pulses.to_answer(asked, viewer, ACME_LEAD),
            "measures.known": [
                (recorded_at, each._replace(sources=()))
                for recorded_at, _, each in measures.known(
                    asked, viewer, measures.Period(moments[0], FAR)
                ).rows
            ],
            "measures.taken": [
                each._replace(sources=())
                for each in measures.taken(
                    asked, viewer, MEASURED, measures.Period(moments[0], FAR)
                )
            ],
            "measures.between": [
                each._replace(sources=())
                for each in measures.between(
                    asked, viewer, MEASURED, measures.Period(moments[0], FAR), FAR
                )
            ],
            "evidence.ledger": evidence.ledger(asked, viewer.partnership_id).rows.tolist(),
            "evidence.some": unnamed(
                evidence.some(
                    asked,
                    viewer,
                    [UUID(str(id)) for id in evidence.ledger(asked, viewer.partnership_id).ids],
                )
            ),
            "evidence.of_record": each(lambda c, v, id: unnamed(evidence.of_record(c, v, id))),
            "evidence.within": unnamed(evidence.within(asked, viewer, moments[0], FAR, FAR)),
            "intervals.awaited": [intervals.awaited(asked, viewer, at) for at in moments],
            "history.happened": history.happened(asked, viewer, moments[0], FAR),
            "partnerships.by_id": partnerships.by_id(asked, viewer.partnership_id),
            "partnerships.people": partnerships.people(asked, viewer.partnership_id),
        }
        slug = answers["partnerships.by_id"].slug
        return answers | {"partnerships.by_slug": partnerships.by_slug(asked, slug)}


NOT_BY_VIEWER = {"partnerships.memberships", "partnerships.slugs"}
NOT_BY_VIEWER |= {"inbox.everywhere", "changes.to_wake", "changes.to_lapse"}
NOT_BY_VIEWER |= {"rounds.to_reveal"}
NOT_BY_VIEWER |= {"pulses.to_open", "pulses.to_close", "history.positions"}
"""What a person is told of themselves, and what only the operator, the worker or a replay asks."""


def unnamed(items):
    """Evidence without its ids and the versions of its facts, which no page shows."""
    bare = [item._replace(id=None) for item in items]
    return sorted((i._replace(sources=()) if hasattr(i, "sources") else i for i in bare), key=repr)


def pages(asked, viewer, question, filters):
    """Every page of a list, from the newest on."""
    found = [question(asked, viewer, filters, Turn(size=SIZE))]
    while found[-1].older:
        found.append(question(asked, viewer, filters, Turn(before=found[-1].older, size=SIZE)))
    return found


@pytest.fixture(scope="module", params=[114, 185])
def story(request):
    return tell(request.param, 300, 0.35, chapters=0.25)


@pytest.fixture(scope="module")
def filled(story, tmp_path_factory):
    return opened(story, tmp_path_factory.mktemp("filled"))


def opened(story, folder, models=MODELS):
    folder.mkdir(exist_ok=True)
    url = f"sqlite:///{folder / 'store.db'}"
    create_store(url)
    store = Store(url, models)
    store.log.append(story.facts, {})
    store.runner.catch_up()
    return store


@pytest.fixture(scope="module")
def answers(filled, story):
    """Everything each side of each partnership can be told."""
    return {viewer: everything(filled, viewer, story) for viewer in viewers(story.places)}


def texts(facts):
    """What was written, but for what is too short to tell and what a closed pulse says of all."""
    told = [fact for fact in facts if not isinstance(fact, PulseAnswered)]
    found = {getattr(fact, name) for fact in told for name in personal_fields(type(fact))}
    return {text for text in found if len(text) > TELLING}


def test_every_question_of_every_read_model_is_asked_here(answers):
    questions = {
        f"{module.__name__.split('.')[1]}.{name}"
        for module in MODULES
        for name, found in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_") and "connection" in inspect.signature(found).parameters
    }
    asked = {name.split(",")[0] for name in next(iter(answers.values()))}

    assert questions - asked - NOT_BY_VIEWER == set()


def test_no_side_sees_another_partnership(answers, story):
    for viewer, answer in answers.items():
        foreign = [f for f in story.facts if f.partnership_id != viewer.partnership_id]
        seen = repr(answer)
        assert [text for text in texts(foreign) if repr(text)[1:-1] in seen] == []
        for record_id in {fact.originator_id for fact in foreign}:
            by_record = [part for part in answer.values() if isinstance(part, dict)]
            assert not any(part.get(record_id) for part in by_record)


def test_no_side_sees_a_text_the_other_kept(answers, story):
    for viewer, answer in answers.items():
        kept = texts(f for f in story.facts if f.audience not in ("shared", viewer.side))
        assert kept
        seen = repr(answer)
        assert [text for text in kept if repr(text)[1:-1] in seen] == []


def test_each_side_sees_what_it_kept_itself(answers, story):
    for viewer, answer in answers.items():
        own = [f for f in story.facts if f.audience == viewer.side]
        kept = texts(f for f in own if f.partnership_id == viewer.partnership_id)
        seen = repr(answer)
        assert [text for text in kept if repr(text)[1:-1] not in seen] == []


@pytest.mark.parametrize("keeper", ["brand", "bpo"])
def test_every_answer_is_the_same_without_what_the_other_side_kept(filled, story, keeper, tmp_path):
    without = told_without(story, keeper)
    assert len(without.facts) < len(story.facts)
    other = opened(without, tmp_path)
    for viewer in viewers(story.places):
        if viewer.side == keeper:
            continue
        told = alike(everything(filled, viewer, without))
        untold = alike(everything(other, viewer, without))
        for name, answer in untold.items():
            assert told[name] == answer, name
    other.close()


def alike(answers):
    """Answers without versions; the ids of lines are those of the other story as well."""
    answers = {name: _alike(answer) for name, answer in answers.items()}
    del answers["history.of_facts"]  # asked by version
    return answers


def _alike(answer):  # noqa: PLR0911 - one for each shape an answer has
    match answer:
        case Line():
            return [_alike(part) for part in answer._replace(version=0)]
        case Page():
            return tuple(_alike(part) for part in answer)
        case Dossier():
            return msgspec.structs.replace(answer, places=list(answer.places.values()))
        case changes.Dossier() | dossiers.Dossier():
            return _unversioned(msgspec.to_builtins(answer))
        case Entry():
            return [_alike(part) for part in answer]
            return answer._replace(dossier=_unversioned(msgspec.to_builtins(answer.dossier)))
        case disclosures.Found() | changes.Found():
            return answer._replace(dossier=_alike(answer.dossier))
        case list():
            return [_alike(part) for part in answer]
        case tuple() if type(answer) is tuple:
            return tuple(_alike(part) for part in answer)
        case dict():
            return {key: _alike(part) for key, part in answer.items()}
    return answer


def _unversioned(part):
    """A document without the versions its texts came from: corrections need them, pages do not."""
    if isinstance(part, dict):
        return {k: _unversioned(each) for k, each in part.items() if not k.endswith("version")}
    return [_unversioned(each) for each in part] if isinstance(part, list) else part


def test_an_id_of_a_line_the_viewer_cannot_see_is_no_place_to_turn_to(filled, story):
    for viewer in viewers(story.places):
        named = list(zip(line_ids(story.facts), story.facts, strict=True))
        hidden = [id for id, f in named if f.audience not in ("shared", viewer.side)][:5]
        foreign = next(id for id, f in named if f.partnership_id != viewer.partnership_id)
        first = filled.ask(history.page, viewer)
        for id in [*hidden, foreign]:
            assert filled.ask(history.line, viewer, id) is None
            assert filled.ask(history.page, viewer, turn=Turn(before=id)) == first
            assert filled.ask(history.page, viewer, turn=Turn(after=id)) == first


def test_a_person_is_told_of_their_own_partnerships_only(filled, story):
    assert {m.partnership_id for m in filled.ask(partnerships.memberships, ACME_LEAD)} == set(
        story.places
    )
    for place in story.places:
        invited = [f for f in story.facts if isinstance(f, PersonInvited) and f.of_side == "brand"]
        lead = next(f.person_id for f in invited if f.partnership_id == place)
        assert [m.partnership_id for m in filled.ask(partnerships.memberships, lead)] == [place]
    assert len(filled.ask(partnerships.slugs)) == 2


def test_lines_that_tell_of_a_kept_comment_are_found_out(story, tmp_path):
    """The check above, on a planted fault: every line is shown to both sides."""

    class Telltale(history.History):
        def apply(self, facts, rows):
            super().apply(
                [(at, msgspec.structs.replace(f, audience="shared")) for at, f in facts], rows
            )

    models = [Telltale() if model.name == "history" else model for model in MODELS]
    without = told_without(story, "bpo")
    store, other = (
        opened(story, tmp_path / "told", models),
        opened(without, tmp_path / "untold", models),
    )
    viewer = Viewer(story.places[0], "brand")

    told, untold = (alike(everything(each, viewer, without)) for each in (store, other))

    assert told["history.page"] != untold["history.page"]
    assert told["history.count"] != untold["history.count"]
    store.close()
    other.close()
