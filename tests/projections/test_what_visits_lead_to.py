"""Indicators of visits, and of suggestions, against examples worked out by hand."""

from datetime import timedelta
from uuid import UUID, uuid4

from domain.commitments import commands as k
from domain.feedback import commands as f
from domain.partnerships import commands as p
from domain.terms import Terms
from domain.visits import commands as c
from projections import evidence, measures
from projections.indicators import Asked, visiting
from projections.indicators.disclosing import lasting
from projections.indicators.figures import of_each_side
from projections.measures import Period
from tests.candour import SAID
from tests.domain.visits import arranged
from tests.domain.visits.arranged import CEBU, STARTS
from tests.projections.test_what_changes_take import figures
from tests.scenario import DANA, MARCUS, MONDAY, OURS, PRIYA, TOMAS

REMOVED = of_each_side(visiting.roadblocks, visiting.removed)
REMOVING = of_each_side(visiting.roadblocks, lasting)
FOLLOWED = of_each_side(visiting.taken_on, visiting.followed)
SUGGESTIONS = of_each_side(visiting.suggestions, visiting.removed)
CADENCE = {"Training": 10, "side-by-side walk": 40, "audit": 90, "tea": 5}
"""Written as people write it; nobody can visit for tea."""


def chartered(story, number=1, **agreed):
    """Both leads signed how often to visit."""
    terms = Terms(visit_cadence_days=agreed or CADENCE)
    story.when(p.ProposeCharter, by=DANA, record_id=OURS, terms=terms, why="To see each other.")
    return story.when(p.SignCharter, by=PRIYA, record_id=OURS, number=number)


def found_gaps(desk, at):
    """(purpose, days, over, share of what was agreed) of each gap."""

    def question(connection, viewer):
        period = Period(at - timedelta(days=90), at)
        return visiting.gaps(measured(connection, viewer, period))

    def days(gap):
        return ((gap.ended_at or at) - gap.began_at).days

    return [
        (gap.agreed.purpose, days(gap), gap.ended_at is not None, gap.late)
        for gap in desk.shown(question)
    ]


def measured(connection, viewer, period):
    return Asked(connection, viewer, evidence.ledger(connection, viewer.partnership_id), period)


# --- Cadence -------------------------------------------------------------------------------------


def test_gaps_run_from_the_charter_to_the_visit_and_on_from_there(desk, story):
    arranged.under_way(chartered(story))
    at = STARTS + timedelta(days=20)

    assert found_gaps(desk, at) == [
        ("side-by-side walk", 14, True, 14 / 40),
        ("side-by-side walk", 20, False, 20 / 40),
        ("training", 14, True, 1.4),
        ("training", 20, False, 2.0),
        ("audit", 34, False, 34 / 90),
    ]
    figure = figures(desk, visiting.cadence, at)["both"]
    assert (figure.n, figure.open, figure.value) == (5, 3, 1.4)


def test_a_purpose_is_covered_while_its_last_visit_is_no_longer_ago_than_agreed(desk, story):
    arranged.under_way(chartered(story))

    def covered(at):
        figure = figures(desk, visiting.coverage, at)["both"]
        return {part.label: bool(part.value) for part in figure.parts}

    walk, training, audit = "side-by-side walk", "training", "audit"
    before, after = STARTS - timedelta(days=3), STARTS + timedelta(days=50)
    assert covered(before) == {walk: True, training: False, audit: True}
    assert covered(STARTS) == {walk: True, training: True, audit: True}
    assert covered(after) == {walk: False, training: False, audit: True}


def test_without_a_charter_that_speaks_of_visits_there_is_nothing_to_cover(desk, story):
    arranged.under_way(story)

    for indicator in (visiting.coverage, visiting.cadence):
        figure = figures(desk, indicator)["both"]
        assert (figure.value, figure.n) == (None, 0)


def test_a_purpose_agreed_anew_is_counted_from_when_it_was_agreed_first(desk, story):
    chartered(story.after(days=1), training=30)
    chartered(story.after(days=10), 2, training=20)
    at = MONDAY + timedelta(days=16)

    assert found_gaps(desk, at) == [("training", 15, False, 15 / 20)]
    assert found_gaps(desk, MONDAY + timedelta(days=5)) == [("training", 4, False, 4 / 30)]
    assert found_gaps(desk, MONDAY) == []


