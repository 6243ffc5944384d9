"""The laws of the trust score, over random histories of facts and the real read model.

Each law is shown to fail on a planted wrong rule. ``PORTAL_LAW_EXAMPLES=500`` tries each on more
histories than the usual run does.
"""

import json
import os
from datetime import timedelta
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings

from domain.commitments import events as commitment
from domain.disclosures import events as disclosure
from domain.facts import other
from portal.trust.shown import one
from projections.evidence import RULES, VERSION, disclosing, model, promising, rules
from projections.trust import score
from projections.trust.bars import DIMENSIONS, SIDES, bars, days
from tests.stories import SEEDS
from tests.trust.histories import (
    SWAPPED,
    History,
    items_at,
    pieces_of,
    scored,
    scores_of,
    swapped,
)

EXAMPLES = int(os.environ.get("PORTAL_LAW_EXAMPLES", "72"))
PLANTED = range(60)
ALMOST = 1e-9
KINDS = ({"kind": "own_mistake"}, {"kind": "problem_found"})

over_histories = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
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
)
"""What a side says of itself, well or ill."""

BY_TIME = ("missed", "kept_late", "made_good_late", "check_missed", "update_missed")
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
    pieces = bars(pieces_of(facts, place, at))
    found = scored(chain.from_iterable(pieces.values()), at)
    return {
        bar: sum(w * (1 - p.outcome) for w, p in zip(found[bar].weighed, those, strict=True))
        for bar, those in pieces.items()
    }


def what_speaks_against_a_side_was_said_by_others(seed):
    history = History(seed)
    written = {(f.originator_id, f.originator_version): f for f in history.facts}
    for item in items_at(history.facts, history.place, history.end + timedelta(days=200)):
        if item.outcome == 1 or item.rule in (*BY_TIME, *BY_ACT):
            continue
        sides = {written[item.record_id, version].side for version in item.sources}
        assert other(item.side) in sides, item.rule


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
        pieces = bars(pieces_of(history.facts, history.place, at))
        for bar, those in pieces.items():
            shown = one(bar, scored(those, at)[bar], those)
            if few(those, at):
                assert (shown.value, shown.low, shown.high) == (None, None, None)
                assert shown.said.startswith("Not enough evidence")


def few(pieces, at):
    """Whether there is too little, counted by other means: what the guard asks at the least."""
    faded = [p.weight * 0.5 ** (int(days(at) - p.day) / p.half_life) for p in pieces]
    people = {person for piece in pieces for person in json.loads(piece.confirmed_by)}
    return sum(faded) < 7.5 or len({p.record_id for p in pieces}) < 5 or len(people) < 2


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
        rule = RULES[item.rule]
        assert (item.dimension, item.outcome) == (rule.dimension, rule.outcome)
        assert item.rule_version == VERSION
    for bar, known in scores_of(history.facts, history.place, at).items():
        own = [item for item in items if (item.side, item.dimension) == bar]
        if not any(item.capped for item in own):
            faded = [i.weight * 0.5 ** ((days(at) - days(i.effective_at)) / 90) for i in own]
            good = sum(w * i.outcome for w, i in zip(faded, own, strict=True))
            assert known.value == pytest.approx((1 + good) / (2 + sum(faded)), abs=ALMOST)


def what_was_known_then_stays(seed):
    history = History(seed)
    at = history.moment()
    whole = pieces_of(history.facts, history.place, at)
    then = pieces_of([f for f in history.facts if f.recorded_at <= at], history.place, at)

    assert sorted(whole, key=repr) == sorted(then, key=repr)


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
    over_histories(given(SEEDS)(law))()


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
    blamed = RULES["told_late"]._replace(outcome=0, weight=1)
    monkeypatch.setitem(rules.RULES, "told_late", blamed)
    assert fails(telling_is_never_worse)


def test_forgiving_what_others_found_breaks_the_first(monkeypatch):
    monkeypatch.setitem(rules.RULES, "found_by_others", RULES["told_in_time"])
    assert fails(telling_is_never_worse)


def test_weighing_by_ones_own_rating_breaks_the_second(monkeypatch):
    def by_own_word(known, side, *, good):
        return known.ratings.get(side, "")

    monkeypatch.setattr(disclosing, "_severity", by_own_word)
    assert fails(silence_is_never_better)


def test_punishing_who_reports_what_it_kept_breaks_the_second(monkeypatch):
    late = RULES["kept_late"]._replace(outcome=0, weight=2)
    monkeypatch.setitem(rules.RULES, "kept_late", late)
    monkeypatch.setitem(rules.RULES, "kept", late)
    assert fails(silence_is_never_better)


def test_believing_who_says_that_the_other_noticed_first_breaks_the_second(monkeypatch):
    monkeypatch.setitem(rules.RULES, "told_late", RULES["found_by_others"])
    assert fails(what_speaks_against_a_side_was_said_by_others)


def test_a_rule_for_one_side_only_breaks_symmetry(monkeypatch):
    found = promising.COMMITMENTS.found

    def of_the_bpo(known):
        return (each for each in found(known) if each.side == "bpo")

    lame = promising.COMMITMENTS._replace(found=of_the_bpo)
    monkeypatch.setitem(model.READERS, "commitment", lame)
    assert fails(exchanged_sides_exchange_every_score)


def test_a_number_without_a_guard_breaks_the_fourth(monkeypatch):
    monkeypatch.setattr(score, "_missing", lambda *_: ())
    assert fails(too_little_evidence_is_no_number)


def test_evidence_of_facts_that_are_not_there_breaks_the_fifth(monkeypatch):
    row = model._row
    monkeypatch.setattr(model, "_row", lambda *given: row(*given) | {"sources": "[999]"})
    assert fails(every_number_opens_into_facts)


def test_evidence_that_names_other_rules_breaks_the_fifth(monkeypatch):
    monkeypatch.setattr(model, "VERSION", VERSION + 1)
    assert fails(every_number_opens_into_facts)


def test_taking_back_what_was_known_breaks_the_view_of_a_day_gone_by(monkeypatch):
    def rewritten(shelf, evidence_id, fact):
        shelf._fresh.pop(evidence_id, None)

    monkeypatch.setattr(model.Shelf, "_supersede", rewritten)
    assert fails(what_was_known_then_stays)
