"""The laws of the trust score, over random histories of facts and the real read model.

Each law is shown to fail on a planted wrong rule. ``-m long`` tries each on thousands.
"""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from domain.commitments import events as commitment
from domain.disclosures import events as disclosure
from domain.facts import other
from domain.feedback import events as feedback
from domain.rule_sets import FIRST
from portal.trust.shown import one
from projections import bitemporal
from projections.evidence import RULES, Evidence, disclosing, promising, rules, saying
from projections.trust import score
from projections.trust.ledger import BARS, DIMENSIONS, SIDES
from projections.trust.moments import days
from projections.trust.score import score_of
from tests.stories import SEEDS
from tests.trust import histories
from tests.trust.histories import (
    SWAPPED,
    History,
    first,
    items_at,
    ledger_of,
    scores_of,
    swapped,
)
from tests.trust.test_the_score import one_by_one

EXAMPLES, MANY = 72, 2_000
PLANTED = range(60)
ALMOST = 1e-9
KINDS = ({"kind": "own_mistake"}, {"kind": "problem_found"})


def over(examples, *, same=True):
    """Tries a law on so many random histories: the same ones in every run, or always others."""
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=same,
        suppress_health_check=list(HealthCheck),
    )


# --- 1. Telling is never worse than not telling --------------------------------------------------


def telling_is_never_worse(seed):
    history = History(seed)
    r, side = history.random, history.random.choice(SIDES)
    at = history.later()
    before = scores_of(history.facts, history.place, at)
    severity = r.choice((None, "low", "medium", "high", "critical"))
    own = {**r.choice(KINDS), "where": side, "severity": severity}
    timely = history.telling(side, hours=r.choice((1, 70)), **own)
    late = history.telling(side, hours=r.choice((73, 500)), **own)
    known_first = history.telling(side, noticed_first=other(side), **own)
    found = history.telling(other(side), kind="problem_found", where=side)

    told = scores_of([*history.facts, *timely], history.place, at)
    assert all(told[bar].value >= before[bar].value for bar in before)
    for weightless in (late, known_first):
        after = scores_of([*history.facts, *weightless], history.place, at)
        assert values(after) == values(before)
    caught = scores_of([*history.facts, *found], history.place, at)
    for dimension in ("communication", "competence"):
        assert caught[side, dimension].value < before[side, dimension].value
    assert caught[side, "communication"].value < told[side, "communication"].value
    hidden = scores_of([*history.facts, *history.concealed(found)], history.place, at)
    for dimension in DIMENSIONS:
        lower = hidden[side, dimension].value - caught[side, dimension].value
        assert lower < 0 if dimension == "character" else abs(lower) < ALMOST


# --- 2. Nothing against a side depends on its own candour ----------------------------------------

CANDID = (
    disclosure.DisclosureTold,
    disclosure.SeverityStated,
    disclosure.UpdateGiven,
    disclosure.CheckReported,
    disclosure.CheckFailed,
    disclosure.MakeGoodDelivered,
    commitment.CommitmentKept,
    commitment.CommitmentKeptLate,
    commitment.CommitmentRepaired,
    feedback.FeedbackAcknowledged,
    feedback.FeedbackToldBack,
)
"""What a side says of itself, well or ill."""

BY_TIME = (
    "missed",
    "kept_late",
    "made_good_late",
    "check_missed",
    "update_missed",
    "told_back_missed",
)
BY_ACT = ("contract_first", "short_notice")
"""Rules against a side by a date that passed, and by what it did openly to the other."""


def silence_is_never_better(seed):
    history = History(seed)
    at = history.end + timedelta(days=200)
    said = [f for f in history.facts if isinstance(f, CANDID) and f.side in SIDES]
    for fact in history.random.sample(said, min(len(said), 4)):
        record = [f for f in history.facts if f.originator_id == fact.originator_id]
        until = [f for f in record if f.originator_version < fact.originator_version]
        rest = [f for f in history.facts if f.originator_id != fact.originator_id]
        silent = against([*rest, *until], fact.partnership_id, at)
        candid = against([*rest, *until, fact], fact.partnership_id, at)
        for dimension in DIMENSIONS:
            bar = (fact.side, dimension)
            assert candid[bar] <= silent[bar] + ALMOST, type(fact).__name__


def against(facts, place, at):
    """What weighs against each side in each dimension at a moment."""
    ledger, found = ledger_of(facts, place), {}
    for bar in BARS:
        items = ledger.counted(bar, days(at), first()).items
        found[bar] = float(score_of(items, days(at)).weighed @ (1 - items.outcome))
    return found


