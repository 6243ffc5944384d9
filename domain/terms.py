"""The terms of a charter: the values every rule reads instead of constants.

The defaults are what a partnership starts with until both leads sign something else.
"""

from typing import Annotated, Literal

import msgspec

Severity = Literal["low", "medium", "high", "critical"]
SEVERITIES: tuple[Severity, ...] = ("low", "medium", "high", "critical")

Whole = Annotated[int, msgspec.Meta(ge=0)]
Positive = Annotated[int, msgspec.Meta(ge=1)]


class Target(msgspec.Struct, frozen=True):
    """Something both sides agreed to reach, in words, and the side that carries it."""

    statement: str
    owner: Literal["brand", "bpo", "both"] = "both"


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What both leads signed. Hours are clock hours unless the name says working.

    ``go_live_weekdays`` (0 is Monday), ``go_live_from`` and ``go_live_until`` ("HH:MM", exclusive)
    are when changes may go live, where the implementing side is. ``ready_percent`` of those
    rostered must have read, understood and voted before.
    """

    values: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    protection_window_hours: Positive = 72
    acknowledge_working_hours: Positive = 8
    look_back_from: Severity = "high"
    look_back_working_days: Positive = 5
    check_days_min: Positive = 30
    check_days_max: Positive = 90
    kept_late_percent: Whole = 20
    renegotiations_max: Whole = 2
    notice_working_days: Whole = 10
    paper_debt_cap: Whole = 5
    load_points_cap: Positive = 6
    gift_cap: Whole = 100
    gift_currency: str = "EUR"
    visit_cadence_days: dict[str, Positive] = {}
    respond_working_hours: Positive = 16
    approve_working_days: Positive = 5
    ratify_working_hours: Positive = 4
    full_assessment_working_days: Positive = 2
    review_working_days: Positive = 10
    ready_percent: Positive = 90
    go_live_weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    go_live_from: str = "06:00"
    go_live_until: str = "20:00"


def severe(severity: Severity | None, threshold: Severity) -> bool:
    """Whether ``severity`` is at or above ``threshold``; unknown severity is not."""
    return severity is not None and SEVERITIES.index(severity) >= SEVERITIES.index(threshold)
