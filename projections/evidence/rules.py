"""The rules that turn facts into evidence: one table, said in words.

The sentences stand in docs/product.md too, under "Trust score". What a rule needs to know of a
record is gathered in the module of its kind; what it weighs, a rule set says
(``domain.rule_sets``).
"""

from typing import Literal, NamedTuple

from projections.trust.weighing import Kind

Dimension = Literal["competence", "character", "communication"]


class Rule(NamedTuple):
    """What one thing says of a side.

    ``dimension`` is ``None`` where feedback names it. ``indicator`` groups rules. Its weight is
    multiplied by that of the severity where ``by_severity``. All of the same ``cap`` weighs no more
    than the cap in a bar; so does what a side does ``alone`` and nobody of the other confirmed. A
    ``breach`` fades slower.
    """

    dimension: Dimension | None
    indicator: str
    sentence: str
    by_severity: bool = False
    cap: str = ""
    alone: bool = False
    breach: bool = False


RULES: dict[str, Rule] = {
    "told_in_time": Rule(
        "communication",
        "disclosing",
        "Told a problem of its own within the protection window, before anybody else noticed.",
        by_severity=True,
        cap="disclosures",
    ),
    "told_late": Rule(
        "communication",
        "disclosing",
        "Told a problem of its own, late or after somebody else had noticed: no weight.",
        by_severity=True,
        cap="disclosures",
    ),
    "found_by_others": Rule(
        "communication",
        "disclosing",
        "The other side, or somebody outside, found a problem here first.",
        by_severity=True,
    ),
    "mistake_found": Rule(
        "competence",
        "problems found",
        "A problem here was found by the other side, or by somebody outside.",
        by_severity=True,
    ),
    "cause_again": Rule(
        "competence",
        "recurrence",
        "The other side saw an agreed cause again within 90 days of its closing.",
        by_severity=True,
    ),
    "check_passed": Rule(
        "competence",
        "effectiveness checks",
        "Reported by its date that a correction works, and the other side co-signed.",
        by_severity=True,
    ),
    "check_missed": Rule(
        "competence",
        "effectiveness checks",
        "The date of an effectiveness check passed without a report that the other side accepted.",
        by_severity=True,
    ),
    "made_good": Rule(
        "character",
        "make-goods",
        "Delivered a promised make-good by its day.",
        by_severity=True,
        alone=True,
    ),
    "made_good_late": Rule(
        "character",
        "make-goods",
        "The day of a promised make-good passed before it was delivered.",
        by_severity=True,
    ),
    "kept": Rule("character", "commitments", "Kept a commitment by its due day.", alone=True),
    "kept_late": Rule(
        "character",
        "commitments",
        "Kept a commitment late, within the share of its term that the charter allows.",
    ),
    "missed": Rule(
        "character", "commitments", "The due day of a commitment passed without it being kept."
    ),
    "change_worked": Rule(
        "competence", "changes", "Carried out a change that the other side judged successful."
    ),
    "change_partly": Rule(
        "competence",
        "changes",
        "Carried out a change that the other side judged partly successful.",
    ),
    "change_failed": Rule(
        "competence",
        "changes",
        "Carried out a change that the other side judged failed or backed out.",
    ),
    "request_clear": Rule(
        "competence", "requests", "Asked for a change that was agreed without being sent back."
    ),
    "request_sent_back": Rule(
        "competence", "requests", "Asked for a change that the other side sent back for more."
    ),
    "answered_openly": Rule(
        "character",
        "first responses",
        "Answered a request first with something other than the contract.",
    ),
    "contract_first": Rule(
        "character",
        "first responses",
        "Answered a request first with the contract, undisputed and not by agreement.",
    ),
    "short_notice": Rule(
        "character", "notice", "Asked for a change that goes live at short notice without consent."
    ),
    "update_given": Rule(
        "communication", "updates", "Gave the next update by the time promised.", cap="updates"
    ),
    "update_missed": Rule(
        "communication", "updates", "The time of a promised update passed without one."
    ),
    "praised": Rule(
        None,
        "feedback",
        "Was praised by the other side with an example, and acknowledged it.",
        cap="praise",
    ),
    "concern": Rule(
        None,
        "feedback",
        "Was told a concern with an example, and acknowledged it or let the time for that pass.",
        cap="concerns",
    ),
    "concern_settled": Rule(
        None,
        "feedback",
        "Was told a concern with an example that the other side saw as settled within 30 days.",
        cap="concerns",
    ),
    "told_back": Rule(
        "communication", "feedback told back", "Told back by its day what became of feedback."
    ),
    "told_back_missed": Rule(
        "communication",
        "feedback told back",
        "The day to tell back what became of feedback passed without it.",
    ),
    "concealed": Rule(
        "character",
        "integrity",
        "Both leads agreed that a problem here was concealed.",
        by_severity=True,
        breach=True,
    ),
    "audience_breached": Rule(
        "communication",
        "integrity",
        "Both leads agreed that it passed on what was not for others.",
        breach=True,
    ),
}

KINDS = {
    name: Kind(rule.indicator, rule.by_severity, rule.cap, rule.alone, rule.breach)
    for name, rule in RULES.items()
}
"""The rules as a score asks for them."""