def what_speaks_against_a_side_was_said_by_others(seed):
    history = History(seed)
    written = {(f.originator_id, f.originator_version): f for f in history.facts}
    for item in items_at(history.facts, history.place, history.end + timedelta(days=200)):
        if FIRST.outcomes[item.rule] == 1 or item.rule in (*BY_TIME, *BY_ACT):
            continue
        sides = {written[item.record_id, version].side for version in item.sources}
        ruled = {fact.side for fact in history.facts if fact.originator_id == item.appeal_id}
        assert other(item.side) in sides | ruled, item.rule


# --- 3. Symmetry ---------------------------------------------------------------------------------


def exchanged_sides_exchange_every_score(seed):
    history = History(seed)
    at = history.later()
    plain = scores_of(history.facts, history.place, at)
    turned = scores_of(swapped(history.facts), history.place, at)

    for (side, dimension), known in plain.items():
        mirrored = turned[SWAPPED[side], dimension]
        assert mirrored.value == pytest.approx(known.value, abs=ALMOST)
        assert (mirrored.low, mirrored.high) == pytest.approx((known.low, known.high), abs=ALMOST)
        assert mirrored.missing == known.missing


# --- 4. No evidence is no number -----------------------------------------------------------------


def too_little_evidence_is_no_number(seed):
    history = History(seed)
    for at in (history.facts[0].recorded_at - timedelta(days=1), history.moment(), history.end):
        ledger, items = (
            ledger_of(history.facts, history.place),
            items_at(history.facts, history.place, at),
        )
        for bar in BARS:
            counted = ledger.counted(bar, days(at), first())
            shown = one(bar, score_of(counted.items, days(at)), counted)
            if few([item for item in items if bar == bar_of(item)], at):
                assert (shown.value, shown.low, shown.high) == (None, None, None)
                assert shown.said.startswith("Not enough evidence")


def bar_of(item):
    return item.side, item.dimension


def weight_of(item):
    rule, weight = RULES[item.rule], FIRST.weights[item.rule]
    return weight * (FIRST.severities[item.severity] if rule.by_severity else 1)


def left_of(item, age):
    return 0.5 ** (max(age, 0.0) / (180 if RULES[item.rule].breach else 90))


def few(items, at):
    """Whether there is too little, counted by other means: what the guard asks at the least."""
    ages = [int(days(at) - days(item.fades_from)) for item in items]
    faded = [weight_of(item) * left_of(item, age) for item, age in zip(items, ages, strict=True)]
    people = {person for item in items for person in item.confirmed_by}
    return sum(faded) < 7.5 or len({item.record_id for item in items}) < 5 or len(people) < 2


# --- 5. Every number opens -----------------------------------------------------------------------


def every_number_opens_into_facts(seed):
    history = History(seed)
    at = history.later()
    written = {(f.originator_id, f.originator_version): f for f in history.facts}
    items = items_at(history.facts, history.place, at)
    for item in items:
        facts = [written.get((item.record_id, version)) for version in item.sources]
        assert facts
        assert None not in facts
        assert {f.partnership_id for f in facts} == {history.place}
        assert {f.audience for f in facts} == {"shared"}
        assert not any(f.imported for f in facts)
    for bar, known in scores_of(history.facts, history.place, at).items():
        good, weighs = 0.0, 0.0
        for item, granted in within_caps([item for item in items if bar_of(item) == bar]):
            faded = granted * left_of(item, days(at) - days(item.fades_from))
            good, weighs = good + faded * FIRST.outcomes[item.rule], weighs + faded
        assert known.value == pytest.approx((1 + good) / (2 + weighs), abs=ALMOST)


def cap_of(item):
    rule = RULES[item.rule]
    return "unconfirmed" if rule.alone and not item.confirmed_by else rule.cap


def within_caps(items):
    """Each piece with what its cap leaves of its weight, granted one by one."""
    for cap in {cap_of(item) for item in items}:
        own = [item for item in items if cap_of(item) == cap]
        since = np.array([days(item.fades_from) for item in own])
        weights = np.array([weight_of(item) for item in own], float)
        yield from zip(own, one_by_one(since, weights) if cap else weights, strict=True)


def what_was_known_then_stays(seed):
    history = History(seed)
    at = history.moment()
    whole = items_at(history.facts, history.place, at)
    then = items_at([f for f in history.facts if f.recorded_at <= at], history.place, at)

    still = [item._replace(superseded_at=None) for item in whole]
    assert sorted(still, key=repr) == sorted(then, key=repr)


