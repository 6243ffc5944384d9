"""A read model rebuilt from the log holds exactly the rows of the one that was kept up to date."""

from itertools import count
from random import Random

import pytest
from hypothesis import given, settings

from domain.commitments.record import Commitment
from domain.disclosures.record import Disclosure
from domain.facts import Commented, stored_facts
from domain.store import create_store
from projections import commitments, disclosures, history
from projections.inbox import Inbox, waits
from projections.models import MODELS
from projections.rebuild import rebuild
from projections.tables import Viewer
from tests.projections.conftest import Store
from tests.stories import SEEDS, committed, tell

NAMES = [model.name for model in MODELS]


def kept_up(store, story, seed):
    """Write a story command by command, pumping batches of every size in between."""
    random = Random(seed)  # noqa: S311 - no secret
    for _ in committed(story.commits, store.log):
        if random.random() < 0.3:
            store.runner.pump(random.choice((1, 2, 3, 7, 50, 500)))
    while store.runner.pump(random.choice((1, 10, 500))):
        pass


@pytest.mark.parametrize("seed", [11, 12])
def test_every_read_model_rebuilt_equals_the_one_kept_up_to_date(store, seed):
    kept_up(store, tell(seed, 220, chapters=0.4), seed)
    live = store.content()

    for name in NAMES:
        assert rebuild(store.runner, name) == store.log.head()

    assert store.content() == live
    assert all(
        live[table]
        for table in ("history", "disclosures", "commitments", "inbox", "intervals", "members")
    )


@pytest.mark.parametrize("size", [1, 500])
def test_the_size_of_a_batch_makes_no_difference(store, stores, tmp_path, size):
    story = tell(13, 180, chapters=0.4)
    store.write(story.commits)
    while store.runner.pump(size):
        pass

    other = stores(f"sqlite:///{tmp_path / 'other.db'}").pumped(story.commits)
    assert [len(rows) for rows in store.content().values()] == [
        len(rows) for rows in other.content().values()
    ]
    other_rows = other.content()
    if store.engine.dialect.name == "sqlite":
        assert store.content() == other_rows


def test_what_is_kept_up_to_date_over_any_history_equals_a_rebuild(tmp_path):
    numbers = count()

    @settings(max_examples=12, deadline=None, database=None)
    @given(SEEDS)
    def holds(seed):
        url = f"sqlite:///{tmp_path / f'{next(numbers)}.db'}"
        create_store(url)
        store = Store(url)
        try:
            kept_up(store, tell(seed, 80, chapters=0.4), seed)
            live = store.content()
            for name in NAMES:
                rebuild(store.runner, name)
            assert store.content() == live
        finally:
            store.close()

    holds()


def test_the_random_stories_hold_every_kind_of_fact():
    missing = set(stored_facts().values())
    for seed in range(100, 200):
        for changes, chapters in ((0.3, 0.0), (0.95, 0.0), (0.0, 0.95)):
            missing -= {type(fact) for fact in tell(seed, 300, changes, chapters).facts}
        if not missing:
            break

    assert missing == set()


@pytest.mark.parametrize("seed", [21, 22, 23])
def test_what_a_side_has_seen_is_counted_as_the_rules_count_it(sqlite_store, seed):
    story = tell(seed, 200)
    sqlite_store.pumped(story.commits)
    by_kind = {
        "disclosure": (Disclosure, disclosures.one),
        "commitment": (Commitment, commitments.one),
    }

    told = {
        (f.partnership_id, f.originator_id, kind)
        for f in story.facts
        for kind in by_kind
        if kind in str(f.__struct_config__.tag)
    }
    for place, record_id, kind in told:
        record_type, one = by_kind[kind]
        record = record_type(record_id).replay(sqlite_store.log.stream(record_id).facts)
        for side in ("brand", "bpo"):
            found = sqlite_store.ask(one, Viewer(place, side), record_id)
            if found:
                assert found.seen == record.seen_by(side)
                assert sqlite_store.ask(history.count, Viewer(place, side), record_id) == found.seen


def test_a_model_that_forgets_how_it_was_batched_is_found_out(stores, tmp_path):
    """The check above, on a planted fault: what a batch holds is partly lost."""

    class Forgetful(Inbox):
        def apply(self, facts, rows):
            super().apply([(at, f) for at, f in facts if not isinstance(f, Commented)][-40:], rows)

    store = stores(f"sqlite:///{tmp_path / 'planted.db'}", [Forgetful()])
    kept_up(store, tell(11, 150), 11)
    live = store.rows(waits)

    rebuild(store.runner, "inbox")

    assert store.rows(waits) != live
