"""A fact a read model cannot apply halts it alone, at exactly that fact; nothing is skipped."""

from dataclasses import replace

import pytest

from domain.application import Partnerships
from projections import disclosures, history
from projections.commitments import Commitments
from projections.disclosures import Disclosures
from projections.history import History
from projections.inbox import Inbox
from projections.intervals import Intervals
from projections.partnerships import Partnerships as PartnershipsModel
from projections.rebuild import rebuild
from projections.tables import Viewer
from tests.projections.test_rebuilding_without_downtime import told
from tests.stories import ACME_LEAD, tell


class Poisoned(Intervals):
    """Intervals that choke on the facts with these places in their records."""

    def __init__(self) -> None:
        self.chokes_on = set()

    def apply(self, facts, rows):
        super().apply(facts, rows)
        rows.flush()
        for _, fact in facts:
            if (fact.originator_id, fact.originator_version) in self.chokes_on:
                raise ValueError("cannot stomach this")


@pytest.fixture
def poisoned():
    return Poisoned()


@pytest.fixture
def store(stores, store_url, poisoned):
    return stores(
        store_url, [PartnershipsModel(), History(), Disclosures(), Commitments(), Inbox(), poisoned]
    )


@pytest.fixture(scope="module")
def story():
    return tell(61, 80)


def place(fact):
    return fact.originator_id, fact.originator_version


def standing(store, name):
    return next(s for s in store.runner.standings() if s.model == name)


@pytest.mark.parametrize("batch", [1, 10, 500])
def test_it_halts_alone_at_exactly_that_fact(store, story, poisoned, batch):
    poison = story.facts[60]
    poisoned.chokes_on = {place(poison)}
    head = store.write(story.commits)
    position = next(at for at, fact in store.log.after(0, head) if place(fact) == place(poison))

    while store.runner.pump(batch):
        pass

    halted = standing(store, "intervals")
    assert (halted.status, halted.failed_at, halted.position) == ("halted", position, position - 1)
    assert halted.lag == head - position + 1
    assert (
        halted.error
        == f"ValueError: cannot stomach this ({poison.originator_id}/{poison.originator_version})"
    )
    others = [s for s in store.runner.standings() if s.model != "intervals"]
    assert {(s.status, s.position, s.failed_at) for s in others} == {("live", head, None)}


def test_everything_before_it_in_its_batch_is_applied_and_nothing_after(
    store, stores, story, poisoned, tmp_path
):
    poisoned.chokes_on = {place(story.facts[60])}
    store.write(story.commits)

    assert store.runner.pump() > 60

    until_then = stores(f"sqlite:///{tmp_path / 'until_then.db'}", [Intervals()])
    until_then.log.append(story.facts[:60], {})
    until_then.runner.catch_up()
    assert store.content("intervals") == until_then.content()


def test_commands_keep_working_and_the_others_show_them(store, story, poisoned):
    poisoned.chokes_on = {place(story.facts[30])}
    store.pumped(story.commits)
    command = told(story.places[0])

    position = Partnerships(store.log).perform(command, by=ACME_LEAD)

    assert store.runner.ensure(position)
    viewer = Viewer(story.places[0], "brand")
    assert store.ask(disclosures.one, viewer, command.record_id)
    assert store.ask(history.of_record, viewer, command.record_id)
    assert standing(store, "intervals").status == "halted"


def test_once_mended_it_goes_on_where_it_stopped_and_misses_nothing(store, story, poisoned):
    facts = story.facts
    poisoned.chokes_on = {place(facts[30]), place(facts[50])}
    head = store.write(story.commits)
    store.runner.catch_up()
    first = standing(store, "intervals").failed_at

    poisoned.chokes_on = {place(facts[50])}
    store.runner.resume("intervals")
    store.runner.catch_up()
    assert standing(store, "intervals").failed_at == first + 20

    poisoned.chokes_on = set()
    store.runner.resume("intervals")
    assert standing(store, "intervals").error is None
    store.runner.catch_up()

    assert standing(store, "intervals")[1:5] == (head, 0, "live", None)
    live = store.content()
    rebuild(store.runner, "intervals")
    assert store.content() == live


def test_resumed_too_early_it_halts_at_the_same_fact(store, story, poisoned):
    poisoned.chokes_on = {place(story.facts[30])}
    store.pumped(story.commits)
    before = standing(store, "intervals"), store.content()

    store.runner.resume("intervals")
    store.runner.catch_up()

    assert (standing(store, "intervals"), store.content()) == before


def test_a_halted_one_comes_back_by_a_rebuild_as_well(store, story, poisoned):
    poisoned.chokes_on = {place(story.facts[30])}
    head = store.pumped(story.commits).log.head()
    poisoned.chokes_on = set()

    rebuild(store.runner, "intervals")

    assert standing(store, "intervals")[1:5] == (head, 0, "live", None)


def test_with_every_one_halted_nothing_is_pumped(stores, tmp_path, story, poisoned):
    poisoned.chokes_on = {place(story.facts[0])}
    store = stores(f"sqlite:///{tmp_path / 'alone.db'}", [poisoned])
    store.pumped(story.commits)

    assert store.runner.pump() == 0
    assert store.content() == {"intervals": []}


def test_no_character_a_person_can_type_halts_anything(stores, store_url, story):
    store = stores(store_url).pumped(story.commits)
    command = replace(told(story.places[0]), what="We sent\x00 40 letters. \ufeff\u202e\U0001f642")

    position = Partnerships(store.log).perform(command, by=ACME_LEAD)

    assert store.runner.ensure(position)
    assert {standing.status for standing in store.runner.standings()} == {"live"}
    found = store.ask(disclosures.one, Viewer(story.places[0], "brand"), command.record_id)
    assert found.summary.headline == "We sent\ufffd 40 letters"
