"""Turning pages, forwards and backwards, visits every item once, whatever happens meanwhile."""

import pytest

from domain.application import Partnerships
from projections import disclosures, history
from projections.paging import Page, Turn
from projections.tables import Viewer
from tests.projections.test_rebuilding_without_downtime import told
from tests.stories import ACME_LEAD, tell

QUESTIONS = [(history.page, history.Filters), (disclosures.page, disclosures.Filters)]


@pytest.fixture(scope="module")
def story():
    return tell(95, 150)


@pytest.fixture
def filled(store, story):
    return store.pumped(story.commits)


def forwards(store, question, viewer, filters, size, between=lambda: None):
    pages = [store.ask(question, viewer, filters, Turn(size=size))]
    while pages[-1].older:
        between()
        pages.append(store.ask(question, viewer, filters, Turn(before=pages[-1].older, size=size)))
    return pages


def backwards(store, question, viewer, filters, size, last):
    pages = [last]
    while pages[-1].newer:
        pages.append(store.ask(question, viewer, filters, Turn(after=pages[-1].newer, size=size)))
    return pages


@pytest.mark.parametrize(("question", "filters"), QUESTIONS)
@pytest.mark.parametrize("size", [1, 4, 50])
def test_every_item_is_visited_once_in_both_directions(filled, story, question, filters, size):
    for viewer in (Viewer(place, "bpo") for place in story.places):
        whole = filled.ask(question, viewer, filters(), Turn(size=10_000))
        assert whole.older is whole.newer is None

        pages = forwards(filled, question, viewer, filters(), size)
        assert [item for page in pages for item in page.items] == whole.items
        assert all(len(page.items) == size for page in pages[:-1])
        assert pages[0].newer is None

        back = backwards(filled, question, viewer, filters(), size, pages[-1])
        assert [item for page in reversed(back) for item in page.items] == whole.items


@pytest.mark.parametrize(("question", "filters"), QUESTIONS)
def test_new_facts_move_nothing_under_a_reader(filled, story, question, filters):
    viewer = Viewer(story.places[0], "brand")
    application = Partnerships(filled.log)
    before = filled.ask(question, viewer, filters(), Turn(size=10_000)).items

    def meanwhile():
        filled.runner.ensure(application.perform(told(story.places[0]), by=ACME_LEAD))

    pages = forwards(filled, question, viewer, filters(), len(before) // 4, meanwhile)

    assert [item for page in pages for item in page.items] == before
    back = backwards(filled, question, viewer, filters(), 3, pages[-1])
    seen = [item.id for page in reversed(back) for item in page.items]
    assert seen == [
        item.id for item in filled.ask(question, viewer, filters(), Turn(size=10_000)).items
    ]


def test_pages_of_a_filtered_list_hold_what_the_filter_leaves(filled, story):
    viewer, filters = Viewer(story.places[0], "brand"), history.Filters(side="brand", text="e")
    whole = filled.ask(history.page, viewer, filters, Turn(size=10_000)).items

    pages = forwards(filled, history.page, viewer, filters, 3)

    assert [line for page in pages for line in page.items] == whole
    assert 0 < len(whole) < len(filled.ask(history.page, viewer, turn=Turn(size=10_000)).items)


def test_beyond_the_last_item_there_is_an_empty_page(filled, story):
    viewer = Viewer(story.places[0], "brand")
    last = filled.ask(history.page, viewer, turn=Turn(size=10_000)).items[-1]

    assert filled.ask(history.page, viewer, turn=Turn(before=last.id)) == Page([], None, None)


def test_a_page_without_items_offers_no_other(filled, story):
    viewer = Viewer(story.places[0], "brand")

    assert filled.ask(history.page, viewer, history.Filters(text="nobody wrote this")) == Page(
        [], None, None
    )
