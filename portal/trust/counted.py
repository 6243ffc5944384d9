"""Counts as bars and moments as marks: stretches of one length for all, so that sizes compare."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from portal.web import here
from portal.words import day
from projections.measures import Period

WIDTH, MARGIN = 1000, 12
Counts = Mapping[str, Mapping[str, int]]
"""Counts by side, then by what was counted."""


class Stretch(NamedTuple):
    """A part of a bar: where it begins, how long it is, and how it looks."""

    x: float
    width: float
    look: str
    said: str


class Bar(NamedTuple):
    """The counts of one side end to end; ``said`` is all of it in words."""

    side: str
    stretches: list[Stretch]
    said: str


class Dot(NamedTuple):
    """One moment: where it stands along the period, and what it says."""

    x: float
    said: str


class Strip(NamedTuple):
    """The moments of one side along the period."""

    side: str
    dots: list[Dot]
    said: str


def bars(counts: Counts, looks: Mapping[str, tuple[str, str]]) -> list[Bar]:
    """A bar for each side; ``looks`` says how each count looks and what it is called, in order."""
    longest = max((sum(own[key] for key in looks) for own in counts.values()), default=0)
    return [_bar(side, own, looks, WIDTH / max(longest, 1)) for side, own in counts.items()]


def strip(side: str, moments: Sequence[datetime], period: Period, what: str) -> Strip:
    """Marks along a period for when something happened."""
    whole = (period.until - period.since).total_seconds()
    dots = []
    for at in moments:
        share = (at - period.since).total_seconds() / whole
        dots.append(Dot(round(MARGIN + share * (WIDTH - 2 * MARGIN), 1), day(at)))
    days = ", ".join(dot.said for dot in dots) or "none"
    return Strip(side, dots, f"{here().company(side)}, {what}: {days}")


def _bar(
    side: str, own: Mapping[str, int], looks: Mapping[str, tuple[str, str]], unit: float
) -> Bar:
    x, stretches, words = 0.0, [], []
    for key, (look, called) in looks.items():
        said = f"{called}: {own[key]}"
        words.append(said)
        if own[key]:
            stretches.append(Stretch(round(x, 1), round(own[key] * unit, 1), look, said))
        x += own[key] * unit
    return Bar(side, stretches, f"{here().company(side)}. {', '.join(words)}.")
