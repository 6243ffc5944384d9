"""The two-colour band: who held the ball of a change, drawn to scale, with its words."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from domain.calendar import WorkingCalendar
from portal.web import Here
from portal.words import span
from projections.holding import Held, held
from projections.intervals import Interval

WIDTH = 1000
"""The band's own units: a tenth of a per cent each."""

NARROWEST = 3
"""So that a minute between weeks can still be seen."""


class Segment(NamedTuple):
    """A stretch of the band: whose, in which stage, where it begins and how wide it is."""

    ball: str
    stage: str
    x: int
    width: int
    said: str


class Band(NamedTuple):
    """A band, and the same in words and figures. ``said`` is one sentence."""

    segments: list[Segment]
    held: Held
    said: str


def band_of(intervals: Sequence[Interval], place: Here, until: datetime) -> Band:
    """The band of a change up to a moment; empty where it has not begun."""
    calendars: Mapping[str, WorkingCalendar] = {
        side: place.partnership.calendar(side) for side in ("brand", "bpo")
    }
    counted = [each for each in intervals if each.ball != "nobody" and each.stage != "draft"]
    found = held(counted, calendars, until)
    return Band(_segments(found, place), found, _said(found, place))


def worked(time: timedelta) -> str:
    """Working time in words: "12 working h", "40 working min"."""
    hours = time.total_seconds() / 3600
    if hours >= 1:
        return f"{hours:.0f} working h"
    return f"{time.total_seconds() / 60:.0f} working min"


def _segments(found: Held, place: Here) -> list[Segment]:
    total, passed, drawn = found.total.total_seconds(), 0.0, []
    for stretch in found.stretches:
        lasts = stretch.raw.total_seconds()
        x = round(WIDTH * passed / total)
        width = max(round(WIDTH * lasts / total), NARROWEST)
        who = "both" if stretch.ball == "both" else place.company(stretch.ball)
        said = f"{stretch.stage}: {who}, {span(stretch.raw)}"
        drawn.append(Segment(stretch.ball, stretch.stage, min(x, WIDTH - width), width, said))
        passed += lasts
    return drawn


def _said(found: Held, place: Here) -> str:
    if not found.stretches:
        return "Nobody has held it yet."
    parts = [
        f"{place.company(side)} held it {span(found.raw[side])} ({worked(found.working[side])})"
        for side in ("brand", "bpo")
        if found.raw[side]
    ]
    if found.raw["both"]:
        parts.append(f"both were waited for {span(found.raw['both'])}")
    crossed = {0: "It never crossed the line.", 1: "It crossed the line once."}
    return f"{', '.join(parts)}. " + crossed.get(
        found.bounces, f"It crossed the line {found.bounces} times."
    )