# --- The laws hold -------------------------------------------------------------------------------

LAWS = (
    telling_is_never_worse,
    silence_is_never_better,
    what_speaks_against_a_side_was_said_by_others,
    exchanged_sides_exchange_every_score,
    too_little_evidence_is_no_number,
    every_number_opens_into_facts,
    what_was_known_then_stays,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_it_holds_over_random_histories(law):
    over(EXAMPLES)(given(SEEDS)(law))()


@pytest.mark.long
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_it_holds_over_many_more(law):
    over(MANY, same=False)(given(SEEDS)(law))()


# --- and fail where a rule is wrong --------------------------------------------------------------


def fails(law):
    """The law is broken by one of the histories it is tried on."""
    for seed in PLANTED:
        try:
            law(seed)
        except AssertionError:
            return True
    return False


def values(scores):
    return {bar: known.value for bar, known in scores.items()}


def test_blaming_who_tells_late_breaks_the_first(monkeypatch):
    monkeypatch.setitem(FIRST.outcomes, "told_late", 0)
    monkeypatch.setitem(FIRST.weights, "told_late", 1)
    assert fails(telling_is_never_worse)


def test_forgiving_what_others_found_breaks_the_first(monkeypatch):
    monkeypatch.setitem(rules.RULES, "found_by_others", RULES["told_in_time"])
    monkeypatch.setitem(FIRST.outcomes, "found_by_others", 1)
    assert fails(telling_is_never_worse)


def test_forgiving_what_was_concealed_breaks_the_first(monkeypatch):
    monkeypatch.setitem(FIRST.weights, "concealed", 0)
    assert fails(telling_is_never_worse)


def test_counting_a_concern_only_once_it_is_read_breaks_the_second(monkeypatch):
    found = saying.FEEDBACK.found

    def once_read(known):
        return (each for each in found(known) if known.acknowledged or each.dimension == "")

    lame = saying.FEEDBACK._replace(found=once_read)
    monkeypatch.setitem(Evidence.readers, "feedback", lame)
    assert fails(silence_is_never_better)


def test_weighing_by_ones_own_rating_breaks_the_second(monkeypatch):
    def by_own_word(known, side, *, good):
        return known.ratings.get(side, "")

    monkeypatch.setattr(disclosing, "_severity", by_own_word)
    assert fails(silence_is_never_better)


def test_punishing_who_reports_what_it_kept_breaks_the_second(monkeypatch):
    for rule in ("kept_late", "kept"):
        monkeypatch.setitem(FIRST.outcomes, rule, 0)
        monkeypatch.setitem(FIRST.weights, rule, 2)
    assert fails(silence_is_never_better)


def test_believing_who_says_that_the_other_noticed_first_breaks_the_second(monkeypatch):
    monkeypatch.setitem(FIRST.outcomes, "told_late", 0)
    assert fails(what_speaks_against_a_side_was_said_by_others)


def test_a_rule_for_one_side_only_breaks_symmetry(monkeypatch):
    found = promising.COMMITMENTS.found

    def of_the_bpo(known):
        return (each for each in found(known) if each.side == "bpo")

    lame = promising.COMMITMENTS._replace(found=of_the_bpo)
    monkeypatch.setitem(Evidence.readers, "commitment", lame)
    assert fails(exchanged_sides_exchange_every_score)


def test_a_number_without_a_guard_breaks_the_fourth(monkeypatch):
    monkeypatch.setattr(score, "_missing", lambda *_: ())
    assert fails(too_little_evidence_is_no_number)


def test_evidence_of_facts_that_are_not_there_breaks_the_fifth(monkeypatch):
    row = Evidence.row
    monkeypatch.setattr(Evidence, "row", lambda *given: row(*given) | {"sources": "[999]"})
    assert fails(every_number_opens_into_facts)


def test_numbers_of_another_version_break_the_fifth(monkeypatch):
    by = first()
    heavier = by._replace(weight=by.weight * 2)
    monkeypatch.setattr(histories, "first", lambda: heavier)
    assert fails(every_number_opens_into_facts)


def test_taking_back_what_was_known_breaks_the_view_of_a_day_gone_by(monkeypatch):
    def rewritten(shelf, row_id, position, at):
        shelf._fresh.pop(row_id, None)

    monkeypatch.setattr(bitemporal.Shelf, "_supersede", rewritten)
    assert fails(what_was_known_then_stays)
