"""Figures in words: a value with its unit, what it rests on, and what both sides together say."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from portal.web import here
from portal.words import span
from projections.indicators import Figure, Indicator

RUNNING = ("seconds", "days", "times")
"""Units of what has a median and a ninth decile."""

OPEN = "Too many are still open to say"

UNIT = re.compile(r"(?<=\d) (?=%|(?:h|min|days?)\b)")


class Said(NamedTuple):
    """One side's figure in words: ``value`` is short, ``rests`` what stands beside it.

    ``enough`` is whether there is a number at all, ``n`` the sample.
    """

    side: str
    value: str
    rests: str
    enough: bool
    n: int = 0


def amount(unit: str, value: float) -> str:
    """A value with its unit: "80 %", "5 h 10 min", "2 working days"."""
    if unit == "share":
        return f"{100 * value:.0f} %"
    if unit == "seconds":
        return span(timedelta(seconds=value))
    if unit == "days":
        return f"{value:g} working day{'' if value == 1 else 's'}"
    if unit == "times":
        return f"{value:.2g} × the agreed gap"
    if unit == "grade":
        return f"{value:.1f} of 5"
    return f"{value:.2f}" if unit == "ratio" else f"{value:.0f}"


def unbroken(text: str) -> str:
    """The same, with no number on another line than its unit."""
    return UNIT.sub("\N{NO-BREAK SPACE}", text)


def said(indicator: Indicator, figure: Figure) -> Said:
    """A figure in words, with its interval, its ninth decile and its sample."""
    if figure.value is None:
        return Said(figure.side, _missing(figure), _lacking(indicator, figure), False, figure.n)
    unit = indicator.unit
    parts = [weighed] if (weighed := _weighed(figure)) else []
    if figure.low is not None and figure.high is not None:
        parts.append(f"between {amount(unit, figure.low)} and {amount(unit, figure.high)}")
    if unit in RUNNING or figure.p90 is not None:
        parts.append("the median")
        most = amount(unit, figure.p90) if figure.p90 is not None else None
        parts.append(f"nine of ten within {most}" if most else "more than one of ten still open")
    still = f", {figure.open} still open" if figure.open else ""
    if unit == "count" and figure.open and figure.open == figure.value:
        parts.append(f"of {figure.n} {indicator.counted}")
    else:
        parts.append(f"{figure.n} {indicator.counted}{still}")
    return Said(figure.side, amount(unit, figure.value), ", ".join(parts), True, figure.n)


def message(indicator: Indicator, figures: Sequence[Figure]) -> str:
    """What the figures of both sides say side by side, in a sentence."""
    shown = [each for each in figures if each.value is not None]
    if not shown:
        return "Not enough yet to say anything."
    half = "half within " if indicator.unit in RUNNING else ""
    if len(figures) == 1:
        both = f"{half}{amount(indicator.unit, shown[0].value or 0)}, both sides together."
        return both[:1].upper() + both[1:]
    told = "; ".join(
        f"{here().company(each.side)} {half}{amount(indicator.unit, each.value or 0)}"
        for each in shown
    )
    for each in figures:
        if each.value is None:
            return f"{told}; nothing to say yet of {here().company(each.side)}."
    return f"{told}{_apart(*shown)}."


def _apart(one: Figure, other: Figure) -> str:
    """Whether two figures differ: only intervals that do not touch say so."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return ""
    if one.value == other.value:
        return ": no difference"
    if one.high < other.low or other.high < one.low:
        return ": a clear difference, as the intervals are apart"
    return ": the intervals overlap, so this is no clear difference"


def _weighed(figure: Figure) -> str:
    """Where a share is weighed by severity: that it is, and the plain count it comes from."""
    told = {part.label: part.n for part in figure.parts}
    if "told_in_time" not in told:
        return ""
    return f"weighed by severity ({told['told_in_time']} of {figure.n})"


def _missing(figure: Figure) -> str:
    if figure.n >= figure.needed:
        return OPEN
    return f"Not enough: {figure.n} of {figure.needed}"


def _lacking(indicator: Indicator, figure: Figure) -> str:
    still = f", {figure.open} still open" if figure.open else ""
    return f"{indicator.counted}{still}"
