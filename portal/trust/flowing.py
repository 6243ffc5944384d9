"""The way of changes from the request to live: by phase, by who held the ball, and in words."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from portal.trust.worded import OPEN, amount
from portal.web import here
from portal.words import span
from projections.indicators import Asked, Figure
from projections.indicators.changing import requested
from projections.indicators.figures import durations
from projections.indicators.walking import PHASES, Walk, in_phase, walks
from projections.trust.ledger import SIDES

WIDTH, NARROWEST = 1000, 4
DRAWN = ("brand", "bpo", "both")
"""Holders that have a colour; a deferred change is in nobody's hands."""


class Segment(NamedTuple):
    """A stretch of the band: whose, where it begins and how wide it is, in thousandths."""

    ball: str
    x: int
    width: int
    said: str


class Band(NamedTuple):
    """A two-colour band, and all of it in words."""

    segments: list[Segment]
    said: str


class Phase(NamedTuple):
    """One phase: its median in words, its band, and the share of its time by holder, in words.

    ``seconds`` is the median, ``None`` where there is not enough; ``most`` the ninth decile.
    """

    name: str
    seconds: float | None
    value: str
    most: str
    n: int
    band: Band
    held: Mapping[str, str]


class Flow(NamedTuple):
    """All phases, end to end and one by one; ``whole`` is the figure from request to live."""

    message: str
    whole: Figure
    band: Band
    phases: list[Phase]


def flow(known: Asked) -> Flow:
    """The changes that went live in a period or were on their way at its end."""
    walked = walks(known)
    whole = durations("both", requested(known), known.period.until)
    figures = {phase: in_phase(walked, phase) for phase in PHASES}
    there = {phase: figure for phase, figure in figures.items() if figure.n}
    total = sum(figure.value or 0 for figure in there.values())
    phases, begins = [], 0.0
    for phase, figure in there.items():
        phases.append(_phase(phase, figure, walked, (begins, total)))
        begins += figure.value or 0
    segments = [segment for phase in phases for segment in phase.band.segments]
    said = ". ".join(phase.band.said for phase in phases if phase.band.segments)
    return Flow(_message(whole, walked, phases), whole, Band(segments, said), phases)


def _phase(name: str, figure: Figure, walked: Sequence[Walk], scale: tuple[float, float]) -> Phase:
    shares = _shares(walked, name)
    held = {holder: f"{100 * share:.0f} %" for holder, share in shares.items() if share}
    if figure.value is not None:
        value = amount("seconds", figure.value)
    else:
        value = OPEN if figure.n >= figure.needed else f"Not enough: {figure.n} of {figure.needed}"
    most = amount("seconds", figure.p90) if figure.p90 is not None else "Too many still open"
    most = most if figure.n >= figure.needed else ""
    said = f"{name.capitalize()}: {value}"
    segments = _segments(said, figure.value or 0, shares, scale)
    band = Band(segments, said)
    return Phase(name.capitalize(), figure.value, value, most, figure.n, band, held)


def _segments(
    said: str, seconds: float, shares: Mapping[str, float], scale: tuple[float, float]
) -> list[Segment]:
    begins, total = scale
    drawn = []
    for holder in DRAWN:
        lasts = seconds * shares.get(holder, 0.0)
        if lasts > 0:
            x = min(round(WIDTH * begins / total), WIDTH - NARROWEST)
            width = max(round(WIDTH * lasts / total), NARROWEST)
            who = "both" if holder == "both" else here().company(holder)
            words = f"{said}, of which {span(timedelta(seconds=lasts))} in the hands of {who}"
            drawn.append(Segment(holder, x, min(width, WIDTH - x), words))
        begins += lasts
    return drawn


def _shares(walked: Sequence[Walk], phase: str = "") -> dict[str, float]:
    """The share of all time spent, in a phase if one is named, by holder."""
    spent = {ball: sum(each.spent(phase, ball) for each in walked) for ball in (*DRAWN, "nobody")}
    total = sum(spent.values())
    return {ball: seconds / total for ball, seconds in spent.items()} if total else {}


def _message(whole: Figure, walked: Sequence[Walk], phases: Sequence[Phase]) -> str:
    if not whole.n:
        return ""
    changes = f"{whole.n} change{'s' if whole.n > 1 else ''}"
    if whole.n < whole.needed:
        return f"{changes} on the way or live: not enough to say how long it takes."
    if whole.value is None:
        begun = f"Fewer than half of {changes} are live so far."
    else:
        begun = f"Half of {changes} were live within {amount('seconds', whole.value)}"
        begun += f", counting {whole.open} still on the way." if whole.open else "."
    longest = max(phases, key=lambda each: each.seconds or 0)
    held = _held(_shares(walked))
    if not longest.seconds:
        return f"{begun} {held}"
    return f"{begun} {held} The longest phase: {longest.name.lower()}, {longest.value}."


def _held(shares: Mapping[str, float]) -> str:
    sides = sorted(SIDES, key=lambda side: -shares.get(side, 0))
    held = [f"with {here().company(side)} for {100 * shares.get(side, 0):.0f} %" for side in sides]
    if shares.get("both"):
        held.append(f"with both for {100 * shares['both']:.0f} %")
    if shares.get("nobody"):
        held.append(f"with nobody for {100 * shares['nobody']:.0f} %")
    return f"Of all that time the ball was {', '.join(held)}."
