"""The numbers of the trust score: how much each rule weighs, how it fades, and what is enough.

Both leads may agree to another rule set. What a rule *is* stays in the code; a rule set says what
it weighs. See "Trust score" in docs/product.md.
"""

import msgspec


class Guard(msgspec.Struct, frozen=True):
    """What is needed at the least before a number is shown.

    ``evidence`` is what weighs after fading, ``records`` and ``people`` are counted, ``days``
    within the last ninety. No indicator may be above ``largest_share`` (0..1) of the evidence.
    """

    evidence: float = 8.0
    records: int = 5
    days: int = 3
    people: int = 2
    indicators: int = 2
    largest_share: float = 0.5


class RuleSet(msgspec.Struct, frozen=True, kw_only=True):
    """What each rule says (``outcomes``, 0..1) and weighs (``weights``), by its name.

    ``severities`` multiplies the weights that go by severity; "" is for a severity nobody rated.
    Half-lives and ``cap_days`` are in days; what is capped weighs at most ``cap`` in ``cap_days``.
    """

    outcomes: dict[str, float]
    weights: dict[str, float]
    severities: dict[str, float]
    half_life_days: float = 90.0
    breach_half_life_days: float = 180.0
    cap: float = 3.0
    cap_days: float = 30.0
    guard: Guard = Guard()


FIRST = RuleSet(
    outcomes={
        "told_in_time": 1,
        "told_late": 1,
        "found_by_others": 0,
        "mistake_found": 0,
        "cause_again": 0,
        "check_passed": 1,
        "check_missed": 0,
        "made_good": 1,
        "made_good_late": 0,
        "kept": 1,
        "kept_late": 0.5,
        "missed": 0,
        "change_worked": 1,
        "change_partly": 0.5,
        "change_failed": 0,
        "request_clear": 1,
        "request_sent_back": 0,
        "answered_openly": 1,
        "contract_first": 0,
        "short_notice": 0,
        "update_given": 1,
        "update_missed": 0,
        "praised": 1,
        "concern": 0,
        "concern_settled": 0.5,
        "told_back": 1,
        "told_back_missed": 0,
        "concealed": 0,
        "audience_breached": 0,
    },
    weights={
        "told_in_time": 1,
        "told_late": 0,
        "found_by_others": 1,
        "mistake_found": 0.5,
        "cause_again": 1,
        "check_passed": 0.5,
        "check_missed": 0.5,
        "made_good": 0.5,
        "made_good_late": 0.5,
        "kept": 1,
        "kept_late": 1,
        "missed": 1,
        "change_worked": 1,
        "change_partly": 1,
        "change_failed": 1,
        "request_clear": 1,
        "request_sent_back": 1,
        "answered_openly": 0.5,
        "contract_first": 0.5,
        "short_notice": 0.5,
        "update_given": 0.5,
        "update_missed": 0.5,
        "praised": 1,
        "concern": 1,
        "concern_settled": 1,
        "told_back": 0.5,
        "told_back_missed": 0.5,
        "concealed": 2,
        "audience_breached": 2,
    },
    severities={"": 0.5, "low": 0.5, "medium": 1, "high": 2, "critical": 4},
)
"""Version 1, which holds until both leads agree to another."""

BY_SEVERITY = frozenset(
    {
        *("told_in_time", "told_late", "found_by_others", "mistake_found", "cause_again"),
        *("check_passed", "check_missed", "made_good", "made_good_late", "concealed"),
    }
)
"""Rules whose weight is multiplied by that of the severity."""

CAPPED = {
    **dict.fromkeys(("told_in_time", "told_late"), "disclosures"),
    "update_given": "updates",
    "praised": "praise",
    **dict.fromkeys(("concern", "concern_settled"), "concerns"),
}
"""Rules whose evidence weighs no more than the cap in a bar, each with what it shares the cap with.

Whoever gives it decides how much of it there is, so that many of them must not outweigh the rest.
"""

ALONE = frozenset({"kept", "made_good"})
"""Rules a side can bring about alone; what nobody of the other side confirmed of them is capped."""


def completed(rules: RuleSet) -> RuleSet:
    """A rule set with the first numbers for rules that came after it was agreed."""
    return msgspec.structs.replace(
        rules,
        outcomes={**FIRST.outcomes, **rules.outcomes},
        weights={**FIRST.weights, **rules.weights},
        severities={**FIRST.severities, **rules.severities},
    )
