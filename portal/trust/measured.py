"""The records an indicator is made of: each with its side, what was measured, and its page."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from portal.kinds import titles_of
from portal.trust.worded import amount
from portal.web import connection, here
from portal.words import span
from projections.indicators import Indicator
from projections.measures import Period, Taken

LISTED = 25
LABELS = {"Disclosures": "Severity", "Feedback": "Kind"}
KINDS = ("seconds", "ratio")
"""What is said of each thing that took time or was given, by subject."""

WORDS = {
    "told_in_time": "Told in time",
    "told_late": "Told late",
    "found_by_others": "Found by others first",
    "kept": "Kept by its day",
    "kept_late": "Kept late",
    "missed": "Missed",
    "told_back_in_time": "Told back in time",
    "told_back_late": "Told back late",
    "told_back_not": "Not told back",
    "change_worked": "Judged successful",
    "change_partly": "Judged partly successful",
    "change_failed": "Judged failed",
    "contract_first": "Named the contract first",
    "answered_openly": "Did not name the contract first",
    "found_here": "Seen by its own side",
    "found_there": "Seen by the other side",
    "found_by_both": "Seen by both sides",
    "recognized_teams": "Teams recognized",
    "teams": "Teams there are",
    "capped": "Claimed to be older than two years",
    "target_challenge": "Challenge of a target",
    "": "Not said",
}
"""Results and kinds in words; the others are said by their own name."""


class Row(NamedTuple):
    """One thing that was measured. ``said`` is its result.

    ``at`` is when it ended or counted, or when it began while it is open.
    """

    side: str
    kind: str
    record_id: UUID
    title: str
    said: str
    took: str
    at: datetime


class Listing(NamedTuple):
    """A page of what was measured, the latest first. ``older`` is where the next page begins.

    ``label`` is what is said of each: its result, its severity, its kind.
    """

    label: str
    rows: list[Row]
    total: int
    older: UUID | None


def worded(label: str) -> str:
    """A result, a kind or a part in words."""
    said = WORDS.get(label) or label.replace("_", " ")
    return said[:1].upper() + said[1:]


def listing(
    indicator: Indicator, found: Sequence[Taken], period: Period, after: UUID | None
) -> Listing:
    """What was measured after the last of one record; from the latest on if there is no such."""
    latest: dict[UUID, datetime] = {}
    for each in found:
        latest[each.record_id] = max(_at(each, period), latest.get(each.record_id, period.since))
    ordered = sorted(
        found,
        key=lambda each: (latest[each.record_id], each.record_id, _at(each, period)),
        reverse=True,
    )
    ids = [each.record_id for each in ordered]
    start = len(ids) - ids[::-1].index(after) if after in ids else 0
    end = min(start + LISTED, len(ids))
    while end < len(ids) and ids[end] == ids[end - 1]:
        end += 1  # what is measured of one record stands on one page
    some = ordered[start:end]
    records = {(each.record_kind, each.record_id) for each in some}
    titles = titles_of(connection(), here().viewer, records)
    rows = [_row(indicator, each, titles, period) for each in some]
    label = LABELS.get(indicator.group, "Result") if indicator.unit in KINDS else "Result"
    return Listing(label, rows, len(ordered), ids[end - 1] if end < len(ids) else None)


def _row(indicator: Indicator, each: Taken, titles: dict[UUID, str], period: Period) -> Row:
    return Row(
        each.side,
        each.record_kind,
        each.record_id,
        titles.get(each.record_id, "The record"),
        worded(each.name if each.name in WORDS else each.detail),
        _took(indicator, each, period),
        each.ended_at or each.began_at,
    )


def _took(indicator: Indicator, each: Taken, period: Period) -> str:
    if indicator.unit == "days":
        return amount("days", each.amount)
    if indicator.unit != "seconds":
        return ""
    lasted: timedelta = (each.ended_at or period.until) - each.began_at
    return span(lasted) if each.ended_at else f"open for {span(lasted)}"


def _at(each: Taken, period: Period) -> datetime:
    return each.ended_at or period.until