def test_a_visit_is_planned_until_it_starts_or_is_called_off(desk, story):
    arranged.prepared(story)

    def planned(at):
        ahead = Period(MONDAY, MONDAY + timedelta(days=90))
        found = desk.shown(measures.between, ["visit_planned"], ahead, at)
        return [(each.detail, each.side, each.site_id) for each in found]

    both = [("side-by-side walk", "brand", CEBU), ("training", "brand", CEBU)]
    assert sorted(planned(story.now)) == both
    story.after(days=1).when(c.CancelVisit, by=TOMAS, reason="A typhoon.")
    assert planned(story.now) == []
    assert sorted(planned(MONDAY)) == both


# --- What was taken on ---------------------------------------------------------------------------


def test_a_roadblock_is_removed_once_its_owner_has_done_it(desk, story):
    arranged.under_way(story)
    roadblock = arranged.with_roadblock(story, owner="brand", days=9)
    story.after(days=3).when(k.KeepCommitment, by=DANA, record_id=roadblock, evidence="Done.")

    found = desk.shown(measures.taken, ["roadblock"], Period(STARTS, story.now))
    assert [(each.side, each.began_at, each.ended_at) for each in found] == [
        ("brand", STARTS, STARTS + timedelta(days=3))
    ]
    figure = figures(desk, REMOVED)["brand"]
    assert (figure.n, figure.open) == (1, 0)
    earlier = figures(desk, REMOVED, STARTS + timedelta(days=2))["brand"]
    assert (earlier.n, earlier.open) == (1, 1)


def test_five_roadblocks_of_which_three_are_gone(desk, story):
    arranged.under_way(story)
    roadblocks = [arranged.with_roadblock(story, owner="brand", days=9) for _ in range(5)]
    for day, roadblock in enumerate(roadblocks[:3], 1):
        story.after(days=1).when(k.KeepCommitment, by=DANA, record_id=roadblock, evidence="Done.")
        assert story.now == STARTS + timedelta(days=day)
    story.after(days=20)

    removed = figures(desk, REMOVED)["brand"]
    assert (removed.value, removed.open) == (0.6, 2)
    assert figures(desk, REMOVING)["brand"].value == 3 * 86400
    assert figures(desk, FOLLOWED)["brand"].value == 0.6


def test_follow_through_counts_from_the_day_named_on_the_visit(desk, story):
    arranged.under_way(story)
    arranged.with_roadblock(story, owner="brand", days=9)

    def there(at):
        return figures(desk, FOLLOWED, at)["brand"].n

    assert there(STARTS + timedelta(days=8)) == 0
    assert there(STARTS + timedelta(days=10)) == 1


def test_what_its_owner_did_not_take_on_is_left_out(desk, story):
    arranged.under_way(story)
    roadblock = arranged.with_roadblock(story, by=MARCUS, owner="bpo", days=9)
    story.when(k.DeclineCommitment, by=PRIYA, record_id=roadblock, reason="Not ours.")
    story.after(days=12)

    for indicator in (REMOVED, REMOVING, FOLLOWED):
        assert figures(desk, indicator)["bpo"].n == 0


# --- Suggestions ---------------------------------------------------------------------------------


def suggested(story, by: UUID = MARCUS, kind="suggestion"):
    story.id = uuid4()
    story.when(f.GiveFeedback, by=by, **{**SAID, "kind": kind})
    return story.id


def test_suggestions_count_for_the_side_that_answers_them(desk, story):
    for _ in range(5):
        answered = suggested(story)
    suggested(story, kind="concern")
    story.after(hours=2).when(f.AcknowledgeFeedback, by=TOMAS, record_id=answered, words="Read.")
    words = {"code": "not_accepted", "words": "We tried it."}
    story.after(hours=2).when(f.AnswerFeedback, by=TOMAS, record_id=answered, **words)

    found = figures(desk, SUGGESTIONS)
    assert (found["bpo"].value, found["bpo"].n, found["bpo"].open) == (0.2, 5, 4)
    assert found["brand"].n == 0
    before = figures(desk, SUGGESTIONS, MONDAY + timedelta(hours=3))["bpo"]
    assert before.value == 0.0


def test_a_suggestion_withdrawn_needs_no_answer(desk, story):
    withdrawn = suggested(story)
    story.after(hours=1)
    story.when(f.WithdrawFeedback, by=MARCUS, record_id=withdrawn, reason="A mistake.")

    assert figures(desk, SUGGESTIONS)["bpo"].n == 0
    assert figures(desk, SUGGESTIONS, MONDAY)["bpo"].n == 1
