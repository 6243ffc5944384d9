"""The rules that turn facts into evidence, version 1: one table, said in words.

The sentences stand in docs/product.md too, under "Trust score". What a rule needs to know of a
record is gathered in the module of its kind.
"""

from typing import Literal, NamedTuple

VERSION = 1
"""Raised with every change of this table; evidence names the version that made it."""

HALF_LIFE_DAYS = 90.0

Dimension = Literal["competence", "character", "communication"]
DIMENSIONS: tuple[Dimension, ...] = ("competence", "character", "communication")


class Rule(NamedTuple):
    """What one thing says of a side.

    ``outcome`` is 0..1. ``weight`` is multiplied by that of the severity where ``by_severity``.
    ``capped`` evidence gains no more than the cap of the score. ``indicator`` groups rules.
    """

    dimension: Dimension
    indicator: str
    outcome: float
    weight: float
    sentence: str
    by_severity: bool = False
    capped: bool = False
    half_life: float = HALF_LIFE_DAYS


RULES: dict[str, Rule] = {
    "told_in_time": Rule(
        "communication",
        "disclosing",
        1,
        1,
        "Told a problem of its own within the protection window, before anybody else noticed.",
        by_severity=True,
        capped=True,
    ),
    "told_late": Rule(
        "communication",
        "disclosing",
        1,
        0,
        "Told a problem of its own, late or after somebody else had noticed: no weight.",
        by_severity=True,
        capped=True,
    ),
    "found_by_others": Rule(
        "communication",
        "disclosing",
        0,
        1,
        "The other side, or somebody outside, found a problem here first.",
        by_severity=True,
    ),
    "mistake_found": Rule(
        "competence",
        "problems found",
        0,
        0.5,
        "A problem here was found by the other side, or by somebody outside.",
        by_severity=True,
    ),
    "cause_again": Rule(
        "competence",
        "recurrence",
        0,
        1,
        "The other side saw an agreed cause again within 90 days of its closing.",
        by_severity=True,
    ),
    "check_passed": Rule(
        "competence",
        "effectiveness checks",
        1,
        0.5,
        "Reported by its date that a correction works, and the other side co-signed.",
        by_severity=True,
    ),
    "check_missed": Rule(
        "competence",
        "effectiveness checks",
        0,
        0.5,
        "The date of an effectiveness check passed without a report that the other side accepted.",
        by_severity=True,
    ),
    "made_good": Rule(
        "character",
        "make-goods",
        1,
        0.5,
        "Delivered a promised make-good by its day.",
        by_severity=True,
    ),
    "made_good_late": Rule(
        "character",
        "make-goods",
        0,
        0.5,
        "The day of a promised make-good passed before it was delivered.",
        by_severity=True,
    ),
    "kept": Rule("character", "commitments", 1, 1, "Kept a commitment by its due day."),
    "kept_late": Rule(
        "character",
        "commitments",
        0.5,
        1,
        "Kept a commitment late, within the share of its term that the charter allows.",
    ),
    "missed": Rule(
        "character",
        "commitments",
        0,
        1,
        "The due day of a commitment passed without it being kept.",
    ),
    "change_worked": Rule(
        "competence",
        "changes",
        1,
        1,
        "Carried out a change that the other side judged successful.",
    ),
    "change_partly": Rule(
        "competence",
        "changes",
        0.5,
        1,
        "Carried out a change that the other side judged partly successful.",
    ),
    "change_failed": Rule(
        "competence",
        "changes",
        0,
        1,
        "Carried out a change that the other side judged failed or backed out.",
    ),
    "request_clear": Rule(
        "competence",
        "requests",
        1,
        1,
        "Asked for a change that was agreed without being sent back.",
    ),
    "request_sent_back": Rule(
        "competence", "requests", 0, 1, "Asked for a change that the other side sent back for more."
    ),
    "answered_openly": Rule(
        "character",
        "first responses",
        1,
        0.5,
        "Answered a request first with something other than the contract.",
    ),
    "contract_first": Rule(
        "character",
        "first responses",
        0,
        0.5,
        "Answered a request first with the contract, undisputed and not by agreement.",
    ),
    "short_notice": Rule(
        "character",
        "notice",
        0,
        0.5,
        "Asked for a change that goes live at short notice without consent.",
    ),
    "update_given": Rule(
        "communication", "updates", 1, 0.5, "Gave the next update by the time promised."
    ),
    "update_missed": Rule(
        "communication", "updates", 0, 0.5, "The time of a promised update passed without one."
    ),
}

SEVERITY_WEIGHTS = {"": 0.5, "low": 0.5, "medium": 1.0, "high": 2.0, "critical": 4.0}
"""By severity; empty where nobody rated it."""
