"""The bars of a review: as known at both ends, and "better" or "worse" only where it is clear."""

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest

from domain.rule_sets import FIRST, Guard
from portal.reviews.account import Account
from portal.reviews.bars import STEADY, UNKNOWN, moved
from portal.reviews.quarters import Quarter
from projections.evidence import KINDS, RULES
from projections.trust.ledger import Entry, Ledger
from projections.trust.moments import days
from projections.trust.weighing import weighing

QUARTER = Quarter(2026, 3)
COMPANIES = {"brand": "Northwind", "bpo": "Harbor Contact"}
LOOSE = msgspec.structs.replace(
    FIRST, guard=Guard(evidence=4, records=4, days=1, people=0, indicators=1, largest_share=1)
)
CONFIRMED = f'["{UUID(int=7)}"]'
BEFORE, WITHIN = QUARTER.since - timedelta(days=20), QUARTER.last - timedelta(days=20)


def account(at=QUARTER.last):
    return Account(QUARTER, at, COMPANIES, [], [], [], [], {}, frozenset(), {})


def known(*told):
    """A ledger of (side, rule, how many, when)."""
    entries = [
        Entry(
            *(UUID(int=100 * n + k), side, rule, RULES[rule].dimension, ""),
            *(days(at), days(at), days(at), None, 100 * n + k, CONFIRMED),
        )
        for n, (side, rule, times, at) in enumerate(told)
        for k in range(times)
    ]
    return Ledger(tuple(RULES)).extended(entries, 1)


def said(*told, rules=LOOSE, at=QUARTER.last):
    return moved(account(at), known(*told), weighing(KINDS, rules)).said


@pytest.mark.parametrize(("side", "company"), list(COMPANIES.items()))
def test_a_bar_that_clearly_rose_was_better_and_one_that_fell_worse(side, company):
    rose = said((side, "missed", 12, BEFORE), (side, "kept", 60, WITHIN))
    fell = said((side, "kept", 12, BEFORE), (side, "missed", 60, WITHIN))

    [sentence] = rose
    assert sentence.startswith(f"The character of {company} was better at the end than")
    assert sentence.endswith("the intervals do not overlap.")
    assert "was worse at the end" in fell[0]


def test_a_quarter_that_runs_says_how_it_is_now():
    running = WITHIN + timedelta(days=1)
    told = (("bpo", "missed", 12, BEFORE), ("bpo", "kept", 60, WITHIN))

    assert "is better now than at the start" in said(*told, at=running)[0]


def test_a_little_more_evidence_is_neither():
    assert said(("bpo", "kept", 12, BEFORE), ("bpo", "kept", 3, WITHIN)) == [STEADY]


def test_without_enough_at_both_ends_nothing_is_compared():
    assert said(("bpo", "kept", 60, WITHIN)) == [UNKNOWN]
    assert said(("bpo", "missed", 12, BEFORE), ("bpo", "kept", 60, WITHIN), rules=FIRST) == [
        UNKNOWN
    ]


def test_what_is_recorded_later_is_not_known_at_the_end():
    after = QUARTER.until + timedelta(days=1)
    found = moved(account(), known(("bpo", "kept", 12, after)), weighing(KINDS, LOOSE))

    assert found.last["bpo", "character"].value is None
    assert found.last["bpo", "character"].pieces == 0
